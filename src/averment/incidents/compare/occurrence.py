"""Whether an event took place at all."""

from typing import Final

from averment.incidents.ground import Difference, Ground, Saying, speaker_name
from averment.incidents.words import finder
from averment.model import Incident, Polarity, Verdict

MOST: Final = 4  # assertions of an event that one dispute of it is set against
ASSERTING: Final = frozenset({Polarity.ASSERTED, Polarity.HEDGED})


def find(ground: Ground) -> list[Difference]:
    """Claims that an event was staged or never happened, with claims of the same incident."""
    by_id = {s.claim.id: s for s in ground.leaves}
    found: list[Difference] = []
    for incident in ground.incidents:
        spoken = [by_id[c] for c in incident.claims if c in by_id]
        disputes = [s for s in spoken if finder("not_happened").search(s.quote)]
        others = [s for s in spoken if s.claim.polarity in ASSERTING and not s.denied and s not in disputes]
        for dispute in disputes:
            against = sorted(
                (o for o in others if o.speaker != dispute.speaker),
                key=lambda o: (-len(o.words & dispute.words), o.claim.passage),
            )
            found.extend(_pair(incident, o, dispute) for o in against[:MOST])
    return found


def _pair(incident: Incident, assertion: Saying, dispute: Saying) -> Difference:
    """The record of an event asserted and disputed."""
    return Difference(
        assertion.claim,
        dispute.claim,
        Verdict.CONFLICT,
        f"{speaker_name(assertion.claim)} speaks of an event that {speaker_name(dispute.claim)} "
        f"says did not take place as such.",
        0.6,
        incident.id,
    )
