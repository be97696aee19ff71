"""Statements that a text republishes: who issued them, where they begin, where they end.

The issuer is read from the announcement (`announcements`), never from the statement.
"""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.announcements import Announcement, announcement, led_in, noun_first, responds
from averment.text.blocks import Block
from averment.text.words import alternatives

ANNOUNCED: Final = Reason(
    "statement-announced@1", 0.9, "The line above announces the statement of the issuer named there."
)
LED_IN: Final = Reason(
    "statement-led-in@1", 0.8, "The sentence above, ending in a colon, introduces the issuer's text."
)
TITLED: Final = Reason(
    "statement-title@1", 0.8, "The title says that the whole text is the statement of the issuer named there."
)
HEADS: Final = Reason("statement-heading@1", 0.85, "Announces the statement below and names who issued it.")
SEPARATOR: Final = re.compile(
    r"(?:[*•_=~#–—-]\s*){3,}\Z"
    r"|\W*(?:ends?(?: of (?:the )?(?:statement|text))?|конец(?: цитаты)?|fin|ende)\W*\Z",
    re.IGNORECASE,
)
LINE: Final = 160  # characters of a line that announces another statement
PROSE: Final = 80  # characters of a paragraph of the article around a statement
HEADING_CHARS: Final = 60
QUOTED: Final = re.compile(r"[“\"«„][^”\"»“\n]*(?:[”\"»“]|\Z)")
REPORTED: Final = re.compile(
    r"[“«„][^”»“\n]{2,}[”»“],?\s+[^.!?]{0,40}\b(?:said|told|wrote|asked)\b|\b(?:told|asked)\s+(?:reporters|us)\b"
    r"|\b[^\W\d_a-z]\w+\s+(?:said|called|told|asked)\b"
)
QUOTE_OPEN: Final = '“"«„'


@cache
def _we() -> re.Pattern[str]:
    """First person plural."""
    return re.compile(rf"\b(?:{alternatives('first_person')})\b", re.IGNORECASE)


def find_statements(text: str, blocks: list[Block]) -> None:
    """Label announced statements among the blocks that are still free."""
    number = 0
    while number < len(blocks):
        block = blocks[number]
        announced = _announced_by(text, blocks, number)
        if announced is None:
            number += 1
            continue
        if _names_quoted(blocks, number, announced):
            number += 1
            continue
        reach = _reach(text, blocks, number + 1, announced=announced)
        if reach > number + 1:
            _label(blocks, number, reach, announced=announced)
            if announced.line and block.kind is SegmentKind.BODY:
                block.label(SegmentKind.HEADING, HEADS, alone=True)
        number = max(reach, number + 1)


def _names_quoted(blocks: list[Block], number: int, announced: Announcement) -> bool:
    """Whether marked quotation follows the announcement; then its issuer is named."""
    below = blocks[number + 1]
    if below.kind is not SegmentKind.QUOTED_STATEMENT or below.speaker is not None:
        return False
    voice = below.voice
    for block in blocks[number + 1 :]:
        if block.voice is not voice:
            break
        block.speaker, block.speaker_start, block.speaker_end = (
            announced.issuer,
            announced.start,
            announced.end,
        )
        block.parent = blocks[number]
    return True


def _announced_by(text: str, blocks: list[Block], number: int) -> Announcement | None:
    """The announcement of a block that may make one: a heading, or free text."""
    block = blocks[number]
    if not (block.free or block.kind is SegmentKind.HEADING) or number + 1 == len(blocks):
        return None
    announced = announcement(text, block) or _speaks_below(text, block, blocks[number + 1])
    if announced and announced.line and block.kind is not SegmentKind.HEADING:
        below = next((b for b in blocks[number + 1 :] if b.kind is not SegmentKind.BOILERPLATE), None)
        if below is None or not below.free:
            return None
    if announced and announced.line:
        below = blocks[number + 1]
        led = announcement(text, below) if below.free and text[below.end - 1] == ":" else None
        if led and not led.line and led.issuer:
            return None  # the sentence below says more exactly who speaks
    return announced


def _speaks_below(text: str, block: Block, below: Block) -> Announcement | None:
    """What "X writes:" introduces, when the paragraph below speaks as "we", without quotation marks."""
    if not below.free or text[below.start] in QUOTE_OPEN or not _we().search(text, below.start, below.end):
        return None
    return led_in(text, block) if block.free and text[block.end - 1] == ":" else responds(text, block)


def _reach(text: str, blocks: list[Block], first: int, *, announced: Announcement) -> int:
    """The number of the block after the statement's last one."""
    end, last_we = first, first
    quoted = first < len(blocks) and text[blocks[first].start] in QUOTE_OPEN
    inside = any(block.free and block.end - block.start >= PROSE for block in blocks[: first - 1])
    for number in range(first, len(blocks)):
        words = text[blocks[number].start : blocks[number].end]
        if _stops(blocks[number], words, announced, number == first):
            break
        spoke = inside and last_we > first
        if number > first and _ended(text, blocks, number, announced, spoke=spoke):
            break
        end = number + 1
        if quoted and not announced.line and words.rstrip(" .,")[-1:] in '”"»':
            return end
        if _we().search(words):
            last_we = end
    if announced.line or announced.whole:
        return end
    return max(last_we, min(first + 1, end))


def _ended(text: str, blocks: list[Block], number: int, announced: Announcement, *, spoke: bool) -> bool:
    """Whether the statement ended before a block further down: another's, or what others say about it."""
    if announced.line and _announces(text, blocks[number]):
        return True
    words = text[blocks[number].start : blocks[number].end]
    return (announced.told and not _goes_on(words, announced)) or _others_speak(
        text, blocks, number, spoke=spoke
    )


def _others_speak(text: str, blocks: list[Block], number: int, *, spoke: bool) -> bool:
    """Whether a heading begins what others say about a statement, up to the next heading or the end.

    Its words say so, or nobody below says "we" and somebody is quoted; nobody need be where an article
    stands around a statement that `spoke` in the first person.
    """
    block = blocks[number]
    words = text[block.start : block.end]
    if block.kind is not SegmentKind.HEADING and not (block.free and len(words) <= HEADING_CHARS):
        return False
    if _ends().match(words) and words[-1] not in ".,;":
        return True
    if block.kind is not SegmentKind.HEADING:
        return False
    below = []
    for other in blocks[number + 1 :]:
        if other.kind is SegmentKind.HEADING:
            break
        below.append(text[other.start : other.end])
    ours = any(_we().search(QUOTED.sub("", said)) for said in below)
    return not ours and (spoke or any(REPORTED.search(said) for said in below))


@cache
def _ends() -> re.Pattern[str]:
    """Headings that end a statement."""
    return re.compile(rf"(?:{alternatives('statement_ends')})\b", re.IGNORECASE)


def _goes_on(words: str, announced: Announcement) -> bool:
    """Whether a paragraph behind "X writes:" is still X's: it says "we" and does not speak about X."""
    last = re.findall(r"[\w'’-]+", announced.issuer or "")[-1:]
    return bool(_we().search(words)) and not any(
        re.search(rf"(?<!\w){re.escape(w)}(?!\w)", words) for w in last
    )


def _announces(text: str, block: Block) -> bool:
    """Whether a line announces somebody else's statement, as where a page prints two."""
    other = announcement(text, block) if block.free and block.end - block.start <= LINE else None
    return other is not None and other.line and other.issuer is not None


def _stops(block: Block, words: str, announced: Announcement, first: bool) -> bool:  # noqa: FBT001 - private
    """Whether a statement ends before this block."""
    if block.kind in {
        SegmentKind.COMMENT,
        SegmentKind.TRANSCRIPT_TURN,
        SegmentKind.BOILERPLATE,
        SegmentKind.QUOTED_STATEMENT,
    }:
        return True
    if SEPARATOR.match(words):
        return True
    if announced.line:
        return block.kind is SegmentKind.HEADING and bool(noun_first().search(words))
    if block.kind is not SegmentKind.BODY:
        return True
    return not first and announced.issuer is not None and _resumes(words, announced.issuer)


def _resumes(words: str, issuer: str) -> bool:
    """Whether a paragraph speaks about the issuer with a verb of saying: the author is back."""
    last = re.escape(issuer.rsplit(maxsplit=1)[-1])
    verbs = alternatives("statement_verbs")
    return bool(
        re.search(
            rf"\b(?:{last}|statement|spokes\w+|he|she)\b[^.!?]{{0,60}}\b(?:{verbs}|added|continued|noted)\b",
            words[:300],
            re.IGNORECASE,
        )
    )


def _label(blocks: list[Block], number: int, reach: int, *, announced: Announcement) -> None:
    """Give the blocks after the announcement the issuer's voice."""
    top, voice = blocks[number], None
    reason = ANNOUNCED if announced.line else LED_IN
    if announced.line and number == 0:
        reason = TITLED
    for block in blocks[number + 1 : reach]:
        if not block.free:
            continue
        if voice is None:
            voice = block
            block.label(SegmentKind.QUOTED_STATEMENT, reason, alone=True)
            block.speaker, block.speaker_start, block.speaker_end = (
                announced.issuer,
                announced.start,
                announced.end,
            )
            block.parent = top
        else:
            block.give_voice(voice)
