"""Who is spoken of in a sentence, so that "he", "it" and "the deputy mayor" find whom they mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from averment.claims.offices import CLITICS, NOT_ROLES, ranks, roles, short_titles
from averment.claims.phrases import AUXILIARIES, is_determiner, is_verbish
from averment.claims.sentences import Sentence, Span, Token
from averment.claims.words import lines, words

FEMALE: Final = "f"
MALE: Final = "m"
PERSON: Final = "person"
BODY: Final = "body"
MANY: Final = "many"
SOMEBODY: Final = "somebody"  # a person or a body: the words do not tell
LONGEST_ROLE: Final = 6  # tokens between an article and the noun of the office
LONGEST_ASIDE: Final = 14  # tokens of ", the deputy mayor of X," behind a name
LONGEST_SHORT: Final = 5  # letters of a title that a full stop cuts: "Capt."
OPENING: Final = 3  # tokens: who is named so early is most often what the sentence is about
NO_OFFICES: Final = words("prepositions") | {"his", "her", "he", "she", "him", "and"}
PLACING: Final = frozenset({"of", "in", "from", "at", "on", "into", "near", "between", "against", "across"})
CALLED: Final = frozenset({"named", "surnamed", "called", "nicknamed"})
ANYBODY: Final = frozenset({"any", "no", "every", "each", "such", "whatever", "another", "other"})
COPULAS: Final = frozenset({"is", "was", "be", "been", "being", "became", "become", "as", "like", "called"})
COUNTRY_WORDS: Final = frozenset({"united", "states", "kingdom", "union", "republic", "nations"})


@dataclass(frozen=True, slots=True)
class Proper:
    """A proper name of the document, a person's or a body's."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named or described in a sentence: a person, a body, or several."""

    at: Span
    described: frozenset[str]  # the lower-case words of offices beside the name
    gender: str | None
    subject: bool  # stands where a subject stands
    named: bool  # a proper name, not only an office
    owner: bool = False  # "Ryu" in "Ryu's lawyer"
    kind: str = PERSON
    definite: bool = False  # "the captain": somebody known
    agent: bool = False  # "asked by a reporter": never the one who answers
    anybody: bool = False  # "any passenger", "was a decent person": nobody in particular


@cache
def bodies() -> frozenset[str]:
    """Nouns for what speaks and is no person."""
    return words("speaker-bodies") | words("speaker-documents") | words("outlets") | COUNTRY_WORDS


@cache
def _genders() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines("genders"):
        gender, *listed = line.split()
        found |= dict.fromkeys(listed, gender)
    return found


def gender_of(phrase: Iterable[str]) -> str | None:
    """What titles and words of kinship tell; None where they tell nothing or contradict themselves."""
    told = {_genders()[low] for low in (word.lower().strip(".,’'") for word in phrase) if low in _genders()}
    return told.pop() if len(told) == 1 else None


def people_in(sentence: Sentence, names: Sequence[Proper]) -> list[Person]:
    """Everybody in a sentence, in order; `names` are the proper names that stand in it."""
    tokens = sentence.tokens
    taken = {at for name in names for at in range(name.start, name.end)}
    governed = {after.start for before, after in pairwise(tokens) if before.low in PLACING}
    found = [_named(tokens, n) for n in names if n.kind != SOMEBODY or n.start not in governed]
    for at, token in enumerate(tokens):
        kind = None if token.quotation or token.start in taken else _kind(token.low)
        person = _described(tokens, at, names, kind) if kind else None
        if person is not None:
            found.append(person)
    return _with_asides(tokens, sorted(found, key=lambda p: (p.at.start, p.at.end)))


def _with_asides(tokens: Sequence[Token], people: list[Person]) -> list[Person]:
    """“The doctor came, a tall woman from Kess”: what is said of somebody is nobody else."""
    found: list[Person] = []
    for person in people:
        before = found[-1] if found else None
        if before and before.kind in {PERSON, SOMEBODY} and _is_aside(tokens, before, person):
            known = before.described | person.described
            found[-1] = replace(before, kind=PERSON, described=known, gender=before.gender or person.gender)
        else:
            found.append(person)
    return found


def _is_aside(tokens: Sequence[Token], before: Person, person: Person) -> bool:
    """Whether a description with "a" stands in apposition behind somebody, and in no list."""
    first = next(n for n, t in enumerate(tokens) if t.start >= person.at.start)
    last = next((n for n, t in enumerate(tokens) if t.start >= person.at.end), len(tokens))
    opens = first > 0 and tokens[first - 1].low == "," and tokens[first].low in {"a", "an"}
    if person.kind != PERSON or person.named or not opens:
        return False
    between = [t for t in tokens[:first] if t.start >= before.at.end]
    behind = {t.low for t in tokens[last : last + LONGEST_ROLE]}
    plain = not any(t.quotation or t.low in {"and", "or", "but"} for t in between)
    return plain and len(between) <= LONGEST_ROLE and before.subject and not behind & {"and", "or"}


@cache
def _kind(low: str) -> str | None:
    """What a common noun names."""
    if low in roles():
        return PERSON
    if low in words("speaker-people") and low not in NOT_ROLES:
        return MANY
    return BODY if low in words("speaker-bodies") | words("speaker-documents") else None


def _named(tokens: Sequence[Token], name: Proper) -> Person:
    first = next((n for n, t in enumerate(tokens) if t.start >= name.start), len(tokens))
    last = next((n for n, t in enumerate(tokens) if t.start >= name.end), len(tokens))
    maybe = name.kind in {PERSON, SOMEBODY}
    near = _title_before(tokens, first) if maybe else first
    before = _office_before(tokens, near) if maybe else first
    beside = [t.low for t in tokens[before:first]]
    beside += _aside(tokens, last) if maybe else []
    inside = [t.text for t in tokens[before:last]]
    aged = _is_aged(tokens, last)
    is_person = name.kind == SOMEBODY and (beside or aged)
    beside += [f"{tokens[last + 1].text}-year-old"] if aged and tokens[last + 1].text.isdigit() else []
    return Person(
        Span(tokens[near].start if near < len(tokens) else name.start, name.end),
        ranks(beside),
        gender_of([*inside, *beside]),
        _is_subject(tokens, before, last),
        named=True,
        owner=last < len(tokens) and tokens[last].low in CLITICS,
        kind=PERSON if is_person else name.kind,
        agent=before > 0 and tokens[before - 1].low == "by",
    )


def _is_aged(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age or "who" follows a name: "Name, 44, …"."""
    if at + 1 >= len(tokens) or tokens[at].low not in {",", "("}:
        return False
    age = tokens[at + 1].text
    return tokens[at + 1].low == "who" or (age.isdigit() and len(age) < 3)  # noqa: PLR2004 - years of age


def _is_subject(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a verb follows, or the phrase opens the sentence; never behind a preposition."""
    if 0 < first <= len(tokens) and tokens[first - 1].low in words("prepositions"):
        return False
    row = tuple(tokens)
    verb = last < len(tokens) and (tokens[last].low in AUXILIARIES or is_verbish(row, last, 0))
    return verb or first < OPENING or tokens[first - 1].low in {",", "and", "but", "when", "that"}


def _title_before(tokens: Sequence[Token], first: int) -> int:
    """Where the title before a name begins: "deputy mayor" of "deputy mayor Jelka Brodnik", "Ms." too."""
    at = first
    while at > 0 and first - at < LONGEST_ROLE:
        step = 2 if tokens[at - 1].low == "." and at > 1 else 1
        if not _is_office(tokens[at - step]) or (step > 1 and len(tokens[at - step].text) > LONGEST_SHORT):
            break
        at -= step
    return at


def _office_before(tokens: Sequence[Token], first: int) -> int:
    """Where the office before a name begins: "the chairman, Otto Ruk", "a signalman named Otto Ruk"."""
    if first > 1 and tokens[first - 1].low in CALLED:
        first -= 1
        first -= tokens[first - 1].low == ","
        return _title_before(tokens, first) if tokens[first - 1].low in roles() else first + 1
    if first < 2 or tokens[first - 1].low != ",":  # noqa: PLR2004 - an office and a comma
        return first
    if tokens[first - 2].low in roles():
        return _title_before(tokens, first - 1)
    return _office_of(tokens, first)


def _office_of(tokens: Sequence[Token], first: int) -> int:
    """The office with what it belongs to: "the mayor of Kess on the upper side, Otto Ruk"."""
    for at in range(first - 2, max(-1, first - LONGEST_ASIDE), -1):
        token = tokens[at]
        if token.quotation or not (token.is_word or token.low in CLITICS) or token.low in AUXILIARIES:
            break
        if token.low in roles() and tokens[at + 1].low in words("prepositions") and at > 0:
            return at if is_determiner(tokens[at - 1]) or tokens[at - 1].low in CLITICS else first
        if is_verbish(tuple(tokens), at, 0) or token.low in {"and", "that", "who", "which"}:
            break
    return first


@cache
def _offices() -> frozenset[str]:
    """Words that may stand before a name as its title."""
    return roles() | words("names-titles") | frozenset(short_titles())


def _is_office(token: Token) -> bool:
    known = token.low in _offices() or token.low.strip(".") in _genders()
    return token.is_word and known and token.low not in NO_OFFICES


def _aside(tokens: Sequence[Token], at: int) -> list[str]:
    """The words of an apposition: ", the deputy mayor of X,"."""
    if at >= len(tokens) or tokens[at].low not in {",", "("}:
        return []
    end = next(
        (
            n
            for n in range(at + 1, min(len(tokens), at + LONGEST_ASIDE))
            if tokens[n].low in {",", ")", ".", ";"}
        ),
        at,
    )
    found = [t.low for t in tokens[at + 1 : end]]
    if found[:1] and found[0].isdigit():  # "Name, 54, a farmer,"
        return _aside(tokens, end)
    return found if set(found) & roles() and not set(found) & {"said", "told", "and", "who"} else []


def _described(tokens: Sequence[Token], at: int, names: Sequence[Proper], kind: str) -> Person | None:
    """The noun phrase around an office or a body, from its article to a name in apposition."""
    following = at + 2 if at + 1 < len(tokens) and tokens[at + 1].low == "," else at + 1
    while following < len(tokens) and (_is_office(tokens[following]) or tokens[following].low == "."):
        following += 1
    beside = tokens[following] if following < len(tokens) else None
    if beside is not None and any(
        name.start == beside.start and name.kind in {PERSON, SOMEBODY} for name in names
    ):
        return None  # the office of somebody named
    if at + 1 < len(tokens) and _kind(tokens[at + 1].low):
        return None  # "the team leader"
    first = _article(tokens, at, kind)
    if first is None or any(t.low in {",", "of", "and"} or t.quotation for t in tokens[first + 1 : at]):
        return None
    if first > 1 and tokens[first - 1].low == "," and tokens[first - 2].is_capital:
        return None  # ", the deputy mayor," behind a name
    last = _named_beside(tokens, at, following) if kind == PERSON else at
    inside = [t.low for t in tokens[first : at + 1]]
    predicate = first > 0 and tokens[first - 1].low in COPULAS and inside[0] in {"a", "an"}
    return Person(
        Span(tokens[first].start, tokens[last].end),
        frozenset(inside[1:] or inside),
        gender_of(inside[1:] or inside),
        _is_subject(tokens, first, last + 1),
        named=last > at,
        owner=at + 1 < len(tokens) and tokens[at + 1].low in CLITICS,
        kind=kind,
        definite=inside[0] in {"the", "this", "that"} and not _belongs(tokens, at + 1),
        anybody=predicate or inside[0] in ANYBODY,
        agent=first > 0 and tokens[first - 1].low == "by",
    )


def _belongs(tokens: Sequence[Token], after: int) -> bool:
    """Whether an office is told from others: "the captain of the Rubin" is not any captain named before."""
    return after < len(tokens) and tokens[after].low in {"of", "for", "at"}


def _named_beside(tokens: Sequence[Token], at: int, following: int) -> int:
    """The last token of a name beside an office that no finder of names knew: "the chairman, Otto Ruk"."""
    last = at
    while max(last + 1, following) < len(tokens) and tokens[max(last + 1, following)].is_capital:
        last = max(last + 1, following)
    return last


def _article(tokens: Sequence[Token], at: int, kind: str) -> int | None:
    """Where the noun phrase begins: its article or owner; a bare plural needs none."""
    for n in range(at - 1, max(-1, at - LONGEST_ROLE), -1):
        if is_determiner(tokens[n]):
            return n
        if tokens[n].low in CLITICS and n > 0 and tokens[n - 1].is_capital:
            return n - 1
    if kind == MANY:
        return at - 1 if at == 1 and tokens[0].is_word else at
    return None
