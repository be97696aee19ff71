"""The three open sets of names as training sees them: re3d, WNUT17, UNER English-EWT.

They differ in what they mark; averment.evaluation.namesets says what is kept of them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from averment.evaluation import namesets
from averment.evaluation.namesets import CLOSED, TOGETHER, Named
from training.spans import Labelled, Span

__all__ = ["CLOSED", "re3d", "uner", "wnut"]

WNUT: Final = {
    "person": "PER",
    "corporation": "ORG",
    "group": "ORG",
    "location": "LOC",
    "creative-work": "MISC",
    "product": "MISC",
}
WNUT_FILES: Final = {"train": "wnut17train.conll", "dev": "emerging.dev.conll"}


def re3d(folder: Path, part: str) -> Iterator[Labelled]:
    """Documents of a part: test is 27 drawn by seed 7, dev 9, train the rest; BBC is left out."""
    yield from (_labelled(one, "re3d") for one in namesets.re3d(folder, part))


def uner(folder: Path, part: str) -> Iterator[Labelled]:
    """Sentences of UNER English-EWT, six neighbours to a text; other capitalised words are not judged."""
    yield from (_labelled(one, "uner") for one in namesets.uner(folder, part))


def wnut(folder: Path, part: str) -> Iterator[Labelled]:
    """Messages, six neighbours to a text."""
    sentences = [
        [(word, namesets.mapped(tag, WNUT)) for word, tag in rows]
        for rows in namesets.columns(folder / WNUT_FILES[part], word=0, tag=1)
    ]
    for number, first in enumerate(range(0, len(sentences), TOGETHER)):
        yield _labelled(
            namesets.joined(f"wnut-{part}-{number}", sentences[first : first + TOGETHER]), "wnut17"
        )


def _labelled(one: Named, source: str) -> Labelled:
    names = tuple(Span(*name) for name in one.names)
    return Labelled(one.id, source, one.text, {"names": names}, one.register, one.unknown)
