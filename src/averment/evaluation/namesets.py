"""Two open sets of names in a user's own copy: UNER English-EWT and re3d without its BBC part.

In: the folder of a checkout. Out: texts with the names marked in them. They differ in what they mark; only
names in the narrow sense are kept: a mention without a capital or a digit is none.
"""

# ruff: noqa: TID251, S311, EM102, TRY003 - a seeded division of data; messages stand where they are raised

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from averment.evaluation.corpus import Annotated, BadAnnotation, Mark

CLOSED: Final = "BBC Online"  # its licence is non-commercial
HELD_OUT: Final = 27
DEV: Final = 9
RE3D_SEED: Final = 7
RE3D: Final[Mapping[str, str]] = {
    "Person": "PER",
    "Organisation": "ORG",
    "Location": "LOC",
    "Nationality": "MISC",
    "MilitaryPlatform": "MISC",
    "Weapon": "MISC",
    "DocumentReference": "MISC",
    "Vehicle": "MISC",
}
UNER: Final[Mapping[str, str]] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
SMALL: Final = frozenset(
    ["a", "an", "the", "he", "she", "it", "i", "we", "you", "they", "him", "her", "us", "them", "his", "its"]
) | {"our", "your", "their", "this", "that", "these"}
TOGETHER: Final = 6  # sentences of a set without documents that are read as one text
NAME, UNJUDGED = "N", "U"  # kinds of marks
Tagged = list[tuple[str, str]]  # the words of a sentence, each with "O", "B-PER", "I-PER", …


@dataclass(frozen=True, slots=True)
class Named:
    """A text with its names (start, end, "PER", "ORG", "LOC" or "MISC"), and what is not to be judged."""

    id: str
    register: str
    text: str
    names: tuple[tuple[int, int, str], ...]
    unknown: tuple[tuple[int, int], ...] = ()

    def annotated(self) -> Annotated:
        """The same as a document of the corpus, whose marks are names and unjudged stretches."""
        marks = [Mark(NAME, None, label, start, end) for start, end, label in self.names]
        marks += [Mark(UNJUDGED, None, None, start, end) for start, end in self.unknown]
        return Annotated({"id": self.id, "register": self.register}, self.text, tuple(marks), ())


def uner(folder: Path, part: str) -> Iterator[Named]:
    """Sentences of UNER English-EWT, six neighbours to a text.

    The set marks no names but those of persons, organisations and places: a capitalised word in a sentence
    without a label may be another name, so it is not judged.

    Raises:
        BadAnnotation: the folder does not hold the part, or a line has too few columns.
    """
    sentences = [
        [(word, mapped(tag, UNER)) for word, tag in rows]
        for rows in columns(folder / f"en_ewt-ud-{part}.iob2", word=1, tag=2)
    ]
    for number, first in enumerate(range(0, len(sentences), TOGETHER)):
        group = sentences[first : first + TOGETHER]
        yield joined(f"uner-{part}-{number}", group, doubtful=True)


def columns(file: Path, word: int, tag: int) -> Iterator[Tagged]:
    """The sentences of a file in columns: words with their tags. Raises BadAnnotation."""
    if not file.is_file():
        raise BadAnnotation(f"{file} is missing; docs/methods.md says which files of which set are needed")
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("# "))
    for full, group in groupby(lines, lambda line: bool(line.strip())):
        rows = [line.split("\t") for line in group]
        if full and any(len(row) <= max(word, tag) for row in rows):
            raise BadAnnotation(
                f"{file.name}: a line has too few columns; use the commit named in training/README.md"
            )
        if full:
            yield [(row[word], row[tag].strip()) for row in rows]


def mapped(tag: str, kinds: Mapping[str, str]) -> str:
    """A tag of the set as one of ours; "O" for what we do not mark."""
    prefix, _, kind = tag.partition("-")
    return f"{prefix}-{kinds[kind]}" if kind in kinds else "O"


def joined(name: str, sentences: Sequence[Tagged], *, doubtful: bool = False) -> Named:
    """Tagged words as a text; words are parted by spaces, sentences by line breaks.

    `doubtful`: other capitalised words inside sentences are not judged.
    """
    text = ""
    names: list[tuple[int, int, str]] = []
    unknown: list[tuple[int, int]] = []
    for sentence in sentences:
        before = "O"
        for place, (word, tag) in enumerate(sentence):
            start, end = len(text), len(text) + len(word)
            if tag != "O" and tag[0] == "I" and before[2:] == tag[2:]:
                names[-1] = (names[-1][0], end, tag[2:])
            elif tag != "O":
                names.append((start, end, tag[2:]))
            elif doubtful and place and word[0].isupper():
                unknown.append((start, end))
            before = tag
            text += word + (" " if place + 1 < len(sentence) else "\n")
    return Named(name, "", text.rstrip(), tuple(names), tuple(unknown))


def re3d(folder: Path, part: str) -> Iterator[Named]:
    """Documents of a part: test is 27 drawn by seed 7, dev 9, train the rest; BBC is left out."""
    documents = sorted(_re3d(folder), key=lambda document: document.id)
    random.Random(RE3D_SEED).shuffle(documents)
    bounds = {
        "test": (0, HELD_OUT),
        "dev": (HELD_OUT, HELD_OUT + DEV),
        "train": (HELD_OUT + DEV, len(documents)),
    }
    yield from documents[slice(*bounds[part])]


def _re3d(folder: Path) -> Iterator[Named]:
    for place in sorted(p for p in folder.iterdir() if (p / "documents.json").exists() and p.name != CLOSED):
        spans: dict[str, list[tuple[int, int, str]]] = {}
        for item in _lines(place / "entities.json"):
            kind = RE3D.get(str(item["type"]))
            if kind:
                span = (int(str(item["begin"])), int(str(item["end"])), kind)
                spans.setdefault(str(item["documentId"]), []).append(span)
        for item in _lines(place / "documents.json"):
            text, key = str(item["text"]), str(item["_id"])
            names = apart(name for span in spans.get(key, []) for name in _capitalised(text, *span))
            yield Named(key, place.name, text, names)


def _lines(file: Path) -> Iterator[dict[str, object]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _capitalised(text: str, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """The mention from its first capitalised or numbered word to its last; nothing when it has none."""
    words = [m for m in re.finditer(r"\S+", text[start:end]) if any(c.isupper() for c in m[0])]
    while words and words[0][0].lower() in SMALL:
        words.pop(0)
    if words:
        yield start + words[0].start(), start + words[-1].end(), label


def apart(spans: Iterable[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """The longest spans first, none touching another; ties go to the earlier one."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0], s[2])):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return tuple(sorted(kept))
