"""Transcripts: turns that begin with who speaks."""

import re
from bisect import bisect_left
from collections import Counter
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, cut, split
from averment.text.dialogues import find_dialogue
from averment.text.headings import part_headings
from averment.text.labels import Mark, are_values, bare, find_marks, talks
from averment.text.testimonies import find_testimony
from averment.text.turn_roles import name_roles
from averment.text.words import word_set

TURN: Final = Reason(
    "transcript-turn@1", 0.85, "A turn of a transcript; the label before the colon names who speaks."
)
TIMES: Final = Reason("subtitle-times@1", 0.9, "Says from when to when the words below are shown.")
CLOCK: Final = r"(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3}"
CUE: Final = re.compile(rf"^(?:\d{{1,5}}\n)?{CLOCK}[ \t]*-->[ \t]*{CLOCK}[^\n]*$", re.MULTILINE)
TURNS: Final = 3
PROSE: Final = 120  # characters of a paragraph of an article
LEAST_PROSE: Final = 2  # paragraphs of an article above an exchange printed in it
MANY: Final = 6  # turns of one paragraph each
QUOTED: Final = re.compile(r"[“\"«„][^”\"»“\n]*(?:[”\"»“]|\Z)")
STAMPED: Final = frozenset({"stamp", "stamped", "nick"})


def find_turns(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the turns of a transcript labelled; other texts come back unchanged."""
    blocks = _cues_apart(text, blocks)
    marks = find_marks(text, blocks)
    if not _is_transcript(marks, blocks):
        blocks = part_headings(text, blocks)
        if not find_testimony(text, blocks):
            find_dialogue(text, blocks)
        return blocks
    return name_roles(text, _label_turns(text, blocks, {mark.line: mark for mark in marks}))


def opening(text: str, blocks: list[Block]) -> int:
    """Where the first turn begins; the text's end where nobody takes turns."""
    marks = find_marks(text, blocks)
    counts = Counter(mark.label for mark in marks)
    again = (mark.line for mark in marks if counts[mark.label] > 1)
    return next(again, len(text)) if _is_transcript(marks, blocks) else len(text)


def takes_turns(text: str) -> bool:
    """Whether labels of speakers return in a text."""
    blocks = cut(text)
    return _is_transcript(find_marks(text, blocks), blocks)


def _is_transcript(marks: list[Mark], blocks: list[Block]) -> bool:
    """Labels return, there are few of them, and they carry a good part of the text."""
    labels = [bare(mark.label).casefold() for mark in marks]
    short = set(labels)
    labels = [_surname(label) if _surname(label) in short else label for label in labels]
    roles = set(labels) & word_set("speakers")
    dated = sum(mark.form in STAMPED for mark in marks) * 4 >= len(marks) * 3  # by a chat or a recording
    few = len(set(labels)) < len(labels) and (dated or len(set(labels)) <= max(2, len(labels) * 3 // 4))
    if not few or len(labels) < (2 if len(roles) > 1 else TURNS):
        return len(roles) > 1 and len(labels) > 1
    if (len(set(labels)) == 1 and not roles and not dated) or are_values(marks):
        return False
    first = marks[0].line
    spoken = sum(block.end - block.start for block in blocks if block.free and block.start >= first)
    free = sum(block.end - block.start for block in blocks if block.free)
    return spoken * 4 >= free


def _surname(label: str) -> str:
    """The last word of a name before its office; who is named in full once is called so later."""
    return (label.partition(",")[0].split() or [""])[-1]


def _cues_apart(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the lines of subtitles that say from when to when cut off."""
    found: list[Block] = []
    for block in blocks:
        cues = list(CUE.finditer(text, block.start, block.end)) if block.free else []
        parts = split(text, block, [at for cue in cues for at in cue.span()]) if cues else [block]
        starts = {cue.start() for cue in cues}
        for part in parts:
            if part.start in starts:
                part.label(SegmentKind.BOILERPLATE, TIMES)
        found += parts
    return found


def _label_turns(text: str, blocks: list[Block], marks: dict[int, Mark]) -> list[Block]:
    """Cut blocks before each label and let each turn run to the next one."""
    found: list[Block] = []
    current: Block | None = None
    starts = sorted(marks)
    end = _narrated(text, blocks, starts)
    for block in blocks:
        if not block.free or block.start >= end:
            current = current if block.kind is SegmentKind.BOILERPLATE else None
            found.append(block)
            continue
        inside = starts[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        for part in split(text, block, inside):
            current = _turn(part, current, marks)
            found.append(part)
    return found


def _narrated(text: str, blocks: list[Block], starts: list[int]) -> int:
    """Where an article goes on behind an exchange printed in it; the text's end where none does.

    All turns are one paragraph, and what stands below the last one speaks of nobody as "I" or "you".
    """
    free = [block for block in blocks if block.free]
    inside = [block for block in free if starts[0] <= block.start]
    below = [block for block in inside if block.start > starts[-1]]
    above = [block for block in free if block.start < starts[0] and block.end - block.start > PROSE]
    single = sum(block.start in set(starts) for block in inside) == len(inside) - len(below)
    if not below or not single or (len(above) < LEAST_PROSE and len(starts) < MANY):
        return len(text)
    said = [QUOTED.sub("", text[block.start : block.end]) for block in below]
    return len(text) if any(talks(words) for words in said) else below[0].start


def _turn(part: Block, current: Block | None, marks: dict[int, Mark]) -> Block | None:
    """A part as a new turn, as more of the current one, or as itself before the first."""
    if part.start in marks:
        mark = marks[part.start]
        part.label(SegmentKind.TRANSCRIPT_TURN, TURN, alone=True)
        part.speaker, part.speaker_start, part.speaker_end = mark.label, mark.start, mark.end
        return part
    if current is not None:
        part.give_voice(current)
    return current
