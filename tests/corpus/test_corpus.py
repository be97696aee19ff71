"""The annotated corpus as it lies here: every file reads, the parts share nothing, there is enough of it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from averment.evaluation import Annotated, load, read

ROOT = Path(__file__).parents[2] / "corpus"
FILES = sorted(ROOT.rglob("*.txt"))
SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[\"”’»)\]]*(?=\s|$)|(?=\n|$))")
REGISTERS = (
    "wire ministry investigation advocacy testimony transcript thread blog minutes register letter broadcast"
)


@pytest.fixture(scope="module")
def documents() -> list[Annotated]:
    """Every document of every part."""
    return list(load(ROOT))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_well_formed(path: Path) -> None:
    """It reads, is named for its id, lies in the folders of its part and style, and attributes something."""
    document = read(path.read_text("utf-8"), path.name)
    assert document.head["id"] == path.stem
    assert document.head["split"] == path.relative_to(ROOT).parts[0]
    assert document.head["register"] in REGISTERS.split()
    assert document.attributions
    for mark in document.marks:
        assert document.text[mark.start : mark.end].strip()


def test_ids_are_unique(documents: list[Annotated]) -> None:
    """No id names two documents."""
    assert [name for name, times in Counter(d.head["id"] for d in documents).items() if times > 1] == []


def test_there_are_three_thousand_sentences(documents: list[Annotated]) -> None:
    """A sentence has at least three words of letters and ends in a stop; lines of tables and heads are none."""
    counted = 0
    for document in documents:
        for found in SENTENCE.finditer(document.text):
            stopped = found.group().rstrip('"”’»)] \t')[-1:] in set(".!?…")
            counted += stopped and len(re.findall(r"[^\W\d_]{1,}", found.group())) >= 3
    assert counted >= 3000


@pytest.mark.parametrize("what", ["style", "topic"])
def test_the_test_part_shares_nothing(documents: list[Annotated], what: str) -> None:
    """Neither an author-style nor a topic of the test part occurs in what is trained or tuned on."""
    by_part: dict[bool, set[str]] = {True: set(), False: set()}
    for document in documents:
        by_part[document.head["split"] == "test"].add(document.head[what].casefold())
    assert by_part[True] & by_part[False] == set()


def test_every_register_is_tested(documents: list[Annotated]) -> None:
    """The page that describes the format names the registers; the test part holds each of them."""
    row = next(line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if "`register`" in line)
    named = set(re.findall(r"[a-z]+", row.split("|")[2]))
    assert named == set(REGISTERS.split())
    assert named - {d.head["register"] for d in documents if d.head["split"] == "test"} == set()
