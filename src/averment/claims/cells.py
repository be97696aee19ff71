"""One cell of a row: what its source states, and whom the cell itself names before a colon or a verb."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from averment.claims import reader
from averment.claims.attributing import attribute
from averment.claims.calling import head_of, is_proper
from averment.claims.columns import Role, column_of
from averment.claims.contents import content_after
from averment.claims.ensemble import Learned, merged
from averment.claims.frames import ROW_SOURCE, Frame, Line
from averment.claims.sentences import Sentence, Span, quotations, sentences
from averment.claims.sourcecells import LETTER
from averment.claims.tags import with_tags
from averment.claims.words import cue_verbs, speaking_nouns, words
from averment.claims.zone import Zone
from averment.model import rule_id

COLON: Final = rule_id("name-and-colon", 1)
LED: Final = rule_id("row-subject", 1)
HEAD: Final = rule_id("column-head", 1)
SCORES: Final = {ROW_SOURCE: 0.9, COLON: 0.75, LED: 0.75, HEAD: 0.75}
LONGEST_NAME: Final = 7  # words before a colon
NAMED: Final = re.compile(r"([^\W\d_a-zа-яё][^:“”\"«»\n]{1,60}?)\s*(\([\w -]{2,40}\))?\s*:\s+(?=\S)")

Find = Callable[[Zone, Sentence], list[Frame]]


@dataclass(frozen=True, slots=True)
class Telling:
    """Who may speak in a cell, each where it is named."""

    sources: tuple[Span, ...] = ()  # who states all of it
    implied: Span | None = None  # whose a sentence is that begins with its verb
    owner: Span | None = None  # whom the column's head names
    quoted: Span | None = None  # whose a quotation is


def read_cell(zone: Zone, at: Span, telling: Telling, *, find: Find) -> bool:
    """The claims of one cell; whether anybody but the author says a part of it."""
    inside = quotations(zone.text, at.start, at.end)
    read = with_tags(sentences(zone.text, at.start, at.end, inside))
    learned = zone.learned
    if at.start in zone.cells:
        learned = Learned.of(reader.frames(zone.cells[at.start], zone.text, read))
    named = _named(zone, at)
    covered = False
    zone.before = None
    for sentence in read:
        if not LETTER.search(zone.text, sentence.start, sentence.end) and not telling.owner:
            continue
        found = find(zone, sentence)
        if learned is not None:
            inner = [f for f in learned.within(sentence) if at.start <= f.start and f.end <= at.end]
            found = merged(found, inner, sentence)
        frames = _frames(zone, sentence, found, telling=telling, named=named)
        covered |= bool(frames) and bool(attribute(zone, sentence, frames))
        zone.before = sentence
        zone.count += 1
    return covered


def _frames(
    zone: Zone, sentence: Sentence, found: list[Frame], *, telling: Telling, named: tuple[Span, int] | None
) -> list[Frame]:
    """What the row says of a sentence, before what the sentence itself says."""
    if all(token.quotation or not token.is_word for token in sentence.tokens):
        found = []  # a quotation alone has its speaker outside the cell
    led = None if found else _led(zone, sentence, named[0] if named else telling.implied)
    if led:
        return [led]
    if named:
        first = max(named[1], sentence.start)
        found = [frame for frame in found if frame.start > first]
        if first < sentence.end:
            found.append(_given(zone.text, Span(first, sentence.end), named[0], COLON))
    given = [_given(zone.text, sentence, source, ROW_SOURCE) for source in telling.sources]
    if telling.owner and not found:
        given.append(_given(zone.text, sentence, telling.owner, HEAD))
    elif telling.quoted and not found and sentence.tokens and sentence.tokens[0].quotation:
        given.append(_given(zone.text, sentence, telling.quoted, LED))
    return [*given, *found]


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


def _given(text: str, at: Span | Sentence, speaker: Span, rule: str) -> Frame:
    """A whole sentence as what somebody named outside it states."""
    end = at.end
    while end > at.start and text[end - 1] in ".;, ":
        end -= 1
    return Frame(speaker, "assert", Span(at.start, end), rule, SCORES[rule], speaker)


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
    return Frame(cue, verb.kind, content, LED, min(score, SCORES[LED]), speaker)
