"""Whatever is changed behind the software's back is named by the check."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from averment.pipeline import open_paths, verify

Change = Callable[[apsw.Connection], object]


@pytest.fixture
def root(papers: Path, tmp_path: Path) -> Path:
    """A built case, closed."""
    open_paths([papers], tmp_path / "fire.case").case.close()
    return tmp_path / "fire.case"


def codes(root: Path) -> set[str]:
    """What the check finds."""
    return {fault.code for fault in verify(root).findings}


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE claims SET quote = upper(quote)", "passage"),
        ('UPDATE claims SET start = start + 1, "end" = "end" + 1', "passage"),
        ("UPDATE texts SET text = CAST('other' AS BLOB)", "text-differs"),
        ("DROP TRIGGER captures_no_update; UPDATE captures SET actor = 'somebody else'", "row-differs"),
        ("DROP TRIGGER captures_no_delete; DELETE FROM captures", "row-missing"),
        ("DROP TRIGGER events_no_delete; DELETE FROM events WHERE seq = 4", "row-missing"),
        ("DROP TRIGGER events_no_update; UPDATE events SET body = '{}' WHERE seq = 1", "row-differs"),
        ("DROP TRIGGER exhibits_no_update; UPDATE exhibits SET size = size + 1", "row-differs"),
    ],
)
def test_a_row_changed_by_hand_is_named(root: Path, sql: str, code: str) -> None:
    """Somebody with the database and no scruples: triggers dropped, rows edited."""
    assert codes(root) == set()
    connection = apsw.Connection(str(root / "db.sqlite"))
    connection.execute(sql)
    connection.close()
    assert code in codes(root)


def test_a_lost_original_is_named(root: Path) -> None:
    """The blob is gone, the row and the event say what it was."""
    next(path for path in (root / "objects" / "sha256").rglob("*") if path.is_file()).unlink()
    assert "object-missing" in codes(root)


def test_checking_changes_nothing(root: Path) -> None:
    """No file of the case is touched."""
    before = {
        path: path.read_bytes() for path in root.rglob("*") if path.is_file() and "sqlite-" not in path.name
    }
    verify(root)
    after = {
        path: path.read_bytes() for path in root.rglob("*") if path.is_file() and "sqlite-" not in path.name
    }
    assert after == before
