"""Names that their own shape or a list shows: symbols, numbered acts, accounts, substances, weapons."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from averment.claims.namewords import common, days
from averment.claims.words import lines
from averment.model import EntityKind

Row = tuple[int, int, EntityKind, float, str]  # start, end, kind, score, cue

DESIGNATION: Final = re.compile(r"\b[A-Z][A-Za-z]{0,3}-\d{1,4}[A-Za-z]{0,3}\b")
SYMBOL: Final = re.compile(r"\b(?:[A-Z]{1,4}|EC-M-\d+)/(?:[A-Z0-9]{1,6}[./-])*[A-Z0-9.]*\d(?:\s\(\d{4}\))?")
NUMBERED: Final = re.compile(
    r"\b(?:[Dd]raft )?(?:[Rr]esolution|[Dd]ecree|[Pp]rotocol|[Dd]irective|[Rr]egulation|[Dd]ecision)"
    r"\s(?:[Nn]o\.?\s)?\d{1,5}(?:/\d{2,4})?(?:\s\(\d{4}\))?"
)
MEDIUM: Final = re.compile(
    r"\b(?:channel|station|broadcaster|television|radio|newspaper|website|portal|outlet|agency|"
    r"interview (?:with|to|on|for))\s((?:[A-Z][a-z]+\s){1,3}\d{1,3})\b"
    r"|\b((?:[A-Z][a-z]+\s){1,2}\d{1,3})(?=\s(?:said|says|reported|reports|quoted|wrote|aired|broadcast)\b)"
)
IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
ACCOUNT: Final = re.compile(
    r"\baccounts?\s(?:(?:number|no\.?|nr\.?|#)\s?)([A-Z0-9][A-Z0-9-]{3,}\d)|\baccount\s([A-Z]{0,4}-?\d[\d-]{4,})"
)


def shaped(text: str, regions: Sequence[tuple[int, int]]) -> Iterable[Row]:
    """Names that their own shape shows: symbols, numbered acts, accounts, substances, designations."""
    patterns = (
        (SYMBOL, EntityKind.DOCUMENT, 0.95),
        (NUMBERED, EntityKind.DOCUMENT, 0.95),
        (IBAN, EntityKind.ACCOUNT, 0.95),
        (ACCOUNT, EntityKind.ACCOUNT, 0.9),
        (_substance_pattern(), EntityKind.SUBSTANCE, 0.9),
        (_weapon_pattern(), EntityKind.WEAPON_SYSTEM, 0.9),
    )
    rows: list[Row] = list(_numbered_media(text, regions))
    known: set[int] = set(covered(rows))
    for pattern, kind, score in patterns:
        for start, end in regions:
            for match in pattern.finditer(text, start, end):
                group = match.lastindex or 0
                row = (match.start(group), match.end(group), kind, score, "listed")
                if not taken(row[0], row[1], known):
                    rows.append(row)
                    known.update(range(row[0], row[1]))
    return rows


def _numbered_media(text: str, regions: Sequence[tuple[int, int]]) -> Iterable[Row]:
    """Outlets whose name ends in a number ("the channel Valdora 24"), at all their places."""
    found = (match for start, end in regions for match in MEDIUM.finditer(text, start, end))
    quotes = {quote for match in found if (quote := match[1] or match[2])}
    names = sorted(quote for quote in quotes if quote.split()[0].casefold() not in days() | common())
    for name in names:
        for start, end in regions:
            for match in re.finditer(rf"\b{re.escape(name)}\b(?!,\d)", text[start:end]):
                yield start + match.start(), start + match.end(), EntityKind.ORGANIZATION, 0.85, "beside"


@cache
def _substance_pattern() -> re.Pattern[str]:
    names = sorted(lines("names-substances"), key=lambda name: (-len(name), name))
    return re.compile(r"(?i)(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


@cache
def _weapon_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, lines("names-weapons"))))
    return re.compile(rf"\b(?:{names})(?:-[A-Z0-9]{{1,3}})?\b(?=\W|$)|{DESIGNATION.pattern}")


def covered(rows: Iterable[Row]) -> frozenset[int]:
    """The offsets that rows cover, so that asking for one is cheap."""
    return frozenset(at for row in rows for at in range(row[0], row[1]))


def taken(start: int, end: int, covered: AbstractSet[int]) -> bool:
    """Whether any of the offsets is covered."""
    return any(at in covered for at in range(start, end))
