"""Something said to be gone, and something of it said to be there."""

import re
from typing import Final

from averment.incidents.ground import Difference, Ground, Saying, speaker_name
from averment.incidents.tokens import content
from averment.incidents.words import finder
from averment.model import Polarity, Verdict

OBJECT: Final = 70  # characters of the object's noun phrase
SHARED: Final = 2
BREAK: Final = re.compile(
    r"[.;:,()]|\b(?:capable|that|which|who|with|for|to|at|by|when|where|because|and)\b", re.IGNORECASE
)
PERFECT: Final = re.compile(r"\s+(?:\w+ed|been|had|not|never|no|always|already|to|yet)\b", re.IGNORECASE)
ASSERTING: Final = frozenset({Polarity.ASSERTED, Polarity.HEDGED})


def find(ground: Ground) -> list[Difference]:
    """Pairs of "all gone" and "still there" about one object."""
    asserted = [s for s in ground.leaves if s.claim.polarity in ASSERTING and not s.denied]
    gone = [(s, words) for s in asserted for words in [_object(s, "gone")] if words]
    there = [(s, words) for s in asserted for words in [_object(s, "there")] if words]
    return [
        _pair(ground, a, b)
        for a, first in gone
        for b, second in there
        if a.claim.id != b.claim.id and a.speaker != b.speaker and _same_object(first, second)
    ]


def _object(saying: Saying, name: str) -> frozenset[str]:
    """The stems of what is said to be gone or there."""
    match = finder(name).search(saying.quote)
    if match is None:
        return frozenset()
    phrase = saying.quote[match.end() : match.end() + OBJECT]
    if PERFECT.match(phrase):
        return frozenset()
    return content(BREAK.split(phrase, maxsplit=1)[0])


def _same_object(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two noun phrases name one thing."""
    return len(a & b) >= min(SHARED, len(a), len(b)) and len(a & b) * SHARED >= min(len(a), len(b))


def _pair(ground: Ground, gone: Saying, there: Saying) -> Difference:
    """The record; a later statement may speak of something acquired since."""
    days = [s.claim.said_on or ground.index.documents[s.document].published for s in (gone, there)]
    still = finder("still").search(there.quote)
    verdict = Verdict.CONFLICT if still or not all(days) else Verdict.UNCLEAR
    detail = (
        f"{speaker_name(gone.claim)} says that something is wholly gone, "
        f"{speaker_name(there.claim)} that some of it is there."
    )
    return Difference(gone.claim, there.claim, verdict, detail, 0.6, ground.shared_incident(gone, there))
