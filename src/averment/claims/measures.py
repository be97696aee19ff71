"""Units and money beside a number, under one name each; the number itself is never converted."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.claims.wordrow import Row
from averment.claims.words import lines

SHORT: Final = frozenset({"m", "g", "t", "l", "ha", "ft", "mw"})  # read as units in small letters only
LONGEST: Final = 3  # words in the name of a unit
RATE_UNITS: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit at words `first` to `last` (both included)."""

    unit: str
    first: int
    last: int
    money: bool = False


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Unit and money names by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for name, money in (("units", False), ("currencies", True)):
        for line in lines(name):
            phrase, _, unit = line.rpartition(" = ")
            said = tuple(phrase.split())
            found.setdefault(said[0], []).append((said, unit.strip(), money))
    return {word: tuple(sorted(some, key=lambda entry: -len(entry[0]))) for word, some in found.items()}


def unit_after(row: Row, at: int, *, spelled: bool = False) -> Measure | None:
    """The unit that begins at word `at`, with what it is counted per; a hyphen may join it."""
    if row.word(at) == "-" and row.glued(at - 1) and row.glued(at):
        at += 1
    found = _named(row, at)
    if found is None or (
        found.first == found.last and row.words[at] in SHORT and not _short(row, at, spelled=spelled)
    ):
        return None
    return _per(row, found)


def _named(row: Row, at: int) -> Measure | None:
    for said, unit, money in _names().get(row.word(at), ()):
        if row.words[at : at + len(said)] == said:
            return Measure(unit, at, at + len(said) - 1, money)
    return None


def _short(row: Row, at: int, *, spelled: bool) -> bool:
    """Whether one or two letters are a unit here: after figures, in small letters, not "5 m-long"."""
    upper = row.text[row.starts[at]].isupper() and row.words[at] != "mw"
    return not (spelled or upper or row.word(at + 1) in {"'", "’"})


def _per(row: Row, found: Measure) -> Measure:
    """A rate: "tons per day", "km/h", "mg/kg", "300 barrels a week"."""
    at = found.last + 1
    if row.word(at) not in {"per", "/", "a", "an"}:
        return found
    short = {"h": "hour", "s": "second"}.get(row.word(at + 1)) if row.glued(at) else None
    below = Measure(short, at + 1, at + 1) if short else _named(row, at + 1)
    if below is None or (row.word(at) in {"a", "an"} and below.unit not in RATE_UNITS):
        return found
    if row.word(at) == "/" and not (row.glued(at) and row.glued(at - 1)):
        return found
    return Measure(f"{found.unit}/{below.unit}", found.first, below.last, found.money)


def money_before(row: Row, at: int) -> Measure | None:
    """The sign or code of money right before a number: "€4.6 million", "US$5", "EUR 300"."""
    for said, unit, money in _names().get(row.word(at - 1), ()):
        if money and len(said) == 1 and (row.kind(at - 1) == "p" or _code(row, at - 1)):
            first = at - 1
            if row.word(at - 1) == "$" and row.word(at - 2) in DOLLARS and row.glued(at - 2):
                return Measure(DOLLARS[row.word(at - 2)], at - 2, at - 1, money=True)
            return Measure(unit, first, at - 1, money=True)
    return None


DOLLARS: Final = {
    "us": "USD",
    "a": "AUD",
    "c": "CAD",
    "nz": "NZD",
    "au": "AUD",
    "ca": "CAD",
    "hk": "HKD",
    "s": "SGD",
}


def _code(row: Row, at: int) -> bool:
    """Whether a word is a code in capital letters."""
    return row.quote(at, at).isupper()
