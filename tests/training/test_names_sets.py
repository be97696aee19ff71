"""The three open sets of names, in their own forms."""

import json
from pathlib import Path

import pytest
from training.names import re3d, uner, wnut

from averment.evaluation import BadAnnotation


def test_columns_become_a_text_with_names(tmp_path: Path) -> None:
    """Words are joined by blanks, sentences by line breaks; kinds are mapped to ours."""
    lines = ["Ona\tB-person", "Velde\tI-person", "left\tO", "", "Lake\tB-location", "Suri\tB-product", ""]
    (tmp_path / "wnut17train.conll").write_text("\n".join(lines), encoding="utf-8")
    (document,) = wnut(tmp_path, "train")
    assert document.text == "Ona Velde left\nLake Suri"
    assert [(s.label, document.text[s.start : s.end]) for s in document.heads["names"]] == [
        ("PER", "Ona Velde"),
        ("LOC", "Lake"),
        ("MISC", "Suri"),
    ]


def test_other_capitalised_words_are_unknown_in_uner(tmp_path: Path) -> None:
    """The set marks three kinds of names only, so a capital inside a sentence may be a fourth."""
    rows = ["1\tThe\tO\t-\t-", "2\tOrlo\tB-LOC\t-\t-", "3\tPact\tO\t-\t-", "4\theld\tO\t-\t-"]
    (tmp_path / "en_ewt-ud-dev.iob2").write_text("# text = x\n" + "\n".join(rows) + "\n", encoding="utf-8")
    (document,) = uner(tmp_path, "dev")
    assert [document.text[s:e] for s, e in document.unknown] == ["Pact"]
    assert [s.label for s in document.heads["names"]] == ["LOC"]


def test_a_line_without_its_columns_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    (tmp_path / "wnut17train.conll").write_text("alone\n", encoding="utf-8")
    with pytest.raises(BadAnnotation, match="wnut17train"):
        list(wnut(tmp_path, "train"))


def put(folder: Path, number: int, text: str, entities: list[tuple[str, str]]) -> None:
    """Writes one document as re3d does."""
    folder.mkdir(exist_ok=True)
    key = f"D{number:03}"
    with (folder / "documents.json").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"_id": key, "text": text}) + "\n")
    with (folder / "entities.json").open("a", encoding="utf-8") as file:
        for words, kind in entities:
            begin = text.index(words)
            item = {"begin": begin, "end": begin + len(words), "type": kind, "documentId": key}
            file.write(json.dumps(item) + "\n")


def test_mentions_are_cut_to_names_and_the_closed_source_is_left_out(tmp_path: Path) -> None:
    """Common nouns and pronouns go, leading small words go, and BBC documents are never read."""
    marks = [("the former mayor Ona Velde", "Person"), ("rebels", "Organisation"), ("He", "Person")]
    for number in range(40):
        text = "the former mayor Ona Velde met rebels. He left."
        put(tmp_path / "Ministry", number, text, marks)
    put(tmp_path / "BBC Online", 90, "Orlo", [("Orlo", "Location")])
    parts = {part: list(re3d(tmp_path, part)) for part in ("train", "dev", "test")}
    assert {part: len(found) for part, found in parts.items()} == {"train": 4, "dev": 9, "test": 27}
    assert len({d.id for found in parts.values() for d in found}) == 40
    for document in parts["train"]:
        assert [document.text[s.start : s.end] for s in document.heads["names"]] == ["Ona Velde"]
