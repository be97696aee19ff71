"""What stands before a person's name: an office ("Minister X", "the minister of works, X") or a title.

An office tells namesakes apart: "Minister X" is the only X who is called minister elsewhere. An honorific
before one word says that this word is a family name, which some peoples put first.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from averment.entities.speakers import roles
from averment.model import Mention

BEFORE: Final = 90  # characters in which an office stands
HONORIFIC: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Judge|Justice|Captain|Capt)\.?\s$", re.IGNORECASE
)
DIRECT: Final = re.compile(r"(?:^|[\s(“\"])([\w-]+)\s$")
APPOSED: Final = re.compile(
    r"(?:^|[.;:!?(“\"]\s?|,\s|\s)(?:[Tt]he |an? )?(?:[\w-]+ ){0,2}?([\w-]+) (?:of|for|at) "
    r"(?:[^,.;:!?()]{2,60}), $"
)
BARE: Final = re.compile(r"\b[Tt]he (?:[\w-]+ ){0,2}?([\w-]+), $")


def offices(texts: Mapping[str, str], mentions: Iterable[Mention]) -> frozenset[str]:
    """The offices that stand before any of these mentions, as single words in small letters."""
    found = set()
    for mention in mentions:
        before = _before(texts, mention)
        matches = (pattern.search(before) for pattern in (DIRECT, APPOSED, BARE))
        found |= {match[1].casefold() for match in matches if match}
    return frozenset(found & roles())


def is_family_name(texts: Mapping[str, str], mentions: Iterable[Mention]) -> bool:
    """Whether an honorific stands before one of these mentions."""
    return any(HONORIFIC.search(_before(texts, mention)) for mention in mentions)


def _before(texts: Mapping[str, str], mention: Mention) -> str:
    text, start = texts.get(mention.passage.document, ""), mention.passage.start
    return " ".join(text[max(0, start - BEFORE) : start].split()) + text[start - 1 : start] * (
        text[start - 1 : start].isspace()
    )
