"""The case database: opened, read by many, written by one."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import apsw
from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from averment.model import CaseBusy, CaseExists, DiskFull, NotACase, UnsafeDatabase
from averment.store import case, engine, place
from averment.store.migrate import is_newest, to_newest
from averment.store.session import Session

DATABASE: Final = "db.sqlite"
LOCK: Final = "lock"
MEMORY: Final = "sqlite://"
ADVISORY: Final = 0x4156_4552  # "AVER": PostgreSQL's lock by which one process writes at a time


class Store:
    """A case's database. `read` and `write` give sessions; `alone` keeps other writers out for longer."""

    def __init__(self, readers: Engine, writers: Engine, lock: Path | None) -> None:
        self._readers = readers
        self._writers = writers
        self._lock = lock
        self._held = 0
        self._threads = threading.RLock()

    @classmethod
    def create(cls, where: Path | str, title: str, created: datetime) -> "Store":
        """A new case in a folder, at a PostgreSQL address, or in memory (`sqlite://`).

        Raises CaseExists when one is there, UnsafeDatabase when the place is not safe.
        """
        store = cls._at(where, new=True)
        store._begin(title, created)  # noqa: SLF001 - its own class
        return store

    def _begin(self, title: str, created: datetime) -> None:
        with self.alone():
            if _stands(self._writers):
                raise CaseExists
            to_newest(self._writers)
            with self.write() as session:
                case.describe(session, title, created)

    @classmethod
    def open(cls, where: Path | str) -> "Store":
        """The case in a folder or at a PostgreSQL address, checked and brought to the newest schema.

        Raises NotACase when there is none, UnsafeDatabase when it is damaged or its place not safe.
        """
        store = cls._at(where, new=False)
        with _said_plainly(where):
            store._check()  # noqa: SLF001 - its own class
        return store

    def _check(self) -> None:
        if self._lock is not None:
            engine.quick_check(self._readers)
        if not _stands(self._readers):
            raise NotACase
        if not is_newest(self._readers):
            with self.alone():
                to_newest(self._writers)

    @classmethod
    def _at(cls, where: Path | str, *, new: bool) -> "Store":
        if where == MEMORY:
            memory = engine.sqlite_memory()
            return cls(memory, memory, None)
        if isinstance(where, str) and where.startswith("postgresql"):
            server = engine.postgres(where)
            return cls(server, server, None)
        path = Path(where) / DATABASE
        if not new and not path.is_file():
            message = f"{where} is not a case; make one with `averment init CASE --title T`"
            raise NotACase(message)
        place.refuse_network(path.parent)
        readers, writers = (engine.sqlite_file(path, writing=w) for w in (False, True))
        return cls(readers, writers, path.parent / LOCK)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes from writing until the end of the block; CaseBusy when one already is."""
        with self._threads, ExitStack() as stack:
            if not self._held:
                stack.enter_context(self._exclusive())
            self._held += 1
            try:
                yield
            finally:
                self._held -= 1

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        if self._lock is not None:
            with place.alone(self._lock):
                yield
        elif self._writers.dialect.name == "postgresql":
            with self._writers.connect() as connection, _advised(connection):
                yield
        else:
            yield

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction, durable when the block ends, undone when it raises.

        Raises CaseBusy, DiskFull or UnsafeDatabase in place of the database's own errors.
        """
        with self.alone(), _said_plainly(self._lock), self._writers.begin() as connection:
            yield Session(connection)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view; nothing that others write meanwhile is seen."""
        with _said_plainly(self._lock), self._readers.begin() as connection:
            yield Session(connection)

    def close(self) -> None:
        """Let all connections go."""
        self._readers.dispose()
        self._writers.dispose()


def _stands(database: Engine) -> bool:
    """Whether the database holds a case; one whose making was cut short does not count."""
    with database.connect() as connection:
        if not connection.dialect.has_table(connection, case.CASES.name):
            return False
        return connection.execute(select(case.CASES.c.id)).first() is not None


@contextmanager
def _advised(connection: Connection) -> Iterator[None]:
    """PostgreSQL's lock for one writer; it goes with the connection, which is ours alone for that."""
    connection = connection.execution_options(isolation_level="AUTOCOMMIT")
    connection.detach()
    if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": ADVISORY}).scalar_one():
        raise CaseBusy
    try:
        yield
    finally:  # said, since a closed connection lets go only when the server notices
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": ADVISORY})


@contextmanager
def _said_plainly(where: object) -> Iterator[None]:
    """Say the database's errors in our words; those that are a defect of ours pass as they are."""
    try:
        yield
    except (apsw.Error, SQLAlchemyError) as error:
        said = _in_words(error.orig if isinstance(error, DBAPIError) else error, where)
        if said is None:
            raise
        raise said from error


def _in_words(error: object, where: object) -> Exception | None:
    if isinstance(error, apsw.FullError):
        return DiskFull()
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return CaseBusy()
    if isinstance(error, apsw.CorruptError | apsw.NotADBError | apsw.IOError):
        message = f"the database of {where} cannot be read ({error}); keep it, and restore a backup beside it"
        return UnsafeDatabase(message)
    return None
