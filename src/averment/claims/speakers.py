"""From the words that name a speaker to a display name: pronouns, short forms and offices resolved."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from averment.claims.calling import (
    cleaned,
    display,
    first_part,
    head_of,
    is_proper,
    is_short_for,
    kind_of,
)
from averment.claims.heads import met_at
from averment.claims.memory import Memory, Somebody, bare
from averment.claims.offices import roles
from averment.claims.people import ANYBODY, BODY, PERSON, SOMEBODY, Person, gender_of
from averment.claims.pronouns import ANY_PERSON, HONOURS, NEUTER, OWNERS, PLURAL, RELATIVE, SELF, SINGULAR
from averment.claims.sentences import Span
from averment.claims.shortforms import Named, ShortForms
from averment.claims.words import words

ISSUED: Final = frozenset({"statement", "statements", "announcement", "communique", "communiqué", "denial"})
OF_THEM: Final = re.compile(r"\bof (?:them|us|you)$", re.IGNORECASE)
ISSUER: Final = re.compile(r"(.+?)['’]s?\s+(?:[\w-]+\s+){0,3}?(\w+)$", re.DOTALL)
NAMED_ASIDE: Final = re.compile(r",\s*(?:[\w.’'-]+\s+){0,4}[^\W\d_a-z]")
DEFINITE: Final = re.compile(r"(?:the|this|that|our|my)\s", re.IGNORECASE)
APPOSED: Final = re.compile(r"(?:\s+(?:of|for|in|at|from)\s[^,.;:]{1,60})?\s*,?\s*")
LONGEST_ROUND: Final = 5  # speakers of one sentence that are looked at
LONGEST_TITLED: Final = 7  # words of a name with its office before it
NONE: Final = "none"  # no speaker at all
UNSURE: Final = 0.5  # what a speaker's words are worth that nothing explains


@dataclass(frozen=True, slots=True)
class Resolved:
    """A display name, where it stands, and how it was found."""

    name: str
    at: Span
    how: str | None = None  # None: named on the spot
    certain: float = 1.0
    who: Somebody | None = None
    rival: str | None = None  # who else a pronoun may mean, about as likely


@dataclass(slots=True)
class Speakers:
    """The speakers of one zone in reading order; the memory never crosses into another zone."""

    text: str
    own: str | None = None  # who says "I" and "we" here
    listener: str | None = None  # who is "you" here
    begins: int = 0  # where the words begin, behind a label that names who speaks
    met: list[Named] = field(default_factory=list)
    bodies: frozenset[str] = frozenset()  # names of organisations and places in the document
    memory: Memory = field(default_factory=Memory)
    known: ShortForms = field(default_factory=ShortForms)  # those met, by their words

    def meet(self, people: list[Person], sentence: int) -> None:
        """Everybody in the sentence that is read next."""
        for person in people:
            if not person.anybody and person.at.start >= self.begins:
                self.memory.meet(person, display(self.text[person.at.start : person.at.end]), sentence)

    def inside(self, own: str) -> "Speakers":
        """Who speaks within somebody's quotation: the same memory, with "I" for the one quoted."""
        return Speakers(self.text, own, bodies=self.bodies, memory=self.memory)

    def resolve(self, span: Span, sentence: int, but: str | None = None) -> Resolved:
        """The display name for the words at `span`; `but`: whom "he" cannot mean."""
        span = cleaned(self.text, span)
        phrase = self.text[span.start : span.end]
        low = phrase.lower().strip()
        found = self._talking(low, span) or self._pronoun(low, span, sentence, but)
        found = found or self._possessed(phrase, span, sentence)
        found = found or self._issuer(phrase, span) or self._head(span)
        found = found or self._in_office(phrase, span, sentence) or self._short(phrase, span)
        found = found or self._plain(phrase, span)
        who = found.who or self._somebody(found)
        who.spoke = sentence
        if not OF_THEM.search(phrase):
            self.memory.note(who, span, sentence)
        self.met.append(Named(found.name, found.at, sentence))
        self.known.note(self.met[-1])
        return found

    def called(self, span: Span) -> str | None:
        """The display name for words that are not taken for the speaker; nothing is remembered of it."""
        span = cleaned(self.text, span)
        phrase = self.text[span.start : span.end]
        low = phrase.lower().strip()
        if low in SELF:
            return self.own
        if low in SINGULAR | PLURAL | NEUTER | RELATIVE or low.split(" ", 1)[0] in OWNERS:
            return None
        met = met_at(self.text, self.memory, span)
        return met.who.name if met is not None and met.who.proper else display(phrase)

    def last(self, sentence: int, reach: int = 2) -> Named | None:
        """The latest speaker, when met within `reach` sentences."""
        return self.met[-1] if self.met and sentence - self.met[-1].sentence <= reach else None

    def beside(self) -> str | None:
        """Somebody else who spoke in the sentence of the latest speaker."""
        latest = self.met[-1] if self.met else None
        others = [m.name for m in self.met[-LONGEST_ROUND:-1] if latest and m.sentence == latest.sentence]
        return next((name for name in reversed(others) if latest and name != latest.name), None)

    def remember(self, span: Span, sentence: int) -> None:
        """The subject of a sentence, whoever speaks there: a pronoun most often takes it up."""
        span = cleaned(self.text, span)
        if span.start < self.begins:
            return
        phrase = self.text[span.start : span.end]
        low = phrase.lower()
        if low in SINGULAR | PLURAL | NEUTER:
            meant = self._meant(low, span, sentence)
            if meant is not None:
                self.memory.note(meant, span, sentence)
            return
        head = met_at(self.text, self.memory, span)
        if head is not None:
            self.memory.note(head.who, head.at, sentence)
            return
        kind = None if low.split(" ", 1)[0] in ANYBODY else self._kind(phrase)
        if kind is not None and (kind != SOMEBODY or is_proper(display(phrase))):
            name = display(phrase)
            known = self.memory.named(name) if name[:1].isupper() else None
            who = known or Somebody(name, span, kind, gender_of(phrase.split()), proper=name[:1].isupper())
            if who.proper:
                self.memory.known_as(who)
            self.memory.note(who, span, sentence)

    def _kind(self, phrase: str) -> str | None:
        name = display(phrase)
        if name in self.bodies or any(body in name for body in self.bodies if len(body) > len(name) / 2):
            return BODY
        kind = kind_of(phrase)
        known = kind == SOMEBODY and is_proper(name) and self.memory.named(name, PERSON)
        return PERSON if known else kind

    def _somebody(self, found: Resolved) -> Somebody:
        described = met_at(self.text, self.memory, found.at)
        if described is not None:
            return described.who
        phrase = self.text[found.at.start : found.at.end]
        kind = self._kind(phrase) if found.certain > UNSURE else None
        proper = found.name[:1].isupper()
        who = Somebody(found.name, found.at, kind or NONE, gender_of(phrase.split()), proper=proper)
        if proper and kind is not None:
            self.memory.known_as(who)
        return who

    def _meant(self, low: str, span: Span, sentence: int, but: str | None = None) -> Somebody | None:
        if low in SINGULAR:
            return self.memory.he_or_she(low, span.start, sentence, but)
        if low in NEUTER:
            return self.memory.it(span.start, sentence)
        return self.memory.they(span.start, sentence)

    def _talking(self, low: str, span: Span) -> Resolved | None:
        """“I” and “you”: who speaks here, and to whom."""
        if low in SELF and self.own:
            return Resolved(self.own, span, f"“{low}” is the one who speaks in this part", 0.9)
        if low == "you" and self.listener:
            return Resolved(self.listener, span, "“you” is the one spoken to in this part", 0.8)
        return None

    def _pronoun(self, low: str, span: Span, sentence: int, but: str | None) -> Resolved | None:
        if low in RELATIVE:
            before = next((m for m in reversed(self.memory.met) if m.at.end <= span.start), None)
            near = before is not None and span.start - before.at.end <= 3  # noqa: PLR2004 - ", "
            if before is None or not near:
                return Resolved(low, span, None, UNSURE)
            return self._as(before.who, "is read as the one named just before", low, 0.7)
        if low not in SINGULAR | PLURAL | NEUTER:
            return None
        meant = self._meant(low, span, sentence, but)
        if meant is None:
            return Resolved(self.text[span.start : span.end], span, None, UNSURE)
        what = "person" if low in SINGULAR else "speaker"
        close = self.memory.close.get(span.start)
        found = self._as(meant, f"is read as the {what} named before", low, 0.7)
        return replace(found, rival=close.name if close and not self._apposed(close, meant) else None)

    def _apposed(self, one: Somebody, other: Somebody) -> bool:
        """Whether an office and a name stand together as one person: "the spokesman, Edrik Voss"."""
        first, second = sorted((one, other), key=lambda who: who.at.start)
        between = self.text[first.at.end : second.at.start]
        return one.proper != other.proper and bool(APPOSED.fullmatch(between))

    @staticmethod
    def _as(  # noqa: PLR0917 - the parts of one finding
        who: Somebody, how: str, words_: str, certain: float, at: Span | None = None
    ) -> Resolved:
        return Resolved(who.name, at or who.at, f"“{words_}” {how}", certain, who)

    def _possessed(self, phrase: str, span: Span, sentence: int) -> Resolved | None:
        """“her office”: the office of the one meant by “her”."""
        pronoun, _, rest = phrase.partition(" ")
        low = pronoun.lower()
        if low not in OWNERS or not rest:
            return None
        rest = rest.removeprefix("own ")
        if rest.lower().split(" ", 1)[0] in HONOURS:
            return Resolved(phrase, span)
        if NAMED_ASIDE.search(rest) or is_proper(rest.rsplit(" ", 1)[-1]):
            return self._head(Span(span.end - len(rest), span.end)) or Resolved(display(rest), span)
        holder = self._meant(low, span, sentence)
        if holder is None or not holder.proper or " of " in holder.name or " of " in rest:
            return Resolved(phrase, span, None, UNSURE + 0.2)
        if rest.lower() in ISSUED:
            return self._as(holder, "is read as that of the speaker named before", phrase, 0.7)
        name = f"{rest} of {first_part(holder.name)}"
        return Resolved(name, span, f"“{pronoun}” is read as the speaker named before", 0.7)

    def _issuer(self, phrase: str, span: Span) -> Resolved | None:
        """“the authority's two-line statement”: the authority speaks."""
        match = ISSUER.fullmatch(phrase)
        if match is None or match[2].lower() not in ISSUED or match[1].lower() in OWNERS:
            return None
        owner = Span(span.start, span.start + len(match[1]))
        found = self._head(owner) or self._in_office(match[1], owner) or self._short(match[1], owner)
        return found or Resolved(display(match[1]), owner)

    def _head(self, span: Span) -> Resolved | None:
        """Somebody named whom the phrase is about."""
        met = met_at(self.text, self.memory, span)
        if met is None or not met.who.proper:
            return None
        after = self.text[met.at.end : span.end]
        ends = span.end if after.lstrip().startswith((",", "(")) else met.at.end
        short = display(self.text[span.start : ends])
        if len(bare(met.who.name)) > len(bare(short)):
            return self._as(
                met.who, "is read as short for the name given before", short, 0.85, Span(span.start, ends)
            )
        if bare(short) == bare(met.who.name) and "," not in short and len(short.split()) <= LONGEST_TITLED:
            met.who.name = max(short, met.who.name, key=len)
        return Resolved(short, Span(span.start, ends), None, 1.0, met.who)

    def _same_person(self, short: str, span: Span, sentence: int) -> Somebody | None:
        """“The same man”: whom "he" would mean."""
        kinship = short.lower().removeprefix("same ")
        if not short.lower().startswith("same ") or kinship not in ANY_PERSON:
            return None
        return self.memory.he_or_she(ANY_PERSON[kinship], span.start, sentence)

    def _in_office(self, phrase: str, span: Span, sentence: int = 0) -> Resolved | None:
        """“The deputy mayor”: somebody named before with that office."""
        short = display(phrase)
        asked = frozenset(short.lower().removeprefix("same ").split())
        head = head_of(short)
        office = head in roles() or head.endswith("-year-old")
        if not office or not (DEFINITE.match(phrase) or phrase == short.capitalize()):
            return None
        who = self.memory.in_office(asked, head) or self._same_person(short, span, sentence)
        if who is None:
            return None
        return self._as(who, "is the office of the person named before", short, 0.8, span)

    def _short(self, phrase: str, span: Span) -> Resolved | None:
        """A surname or a bare noun that repeats a fuller name met before."""
        short = display(phrase)
        for named in self.known.holding(short):
            if named.name == short:
                return Resolved(named.name, span, None)
            if is_short_for(short, named.name):
                return Resolved(
                    named.name, span, f"“{short}” is read as short for the name given before", 0.85
                )
        if not short[:1].isupper():
            return None
        who = self.memory.named(short)
        if who is None or len(bare(who.name)) <= len(bare(short)):
            return None
        return self._as(who, "is read as short for the name given before", short, 0.85, span)

    def _plain(self, phrase: str, span: Span) -> Resolved:
        known = kind_of(phrase) is not None and phrase.lower().split(" ", 1)[0] not in words("prepositions")
        return Resolved(display(phrase), span, None, 1.0 if known else UNSURE)
