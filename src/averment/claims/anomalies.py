"""What is odd about a text and may mislead who reads it: named once each, with the first place.

Nothing is mended or left out here: the text stays as it is, and what was said stays said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from averment.claims.sentences import LONGEST_SENTENCE, Span, closings, paragraphs
from averment.model import Problem, Segment, SegmentKind

LONGEST_PARAGRAPH: Final = 20_000  # code points; a longer one has lost its line breaks
SHORTEST_BLOCK: Final = 200  # code points of letters and figures without a blank
OPENING: Final = re.compile(r'(?:(?<=[\s(\[{—–:-])|^)([“«„‟「"])(?=\w)', re.MULTILINE)
INVISIBLE: Final = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
)
OVERRIDE: Final = re.compile("[\u202d\u202e]")
LATIN, OTHER = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff\u0400-\u052f"
FOREIGN: Final = re.compile(f"[{OTHER}]")
MIXED: Final = re.compile(f"[{LATIN}{OTHER}]++")
BORDER: Final = re.compile(f"[{LATIN}][{OTHER}]|[{OTHER}][{LATIN}]")
SHORTEST_MIXED: Final = 3  # letters; "kΩ" is a unit
BLOCK: Final = re.compile(r"[A-Za-z0-9+/=_-]{60,}+(?:[ \t]*\n[ \t]*[A-Za-z0-9+/=_-]{40,})*")
KINDS: Final = (re.compile("[0-9]"), re.compile("[A-Z]"), re.compile("[a-z]"))
TO_MACHINES: Final = re.compile(
    r"\b(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:the\s+|your\s+|my\s+|these\s+)?"
    r"(?:previous|prior|above|earlier|preceding)\s+(?:instruction|prompt|rule|direction|command)s?\b"
    r"|<\|[a-z_]{2,20}\|>|\[/?INST\]|<</?SYS>>",
    re.IGNORECASE,
)
STOP: Final = re.compile(
    r"[.!?…][\"”’»)\]]*(?=\s|$)|\n[ \t]*\n|\n\s*(?:[•●▪◦*·–—-]|\d{1,3}[.)])\s", re.MULTILINE
)
SHORT: Final = frozenset({SegmentKind.HEADING, SegmentKind.TABLE, SegmentKind.HEADER})


def anomalies(text: str, segments: Sequence[Segment]) -> tuple[Problem, ...]:
    """One problem for each kind of oddity in what was read; boilerplate is not looked at."""
    spans = [(s.kind, Span(s.passage.start, s.passage.end)) for s in segments]
    read = [span for kind, span in spans if kind is not SegmentKind.BOILERPLATE]
    prose = [span for kind, span in spans if kind is not SegmentKind.BOILERPLATE and kind not in SHORT]
    blocks = [block for span in prose for block in paragraphs(text, span.start, span.end)]
    found = (
        _named("unclosed-quotation", _unclosed(text, blocks)),
        _named("invisible-characters", _places(INVISIBLE, text, read)),
        _named("direction-overrides", _places(OVERRIDE, text, read)),
        _named("mixed-scripts-in-word", _mixed(text, read)),
        _named("very-long-sentence", _long(text, prose)),
        _named("no-paragraphs", (p.start for p in blocks if p.end - p.start > LONGEST_PARAGRAPH)),
        _named("encoded-block", _encoded(text, read)),
        _named("speaks-to-machines", _places(TO_MACHINES, text, read)),
    )
    return tuple(problem for problem in found if problem)


DETAILS: Final = {
    "unclosed-quotation": (
        "A quotation mark opens and never closes in its paragraph ({count} times, first at character "
        "{first}); see in the original where the quotation ends."
    ),
    "invisible-characters": (
        "The text holds {count} characters that are not seen, the first at character {first}; a search for "
        "the words around them may fail."
    ),
    "direction-overrides": (
        "The text turns the order in which letters are shown ({count} times, first at character {first}); "
        "it is kept as stored, which may not be what a screen shows."
    ),
    "mixed-scripts-in-word": (
        "Words mix letters of two alphabets that look alike ({count} times, first at character {first}); "
        "they may be spelt so as not to be found."
    ),
    "very-long-sentence": (
        f"More than {LONGEST_SENTENCE} words pass without a full stop ({{count}} times, first at character "
        "{first}); they were read in pieces, and a speaker may not reach the last one."
    ),
    "no-paragraphs": (
        f"A paragraph is longer than {LONGEST_PARAGRAPH} characters ({{count}} times, first at character "
        "{first}); the file may have lost its line breaks, and parts of several voices may stand in it."
    ),
    "encoded-block": (
        "A block of letters and figures is no language ({count} times, first at character {first}); it is "
        "kept and was not decoded."
    ),
    "speaks-to-machines": (
        "Words are addressed to a machine that reads ({count} times, first at character {first}); they are "
        "text of their author like any other, and nothing followed them."
    ),
}


def _named(code: str, places: Iterable[int]) -> Problem | None:
    """One problem for all places of a kind; none when there is no place."""
    at = list(places)
    return Problem(code, DETAILS[code].format(count=len(at), first=min(at))) if at else None


def _places(pattern: re.Pattern[str], text: str, spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        yield from (match.start() for match in pattern.finditer(text, span.start, span.end))


def _mixed(text: str, spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        if not FOREIGN.search(text, span.start, span.end):
            continue
        for word in MIXED.finditer(text, span.start, span.end):
            if len(word.group()) >= SHORTEST_MIXED and BORDER.search(word.group()):
                yield word.start()


def _unclosed(text: str, blocks: Sequence[Span]) -> Iterator[int]:
    """Marks that open and do not close; a quotation that goes on in the next paragraph opens there anew."""
    for number, block in enumerate(blocks):
        opened = [m.start(1) for m in OPENING.finditer(text, block.start, block.end)]
        following = text[blocks[number + 1].start] if number + 1 < len(blocks) else ""
        closed = {mark: closings(text, block, mark) for mark in {text[at] for at in opened}}
        left = [at for at in opened if at not in closed[text[at]]]
        if left and text[left[-1]] == following:
            left.pop()  # the usual sign of a quotation of several paragraphs
        yield from left


def _long(text: str, spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        at = span.start
        for end in [*(match.end() for match in STOP.finditer(text, span.start, span.end)), span.end]:
            if end - at > LONGEST_SENTENCE * 2 and len(text[at:end].split()) > LONGEST_SENTENCE:
                yield at
            at = end


def _encoded(text: str, spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        for match in BLOCK.finditer(text, span.start, span.end):
            block = match.group()
            mixed = sum(bool(kind.search(block)) for kind in KINDS) > 1
            if len(block) >= SHORTEST_BLOCK and mixed:
                yield match.start()
