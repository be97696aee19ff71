"""Stores of every kind, empty and new: the contract suite runs on all of them."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from averment.store import Store

MADE = datetime(2020, 2, 3, 4, 5, 6, 789, tzinfo=UTC)
ADVICE = (
    "no PostgreSQL to test on: apt-get install postgresql, or set AVERMENT_TEST_POSTGRES to an empty database"
)
Make = Callable[[], Store]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL database that may be emptied: yours, or a server of our own in a folder."""
    given = os.environ.get("AVERMENT_TEST_POSTGRES")
    if given:
        yield given
        return
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not binaries or not (os.geteuid() or shutil.which("setpriv")):
        pytest.skip(ADVICE)
    folder = Path(tmp_path_factory.mktemp("postgres"))
    yield from _serve(binaries[-1], folder)


def _serve(binaries: Path, folder: Path) -> Iterator[str]:
    """Start a server that listens on a Unix socket only; as `nobody` when the tests run as root."""
    data, sockets = folder / "data", folder
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if not os.geteuid() else []
    if user:
        for above in [folder, *folder.parents][:4]:
            above.chmod(0o755)
        os.chown(folder, 65534, 65534)
    initdb = [*user, str(binaries / "initdb"), "-D", str(data), "-U", "averment", "-A", "trust", "-E", "UTF8"]
    subprocess.run(initdb, check=True, capture_output=True)
    options = f"-c listen_addresses= -c unix_socket_directories={sockets}"
    control = [*user, str(binaries / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"), "-w"]
    subprocess.run([*control, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL)
    try:
        socket = sockets / ".s.PGSQL.5432"
        yield f"postgresql+pg8000://averment@/postgres?unix_sock={socket}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL)


@pytest.fixture(params=["file", "memory", "postgres"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """A function that gives a new, empty case on one kind of database."""
    numbers = iter(range(10_000))

    def fresh() -> Store:
        if request.param == "memory":
            return Store.create("sqlite://", "A fire", MADE)
        if request.param == "file":
            folder = tmp_path / f"case{next(numbers)}"
            folder.mkdir()
            return Store.create(folder, "A fire", MADE)
        address = request.getfixturevalue("postgres")
        _empty(address)
        return Store.create(address, "A fire", MADE)

    return fresh


def _empty(address: str) -> None:
    """Drop whatever an earlier test left."""
    import sqlalchemy  # noqa: PLC0415 - only where PostgreSQL is tested

    engine = sqlalchemy.create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()


@pytest.fixture
def store(make: Make) -> Iterator[Store]:
    """One new, empty case."""
    store = make()
    yield store
    store.close()
