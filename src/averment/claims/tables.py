"""Rows of cells and "key: value" lines become claims: who states what a row tells, each row by itself.

A speaker is named in the row (its source, a name before a colon, the subject of a verb) or by a column's
head; nobody named in one row speaks in another, but where a cell says "ditto".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from averment.claims.calling import head_of, is_proper
from averment.claims.cells import Find, Telling, read_cell
from averment.claims.columns import ANYBODY, Column, Role, are_heads, are_keys, by_contents, column_of
from averment.claims.grids import Row, beneath, rows_in
from averment.claims.rowdays import told_on
from averment.claims.sentences import Span, trim
from averment.claims.sourcecells import Part, keyed, names_in, repeats, tells
from averment.claims.speakers import Speakers
from averment.claims.words import speaking_nouns
from averment.claims.zone import Zone

SAID: Final = frozenset({Role.SOURCE, Role.PASSED, Role.FROM, Role.TO, Role.ASKED})
SHORTEST: Final = 3  # words of a cell that may be the statement where no head tells
SHORTEST_VOICE: Final = 4  # words
INDENT: Final = 3  # columns before a line that goes on the cells above it
COUNTED: Final = re.compile(r"\(?\d{1,4}[.)]\s+")
BRACKET: Final = re.compile(r"\s*[(\n]")
WORD: Final = re.compile(r"\w+")
FIGURES: Final = re.compile(r"[\d\W]*\d[\d\W]*")  # "Entry: 41"

Voice = Callable[[Zone, Span], None]


def read_table(zone: Zone, at: Span, heads: Row | None, *, find: Find, own: Voice) -> Row | None:
    """Every row of a table; gives its heads, which hold for the rows that go on in the next stretch."""
    rows = rows_in(zone.text, at.start, at.end)
    if not rows:
        for line in re.finditer(r"[^\n]*\S[^\n]*", zone.text[at.start : at.end]):
            read_plain(
                zone, trim(zone.text, at.start + line.start(), at.start + line.end()), find=find, own=own
            )
        return None
    above: dict[str, Span] = {}
    if is_upright(zone.text, rows):
        for record in _records(zone.text, rows):
            parts = [Part(row.cells[1], _column(zone.text, row.cells[0]), row.cells[0]) for row in record]
            read_row(zone, parts, Span(record[0].at.start, record[-1].at.end), above, find=find, own=own)
        return None
    heads = heads_of(zone.text, rows, heads)
    columns = _columns(zone.text, rows, heads)
    for row in rows:
        if heads is not None and _same_words(zone.text, row, heads):
            own(zone, row.at)
            continue
        if len(row.cells) == 1 and not (heads is not None and row.at.start - row.line > INDENT and above):
            read_plain(zone, row.at, find=find, own=own)
            continue
        parts = _parts(zone.text, row, heads, columns)
        read_row(zone, parts, row.at, above, find=find, own=own)
    return heads


def is_upright(text: str, rows: Sequence[Row]) -> bool:
    """Whether the first cell of each row is the head of the other."""
    return are_keys([[text[c.start : c.end] for c in row.cells] for row in rows])


def _records(text: str, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of an upright table by record: each begins with the same head."""
    keys = [text[row.cells[0].start : row.cells[0].end].casefold() for row in rows]
    starts = [number for number, key in enumerate(keys) if key == keys[0]]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield list(rows[start:end])


def heads_of(text: str, rows: Sequence[Row], before: Row | None) -> Row | None:
    """The row of heads of a table: its first, or that of the table before when as many cells go on."""
    first = next((row for row in rows if len(row.cells) > 1), rows[0])
    if _are_heads(text, first):
        return first
    return before if before is not None and len(before.cells) == len(first.cells) else None


def cells_to_read(text: str, at: Span) -> Iterator[Span]:
    """The cells of a table that hold enough words for the trained reader; each is read by itself."""
    for row in rows_in(text, at.start, at.end):
        for cell in row.cells if len(row.cells) > 1 else (row.at,):
            if len(WORD.findall(text[cell.start : cell.end])) >= SHORTEST:
                yield cell


def _are_heads(text: str, row: Row) -> bool:
    return are_heads([text[c.start : c.end] for c in row.cells])


def _same_words(text: str, row: Row, heads: Row) -> bool:
    """Whether a row is the row of heads, or that row once more."""
    one, other = ([text[c.start : c.end].casefold() for c in r.cells] for r in (row, heads))
    return one == other


def _column(text: str, head: Span) -> Column:
    return column_of(text[head.start : head.end])


def _columns(text: str, rows: Sequence[Row], heads: Row | None) -> list[Column]:
    if heads is not None:
        return [_column(text, c) for c in heads.cells]
    width = max(len(row.cells) for row in rows)
    whole = [row for row in rows if len(row.cells) == width]
    return by_contents([[text[r.cells[n].start : r.cells[n].end] for r in whole] for n in range(width)])


def _parts(text: str, row: Row, heads: Row | None, columns: Sequence[Column]) -> list[Part]:
    """The row's cells with their columns; those that are missing are left out."""
    cells = beneath(text, heads, row) if heads is not None else row.cells[: len(columns)]
    within = [keyed(text, cell) for cell in row.cells if cell.end > cell.start]
    if heads is None and sum(part is not None for part in within) > 1:
        return [
            part or Part(cell, Column(Role.UNKNOWN)) for part, cell in zip(within, row.cells, strict=False)
        ]
    return [
        Part(cell or Span(row.at.end, row.at.end), columns[n], heads.cells[n] if heads else None)
        for n, cell in enumerate(cells)
    ]


def read_plain(zone: Zone, at: Span, *, find: Find, own: Voice) -> None:
    """A line without cells: read as prose, told by the table's author where nobody else says it."""
    if at.start >= at.end:
        return
    inner = _alone(zone)
    if not read_cell(inner, at, Telling(), find=find):
        own(zone, at)


def read_row(
    zone: Zone, parts: Sequence[Part], at: Span, above: dict[str, Span], *, find: Find, own: Voice
) -> None:
    """The claims of one row or one block of "key: value" lines; `above`: who stood in each column before."""
    row = _alone(zone)
    parts = _roles(row.text, _filled(row.text, parts, above))
    row.told = told_on(row.text, row.dates, parts)
    sources = _sources(row.text, parts)
    stated = _stated(row.text, parts, at) if sources else []
    whole = [part for part in stated if part not in parts]  # no cell of its own: the row beside its source
    covered: list[Part] = []
    for part in [*parts, *whole]:
        if part.role in SAID or not tells(row.text, part.at):
            continue
        telling = _telling(row.text, parts, part, sources if part in stated else [])
        if read_cell(row, part.at, telling, find=find):
            covered += [p for p in parts if part.at.start <= p.at.start and p.at.end <= part.at.end]
    if not covered:
        own(zone, at)
        return
    for spare, group in groupby(parts, key=lambda p: p not in covered and p.role not in SAID):
        run = [p.at for p in group if p.at.end > p.at.start] if spare else []
        if run and len(WORD.findall(row.text[run[0].start : run[-1].end])) >= SHORTEST_VOICE:
            own(zone, Span(run[0].start, run[-1].end))


def _telling(text: str, parts: Sequence[Part], part: Part, stating: Sequence[Span]) -> Telling:
    """Who may speak in one cell of a row; `stating`: the row's sources, where they state what it holds."""
    owner = _owner(text, parts, part)
    asked = next((s for p in parts if p.role is Role.ASKED for s in names_in(text, p.at)), None)
    answering = asked if part.role in {Role.REPLY, Role.REMARK, Role.OWNED} else None
    source = next(reversed(_sources(text, parts)), None)
    return Telling(
        sources=tuple(stating),
        implied=owner or answering or source or _first_name(text, parts, part),
        owner=owner,
        quoted=asked if part.role is Role.REPLY else None,
    )


def _alone(zone: Zone) -> Zone:
    """The zone with nobody met yet, so that no speaker of another row is taken up."""
    speakers = Speakers(zone.text, zone.segment.speaker, bodies=zone.speakers.bodies)
    return replace(
        zone, speakers=speakers, before=None, floor=None, pending=None, spoken=None, frames=[], resolved={}
    )


def _filled(text: str, parts: Sequence[Part], above: dict[str, Span]) -> list[Part]:
    """The parts with "ditto" replaced by what stands above it; remembers who stands where."""
    found: list[Part] = []
    broken = bool(parts) and parts[0].at.start == parts[0].at.end  # a line that goes on the row before
    for number, part in enumerate(parts):
        key = text[part.head.start : part.head.end].casefold() if part.head else str(number)
        same = text[part.at.start : part.at.end].casefold().strip() in repeats()
        empty = broken and part.at.start == part.at.end and part.role is Role.SOURCE
        if part.role in SAID and (same or empty) and key in above:
            part = replace(part, at=above[key])  # noqa: PLW2901 - the same cell with other words
        elif part.role in SAID:
            above[key] = part.at
        found.append(part)
    return found


def _roles(text: str, parts: Sequence[Part]) -> list[Part]:
    """Who sends is the source where there is a receiver; who answers speaks where nobody else does."""
    receiver = any(part.role is Role.TO for part in parts)
    told = any(part.role is Role.SOURCE and names_in(text, part.at) for part in parts)
    found: list[Part] = []
    for part in parts:
        role = part.role
        if role is Role.FROM:
            role = Role.SOURCE if receiver else Role.PLAIN
        elif role is Role.PASSED and not told:
            role = Role.SOURCE
        found.append(replace(part, column=replace(part.column, role=role)))
    return found


def _sources(text: str, parts: Sequence[Part]) -> list[Span]:
    """Who states what the row tells, each where it is named."""
    return [span for part in parts if part.role is Role.SOURCE for span in names_in(text, part.at)]


def _stated(text: str, parts: Sequence[Part], at: Span) -> list[Part]:
    """What the source states: the columns for it, else the longest cell of words, else the row beside it."""
    worded = [
        p for p in parts if p.role is Role.STATEMENT and not FIGURES.fullmatch(text, p.at.start, p.at.end)
    ]
    found = [part for part in worded if tells(text, part.at)]
    if found:
        return found
    open_ = [part for part in parts if part.role is Role.UNKNOWN and tells(text, part.at)]
    longest = max(open_, key=lambda p: len(WORD.findall(text[p.at.start : p.at.end])), default=None)
    if longest and len(WORD.findall(text[longest.at.start : longest.at.end])) >= SHORTEST:
        return [longest]
    if worded:
        return []
    source = next((part.at for part in parts if part.role is Role.SOURCE), at)
    before = [p for p in parts if p.at.end <= source.start and p.role not in SAID and tells(text, p.at)]
    behind = [p for p in parts if p.at.start >= source.end and p.role not in SAID and tells(text, p.at)]
    beside = max((before, behind), key=len)
    return [Part(Span(beside[0].at.start, beside[-1].at.end), Column(Role.UNKNOWN))] if beside else []


def _owner(text: str, parts: Sequence[Part], part: Part) -> Span | None:
    """Whom a column's head makes the speaker: the words in it, or the person whom the row is about."""
    owner = part.owner
    silent = (
        text[part.at.start : part.at.end]
        .casefold()
        .startswith(("no comment", "no reply", "no answer", "not "))
    )
    if owner is None or silent:
        return None
    if ANYBODY & set(WORD.findall(text[owner.start : owner.end].casefold())):
        return _first_name(text, parts, part)
    return owner


def _first_name(text: str, parts: Sequence[Part], part: Part) -> Span | None:
    """Whom a cell that begins with a verb is about, where no source is named: the first name before it."""
    for other in parts:
        if other.at.start >= part.at.start:
            break
        if other.role in SAID or not tells(text, other.at):
            continue
        number, behind = (p.search(text, other.at.start, other.at.end) for p in (COUNTED, BRACKET))
        start = number.end() if number and number.start() == other.at.start else other.at.start
        end = behind.start() if behind and behind.start() > start else other.at.end
        name = text[start:end].strip()
        if head_of(name) in speaking_nouns() or (is_proper(name) and " " in name):
            return trim(text, start, end)
    return None
