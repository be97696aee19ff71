"""What the comparators look at: short claims with their words, parties, places in the text and incidents."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from averment.incidents.copies import find_fresh
from averment.incidents.events import Happening
from averment.incidents.independence import origin
from averment.incidents.index import Index
from averment.incidents.places import CAPITAL
from averment.incidents.tokens import content, stem, stops, tokens
from averment.incidents.words import finder
from averment.model import Claim, EntityKind, Incident, Level, Polarity, SegmentKind, Verdict

LONGEST: Final = 700  # characters; what is longer says many things and is compared through its sentences
SILENT: Final = frozenset({SegmentKind.BOILERPLATE, SegmentKind.HEADING})
NUMBERED: Final = re.compile(r"\b[Nn]o\.?\s*(?=\d)")
INITIALS: Final = re.compile(r"\b((?:[^\W\d_][\w'’-]*\s+){2,8})\(([A-ZА-Я]{2,8})\)")
MOSTLY: Final = 0.5
LETTERS: Final = 5


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim as the comparators see it."""

    claim: Claim
    sentence: int
    paragraph: int
    part: str
    words: frozenset[str]  # stems that carry meaning
    incidents: frozenset[str]
    speaker: tuple[str, str]  # whom it goes back to
    denied: bool  # says that something is not so

    @property
    def quote(self) -> str:
        """The claim's words."""
        return self.claim.passage.quote

    @property
    def document(self) -> str:
        """The claim's document."""
        return self.claim.passage.document


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims that differ, as a comparator reports them."""

    a: Claim
    b: Claim
    verdict: Verdict
    detail: str  # one neutral sentence
    score: float
    incident: str | None = None
    used: tuple[str, ...] = field(default=())


@dataclass
class Ground:
    """A case ready for comparing."""

    index: Index
    incidents: tuple[Incident, ...]
    copies: Mapping[str, str] = field(default_factory=dict)  # claim -> the claim it repeats word for word
    happenings: dict[str, list[Happening]] = field(default_factory=dict)  # by document, read once

    @cached_property
    def by_claim(self) -> Mapping[str, Saying]:
        """The sayings by the id of their claim."""
        return {s.claim.id: s for s in self.sayings}

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """The claims that are short enough to compare, in reading order; boilerplate is left out."""
        of: Mapping[str, set[str]] = defaultdict(set)
        for incident in self.incidents:
            for claim in incident.claims:
                of[claim].add(incident.id)
        claims = sorted(self.index.contents.claims, key=lambda c: (c.passage, c.id))
        return tuple(self._saying(c, frozenset(of[c.id])) for c in claims if self._short(c))

    def _short(self, claim: Claim) -> bool:
        """Whether a claim says one thing, outside of boilerplate and headings."""
        kind = self.index.kind(claim.passage.document, claim.passage.start)
        size = claim.passage.end - claim.passage.start
        return size <= LONGEST and kind not in SILENT

    def _saying(self, claim: Claim, incidents: frozenset[str]) -> Saying:
        """Look one claim up in all respects."""
        document, start = claim.passage.document, claim.passage.start
        number = self.index.sentence_number(document, start)
        found = origin(self.index, claim)
        return Saying(
            claim=claim,
            sentence=number,
            paragraph=self.index.sentences(document)[number].paragraph,
            part=self.index.part(document, start),
            words=content(claim.passage.quote),
            incidents=incidents,
            speaker=(found.kind, found.key),
            denied=claim.polarity is Polarity.DENIED or is_negative(claim.passage.quote),
        )

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Saying, ...]]:
        """The sayings of each document, in reading order."""
        rows: dict[str, list[Saying]] = defaultdict(list)
        for saying in self.sayings:
            rows[saying.document].append(saying)
        return {document: tuple(row) for document, row in rows.items()}

    @cached_property
    def leaves(self) -> tuple[Saying, ...]:
        """The sayings that do not consist of shorter ones: each statement is compared once."""
        kept = []
        for s in self.sayings:
            p = s.claim.passage
            inside = self.index.claims.inside(p.document, p.start, p.end)
            said = sum(c.passage.end - c.passage.start for c in inside if _shorter(c, s.claim))
            if s.claim.id in self.fresh and said < MOSTLY * (p.end - p.start):
                kept.append(s)
        return tuple(kept)

    @cached_property
    def fresh(self) -> frozenset[str]:
        """The claims that are compared; copies far from anything new are left out."""
        return find_fresh(self.index, self.copies)

    def sentence_text(self, saying: Saying) -> str:
        """The whole sentence in which a claim begins."""
        sentence = self.index.sentences(saying.document)[saying.sentence]
        return self.index.text(saying.document)[sentence.start : sentence.end]

    def shared_incident(self, a: Saying, b: Saying) -> str | None:
        """The first incident that both claims speak of."""
        return min(a.incidents & b.incidents, default=None)

    @cached_property
    def initials(self) -> Mapping[str, frozenset[str]]:
        """What the case's abbreviations stand for: "Harbour Safety Board (HSB)"."""
        found: dict[str, set[str]] = defaultdict(set)
        for text in self.index.contents.texts.values():
            for match in INITIALS.finditer(text):
                found[match[2].casefold()] |= _named_words(match[1])
        return {key: frozenset(words) for key, words in found.items()}

    def subjects(self, text: str) -> frozenset[str]:
        """The stems of a phrase, with abbreviations written out."""
        words = {t.word for t in tokens(text) if t.word not in stops()}
        spelled = {w for short in words for w in self.initials.get(short, ())}
        return frozenset(stem(w) for w in words) | spelled

    def parties(self, document: str, start: int, end: int) -> frozenset[str]:
        """Whom a span names: entities, countries that stand for their governments, names."""
        found: set[str] = set()
        for mention in self.index.mentions.on(document, start, end):
            entity = self.index.entity_of.get(mention.id)
            if entity is not None:
                found.add(entity.id)
                if entity.country and entity.kind is EntityKind.PLACE:
                    found.add(f"country {entity.country}")
        return frozenset(found | names(self.index.text(document)[start:end]))

    def speaker_parties(self, claim: Claim) -> frozenset[str]:
        """Who speaks, in all names known."""
        found = set(names(claim.speaker or ""))
        entity = self.index.entity_of.get(claim.id)
        if entity is not None:
            found |= {entity.id, *(n for alias in entity.aliases for n in names(alias))}
        if claim.speaker_at is not None:
            at = claim.speaker_at
            found |= self.parties(at.document, at.start, at.end)
        return frozenset(found)


def _shorter(inner: Claim, outer: Claim) -> bool:
    """Whether a claim inside another leaves out enough of it to be the tighter one."""
    return inner.level is not Level.COMMENT and (
        inner.passage.end - inner.passage.start < outer.passage.end - outer.passage.start
    )


def _named_words(phrase: str) -> set[str]:
    """The stems of the last capitalised words of a phrase."""
    words = phrase.split()
    start = next((n for n, w in enumerate(words) if w[0].isupper() or w[0].isdigit()), len(words))
    return {stem(t.word) for t in tokens(" ".join(words[start:])) if t.word not in stops()}


def names(text: str) -> frozenset[str]:
    """The capitalised words of a phrase, cut so that a name and the adjective made from it agree."""
    found = {m[0].casefold() for m in re.finditer(CAPITAL, text)}
    kept = {w for w in found if w not in stops() and not finder("not_places").fullmatch(w)}
    return frozenset(w.split("-")[0][:LETTERS] for w in kept if len(w) > 2)  # noqa: PLR2004 - initials


def is_negative(quote: str) -> bool:
    """Whether a wording says that something is not so; two negations make none."""
    plain = NUMBERED.sub(" ", quote)
    return len(finder("negation").findall(plain)) % 2 == 1


def speaker_name(claim: Claim) -> str:
    """Who is named when a difference is reported."""
    return claim.speaker or "the author"
