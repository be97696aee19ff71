"""How a speaker stands to the words: asserted, denied, hedged, hypothetical, a question."""

import re
from functools import cache
from typing import Final

from averment.claims.words import lines
from averment.model import Polarity

ASKING: Final = re.compile(r"(?:whether|if|who|what|why|when|where|how|which)\b", re.IGNORECASE)
# "We have never claimed that X" asserts nothing of X.
UNSAID: Final = re.compile(
    r"\b(?:never|not|n['’]t)\s+(?:been\s+)?"
    r"(?:said|say|claimed|claim|asserted|assert|alleged|allege|stated|state|suggested|suggest|confirmed|confirm)"
    r"\s+that\b",
    re.IGNORECASE,
)
NAMED: Final = re.compile(r"\b[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*)*")
EARLY: Final = 3  # words that are a beginning of any sentence
HEDGING_CUES: Final = frozenset({"opinion"})
SUPPOSING_CUES: Final = frozenset({"suppose"})


@cache
def _pattern(name: str) -> re.Pattern[str]:
    entries = sorted(lines(name), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, entries)) + r")(?!\w)", re.IGNORECASE)


def hedge(content: str) -> str | None:
    """The first word that softens the content; "could not" and "may" as a month do not."""
    for match in _pattern("hedges").finditer(content):
        following = content[match.end() : match.end() + 5].lower()
        word = match.group().lower()
        if word == "could" and following.startswith((" not", "n’t", "n't")):
            continue
        if word in {"may", "might"} and (match.group()[0].isupper() and match.start() > 0):
            continue
        if word == "may" and re.match(r"\s+\d", content[match.end() :]):
            continue
        return match.group()
    return None


def _early(content: str, place: int) -> bool:
    """Whether a word stands in the first third; a name counts as one word, however long."""
    before, whole = (len(NAMED.sub("N", part).split()) for part in (content[:place], content))
    return before < max(EARLY, whole / 3)


def of(content: str, *, kind: str, negated: bool = False) -> tuple[Polarity, str | None]:
    """Polarity and hedge of a content under a cue of `kind`; `negated` is "did not confirm that"."""
    softener = hedge(content)
    asked = kind == "ask" and ASKING.match(content)
    if content.rstrip('”"»)’ ').endswith(("?", "؟")) or asked:
        return Polarity.QUESTION, softener
    if kind == "deny":
        return (Polarity.HEDGED if negated else Polarity.DENIED), softener
    if negated or UNSAID.search(content):
        return Polarity.HEDGED, softener
    imagined = _pattern("hypotheticals").search(content)
    if kind in SUPPOSING_CUES or (imagined and _early(content, imagined.start())):
        return Polarity.HYPOTHETICAL, softener
    if softener or kind in HEDGING_CUES:
        return Polarity.HEDGED, softener
    return Polarity.ASSERTED, None
