"""Notes of one office to another: its first sentence names who presents compliments."""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, split
from averment.text.words import alternatives

NOTE: Final = Reason("statement-note@1", 0.85, "A note whose first sentence names the office that sends it.")
WORD: Final = r"[^\W\d_a-z][\w'’-]*"
LINKED: Final = r"(?:[ \t\u00a0]+(?:of|for|to|and|the|in|de|du|des|la|del|di))*"
ISSUER: Final = rf"(?P<who>{WORD}(?:{LINKED}[ \t\u00a0]+{WORD}){{0,12}})"


@cache
def _opens() -> re.Pattern[str]:
    """How a note begins: "The Embassy of X presents its compliments to …"."""
    return re.compile(
        rf"^(?:(?i:the|la|le|el)\s+)?{ISSUER}[^.!?\n]{{0,60}}?\s+(?i:{alternatives('note_opens')})\b",
        re.MULTILINE,
    )


@cache
def _closes() -> re.Pattern[str]:
    """How a note ends: with assurances of the highest consideration."""
    return re.compile(rf"(?:{alternatives('note_closes')})", re.IGNORECASE)


def find_notes(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with each note, from its compliments to its assurances, in the voice of who sends it."""
    voice: Block | None = None
    found: list[Block] = []
    for block in blocks:
        match = _opens().search(text, block.start, block.end) if block.free else None
        found += split(text, block, [match.start()]) if match else [block]
    ends = [
        n for n, block in enumerate(found) if block.free and _closes().search(text, block.start, block.end)
    ]
    for number, block in enumerate(found):
        if not block.free:
            continue
        match = _opens().match(text, block.start, block.end)
        if match and ends and ends[-1] >= number:
            voice = block
            block.label(SegmentKind.QUOTED_STATEMENT, NOTE, alone=True)
            block.speaker = " ".join(match["who"].split())
            block.speaker_start, block.speaker_end = match.span("who")
        elif voice is not None:
            block.give_voice(voice)
        if voice is not None and _closes().search(text, block.start, block.end):
            voice = None
    return found
