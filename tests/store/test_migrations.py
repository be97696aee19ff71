"""A case made by an older version is brought to the newest schema and loses nothing."""

import sqlite3
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from tests.small_case import small

from averment.store import Store, claims, everything
from averment.store.migrate import NEWEST
from averment.store.store import DATABASE


def made_at(folder: Path, revision: str) -> Path:
    """A folder with the small case in the schema of an old revision."""
    now, old = folder / "now", folder / "old"
    now.mkdir()
    old.mkdir()
    contents = small()
    store = Store.create(now, contents.title, contents.created)
    with store.write() as session:
        everything.save(session, contents)
    store.close()
    _empty_at(old, revision)
    _copy(now / DATABASE, old / DATABASE)
    return old


def _empty_at(folder: Path, revision: str) -> None:
    """The tables of an old revision, without rows."""
    config = Config()
    config.set_main_option("script_location", str(Path("src/averment/store/migrations").resolve()))
    script = ScriptDirectory.from_config(config)
    store = Store._at(folder, new=True)
    with (
        store._writers.begin() as connection,
        EnvironmentContext(config, script, fn=lambda rev, _: script._upgrade_revs(revision, rev)) as context,
    ):
        context.configure(connection=connection, render_as_batch=True)
        context.run_migrations()
    store.close()


def _copy(source: Path, target: Path) -> None:
    """Every row, in the columns that the older tables have."""
    database = sqlite3.connect(target)
    database.execute("ATTACH ? AS new", (str(source),))
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (table,) in database.execute(names).fetchall():
        if table != "alembic_version":
            columns = ", ".join(f'"{row[1]}"' for row in database.execute(f'PRAGMA table_info("{table}")'))
            database.execute(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM new."{table}"')  # noqa: S608 - names of our own tables
    database.commit()
    database.close()


def version(folder: Path) -> str:
    """The revision that a case's database names."""
    database = sqlite3.connect(folder / DATABASE)
    (found,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
    database.close()
    return str(found)


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_an_old_case_keeps_everything(tmp_path: Path, revision: str) -> None:
    """Opening brings it to the newest schema; claims, texts and incidents are as they were."""
    folder = made_at(tmp_path, revision)
    assert version(folder) == revision
    store = Store.open(folder)
    with store.read() as session:
        assert everything.contents(session) == small()
        assert len(claims.claims_of(session, "doc-1")) == 1
    store.close()
    assert version(folder) == NEWEST


def test_what_an_old_claim_could_not_say_is_unknown(tmp_path: Path) -> None:
    """Columns that came later hold nothing for claims made before, never an empty word."""
    store = Store.open(made_at(tmp_path, "0001"))
    with store.read() as session:
        (claim,) = claims.claims_of(session, "doc-1")
    store.close()
    assert (claim.standard, claim.standard_at, claim.said_on_reason, claim.rival) == (None, None, None, None)
