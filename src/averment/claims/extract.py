"""Passages become claims: every sentence is read once, with the voice of its zone."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from averment.claims import polarity, reader
from averment.claims.attributing import attribute
from averment.claims.clauses import can_speak, subject_after, subject_before
from averment.claims.continuing import carry_on, hold_floor
from averment.claims.ensemble import Learned, merged
from averment.claims.frames import READER, Frame
from averment.claims.grids import Row
from averment.claims.memory import Memory
from averment.claims.people import BODY, PERSON, SOMEBODY, Proper, people_in
from averment.claims.phrases import PRONOUNS, Nominal, is_verbish
from averment.claims.records import read_entry
from averment.claims.sentences import Sentence, Span, Token, paragraphs, quotations, sentences, tokenize, trim
from averment.claims.settling import by_punctuation, frames_in
from averment.claims.speakers import Resolved, Speakers
from averment.claims.standards import standard_in
from averment.claims.tables import cells_to_read, read_table
from averment.claims.tags import with_tags
from averment.claims.timing import written_days
from averment.claims.turns import Talk
from averment.claims.words import cue_verbs, words
from averment.claims.zone import ZONE_LEVEL, Zone
from averment.model import (
    Claim,
    Document,
    EntityKind,
    Level,
    Mention,
    Passage,
    Reason,
    Segment,
    SegmentKind,
    StatedDate,
    When,
    content_id,
    rule_id,
)

VOICE: Final = rule_id("author-voice", 1)
ZONE: Final = rule_id("zone-voice", 1)
SILENT: Final = frozenset({SegmentKind.BOILERPLATE, SegmentKind.HEADER})
READ_LANGUAGES: Final = frozenset({"en"})
# "They blocked the bridge" tells what they want and is told by the author all the same.
ATTITUDES: Final = frozenset({"demand", "opinion"})
SHORTEST_VOICE: Final = 4  # words; less is no statement
BODIES: Final = frozenset({EntityKind.ORGANIZATION, EntityKind.PLACE})  # what "it" can mean
KINDS: Final = {
    EntityKind.PERSON: PERSON,
    EntityKind.ORGANIZATION: BODY,
    EntityKind.OTHER: SOMEBODY,  # a name of which nothing tells what it names
}
UNTOLD: Final = frozenset(
    {"words", "speaks", "none", "direction", "acronym"}
)  # what persons and bodies share
FLOOR: Final = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s+){1,4}\([^)\n]{2,80}\)")
INSIDE: Final = re.compile(r"(?<=[\w,] )\w+(?:[-’'.&/]\w+)*")
BETWEEN_PARTS: Final = re.compile(r"[-’'.&/]")
FLOORS: Final = 3  # paragraphs that open so make a record
Placed = TypeVar("Placed", Mention, StatedDate)
COMING: Final = frozenset({"came", "arrived", "entered", "appeared"})


def read_claims(
    document: Document,
    text: str,
    segments: tuple[Segment, ...],
    dates: tuple[StatedDate, ...],
    *,
    mentions: tuple[Mention, ...] = (),
    published: tuple[When, Reason | None] | None = None,
) -> tuple[Claim, ...]:
    """The claims of a document, in the order of their passages, each id once."""
    found: dict[str, Claim] = {}
    spoken = [segment for segment in segments if segment.kind not in SILENT]
    bodies = frozenset(m.passage.quote for m in mentions if m.kind in BODIES and not _is_untold(m))
    proper = [m for m in mentions if m.kind in KINDS or _is_untold(m)]
    prose = [s for s in spoken if _is_read(document, s) and s.kind is not SegmentKind.TABLE]
    cells = list(_cells(document, text, spoken))
    marked = reader.marks(text, [*prose, *cells])
    tabled = {c.passage.start: marked[c.id] for c in cells if c.id in marked}
    written = written_days(segments, published)
    placed = sorted(dates, key=lambda d: d.passage.start)
    own = Memory()  # of the author's parts, which go on behind a heading or a comment
    talk = Talk.of(text, spoken)
    heads: Row | None = None  # of the table before, when this one goes on with it
    for segment in spoken:
        named = tuple(_proper(m) for m in _within(segment, proper))
        speakers = Speakers(text, segment.speaker, bodies=bodies)
        if segment.speaker is None:
            speakers.memory.follow(own)
        inside = tuple(_within(segment, placed))
        zone = Zone(
            document, text, segment, inside, speakers, named, marked.get(segment.id), written.get(segment.id)
        )
        zone.heads, zone.cells = heads, tabled
        talk.join(zone)
        _read_zone(zone)
        talk.leave(zone)
        heads = zone.heads if segment.kind is SegmentKind.TABLE else None
        for claim in zone.claims:
            found.setdefault(claim.id, claim)
    return tuple(sorted(found.values(), key=lambda c: (c.passage.start, c.passage.end, c.id)))


def _cells(document: Document, text: str, segments: Iterable[Segment]) -> Iterator[Segment]:
    """The cells of the tables as parts of their own, so that none is read together with its neighbours."""
    for segment in segments:
        if segment.kind is SegmentKind.TABLE and _is_read(document, segment):
            for cell in cells_to_read(text, Span(segment.passage.start, segment.passage.end)):
                here = Passage.cut(document.id, text, cell.start, cell.end)
                yield replace(segment, id=f"{segment.id}:{cell.start}", passage=here)


def _is_untold(mention: Mention) -> bool:
    """Whether nothing tells what a name names but its form or a verb of saying."""
    return not UNTOLD.isdisjoint(mention.reason.used)


def _proper(mention: Mention) -> Proper:
    """A name and what it names; neither that it has several words nor that it speaks makes it a person's."""
    kind = SOMEBODY if _is_untold(mention) else KINDS[mention.kind]
    return Proper(mention.passage.start, mention.passage.end, kind)


def _within(segment: Segment, rows: Sequence[Placed]) -> Sequence[Placed]:
    """The mentions or dates that stand in a segment; the rows are in the order of the text."""
    first = bisect_left(rows, segment.passage.start, key=lambda row: row.passage.start)
    last = bisect_left(rows, segment.passage.end, key=lambda row: row.passage.start)
    return rows[first:last]


def _read_zone(zone: Zone) -> None:
    start, end = zone.segment.passage.start, zone.segment.passage.end
    if zone.segment.kind is SegmentKind.TABLE:
        zone.heads = read_table(zone, Span(start, end), zone.heads, find=_found, own=_own_words)
        return
    record = _is_record(zone)
    own_register = not zone.speaks and _is_read(zone.document, zone.segment)
    split = [(p, _sentences(zone.text, p)) for p in paragraphs(zone.text, start, end)]
    learned = Learned.of(reader.frames(zone.marked, zone.text, [s for _, inside in split for s in inside]))
    zone.learned = learned if zone.marked is not None else None
    for number, (paragraph, inside) in enumerate(split, zone.speakers.memory.paragraph + 1):
        zone.floor = None
        zone.speakers.memory.paragraph = number
        if own_register and read_entry(zone, paragraph, find=_found, own=_own_words):
            zone.count += len(inside)
            continue
        for sentence in inside:
            _read_sentence(zone, sentence, learned.within(sentence))
            if record and sentence.start == paragraph.start and FLOOR.match(zone.text, sentence.start):
                last = zone.speakers.last(zone.count, 0)
                zone.floor = Resolved(last.name, last.at) if last else None
            zone.before = sentence
            zone.count += 1


def _sentences(text: str, paragraph: Span) -> list[Sentence]:
    quoted = quotations(text, paragraph.start, paragraph.end)
    return with_tags(sentences(text, paragraph.start, paragraph.end, quoted))


def _is_read(document: Document, segment: Segment) -> bool:
    """Whether there is a reader for its language; a part too short to tell is in the document's."""
    language = segment.language or document.language
    return language is None or language in READ_LANGUAGES


def _is_record(zone: Zone) -> bool:
    """Whether this is a summary record: several paragraphs open with "Name (Body)"."""
    start, end = zone.segment.passage.start, zone.segment.passage.end
    opened = sum(bool(FLOOR.match(zone.text, p.start)) for p in paragraphs(zone.text, start, end))
    return opened >= FLOORS


def _read_sentence(zone: Zone, sentence: Sentence, learned: list[Frame]) -> None:
    english = _is_read(zone.document, zone.segment)
    frames = _found(zone, sentence)
    if zone.marked is not None:
        frames = merged(frames, learned, sentence)
    if zone.speaks:
        _own_words(zone, Span(sentence.start, sentence.end))
    _remember_subject(zone, sentence)
    covered = attribute(zone, sentence, frames)
    if not frames and zone.floor is not None:
        covered += hold_floor(zone, sentence)
    elif not frames:
        covered += carry_on(zone, sentence)
    if english and not (zone.speaks):
        told = bool(frames) and all(f.decided == READER and f.kind in ATTITUDES for f in frames)
        for rest in _uncovered(zone, sentence, [] if told else covered, frames):
            _own_words(zone, rest)


def _found(zone: Zone, sentence: Sentence) -> list[Frame]:
    """Whom the sentence names is met; gives what the rules find in it."""
    zone.speakers.meet(people_in(sentence, _names_in(zone, sentence)), zone.count)
    return (
        frames_in(zone, sentence) if _is_read(zone.document, zone.segment) else by_punctuation(zone, sentence)
    )


def _names_in(zone: Zone, sentence: Sentence) -> list[Proper]:
    """The persons and bodies named in a sentence outside its quotations."""
    quoted = [t for t in sentence.tokens if t.quotation]
    first = bisect_left(zone.names, sentence.start, key=lambda s: s.start)
    found: list[Proper] = []
    for span in zone.names[first:]:
        if span.start >= sentence.end:
            break
        if not any(t.start <= span.start < t.end for t in quoted):
            found.append(span)
    return found


def _remember_subject(zone: Zone, sentence: Sentence) -> None:
    """Keep the sentence's subject, so that "he said" in the next one finds whom it means."""
    tokens = sentence.tokens
    verb = next((n for n in range(1, len(tokens)) if _acts(tokens, n)), None)
    noun = subject_before(tokens, verb) if verb else None
    if verb and noun and noun.text(tokens) in {"i", "we"}:
        noun = _first_of(tokens, subject_after(tokens, verb))  # "I saw the lawyer. He says …"
    if noun is None and len(tokens) <= SHORTEST_VOICE + 1 and tokens[0].is_capital:
        noun = Nominal(0, len(tokens) - 1 if tokens[-1].is_word else max(0, len(tokens) - 2))
    if noun is None or not can_speak(tokens, noun, strong=False):
        return
    pronoun = noun.text(tokens) in PRONOUNS
    if not pronoun and noun.first == noun.last == 0 and not _is_name_elsewhere(zone, tokens[0]):
        return  # "Schools stay closed": only the sentence's first letter is large
    zone.speakers.remember(noun.span(tokens), zone.count)


def _first_of(tokens: tuple[Token, ...], noun: Nominal | None) -> Nominal | None:
    """The noun phrase up to where or when: "the lawyer" of "the lawyer in Athens this morning"."""
    for at in range(noun.first + 1, noun.last + 1) if noun else ():
        if tokens[at].low in words("prepositions") - {"of", "for"}:
            return Nominal(noun.first, at - 1) if noun else None
    return noun


def _acts(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a finite verb stands here, verbs of saying in the present included."""
    low = tokens[at].low
    saying = low in cue_verbs() and cue_verbs()[low].form == "s" and not tokens[at].is_capital
    return is_verbish(tokens, at, 0) or low in COMING or saying


def _is_name_elsewhere(zone: Zone, token: Token) -> bool:
    """Whether the word stands with a capital inside another sentence of the zone."""
    if zone.inside is None:
        here = zone.segment.passage
        zone.inside = frozenset(_inside_sentences(zone.text[here.start : here.end]))
    return token.text in zone.inside


def _inside_sentences(text: str) -> Iterator[str]:
    """Words behind another word, compounds also by their first parts."""
    for match in INSIDE.finditer(text):
        word = match.group()
        yield word
        yield from (word[: part.start()] for part in BETWEEN_PARTS.finditer(word))


def _uncovered(zone: Zone, sentence: Sentence, covered: list[Span], frames: list[Frame]) -> Iterator[Span]:
    """What the author says in the own voice: the sentence, or the stretches that no attribution covers.

    A stretch keeps the words of attribution behind it ("…, when, according to X"): they are the author's too.
    """
    ends = {frame.start: frame.end for frame in frames}
    at = sentence.start
    for span in sorted(covered, key=lambda s: s.start):
        for stretch in _stretch(zone, at, span.start, whole=not covered):
            yield Span(stretch.start, ends.get(span.start, stretch.end))
        at = max(at, span.end)
    yield from _stretch(zone, at, sentence.end, whole=not covered)


def _stretch(zone: Zone, start: int, end: int, *, whole: bool) -> Iterator[Span]:
    while start < end and not (zone.text[start].isalnum() or zone.text[start] in '“"«('):
        start += 1
    span = trim(zone.text, start, max(start, end))
    tokens = tokenize(zone.text, span.start, span.end)
    enough = sum(t.is_word for t in tokens) >= SHORTEST_VOICE
    if enough and (whole or any(is_verbish(tokens, n, 0) for n in range(1, len(tokens)))):
        yield span


def _own_words(zone: Zone, span: Span) -> None:
    """A claim in the voice of the zone: the author's, or the zone's speaker's."""
    passage = zone.passage(span)
    stance, softener = polarity.of(passage.quote, kind="assert")
    speaker = zone.segment.speaker if zone.segment.kind in ZONE_LEVEL else None
    level = ZONE_LEVEL[zone.segment.kind] if speaker else Level.VOICE
    whose = (
        f"these words stand in the {zone.segment.kind.replace('_', ' ')} of “{speaker}”"
        if speaker
        else ("no other speaker is named for these words, so they are the author's own")
    )
    unread = "" if _is_read(zone.document, zone.segment) else " They were read without a trained reader."
    rule = ZONE if speaker else VOICE
    score = zone.segment.reason.score if speaker else 0.6
    chain = zone.outer
    standard = standard_in(zone.text, [span])
    written = zone.written
    zone.claims.append(
        Claim(
            id=content_id("clm", zone.document.id, span.start, span.end, level, [r.name for r in chain]),
            passage=passage,
            level=level,
            polarity=stance,
            reason=Reason(rule, score, f"{whose[0].upper()}{whose[1:]}.{unread}"),
            speaker=speaker,
            speaker_at=zone.segment.speaker_at if speaker else None,
            chain=chain,
            said_on=written.when if written else None,
            segment=zone.segment.id,
            hedge=softener,
            standard=zone.text[standard.start : standard.end] if standard else None,
            standard_at=zone.passage(standard) if standard else None,
            said_on_reason=written.reason if written else None,
        )
    )
