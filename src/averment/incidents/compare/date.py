"""Different days given for one event."""

from itertools import combinations
from typing import Final

from averment.incidents.events import Happening, happenings
from averment.incidents.ground import Difference, Ground, Saying, speaker_name
from averment.model import Precision, Verdict

LARGE: Final = 60  # dated claims of an incident that are compared pair by pair


def find(ground: Ground) -> list[Difference]:
    """Pairs of claims of one incident that date it to different days."""
    by_id = {s.claim.id: s for s in ground.leaves}
    found = []
    for incident in ground.incidents:
        dated = [(by_id[c], m) for c in incident.claims if c in by_id for m in _dated(ground, by_id[c])[:1]]
        for (a, x), (b, y) in combinations(dated[:LARGE], 2):
            if x.when and y.when and x.family == y.family and not x.when.overlaps(y.when):
                detail = (
                    f"{speaker_name(a.claim)} dates the event to {x.when.earliest}, "
                    f"{speaker_name(b.claim)} to {y.when.earliest}."
                )
                found.append(Difference(a.claim, b.claim, Verdict.CONFLICT, detail, 0.5, incident.id))
    return found


def _dated(ground: Ground, saying: Saying) -> list[Happening]:
    """The event mentions of a claim that carry a day."""
    p = saying.claim.passage
    return [
        m
        for m in _all(ground, saying.document)
        if p.start <= m.start < p.end and m.when is not None and m.when.precision is Precision.DAY
    ]


def _all(ground: Ground, document: str) -> list[Happening]:
    """The event mentions of a document, read once."""
    if document not in ground.happenings:
        ground.happenings[document] = happenings(ground.index, document)
    return ground.happenings[document]
