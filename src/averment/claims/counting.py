"""What a number counts: the noun phrase beside it and what is said to have happened to it."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.claims.wordrow import Row
from averment.claims.words import lines, words

LONGEST_PHRASE: Final = 6  # words
REACH: Final = 5  # words between a noun and the verb that tells its role
ASIDE: Final = 14  # words in a bracket that may part a number from its noun
OPEN: Final = frozenset("([{")
CLOSE: Final = frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Role:
    """What is said to have happened: its family and the word under which it is kept."""

    family: str
    word: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` (both included) that name what is counted."""

    first: int
    last: int
    known: bool  # its head is a listed thing or looks like a plural
    adjacent: bool = True  # it follows the number with nothing between


@cache
def counted() -> frozenset[str]:
    """Things that texts about events count."""
    return words("counted")


@cache
def phrase_ends() -> frozenset[str]:
    """Words at which a noun phrase ends."""
    return words("phrase-ends")


@cache
def numbers() -> frozenset[str]:
    """Number words: behind one of them another count begins."""
    return words("numerals")


@cache
def auxiliaries() -> frozenset[str]:
    """Words that may stand between a noun and the participle that tells its role."""
    return words("auxiliaries")


@cache
def roles() -> dict[str, Role]:
    """Every form that tells a role."""
    found: dict[str, Role] = {}
    for line in lines("roles"):
        family, word, *forms = line.split()
        for form in forms:
            found.setdefault(form, Role(family, word.replace("-", " ")))
    return found


def noun_after(row: Row, at: int) -> Phrase | None:
    """The noun phrase that begins at word `at`, or behind a bracket that begins or ends there."""
    start = _past_bracket(row, at)
    end = start
    while end < start + LONGEST_PHRASE and _in_phrase(row, end, start):
        end += 1
    if end == start:
        return None
    head = next((i for i in range(start, end) if heads(row, i)), None)
    if head is None:
        return _unlisted(row, start, end, at)
    end = next((i for i in range(head + 1, end) if row.words[i].endswith(("ed", "ing"))), end)
    later = [i for i in range(head + 1, min(end, head + 4)) if row.words[i] in counted()]
    return Phrase(start, later[-1] if later else head, known=True, adjacent=start == at)


def _past_bracket(row: Row, at: int) -> int:
    """Where the phrase begins when a bracket stands between: "19 (others say 23) places"."""
    if row.word(at) in CLOSE:
        return at + 1
    if row.word(at) in OPEN:
        for i in range(at + 1, at + ASIDE):
            if row.word(i) in CLOSE:
                return i + 1
    return at


def _in_phrase(row: Row, at: int, start: int) -> bool:
    if row.kind(at) == "p" and row.word(at) == "-":
        return at > start and row.glued(at - 1) and row.glued(at) and row.kind(at + 1) == "w"
    return row.kind(at) in "wx" and row.word(at) not in phrase_ends() and row.word(at) not in numbers()


def heads(row: Row, at: int) -> bool:
    """Whether a word can head a counted phrase: a listed thing, or what looks like an English plural."""
    word = row.word(at)
    if word in counted():
        return row.word(at + 1) != "-" or not row.glued(at)
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))  # noqa: PLR2004


def _unlisted(row: Row, start: int, end: int, at: int) -> Phrase | None:
    """A short run of plain words after figures: "200 livestock"."""
    if end - start > 2 or row.capital(start) or row.kind(start) != "w":  # noqa: PLR2004 - a longer run is a clause
        return None
    if row.words[start].endswith(("ed", "ing", "ly")) or row.words[start] in roles():
        return None
    return Phrase(start, start, known=False, adjacent=start == at)


def role_after(row: Row, at: int) -> Role | None:
    """The role told after the phrase: "86 people were reportedly killed"."""
    for i in range(at, at + REACH):
        role = roles().get(row.word(i))
        if role and row.kind(i) == "w":
            return role
        if row.word(i) == "in" and row.word(i + 1) in {"favour", "favor"}:
            continue
        if row.word(i) not in auxiliaries() and not row.word(i).endswith("ly"):
            return None
    return None


def role_before(row: Row, at: int) -> Role | None:
    """The role told right before the number: "killing at least 86", "declared 23 objects"."""
    role = roles().get(row.word(at - 1))
    if role is None or role.family == "vote":
        return None
    passive = row.word(at - 2) in {"were", "was", "been", "are", "being"} and role.family == "thing"
    return None if passive else role


def toll_before(row: Row, at: int) -> str | None:
    """The subject of "the death toll rose to 58" or "the number of injured stands at 12"."""
    for i in range(at - 1, max(-1, at - 9), -1):
        if row.kind(i) != "w":
            return None
        if row.words[i] == "toll":
            return "death toll" if row.word(i - 1) == "death" else "toll"
        if row.words[i] in {"number", "total"} and row.word(i + 1) == "of":
            return _of_number(row, i + 2, at)
    return None


def _of_number(row: Row, first: int, stop: int) -> str | None:
    last = first
    while (
        last + 1 < stop
        and last - first < REACH
        and row.word(last + 1) not in phrase_ends()
        and not heads(row, last)
    ):
        if row.words[last] in roles():
            break
        last += 1
    return row.quote(first, last) if last < stop else None
