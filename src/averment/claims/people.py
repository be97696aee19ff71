"""Who is spoken of in a sentence, so that "he" and "the deputy mayor" find whom they mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.claims.clauses import is_determiner
from averment.claims.sentences import Sentence, Span, Token
from averment.claims.words import lines, words

FEMALE: Final = "f"
MALE: Final = "m"
LONGEST_ROLE: Final = 6  # tokens between an article and the noun of the office
LONGEST_ASIDE: Final = 14  # tokens of ", the deputy mayor of X," behind a name
OPENING: Final = 3  # tokens: who is named so early is most often what the sentence is about
NOT_ROLES: Final = frozenset({"part", "party", "parties", "defence", "conference", "head", "heads", "others"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named or described in a sentence."""

    at: Span
    described: frozenset[str]  # the lower-case words of offices beside the name
    gender: str | None
    subject: bool  # stands where a subject stands
    named: bool  # a proper name, not only an office
    owner: bool = False  # "Ryu" in "Ryu's lawyer"


@cache
def roles() -> frozenset[str]:
    """Singular nouns for people by office, trade or kinship."""
    return frozenset(
        w
        for w in words("speaker-people")
        if w not in NOT_ROLES and not (w.endswith("s") and w[:-1] in words("speaker-people"))
    )


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


def people_in(sentence: Sentence, names: Sequence[Span]) -> list[Person]:
    """Everybody in a sentence, in order; `names` are the person names of the document that stand in it."""
    tokens = sentence.tokens
    found = [_named(tokens, span) for span in names]
    for at, token in enumerate(tokens):
        if token.low in roles() and token.quotation is None:
            person = _described(tokens, at, names)
            if person is not None:
                found.append(person)
    return sorted(found, key=lambda p: (p.at.start, p.at.end))


def _named(tokens: Sequence[Token], span: Span) -> Person:
    first = next((n for n, t in enumerate(tokens) if t.start >= span.start), len(tokens))
    last = next((n for n, t in enumerate(tokens) if t.start >= span.end), len(tokens))
    before = _title_before(tokens, first)
    beside = [t.low for t in tokens[before:first]] + _aside(tokens, last)
    inside = [t.text for t in tokens[before:last]]
    return Person(
        Span(tokens[before].start if before < len(tokens) else span.start, span.end),
        frozenset(beside) & (roles() | _ranks(beside)),
        gender_of([*inside, *beside]),
        before < OPENING or tokens[before - 1].low in {",", "and", "but", "when", "that", "as"},
        named=True,
        owner=any(
            t.start < span.end < t.end and t.low.endswith(("'s", "’s")) for t in tokens[first : first + 1]
        ),
    )


def _title_before(tokens: Sequence[Token], first: int) -> int:
    """Where the office before a name begins: "deputy mayor" of "deputy mayor Jelka Brodnik"."""
    at = first
    if at > 1 and tokens[at - 1].low == "," and tokens[at - 2].low in roles():
        at -= 1  # "the chairman, Otto Ruk"
    while at > 0 and first - at < LONGEST_ROLE and _is_office(tokens[at - 1]):
        at -= 1
    return at


def _is_office(token: Token) -> bool:
    known = token.low in roles() or token.low in words("names-titles") or token.low.strip(".") in _genders()
    return token.is_word and (known or token.low == "'s")


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
    return found if set(found) & roles() and not set(found) & {"said", "told", "and", "who"} else []


def _ranks(beside: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in beside if word.isalpha() and word not in words("prepositions"))


def _described(tokens: Sequence[Token], at: int, names: Sequence[Span]) -> Person | None:
    """The noun phrase around an office, from its article to a name in apposition."""
    if any(span.start <= tokens[at].start < span.end for span in names):
        return None
    following = at + 2 if at + 1 < len(tokens) and tokens[at + 1].low == "," else at + 1
    beside = tokens[following] if following < len(tokens) else None
    if beside is not None and any(span.start == beside.start for span in names):
        return None  # the office of somebody named
    if at + 1 < len(tokens) and tokens[at + 1].low in roles():
        return None  # "the team leader"
    first = next((n for n in range(at - 1, max(-1, at - LONGEST_ROLE), -1) if _begins(tokens[n])), None)
    if first is None or any(t.low in {",", "of", "and"} or t.quotation for t in tokens[first + 1 : at]):
        return None
    last = at
    while last + 1 < len(tokens) and following <= last + 2 and tokens[max(last + 1, following)].is_capital:
        last = max(last + 1, following)
        if last + 1 >= len(tokens):
            break
    inside = [t.low for t in tokens[first : last + 1]]
    subject = first < OPENING or tokens[first - 1].low in {",", "when", "that", "as"}
    return Person(
        Span(tokens[first].start, tokens[last].end),
        frozenset(inside[1:]),
        gender_of(inside),
        subject,
        named=last > at,
    )


def _begins(token: Token) -> bool:
    """Whether a noun phrase begins here: an article, or an owner."""
    return is_determiner(token) or (token.is_capital and token.low.endswith(("'s", "’s")))
