"""The schema's history, run from inside the package: no configuration file, no command."""

from importlib.resources import files
from typing import Final

from sqlalchemy import Engine, text

NEWEST: Final = "0003"  # the last revision in migrations/versions; a test compares


def is_newest(engine: Engine) -> bool:
    """Whether the database has the newest schema; asked without loading Alembic."""
    with engine.connect() as connection:
        if not connection.dialect.has_table(connection, "alembic_version"):
            return False
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return found == [NEWEST]


def to_newest(engine: Engine) -> None:
    """Bring the schema from whatever it is, empty included, to the newest, in one transaction."""
    from alembic.config import Config  # noqa: PLC0415 - a third of a second, needed once a case
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(files("averment.store") / "migrations"))
    script = ScriptDirectory.from_config(config)

    def upgrade(revision: object, _context: object) -> object:
        return script._upgrade_revs("head", revision)  # type: ignore[arg-type]  # noqa: SLF001 - Alembic's own recipe

    with engine.begin() as connection, EnvironmentContext(config, script, fn=upgrade) as environment:
        environment.configure(connection=connection, render_as_batch=True)
        environment.run_migrations()
