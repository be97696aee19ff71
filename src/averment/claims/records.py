"""Where running text is a register: unmarked tables, "key: value" lines, entries that end in their source."""

import re
from typing import Final

from averment.claims.cells import Find
from averment.claims.columns import Column, Role, are_heads, column_of
from averment.claims.grids import Row, rows_in
from averment.claims.sentences import Span, trim
from averment.claims.sourcecells import Part, are_names
from averment.claims.tables import Voice, read_row, read_table
from averment.claims.zone import Zone

LINE: Final = re.compile(r"[^\n]+")
KEY: Final = re.compile(r"\s*(?:[-*•·]\s+)?([^\W\d_a-zа-яё][\w /().’'-]{0,40}?)\s*(?::|\s[–—-])\s+(?=\S)")
BEHIND: Final = re.compile(  # "… was hit. (Source: harbour police)" at an entry's end
    r"[\[(]?\s*\b(?:Sources?|Reported by|According to|Stated by|Informant|Witness(?:es)?)\s*:\s*"
    r"(?P<who>[^\n\])]{2,120}?)\s*[\])]?\.?\s*\Z"
)
LONGEST_SOURCE: Final = 16  # words
FEWEST: Final = 3  # cells of a row in running text
TELLING: Final = frozenset({Role.SOURCE, Role.PASSED, Role.STATEMENT, Role.REPLY, Role.OWNED, Role.FROM})


def read_entry(zone: Zone, at: Span, *, find: Find, own: Voice) -> bool:
    """Read a paragraph that is a table or an entry of a register; whether it is one."""
    if table_in(zone.text, at):
        zone.heads = read_table(zone, at, None, find=find, own=own)
        return True
    entry = entry_in(zone.text, at)
    if entry:
        read_row(zone, entry, at, zone.above, find=find, own=own)
    return bool(entry)


def table_in(text: str, at: Span) -> tuple[Row, ...]:
    """The rows of a paragraph that is a table though nothing marks it: its heads say who states or what."""
    rows = rows_in(text, at.start, at.end)
    if len(rows) < 2 or len(rows[0].cells) < FEWEST:  # noqa: PLR2004 - heads and a row
        return ()
    named = [text[c.start : c.end] for c in rows[0].cells]
    telling = any(column_of(head).role in TELLING for head in named)
    return rows if telling and are_heads(named) else ()


def entry_in(text: str, at: Span) -> tuple[Part, ...] | None:
    """A paragraph of "key: value" lines, or one that ends in its source, as the parts of a row."""
    parts = _keyed(text, at)
    roles = [part.role for part in parts]
    sources = [p for p in parts if p.role in {Role.SOURCE, Role.PASSED} and are_names(text, p.at)]
    told = any(role is not Role.SOURCE and role is not Role.PASSED for role in roles)
    if sources and told and _are_short(text, sources):
        return tuple(parts)
    if not sources and sum(part.head is not None for part in parts) > 1 and Role.OWNED in roles:
        return tuple(parts)
    return _sourced(text, at)


def _keyed(text: str, at: Span) -> list[Part]:
    """The lines of a paragraph by their keys; a line without one goes on the line before."""
    parts: list[Part] = []
    for match in LINE.finditer(text, at.start, at.end):
        line = trim(text, match.start(), match.end())
        key = KEY.match(text, line.start, line.end)
        column = column_of(key[1]) if key else None
        if key and column and column.role is not Role.UNKNOWN:
            parts.append(Part(Span(key.end(), line.end), column, Span(*key.span(1))))
        elif parts and not key:
            parts[-1] = Part(Span(parts[-1].at.start, line.end), parts[-1].column, parts[-1].head)
        else:
            parts.append(Part(line, Column(Role.UNKNOWN)))
    return parts


def _are_short(text: str, sources: list[Part]) -> bool:
    """Whether names stand behind "Source:" and no sentence: "Witness: I was there." is speech."""
    return all(
        len(text[p.at.start : p.at.end].split()) <= LONGEST_SOURCE and not _speaks(text, p) for p in sources
    )


def _speaks(text: str, part: Part) -> bool:
    first = text[part.at.start : part.at.end].split(maxsplit=1)[0].casefold().strip("“\"'")
    return first in {"i", "we", "he", "she", "they", "it", "yes", "no", "my", "there", "that", "this"} or (
        text[part.at.start] in '“"«'
    )


def _sourced(text: str, at: Span) -> tuple[Part, ...] | None:
    """An entry that names its source at its end, in brackets or not."""
    match = BEHIND.search(text, at.start, at.end)
    if match is None or len(match["who"].split()) > LONGEST_SOURCE:
        return None
    told = trim(text, at.start, match.start())
    source = Part(Span(*match.span("who")), Column(Role.SOURCE))
    if told.end <= told.start or not are_names(text, source.at):
        return None
    return (Part(told, Column(Role.STATEMENT)), source)
