"""The word lists of the names finder, each read once: head nouns, titles, countries, given names."""

from functools import cache

from averment.claims.words import lines


@cache
def heads() -> frozenset[str]:
    """Head nouns of organisations, trades that end a company's name among them."""
    return frozenset(
        x.removeprefix("company ") for x in lines("names-organizations") if not x.startswith("suffix ")
    )


@cache
def trades() -> frozenset[str]:
    """Trades that end a company's name; where it is from stands behind them and is no part of it."""
    return frozenset(
        x.removeprefix("company ") for x in lines("names-organizations") if x.startswith("company ")
    )


@cache
def suffixes() -> frozenset[str]:
    """Legal forms at the end of a company's name."""
    return frozenset(
        x.removeprefix("suffix ") for x in lines("names-organizations") if x.startswith("suffix ")
    )


@cache
def documents() -> frozenset[str]:
    """Head nouns of documents."""
    return frozenset(lines("names-documents"))


@cache
def days() -> frozenset[str]:
    """Months and days of the week, which end a name."""
    return frozenset(lines("names-days"))


@cache
def events() -> frozenset[str]:
    """Head nouns of events and plans."""
    return frozenset(lines("names-events"))


@cache
def geography(part: str) -> frozenset[str]:
    """Words of one part of names-geography.txt."""
    return frozenset(x.removeprefix(f"{part} ") for x in lines("names-geography") if x.startswith(f"{part} "))


@cache
def common() -> frozenset[str]:
    """Words that are no name by standing first."""
    return frozenset(lines("names-common"))


@cache
def given() -> frozenset[str]:
    """Given names without case."""
    return frozenset(x.casefold() for x in lines("names-given"))


@cache
def titles() -> dict[tuple[str, ...], bool]:
    """Title phrases; True marks an honorific, which a person's name always follows."""
    found = {}
    for line in lines("names-titles"):
        if not line.startswith("+"):
            found[tuple(line.removeprefix("=").split())] = line.startswith("=")
    return found


@cache
def modifiers() -> frozenset[str]:
    """Words that only modify a title after them."""
    return frozenset(x[1:] for x in lines("names-titles") if x.startswith("+"))


@cache
def countries() -> frozenset[str]:
    """Names of countries, in their own case."""
    return frozenset(n for line in lines("names-countries") for n in _cells(line, 1))


@cache
def adjectives() -> frozenset[str]:
    """Nationality adjectives without case."""
    own = {n.casefold() for line in lines("names-countries") for n in _cells(line, 2)}
    return frozenset(own | {n.casefold() for line in lines("names-peoples") for n in _cells(line, 0)})


@cache
def peoples() -> frozenset[str]:
    """Plural words for the people of a country, without case."""
    own = {n.casefold() for line in lines("names-countries") for n in _cells(line, 3)}
    return frozenset(own | {n.casefold() for line in lines("names-peoples") for n in _cells(line, 1)})


@cache
def institutions() -> frozenset[str]:
    """Organisations known by name, in their own case."""
    return frozenset(lines("names-institutions"))


@cache
def capitals() -> frozenset[str]:
    """Capitals of countries, in their own case."""
    return frozenset(lines("names-capitals"))


def _cells(line: str, column: int) -> list[str]:
    return [cell.strip() for cell in line.split("|")[column].split(";") if cell.strip()]


@cache
def hyphened() -> frozenset[str]:
    """Short words that a hyphen ties to a name to make an adjective: "X-led"."""
    return frozenset(lines("names-hyphened"))
