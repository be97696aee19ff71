"""Somebody held responsible, and a statement that calls the accusation groundless."""

from typing import Final

from averment.incidents.ground import Difference, Ground, Saying, speaker_name
from averment.incidents.words import finder
from averment.model import Polarity, Verdict

MOST: Final = 6  # accusations that one rejection is set against
ASSERTING: Final = frozenset({Polarity.ASSERTED, Polarity.HEDGED, Polarity.DENIED})


def find(ground: Ground) -> list[Difference]:
    """Rejections of accusations with the accusations against the same party."""
    spoken = [s for s in ground.leaves if s.claim.polarity in ASSERTING]
    rejections = [s for s in spoken if finder("rejection").search(s.quote)]
    accusations = [
        s for s in spoken if finder("blame").search(s.quote) and not finder("rejection").search(s.quote)
    ]
    found: list[Difference] = []
    for rejection in rejections:
        party = _party(ground, rejection)
        against = [a for a in accusations if party & _accused(ground, a) and a.speaker != rejection.speaker]
        against.sort(key=lambda a: (-len(a.words & rejection.words), a.claim.passage))
        found.extend(_pair(ground, a, rejection) for a in against[:MOST])
    return found


def _party(ground: Ground, saying: Saying) -> frozenset[str]:
    """Who a rejection speaks for: those it names before its word of rejection."""
    start = saying.claim.passage.start
    found: set[str] = set()
    for match in finder("rejection").finditer(saying.quote):
        end = saying.claim.passage.start + match.start()
        if end > start:
            found |= ground.parties(saying.document, start, end)
        start = saying.claim.passage.start + match.end()
    return frozenset(found)


def _accused(ground: Ground, saying: Saying) -> frozenset[str]:
    """Who an accusation names after its word of blame, or before "is responsible"."""
    p = saying.claim.passage
    match = finder("blame").search(saying.quote)
    if match is None:
        return frozenset()
    at = p.start + match.end()
    after = ground.parties(saying.document, at, p.end) if at < p.end else frozenset()
    before = (
        ground.parties(saying.document, p.start, p.start + match.start()) if match.start() else frozenset()
    )
    return before if finder("blame_after_name").search(match[0]) else after


def _pair(ground: Ground, accusation: Saying, rejection: Saying) -> Difference:
    """The record of an accusation and its rejection."""
    return Difference(
        accusation.claim,
        rejection.claim,
        Verdict.UNCLEAR,
        f"{speaker_name(accusation.claim)} holds a party responsible; "
        f"{speaker_name(rejection.claim)} calls such accusations unfounded.",
        0.5,
        ground.shared_incident(accusation, rejection),
    )
