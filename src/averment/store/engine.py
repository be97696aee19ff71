"""Connections: each database's own settings, kept apart from what the two share."""

from pathlib import Path
from typing import Any, Final

import apsw
from sqlalchemy import Engine, StaticPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from averment.model import UnsafeDatabase
from averment.store.sqlite import Connection, sqlite_version, sqlite_version_info

__all__ = ["postgres", "quick_check", "refuse_old", "sqlite_file", "sqlite_memory", "sqlite_version"]

SAFE_SQLITE: Final = (3, 53, 0)  # the fix of the write-ahead-log corruption; 3.51.3 is its backport
BACKPORT: Final = (3, 51, 3)
WITHDRAWN: Final = (3, 52, 0)
BUSY_MILLISECONDS: Final = 10_000

# https://www.sqlite.org/pragma.html. FULL makes each acknowledged commit survive a power cut.
PRAGMAS: Final = (
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)


def refuse_old(version: tuple[int, ...] = sqlite_version_info) -> None:
    """Raise UnsafeDatabase for a SQLite whose write-ahead log can corrupt the database."""
    fixed = version >= SAFE_SQLITE or (BACKPORT <= version < WITHDRAWN)
    if not fixed:
        message = (
            f"SQLite {'.'.join(map(str, version))} can corrupt its write-ahead log; "
            "install apsw 3.53.0 or newer"
        )
        raise UnsafeDatabase(message)


def sqlite_file(path: Path, *, writing: bool) -> Engine:
    """Connections to a SQLite file: many may read while one writes."""
    refuse_old()

    def connect() -> Connection:
        flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if writing else 0)
        raw = apsw.Connection(str(path), flags=flags)
        _settle(raw)
        raw.execute("PRAGMA journal_mode=WAL" if writing else "PRAGMA query_only=ON")
        return Connection(raw, "BEGIN IMMEDIATE" if writing else "BEGIN")

    return create_engine("sqlite+apsw://", creator=connect)


def sqlite_memory() -> Engine:
    """One connection to a database that goes with the process."""
    refuse_old()

    def connect() -> Connection:
        raw = apsw.Connection(":memory:")
        _settle(raw)
        return Connection(raw)

    return create_engine("sqlite+apsw://", creator=connect, poolclass=StaticPool)


def postgres(url: str) -> Engine:
    """Connections to PostgreSQL; each transaction sees one state, and commits wait for the disk."""
    engine = create_engine(url, isolation_level="REPEATABLE READ")

    @event.listens_for(engine, "connect")
    def settle(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("SET synchronous_commit TO on")
        cursor.execute("SET TIME ZONE 'UTC'")
        cursor.close()
        connection.commit()

    return engine


def _settle(raw: apsw.Connection) -> None:
    raw.set_busy_timeout(BUSY_MILLISECONDS)
    for pragma in PRAGMAS:
        raw.execute(pragma)
    # SQLite's own lower() knows ASCII only; search is for all alphabets.
    raw.create_scalar_function("lower", _lower, 1, deterministic=True)


def _lower(*values: Any) -> Any:  # noqa: ANN401 - one of SQLite's values
    value = values[0]
    return value.lower() if isinstance(value, str) else value


def quick_check(engine: Engine) -> None:
    """Raise UnsafeDatabase when SQLite finds its own file damaged."""
    with engine.connect() as connection:
        answer = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if answer != "ok":
        message = f"the database is damaged ({answer}); keep it, and restore a backup beside it"
        raise UnsafeDatabase(message)
