"""Words with their places, as this room compares them: case, punctuation and layout do not count."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.incidents.words import entries

# Scripts without blanks between words (kana, Han, Hangul) are read character by character.
WORD: Final = re.compile(
    r"\d+(?:[.,]\d+)*|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)
STEM: Final = 5  # letters by which inflected forms of a word are taken as one


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, folded, and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a span in order, case-folded, with their code-point offsets in `text`."""
    stop = len(text) if end is None else end
    return [Token(m[0].casefold(), m.start(), m.end()) for m in WORD.finditer(text, start, stop)]


@cache
def stops() -> frozenset[str]:
    """Words that say nothing about what a sentence is about."""
    return frozenset(entries("stop"))


def stem(word: str) -> str:
    """A crude stem: plural and verb endings off, long words cut; the same for every name and language."""
    if word.isdigit():
        return word
    for ending in ("ies", "es", "s", "ed", "ing"):
        if word.endswith(ending) and len(word) - len(ending) >= STEM - 1:
            word = word[: -len(ending)]
            break
    return word[: STEM + 2]


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(t.word) for t in tokens(text) if t.word not in stops() and len(t.word) > 1)
