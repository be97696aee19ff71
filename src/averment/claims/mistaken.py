"""Figures and number words that are no quantities: labels, names, years, pronouns, parts of codes."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from averment.claims.counting import auxiliaries
from averment.claims.drafts import Draft
from averment.claims.notcounts import clock, fraction, labelled, listed, named, titled, torn
from averment.claims.wordrow import Row, opens_sentence
from averment.claims.words import words
from averment.model import Bound

FIRST_YEAR, LAST_YEAR = 1900, 2099
OF_THEM: Final = frozenset({"them", "these", "those", "which", "whom", "us", "you"})
TIME_UNITS: Final = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "time"}
)  # "ten years", "three times" lend nothing to the figures behind them
NO_AMOUNT: Final = words("one-idioms")  # "one day", "one thing", "one another"
POINTING: Final = frozenset(
    {"this", "that", "no", "any", "which", "each", "every", "another", "other", "a", "an", "not"}
    | {"these", "those", "some"}
)


def is_quantity(row: Row, draft: Draft, taken: frozenset[int]) -> bool:
    """Whether a drafted number counts or measures; `taken` are words that belong to dates."""
    if any(said(row, draft) for said in (labelled, torn, clock, fraction, titled)):
        return False
    number = draft.number
    if draft.bound is not Bound.EXACT or draft.first < number.first:
        return draft.anchored or not (number.spelled and number.plain) or number.low > 1
    if number.spelled:
        return _counts_in_words(row, draft)
    if _like_year(row, draft):
        return bool(draft.unit) or listed(draft)
    return bool(draft.unit or draft.role or draft.known or not named(row, draft, taken))


def _like_year(row: Row, draft: Draft) -> bool:
    number = draft.number
    figures = row.kinds[number.first] == "d" and number.first == number.last
    return figures and FIRST_YEAR <= number.low <= LAST_YEAR


def may_be_shared(row: Row, draft: Draft, sentences: Sequence[int]) -> bool:
    """Whether a number word without a noun may count what the words before it name: "three of them"."""
    number = draft.number
    if not (number.spelled and number.plain and number.low >= 1) or draft.noun or draft.unit:
        return False
    before, after = row.word(draft.first - 1), row.word(draft.last + 1)
    if number.low == 1:
        return before in BESIDE and after not in NO_AMOUNT and draft.last == number.last
    if after == "of":
        return row.word(draft.last + 2) in OF_THEM
    begins = opens_sentence(sentences, draft.first) and after in auxiliaries()
    return begins or before in {",", "(", "and", "or", "other", "remaining"}


BESIDE: Final = frozenset(
    {",", "and", "but", "only", "not"}
)  # before a "one" that counts what was counted last


def _counts_in_words(row: Row, draft: Draft) -> bool:
    """Whether number words count something: "one" alone is mostly a pronoun."""
    if not draft.number.plain:
        return True
    if draft.number.low <= 1:
        return _is_one(row, draft)
    return True


def _is_one(row: Row, draft: Draft) -> bool:
    """Whether "one" counts: "one crane", "one of whom"; not "the one", "one says", "one day"."""
    before = row.word(draft.first - 1)
    if before in POINTING or (before == "the" and not draft.unit):
        return False
    if draft.noun is None:
        if draft.unit or draft.role:
            return draft.unit not in ONCE
        relative = {row.word(draft.last + 2), row.word(draft.first - 1)} & {"whom", "which"}
        return bool(relative) and "of" in {row.word(draft.last + 1), row.word(draft.first - 2)}
    if listed(draft):
        return True
    head = draft.noun.lower().replace("’", "'").split()[-1]
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is", "'s"))
    return not (plural or head in NO_AMOUNT or head in _verbs())


ONCE: Final = frozenset({"day", "time"})


@cache
def _verbs() -> frozenset[str]:
    """Finite verbs: behind "one" they make a pronoun of it."""
    return frozenset(word.replace("’", "'") for word in words("common-verbs"))
