"""The gate lets equal and better results pass, stops worse ones, and pins only what it is told to pin."""

import json
from collections.abc import Callable
from pathlib import Path

import corpora
import gate
import pytest
from corpora import Corpus
from made_exports import gold, good_tables, write_export
from tally import Tally


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """The hand-made set as the only one of the gate."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "one.txt").write_text("words", "utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(gold()), "utf-8")
    made = Corpus("made", tmp_path / "documents", tmp_path / "gold.json")
    monkeypatch.setattr(gate, "CORPORA", {"made": made})
    return made


@pytest.fixture
def run(corpus: Corpus, tmp_path: Path) -> Callable[..., int]:
    """The gate on the hand-made set; its first pins are those of a right export."""
    right = write_export(tmp_path / "right", good_tables())
    tables = good_tables()
    tables["dates"].clear()
    write_export(tmp_path / "worse", tables)
    pins = tmp_path / "pins.json"

    def go(folder: str, *more: str) -> int:
        return gate.main(["--export", f"made={tmp_path / folder}", "--baseline", str(pins), *more])

    assert gate.main(["--export", f"made={right}", "--baseline", str(pins), "--update"]) == 0
    return go


def test_the_same_result_passes(run: Callable[..., int]) -> None:
    """What was pinned is good enough."""
    assert run("right") == 0


def test_a_worse_result_fails_and_is_named(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """One figure below its floor ends the gate with 1."""
    assert run("worse") == 1
    assert "FAIL made: date.interval_right is 0.0, floor 1.0" in capsys.readouterr().err


def test_a_floor_sinks_only_with_leave(run: Callable[..., int], tmp_path: Path) -> None:
    """--update alone writes nothing when a figure fell."""
    before = (tmp_path / "pins.json").read_bytes()
    assert run("worse", "--update") == 1
    assert (tmp_path / "pins.json").read_bytes() == before
    assert run("worse", "--update", "--allow-regression") == 0
    assert json.loads((tmp_path / "pins.json").read_text())["made"]["floors"]["date.interval_right"] == 0.0
    assert run("worse") == 0


def test_leave_alone_pins_nothing(run: Callable[..., int], tmp_path: Path) -> None:
    """--allow-regression is no second way to pass."""
    before = (tmp_path / "pins.json").read_bytes()
    assert run("worse", "--allow-regression") == 1
    assert (tmp_path / "pins.json").read_bytes() == before


@pytest.mark.parametrize("changed", ["documents/one.txt", "documents/new.txt", "gold.json"])
def test_a_changed_set_fails_until_it_is_pinned_again(
    run: Callable[..., int], tmp_path: Path, changed: str
) -> None:
    """Floors speak of the documents and labels on which they were measured."""
    path = tmp_path / changed
    path.write_text((path.read_text() if path.exists() else "") + " ", "utf-8")
    assert run("right") == 1
    assert run("right", "--update") == 0
    assert run("right") == 0


def test_errors_have_a_ceiling() -> None:
    """A figure that counts errors fails when it rises."""
    pins = {"ceilings": {"anchors.broken": 0.0}, "floors": {}}
    assert gate.regressions([Tally("anchors.broken", 0, 10, 0.0, low_is_good=True)], pins) == []
    worse = [Tally("anchors.broken", 1, 10, 0.1, low_is_good=True)]
    assert gate.regressions(worse, pins) == ["anchors.broken is 0.1, ceiling 0.0"]


def test_a_pinned_figure_that_is_gone_fails() -> None:
    """Labels that vanish do not lower the bar."""
    assert gate.regressions([], {"floors": {"x": 0.5}}) == ["x is pinned at 0.5 and was not measured"]


@pytest.mark.parametrize("hits", range(8))
def test_a_result_passes_its_own_pin(hits: int) -> None:
    """Rounding never turns a figure against itself."""
    for low in (False, True):
        tally = Tally("x", hits, 7, hits / 7, low_is_good=low)
        assert gate.regressions([tally], {gate.key(tally): {"x": gate.rounded(tally)}}) == []


def test_a_set_that_is_not_here_is_named(
    corpus: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is left out in silence, and nothing at all to measure is an error."""
    corpus.gold.unlink()
    assert gate.main(["--baseline", str(tmp_path / "pins.json")]) == 2
    assert "SKIPPED made" in capsys.readouterr().err


def test_an_unpinned_set_fails(corpus: Corpus, tmp_path: Path) -> None:
    """A new set must be pinned before it counts as checked."""
    folder = write_export(tmp_path / "x", good_tables())
    assert gate.main(["--export", f"made={folder}", "--baseline", str(tmp_path / "none.json")]) == 1


def test_an_export_that_is_none_is_reported(
    corpus: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong folder is told apart from a bad figure."""
    assert gate.main(["--export", f"made={tmp_path}", "--baseline", str(tmp_path / "pins.json")]) == 2
    assert "no documents.jsonl" in capsys.readouterr().err


def test_a_crash_while_writing_leaves_the_old_pins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written beside and put in place; a full disk costs nothing that was there."""
    path = tmp_path / "pins.json"
    gate.write_atomically(path, {"made": {"floors": {}}})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gate.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        gate.write_atomically(path, {})
    assert json.loads(path.read_text()) == {"made": {"floors": {}}}
    assert list(tmp_path.iterdir()) == [path]


def test_the_fingerprint_sees_names_and_borders(tmp_path: Path) -> None:
    """Renaming a file, or moving bytes from one to the next, is a change."""
    seen = set()
    for number, files in enumerate([{"a": "12", "b": "3"}, {"a": "1", "b": "23"}, {"a": "12", "c": "3"}]):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, words in files.items():
            (folder / name).write_text(words, "utf-8")
        labels = tmp_path / "gold.json"
        labels.write_text("{}", "utf-8")
        seen.add(Corpus("x", folder, labels).fingerprint())
    assert len(seen) == 3


def test_a_command_that_fails_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate hands on what the command says."""
    monkeypatch.setattr(corpora.sys, "executable", "/bin/false")
    with pytest.raises(corpora.ExportFailed, match="averment build ended with 1"):
        corpora.averment("build", "x")
