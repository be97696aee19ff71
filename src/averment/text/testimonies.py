"""Testimony in the first person, taken down by somebody: the head says whose it is, the paragraphs say "I".

The questions asked in between are the interviewer's, who stays unnamed; what the one who took it down says
about "the witness" is the document's own voice.
"""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block
from averment.text.dialogues import speaks_of_self
from averment.text.named_heads import PERSON, TITLES, WORD, Span
from averment.text.words import alternatives

HEAD: Final = Reason("testimony-head@1", 0.8, "Says whose testimony stands below, and how it was taken down.")
TOLD: Final = Reason("testimony@1", 0.8, "Told in the first person; the head names whose testimony it is.")
ASKED: Final = Reason("testimony-question@1", 0.7, "A question put to the witness.")
REACH: Final = 6  # blocks at the head in which a witness is named
HEAD_CHARS: Final = 700
QUESTION_CHARS: Final = 240
ASKED_CHARS: Final = 320  # of what an interviewer says, question or not
LEAST: Final = 3  # questions of an interview
FIELD: Final = re.compile(
    r"^(?:full\s+)?name(?:\s+of\s+(?:the\s+)?[\w ]{3,20})?\s*:\s+(?P<value>\S[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
CALLED: Final = re.compile(
    r"(?:called|known\s+as|referred\s+to\s+as|identified\s+as|code(?:\s?name)?:?)\s+[“\"'‘«]?(?P<name>[^\W_][\w.-]{0,20}\w)"
)
TITLE: Final = rf"(?:(?i:{'|'.join(sorted(TITLES))})\.?\s+)*"
QUOTED: Final = re.compile(r"[“«„][^”»“]*[”»“]|\"[^\"]*\"")
DASH: Final = re.compile(r"[–—-]\s")
STOPS: Final = frozenset((SegmentKind.COMMENT, SegmentKind.TRANSCRIPT_TURN, SegmentKind.QUOTED_STATEMENT))


def find_testimony(text: str, blocks: list[Block]) -> bool:
    """Label the paragraphs of a testimony with its witness; False when the text is none."""
    named = _named(text, blocks)
    if named is None:
        return False
    number, span = named
    reach = _reach(text, blocks, number + 1)
    told = [block for block in reach if block.free and _tells(text, block)]
    free = [block for block in reach if block.free]
    if not told or len(told) * 3 < len(free):
        return False
    head = blocks[number]
    if head.free:
        head.label(SegmentKind.HEADER, HEAD, alone=True)
    _speak(text, reach, head, span, asked=_asked_in_turn(text, free))
    return True


def _asked_in_turn(text: str, free: list[Block]) -> set[int]:
    """Where an interviewer's parts begin, who speaks at every second place; empty where questions do not."""
    asked = [n for n, block in enumerate(free) if _is_question(text[block.start : block.end])]
    others = free[::2]
    if len(asked) < LEAST or any(n % 2 for n in asked) or len(asked) * 2 < len(others):
        return set()
    spoken = sum(_tells(text, block) or block.end - block.start > ASKED_CHARS for block in others)
    return {block.start for block in others} if spoken * 8 <= len(others) else set()


def _reach(text: str, blocks: list[Block], first: int) -> list[Block]:
    """The blocks that may be the witness's: up to a heading of its own after the telling began."""
    begun = False
    for number in range(first, len(blocks)):
        block = blocks[number]
        if block.kind in STOPS or (begun and block.kind is SegmentKind.HEADING):
            return blocks[first:number]
        if begun and block.free and _heading(text, blocks, number):
            return blocks[first:number]
        begun = begun or _tells(text, block)
    return blocks[first:]


def _heading(text: str, blocks: list[Block], number: int) -> bool:
    """Whether a short line names what comes next, and is no question and no remark."""
    words = text[blocks[number].start : blocks[number].end]
    short = len(words) <= 80 and "\n" not in words and words[-1] not in '.!?:;,…)"”»'  # noqa: PLR2004 - a line
    return short and number + 1 < len(blocks) and not words[0].islower()


@cache
def _head() -> re.Pattern[str]:
    """Words that say who tells, then the name."""
    title = rf"(?:(?:{'|'.join(sorted(TITLES))}|the\s+witness)\.?\s+)?"
    return re.compile(
        rf"(?i:(?<!\w)(?:{alternatives('testimony_of')})\s*:?\s+{title})(?P<name>{PERSON}|{WORD}\s[^\W\d_a-z]\.)"
    )


def _from_form(text: str, block: Block) -> Span | None:
    """The name in a form about a witness, "Witness No.: 14" above "Name: X", or what he is called instead."""
    words = text[block.start : block.end]
    field = FIELD.search(words)
    if field is None or not re.search(
        rf"(?<!\w)(?:{alternatives('testimony_of')})(?!\w)", words, re.IGNORECASE
    ):
        return None
    called = CALLED.search(field["value"])
    named = called or re.match(rf"{TITLE}(?P<name>{PERSON}|{WORD}\s[^\W\d_a-z]\.)", field["value"])
    start = block.start + field.start("value")
    return (start + named.start("name"), start + named.end("name")) if named else None


@cache
def _about() -> re.Pattern[str]:
    """Words by which the one who takes it down speaks of the witness."""
    return re.compile(
        r"\bthe\s+(?:witness|deponent|interviewee|informant|declarant|affiant)\b|^asked\b", re.IGNORECASE
    )


def _named(text: str, blocks: list[Block]) -> tuple[int, Span] | None:
    """The block at the head that names the witness, and where; the first name counts."""
    for number, block in enumerate(blocks[:REACH]):
        fits = block.free or block.kind in {SegmentKind.HEADING, SegmentKind.HEADER}
        if (
            not fits
            or block.end - block.start > HEAD_CHARS
            or speaks_of_self().search(text, block.start, block.end)
        ):
            continue
        span = _from_form(text, block) or next(
            (m.span("name") for m in _head().finditer(text, block.start, block.end) if "\n" not in m["name"]),
            None,
        )
        if span:
            return number, span
    return None


def _tells(text: str, block: Block) -> bool:
    """Whether a paragraph speaks in the first person singular outside quotation marks."""
    return bool(speaks_of_self().search(QUOTED.sub("", text[block.start : block.end])))


def _speak(text: str, blocks: list[Block], head: Block, span: Span, *, asked: set[int]) -> None:
    """Give the witness the paragraphs that are hers, and mark the questions, `asked` or seen to be."""
    voice: Block | None = None
    spoke = True  # whether the paragraph above was the witness's, or asked her
    for block in blocks:
        if not block.free:
            continue
        words = text[block.start : block.end]
        if block.start in asked or _is_question(words):
            voice = None if asked else voice
            block.label(SegmentKind.TRANSCRIPT_TURN, ASKED, alone=True)
            spoke = True
            continue
        spoke = _tells(text, block) or (spoke and not _about().search(QUOTED.sub("", words)))
        if not spoke:
            continue
        if voice is None:
            voice = block
            kind = SegmentKind.TRANSCRIPT_TURN if asked else SegmentKind.QUOTED_STATEMENT
            block.label(kind, TOLD, alone=True)
            block.speaker, (block.speaker_start, block.speaker_end) = (
                " ".join(text[slice(*span)].split()),
                span,
            )
            block.parent = head
        else:
            block.give_voice(voice)


def _is_question(words: str) -> bool:
    """Whether a short paragraph asks: "you" in it, a bracket or a dash around it, or few words."""
    bare = re.sub(r"^[(\[](?:question|q)\s*:|^[–—-]\s", "", words, flags=re.IGNORECASE).strip("() []")
    if len(words) > QUESTION_CHARS or not bare.endswith("?") or speaks_of_self().search(bare):
        return False
    return bare != words or "you" in bare.casefold().split() or len(bare.split()) <= 12  # noqa: PLR2004 - a short one
