"""Who stands behind the labels of a transcript: "Q" and "A", a role, initials, an examiner named once.

The head, the title, a line such as "EXAMINATION BY MS. ROE" or the question itself ("Ana Vale, Radio Mill.
When …") tells; where nothing does, the label stays.
"""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block
from averment.text.dialogues import speaks_of_self
from averment.text.labels import bare
from averment.text.named_heads import HEAD_CHARS, PERSON, TITLES, Span, holder_of, introduced
from averment.text.words import alternatives, word_set

OPENED: Final = Reason(
    "transcript-opening@1", 0.7, "Said before the first question by the one person who answers below."
)
EXAMINED: Final = Reason("transcript-examiner@1", 0.85, "Names who asks the questions below.")
MOST_ROLES: Final = 200  # labels that are looked for at the head
OPENING_CHARS: Final = 60
HEADS: Final = 6  # blocks at the head in which somebody is named
HEAD_LINE: Final = 200
INITIALS: Final = re.compile(r"[^\W\d_a-z]{2,3}|(?:[^\W\d_a-z]\.\s?){2,3}")
TITLE: Final = rf"(?:(?:{'|'.join(sorted(TITLES))})\.?\s+)?"
BY: Final = re.compile(
    r"(?:(?:[\w-]+[\s-]+)?examination\s+by|(?:questions?|questioned|examined)\s+by|by)\s+"
    rf"(?P<name>(?:{'|'.join(sorted(TITLES))})\.?\s+[^\W\d_][^\n:,()]{{1,40}}?)\s*:?\s*\Z",
    re.IGNORECASE,
)


def name_roles(text: str, blocks: list[Block]) -> list[Block]:
    """Give turns under Q and A, or their like, the names that the text gives for them."""
    first = next(block for block in blocks if block.kind is SegmentKind.TRANSCRIPT_TURN)
    names = {role: _named_above(text, blocks, role) for role in ("asking", "answering")}
    if any(block.speaker and bare(block.speaker).casefold() in word_set("asking") for block in blocks):
        names["answering"] = names["answering"] or introduced(text, 0, first.start)
    held: dict[str, Span | None] = {}
    examiner: Span | None = None
    for block in blocks:
        examiner = _examiner(text, block) or examiner
        if block.kind is not SegmentKind.TRANSCRIPT_TURN or block.speaker is None:
            continue
        label = bare(block.speaker)
        if label not in held and len(held) < MOST_ROLES:
            held[label] = (
                _in_legend(text, label, first.start)
                or holder_of(text, label, first.start)
                or _by_initials(text, label, first.start)
            )
        asks = label.casefold() in word_set("asking")
        found = held.get(label) or (_says_own_name(text, block) or examiner if asks else None)
        found = found or next((names[r] for r in names if label.casefold() in word_set(r)), None)
        if found:
            block.speaker_start, block.speaker_end = found
            block.speaker = " ".join(text[slice(*found)].split())
    _before_questions(text, blocks, first, {span for span in held.values() if span})
    return blocks


def _examiner(text: str, block: Block) -> Span | None:
    """Where a line such as "BY MS. ROE:" names who asks from here; the line is set apart."""
    if block.end - block.start > HEAD_LINE:
        return None
    line = re.compile(r"(?:\d{1,3}[ \t]{2,})?").match(text, block.start, block.end)
    match = BY.match(text, line.end() if line else block.start, block.end)
    if match is None:
        return None
    block.label(SegmentKind.HEADER, EXAMINED, alone=True)
    block.speaker = block.speaker_start = block.speaker_end = None
    return match.span("name")


@cache
def _own_name() -> re.Pattern[str]:
    """A question that begins with who asks: "Ana Vale, Radio Mill. When …", "Jon Kol from the Mill:"."""
    return re.compile(
        rf"[^\n:.–—]{{0,24}}[:.–—]\s*(?:[^\n.,?!]{{0,30}}[.,!]\s+)?(?P<name>{PERSON})"
        rf"(?:,\s+|\s+(?:of|from|with)\s+)(?:the\s+|of\s+the\s+)?[^\W\d_a-z][^.:;,?!\n]{{1,40}}[.:;,]\s"
    )


def _says_own_name(text: str, block: Block) -> Span | None:
    """Who says at the beginning of a question who asks."""
    match = _own_name().match(text, block.start, block.end)
    return match.span("name") if match else None


def _in_legend(text: str, label: str, until: int) -> Span | None:
    """Whom the head says a label stands for: "Speaker 1 = Ana Vale", "RA – Rolf Ander"."""
    told = rf"(?<!\w){re.escape(label)}\s*(?:=|[–—-]\s)\s*{TITLE}(?P<name>{PERSON})"
    match = re.search(told, text[: min(until, HEAD_CHARS)])
    return match.span("name") if match else None


def _by_initials(text: str, label: str, until: int) -> Span | None:
    """The one person of the head whose initials a label is: "Agnes Bell (AB)", else the names themselves."""
    if not INITIALS.fullmatch(label) or label.casefold() in word_set("speakers"):
        return None
    head = text[: min(until, HEAD_CHARS)]
    letters = re.sub(r"\W", "", label)
    told = re.search(rf"(?P<name>{PERSON})\s*[(\[,]\s*{re.escape(label)}\b", head)
    if told:
        return _with_initials(told, letters) or told.span("name")
    named = (_with_initials(match, letters) for match in re.finditer(rf"(?P<name>{PERSON})", head))
    found = {head[slice(*span)]: span for span in named if span}
    return next(iter(found.values())) if len(found) == 1 else None


def _with_initials(match: re.Match[str], letters: str) -> Span | None:
    """The last words of a name that have these initials: "Agnes Bell" in "With Agnes Bell"."""
    starts = [match.start("name") + word.start() for word in re.finditer(r"[^\W\d_a-z]\w*", match["name"])]
    at = starts[-len(letters)] if len(starts) >= len(letters) else None
    initials = "".join(match.string[start] for start in starts[-len(letters) :])
    return (at, match.end("name")) if at is not None and initials == letters else None


def _before_questions(text: str, blocks: list[Block], first: Block, named: set[Span]) -> None:
    """What a briefing's one speaker says before the first question, from where he says "I"."""
    opening = [block for block in blocks[: blocks.index(first)] if block.free]
    begin = next((n for n, b in enumerate(opening) if speaks_of_self().search(text, b.start, b.end)), None)
    asked = first.speaker is not None and bare(first.speaker).casefold() in word_set("asking")
    if begin is None or len(named) != 1 or not asked:
        return
    span = next(iter(named))
    for block in opening[begin:]:
        if block.end - block.start >= OPENING_CHARS:  # shorter lines are headings
            block.label(SegmentKind.TRANSCRIPT_TURN, OPENED, alone=True)
            block.speaker, (block.speaker_start, block.speaker_end) = text[slice(*span)], span


def _named_above(text: str, blocks: list[Block], role: str) -> Span | None:
    """Where a field such as "Interviewer: X", or a title such as "Interview with X", names who has a role."""
    field = re.compile(
        rf"^(?:{alternatives(role)})\s*:\s+(?P<name>[^\n(,;]{{2,60}})", re.IGNORECASE | re.MULTILINE
    )
    title = re.compile(
        rf"(?:{alternatives('interview_with')})\s+(?:the\s+)?(?P<name>[^\n(,;:]{{2,80}})", re.IGNORECASE
    )
    inline = re.compile(
        rf"(?<!\w)(?i:{alternatives(role)})\.?\s*[:=]\s+(?:(?i:{alternatives('roles')}|{alternatives('titles')})\.?\s+)*"
        rf"(?P<name>{PERSON})"
    )
    for block in blocks[:HEADS]:
        if block.kind is SegmentKind.HEADER and (match := field.search(text, block.start, block.end)):
            return match.start("name"), match.start("name") + len(match["name"].rstrip())
        if role == "answering" and block.kind is SegmentKind.HEADING:
            match = title.match(text, block.start, block.end)
            if match:
                return match.start("name"), match.start("name") + len(match["name"].rstrip())
    for block in blocks[:HEADS]:
        near = block.kind is not SegmentKind.TRANSCRIPT_TURN and block.end - block.start <= HEAD_CHARS // 8
        match = inline.search(text, block.start, block.end) if near else None
        if match:
            return match.span("name")
    return _heard(text, blocks) if role == "answering" else _questioner(text, blocks)


def _questioner(text: str, blocks: list[Block]) -> Span | None:
    """The one person by whom a line at the head says that somebody was asked: "Interview of X by Y"."""
    found: dict[str, Span] = {}
    for block in blocks[:HEADS]:
        if block.end - block.start <= HEAD_LINE and block.kind is not SegmentKind.TRANSCRIPT_TURN:
            for match in _asked_by().finditer(text, block.start, block.end):
                if re.match(r"\s*(?:,|and|&)\s+[^\W\d_a-z]", text[match.end() : match.end() + 8]):
                    return None  # several
                found[match["name"]] = match.span("name")
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _asked_by() -> re.Pattern[str]:
    """Words that say by whom somebody was asked, then the name."""
    office = rf"(?:(?i:{alternatives('roles')}|{alternatives('titles')}|investigator|inspector)\.?\s+)*"
    return re.compile(
        rf"(?i:\b(?:interviewed|questioned|examined|heard|conducted|taken|recorded|interview|questions|led)\s+by"
        rf"|\b(?:{alternatives('heard')})\s[^\n.;]{{2,60}}?\sby)\s+(?:the\s+)?{office}(?P<name>{PERSON})"
    )


def _heard(text: str, blocks: list[Block]) -> Span | None:
    """Whom a line at the head says to be heard: "DEPOSITION OF X", "…, examination of X"."""
    pattern = re.compile(rf"(?i:\b(?:{alternatives('heard')})\s+{TITLE})(?P<name>{PERSON})")
    for block in blocks[:HEADS]:
        if block.end - block.start <= HEAD_LINE and block.kind is not SegmentKind.TRANSCRIPT_TURN:
            match = pattern.search(text, block.start, block.end)
            if match:
                return match.span("name")
    return None
