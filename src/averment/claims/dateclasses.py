"""The words of a row seen as material for dates: one class letter and one value for each word."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.claims.almanac import YEARS
from averment.claims.datenames import feast_at
from averment.claims.wordrow import Row
from averment.claims.words import lines, words

ALSO_VERBS: Final = frozenset({"may", "march", "mar"})  # months only with a capital letter
MARKS: Final = {",": ",", ".": ".", "(": "(", ")": ")", "/": "/", "،": ",", "[": "(", "]": ")"}
DASHES: Final = frozenset("-–—−‒")
FIGURE_KINDS: Final = {"i": "I", "j": "J", "f": "K", "z": "Z", "t": "c", "x": "x", "|": "|"}
LAST_DAY: Final = 31
YEAR_DIGITS: Final = 4

Value = int | str | None


@dataclass(frozen=True, slots=True)
class Classed:
    """A row with a class letter and a value for each word."""

    row: Row
    letters: str
    values: tuple[Value, ...]

    def number(self, at: int) -> int:
        """The number that stands at an index."""
        value = self.values[at]
        return value if isinstance(value, int) else 0

    def name(self, at: int) -> str:
        """The name of the part, season or unit that stands at an index."""
        return str(self.values[at])

    def letter(self, at: int) -> str:
        """The class letter at an index; `|` beyond the ends."""
        return self.letters[at] if 0 <= at < len(self.letters) else "|"

    def counts(self, at: int) -> bool:
        """Whether what follows index `at` is a counted thing, so that a figure there is no date."""
        return self.row.word(at + 1) in _counted()


@cache
def vocabulary() -> dict[str, tuple[str, Value]]:
    """Every word of datewords.txt and months.txt with its class letter and value."""
    found: dict[str, tuple[str, Value]] = {}
    for line in lines("months"):
        name, number = (side.strip() for side in line.split("="))
        first = name.rstrip(".").split()[0]
        found.setdefault(
            first, ("A" if name.endswith(".") else "M", int(number) if " " not in name else None)
        )
    for line in lines("datewords"):
        letter, rest = line.split(maxsplit=1)
        names, _, value = (side.strip() for side in rest.partition("="))
        for name in names.split():
            found.setdefault(name, (letter, _value(value)))
    return found


def _value(text: str) -> Value:
    return int(text) if re.fullmatch(r"-?\d+", text) else text or None


@cache
def _pairs() -> dict[tuple[str, str], int]:
    """Names of months that are two words."""
    split = (line.split("=") for line in lines("months"))
    return {(n.split()[0], n.split()[1]): int(v) for n, v in split if len(n.split()) == 2}  # noqa: PLR2004


@cache
def _counted() -> frozenset[str]:
    return words("counted") | frozenset(line.split("=")[0].strip() for line in lines("units"))


def classify(row: Row) -> Classed:
    """The row's classes; the second word of a two-word month is `µ`."""
    found = [_classed(row, at) for at in range(len(row.words))]
    for at, (letter, value) in enumerate(found):
        if letter == "M" and value is None:
            number = _pairs().get((row.word(at), row.word(at + 1)))
            found[at] = ("M", number) if number else ("x", None)
            if number:
                found[at + 1] = ("µ", None)
    for at in range(len(found)):
        _spell_out(row, found, at)
    _name_feasts(row, found)
    return Classed(row, "".join(letter for letter, _ in found), tuple(value for _, value in found))


def _name_feasts(row: Row, found: list[tuple[str, Value]]) -> None:
    """Make the words of a feast's name one `C` each."""
    at = 0
    while at < len(found):
        length = (feast_at(row, at) or (0, ""))[0] if row.kinds[at] == "w" else 0
        for i in range(at, at + length):
            found[i] = ("C", None)
        at += max(length, 1)


def _spell_out(row: Row, found: list[tuple[str, Value]], at: int) -> None:
    """Make an ordinal in words a day: "the fourteenth", "the twenty-ninth"; its other words are `º`."""
    days = _ordinals()
    day = days.get(row.words[at], 0) if row.kinds[at] == "w" else 0
    tens = {"twenty": 20, "thirty": 30}.get(row.words[at], 0)
    if tens and row.word(at + 1) == "-" and days.get(row.word(at + 2), LAST_DAY) < 10:  # noqa: PLR2004
        day = tens + days[row.word(at + 2)]
        if day <= LAST_DAY:
            found[at : at + 3] = [("O", day), ("º", None), ("º", None)]
    elif day and found[at][0] in "ox" and not _numbers_a_part(found, at):
        found[at] = ("O", day)


def _numbers_a_part(found: list[tuple[str, Value]], at: int) -> bool:
    """Whether an ordinal belongs to "the third quarter", "the first half"."""
    return at + 1 < len(found) and found[at + 1][0] in "qh"


@cache
def _ordinals() -> dict[str, int]:
    """Ordinals in words that can be a day of the month."""
    rows = (line.split() for line in lines("dateordinals"))
    return {word: int(number) for word, number in rows}


def _classed(row: Row, at: int) -> tuple[str, Value]:
    kind, word = row.kinds[at], row.words[at]
    if kind == "w":
        return _word_class(row, at)
    if kind == "d":
        return _figure_class(word)
    if kind == "o":
        number = _first_figures(word)
        return ("O", number) if number <= LAST_DAY else ("x", None)
    if kind == "x":
        return vocabulary().get(word, ("x", None))
    return _mark_class(kind, word)


def _mark_class(kind: str, word: str) -> tuple[str, Value]:
    if kind == "p":
        return ("-", None) if word in DASHES else (MARKS.get(word, "x"), None)
    return FIGURE_KINDS.get(kind, "x"), _decade(word) if kind == "z" else None


def _word_class(row: Row, at: int) -> tuple[str, Value]:
    word = row.words[at]
    entry = vocabulary().get(word)
    if entry is None:
        if word[1:2] == "'" and (elided := vocabulary().get(word[2:])) and elided[0] == "M":
            return elided
        if word.endswith("'s") and (owner := vocabulary().get(word[:-2])) and owner[0] in "RuW":
            return owner
        return "x", None
    if entry[0] in "MA" and word in ALSO_VERBS and not row.capital(at) and not _small_month(row, at):
        return "x", None
    return entry


def _small_month(row: Row, at: int) -> bool:
    """Whether "may" or "march" in small letters is a month: "since march", "in may."."""
    before = row.word(at - 1)
    return before in {"since", "until", "till"} or (before in {"in", "of"} and row.kind(at + 1) in "p|")


def _figure_class(word: str) -> tuple[str, Value]:
    number = int(word)
    if len(word) == YEAR_DIGITS and number in YEARS:
        return "Y", number
    if len(word) <= 2 and 1 <= number <= LAST_DAY:  # noqa: PLR2004 - two digits at most
        return "D", number
    return "N", number


def _first_figures(word: str) -> int:
    """The first figures of a token that holds some."""
    return int(re.findall(r"\d+", word)[0])


def _decade(word: str) -> int:
    """The first year of a decade; two figures mean the twentieth century from the thirties on."""
    digits = _first_figures(word)
    if digits >= YEARS.start:
        return digits
    return (1900 if digits >= 30 else 2000) + digits  # noqa: PLR2004 - documented in docs/values.md
