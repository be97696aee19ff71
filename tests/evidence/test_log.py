"""The log's files follow the database: completed when they lag, never trusted when they lead."""

import hashlib
import itertools
import pickle
import stat
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from averment.evidence import LogUnwritable, Past, acts, complete, log, record
from averment.model import Event, HistoryLost

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
KINDS = ("entries", "chain", "events/00000000.jsonl", "sealed/00000000.jsonl")


def story(count: int) -> tuple[Event, ...]:
    """So many events."""
    told = [
        acts.created(f"Title {number}", actor="R. Keeper", at=NOON + timedelta(seconds=number))
        for number in range(count)
    ]
    supply = (hashlib.sha256(str(number).encode()).digest()[:16] for number in itertools.count())
    return record(Past("case-1"), told, salts=supply)[0]


def bytes_of(root: Path) -> dict[str, bytes]:
    """Every file of a log."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_the_files_to_the_byte(tmp_path: Path) -> None:
    """One line per event in each of the four files, as published."""
    (event,) = story(1)
    complete(tmp_path / "log", [event])
    actor, nothing, title = event.disclosures
    assert bytes_of(tmp_path / "log") == {
        "entries": f"{event.commitment}\n".encode(),
        "chain": f"{event.chain}\n".encode(),
        "events/00000000.jsonl": f"{event.body}\n".encode(),
        "sealed/00000000.jsonl": (
            f'[["{actor.salt}","actor","R. Keeper"],["{nothing.salt}","object",null],'
            f'["{title.salt}","title","Title 0"]]\n'
        ).encode(),
    }


def test_sealed_files_are_closed(tmp_path: Path) -> None:
    """Only their owner may read the salts."""
    complete(tmp_path / "log", story(1))
    assert stat.S_IMODE((tmp_path / "log/sealed").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "log/sealed/00000000.jsonl").stat().st_mode) == 0o600


def test_appending_is_completing(tmp_path: Path) -> None:
    """Events appended in batches, or completed at once from the database, give the same files."""
    events = story(7)
    written = complete(tmp_path / "a", [])
    for batch in (events[:1], events[1:4], (), events[4:]):
        written.append(batch)
    complete(tmp_path / "b", events)
    assert written.count == 7
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_files_are_cut_by_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies and disclosures go to a new file after so many events; the file's name is its first event."""
    monkeypatch.setattr(log, "PER_FILE", 3)
    monkeypatch.setattr(log, "BATCH", 3)
    events = story(7)
    complete(tmp_path / "log", events[:2]).append(events[2:])
    complete(tmp_path / "log", events)
    names = sorted(path.name for path in (tmp_path / "log/events").iterdir())
    assert names == ["00000000.jsonl", "00000003.jsonl", "00000006.jsonl"]
    assert (tmp_path / "log/sealed/00000006.jsonl").read_bytes().count(b"\n") == 1


@pytest.mark.parametrize("name", KINDS)
def test_any_missing_end_is_completed(tmp_path: Path, name: str) -> None:
    """A crash may end a file at any byte: what the database holds is restored exactly."""
    events = story(3)
    root = tmp_path / "log"
    complete(root, events)
    whole = bytes_of(root)
    for length in {0, 1, 40, 64, 65, len(whole[name]) - 1, len(whole[name])}:
        (root / name).write_bytes(whole[name][:length])
        assert complete(root, events).count == 3
        assert bytes_of(root) == whole
    (root / name).unlink()
    complete(root, events)
    assert bytes_of(root) == whole


@pytest.mark.parametrize("name", KINDS)
def test_a_difference_is_never_repaired(tmp_path: Path, name: str) -> None:
    """Where a file says something else than the database, both are kept and the line is named."""
    events = story(3)
    root = tmp_path / "log"
    complete(root, events)
    changed = bytearray((root / name).read_bytes())
    second = changed.index(b"\n") + 5
    changed[second] ^= 1
    (root / name).write_bytes(changed)
    with pytest.raises(HistoryLost, match="line 2 is not what the database holds"):
        complete(root, events)
    assert (root / name).read_bytes() == changed


def test_a_torn_end_that_is_no_prefix_is_not_a_crash(tmp_path: Path) -> None:
    """Zeros where a line should go on are named, not overwritten."""
    events = story(3)
    complete(tmp_path / "log", events[:2])
    with (tmp_path / "log/entries").open("ab") as file:
        file.write(bytes(10))
    with pytest.raises(HistoryLost, match="entries, line 3"):
        complete(tmp_path / "log", events)


def test_a_database_that_was_set_back(tmp_path: Path) -> None:
    """Files that know more than the database mean that the past was lost; so does a database that is empty."""
    events = story(3)
    complete(tmp_path / "log", events)
    for fewer in (events[:2], events[:0]):
        with pytest.raises(HistoryLost, match=f"goes on at line {len(fewer) + 1}"):
            complete(tmp_path / "log", fewer)


def test_a_database_with_a_hole(tmp_path: Path) -> None:
    """A row missing in the middle is named before anything is written."""
    events = story(3)
    with pytest.raises(HistoryLost, match="event 1 is missing"):
        complete(tmp_path / "log", [events[0], events[2]])


def test_a_database_with_another_past(tmp_path: Path) -> None:
    """One changed digit in a row is a difference like any other."""
    events = story(2)
    complete(tmp_path / "log", events)
    forged = replace(events[1], body=events[1].body.replace("case-1", "case-2"))
    with pytest.raises(HistoryLost, match="events/00000000"):
        complete(tmp_path / "log", [events[0], forged])


def test_appending_behind_somebodys_back(tmp_path: Path) -> None:
    """A second writer, or a gap in the numbers, is noticed before anything is written."""
    events = story(4)
    one = complete(tmp_path / "log", events[:1])
    two = complete(tmp_path / "log", events[:1])
    one.append(events[1:2])
    with pytest.raises(HistoryLost, match="changed by somebody else"):
        two.append(events[1:2])
    with pytest.raises(HistoryLost, match="end after event 1, but event 3"):
        one.append(events[3:])


def test_a_full_disk_is_repaired_at_the_next_start(tmp_path: Path) -> None:
    """The files stop half-way (RLIMIT_FSIZE), the error says what to do, and completing restores them."""
    program = """
        import resource, sys, pickle
        from pathlib import Path
        from averment.evidence import complete
        from averment.model import DiskFull
        events = pickle.load(sys.stdin.buffer)
        log = complete(Path(sys.argv[1]), events[:2])
        resource.setrlimit(resource.RLIMIT_FSIZE, (1500, resource.RLIM_INFINITY))
        try:
            log.append(events[2:])
        except DiskFull as error:
            print(error)
    """
    events = story(20)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(tmp_path / "log")],
        input=pickle.dumps(events),
        capture_output=True,
        check=True,
    )
    assert b"the next start completes it" in done.stdout
    complete(tmp_path / "log", events)
    complete(tmp_path / "other", events)
    assert bytes_of(tmp_path / "log") == bytes_of(tmp_path / "other")


def test_files_that_may_not_be_written(as_nobody: Path) -> None:
    """Missing rights are named with the file."""
    written = complete(as_nobody / "log", [])
    (as_nobody / "log").chmod(0o500)
    with pytest.raises(LogUnwritable, match="entries"):
        written.append(story(1))
