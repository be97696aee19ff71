"""SQLAlchemy's SQLite dialect on apsw: a new enough SQLite, and transactions that begin when told.

The standard module links the system's SQLite; on Debian 12 that is 3.40.1, older than the fix of the
write-ahead-log corruption (3.51.3, 3.53.0). Measured in docs/decisions/0002-sqlite-driver.md.
"""

import itertools
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any, Final

import apsw
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

# PEP 249, the parts that SQLAlchemy reads from a driver module.
apilevel: Final = "2.0"
threadsafety: Final = 1
paramstyle: Final = "qmark"
sqlite_version_info: Final = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
sqlite_version: Final = apsw.sqlite_lib_version()
Error: Final = apsw.Error
Binary: Final = bytes
CLASSES: Final = {  # apsw names each of SQLite's results; PEP 249 knows fewer
    "ConstraintError": "IntegrityError",
    "BusyError": "OperationalError",
    "LockedError": "OperationalError",
    "FullError": "OperationalError",
    "IOError": "OperationalError",
    "ReadOnlyError": "OperationalError",
    "CantOpenError": "OperationalError",
    "CorruptError": "DatabaseError",
    "NotADBError": "DatabaseError",
    "SQLError": "OperationalError",
}


class Cursor:
    """A PEP 249 cursor over apsw's."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        # apsw forgets the columns of a query without rows; the tracer sees them before the first step.
        self._cursor.exec_trace = self._remember
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def _remember(self, cursor: apsw.Cursor, _sql: str, _bindings: object) -> bool:
        columns = cursor.get_description()
        self.description = tuple((c[0], c[1], None, None, None, None, None) for c in columns) or None
        return True

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "Cursor":
        """Run one statement."""
        before = self._connection.total_changes()
        self._cursor.execute(sql, tuple(parameters))
        return self._after(before)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> "Cursor":
        """Run one statement for each row."""
        before = self._connection.total_changes()
        self._cursor.executemany(sql, rows)
        return self._after(before)

    def _after(self, before: int) -> "Cursor":
        if self.description is None:
            self.rowcount = self._connection.total_changes() - before
            self.lastrowid = self._connection.last_insert_rowid()
        else:
            self.rowcount = -1
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        """Give the next row."""
        return next(self._cursor, None)

    def fetchmany(self, size: int | None = None) -> list[tuple[Any, ...]]:
        """Give the next rows."""
        return list(itertools.islice(self._cursor, size or self.arraysize))

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Give the remaining rows."""
        return self._cursor.fetchall()

    def close(self) -> None:
        """Let the statement go."""
        self._cursor.close(force=True)

    def setinputsizes(self, _sizes: object) -> None:
        """Nothing to do: SQLite sizes by value."""


class Connection:
    """A PEP 249 connection over apsw's; a transaction begins when the dialect says so."""

    def __init__(self, raw: apsw.Connection, begin: str = "BEGIN") -> None:
        self.raw = raw
        self.begin_with = begin

    def cursor(self) -> Cursor:
        """Make a new cursor."""
        return Cursor(self.raw)

    def begin(self) -> None:
        """Begin a transaction, unless one is open."""
        if not self.raw.in_transaction:
            self.raw.execute(self.begin_with)

    def commit(self) -> None:
        """Make the transaction durable."""
        if self.raw.in_transaction:
            self.raw.execute("COMMIT")

    def rollback(self) -> None:
        """Undo the transaction; SQLite has already done so after some errors."""
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    def close(self) -> None:
        """Close the database."""
        self.raw.close()


class ApswDialect(SQLiteDialect):
    """SQLite through apsw."""

    driver = "apsw"
    supports_statement_cache = True
    default_paramstyle = "qmark"
    dbapi_exception_translation_map = CLASSES

    @classmethod
    def import_dbapi(cls) -> ModuleType:
        """Name this module as the driver."""
        from averment.store import sqlite  # noqa: PLC0415, PLW0406 - the module is its own driver

        return sqlite

    def _get_server_version_info(self, connection: object) -> tuple[int, ...]:  # noqa: ARG002 - SQLAlchemy's
        return sqlite_version_info

    def do_begin(self, dbapi_connection: Any) -> None:  # noqa: ANN401 - any driver's
        """Begin for real, so that a read sees one state and a write holds its lock from the start."""
        dbapi_connection.begin()

    def is_disconnect(self, e: object, connection: object, cursor: object) -> bool:  # noqa: ARG002 - SQLAlchemy's
        """Say whether the connection is gone."""
        return isinstance(e, apsw.ConnectionClosedError)


registry.register("sqlite.apsw", "averment.store.sqlite", "ApswDialect")
