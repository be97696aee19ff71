"""The example case is whole: its made documents match their sources, its labels match its documents."""

import json
import re
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from corpora import EXAMPLE, REPOSITORY
from ground import Words

from averment.text import read

GOLD: dict[str, Any] = json.loads((EXAMPLE / "gold.json").read_text("utf-8"))
ATTACHED = {row["id"] for row in GOLD["documents"] if "inside" in row}


def labelled_words() -> list[tuple[str, str]]:
    """Every (document, words) that a label quotes."""
    found: list[tuple[str, str]] = []
    for name, rows in GOLD.items():
        for row in rows if name != "note" else []:
            if "content" in row:
                found.append((row["doc"], row["content"]))
            found += [(row[f"{side}_doc"], row[side]) for side in "ab" if f"{side}_doc" in row]
            found += zip(row.get("mention_docs", []), row.get("mentions", []), strict=True)
    return found


def test_made_documents_are_those_of_their_sources() -> None:
    """The PDF, the DOCX and the mail come out of the script byte for byte."""
    script = runpy.run_path(str(REPOSITORY / "scripts" / "make_example.py"))
    for name, data in script["make"](EXAMPLE).items():
        assert (EXAMPLE / "documents" / name).read_bytes() == data, (
            f"run scripts/make_example.py: {name} differs"
        )


def test_every_file_is_labelled_and_every_labelled_file_is_there() -> None:
    """Nothing lies about that no label speaks of."""
    listed = {row["inside"] if "inside" in row else row["file"] for row in GOLD["documents"]}
    assert listed == {path.name for path in (EXAMPLE / "documents").iterdir()}


def test_ids_are_unique_and_every_reference_resolves() -> None:
    """A label that points nowhere would be measured as a miss for ever."""
    for name in ("documents", "entities", "incidents", "conflicts", "not_conflicts"):
        ids = [row["id"] for row in GOLD[name]]
        assert len(ids) == len(set(ids)), name
    documents = {row["id"] for row in GOLD["documents"]}
    assert {document for document, _ in labelled_words()} <= documents
    entities = {row["id"] for row in GOLD["entities"]}
    assert {other for row in GOLD["entities"] for other in row.get("distinct_from", [])} <= entities
    assert {row[end] for row in GOLD["network"] for end in ("from", "to")} <= entities
    assert {row[end] for row in GOLD["lineage"] for end in ("from", "derived")} <= documents


def test_no_label_stands_twice() -> None:
    """The same words with the same answer would count double."""
    for name in ("attributions", "quantities", "dates", "must_not", "network"):
        rows = Counter(json.dumps(row, sort_keys=True) for row in GOLD[name])
        assert [row for row, times in rows.items() if times > 1] == [], name


def test_there_are_enough_labels() -> None:
    """The set is large enough for a figure to mean something."""
    least = {
        "attributions": 150,
        "quantities": 90,
        "dates": 70,
        "incidents": 10,
        "conflicts": 25,
        "entities": 25,
    }
    assert {name: len(GOLD[name]) for name, number in least.items() if len(GOLD[name]) < number} == {}
    assert sum(bool(row.get("exhaustive")) for row in GOLD["documents"]) == 2


def test_votes_are_those_of_a_whole_council() -> None:
    """Nine members, each with one of the four votes, and the sums that the record gives."""
    tallies = {vote["draft"]: Counter(vote["members"].values()) for vote in GOLD["votes"]}
    assert tallies == {
        "SBC/D/2021/14": {"for": 6, "against": 2, "abstain": 1},
        "SBC/D/2021/17": {"for": 7, "abstain": 1, "absent": 1},
    }
    assert len({frozenset(vote["members"]) for vote in GOLD["votes"]}) == 1


def test_the_stock_table_fails_where_the_labels_say() -> None:
    """Labels about sums are sums."""
    rows = [
        line.replace('"', "")
        for line in (EXAMPLE / "documents" / "07-declared-stocks.csv").read_text().splitlines()
    ]
    sites = [re.split(r",tonne,", row)[1].split(",")[:5] for row in rows[2:6]]
    sums = [sum(float(site[column]) for site in sites) for column in range(5)]
    assert sums == [1280, 1235, 295, 390, 605]
    assert [site for site in sites if float(site[0]) - float(site[2]) - float(site[3]) != float(site[4])] == [
        ["205", "205", "0", "205", "10"]
    ]


PLAIN = [row for row in GOLD["documents"] if row["file"].endswith((".txt", ".md", ".csv"))]


@pytest.mark.parametrize("document", PLAIN, ids=lambda row: row["file"])
def test_labels_stand_in_plain_documents(document: dict[str, Any]) -> None:
    """Verbatim words, white space aside."""
    text = Words((EXAMPLE / "documents" / document["file"]).read_text("utf-8"))
    missing = [words for doc, words in labelled_words() if doc == document["id"] and not text.find(words)]
    assert missing == []


def read_words(label: dict[str, Any], folder: Path) -> Words:
    """A document as the text room reads it; an attachment out of its mail."""
    path = EXAMPLE / "documents" / label.get("inside", label["file"])
    reading = read(path, name=path.name, out_dir=folder)
    if "inside" in label:
        part = next(part for part in reading.parts if part.name == label["file"])
        reading = read(
            folder / part.file, name=part.name, out_dir=folder / "inner", media_type=part.media_type
        )
    return Words(reading.text)


@pytest.mark.parametrize("document", GOLD["documents"], ids=lambda row: row["file"])
def test_labels_stand_in_what_the_text_room_reads(document: dict[str, Any], tmp_path: Path) -> None:
    """No labelled word is lost or altered between the file and the stored text."""
    text = read_words(document, tmp_path)
    missing = [words for doc, words in labelled_words() if doc == document["id"] and not text.find(words)]
    assert missing == []
