"""Killed, interrupted, out of room, not alone: what was acknowledged is there, and the rest can go on."""

import json
import os
import random  # noqa: TID251 - a test's dice, its seed is printed
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from averment.pipeline import Case, add, build, create_or_open, verify
from averment.store import contents

AVERMENT = [sys.executable, "-c", "from averment.cli import main; main()"]
FILES = 150
KILLS = 50


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of small files, some of them twice."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FILES):
        text = f"The clerk said that ship {number % 140} left.\n" * (1 + number % 50)
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def taken(lines: list[str]) -> set[tuple[str, str]]:
    """Digest and file name of each acknowledged line; a line cut short was not acknowledged."""
    parts = [
        line.removeprefix("taken in").removeprefix("again").split() for line in lines if line.endswith("\n")
    ]
    return {(words[0], Path(words[1]).name) for words in parts if len(words) == 2 and len(words[0]) == 12}


def held(root: Path) -> set[tuple[str, str]]:
    """Digest and file name of each recorded capture."""
    case = Case.open(root)
    with case.store.read() as session:
        found = {(capture.exhibit[:12], capture.name) for capture in contents(session).captures}
    case.close()
    return found


def kill_at(moment: float, root: Path, folder: Path) -> list[str]:
    """Start `averment add`, kill it after so many seconds, and give the lines that it had printed."""
    with subprocess.Popen(
        [*AVERMENT, "add", str(root), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        time.sleep(moment)
        process.kill()
        return process.stdout.readlines()


@pytest.mark.slow
def test_kill_at_any_moment_loses_nothing_acknowledged(many: Path, tmp_path: Path) -> None:
    """Fifty times killed at a random moment: the check is clean, every acknowledged file is held."""
    seed = int(os.environ.get("AVERMENT_TEST_SEED", "20261123"))
    print(f"seed {seed}; set AVERMENT_TEST_SEED to try another")  # noqa: T201 - needed to repeat a failure
    dice = random.Random(seed)  # noqa: S311 - no secret
    Case.create(tmp_path / "whole.case", "T").close()
    began = time.monotonic()
    subprocess.run(
        [*AVERMENT, "add", str(tmp_path / "whole.case"), str(many)], check=True, capture_output=True
    )
    length = time.monotonic() - began
    cut_short = 0
    for number in range(KILLS):
        root = tmp_path / f"{number}.case"
        Case.create(root, "T").close()
        lines = kill_at(dice.uniform(length * 0.3, length), root, many)
        acknowledged, kept = taken(lines), held(root)
        assert acknowledged <= kept, number
        cut_short += 0 < len(kept) < FILES
        case = Case.open(root)
        with case.writing():
            pass  # the next writer completes what the kill kept from the log files
        case.close()
        report = verify(root)
        assert report.ok, (number, [str(fault) for fault in report.findings])
        if number % 10 == 0:
            again = [*AVERMENT, "add", str(root), str(many)]
            subprocess.run(again, check=True, capture_output=True)
            assert len(held(root)) == FILES
            assert verify(root).ok
        shutil.rmtree(root)
    assert cut_short, "no kill fell into the taking in; the moments need to be chosen anew"


def test_a_case_whose_making_was_killed_is_made_by_the_next(tmp_path: Path) -> None:
    """Database there, no event yet: the next writer records the making, once."""
    case = Case.begin(tmp_path / "x.case", "T", datetime(2020, 2, 3, tzinfo=UTC))
    case.close()
    for _ in range(2):
        case = create_or_open(tmp_path / "x.case", "other")
        with case.writing():
            pass
        with case.store.read() as session:
            everything = contents(session)
        case.close()
        assert (everything.title, len(everything.events)) == ("T", 1)
    assert verify(tmp_path / "x.case").ok


def interrupted(arguments: list[str], ready: str, cwd: Path) -> tuple[int, str]:
    """Run a command, send Ctrl-C after the line that begins with `ready`; its exit code and its errors."""
    with subprocess.Popen(
        [*AVERMENT, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=cwd
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for line in process.stdout:
            if line.startswith(ready):
                break
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        return process.wait(), process.stderr.read()


def test_ctrl_c_while_taking_in(tmp_path: Path) -> None:
    """It ends with 130 and a sentence; what was acknowledged is held, the next writer clears the rest."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(9000):
        (folder / f"{number:05}.txt").write_bytes(os.urandom(2000))
    root = tmp_path / "x.case"
    Case.create(root, "T").close()
    code, said = interrupted(["add", str(root), str(folder)], "taken in", tmp_path)
    assert code == 130, said
    assert "everything acknowledged is kept" in said
    assert 0 < len(held(root)) < 9000
    report = verify(root)
    assert report.ok, [str(fault) for fault in report.findings]
    case = Case.open(root)
    with case.writing():
        assert not any((root / "objects" / "tmp").iterdir())  # the next writer sweeps what Ctrl-C caught
    case.close()


def test_two_processes_on_one_case(papers: Path, tmp_path: Path) -> None:
    """The second writer is told with exit code 4, a reader is served; nothing is harmed."""
    root = tmp_path / "x.case"
    case = Case.create(root, "T")
    with case.writing():
        second = subprocess.run(
            [*AVERMENT, "add", str(root), str(papers)], capture_output=True, text=True, check=False
        )
        assert (second.returncode, second.stdout) == (4, "")
        assert "another process is writing" in second.stderr
        reading = subprocess.run(
            [*AVERMENT, "status", str(root)], capture_output=True, text=True, check=False
        )
        assert reading.returncode == 0, reading.stderr
    third = subprocess.run(
        [*AVERMENT, "add", str(root), str(papers)], capture_output=True, text=True, check=False
    )
    assert third.returncode == 0, third.stderr
    assert verify(root).ok


SMALL_DISK = """
mount -t tmpfs -o size=4m none "$1" || exit 77
shift; exec "$@"
"""
FILL = """
import json, sys
from pathlib import Path
from averment.cli import run
from averment.pipeline import Case, verify
from averment.store import contents
disk, folder = Path(sys.argv[1]), sys.argv[2]
assert run(["init", str(disk / "x.case"), "--title", "T"]) == 0
code = run(["add", str(disk / "x.case"), folder])
case = Case.open(disk / "x.case")
with case.store.read() as session:
    names = [capture.name for capture in contents(session).captures]
report = verify(disk / "x.case")
print(json.dumps({"code": code, "names": names, "ok": report.ok, "findings": [str(f) for f in report.findings]}))
"""


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    """On a disk of four megabytes: a sentence, exit code 3, the check clean, what was acknowledged held."""
    unshare = shutil.which("unshare")
    disk, folder = tmp_path / "disk", tmp_path / "big"
    disk.mkdir()
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_bytes(os.urandom(20_000))
    inner = [sys.executable, "-c", FILL, str(disk), str(folder)]
    command = ["unshare", "-rm", "sh", "-c", SMALL_DISK, "sh", str(disk), *inner]
    done = subprocess.run(command, capture_output=True, text=True, check=False) if unshare else None
    if done is None or (
        done.returncode in {1, 77} and "unshare" in done.stderr + "mount" * (done.returncode == 77)
    ):
        said = done.stderr if done else "there is no unshare"
        pytest.skip(
            f"no small disk can be mounted: apt-get install util-linux, allow user namespaces ({said})"
        )
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["code"] == 3, done.stderr
    assert "averment: no room for originals" in done.stderr or "The disk is full" in done.stderr
    assert result["ok"], result["findings"]
    acknowledged = {name for _, name in taken([line + "\n" for line in done.stdout.splitlines()[:-1]])}
    assert 0 < len(acknowledged) < 300
    assert acknowledged <= set(result["names"])


def test_a_build_that_was_interrupted_goes_on(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C between two batches: the first stays, the next build reads only the second."""
    import averment.pipeline.building as step  # noqa: PLC0415

    case = Case.create(tmp_path / "x.case", "T")
    add(case, [papers])
    monkeypatch.setattr(step, "BATCH", 1)

    def interrupt(progress: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(case, tell=interrupt)
    assert build(case).read == 1
    assert verify(tmp_path / "x.case").ok
