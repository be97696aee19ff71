"""Opening a case on SQLite: what is refused, who may write, what the settings are."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from averment.model import CaseBusy, CaseExists, DiskFull, NotACase, UnsafeDatabase
from averment.store import Store, claims, counts, described
from averment.store.columns import METADATA
from averment.store.engine import refuse_old
from averment.store.migrate import NEWEST, is_newest, to_newest
from averment.store.place import file_system, refuse_network
from averment.store.store import _in_words

MADE = datetime(2020, 2, 3, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an empty case."""
    Store.create(tmp_path, "A fire", MADE).close()
    return tmp_path


def test_a_case_is_opened_again(folder: Path) -> None:
    """Another process, another day: the same case."""
    store = Store.open(folder)
    with store.read() as session:
        assert described(session) == ("A fire", MADE)
        assert set(counts(session).values()) == {0}
    store.close()


def test_a_folder_without_a_case_is_said(tmp_path: Path) -> None:
    """The message names the command that makes one; nothing is created by looking."""
    with pytest.raises(NotACase, match="averment init"):
        Store.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_making_that_was_cut_short_is_no_case(tmp_path: Path) -> None:
    """Tables without title are not opened, and the making can be done again."""
    store = Store._at(tmp_path, new=True)
    to_newest(store._writers)
    store.close()
    with pytest.raises(NotACase):
        Store.open(tmp_path)
    Store.create(tmp_path, "A fire", MADE).close()
    with pytest.raises(CaseExists):
        Store.create(tmp_path, "A fire", MADE)


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, b""])
def test_a_damaged_database_is_refused(folder: Path, damage: bytes) -> None:
    """Bytes that are no database are said to be none, and are left as they are."""
    for name in ("db.sqlite-wal", "db.sqlite-shm"):
        (folder / name).unlink(missing_ok=True)
    (folder / "db.sqlite").write_bytes(damage)
    with pytest.raises((UnsafeDatabase, NotACase)):
        Store.open(folder)
    assert (folder / "db.sqlite").read_bytes()[:20] == damage[:20]


def test_a_flipped_page_is_found_at_opening(folder: Path) -> None:
    """The quick check reads the whole file."""
    path = folder / "db.sqlite"
    data = bytearray(path.read_bytes())
    data[8192:12288] = b"\xff" * 4096
    path.write_bytes(bytes(data))
    with pytest.raises(UnsafeDatabase, match=r"damaged|cannot be read"):
        Store.open(folder)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 10_000),
    ],
)
def test_every_connection_has_the_safe_settings(folder: Path, pragma: str, value: object) -> None:
    """Writers and readers alike; SQLite forgets these settings when a connection closes."""
    store = Store.open(folder)
    for engine in (store._readers, store._writers):
        with engine.connect() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    store.close()


def test_a_reading_session_cannot_write(folder: Path) -> None:
    """What is opened for reading is closed for writing."""
    store = Store.open(folder)
    with pytest.raises(Exception, match="readonly"), store.read() as session:
        claims.CLAIMS.clear(session)
    store.close()


HOLD = """
import sys
from averment.store import Store
store = Store.open(sys.argv[1])
with store.alone():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_two_processes_do_not_write_at_once(folder: Path) -> None:
    """The second is told at once; it may read meanwhile, and write when the first has ended, even by kill."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        store = Store.open(folder)
        with store.read() as session:
            assert described(session)[0] == "A fire"
        with pytest.raises(CaseBusy, match="another process"), store.write():
            pass
        other.kill()
    with store.write() as session:
        assert described(session)[0] == "A fire"
    store.close()


def test_a_writer_may_write_while_it_keeps_others_out(folder: Path) -> None:
    """`alone` around several transactions of the same process."""
    store = Store.open(folder)
    with store.alone(), store.alone():
        with store.write() as session:
            assert counts(session)["claims"] == 0
        with store.write() as session:
            assert counts(session)["claims"] == 0
    store.close()


def test_the_schema_is_what_the_migrations_make(folder: Path) -> None:
    """No drift between the tables in code and the tables in the database."""
    store = Store.open(folder)
    with store._readers.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        assert is_newest(store._readers)
    store.close()


def test_the_newest_revision_is_named_in_code() -> None:
    """`NEWEST` saves loading Alembic at each opening; it must be the last revision."""
    script = ScriptDirectory(str(Path("src/averment/store/migrations").resolve()))
    assert script.get_current_head() == NEWEST


MOUNTS = """\
22 1 0:20 / / rw - ext4 /dev/root rw
30 22 0:33 / /srv/share rw - nfs4 server:/export rw
31 30 0:34 / /srv/share/fast rw - xfs /dev/sdb rw
32 22 0:35 / /mnt/with\\040blank rw - cifs //server/x rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me", "ext4"),
        ("/srv/share", "nfs4"),
        ("/srv/share/case", "nfs4"),
        ("/srv/shared", "ext4"),
        ("/srv/share/fast/case", "xfs"),
        ("/mnt/with blank/case", "cifs"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    """The longest mount point that holds the folder decides."""
    assert file_system(Path(folder), MOUNTS) == kind


def test_network_file_systems_are_refused() -> None:
    """SQLite's log needs shared memory; the message says where to go instead."""
    with pytest.raises(UnsafeDatabase, match=r"network file system \(nfs4\).*local disk"):
        refuse_network(Path("/srv/share/case"), MOUNTS)
    refuse_network(Path("/home/me"), MOUNTS)


@pytest.mark.parametrize(
    ("version", "safe"),
    [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 52, 0), False), ((3, 53, 0), True)],
)
def test_an_old_sqlite_is_refused(version: tuple[int, ...], safe: bool) -> None:  # noqa: FBT001 - a table
    """Versions that can corrupt their write-ahead log are not used for evidence."""
    if safe:
        refuse_old(version)
    else:
        with pytest.raises(UnsafeDatabase, match="can corrupt"):
            refuse_old(version)


def test_a_full_disk_is_said_plainly() -> None:
    """SQLite's own words for it are replaced by what to do."""
    import apsw  # noqa: PLC0415 - its errors only

    assert isinstance(_in_words(apsw.FullError("database or disk is full"), "here"), DiskFull)
    assert isinstance(_in_words(apsw.BusyError("database is locked"), "here"), CaseBusy)
    assert _in_words(ValueError("ours"), "here") is None
