"""A quantity while it is put together from the words around its figures."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from averment.claims.bounds import bound_after, bound_before
from averment.claims.counting import Phrase, Role, noun_after, role_after, role_before, roles, toll_before
from averment.claims.measures import Measure, money_before, unit_after
from averment.claims.numerals import Number, number_at, tidy
from averment.claims.parts import rest_of
from averment.claims.wordrow import Row
from averment.claims.words import words
from averment.model import Bound

LINKS: Final = frozenset({"-", "–", "—", "to", "or", "till", "bis", "à"})
DETERMINERS: Final = frozenset({"the", "these", "those", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity while it is put together; `first` and `last` are words of its row, both included."""

    low: Decimal | None
    high: Decimal | None
    bound: Bound
    first: int
    last: int
    number: Number
    figures: int  # the last word of its figures, before unit and noun
    unit: str | None = None
    money: bool = False
    noun: str | None = None
    role: Role | None = None
    known: bool = False  # the noun is one that texts count
    toll: str | None = None
    shared_from: str | None = None  # the words of the quantity that lent its noun
    doubtful: bool = False  # no quantity unless another one lends its noun

    @property
    def what(self) -> str | None:
        """What is counted, and what is said to have happened to it."""
        parts = [part for part in (self.noun or self.toll, self.role.word if self.role else None) if part]
        return " ".join(dict.fromkeys(parts)) or None

    @property
    def anchored(self) -> bool:
        """Whether anything but the bare figure says that this is a quantity."""
        return bool(self.unit or self.noun or self.role or self.toll)


def draft_at(row: Row, number: Number, taken: frozenset[int], *, point_groups: bool) -> Draft:
    """The quantity around a number; `taken` are words that belong to dates."""
    draft = Draft(number.low, number.high, number.bound, number.first, number.last, number, number.last)
    money = money_before(row, draft.first)
    if money:
        draft = replace(draft, first=money.first, unit=money.unit, money=True)
        draft = _money_scale(row, draft)
    draft = _with_range(row, draft, taken, point_groups=point_groups)
    draft = _with_unit(row, draft)
    draft = _bounded(row, draft)
    return _counting(row, draft)


def _money_scale(row: Row, draft: Draft) -> Draft:
    """$4.6m, €5k: letters that scale money only."""
    letter = row.word(draft.last + 1)
    factor = {"m": Decimal(10) ** 6, "k": Decimal(1000), "b": Decimal(10) ** 9}.get(letter)
    if factor is None or not row.glued(draft.last) or draft.low is None or draft.high is None:
        return draft
    last = draft.last + 1
    return replace(
        draft, low=tidy(draft.low * factor), high=tidy(draft.high * factor), last=last, figures=last
    )


def _with_range(row: Row, draft: Draft, taken: frozenset[int], *, point_groups: bool) -> Draft:
    """Between 70 and 90 · 3 to 5 · 70-90 · two or three."""
    before, step = row.word(draft.first - 1), _other_end(row, draft)
    if step is None or step in taken or row.kind(step) not in "dnw":
        return draft
    other = number_at(row, step, point_groups=point_groups)
    if other is None or other.high is None or draft.low is None or draft.number.bound is not Bound.EXACT:
        return draft
    low = _scaled_like(draft.low, draft.number, other)
    if low >= other.high:
        return draft
    first = draft.first - 1 if before in {"between", "from"} else draft.first
    return replace(
        draft, low=low, high=other.high, bound=Bound.BETWEEN, first=first, last=other.last, figures=other.last
    )


def _other_end(row: Row, draft: Draft) -> int | None:
    """Where the other end of a range may begin: after "-", "to", "or", or "and" after "between"."""
    before, at = row.word(draft.first - 1), draft.last + 1
    unit = unit_after(row, at)
    if unit and not unit.money and row.word(unit.last + 1) in LINKS | {"and"}:
        at = unit.last + 1
    if before == "from" and row.word(draft.first - 2) in words("changes"):
        return None
    linked = row.word(at) in LINKS or (row.word(at) == "and" and before == "between")
    return (at + 2 if row.kind(at + 1) == "p" and draft.money else at + 1) if linked else None


def _scaled_like(low: Decimal, number: Number, other: Number) -> Decimal:
    """The low end of "3 to 5 million", which leaves its scale to the high end."""
    bare = number.last == number.first and other.last > other.first and low < 1000  # noqa: PLR2004
    if not bare:
        return low
    for power in (12, 9, 6, 3):
        scale = Decimal(10) ** power
        if other.low >= scale and low * scale <= other.low:
            return low * scale
    return low


def _with_unit(row: Row, draft: Draft) -> Draft:
    if draft.number.share:
        return replace(draft, unit="percent")
    # "tens of millions of dollars"
    vague = draft.number.bound is not Bound.EXACT and row.word(draft.last + 1) == "of"
    measure = unit_after(row, draft.last + 1 + vague, spelled=draft.number.spelled)
    if measure is None or (draft.money and not measure.money):
        return draft
    if measure.unit in {"second", "minute"} and row.words[measure.last] == "second":
        return draft
    if row.word(measure.last + 1) in {"old", "-"} and measure.unit in {"year", "month"}:
        return _aged(row, draft, measure)
    rest = rest_of(row, measure, money=measure.money and draft.first == draft.number.first)
    if rest and draft.low is not None and draft.low == draft.high:
        whole = tidy(draft.low + rest[0])
        return replace(draft, low=whole, high=whole, unit=measure.unit, money=measure.money, last=rest[1])
    return replace(draft, unit=measure.unit, money=draft.money or measure.money, last=measure.last)


def _aged(row: Row, draft: Draft, measure: Measure) -> Draft:
    """34 years old · a 34-year-old."""
    last = measure.last + 1
    if row.word(last) == "-":
        last += 1
    if row.word(last) != "old":
        return replace(draft, unit=measure.unit, last=measure.last)
    return replace(draft, unit=measure.unit, noun="age", known=True, last=last)


def _bounded(row: Row, draft: Draft) -> Draft:
    """The draft with the bound stated before it or after it."""
    bound, first = bound_before(row, draft.first)
    draft = replace(draft, first=first)
    if bound is None or bound in {Bound.ABOUT, Bound.EXACT}:
        later, stop = bound_after(row, draft.last + 1)
        if later is not None:
            bound, draft = later, replace(draft, last=stop - 1)
    if bound is None and row.word(first - 1) == "aged" and draft.unit is None:
        draft = replace(draft, unit="year", noun="age", known=True, first=first - 1)
    return _apply(draft, bound)


def _apply(draft: Draft, bound: Bound | None) -> Draft:
    low, high = draft.low, draft.high
    if bound is Bound.AT_LEAST:
        return replace(draft, low=low if low is not None else high, high=None, bound=bound)
    if bound is Bound.AT_MOST:
        top = high if high is not None else low
        return replace(draft, low=None, high=top, bound=bound)
    if bound is Bound.ABOUT and draft.bound is Bound.EXACT:
        return replace(draft, bound=bound)
    return draft


# What is counted


def _counting(row: Row, draft: Draft) -> Draft:
    """The draft with its noun and role, looked for on both sides within the clause."""
    if draft.noun == "age":
        return draft
    at = draft.last + 1
    if _joined_by_hyphen(row, at) and not draft.unit:
        return replace(draft, noun=row.words[at + 1], last=at + 1, known=True)
    at = _past_of(row, at, draft)
    phrase = None if draft.money else _phrase(row, at)
    if phrase and draft.unit and not (row.word(draft.last + 1) == "of" or phrase.known):
        phrase = None
    return _with_role(row, _with_phrase(row, draft, phrase), phrase)


def _phrase(row: Row, at: int) -> Phrase | None:
    """The noun from word `at` on, or behind the whole in "10 of the 11 cases", "120 out of 350 files"."""
    if row.word(at) == "out" and row.word(at + 1) == "of":
        at += 1
    if row.word(at) == "of":
        at += 1
        if row.kind(at) not in "dnw" or number_at(row, at) is None:
            return None
    whole = number_at(row, at) if row.word(at - 1) in DETERMINERS | {"of"} else None
    if whole:
        phrase = noun_after(row, whole.last + 1)
        return replace(phrase, adjacent=False) if phrase else None
    return noun_after(row, at)


def _joined_by_hyphen(row: Row, at: int) -> bool:
    return row.word(at) == "-" and row.glued(at - 1) and row.glued(at) and row.kind(at + 1) == "w"


def _past_of(row: Row, at: int, draft: Draft) -> int:
    """Where the noun may begin: "3 tons of …", "dozens of …", "12 of the …", "three other …"."""
    measured = draft.unit is not None and not draft.money
    if draft.number.share and row.word(at) in DETERMINERS:
        return at + 1
    if row.word(at) == "of" and row.word(at + 1) in DETERMINERS:
        return at + 2
    if row.word(at) == "of" and (measured or draft.number.bound is not Bound.EXACT):
        return at + 1
    return at + 1 if row.word(at) in {"such", "other", "more"} else at


def _with_phrase(row: Row, draft: Draft, phrase: Phrase | None) -> Draft:
    if phrase is None:
        return draft
    last = phrase.last if phrase.adjacent else draft.last
    noun = row.quote(phrase.first, phrase.last)
    bound, stop = (
        (None, 0) if draft.bound in {Bound.AT_LEAST, Bound.AT_MOST} else bound_after(row, phrase.last + 1)
    )
    if bound is not None and phrase.adjacent:
        draft, last = _apply(draft, bound), stop - 1
    measure = unit_after(row, phrase.last) if phrase.adjacent and phrase.first < phrase.last else None
    unit = draft.unit or (measure.unit if measure and not measure.money else None)  # "30 consecutive days"
    return replace(draft, noun=noun, known=phrase.known, unit=unit, last=max(last, draft.last))


def _with_role(row: Row, draft: Draft, phrase: Phrase | None) -> Draft:
    role = role_after(row, (phrase.last if phrase else draft.last) + 1) or role_before(row, draft.first)
    if role and draft.noun and role.word in draft.noun.lower().split():
        role = None
    if role and not draft.noun and roles().get(row.word(draft.last + 1)) == role:
        draft = replace(draft, last=draft.last + 1)
    toll = None if phrase or draft.unit else toll_before(row, draft.first)
    return replace(draft, role=role, toll=toll)
