"""Transcripts: turns that begin with who speaks."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, lines, split
from averment.text.commenters import is_name
from averment.text.dialogues import find_dialogue, speaks_of_self
from averment.text.headings import part_headings
from averment.text.named_heads import holder_of, introduced
from averment.text.testimonies import find_testimony
from averment.text.words import alternatives, word_set

TURN: Final = Reason(
    "transcript-turn@1", 0.85, "A turn of a transcript; the label before the colon names who speaks."
)
BRACKET: Final = re.compile(r"\s*[(\[][^()\[\]\n]*[)\]]")  # of a party, a paper, a place
ENDS: Final = r"\s*(?::|\.\s?[–—]|\.\s-{1,2}(?=\s)|(?<=[^\W\d_a-z]{2})\s?[–—](?=\s))"
STAMP: Final = (  # of a recording or a chat, before the label
    r"(?:\[[^\[\]\n]{0,24}\d[^\[\]\n]{0,12}\]|\(?\d{1,2}:\d\d(?::\d\d)?\)?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?)\s*(?:[–—-]\s+)?"
)
WHEN: Final = r"\s*[(\[][^()\[\]\n]{0,24}\d{1,2}:\d\d[^()\[\]\n]{0,12}[)\]]"  # "Jon Kol (10:15):"
BOLD: Final = r"[*_]{0,3}"
LABEL: Final = re.compile(
    rf"{BOLD}(?P<short>Q|A|Question|Answer)\s?(?:\d{{1,3}}\s?[.:)–—]|[.)–—]){BOLD}(?:\s+|\Z)"
    r"|<(?P<nick>[^<>\s@]{1,30})>\s+"
    rf"|(?P<stamp>{STAMP})?{BOLD}(?P<label>[^\s:;.,!?“”\"«»()|/\d*<–—-][^:;!?“”\"«»|\n–—*]{{0,70}}?)"
    rf"{BOLD}(?P<when>{WHEN})?{ENDS}{BOLD}(?:\s+|\Z)"
)
DASHED: Final = re.compile(r"[^.\s]\s*[–—-]\s*\Z")
TITLES: Final = word_set("titles") | {"sig", "gen", "col", "lt", "capt", "the", "la", "le"}
OPENED: Final = Reason(
    "transcript-opening@1", 0.7, "Said before the first question by the one person who answers below."
)
MOST_ROLES: Final = 200  # labels that are looked for at the head
OPENING_CHARS: Final = 60
TURNS: Final = 3
LABEL_WORDS: Final = 8
OFFICE_WORDS: Final = 5  # behind a name in full: "Jon Kol, minister of works:"
LABEL_REACH: Final = 130  # characters of a line in which a stamp and a label stand
CAPS_CHARS: Final = 40


@cache
def _roles() -> frozenset[str]:
    """Labels that stand for a speaker without a name."""
    return word_set("speakers")


def _label(line: str) -> re.Match[str] | None:
    """The label at the head of a line, when it can name a speaker."""
    match = LABEL.match(line)
    if not match:
        return None
    words = (match["label"] or match["short"] or match["nick"]).strip()
    stamped = match["stamp"] or match["when"]
    if match["nick"] or (stamped and is_name(BRACKET.sub("", words))):
        return match
    bare = BRACKET.sub("", words).casefold()
    if bare in _roles():
        return match
    if bare in word_set("fields") or len(words.split()) > LABEL_WORDS:
        return None
    name, comma, office = BRACKET.sub("", words).partition(",")
    office_fits = len(office.split()) <= OFFICE_WORDS and len(name.split()) > 1
    return match if _names(name) and (not comma or office_fits or _names(office)) else None


def _names(words: str) -> bool:
    """Whether all words are capitalised, titles, or in a script without capitals."""
    parts = [part.strip(".'’-") for part in words.split()]
    return bool(parts) and all(
        part and (not part[0].islower() or part.casefold() in TITLES or len(part) <= 3)  # noqa: PLR2004 - particles
        for part in parts
    )


def find_turns(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the turns of a transcript labelled; other texts come back unchanged."""
    marks = _marks(text, blocks)
    if not _is_transcript(marks, blocks):
        blocks = part_headings(text, blocks)
        if not find_testimony(text, blocks):
            find_dialogue(text, blocks)
        return blocks
    return _name_roles(text, _label_turns(text, blocks, {mark.line: mark for mark in marks}))


def _name_roles(text: str, blocks: list[Block]) -> list[Block]:
    """Give turns under Q and A, or their like, the names that the head or title gives for them."""
    first = next(block for block in blocks if block.kind is SegmentKind.TRANSCRIPT_TURN)
    names = {role: _named_above(text, blocks, role) for role in ("asking", "answering")}
    names["answering"] = names["answering"] or introduced(text, 0, first.start)
    held: dict[str, tuple[int, int] | None] = {}
    for block in blocks:
        if block.kind is SegmentKind.TRANSCRIPT_TURN and block.speaker is not None:
            label = BRACKET.sub("", block.speaker)
            if label not in held and len(held) < MOST_ROLES:
                held[label] = holder_of(text, label, first.start)
            found = held.get(label) or next(
                (names[r] for r in names if label.casefold() in word_set(r)), None
            )
            if found:
                block.speaker_start, block.speaker_end = found
                block.speaker = text[slice(*found)]
    _before_questions(text, blocks, first, {span for span in held.values() if span})
    return blocks


def _before_questions(text: str, blocks: list[Block], first: Block, named: set[tuple[int, int]]) -> None:
    """What a briefing's one speaker says before the first question, from where he says "I"."""
    opening = [block for block in blocks[: blocks.index(first)] if block.free]
    begin = next((n for n, b in enumerate(opening) if speaks_of_self().search(text, b.start, b.end)), None)
    asked = first.speaker is not None and BRACKET.sub("", first.speaker).casefold() in word_set("asking")
    if begin is None or len(named) != 1 or not asked:
        return
    span = next(iter(named))
    for block in opening[begin:]:
        if block.end - block.start >= OPENING_CHARS:  # shorter lines are headings
            block.label(SegmentKind.TRANSCRIPT_TURN, OPENED, alone=True)
            block.speaker, (block.speaker_start, block.speaker_end) = text[slice(*span)], span


def _named_above(text: str, blocks: list[Block], role: str) -> tuple[int, int] | None:
    """Where a field such as "Interviewer: X", or a title such as "Interview with X", names who has a role."""
    field = re.compile(
        rf"^(?:{alternatives(role)})\s*:\s+(?P<name>[^\n(,;]{{2,60}})", re.IGNORECASE | re.MULTILINE
    )
    title = re.compile(
        rf"(?:{alternatives('interview_with')})\s+(?:the\s+)?(?P<name>[^\n(,;:]{{2,80}})", re.IGNORECASE
    )
    for block in blocks[:6]:
        if block.kind is SegmentKind.HEADER and (match := field.search(text, block.start, block.end)):
            return match.start("name"), match.start("name") + len(match["name"].rstrip())
        if role == "answering" and block.kind is SegmentKind.HEADING:
            match = title.match(text, block.start, block.end)
            if match:
                return match.start("name"), match.start("name") + len(match["name"].rstrip())
    return None


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that begins with who speaks."""

    line: int  # where the line begins
    label: str
    start: int
    end: int
    sure: bool = True  # a dash, a letter, a line in capitals divides headings and lists too


def _marks(text: str, blocks: list[Block]) -> list[_Mark]:
    """All lines that begin with a label; unsure ones only where the label returns."""
    marks: list[_Mark] = []
    for block in blocks:
        rows = list(lines(text, block)) if block.free else []
        for number, (start, end) in enumerate(rows):
            match = _label(text[start : min(end, start + LABEL_REACH)])
            if match:
                group = next(name for name in ("label", "short", "nick") if match[name])
                at, stop = start + match.start(group), start + match.end(group)
                sure = not DASHED.search(match[0]) and not match["short"]
                marks.append(_Mark(start, text[at:stop].strip(), at, stop, sure))
            elif number + 1 < len(rows) and _in_capitals(text[start:end]):
                marks.append(_Mark(start, text[start:end], start, end, sure=False))
    counts = Counter(mark.label for mark in marks)
    return [mark for mark in marks if mark.sure or counts[mark.label] > 1]


def _in_capitals(words: str) -> bool:
    """Whether a line is a name in capitals, as scripts set it above the words."""
    return (
        words.isupper()
        and len(words) <= CAPS_CHARS
        and not any(map(str.isdigit, words))
        and words[-1] not in ".!?:;,"
    )


def _is_transcript(marks: list[_Mark], blocks: list[Block]) -> bool:
    """Labels return, there are few of them, and they carry a good part of the text."""
    labels = [BRACKET.sub("", mark.label).casefold() for mark in marks]
    roles = set(labels) & _roles()
    few = len(set(labels)) < len(labels) and len(set(labels)) <= max(2, len(labels) * 3 // 4)
    if not few or len(labels) < (2 if len(roles) > 1 else TURNS):
        return len(roles) > 1 and len(labels) > 1
    if len(set(labels)) == 1 and not roles:
        return False
    first = marks[0].line
    spoken = sum(block.end - block.start for block in blocks if block.free and block.start >= first)
    free = sum(block.end - block.start for block in blocks if block.free)
    return spoken * 4 >= free


def _label_turns(text: str, blocks: list[Block], marks: dict[int, _Mark]) -> list[Block]:
    """Cut blocks before each label and let each turn run to the next one."""
    found: list[Block] = []
    current: Block | None = None
    starts = sorted(marks)
    for block in blocks:
        if not block.free:
            current = current if block.kind is SegmentKind.BOILERPLATE else None
            found.append(block)
            continue
        inside = starts[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        for part in split(text, block, inside):
            current = _turn(part, current, marks)
            found.append(part)
    return found


def _turn(part: Block, current: Block | None, marks: dict[int, _Mark]) -> Block | None:
    """A part as a new turn, as more of the current one, or as itself before the first."""
    if part.start in marks:
        mark = marks[part.start]
        part.label(SegmentKind.TRANSCRIPT_TURN, TURN, alone=True)
        part.speaker, part.speaker_start, part.speaker_end = mark.label, mark.start, mark.end
        return part
    if current is not None:
        part.give_voice(current)
    return current
