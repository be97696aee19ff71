"""Statements that a text republishes: who issued them, where they begin, where they end.

Two announcements are known: a line of its own ("Statement by X on Y:"), and a sentence that ends in
a colon ("X issued the following statement:"). The issuer is read from the announcement, never from
the statement.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block
from averment.text.named_heads import PERSON
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
LINE: Final = 300  # characters of an announcing line
LEAD_IN: Final = 600  # characters of a paragraph that may end in an announcing sentence
ISSUER_CHARS: Final = 120
DESCRIBED: Final = 6  # words of an issuer without a name
SEPARATOR: Final = re.compile(
    r"(?:[*•_=~#–—-]\s*){3,}\Z"
    r"|(?:ends?(?: of (?:the )?(?:statement|text))?|конец(?: цитаты)?|fin|ende)\W*\Z",
    re.IGNORECASE,
)
ADVERBIAL: Final = re.compile(
    r"^(?:on|in|at|earlier|later|meanwhile|also|yesterday|today|last|this|after|following|during)\b[^,]{0,60},\s*",
    re.IGNORECASE,
)
APPOSED: Final = re.compile(
    rf",\s+(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Mme|M|Herr|Frau)\.?\s+)?(?P<name>{PERSON})\s*,"
)  # "The spokesman of the ministry, Mr. X, in answer to ..."
ARTICLE: Final = re.compile(r"^(?:the|a|an|le|la|les|l'|der|die|das|el|los|las|il|lo|o|a)\s+", re.IGNORECASE)
QUOTE_OPEN: Final = '“"«„'


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcing line or sentence."""

    issuer: str | None
    start: int | None  # of the issuer's name in the text
    end: int | None
    whole: bool  # it announces a full text
    line: bool  # it stands alone, as a heading does


@cache
def _by() -> re.Pattern[str]:
    """A line such as "Statement by X on …": the noun leads."""
    nouns, of, about = (alternatives(n) for n in ("statement_nouns", "statement_of", "statement_about"))
    return re.compile(
        rf"(?:(?:full\s+)?text\s+of\s+)?(?:the\s+|a\s+)?(?:\w+\s+){{0,2}}?\b(?:{nouns})\s+(?:(?P<of>{of})\s+)?(?P<who>.+?)"
        rf"(?=\s+(?:{about})\s|\s*[(:\[]|,|\s+[–—-]\s|\.?\s*\Z)",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _own() -> re.Pattern[str]:
    """A line such as "X's statement on …", "X statement on …": the issuer leads."""
    nouns, about = alternatives("statement_nouns"), alternatives("statement_about")
    return re.compile(
        rf"(?P<who>[A-ZÀ-ÞА-ЯЁІЇЄ][^:.;!?]{{1,80}}?)(?:['’]s)?\s+(?:(?:full|official|joint|press|written)\s+)*(?:{nouns})"
        rf"(?=\s+(?:{about})\s|\s+in\s+full|\s*[(:]|\s*\Z)",
        re.DOTALL | re.IGNORECASE,
    )


@cache
def _gave() -> re.Pattern[str]:
    """A line such as "X issued the following statement:", "X said in a statement:"."""
    nouns, verbs = alternatives("statement_nouns"), alternatives("statement_verbs")
    return re.compile(
        rf"(?P<who>(?:[^:;.!?]|\b(?:Mrs?|Ms|Dr|Prof|M)\.){{2,260}}?)\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+|today\s+)*(?:{verbs})\b[^:;.!?]{{0,80}}?\b(?:{nouns})\b[^:;!?]{{0,140}}:\s*\Z",
        re.IGNORECASE,
    )


@cache
def _full() -> re.Pattern[str]:
    """Words that announce a whole text."""
    return re.compile(rf"\b(?:{alternatives('statement_full')})\b", re.IGNORECASE)


@cache
def _we() -> re.Pattern[str]:
    """First person plural."""
    return re.compile(rf"\b(?:{alternatives('first_person')})\b", re.IGNORECASE)


@cache
def _noun_first() -> re.Pattern[str]:
    """Whether a line begins with, or soon comes to, the noun of an announced text."""
    return re.compile(rf"\b(?:{alternatives('statement_nouns')})\b", re.IGNORECASE)


def announcement(text: str, block: Block) -> Announcement | None:
    """What a block announces, None when it announces nothing."""
    words = text[block.start : block.end]
    if len(words) > LEAD_IN or not _noun_first().search(words):
        return None
    if "\n" not in words and len(words) <= LINE and _is_line(words):
        return _from_line(words, block.start)
    if words.endswith(":"):
        return _from_sentence(words, block.start)
    return None


def _is_line(words: str) -> bool:
    """Whether a line can stand as the heading of a statement: no sentence with a verb of giving out."""
    return words[-1] not in ".!?;," and not _gave().search(words)


def _from_line(words: str, at: int) -> Announcement | None:
    """A line such as "Statement by X on Y" and "X's statement on Y"."""
    match = _by().match(words)
    if match and _only_topic(match):
        match = None
    if not match or not _plausible(match["who"]):
        match = _own().match(words) if words.endswith(":") or _full().search(words) else None
    if not match or not _plausible(match["who"]):
        return None
    return _announce(match["who"], at + match.start("who"), whole=True, line=True)


def _from_sentence(words: str, at: int) -> Announcement | None:
    """The last sentence of a paragraph that ends in a colon."""
    begin = (
        max(words.rfind(mark, 0, -1) + len(mark) for mark in (". ", "! ", "? ", "\n", "” ", ".” "))
        if " " in words
        else 0
    )
    begin = max(0, begin) if any(mark in words for mark in (". ", "! ", "? ", "\n", "” ")) else 0
    sentence = words[begin:]
    whole = bool(_full().search(sentence))
    gave, by = _gave().match(sentence), _by().search(sentence)
    match = gave or by
    if not match:
        return None
    if (
        not _plausible(_bare(match["who"])[0])
        and not APPOSED.search(match["who"])
        and not _described(match["who"])
    ):
        return Announcement(None, None, None, whole, line=False) if whole else None
    return _announce(match["who"], at + begin + match.start("who"), whole=whole, line=False)


def _bare(who: str) -> tuple[str, int]:
    """A name without adverbials and article before it, and how much was taken off."""
    cut = 0
    adverbial = ADVERBIAL.match(who)
    cut += adverbial.end() if adverbial else 0
    article = ARTICLE.match(who[cut:])
    if article and not who[cut + article.end() :][:1].islower():
        cut += article.end()  # "the Foreign Ministry", but "the ministry" keeps what makes it definite
    return who[cut:].rstrip(" ,’'"), cut


def _only_topic(match: re.Match[str]) -> bool:
    """Whether what follows the noun is its topic: "Statement in connection with", "on the occasion of"."""
    return match["of"] is None and (
        match["who"][:1].islower() or bool(_about().match(match["who"])) or match["who"][:1] in "([“"
    )


@cache
def _about() -> re.Pattern[str]:
    """Words before a statement's topic."""
    return re.compile(rf"(?:{alternatives('statement_about')})\b", re.IGNORECASE)


def _plausible(who: str) -> bool:
    """Whether words can name an issuer: not too long, with a capital or in a script without."""
    who = who.strip()
    first = re.search(r"[^\W\d_]", who)
    return (
        bool(first) and len(who) <= ISSUER_CHARS and any(not char.islower() for char in who if char.isalpha())
    )


def _described(who: str) -> bool:
    """Whether words name an issuer by what it is: "The ministry", and no mere pronoun."""
    words = _bare(who)[0].split()
    return 0 < len(words) <= DESCRIBED and (len(words) > 1 or len(words[0]) > 4)  # noqa: PLR2004 - he, they, она


def _announce(who: str, at: int, *, whole: bool, line: bool) -> Announcement:
    """An announcement with the issuer's bare name and its place."""
    name, cut = _bare(who)
    apposed = APPOSED.search(name)
    if apposed:
        cut, name = cut + apposed.start("name"), apposed["name"]
    start = at + cut
    return Announcement(" ".join(name.split()), start, start + len(name), whole, line)


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
    announced = announcement(text, block)
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


def _reach(text: str, blocks: list[Block], first: int, *, announced: Announcement) -> int:
    """The number of the block after the statement's last one."""
    end, last_we = first, first
    quoted = first < len(blocks) and text[blocks[first].start] in QUOTE_OPEN
    for number in range(first, len(blocks)):
        words = text[blocks[number].start : blocks[number].end]
        if _stops(blocks[number], words, announced, number == first):
            break
        end = number + 1
        if quoted and not announced.line and words.rstrip(" .,")[-1:] in '”"»':
            return end
        if _we().search(words):
            last_we = end
    if announced.line or announced.whole:
        return end
    return max(last_we, min(first + 1, end))


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
        return block.kind is SegmentKind.HEADING and bool(_noun_first().search(words))
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
