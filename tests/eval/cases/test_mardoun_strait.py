"""The strait case is whole: its made document matches its source, its labels match the words of its documents."""

import json
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

from ground import Words

from averment.text import read

CASE = Path(__file__).parent / "mardoun-strait"
GOLD: dict[str, Any] = json.loads((CASE / "gold.json").read_text("utf-8"))


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


def test_the_made_document_is_that_of_its_source() -> None:
    """The DOCX comes out of the script byte for byte."""
    for name, data in runpy.run_path(str(CASE / "make_documents.py"))["make"]().items():
        assert (CASE / "documents" / name).read_bytes() == data, f"run make_documents.py: {name} differs"


def test_every_file_is_labelled_and_every_labelled_file_is_there() -> None:
    """Nothing lies about that no label speaks of."""
    listed = {row["file"] for row in GOLD["documents"]}
    assert listed == {path.name for path in (CASE / "documents").iterdir()}


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


def test_the_votes_add_up_to_the_letter() -> None:
    """Paragraph 1 of the letter: 5 votes to 1, with 2 abstentions."""
    assert [Counter(vote["members"].values()) for vote in GOLD["votes"]] == [
        {"for": 5, "against": 1, "abstain": 2}
    ]


def test_the_cargo_table_fails_where_the_labels_say() -> None:
    """Labels about sums are sums: every column adds up, one tank does not."""
    lines = (CASE / "documents" / "09-cargo-reconciliation.csv").read_text("utf-8").splitlines()
    rows = [[int(cell.replace(" ", "")) for cell in line.split(";")[2:]] for line in lines[1:]]
    assert [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1]
    assert [row for row in rows[:-1] if row[0] - row[1] - row[2] != row[3]] == [[2200, 1050, 1150, 10]]


def test_labels_stand_in_what_the_text_room_reads(tmp_path: Path) -> None:
    """No labelled word is lost or altered between the file and the stored text."""
    for document in GOLD["documents"]:
        path = CASE / "documents" / document["file"]
        text = Words(read(path, name=path.name, out_dir=tmp_path / document["id"]).text)
        words = [words for owner, words in labelled_words() if owner == document["id"]]
        assert [quote for quote in words if not text.find(quote)] == [], path.name
