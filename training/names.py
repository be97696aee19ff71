"""Readers of the three open sets of names: re3d, WNUT17, UNER English-EWT.

They differ in what they mark. Only names in the narrow sense are kept: a mention without a capital or a
digit is none.
"""

# ruff: noqa: TID251, S311, EM102, TRY003 - a seeded division of data; messages stand where they are raised

import json
import random
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from training.gum_tokens import BadData
from training.spans import Labelled, Span, without_overlaps

CLOSED: Final = "BBC Online"  # its licence is non-commercial
HELD_OUT: Final = 27
DEV: Final = 9
RE3D_SEED: Final = 7
RE3D: Final = {
    "Person": "PER",
    "Organisation": "ORG",
    "Location": "LOC",
    "Nationality": "MISC",
    "MilitaryPlatform": "MISC",
    "Weapon": "MISC",
    "DocumentReference": "MISC",
    "Vehicle": "MISC",
}
WNUT: Final = {
    "person": "PER",
    "corporation": "ORG",
    "group": "ORG",
    "location": "LOC",
    "creative-work": "MISC",
    "product": "MISC",
}
WNUT_FILES: Final = {"train": "wnut17train.conll", "dev": "emerging.dev.conll"}
UNER_KINDS: Final = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
SMALL: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "he",
        "she",
        "it",
        "i",
        "we",
        "you",
        "they",
        "him",
        "her",
        "us",
        "them",
        "his",
        "its",
        "our",
        "your",
        "their",
        "this",
        "that",
        "these",
    ]
)
TOGETHER: Final = 6  # sentences of a set without documents that are read as one text


def re3d(folder: Path, part: str) -> Iterator[Labelled]:
    """Documents of a part: test is 27 drawn by seed 7, dev 9, train the rest; BBC is left out."""
    documents = sorted(_re3d(folder), key=lambda document: document.id)
    random.Random(RE3D_SEED).shuffle(documents)
    bounds = {
        "test": (0, HELD_OUT),
        "dev": (HELD_OUT, HELD_OUT + DEV),
        "train": (HELD_OUT + DEV, len(documents)),
    }
    yield from documents[slice(*bounds[part])]


def _re3d(folder: Path) -> Iterator[Labelled]:
    for place in sorted(p for p in folder.iterdir() if (p / "documents.json").exists() and p.name != CLOSED):
        spans: dict[str, list[Span]] = {}
        for item in _lines(place / "entities.json"):
            kind = RE3D.get(str(item["type"]))
            if kind:
                span = Span(int(str(item["begin"])), int(str(item["end"])), kind)
                spans.setdefault(str(item["documentId"]), []).append(span)
        for item in _lines(place / "documents.json"):
            text, key = str(item["text"]), str(item["_id"])
            names = without_overlaps([n for span in spans.get(key, []) for n in _capitalised(text, span)])
            yield Labelled(id=key, source="re3d", text=text, register=place.name, heads={"names": names})


def _lines(file: Path) -> Iterator[dict[str, object]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _capitalised(text: str, span: Span) -> Iterator[Span]:
    """The mention from its first capitalised or numbered word to its last; nothing when it has none."""
    words = [m for m in re.finditer(r"\S+", text[span.start : span.end]) if _capital(m[0])]
    while words and words[0][0].lower() in SMALL:
        words.pop(0)
    if words:
        yield Span(span.start + words[0].start(), span.start + words[-1].end(), span.label)


def _capital(word: str) -> bool:
    return any(c.isupper() for c in word)


def wnut(folder: Path, part: str) -> Iterator[Labelled]:
    """Messages, six neighbours to a text."""
    sentences = list(_columns(folder / WNUT_FILES[part], word=0, tag=1))
    for number, first in enumerate(range(0, len(sentences), TOGETHER)):
        group = [[(word, _mapped(tag, WNUT)) for word, tag in s] for s in sentences[first : first + TOGETHER]]
        yield joined(f"wnut-{part}-{number}", "wnut17", group)


def uner(folder: Path, part: str) -> Iterator[Labelled]:
    """Sentences of UNER English-EWT, six neighbours to a text.

    The set marks no names but those of persons, organisations and places: a capitalised word in a sentence
    without a label may be another name, so it is unknown, not none.
    """
    sentences = list(_columns(folder / f"en_ewt-ud-{part}.iob2", word=1, tag=2))
    for number, first in enumerate(range(0, len(sentences), TOGETHER)):
        group = [
            [(word, _mapped(tag, UNER_KINDS)) for word, tag in s] for s in sentences[first : first + TOGETHER]
        ]
        yield joined(f"uner-{part}-{number}", "uner", group, doubtful=True)


def _columns(file: Path, word: int, tag: int) -> Iterator[list[tuple[str, str]]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    for full, group in groupby(
        (line for line in lines if not line.startswith("# ")), lambda line: bool(line.strip())
    ):
        rows = [line.split("\t") for line in group]
        if full and any(len(row) <= max(word, tag) for row in rows):
            raise BadData(
                f"{file.name}: a line has too few columns; use the commit named in training/README.md"
            )
        if full:
            yield [(row[word], row[tag].strip()) for row in rows]


def _mapped(tag: str, kinds: dict[str, str]) -> str:
    prefix, _, kind = tag.partition("-")
    return f"{prefix}-{kinds[kind]}" if kind in kinds else "O"


def joined(
    name: str, source: str, sentences: list[list[tuple[str, str]]], *, doubtful: bool = False
) -> Labelled:
    """Tagged words as a text with spans; words are parted by spaces, sentences by line breaks."""
    text = ""
    spans: list[Span] = []
    unknown: list[tuple[int, int]] = []
    for sentence in sentences:
        before = "O"
        for place, (word, tag) in enumerate(sentence):
            start, end = len(text), len(text) + len(word)
            if tag != "O" and tag[0] == "I" and before[2:] == tag[2:]:
                spans[-1] = Span(spans[-1].start, end, tag[2:])
            elif tag != "O":
                spans.append(Span(start, end, tag[2:]))
            elif doubtful and place and word[0].isupper():
                unknown.append((start, end))
            before = tag
            text += word + (" " if place + 1 < len(sentence) else "\n")
    return Labelled(
        id=name,
        source=source,
        text=text.rstrip(),
        heads={"names": tuple(spans)},
        unknown=tuple(unknown),
    )
