"""Where sentences and paragraphs begin and end, for the room's own looking around a claim."""

import itertools
import re
from dataclasses import dataclass
from typing import Final

from averment.incidents.words import finder

END: Final = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s+[\"“«(\[–—-]?\s*[^\W\d_a-zß-öø-ÿ]|\s+[\"“«(\[]?\d|\s*$)")
WRAPPED: Final = range(40, 121)  # the usual width of lines that were broken by a program, not by the author
CLOSED: Final = (".", "!", "?", ":", "”", '"', "»")
BULLET: Final = re.compile(r"\s{2,}|\s*[•*–-]\s|\s*\(?\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span in a document's text and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def sentences(text: str, cuts: tuple[int, ...] = ()) -> tuple[Sentence, ...]:
    """The sentences of a text in order; `cuts` are offsets at which a paragraph ends in any case."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs(text, cuts)):
        found.extend(Sentence(s, e, number) for s, e in _split(text, start, end))
    return tuple(found)


def paragraphs(text: str, cuts: tuple[int, ...] = ()) -> tuple[tuple[int, int], ...]:
    """The spans of paragraphs: blank lines, table rows, bullets and unbroken lines end one."""
    lines = _lines(text, cuts)
    spans: list[tuple[int, int]] = []
    previous = ""
    for start, end, cut in lines:
        line = text[start:end]
        if not line.strip():
            previous = ""
            continue
        if previous and not cut and _continues(previous, line):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        previous = line
    return tuple(spans)


def _lines(text: str, cuts: tuple[int, ...]) -> list[tuple[int, int, bool]]:
    """Lines as (start, end, begins at a cut), split at newlines and at the cuts."""
    edges = {0, len(text), *(c for c in cuts if 0 < c < len(text))}
    edges |= {m.end() for m in re.finditer(r"\n", text)}
    marks = sorted(edges)
    forced = set(cuts)
    return [(a, b, a in forced) for a, b in itertools.pairwise(marks)]


def _continues(previous: str, line: str) -> bool:
    """Whether a line is the next one of a paragraph that a program wrapped."""
    body = previous.rstrip()
    if "\t" in previous or "\t" in line or BULLET.match(line):
        return False
    return len(body) in WRAPPED and not body.endswith(CLOSED)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one paragraph, trimmed."""
    spans, at = [], start
    for match in END.finditer(text, start, end):
        if _abbreviated(text, at, match):
            continue
        spans.append((at, match.end()))
        at = match.end()
    spans.append((at, end))
    trimmed = (_trim(text, s, e) for s, e in spans)
    return [(s, e) for s, e in trimmed if s < e]


def _abbreviated(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial."""
    if match[0] != ".":
        return False
    word = re.search(r"[\w.]*\Z", text[max(start, match.start() - 12) : match.start()])
    stem = word[0] if word else ""
    return (len(stem) == 1 and stem.isupper()) or bool(finder("abbreviations").fullmatch(stem))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
