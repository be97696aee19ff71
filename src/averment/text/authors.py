"""Who wrote an article: a name beside a date at the head, and what the page tells of its author below.

"Ana Vale | 8 July 2034, 14:05"; "Ana Vale is the Post's correspondent in Sarn. Follow her on …".
"""

import re
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block
from averment.text.commenters import is_name
from averment.text.dates import stated
from averment.text.line_parts import parts_of

BIO: Final = Reason("author-bio@1", 0.8, "Tells below the article who its author is.")
CHARS: Final = 400
REACH: Final = 6  # free blocks at the end
TELLS: Final = r",?\s+(?:is|was|has|have|are|covers|writes|reports|works|teaches|lives|contributed)\b"
OPENS: Final = '“"«„'
BARS: Final = frozenset("|·•")


def named_beside_date(words: str) -> str | None:
    """The name in a line of a name and a date between bars or points."""
    parts = parts_of(words)
    if parts is None or parts.name is None or parts.odd or parts.between not in BARS:
        return None
    name = words[slice(*parts.name)]
    whole = "date" in parts.signs and parts.order[:2] == "NT" and " " in name and stated(words)
    return name if whole else None


def find_bios(text: str, blocks: list[Block], author: str | None) -> None:
    """Label the paragraphs at the end that tell who the named author is; a quotation is none."""
    name = re.split(r",|\s+and\s+|\s*\|", author or "")[0].strip()
    if " " not in name or not is_name(name):
        return
    told = re.compile(rf"(?:\W{{0,3}}|By\s+){re.escape(name)}{TELLS}", re.IGNORECASE)
    free = [block for block in blocks if block.free]
    for block in free[-REACH:][::-1]:
        words = text[block.start : block.end]
        if block is not free[0] and len(words) <= CHARS and told.match(words) and words[0] not in OPENS:
            block.label(SegmentKind.BOILERPLATE, BIO, alone=True)
