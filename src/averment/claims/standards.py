"""Words of a standard or modality, as they stand: "very likely", "could not exclude"."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from averment.claims.sentences import Span
from averment.claims.words import lines

BLANK: Final = r"\s+"
NEGATED: Final = r"(?:(?:not|never|hardly)\s+(?:yet\s+|even\s+)?)?"
# "cannot", "could not yet", "didn’t", "is not": in the list CANNOT stands for all of them.
CANNOT: Final = (
    r"(?:cannot|(?:can|could|did|do|does|was|were|is|are|am|be|been|has|have|had|may|might|would)(?:\s+not|n['’]t)"
    r"|can['’]t)(?:\s+(?:yet|be|been|also|entirely|completely|wholly|fully|independently|reliably))*"
)


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(NEGATED + _phrase(line) + r"(?!\w)", re.IGNORECASE) for line in lines("standards")
    )


@cache
def _any() -> re.Pattern[str]:
    either = "|".join(_phrase(line) for line in lines("standards"))
    return re.compile(rf"(?<!\w){NEGATED}(?:{either})(?!\w)", re.IGNORECASE)


def _phrase(line: str) -> str:
    """A line of the list as a pattern: words in order; those in brackets may be missing."""
    made, begun = "", False
    for word in line.split():
        either = "|".join(CANNOT if w == "CANNOT" else re.escape(w) for w in word.strip("()").split("/"))
        if not word.startswith("("):
            made, begun = f"{made}{BLANK if begun else ''}(?:{either})", True
        elif begun:
            made += f"(?:{BLANK}(?:{either}))?"
        else:
            made += f"(?:(?:{either}){BLANK})?"
    return made


def standard_in(text: str, spans: Iterable[Span]) -> Span | None:
    """Where the first words of a standard stand, looked for in one span after the other."""
    for span in spans:
        found = _any().search(text, span.start, span.end)
        if found:
            tried = (phrase.match(text, found.start(), span.end) for phrase in _phrases())
            return Span(found.start(), max(match.end() for match in tried if match))
    return None
