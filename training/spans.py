"""The one form in which every data set is handed over: a text and labelled stretches of it, head by head."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

DEPTHS: Final = ("outer", "inner", "innermost")  # contents, contents inside contents, and inside these
LEAD: Final = re.compile(r"[\s,;:–—-]*(?:that\b,?\s*)?")
TAIL: Final = ".,;:"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A labelled stretch; offsets are code points of the text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution that names its source: where the source stands, and what it says."""

    sources: tuple[Span, ...]
    contents: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document of a data set.

    `heads` holds the spans of the heads that this data set annotates; a head that is absent is unknown
    there, not empty. `unknown` are stretches where the head `names` must not be judged. `parts` are the
    stretches that are read one by one; empty when the text is one part.
    """

    id: str
    source: str
    text: str
    heads: Mapping[str, tuple[Span, ...]]
    register: str = ""
    unknown: tuple[tuple[int, int], ...] = ()
    parts: tuple[tuple[int, int], ...] = field(default=())
    said: tuple[Said, ...] = field(
        default=()
    )  # which source says which content, where the data set links them


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A content without the conjunction before it and the stop or comma after it.

    Data sets differ in what they count as part of a content; the labels are made alike, so that one head
    can learn from all of them. A stop before a closing quotation mark stays.
    """
    lead = LEAD.match(text, start, end)
    first = lead.end() if lead and lead.end() < end else start
    last = end
    while last > first and (text[last - 1].isspace() or text[last - 1] in TAIL):
        last -= 1
    return (first, last) if last > first else (start, end)


def without_overlaps(spans: list[Span]) -> tuple[Span, ...]:
    """The longest spans first, none touching another; ties go to the earlier one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start, s.label)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


def layered(contents: list[Span], depth: int = 3) -> tuple[tuple[Span, ...], ...]:
    """Contents by how many others hold them: outermost, inside one, and so on; deeper ones are dropped.

    Of two contents of the same extent the second counts as inside the first.
    """
    layers: list[list[Span]] = [[] for _ in range(depth)]
    ordered = sorted(contents, key=lambda s: (s.start, -s.end))
    for at, span in enumerate(ordered):
        level = sum(1 for other in ordered[:at] if other.start <= span.start and span.end <= other.end)
        if level < depth:
            layers[level].append(span)
    return tuple(without_overlaps(layer) for layer in layers)


def nested(document: Labelled) -> Iterator[Labelled]:
    """What is said, as documents of their own: so the run-time reader reads again what stands in a content.

    Only contents with a cue inside are read again, whether or not anything is said in them.
    """
    cues = [span for span in document.heads.get("agents", ()) if span.label == "C"]
    for above, below in pairwise(DEPTHS):
        parts = tuple(
            (content.start, content.end)
            for content in document.heads.get(above, ())
            if any(content.start <= cue.start and cue.end <= content.end for cue in cues)
        )
        if parts and below in document.heads:
            heads = {**document.heads, "outer": document.heads[below]}
            yield replace(document, id=f"{document.id} {below}", heads=heads, parts=parts, said=())
