"""Rows of cells and "key: value" lines become claims: who states what a row tells, each row by itself.

A speaker is named in the row (its source, a name before a colon, the subject of a verb) or by a column's head;
nobody named in one row speaks in another, but where a cell says "ditto".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Final

from averment.claims.attributing import attribute
from averment.claims.calling import head_of, is_proper
from averment.claims.columns import ANYBODY, Column, Role, are_heads, by_contents, column_of
from averment.claims.contents import content_after
from averment.claims.frames import Frame, Line
from averment.claims.grids import Row, beneath, rows_in
from averment.claims.sentences import Sentence, Span, quotations, sentences, trim
from averment.claims.speakers import Speakers
from averment.claims.tags import with_tags
from averment.claims.words import cue_verbs, lines, speaking_nouns, words
from averment.claims.zone import Zone
from averment.model import rule_id

SOURCE: Final = rule_id("row-source", 1)
COLON: Final = rule_id("name-and-colon", 1)
LED: Final = rule_id("row-subject", 1)
HEAD: Final = rule_id("column-head", 1)
SURE: Final = 0.9
LIKELY: Final = 0.75
SAID: Final = frozenset({Role.SOURCE, Role.PASSED, Role.FROM, Role.TO, Role.ASKED})
SILENT: Final = SAID | {Role.PLAIN}
SHORTEST: Final = 3  # words of a cell that may be the statement where no head tells
SHORTEST_VOICE: Final = 4  # words
INDENT: Final = 3  # columns before a line that goes on the cells above it
LONGEST_NAME: Final = 7  # words before a colon
MOST_SOURCES: Final = 4  # in one cell
NAMED: Final = re.compile(r"([^\W\d_a-zа-яё][^:“”\"«»\n]{1,60}?)\s*(\([\w -]{2,40}\))?\s*:\s+(?=\S)")
HOW: Final = re.compile(  # how, when and where a source spoke
    r"\s*(?:\(|,\s*(?:by|in|on|dated|at|via|per|to|heard|interviewed|letter|statement|telephone|phone|radio|press|\d)"
    r"|;|\s+(?:statement|press release|bulletin|communiqué|log|interview|report)?,?\s*\d{1,2}[ .]\w).*\Z",
    re.DOTALL,
)
ABOUT: Final = re.compile(
    r"(?:according to|as stated by|reported by|statement by|statement of|per|by)\s+", re.IGNORECASE
)
COUNTED: Final = re.compile(r"\(?\d{1,4}[.)]\s+")
BRACKET: Final = re.compile(r"\s*[(\n]")
LETTER: Final = re.compile(r"[^\W\d_]")
WORD: Final = re.compile(r"\w+")

Find = Callable[[Zone, Sentence], list[Frame]]
Voice = Callable[[Zone, Span], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A cell, or what stands behind a key: its words, its column, the head's place in the text."""

    at: Span
    column: Column
    head: Span | None = None

    @property
    def role(self) -> Role:
        """What the column is for."""
        return self.column.role

    @property
    def owner(self) -> Span | None:
        """Where the head names who speaks below it."""
        if self.column.owner is None or self.head is None:
            return None
        first, last = self.column.owner
        return Span(self.head.start + first, self.head.start + last)


def read_table(zone: Zone, at: Span, heads: Row | None, *, find: Find, own: Voice) -> Row | None:
    """Every row of a table; gives its heads, which hold for the rows that go on in the next stretch."""
    rows = rows_in(zone.text, at.start, at.end)
    if not rows:
        for line in re.finditer(r"[^\n]+", zone.text[at.start : at.end]):
            _plain(zone, trim(zone.text, at.start + line.start(), at.start + line.end()), find=find, own=own)
        return None
    columns: list[Column] = []
    above: dict[str, Span] = {}
    first = next((row for row in rows if len(row.cells) > 1), rows[0])
    fresh = _are_heads(zone.text, first)
    heads = first if fresh else heads
    if heads is not None and not fresh and len(heads.cells) != len(first.cells):
        heads = None
    columns = _columns(zone.text, rows, heads)
    for row in rows:
        if heads is not None and _same_words(zone.text, row, heads):
            own(zone, row.at)
            continue
        if len(row.cells) == 1 and not (heads is not None and row.at.start - row.line > INDENT and above):
            _plain(zone, row.at, find=find, own=own)
            continue
        parts = _parts(zone.text, row, heads, columns)
        read_row(zone, parts, row.at, above, find=find, own=own)
    return heads


def _are_heads(text: str, row: Row) -> bool:
    return are_heads([text[c.start : c.end] for c in row.cells])


def _same_words(text: str, row: Row, heads: Row) -> bool:
    """Whether a row is the row of heads, or that row once more."""
    one, other = ([text[c.start : c.end].casefold() for c in r.cells] for r in (row, heads))
    return one == other


def _columns(text: str, rows: Sequence[Row], heads: Row | None) -> list[Column]:
    if heads is not None:
        return [column_of(text[c.start : c.end]) for c in heads.cells]
    width = max(len(row.cells) for row in rows)
    whole = [row for row in rows if len(row.cells) == width]
    return by_contents([[text[r.cells[n].start : r.cells[n].end] for r in whole] for n in range(width)])


def _parts(text: str, row: Row, heads: Row | None, columns: Sequence[Column]) -> list[Part]:
    """The row's cells with their columns; those that are missing are left out."""
    cells = beneath(text, heads, row) if heads is not None else row.cells[: len(columns)]
    return [
        Part(cell or Span(row.at.end, row.at.end), columns[n], heads.cells[n] if heads else None)
        for n, cell in enumerate(cells)
    ]


def _plain(zone: Zone, at: Span, *, find: Find, own: Voice) -> None:
    """A line without cells: read as prose, told by the table's author where nobody else says it."""
    inner = _alone(zone)
    if not _read_cell(inner, Part(at, Column(Role.UNKNOWN)), (), None, find=find):
        own(zone, at)


def read_row(
    zone: Zone, parts: Sequence[Part], at: Span, above: dict[str, Span], *, find: Find, own: Voice
) -> None:
    """The claims of one row or one block of "key: value" lines; `above`: who stood in each column before."""
    row = _alone(zone)
    parts = _roles(row.text, _filled(row.text, parts, above))
    sources = _sources(row.text, parts)
    stated = _stated(row.text, parts, at) if sources else []
    covered: list[Part] = []
    asked = next((s for p in parts if p.role is Role.ASKED for s in _names(row.text, p.at)), None)
    for part in parts:
        if part.role in SAID or not _tells(row.text, part.at):
            continue
        answering = part.role in {Role.REPLY, Role.REMARK, Role.OWNED}
        implied = (
            _owner(row.text, parts, part)
            or (asked if answering else None)
            or (sources[-1] if sources else None)
        )
        implied = implied or _first_name(row.text, parts, part)
        said = sources if part in stated else ()
        if _read_cell(
            row,
            part,
            said,
            implied,
            owner=_owner(row.text, parts, part),
            find=find,
            quoted=asked if part.role is Role.REPLY else None,
        ):
            covered.append(part)
    missing = [part for part in stated if part not in parts]  # the row as a whole
    for part in missing:
        covered += [p for p in parts if p.at.start >= part.at.start and p.at.end <= part.at.end]
        _read_cell(row, part, sources, None, find=find)
    if not covered:
        own(zone, at)
        return
    for spare, group in groupby(parts, key=lambda p: p not in covered and p.role not in SAID):
        run = [p.at for p in group if p.at.end > p.at.start] if spare else []
        if run and len(WORD.findall(row.text[run[0].start : run[-1].end])) >= SHORTEST_VOICE:
            own(zone, Span(run[0].start, run[-1].end))


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
        same = text[part.at.start : part.at.end].casefold().strip() in _same()
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
    told = any(part.role is Role.SOURCE and _names(text, part.at) for part in parts)
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
    return [span for part in parts if part.role is Role.SOURCE for span in _names(text, part.at)]


def _names(text: str, cell: Span) -> Iterator[Span]:
    """The speakers named in a cell, without how and when they spoke."""
    for piece in re.finditer(r"[^;]+", text[cell.start : cell.end]):
        span = trim(text, cell.start + piece.start(), cell.start + piece.end())
        opening = ABOUT.match(text, span.start, span.end)
        start = opening.end() if opening else span.start
        behind = HOW.search(text[start : span.end])
        end = start + behind.start() if behind and behind.start() else span.end
        span = trim(text, start, end)
        if _can_be_named(text[span.start : span.end]):
            yield span


def are_names(text: str, cell: Span) -> bool:
    """Whether a cell names somebody who can be a source."""
    return any(_names(text, cell))


def _can_be_named(name: str) -> bool:
    """Whether words of a source's cell name somebody: a letter in them, not too long, no "unknown"."""
    low = name.casefold().strip(" .")
    if low in _empty() or low in _same() or not LETTER.search(name) or "://" in name:
        return False
    if head_of(name) in words("no-speakers") or low in words("calendar"):
        return False
    return len(name.split()) <= 2 * LONGEST_NAME


@cache
def _empty() -> frozenset[str]:
    return frozenset(lines("cells-empty"))


@cache
def _same() -> frozenset[str]:
    return frozenset(lines("cells-same"))


def _tells(text: str, at: Span) -> bool:
    """Whether a cell holds words that may be somebody's."""
    low = text[at.start : at.end].casefold().strip(" .")
    return at.end > at.start and low not in _empty() and low not in _same()


def _stated(text: str, parts: Sequence[Part], at: Span) -> list[Part]:
    """What the source states: the columns for it, else the longest cell of words, else the row beside it."""
    found = [part for part in parts if part.role is Role.STATEMENT and _tells(text, part.at)]
    if found:
        return found
    open_ = [part for part in parts if part.role is Role.UNKNOWN and _tells(text, part.at)]
    longest = max(open_, key=lambda p: len(WORD.findall(text[p.at.start : p.at.end])), default=None)
    if longest and len(WORD.findall(text[longest.at.start : longest.at.end])) >= SHORTEST:
        return [longest]
    if any(part.role is Role.STATEMENT for part in parts):
        return []
    source = next((part.at for part in parts if part.role is Role.SOURCE), at)
    before = [p for p in parts if p.at.end <= source.start and p.role not in SAID and _tells(text, p.at)]
    behind = [p for p in parts if p.at.start >= source.end and p.role not in SAID and _tells(text, p.at)]
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
        if other.role in SAID or not _tells(text, other.at):
            continue
        number, behind = (p.search(text, other.at.start, other.at.end) for p in (COUNTED, BRACKET))
        start = number.end() if number and number.start() == other.at.start else other.at.start
        end = behind.start() if behind and behind.start() > start else other.at.end
        name = text[start:end].strip()
        if head_of(name) in speaking_nouns() or (is_proper(name) and " " in name):
            return trim(text, start, end)
    return None


def _read_cell(  # noqa: PLR0913 - the parts of one cell's reading
    zone: Zone,
    part: Part,
    sources: Sequence[Span],
    implied: Span | None,
    *,
    find: Find,
    owner: Span | None = None,
    quoted: Span | None = None,
) -> bool:
    """The claims of one cell; whether anybody but the author says a part of it."""
    named = _named(zone, part.at)
    inside = quotations(zone.text, part.at.start, part.at.end)
    covered = False
    zone.before = None
    for sentence in with_tags(sentences(zone.text, part.at.start, part.at.end, inside)):
        if not LETTER.search(zone.text, sentence.start, sentence.end) and not owner:
            continue
        found = find(zone, sentence)
        frames = [_given(zone.text, sentence, source, SOURCE, SURE) for source in sources]
        led = _led(zone, sentence, named[0] if named else implied) if not found else None
        if named:
            first = max(named[1], sentence.start)
            found = [f for f in found if f.start > first]
            if not led and first < sentence.end:
                found.append(_given(zone.text, Sentence(first, sentence.end, ()), named[0], COLON, LIKELY))
        if led:
            frames = [led]
        elif owner and not found:
            frames.append(_given(zone.text, sentence, owner, HEAD, LIKELY))
        elif quoted and not found and sentence.tokens and sentence.tokens[0].quotation:
            frames.append(_given(zone.text, sentence, quoted, LED, LIKELY))
        if frames or found:
            covered |= bool(attribute(zone, sentence, [*frames, *found]))
        zone.before = sentence
        zone.count += 1
    return covered


def _named(zone: Zone, cell: Span) -> tuple[Span, int] | None:
    """“Presiding officer: …”: who speaks in the cell, and where the words begin."""
    match = NAMED.match(zone.text, cell.start, cell.end)
    if match is None or len(match[1].split()) > LONGEST_NAME or any(c.isdigit() for c in match[1]):
        return None
    name = match[1]
    proper = any(n.start >= match.start(1) and n.end <= match.end(1) for n in zone.names)
    if column_of(name).role is not Role.UNKNOWN and head_of(name) not in speaking_nouns():
        return None
    if not (head_of(name) in speaking_nouns() or proper or (is_proper(name) and " " in name)):
        return None
    return Span(*match.span(1)), match.end()


def _given(text: str, sentence: Sentence, speaker: Span, rule: str, score: float) -> Frame:
    """A whole sentence as what somebody named outside it states."""
    end = sentence.end
    while end > sentence.start and text[end - 1] in ".;, ":
        end -= 1
    return Frame(speaker, "assert", Span(sentence.start, end), rule, score, speaker)


def _led(zone: Zone, sentence: Sentence, speaker: Span | None) -> Frame | None:
    """“Denies it”, “alleges that …”: a sentence that begins with its verb is the row's subject speaking."""
    tokens = sentence.tokens
    verb = cue_verbs().get(tokens[0].low) if tokens else None
    if speaker is None or verb is None or verb.form not in {"s", "past"} or len(tokens) < 2:  # noqa: PLR2004
        return None
    if verb.takes("v") and tokens[1].low in words("prepositions"):
        return None  # "Reports from the coast"
    content, score = content_after(Line(zone.text, sentence), 1, verb, at=0)
    if content is None or content.end <= content.start:
        return None
    cue = Span(tokens[0].start, tokens[0].end)
    return Frame(cue, verb.kind, content, LED, min(score, LIKELY), speaker)
