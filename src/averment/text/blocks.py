"""Blocks: paragraphs with their place, which the passes label and which become pieces in the end."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.reading import Piece

BODY: Final = Reason("zone-body@1", 0.6, "Running text of the document itself.")
BREAK: Final = re.compile(r"\n[ \t\u00a0\ufeff]*(?:\n|\f)|\f")  # an empty line or a new page ends a block
BLANK: Final = " \t\n\f\u00a0\ufeff\u200b"
TAB: Final = 4  # columns


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph, or a line that stands alone, and what the passes found it to be."""

    start: int
    end: int
    indent: int = 0  # columns before its first character
    kind: SegmentKind = SegmentKind.BODY
    reason: Reason = BODY
    voice: object = None  # blocks of one voice that follow each other form one piece
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    parent: "Block | None" = None

    @property
    def free(self) -> bool:
        """Whether no pass has claimed it yet."""
        return self.kind is SegmentKind.BODY and self.voice is None and self.reason is BODY

    def label(self, kind: SegmentKind, reason: Reason, *, alone: bool = False) -> None:
        """Say what it is; `alone` keeps it a piece of its own."""
        self.kind, self.reason = kind, reason
        self.voice = self if alone else None

    def give_voice(self, first: "Block") -> None:
        """Speak with the voice of `first`: same kind, speaker and parent, one piece."""
        self.kind, self.reason, self.voice = first.kind, first.reason, first
        self.speaker, self.parent = first.speaker, first.parent
        self.speaker_start, self.speaker_end = first.speaker_start, first.speaker_end


def cut(text: str, start: int = 0, end: int | None = None) -> list[Block]:
    """The blocks of a text: what stands between empty lines or page breaks."""
    end = len(text) if end is None else end
    blocks: list[Block] = []
    at = start
    for match in BREAK.finditer(text, start, end):
        _append(blocks, text, at, match.start())
        at = match.end() - 1 if match[0].endswith("\n") else match.end()
    _append(blocks, text, at, end)
    return blocks


def _append(blocks: list[Block], text: str, start: int, end: int) -> None:
    """Add the block between two breaks, without the white space around it."""
    trimmed = trim(text, start, end)
    if trimmed:
        blocks.append(Block(*trimmed, indent=indent(text, trimmed[0])))


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends; None when nothing else is there."""
    while start < end and text[start] in BLANK:
        start += 1
    while end > start and text[end - 1] in BLANK:
        end -= 1
    return (start, end) if start < end else None


def indent(text: str, at: int) -> int:
    """Columns between the start of the line and `at`, when only white space stands there."""
    line = text.rfind("\n", 0, at) + 1
    before = text[line:at]
    if before.strip(BLANK):
        return 0
    return sum(TAB if char == "\t" else 1 for char in before)


def lines(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The lines of a block, without the white space around them."""
    at = block.start
    while at < block.end:
        stop = text.find("\n", at, block.end)
        stop = block.end if stop < 0 else stop
        trimmed = trim(text, at, stop)
        if trimmed:
            yield trimmed
        at = stop + 1


def split(text: str, block: Block, at: Iterable[int]) -> list[Block]:
    """The block cut before each of the given positions."""
    cuts = [block.start, *sorted({point for point in at if block.start < point < block.end}), block.end]
    parts = []
    for start, end in itertools.pairwise(cuts):
        trimmed = trim(text, start, end)
        if trimmed:
            parts.append(Block(*trimmed, indent=indent(text, trimmed[0])))
    return parts


def pieces(blocks: list[Block]) -> tuple[Piece, ...]:
    """Labelled blocks as pieces: neighbours of one voice are joined, parents become numbers."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and _same_run(runs[-1][-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    number = {id(block): place for place, run in enumerate(runs) for block in run}
    return tuple(_piece(run, number) for run in runs)


def _same_run(last: Block, block: Block) -> bool:
    """Whether two neighbouring blocks belong to one piece."""
    if last.kind is not block.kind or last.voice is not block.voice:
        return False
    return last.reason == block.reason and last.speaker == block.speaker and last.parent is block.parent


def _piece(run: list[Block], number: dict[int, int]) -> Piece:
    """One run as a piece."""
    first = run[0]
    own = number[id(first)]
    parent = None if first.parent is None else number.get(id(first.parent))
    return Piece(
        kind=first.kind,
        start=first.start,
        end=run[-1].end,
        reason=first.reason,
        speaker=first.speaker,
        speaker_start=first.speaker_start,
        speaker_end=first.speaker_end,
        parent=None if parent == own else parent,
    )
