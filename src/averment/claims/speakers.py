"""From the words that name a speaker to a display name: pronouns, short forms and offices resolved."""

import re
from dataclasses import dataclass, field
from typing import Final

from averment.claims.people import FEMALE, MALE, Person, gender_of, roles
from averment.claims.sentences import Span
from averment.claims.words import speaking_nouns, words

SINGULAR: Final = frozenset({"he", "she", "him", "her", "his"})
PLURAL: Final = frozenset({"they", "them", "their"})
NEUTER: Final = frozenset({"it", "its"})
SELF: Final = frozenset({"i", "we", "my", "our", "me", "us"})
ARTICLE: Final = re.compile(r"^(?:the|a|an|its|his|her|their|this|that|these)\s+", re.IGNORECASE)
NAMED_ASIDE: Final = re.compile(r",\s*(?:[\w.’'-]+\s+){0,4}[^\W\d_a-z]")
ASIDE: Final = re.compile(r"\s*\([a-z][^()]*\)$")  # "(no relation of …)", not "(Country)"
LONGEST_NAME: Final = 160  # code points; a longer phrase is cut at its first comma
MEMORY: Final = 5  # sentences a pronoun reaches back
LONGEST_PERSON: Final = 5  # words
HIMSELF: Final = re.compile(r"\s+(?:himself|herself|itself|themselves)$", re.IGNORECASE)
DEFINITE: Final = re.compile(r"(?:the|this|that|our|my)\s", re.IGNORECASE)
SUBJECT, SPOKE, PROPER, AGREES = 0.6, 0.8, 0.3, 0.4  # sentences that each makes a candidate nearer
COUNTRY_WORDS: Final = frozenset({"united", "states", "kingdom", "union", "republic", "nations"})
BODIES: Final = words("speaker-bodies") | words("speaker-documents") | words("outlets") | COUNTRY_WORDS
TITLED: Final = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lady|Lord|Gen|Col|Capt|Sgt|Lt|Rev|Sheikh)\b\.?\s")
PLURAL_HEAD: Final = re.compile(
    r"(?:many|several|some|two|three|four|five|most|all|both|various)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker already met: how it is shown, where it was named, in which sentence of the zone."""

    name: str
    at: Span
    sentence: int

    @property
    def is_body(self) -> bool:
        """Whether the name's head names a body or a document rather than a person."""
        inside = self._nouns()
        return bool(inside & BODIES) and not inside & words("speaker-people")

    @property
    def is_person(self) -> bool:
        """Whether one person is meant: an office, a title, or a name that is no body's."""
        inside = self._nouns()
        if PLURAL_HEAD.match(self.name) or " and " in self.name:
            return False
        if inside & words("speaker-people") or TITLED.match(self.name):
            return True
        return not inside & BODIES and not self.name.isupper() and _is_proper(self.name.split(",")[0])

    def _nouns(self) -> set[str]:
        """The words of its first part in lower case."""
        return set(re.findall(r"\w+", self.name.split(",")[0].lower()))


def _is_proper(name: str) -> bool:
    """Whether every word but particles begins with a capital, as in a person's name."""
    parts = name.split()
    proper = [part[:1].isupper() or part.lower() in words("names-particles") for part in parts]
    return 0 < len(parts) <= LONGEST_PERSON and all(proper)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A display name, where it stands, and how it was found."""

    name: str
    at: Span
    how: str | None = None  # None: named on the spot
    certain: float = 1.0


@dataclass(slots=True)
class Speakers:
    """The speakers of one zone in reading order; the memory never crosses into another zone."""

    text: str
    own: str | None = None  # who says "I" and "we" here
    met: list[Named] = field(default_factory=list)
    seen: list[Named] = field(default_factory=list)  # subjects that have not spoken
    bodies: frozenset[str] = frozenset()  # names of organisations in the document
    people: list[tuple[Person, Named]] = field(default_factory=list)  # everybody spoken of

    def meet(self, people: list[Person], sentence: int) -> None:
        """Everybody in the sentence that is read next."""
        for person in people:
            name = display(self.text[person.at.start : person.at.end])
            self.people.append((person, Named(name, person.at, sentence)))

    def resolve(self, span: Span, sentence: int) -> Resolved:
        """The display name for the words at `span`."""
        words_ = self.text[span.start : span.end]
        low = words_.lower().strip()
        found = self._pronoun(low, span, sentence) or self._possessed(words_, span, sentence)
        found = found or self._known(words_, span) or self._in_office(words_, span)
        resolved = found or Resolved(display(words_), span)
        self.met.append(Named(resolved.name, resolved.at, sentence))
        return resolved

    def last(self, sentence: int, reach: int = 2) -> Named | None:
        """The latest speaker, when met within `reach` sentences."""
        return self.met[-1] if self.met and sentence - self.met[-1].sentence <= reach else None

    def _pronoun(self, low: str, span: Span, sentence: int) -> Resolved | None:
        if low in SELF and self.own:
            return Resolved(self.own, span, f"“{low}” is the one who speaks in this part", 0.9)
        wanted = SINGULAR | PLURAL | NEUTER
        if low not in wanted:
            return None
        if low in SINGULAR:
            meant = self._person(low, span, sentence)
            if meant is None:
                return None
            return Resolved(meant.name, meant.at, f"“{low}” is read as the person named before", 0.7)
        recent = [n for n in self._recent(sentence, wanted) if n.at.start < span.start]
        if low in PLURAL:
            recent = [n for n in recent if not n.is_person] or recent
        elif low in NEUTER:
            recent = [n for n in recent if n.is_body]
        if not recent:
            return None
        return Resolved(recent[0].name, recent[0].at, f"“{low}” is read as the speaker named before", 0.7)

    def _person(self, low: str, span: Span, sentence: int) -> Named | None:
        """Whom "he" or "she" means: near, a subject, a speaker before; never one of the other gender."""
        wanted = MALE if low in {"he", "him", "his"} else FEMALE
        spoke = {n.name for n in self.met}
        found: list[tuple[float, int, Named]] = []
        for person, named in reversed(self.people):
            away = sentence - named.sentence
            if away > MEMORY:
                break
            if named.at.start >= span.start or person.gender not in {None, wanted}:
                continue
            nearer = (
                SUBJECT * person.subject
                + PROPER * person.named
                - PROPER * person.owner * 2
                + SPOKE * (named.name in spoke)
            )
            found.append((away - nearer - AGREES * (person.gender is not None), -named.at.start, named))
        for named in [*self.met, *self.seen]:
            away = sentence - named.sentence
            known_body = any(body in named.name for body in self.bodies)
            if 0 <= away <= MEMORY and named.at.start < span.start and named.is_person and not known_body:
                gender = gender_of(re.findall(r"\w+", named.name))
                if gender in {None, wanted}:
                    nearer = SUBJECT + SPOKE * (named.name in spoke) + AGREES * (gender is not None)
                    found.append((away - nearer, -named.at.start, named))
        return min(found, key=lambda one: one[:2], default=(0.0, 0, None))[2]

    def _in_office(self, phrase: str, span: Span) -> Resolved | None:
        """“The deputy mayor”, “Bresk”: somebody named before with that office or surname."""
        plain = HIMSELF.sub("", phrase)
        short = display(plain)
        asked = frozenset(short.lower().split())
        by_office = bool(DEFINITE.match(plain)) and bool(asked & roles())
        for person, named in reversed(self.people):
            if not person.named or named.at.start >= span.start:
                continue
            if by_office and asked <= person.described:
                return Resolved(named.name, span, f"“{short}” is the office of the person named before", 0.8)
            if short[:1].isupper() and named.name != short and _short_for(short, named.name):
                return Resolved(
                    named.name, span, f"“{short}” is read as short for the name given before", 0.85
                )
        return None

    def _recent(self, sentence: int, wanted: frozenset[str]) -> list[Named]:
        """Who may be meant, likeliest first: the nearest, a speaker before a mere subject."""
        spoke = {id(n) for n in self.met}
        known = [n for n in [*self.met, *self.seen] if n.name.lower() not in wanted]
        near = [n for n in known if sentence - n.sentence <= MEMORY]
        return sorted(near, key=lambda n: (sentence - n.sentence - (id(n) in spoke), -n.at.start))

    def _possessed(self, phrase: str, span: Span, sentence: int) -> Resolved | None:
        """“her office”: the office of the one meant by “her”."""
        pronoun, _, rest = phrase.partition(" ")
        if pronoun.lower() not in {"his", "her", "their", "its"} or not rest:
            return None
        if NAMED_ASIDE.search(rest):
            return Resolved(display(rest), span)  # "its counsel, Ruta Mandel"
        holder = self._pronoun(pronoun.lower(), span, sentence)
        if holder is None or holder.name.lower().startswith(rest.lower()) or " of " in holder.name:
            return Resolved(phrase, span)
        return Resolved(
            f"{rest} of {holder.name}", span, f"“{pronoun}” is read as the speaker named before", 0.7
        )

    def remember(self, span: Span, sentence: int) -> None:
        """A subject that did not speak: a pronoun may take it up when no speaker is near."""
        self.seen.append(Named(display(self.text[span.start : span.end]), span, sentence))

    def _known(self, phrase: str, span: Span) -> Resolved | None:
        """A surname, an office or a bare noun that repeats a fuller name met before."""
        short = display(phrase)
        for named in reversed(self.met):
            if named.name == short:
                return Resolved(named.name, span, None)
            if _short_for(short, named.name):
                return Resolved(
                    named.name, span, f"“{short}” is read as short for the name given before", 0.85
                )
        return None


def _short_for(short: str, full: str) -> bool:
    """Whether `short` is the surname, the office or the last noun of `full`."""
    if len(short) >= len(full):
        return False
    pattern = rf"(?<!\w){re.escape(short)}(?!\w)"
    if short[:1].isupper() and len(short.split()) <= 4:  # noqa: PLR2004 - a name or an office
        return bool(re.search(pattern, full)) and not _is_common_name(short, full)
    common = short.lower().split()
    capital = any(word[:1].isupper() for word in full.split())
    if len(common) == 1 and common[0] in speaking_nouns() and capital:
        return bool(
            re.search(rf"(?<!\w){re.escape(common[0])}$", full.split(",", maxsplit=1)[0], re.IGNORECASE)
        )
    return len(common) > 1 and full.lower().startswith(short.lower() + ",")


def _is_common_name(short: str, full: str) -> bool:
    """Whether `short` is only the place or body inside another's name ("Syria" in "President of Syria")."""
    before = full[: full.find(short)].rstrip().lower()
    after = full[full.find(short) + len(short) :]
    return (
        before.endswith(
            (" of", " the", " for", " in", " at", " to", " by", " from", " with", " against", " and")
        )
        or bool(re.match(r"['’]s|\s+[a-z]", after))
        or bool(re.match(r"\s+[^\W\d_a-zа-яё]", after) and not before)
    )


def display(phrase: str) -> str:
    """A speaker's words as a name: one line, no leading article, at most a name and its office."""
    name = ARTICLE.sub("", " ".join(phrase.split())).strip(' ,;:–—-"“”«»')
    name = ASIDE.sub("", name)
    if name.count("(") != name.count(")"):
        name = name.strip("() ")
    if len(name) > LONGEST_NAME:
        name = name.split(",")[0][:LONGEST_NAME].strip()
    return name or phrase.strip()
