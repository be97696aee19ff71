"""Numbers in a text with their bound, unit and what they count."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from averment.claims.counting import Role, auxiliaries, roles
from averment.claims.drafts import Draft, draft_at
from averment.claims.mistaken import OF_THEM, TIME_UNITS, is_quantity, may_be_shared
from averment.claims.numerals import number_at
from averment.claims.wordrow import Row, opens_sentence, read, sentence_starts
from averment.model import Passage, Quantity, Reason, StatedDate, StatedQuantity, When, content_id, rule_id

RULE: Final = rule_id("quantities", 1)
POINT_GROUPS: Final = re.compile(
    r"\b\d{1,3}(?:\.\d{3}){2,}\b|(?<![\d.,])\d{1,3}(?:\.\d{3})*,\d{1,2}(?![\d,])"
)
COMMA_GROUPS: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
AS_OF: Final = re.compile(r"\b(?:as of|as at|by|until|till|up to|through)(?: the)?\s{0,2}\Z", re.IGNORECASE)
LENGTH: Final = re.compile(r"\b(?:later|earlier|afterwards?)\Z", re.IGNORECASE)
MARK: Final = 20  # code points before a date in which its mark stands
NEAR: Final = 16  # words between a number and the one whose noun it shares

Region = tuple[int, int, str]


def find_all(
    document_id: str, text: str, regions: Iterable[Region], *, dates: tuple[StatedDate, ...] = ()
) -> tuple[StatedQuantity, ...]:
    """All quantities of a document whose `regions` are (start, end, zone), in order, never overlapping.

    `dates` are the dates already read: their figures are no quantities, and one marked "as of", "by" or
    "until" in the same sentence becomes a quantity's `as_of`.
    """
    point_groups = bool(POINT_GROUPS.search(text)) and not COMMA_GROUPS.search(text)
    dated = sorted(dates, key=lambda d: d.passage.start)
    found: list[StatedQuantity] = []
    for start, end, _ in sorted(regions):
        row = read(text, start, end)
        sentences = sentence_starts(row)
        # Only the region's own dates: a page of 100,000 dated comments must not compare each with all.
        own = dated[bisect_left(dated, start, key=_place) : bisect_left(dated, end, key=_place)]
        drafts = _drafts(row, sentences, _taken(row, own), point_groups=point_groups)
        found += [
            _stated(document_id, row, sentences, draft=draft, dates=dated)
            for draft in _share(row, sentences, drafts)
        ]
    return tuple(found)


def _taken(row: Row, dates: Sequence[StatedDate]) -> frozenset[int]:
    """The words that belong to dates."""
    taken: set[int] = set()
    for stated in dates:
        if LENGTH.search(stated.passage.quote):
            continue  # "six weeks later" is a day, and a length of time
        first = bisect_right(row.ends, stated.passage.start)
        taken.update(range(first, bisect_left(row.starts, stated.passage.end, first)))
    return frozenset(taken)


# Finding numbers


def _drafts(
    row: Row, sentences: Sequence[int], taken: frozenset[int], *, point_groups: bool
) -> Iterator[Draft]:
    at = 0
    floor = 0  # words before it belong to the previous quantity
    while at < len(row.words):
        number = number_at(row, at, point_groups=point_groups) if row.kinds[at] in "dnw" else None
        if number is None or not taken.isdisjoint(range(number.first, number.last + 1)):
            at += 1
            continue
        draft = draft_at(row, number, taken, point_groups=point_groups)
        draft = replace(draft, first=max(draft.first, floor))
        sure = is_quantity(row, draft, taken)
        if sure or may_be_shared(row, draft, sentences):
            yield replace(draft, doubtful=not sure)
        at = draft.last + 1 if sure else number.last + 1
        floor = at if sure else floor


# Nouns said once


def _share(row: Row, sentences: Sequence[int], drafts: Iterable[Draft]) -> list[Draft]:
    """Give a figure without a noun the noun of the one before it: "86 were killed and 12 injured"."""
    done: list[Draft] = []
    for draft in drafts:
        lender = done[-1] if done else None
        if lender and _may_share(row, sentences, lender, draft=draft):
            done.append(_shared(row, lender, draft))
        elif not draft.doubtful:
            done.append(draft)
    return done


def _may_share(row: Row, sentences: Sequence[int], lender: Draft, *, draft: Draft) -> bool:
    if draft.noun or draft.toll or draft.unit or not _lends(row, lender):
        return False
    apart = bisect_right(sentences, draft.first) - bisect_right(sentences, lender.last)
    if row.word(draft.last + 1) == "of" and row.word(draft.last + 2) in OF_THEM:
        return apart <= 1
    if apart == 1 and opens_sentence(sentences, draft.first) and row.word(draft.last + 1) in auxiliaries():
        return lender.noun is not None  # "We saw 17 craters. Twelve are fresh."
    if apart or draft.first - lender.last > NEAR:
        return False
    return draft.role is None or _same_family(lender, draft.role)


def _lends(row: Row, lender: Draft) -> bool:
    """Whether a quantity has a noun or unit for others; "a 47-nation council", "ten years" have none."""
    if row.word(lender.last - 1) == "-" or (lender.unit in TIME_UNITS and not lender.noun):
        return False
    return bool(lender.noun or lender.toll or lender.unit)


def _same_family(lender: Draft, role: Role) -> bool:
    """Whether one noun can stand for both: what is killed can be injured, not voted."""
    if (lender.noun or "").lower() in roles():
        return False
    return lender.role.family == role.family if lender.role else role.family != "vote"


def _shared(row: Row, lender: Draft, draft: Draft) -> Draft:
    return replace(
        draft, noun=lender.noun or lender.toll, unit=lender.unit, role=draft.role or lender.role,
        shared_from=row.quote(lender.first, lender.last),
    )  # fmt: skip


# Answers


def _stated(
    document_id: str, row: Row, sentences: Sequence[int], *, draft: Draft, dates: Sequence[StatedDate]
) -> StatedQuantity:
    start, end = row.starts[draft.first], row.ends[draft.last]
    passage = Passage.cut(document_id, row.text, start, end)
    quantity = Quantity(draft.low, draft.high, draft.bound, draft.unit, draft.what, passage.quote)
    as_of = _as_of(row, sentences, draft, dates=dates)
    return StatedQuantity(
        content_id("qty", document_id, start, end), passage, quantity, _reason(draft), as_of
    )


def _reason(draft: Draft) -> Reason:
    if draft.shared_from:
        detail = f"What is counted is taken over from “{draft.shared_from}” in the words before it."
        return Reason(RULE, 0.7, detail, (draft.shared_from,))
    if draft.unit == "USD":
        return Reason(RULE, 0.8, "A number with money; dollars are read as United States dollars.")
    if draft.anchored:
        said = draft.what or draft.unit
        return Reason(RULE, 0.9 if draft.known or draft.unit else 0.75, f"A number beside “{said}”.")
    return Reason(RULE, 0.5, "A number beside which nothing says what it counts.")


def _as_of(row: Row, sentences: Sequence[int], draft: Draft, *, dates: Sequence[StatedDate]) -> When | None:
    """The date of the same sentence that "as of", "by" or "until" marks."""
    at = bisect_right(sentences, draft.first)
    begin = row.starts[sentences[at - 1]]
    stop = (
        row.starts[sentences[at]] if at < len(sentences) and sentences[at] < len(row.starts) else row.ends[-1]
    )
    for stated in dates[bisect_left(dates, begin, key=_place) : bisect_left(dates, stop, key=_place)]:
        if stated.when.known and AS_OF.search(row.text, max(begin, _place(stated) - MARK), _place(stated)):
            return stated.when
    return None


def _place(stated: StatedDate) -> int:
    return stated.passage.start
