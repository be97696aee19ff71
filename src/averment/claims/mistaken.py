"""Figures and number words that are no quantities: labels, names, years, pronouns, parts of codes."""

from collections.abc import Sequence
from typing import Final

from averment.claims.counting import auxiliaries, counted, roles
from averment.claims.drafts import Draft
from averment.claims.wordrow import Row, opens_sentence
from averment.claims.words import words
from averment.model import Bound

FIRST_YEAR, LAST_YEAR = 1900, 2099
ALSO_COUNTED: Final = frozenset({"case", "camp", "house", "zone", "group", "act", "order", "post", "test"})
INDENT: Final = 40  # code points of white space and marks before the number of a list item
JOINTS: Final = frozenset("-–/_=@:#")
FRACTIONS: Final = frozenset(
    {"third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "halves"}
)
OF_THEM: Final = frozenset({"them", "these", "those", "which", "whom"})
TIME_UNITS: Final = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "time"}
)  # "one day", "one time": when, not how many


def is_quantity(row: Row, draft: Draft, taken: frozenset[int]) -> bool:
    """Whether a drafted number counts or measures; `taken` are words that belong to dates."""
    if _labelled(row, draft) or _torn(row, draft) or _clock(row, draft) or _fraction(row, draft):
        return False
    number = draft.number
    if draft.bound is not Bound.EXACT or draft.first < number.first:
        return not (number.spelled and number.plain) or draft.anchored
    if number.spelled:
        return _counts_in_words(draft)
    if _like_year(row, draft):
        return bool(draft.unit) or _listed(draft)
    return bool(draft.unit or draft.role or draft.known or not _named(row, draft, taken))


def _listed(draft: Draft) -> bool:
    """Whether the noun's head is a thing that texts about events count."""
    return (draft.noun or "").lower().split()[-1:] != [] and (draft.noun or "").lower().split()[
        -1
    ] in counted()


def _like_year(row: Row, draft: Draft) -> bool:
    number = draft.number
    figures = row.kinds[number.first] == "d" and number.first == number.last
    return figures and FIRST_YEAR <= number.low <= LAST_YEAR


def _labelled(row: Row, draft: Draft) -> bool:
    """Resolution 2118 · page 12 · No. 5 · the "3." that opens a line · a footnote [12]."""
    first, last = draft.number.first, draft.number.last
    before = row.word(first - 1)
    if before in {".", "-"} and row.glued(first - 2) and row.word(first - 2) in words("numbered"):
        return True
    if before == "#":
        return row.glued(first - 1)
    if before in words("numbered"):
        return not (before in ALSO_COUNTED and draft.known)
    if before == "[" and row.word(last + 1) == "]":
        return True
    opens = not draft.number.spelled and _opens_line(row, first)
    return opens and row.word(last + 1) in {".", ")"} and row.glued(last)


def _opens_line(row: Row, at: int) -> bool:
    begin = row.starts[at - 1] if row.word(at - 1) == "(" else row.starts[at]
    floor = max(0, begin - INDENT)
    line = row.text.rfind("\n", floor, begin)
    if line < 0 < floor:
        return False
    return not row.text[line + 1 : begin].strip(" \t•*>-–—")


def _torn(row: Row, draft: Draft) -> bool:
    """Whether the figures are part of something longer: 3-0, 4x, a name joined by a mark."""
    first, last = draft.first, draft.last
    if first > 0 and row.glued(first - 1):
        before = row.word(first - 1)
        if before == "." and row.glued(first - 2) and row.kind(first - 2) in "wx":
            return True
        if row.kind(first - 1) in "wdnxo" or before in JOINTS:
            return before not in {"-", "–"} or row.glued(first - 2)
    if last > draft.figures or not row.glued(last):
        return False
    return row.kind(last + 1) in "wdnxo" or (row.word(last + 1) in JOINTS and row.glued(last + 1))


def _fraction(row: Row, draft: Draft) -> bool:
    """Two thirds · two-thirds."""
    at = draft.figures + 1
    return row.word(at + (row.word(at) == "-")) in FRACTIONS


def _clock(row: Row, draft: Draft) -> bool:
    """10.10 a.m. · 6 pm."""
    after = row.word(draft.figures + 1)
    return after in {"am", "pm"} or (
        after in {"a", "p"} and row.word(draft.figures + 2) == "." and row.word(draft.figures + 3) == "m"
    )


def may_be_shared(row: Row, draft: Draft, sentences: Sequence[int]) -> bool:
    """Whether a number word without a noun may count what the words before it name: "three of them"."""
    number = draft.number
    if not (number.spelled and number.plain and number.low > 1) or draft.noun or draft.unit:
        return False
    before, after = row.word(draft.first - 1), row.word(draft.last + 1)
    if after == "of":
        return row.word(draft.last + 2) in OF_THEM
    begins = opens_sentence(sentences, draft.first) and after in auxiliaries()
    return begins or before in {",", "(", "and", "or", "other", "remaining"}


def _counts_in_words(draft: Draft) -> bool:
    """Whether number words count something: "one" alone is mostly a pronoun."""
    if not draft.number.plain:
        return True
    if draft.number.low <= 1:
        measured = draft.unit is not None and draft.unit not in TIME_UNITS
        return measured or _listed(draft) or (draft.role is not None and draft.noun is None)
    return bool(draft.unit or draft.role or draft.toll or (draft.noun and draft.known))


def _named(row: Row, draft: Draft, taken: frozenset[int]) -> bool:
    """Whether a bare figure belongs to a name before it: "Channel 4", "Boeing 747"."""
    at = draft.number.first - 1
    if (
        at < 0
        or row.starts[at + 1] - row.ends[at] > 1
        or row.text[row.ends[at]] in "\t\n"
        or at in taken
        or row.kind(at) not in "wx"
        or not row.capital(at)
        or row.words[at] in roles()
    ):
        return False
    return draft.noun is None or row.kind(at - 1) == "w"
