"""Press releases: the letterhead names the body whose words stand below it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, lines
from averment.text.dates import stated
from averment.text.leftovers import is_leftover
from averment.text.statements import SEPARATOR
from averment.text.words import alternatives

LETTERHEAD: Final = Reason(
    "letterhead@1", 0.85, "The head of a press release: who issues it, its number, its date."
)
RELEASED: Final = Reason(
    "statement-released@1", 0.85, "The letterhead above names the body that issued these words."
)
REACH: Final = 10  # blocks at the head in which a letterhead is looked for
ROWS: Final = 6
ROW_CHARS: Final = 120
ISSUER_WORDS: Final = 14
LONG: Final = 3  # letters from which a word of an issuer counts
BODY: Final = 80  # characters of a paragraph that is no line of the head
ENDS: Final = frozenset((SegmentKind.COMMENT, SegmentKind.TRANSCRIPT_TURN, SegmentKind.BOILERPLATE))


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a release, and the block of its head below which the words begin."""

    name: str
    start: int
    end: int
    block: Block


@cache
def _kind() -> re.Pattern[str]:
    """A line that says what the paper is: "Press release No. 12", "X — Press Service"."""
    kinds, of = alternatives("release_kinds"), alternatives("statement_of")
    number = r"(?:\s*(?:no\.?|nr\.?|n°|nº|№|#)?\s*[\w/.-]*\d[\w/.-]*)?"
    return re.compile(
        rf"(?:(?P<who>[^\n]{{3,100}}?)\s*(?:\s[–—|-]\s|[,|:]\s)\s*(?:the\s+)?)?(?:{kinds})"
        rf"(?:\s+(?:{of})\s+(?:the\s+)?(?P<of>[^\n,]{{3,100}}?))?{number}(?:\s*[,(|–—-]\s*[^\n]{{0,60}})?\s*:?\Z",
        re.IGNORECASE,
    )


def find_letterhead(text: str, blocks: list[Block]) -> Letterhead | None:
    """Label the letterhead among the first blocks; None when there is none or it names nobody."""
    for number, block in enumerate(blocks[:REACH]):
        rows = _rows(text, block)
        place = next((n for n, row in enumerate(rows) if _kind().fullmatch(text[slice(*row)])), None)
        if place is None or not _has_body(text, blocks[number + 1 :]):
            continue
        above = blocks[number - 1] if number and len(rows) <= 2 else None  # noqa: PLR2004 - a kind and a date
        named = _issuer(text, rows, place, _rows(text, above) if above else [])
        if named is None:
            continue
        for part in (above, block):
            if (part and part.start <= named[0] < part.end) or part is block:
                part.label(SegmentKind.HEADER, LETTERHEAD)
        return Letterhead(" ".join(text[slice(*named)].split()), *named, block)
    return None


def _rows(text: str, block: Block) -> list[tuple[int, int]]:
    """The lines of a block that can be part of a letterhead; none when it is no such block."""
    fits = block.free or block.kind is SegmentKind.HEADING or block.reason is LETTERHEAD
    rows = list(lines(text, block)) if fits and block.end - block.start <= ROWS * ROW_CHARS else []
    words = [text[slice(*row)] for row in rows]
    short = len(rows) <= ROWS and all(len(row) <= ROW_CHARS and row[-1] not in ".!?;" for row in words)
    return rows if short else []


def _has_body(text: str, below: list[Block]) -> bool:
    """Whether words of some length follow."""
    return any(block.free and len(text[block.start : block.end]) >= BODY for block in below[:REACH])


def _issuer(
    text: str, rows: list[tuple[int, int]], place: int, above: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where the issuer is named: in the line that says what the paper is, above it, below it."""
    match = _kind().match(text, *rows[place])
    for group in ("who", "of"):
        if match and match[group] and _is_issuer(match[group]):
            return match.span(group)
    near = [*reversed(rows[:place]), *reversed(above), *rows[place + 1 :]]
    told = [row for row in near if _is_issuer(text[slice(*row)])]
    return max(told, key=lambda row: _again(text, row, rows[-1][1]), default=None)


def _is_issuer(words: str) -> bool:
    """Whether a line can name a body: a capital first, mostly names, no date, address or sentence."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > LONG]
    if not long or len(words.split()) > ISSUER_WORDS or words[0].islower() or re.search(r"[@/:|\d]", words):
        return False
    named = sum(not word[0].islower() for word in long)
    return named * 2 >= len(long) and not is_leftover(words) and stated(words) is None


def _again(text: str, row: tuple[int, int], end: int) -> float:
    """The share of a line's words that stand in the text below; a body speaks about itself."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", text[slice(*row)]) if len(word) > LONG}
    below = set(re.findall(r"[^\W\d_]+", text[end : end + 20_000].casefold()))
    return len(words & below) / max(1, len(words))


def speak_release(text: str, blocks: list[Block], head: Letterhead | None) -> None:
    """Give the free blocks below a letterhead its issuer's voice, up to a line of marks or the comments."""
    voice: Block | None = None
    for block in blocks if head else []:
        if head is None or block.start <= head.block.start:
            continue
        words = text[block.start : block.end]
        if SEPARATOR.match(words) or (block.kind in ENDS and voice is not None):
            return
        if not block.free:
            continue
        if voice is None:
            voice = block
            block.label(SegmentKind.QUOTED_STATEMENT, RELEASED, alone=True)
            block.speaker, block.speaker_start, block.speaker_end = head.name, head.start, head.end
            block.parent = head.block
        else:
            block.give_voice(voice)
