"""Different sides or directions given for one event."""

import re
from itertools import combinations
from typing import Final

from averment.incidents.ground import Difference, Ground, Saying, names, speaker_name
from averment.model import Polarity, Verdict

WINDOW: Final = 4  # sentences in which "from where?" may be answered twice
SIDE: Final = re.compile(r"\b(?:on|from)\s+(?:the\s+)?([A-Z][\w-]+)\s+(?:side|bank|shore|territory)\b")
FROM: Final = re.compile(
    r"\bfrom\s+(the\s+(?:north|south|east|west)[\w-]*|the\s+[a-z]+(?=[\s,.;]|\Z))", re.IGNORECASE
)
COME: Final = re.compile(r"\b(?:came|come|fired|launched|flew|arrived)\b|(?:\A|:\s*)from\b", re.IGNORECASE)
ASSERTING: Final = frozenset({Polarity.ASSERTED, Polarity.HEDGED})


def find(ground: Ground) -> list[Difference]:
    """Pairs of claims that put one event on different sides of a border, or give it different directions."""
    spoken = [s for s in ground.leaves if s.claim.polarity in ASSERTING and not s.denied]
    sided = [(s, names(m[1])) for s in spoken for m in [SIDE.search(s.quote)] if m]
    found = [
        _pair(ground, a, b)
        for (a, x), (b, y) in combinations(sided, 2)
        if not x & y and ground.shared_incident(a, b) and a.claim.id != b.claim.id
    ]
    ways = [(s, m[1].casefold()) for s in spoken if COME.search(s.quote) for m in [FROM.search(s.quote)] if m]
    found += [
        _pair(ground, a, b)
        for (a, x), (b, y) in combinations(ways, 2)
        if x != y
        and a.document == b.document
        and abs(a.sentence - b.sentence) <= WINDOW
        and a.claim.id != b.claim.id
    ]
    return found


def _pair(ground: Ground, a: Saying, b: Saying) -> Difference:
    """The record of two places for one thing."""
    detail = f"{speaker_name(a.claim)} and {speaker_name(b.claim)} give different places for it."
    return Difference(a.claim, b.claim, Verdict.CONFLICT, detail, 0.5, ground.shared_incident(a, b))
