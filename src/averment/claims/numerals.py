"""Numbers in words and figures: "twenty-seven", "1.2 thousand", "several hundred", "tens of millions".

Conventions (docs/values.md): plural scales mean two of them or more ("dozens" is 24 and up), "several" and
"a few" mean three to nine, "a couple" about two. One pass over the row, no look-ahead beyond four words.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from averment.claims import parts
from averment.claims.wordrow import Row, read
from averment.claims.words import lines
from averment.model import Bound

GROUPED: Final = re.compile(r"\d{1,3}(?:(?P<mark>[,.'’])\d{3})(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,]\d+)?\Z")
DECIMAL: Final = re.compile(r"\d+[.,]\d+\Z")
FEW: Final = (Decimal(3), Decimal(9))
MANY: Final = Decimal(2)
MOST: Final = Decimal(10) ** 30  # larger products are no counts of anything
SPACES: Final = " \u00a0\u202f\u2009"
TEN: Final = Decimal(10)
HALVED: Final = Decimal(1000)  # "twenty-one and a half": larger numbers do not end so
MULTIPLIERS: Final = frozenset({"scale", "hundred", "dozen"})
PLURAL_SCALES: Final = frozenset({"millions", "billions"})  # after a figure: "4 millions"


GLUED: Final = {"K": Decimal(1000), "k": Decimal(1000), "M": Decimal(10) ** 6}  # 12K, 1.9K, 3M


@dataclass(frozen=True, slots=True)
class Number:
    """A number at words `first` to `last` (both included) of a row."""

    low: Decimal
    high: Decimal | None
    bound: Bound
    first: int
    last: int
    spelled: bool = False  # written in words
    plain: bool = False  # one to nine, or a figure, without scale: the kind that may be a label
    share: bool = False  # "a third of": so many hundredths of what follows


@cache
def vocabulary() -> dict[str, tuple[str, Decimal]]:
    """Number words with their kind and value."""
    rows = (line.split() for line in lines("number-words"))
    found: dict[str, tuple[str, Decimal]] = {}
    for kind, word, value in rows:
        found.setdefault(word, (kind, Decimal(value)))
    return found


def parse(text: str) -> Decimal | None:
    """The one number that a whole text spells, exactly; None for anything else."""
    row = read(text, 0, len(text))
    number = number_at(row, 0)
    if number is None or number.last != len(row.words) - 1 or number.bound is not Bound.EXACT:
        return None
    return number.low


def number_at(row: Row, at: int, *, point_groups: bool = False) -> Number | None:
    """The number that begins at word `at`, at its longest.

    `point_groups` says that this document writes 1.300 for thirteen hundred.
    """
    kind = row.kind(at)
    if kind in "dn":
        return _figures(row, at, point_groups=point_groups)
    return _in_words(row, at) if kind == "w" and row.words[at] in _openers() else None


@cache
def _openers() -> frozenset[str]:
    return frozenset(w for w, (kind, _) in vocabulary().items() if kind != "scale") | {
        "a",
        "an",
        "half",
        *_named_scales(),
    }


def _named_scales() -> tuple[str, ...]:
    return ("thousand", "million", "billion")


def _kind(row: Row, at: int) -> str:
    return vocabulary().get(row.word(at), ("", Decimal(0)))[0] if row.kind(at) == "w" else ""


def _value(row: Row, at: int) -> Decimal:
    return vocabulary()[row.words[at]][1]


# Figures


def figure(word: str, *, point_groups: bool = False) -> Decimal | None:
    """The value of figures with separators: 1,300 · 4.6 · 1.300.000 · 4,6; None where they are no number.

    A point before three figures is a decimal point unless `point_groups`, or unless it comes twice.
    """
    if word.isdigit():
        return Decimal(int(word))
    grouped = GROUPED.match(word)
    if grouped and (grouped["mark"] != "." or point_groups or word.count(".") > 1):
        mark = grouped["mark"]
        whole, _, fraction = word.replace(mark, "").replace(",", ".").partition(".")
        return Decimal(f"{int(whole)}.{fraction}") if fraction else Decimal(int(whole))
    if DECIMAL.match(word):
        whole, fraction = re.split("[.,]", word)
        return Decimal(f"{int(whole)}.{int(fraction):0{len(fraction)}d}")
    return None


def _figures(row: Row, at: int, *, point_groups: bool) -> Number | None:
    value = figure(row.words[at], point_groups=point_groups)
    if value is None:
        return None
    last = at
    if row.kinds[at] == "d" and len(row.words[at]) <= 3 and row.words[at][0] != "0":  # noqa: PLR2004
        last = _spaced(row, at)
        if last > at:
            value = Decimal(int("".join(row.words[at : last + 1])))
    letter = GLUED.get(row.quote(last + 1, last + 1)) if row.glued(last) else None
    if letter and not row.glued(last + 1):
        return Number(tidy(value * letter), tidy(value * letter), Bound.EXACT, at, last + 1)
    half = _and_a_half(row, last, value)
    scaled, end = half or _scales(row, last, value)
    return Number(scaled, scaled, Bound.EXACT, at, end, plain=end == at and row.kinds[at] == "d")


def _spaced(row: Row, at: int) -> int:
    """The last word of figures grouped by spaces: 1 300 000."""
    while (
        row.kind(at + 1) == "d"
        and len(row.words[at + 1]) == 3  # noqa: PLR2004 - a group of thousands
        and row.starts[at + 1] == row.ends[at] + 1
        and row.text[row.ends[at]] in SPACES
    ):
        at += 1
    return at


def _scales(row: Row, last: int, value: Decimal) -> tuple[Decimal, int]:
    """The value times the scales that follow word `last`, and the last word used."""
    step = 2 if row.word(last + 1) == "-" and row.glued(last) and row.glued(last + 1) else 1
    while (
        _kind(row, last + step) in MULTIPLIERS or row.word(last + step) in PLURAL_SCALES
    ) and value <= MOST:
        value *= _value(row, last + step)
        last += step
        step = 1
        if row.word(last + 1) == "." and row.word(last) == "тыс":
            last += 1
    return tidy(value), last


def tidy(value: Decimal) -> Decimal:
    """The same number without a fraction of zeros."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


# Words


def _in_words(row: Row, at: int) -> Number | None:
    kind, word = _kind(row, at), row.words[at]
    if kind == "many":
        return _many(row, at)
    if kind == "fold":
        value = _value(row, at)
        if word == "none" and not _voted(row, at):
            return None
        return Number(value, value, Bound.EXACT, at, at, spelled=True)
    if kind == "several" or (word in {"a", "an"} and row.word(at + 1) == "few"):
        return _several(row, at)
    return _part(row, at) or _counted(row, at)


def _counted(row: Row, at: int) -> Number | None:
    word = row.words[at]
    if word in {"a", "an"}:
        return _with_article(row, at)
    return _half(row, at) if word == "half" else _cardinal(row, at)


def _part(row: Row, at: int) -> Number | None:
    """Half an hour · for a year · two thirds of."""
    shared = parts.share_at(row, at, _value_of(row, at))
    found = shared or parts.part_at(row, at)
    if found is None:
        return None
    return Number(found[0], found[0], Bound.EXACT, at, found[1], spelled=True, share=bool(shared))


def _voted(row: Row, at: int) -> bool:
    """By 14 votes to none."""
    return row.word(at - 1) == "to" and (row.word(at - 2) in {"vote", "votes"} or row.kind(at - 2) == "d")


def _value_of(row: Row, at: int) -> Decimal:
    """How many parts a word counts: "a third", "two thirds"; nought for other words."""
    if row.words[at] in {"a", "an"}:
        return Decimal(1)
    return _value(row, at) if _kind(row, at) == "small" else Decimal(0)


def _many(row: Row, at: int) -> Number:
    """Dozens · hundreds of thousands · tens of millions: at least two of each."""
    low, last = MANY * _value(row, at), at
    if row.word(at + 1) == "of" and _kind(row, at + 2) == "many" and _value(row, at + 2) > _value(row, at):
        low, last = low * _value(row, at + 2), at + 2
    return Number(low, None, Bound.AT_LEAST, at, last, spelled=True)


def _several(row: Row, at: int) -> Number | None:
    """Several hundred · a few thousand · a few: three to nine of them."""
    few = at + 1 if row.words[at] in {"a", "an"} else at
    if (
        row.words[few] == "few"
        and few == at
        and row.word(at - 1) not in {"last", "past", "first", "next", "the"}
    ):
        return None
    scale, last = _scales(row, few, Decimal(1))
    return Number(FEW[0] * scale, FEW[1] * scale, Bound.BETWEEN, at, last, spelled=True)


def _with_article(row: Row, at: int) -> Number | None:
    """A hundred and five · a dozen · a couple of hundred · a pair."""
    following = row.word(at + 1)
    if following in {"couple", "pair"}:
        last = (
            at + 2
            if row.word(at + 2) == "of" and _kind(row, at + 3) in {"scale", "hundred", "dozen"}
            else at + 1
        )
        value, last = _scales(row, last, Decimal(2))
        return Number(
            value, value, Bound.ABOUT if following == "couple" else Bound.EXACT, at, last, spelled=True
        )
    if following == "half" and _kind(row, at + 2) in {"scale", "dozen"}:
        return _half(row, at)
    if following == "score" and row.word(at + 2) == "of":
        return Number(Decimal(20), Decimal(20), Bound.EXACT, at, at + 1, spelled=True)
    if following in {"hundred", "dozen", *_named_scales()}:
        return _cardinal(row, at, current=Decimal(1))
    return None


def _half(row: Row, at: int) -> Number | None:
    """Half a million · half a dozen · half a thousand."""
    scale = at + 1
    while row.word(scale) in {"a", "half"}:
        scale += 1
    if _kind(row, scale) not in {"scale", "dozen"} or scale - at > 2:  # noqa: PLR2004 - "half a", "a half"
        return None
    value, last = _scales(row, scale - 1, Decimal(1))
    return Number(value / 2, value / 2, Bound.EXACT, at, last, spelled=True)


@dataclass(slots=True)
class Sum:
    """A spelled number while it is read: what stands before the next scale, and what is already summed."""

    current: Decimal | None
    total: Decimal = Decimal(0)
    room: Decimal = Decimal(1000)  # what may still be added must lie below this
    ceiling: Decimal = MOST  # and a scale must lie below the last one

    def take(self, kind: str, value: Decimal) -> bool:
        """Add a word; False where it cannot continue this number."""
        if kind in {"small", "teen", "ten"}:
            return self._add(kind, value)
        if kind == "hundred":
            if self.current is not None and not 1 <= self.current < 100:  # noqa: PLR2004
                return False
            self.current, self.room = (self.current or Decimal(1)) * value, Decimal(100)
            return True
        if kind in {"scale", "dozen"} and self.current and value < self.ceiling:
            self.total += self.current * value
            self.current, self.room, self.ceiling = None, Decimal(1000), value
            return True
        return False

    def _add(self, kind: str, value: Decimal) -> bool:
        if self.current is None:
            self.current = value
            self.room = TEN if kind == "ten" else Decimal(0)
            return True
        if value >= self.room or value == 0:
            return False
        self.current += value
        self.room = TEN if kind == "ten" else Decimal(0)
        return True

    def value(self) -> Decimal:
        """What has been read."""
        return self.total + (self.current or 0)


def _cardinal(row: Row, at: int, current: Decimal | None = None) -> Number | None:
    """Twenty-seven · a hundred and five · two and a half million · one million two hundred thousand."""
    read_so_far = Sum(current)
    last, here = at - 1, at + (current is not None)
    if current is None and _kind(row, here) in {"hundred", "scale", "dozen"}:
        read_so_far.current = Decimal(1)
    while (step := _step(row, last, here, read_so_far)) is not None:
        last, here = step, step + 1
        if row.word(last) == "dozen":
            break
    if last < at:
        return None
    value = tidy(read_so_far.value())
    half = _and_a_half(row, last, value)
    if half:
        value, last = half
    plain = last == at and value < TEN
    return Number(value, value, Bound.EXACT, at, last, spelled=True, plain=plain)


def _step(row: Row, last: int, here: int, so_far: Sum) -> int | None:
    """The index of the next word of the number, taken into the sum; None at its end."""
    first = last < here - 1 or last < 0
    if not first and row.word(here) == "-" and row.glued(here - 1) and row.glued(here):
        here += 1
    elif not first and row.word(here) == "and" and _kind(row, last) in {"hundred", "scale"}:
        if not _continues(row, here + 1, so_far.ceiling):
            return None
        here += 1
    kind = _kind(row, here)
    if not kind or not so_far.take(kind, _value(row, here)):
        return None
    return here


def _continues(row: Row, at: int, ceiling: Decimal) -> bool:
    """Whether what follows "and" belongs to the number: "two hundred and five", not "… and five hundred"."""
    if _kind(row, at) not in {"small", "teen", "ten"} or row.word(at) == "zero":
        return False
    after = at + 1
    if row.word(after) == "-" and row.glued(at):
        after += 1
    if _kind(row, at) == "ten" and _kind(row, after) == "small":
        after += 1
    kind = _kind(row, after)
    return kind not in {"hundred", "dozen"} and (kind != "scale" or _value(row, after) < ceiling)


def _and_a_half(row: Row, last: int, value: Decimal) -> tuple[Decimal, int] | None:
    """The value of "two and a half million"."""
    if value >= HALVED or (row.word(last + 1), row.word(last + 2), row.word(last + 3)) != (
        "and",
        "a",
        "half",
    ):
        return None
    return _scales(row, last + 3, value + Decimal("0.5"))
