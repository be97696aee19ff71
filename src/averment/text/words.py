"""Word lists of the text room: data files under lexicon/, one entry a line."""

import re
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon"


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of lexicon/NAME.txt in file order; `#` begins a comment line."""
    lines = (LEXICON / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries as a case-folded set."""
    return frozenset(entry.casefold() for entry in entries(name))


@cache
def alternatives(name: str) -> str:
    """The entries as alternatives of a regular expression, longest first; any white space, any apostrophe."""
    ordered = sorted(entries(name), key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+").replace("'", "['’]") for entry in ordered)
