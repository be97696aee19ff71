"""`averment eval` from end to end on two small documents: figures, JSON, and the exit code of a wrong answer."""

import json
from pathlib import Path

import pytest

from averment.cli import run

DOCUMENT = """id: {id}
style: plain
topic: ferry
register: {register}
origin: en
split: dev

%% body
[S1|The port office] [C1|said] [K1|the crane had stood still for nine days].
[K2|“We saw no smoke at all on the pier,”] [C2|said] [S2|Ilva Brenner].
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of two documents in two registers."""
    (tmp_path / "dev").mkdir()
    for name, register in (("a", "wire"), ("b", "blog")):
        (tmp_path / "dev" / f"{name}.txt").write_text(DOCUMENT.format(id=name, register=register), "utf-8")
    return tmp_path


def test_figures_for_people(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole set first, then each register; every figure with its interval."""
    assert run(["eval", "corpus-dev", "--folder", str(corpus)]) == 0
    said = capsys.readouterr().out
    assert "corpus-dev  fingerprint " in said
    assert [line for line in said.splitlines() if line.endswith(" documents")] == [
        "all: 2 documents", "blog: 1 documents", "wire: 1 documents",
    ]  # fmt: skip
    assert "4/4  1.000  [1.000, 1.000]" in said


def test_figures_for_scripts(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same as JSON; the same documents have the same fingerprint, whatever the seed."""
    answers = []
    for seed in ("0", "1"):
        assert run(["eval", "corpus-dev", "--folder", str(corpus), "--seed", seed, "--json"]) == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0]["name"] == "corpus-dev"
    assert [group["name"] for group in answers[0]["groups"]] == ["all", "blog", "wire"]
    assert answers[0]["fingerprint"] == answers[1]["fingerprint"]
    assert len(answers[0]["fingerprint"]) == 64


def test_what_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No set of that name, no folder, a broken file: a message that says what to do, and no zero."""
    assert run(["eval", "moon", "--folder", str(tmp_path)]) != 0
    assert "there is no set moon" in capsys.readouterr().err
    assert run(["eval", "polnear-dev"]) != 0
    assert "--folder" in capsys.readouterr().err
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "bad.txt").write_text(DOCUMENT.format(id="x", register="wire") + "[bad", "utf-8")
    assert run(["eval", "corpus-dev", "--folder", str(tmp_path)]) != 0
    assert "opens no mark" in capsys.readouterr().err
