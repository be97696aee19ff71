"""The room's word lists: data files, one entry a line, read once."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of `lexicon/NAME.txt` in file order; blank lines and `#` comments are skipped."""
    text = (files("averment.assessment") / "lexicon" / f"{name}.txt").read_text("utf8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """The rows `key: entry, entry` of a word list, in file order."""
    rows: dict[str, tuple[str, ...]] = {}
    for line in entries(name):
        key, _, rest = line.partition(":")
        rows[key.strip()] = rows.get(key.strip(), ()) + tuple(w.strip() for w in rest.split(",") if w.strip())
    return MappingProxyType(rows)


def either(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the entries as whole words: `attack*` takes endings, blanks any white space."""
    spelled = [
        r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
        for word in sorted(words, key=lambda w: (-len(w), w))
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(spelled) + r")(?!\w)", re.IGNORECASE)


@cache
def finder(name: str) -> re.Pattern[str]:
    """The pattern for a whole word list."""
    return either(entries(name))


@cache
def row_finders(name: str) -> Mapping[str, re.Pattern[str]]:
    """One pattern per row of a keyed word list, in file order."""
    return MappingProxyType({key: either(words) for key, words in table(name).items()})
