"""Whom a zone has spoken of so far: one entry for each, however often and however shortly named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from averment.claims.calling import first_part
from averment.claims.people import BODY, FEMALE, MALE, MANY, PERSON, SOMEBODY, Person, gender_of
from averment.claims.sentences import Span
from averment.claims.words import words

REACH: Final = 6  # sentences a pronoun reaches back
SUBJECT, SPOKE, PROPER, TOPIC = 0.6, 0.4, 0.3, 0.2  # sentences each makes a candidate nearer
CLOSE: Final = 0.5  # sentences by which somebody else may be farther and still be meant about as well
# What makes "he" or "she" mean somebody, fitted to corpus/train and the first 25 documents of corpus/dev:
# a sentence away, a place in the same paragraph, a proper name, a subject, a gender that agrees; against it,
# a name that may be no person's, "by".
AWAY, SAME_PARAGRAPH, NAMED, FIRST, SURE_GENDER = 0.6, 1.6, 1.35, 0.8, 0.5
DOUBTED, AGENT, POSSESSOR = 2.1, 0.35, 1.6
GROUP: Final = 0.6  # sentences by which a group may be farther from "they" than a body
UNSURE: Final = 0.6  # sentences that not knowing whether person or body makes one farther
OWNED: Final = 0.6  # sentences that standing as an owner ("Ryu's") makes one farther
PLAIN: Final = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")


@dataclass(slots=True, eq=False)
class Somebody:
    """Somebody spoken of: the fullest name so far, and what is known of them."""

    name: str
    at: Span
    kind: str
    gender: str | None = None  # told by a title or a word of kinship
    called: str | None = None  # what a pronoun read as this person said last
    described: frozenset[str] = frozenset()
    proper: bool = False
    spoke: int = -99  # the sentence of the last words
    times: int = 0


@dataclass(frozen=True, slots=True)
class Met:
    """One place where somebody is spoken of."""

    who: Somebody
    at: Span
    sentence: int
    subject: bool
    owner: bool
    agent: bool = False
    paragraph: int = 0


@dataclass(slots=True)
class Memory:
    """Everybody spoken of in one zone, in reading order."""

    paragraph: int = 0  # that is being read
    met: list[Met] = field(default_factory=list)
    by_word: dict[str, list[Somebody]] = field(default_factory=dict)  # words of a name, latest last
    by_office: dict[str, list[Somebody]] = field(default_factory=dict)
    close: dict[int, Somebody | None] = field(default_factory=dict)  # who else a pronoun here may mean
    own: frozenset[str] = frozenset()  # the words of the name of whoever talks: "I", never "he"
    own_gender: str | None = None
    said: Span | None = None  # the quotation of the pronoun now read: nobody named in it says it

    def meet(self, person: Person, name: str, sentence: int) -> Somebody:
        """Somebody named or described in a sentence: one met before, or new."""
        who = self._same(person, name) or Somebody(name, person.at, person.kind)
        who.gender = who.gender or person.gender
        if person.named and not person.anybody:
            self._call(who, name, person)
        who.described |= person.described
        for word in person.described:
            self._index(self.by_office, word, who)
        who.times += 1
        met = Met(who, person.at, sentence, person.subject, person.owner, person.agent, self.paragraph)
        self.met.append(met)
        return who

    def note(
        self, who: Somebody, at: Span, sentence: int, *, subject: bool = True, owner: bool = False
    ) -> None:
        """One more place where somebody is meant, a pronoun included."""
        self.met.append(Met(who, at, sentence, subject, owner, paragraph=self.paragraph))

    def _call(self, who: Somebody, name: str, person: Person) -> None:
        if not who.proper or _is_fuller(name, who.name):
            who.name, who.at, who.proper = name, person.at, True
            who.kind = who.kind if person.kind == SOMEBODY else person.kind
        elif who.kind == SOMEBODY:
            who.kind = person.kind
        self.known_as(who)

    def known_as(self, who: Somebody) -> None:
        """Find a speaker again by the words of a proper name."""
        for word in bare(who.name):
            self._index(self.by_word, word.lower(), who)

    @staticmethod
    def _index(index: dict[str, list[Somebody]], word: str, who: Somebody) -> None:
        listed = index.setdefault(word, [])
        if not listed or listed[-1] is not who:
            listed.append(who)

    def _same(self, person: Person, name: str) -> Somebody | None:
        if person.named:
            return self.named(name, person.kind, person.gender)
        if person.definite and person.kind == PERSON:
            return self.in_office(person.described, name.rsplit(maxsplit=1)[-1].lower())
        return None

    def named(self, name: str, kind: str | None = None, gender: str | None = None) -> Somebody | None:
        """Who was called so before: the same surname, no other first name, no other gender."""
        called = bare(name)
        if not called:
            return None
        for who in reversed(self.by_word.get(called[-1].lower(), [])):
            same_kind = kind is None or who.kind == kind or {who.kind, kind} == {PERSON, SOMEBODY}
            other_gender = gender and who.gender and gender != who.gender
            if not same_kind or other_gender:
                continue
            if _agree(called, bare(who.name), body=who.kind in {BODY, MANY}):
                return who
        first = self.by_word.get(called[0].lower(), []) if len(called) > 1 else []
        alone = [who for who in first if who.kind == PERSON and bare(who.name) == called[:1]]
        return alone[-1] if alone and kind in {PERSON, SOMEBODY} else None  # "Old Bastian. Bastian Werl."

    def follow(self, before: "Memory") -> None:
        """Go on from an earlier part in the same voice: names and offices stay known to it, nothing else."""
        self.by_word, self.by_office = before.by_word, before.by_office

    def _in_said(self, at: Span) -> bool:
        return self.said is not None and self.said.start <= at.start < self.said.end

    def speaks(self, name: str) -> None:
        """Somebody begins to talk of others and of oneself."""
        self.own = frozenset(word.casefold() for word in bare(name))
        self.own_gender = gender_of(name.split())

    def is_own(self, who: Somebody) -> bool:
        """Whether somebody named here is the one who talks."""
        called = {word.casefold() for word in bare(who.name)}
        other = who.gender and self.own_gender and who.gender != self.own_gender
        return who.proper and bool(called) and called <= self.own and not other

    def in_office(self, asked: frozenset[str], head: str) -> Somebody | None:
        """Who was introduced with an office: "the deputy mayor"."""
        for who in reversed(self.by_office.get(head, [])):
            if who.proper and asked <= who.described:
                return who
        return None

    def recent(self, before: int, sentence: int) -> Iterator[tuple[float, Met]]:
        """Everybody near, each place with its distance in sentences; the nearest places first."""
        for one in reversed(self.met):
            away = sentence - one.sentence
            if away > REACH:
                return
            if one.at.start < before and away >= 0 and not self.is_own(one.who) and not self._in_said(one.at):
                who = one.who
                near = away - SUBJECT * one.subject + OWNED * one.owner
                near -= PROPER * who.proper + SPOKE * (sentence - who.spoke <= REACH)
                yield near - TOPIC * min(3, who.times) / 3, one

    def he_or_she(self, low: str, before: int, sentence: int, but: str | None = None) -> Somebody | None:
        """Whom "he" or "she" means: near, a subject, a speaker before; never one of the other gender."""
        wanted = MALE if low in {"he", "him", "his"} else FEMALE
        found = [
            (self._far(one, sentence) - self._agreement(one.who, wanted), -one.at.start, one.who)
            for _, one in self.recent(before, sentence)
            if one.who.kind in {PERSON, SOMEBODY} and one.who.gender in {None, wanted} and one.who.name != but
        ]
        who = self._nearest(found, before)
        if who is not None:
            who.called = wanted
        return who

    def _nearest(self, found: list[tuple[float, int, Somebody]], before: int) -> Somebody | None:
        """The nearest one; the next one is kept as close when it is hardly farther.

        What counts is the first answer for a place: by the second the pronoun speaks for whoever was taken.
        """
        ranked = sorted(found, key=lambda one: one[:2])
        first = ranked[0] if ranked else None
        other = next((one for one in ranked if first and one[2] is not first[2]), None)
        near = first is not None and other is not None and other[0] - first[0] <= CLOSE
        self.close.setdefault(before, other[2] if other and near else None)
        return first[2] if first else None

    def _far(self, one: Met, sentence: int) -> float:
        """How far somebody is from "he" or "she", by weights fitted to the training part of the corpus."""
        near = SAME_PARAGRAPH * (one.paragraph == self.paragraph) + NAMED * one.who.proper
        near += FIRST * one.subject - AGENT * one.agent - POSSESSOR * one.owner
        return AWAY * (sentence - one.sentence) + DOUBTED * (one.who.kind == SOMEBODY) - near

    @staticmethod
    def _agreement(who: Somebody, wanted: str) -> float:
        """What a known gender is worth; one that only an earlier pronoun told may have been a mistake."""
        if who.gender is not None:
            return SURE_GENDER
        return 0.0 if who.called is None else SURE_GENDER if who.called == wanted else -SURE_GENDER

    @staticmethod
    def _unsure(one: Met) -> float:
        return UNSURE * (one.who.kind == SOMEBODY)

    def it(self, before: int, sentence: int) -> Somebody | None:
        """Which body "it" means."""
        return self._of_kind({BODY, SOMEBODY}, before, sentence)

    def they(self, before: int, sentence: int) -> Somebody | None:
        """Which group "they" means, or a body that stands clearly nearer."""
        return self._of_kind({MANY, BODY, SOMEBODY}, before, sentence, group=GROUP)

    def _of_kind(self, kinds: set[str], before: int, sentence: int, *, group: float = 0.0) -> Somebody | None:
        found = [
            (near + self._unsure(one) - group * (one.who.kind == MANY), -one.at.start, one.who)
            for near, one in self.recent(before, sentence)
            if one.who.kind in kinds
        ]
        return self._nearest(found, before)


def bare(name: str) -> list[str]:
    """The words of a name without titles and honorifics."""
    called = PLAIN.findall(first_part(name))
    titles = words("names-titles") | words("speaker-people")
    capitals = [w for w in called if w[:1].isupper()]
    return [w for w in capitals if not {w.lower(), w.lower() + "."} & titles] or capitals


def _agree(called: list[str], known: list[str], *, body: bool) -> bool:
    """Whether one name is short for the other: the same words, or the last of them alone."""
    one, other = ([w.lower() for w in row] for row in (called, known))
    if body:
        return one == other or (len(one) > 1 and set(one) <= set(other))
    short, full = sorted((one, other), key=len)
    last = short[-1:] == full[-1:] or (len(short) == 1 and short == full[:1])
    return bool(short) and last and set(short) <= set(full)


def _is_fuller(name: str, than: str) -> bool:
    return (len(bare(name)), min(6, len(name.split()))) > (len(bare(than)), min(6, len(than.split())))
