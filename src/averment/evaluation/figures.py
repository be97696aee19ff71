"""Figures with their intervals, resampled over documents: the sentences of one text fail together."""

import random  # noqa: TID251 - resampling from a given seed
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

SAMPLES: Final = 1000
MIDDLE: Final = 0.95
RATIOS: Final[Mapping[str, tuple[str, str]]] = {
    "speaker right, end to end": ("right", "labelled"),
    "speaker right, given the content is found": ("right", "found"),
    "content found": ("found", "labelled"),
    "claims that touch a labelled content": ("claimed_right", "claimed"),
    "quotations found": ("quotes_found", "quotes"),
    "speaker of quotations": ("quotes_right", "quotes"),
    "stance, given the speaker": ("stance_right", "stances"),
    "chain of relays, given the speaker": ("chains_right", "chains"),
    "chain, of words heard through somebody": ("relayed_right", "relayed"),
    "softening words found": ("hedges_found", "hedges"),
    "softening words that are marked": ("hedged_right", "hedged"),
    "words of a standard found": ("standards_found", "standards"),
    "words of a standard that are marked": ("measured_right", "measured"),
    "dates": ("dates_right", "dates"),
    "quantities": ("quantities_right", "quantities"),
    "names, exact F1": ("names_exact_twice", "names_both"),
    "names, overlap F1": ("names_touched_both", "names_both"),
    "names marked that are found exactly": ("names_exact", "names_marked"),
    "names found that are marked exactly": ("names_exact", "names_found"),
    "kind of a line's part": ("zone_right", "zone_lines"),
    "lines of comments, with their speaker": ("comment_right", "comment"),
    "lines of turns, with their speaker": ("transcript_turn_right", "transcript_turn"),
    "lines of statements, with their speaker": ("quoted_statement_right", "quoted_statement"),
    "lines given to a speaker who speaks there": ("credited_right", "credited"),
    "lines of the body left to the document": ("zone_body_right", "zone_body"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One ratio; `low` and `high` bound 95 % of the resampled ones (percentile bootstrap, Efron 1979)."""

    name: str
    hits: int
    total: int
    low: float
    high: float

    @property
    def ratio(self) -> float:
        """Hits of the total."""
        return self.hits / self.total


def figures(tallies: Sequence[Counter[str]], seed: int = 0) -> list[Figure]:
    """All ratios that the documents' counts allow; the same seed gives the same intervals."""
    found: list[Figure] = []
    for name, (hit, of) in RATIOS.items():
        pairs = [(t[hit], t[of]) for t in tallies if t[of]]
        if pairs:
            hits, total = sum(h for h, _ in pairs), sum(n for _, n in pairs)
            found.append(Figure(name, hits, total, *_interval(pairs, seed)))
    return found


def _interval(pairs: Sequence[tuple[int, int]], seed: int) -> tuple[float, float]:
    generator = random.Random(seed)  # noqa: S311 - resampling, no secret
    ratios: list[float] = []
    for _ in range(SAMPLES):
        drawn = generator.choices(pairs, k=len(pairs))
        ratios.append(sum(h for h, _ in drawn) / sum(n for _, n in drawn))
    ratios.sort()
    edge = round(SAMPLES * (1 - MIDDLE) / 2)
    return ratios[edge], ratios[-1 - edge]
