"""Where running text is a register: unmarked tables, "key: value" lines, entries that end in their source."""

import re
from typing import Final

from averment.claims.cells import Find
from averment.claims.columns import Column, Role, are_heads, column_of
from averment.claims.grids import Row, rows_in
from averment.claims.sentences import Span, trim
from averment.claims.sourcecells import KEY, Part, are_names, keyed, repeats
from averment.claims.tables import COUNTED, Voice, read_plain, read_row, read_table
from averment.claims.zone import Zone

LINE: Final = re.compile(r"[^\n]+")
BEHIND: Final = re.compile(  # "… was hit. (Source: harbour police)" at an entry's end
    r"[\[(]?\s*\b(?:Sources?|Reported by|According to|Stated by|Informant|Witness(?:es)?)\s*:\s*"
    r"(?P<who>[^\n\])]{2,120}?)\s*[\])]?\.?\s*\Z"
)
CLOCK: Final = re.compile(
    r"[\[(]?(?:\d{1,2}[:.]\d{2}(?::\d{2})?|(?:[01]\d|2[0-3])[0-5]\d)(?:\s?(?:hrs?|hours|h|Z|UTC|GMT|[ap]\.?m)\b\.?)?[\])]?"
    r"\s*[–—:-]?\s+(?=\S)",
    re.IGNORECASE,
)
YEAR: Final = re.compile(r"(?:19|20)\d\d\s")
LONGEST_SOURCE: Final = 16  # words
FEWEST: Final = 3  # cells of a row in running text
LEAST: Final = 3  # words of more than which a sentence below a name is no part of it
TELLING: Final = frozenset({Role.SOURCE, Role.PASSED, Role.STATEMENT, Role.REPLY, Role.OWNED, Role.FROM})


def read_entry(zone: Zone, at: Span, *, find: Find, own: Voice) -> bool:
    """Read a paragraph that is a table or entries of a register; whether it is one."""
    if table_in(zone.text, at):
        zone.heads = read_table(zone, at, None, find=find, own=own)
        return True
    logged = timed(zone.text, at)
    for line in logged:
        read_plain(zone, line, find=find, own=own)
    if logged:
        return True
    read = [(span, entry_in(zone.text, span)) for span in divided(zone.text, at)]
    if not any(entry for _, entry in read):
        return False
    for span, entry in read:
        if entry:
            read_row(zone, entry, span, zone.above, find=find, own=own)
        else:
            read_plain(zone, span, find=find, own=own)
    return True


def timed(text: str, at: Span) -> tuple[Span, ...]:
    """The lines of a log, each behind its time; none where a line has no time."""
    found = [trim(text, m.start(), m.end()) for m in LINE.finditer(text, at.start, at.end)]
    times = [CLOCK.match(text, line.start, line.end) for line in found]
    if len(found) < 2 or not all(times) or all(YEAR.match(text, n.start) for n in found):  # noqa: PLR2004 - one line is a sentence
        return ()
    return tuple(Span(m.end(), line.end) for m, line in zip(times, found, strict=True) if m)


def divided(text: str, at: Span) -> tuple[Span, ...]:
    """The entries of a paragraph: by their numbers, the key that opens each, or the sources at their ends."""
    found = [trim(text, m.start(), m.end()) for m in LINE.finditer(text, at.start, at.end)]
    opening = KEY.match(text, found[0].start, found[0].end) if found else None
    counted = [line for line in found if COUNTED.match(text, line.start, line.end)]
    same = [n for n in found if opening and (k := KEY.match(text, n.start, n.end)) and k[1] == opening[1]]
    behind = [n for n, line in zip(found[1:], found, strict=False) if _source_at_end(text, line)]
    for begins in (counted, same, [found[0], *behind] if found else []):
        if len(begins) > 1 and begins[0] == found[0]:
            ends = [*(line.start for line in begins[1:]), at.end]
            return tuple(trim(text, b.start, end) for b, end in zip(begins, ends, strict=True))
    return (at,)


def _source_at_end(text: str, line: Span) -> bool:
    """Whether a line is an entry of its own, with its source at the end."""
    match = BEHIND.search(text, line.start, line.end)
    return match is not None and match.start() > line.start


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
    passing = [part for part in parts if part.role in {Role.SOURCE, Role.PASSED}]
    sources = [part for part in passing if are_names(text, part.at) or _repeats(text, part.at)]
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
        part = keyed(text, line)
        if part:
            parts.append(part)
        elif parts and not KEY.match(text, line.start, line.end) and not _is_sentence(text, parts[-1], line):
            parts[-1] = Part(Span(parts[-1].at.start, line.end), parts[-1].column, parts[-1].head)
        else:
            parts.append(Part(line, Column(Role.UNKNOWN)))
    return parts


def _is_sentence(text: str, before: Part, line: Span) -> bool:
    """Whether a line below a source or a figure is a sentence of its own and no more of what is named."""
    if before.role in {Role.STATEMENT, Role.REPLY, Role.REMARK, Role.OWNED, Role.UNKNOWN}:
        return False
    return (
        text[line.start].isupper()
        and text[line.end - 1] in '.!?”"'
        and len(text[line.start : line.end].split()) > LEAST
    )


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


def _repeats(text: str, at: Span) -> bool:
    return text[at.start : at.end].casefold().strip(" .") in repeats()


def _sourced(text: str, at: Span) -> tuple[Part, ...] | None:
    """An entry that names its source at its end, in brackets or not."""
    match = BEHIND.search(text, at.start, at.end)
    if match is None or len(match["who"].split()) > LONGEST_SOURCE:
        return None
    told = trim(text, at.start, match.start())
    source = Part(Span(*match.span("who")), Column(Role.SOURCE))
    if told.end <= told.start or not (are_names(text, source.at) or _repeats(text, source.at)):
        return None
    return (Part(told, Column(Role.STATEMENT)), source)
