"""What stands in a column or behind a key, by its head and its cells: who states, what, who answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from averment.claims.calling import head_of
from averment.claims.words import lines, speaking_nouns

OWNED: Final = (
    r"(?:reply|replies|response|answer|account|version|comment|position|reaction|statement|view|claim"
    r"|figure|count|toll|estimate)"
)
OWNERS: Final = (  # heads that name who speaks below them
    re.compile(rf"(?P<who>.+?)['’]s?\s+{OWNED}s?\b", re.IGNORECASE),
    re.compile(rf"{OWNED}s?\s+(?:of|by|from)\s+(?:the\s+)?(?P<who>.+)", re.IGNORECASE),
    re.compile(
        r"(?:.*,\s*)?(?:according to|as stated by|as told by|as reported by)\s+(?P<who>.+)", re.IGNORECASE
    ),
    re.compile(rf"(?P<who>[^\W\d_][\w .-]*?)\s+(?:{OWNED}|says|said|states|claims)\Z", re.IGNORECASE),
)
LONGEST_HEAD: Final = 6  # words
ANYBODY: Final = frozenset({"person", "persons", "individual", "party", "accused", "victim", "family"})
NUMBERED: Final = frozenset({"no", "nr", "number", "ref", "id", "date", "code", "on"})
NUMBERING: Final = (NUMBERED - {"on", "date", "number"}) | {
    "reference",
    "item",
    "case",
    "entry",
    "serial",
    "card",
    "incident",
    "complaint",
    "report",
    "page",
    "file",
}
OPEN: Final = frozenset({"of", "by", "from", "to", "in", "for", "on"})
HALF: Final = 0.5
MOST: Final = 0.5  # of a column's cells that must be bodies or offices, where no head tells
WORDS: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class Role(StrEnum):
    """What a column is for."""

    SOURCE = "source"
    PASSED = "passed"
    STATEMENT = "statement"
    REPLY = "reply"
    REMARK = "remark"
    ASKED = "asked"
    FROM = "from"
    TO = "to"
    PLAIN = "plain"
    OWNED = "owned"  # the head itself names who speaks in the column
    UNKNOWN = "unknown"


TELLING: Final = frozenset({Role.SOURCE, Role.STATEMENT, Role.REPLY, Role.ASKED, Role.REMARK})
SOURCES: Final = frozenset({"source", "sources", "witness", "informant", "complainant"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column's role; `owner`: the words in its head that name who speaks in it."""

    role: Role
    owner: tuple[int, int] | None = None  # within the head


@cache
def heads() -> dict[str, Role]:
    """Every listed head and its role."""
    found: dict[str, Role] = {}
    for line in lines("column-heads"):
        role, _, listed = line.partition(":")
        for head in listed.split(","):
            found.setdefault(head.strip(), Role(role))
    return found


def column_of(head: str) -> Column:
    """What a head says of the cells below it."""
    low = " ".join(re.sub(r"\([^)]*\)|_", " ", head).casefold().strip(" .:*#").split())
    for form in (low, low.rstrip("."), low.removesuffix("(s)"), low.split("/")[0].strip()):
        if form in heads():
            return Column(heads()[form])
    for pattern in OWNERS:
        match = pattern.fullmatch(head.strip(" .:"))
        if match and _can_own(match["who"]):
            at = head.find(match["who"])
            return Column(Role.OWNED, (at, at + len(match["who"])))
    return Column(_by_words(low))


def _can_own(who: str) -> bool:
    """Whether words in a head name who speaks: a speaking noun, or a name of capitals."""
    low = who.casefold().removeprefix("the ")
    if low in heads() and low not in {"owner", "accused", "respondent", "claimant", "complainant", "witness"}:
        return False
    spoken = head_of(low) in speaking_nouns() or set(WORDS.findall(low)) & ANYBODY
    return bool(spoken) or (who.istitle() and " " in who)


def _by_words(low: str) -> Role:
    """The role of a head that begins or ends with a listed one: "Source (initial)", "Brief description"."""
    inside = WORDS.findall(low)
    if inside and (inside[-1] in NUMBERED or inside[0] == "date"):
        return Role.PLAIN
    for size in range(len(inside) - 1, 0, -1):
        for part in (inside[:size], inside[-size:]):
            role = heads().get(" ".join(part))
            if role in TELLING and part[-1] not in OPEN and (role is not Role.SOURCE or part[0] in SOURCES):
                return role
    return Role.UNKNOWN


def numbers(head: str) -> bool:
    """Whether a column only numbers its rows: "No.", "Case", "Ref."."""
    inside = WORDS.findall(head.casefold())
    return inside[-1] in NUMBERING if inside else "#" in head


def are_heads(cells: Sequence[str]) -> bool:
    """Whether a row's cells are heads: short, without figures, half of them listed or one a source."""
    named = [cell for cell in cells if cell]
    if len(named) < 2 or any(len(cell.split()) > LONGEST_HEAD for cell in named):  # noqa: PLR2004 - a table's columns
        return False
    known = [column_of(cell).role for cell in named]
    if sum(role is not Role.UNKNOWN for role in known) >= HALF * len(named):
        return True
    return any(role in {Role.SOURCE, Role.PASSED} for role in known)


def are_keys(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table stands upright: its first column holds the heads, one a source's or a statement's."""
    if len(rows) < 2 or any(len(row) != 2 for row in rows):  # noqa: PLR2004 - a head and what it says
        return False
    known = [column_of(first).role for first, _ in rows]
    told = sum(role is not Role.UNKNOWN for role in known)
    telling = any(role in TELLING or role in {Role.PASSED, Role.OWNED} for role in known)
    return telling and told > 1 and told >= HALF * len(rows) and column_of(rows[0][1]).role is Role.UNKNOWN


def by_contents(columns: Sequence[Sequence[str]]) -> list[Column]:
    """Roles where no row of heads tells: the last column is the source when bodies and offices fill it."""
    found = [Column(Role.UNKNOWN) for _ in columns]
    if len(columns) < 2:  # noqa: PLR2004 - a source and a statement
        return found
    last = [cell for cell in columns[-1] if cell]
    speaking = [
        c
        for c in last
        if len(c.split()) <= LONGEST_HEAD and set(WORDS.findall(c.casefold())) & speaking_nouns()
    ]
    if len(last) > 2 and len(speaking) >= MOST * len(last):  # noqa: PLR2004 - as few rows as may show it
        found[-1] = Column(Role.SOURCE)
    return found
