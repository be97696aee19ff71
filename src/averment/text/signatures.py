"""Who wrote it, as the end of a text says: a letter's signature, a report's credits."""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, lines
from averment.text.commenters import is_name
from averment.text.draft import Facts
from averment.text.words import alternatives

SIGNED: Final = Reason("letter-signature@1", 0.8, "The name under a letter that begins with a greeting.")
CREDITED: Final = Reason("report-credits@1", 0.85, "Says below the text who reported and edited it.")
CREDIT_CHARS: Final = 300
REACH: Final = 6  # blocks at the head in which a greeting is looked for


def is_signature(block: Block) -> bool:
    """Whether a block was found to be a letter's signature."""
    return block.reason is SIGNED


@cache
def greeting() -> re.Pattern[str]:
    """A line that greets and ends in a comma, a colon, an exclamation mark."""
    return re.compile(rf"(?:{alternatives('salutations')})\b[^\n]{{0,80}}[,!:]\Z", re.IGNORECASE)


@cache
def signed_mark() -> re.Pattern[str]:
    """The mark before the name of who signed: "(Signed)", "Signed:", "/s/"."""
    words = alternatives("signed")
    return re.compile(
        rf"(?:[(\[]\s*(?:{words})\.?\s*[)\]]|(?:{words})\.?\s*:|/s/)[ \t]*\n?[ \t]*", re.IGNORECASE
    )


@cache
def _credit() -> re.Pattern[str]:
    """A line such as "(Reporting by X in Y; editing by Z)"."""
    return re.compile(rf"[(\[]?(?P<what>{alternatives('credits')})\s+(?P<who>[^;()\[\]\n]+)", re.IGNORECASE)


def find_signatures(text: str, blocks: list[Block], facts: Facts) -> None:
    """Label credits and the signature of a letter at the end, and take the author's name."""
    free = [block for block in blocks if block.free]
    if len(free) < 2:  # noqa: PLR2004 - a text and its end
        return
    last = free[-1]
    words = text[last.start : last.end]
    credit = _credit().match(words) if len(words) <= CREDIT_CHARS else None
    if credit:
        last.label(SegmentKind.HEADER, CREDITED, alone=True)
        if not credit["what"].casefold().startswith("edit"):
            facts.author = facts.author or re.sub(
                r"\s+in\s+[^,]+?(?=\s+and\s|,|\Z)", "", credit["who"]
            ).strip(" .")
        return
    if signed_mark().match(words):
        return  # of a letter, which may be somebody else's
    rows = list(lines(text, last))
    greeted = any(greeting().match(text[block.start : block.end]) for block in free[:REACH])
    if greeted and len(rows) <= 3 and is_name(text[slice(*rows[0])]):  # noqa: PLR2004 - name, office, body
        last.label(SegmentKind.HEADER, SIGNED, alone=True)
        facts.author = facts.author or text[slice(*rows[0])]
