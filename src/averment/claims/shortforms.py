"""The speakers of a zone found again by a word of their name, so that a long text is not looked through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from averment.claims.sentences import Span

MOST: Final = 64  # names with a word in common that a short form is compared with, the latest first
RUN: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker already met: how it is shown, where it was named, in which sentence of the zone."""

    name: str
    at: Span
    sentence: int


@dataclass(slots=True)
class ShortForms:
    """Names by each of their words, each name once, the latest named last."""

    by_word: dict[str, dict[str, Named]] = field(default_factory=dict)

    def note(self, named: Named) -> None:
        """One more place where a name stands."""
        for word in {run.casefold() for run in RUN.findall(named.name)}:
            listed = self.by_word.setdefault(word, {})
            listed.pop(named.name, None)
            listed[named.name] = named

    def holding(self, short: str) -> Iterator[Named]:
        """The latest names that hold the last word of a short form."""
        runs = RUN.findall(short)
        listed = self.by_word.get(runs[-1].casefold(), {}) if runs else {}
        return islice(reversed(listed.values()), MOST)
