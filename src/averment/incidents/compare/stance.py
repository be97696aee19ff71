"""An actor's claimed support of something, and reported acts of the same actor against it."""

import re
from typing import Final

from averment.incidents.ground import Difference, Ground, Saying, speaker_name
from averment.incidents.places import CAPITAL
from averment.incidents.tokens import stem
from averment.incidents.words import finder
from averment.model import Polarity, Verdict

TARGET: Final = 120  # characters that hold what is supported or blocked
SHARED: Final = 2
SILENT: Final = frozenset({Polarity.HYPOTHETICAL, Polarity.QUESTION})


def find(ground: Ground) -> list[Difference]:
    """Pairs of professed support and reported opposition of one party to one thing."""
    spoken = [s for s in ground.leaves if s.claim.polarity not in SILENT]
    support = [x for s in spoken for x in [_stance(ground, s, "support")] if x]
    oppose = [x for s in spoken for x in [_stance(ground, s, "oppose")] if x]
    found = []
    for a, a_party, a_target in support:
        for b, b_party, b_target in oppose:
            shared = a_target & b_target
            if _apart(a, b) and a_party & b_party and len(shared) >= SHARED:
                found.append(_pair(ground, a, b))
    return found


def _apart(a: Saying, b: Saying) -> bool:
    """Whether the two are not one speaker's own words in one document."""
    return a.claim.id != b.claim.id and (a.document != b.document or a.speaker != b.speaker)


def _stance(
    ground: Ground, saying: Saying, name: str
) -> tuple[Saying, frozenset[str], frozenset[str]] | None:
    """(claim, who, what) of a professed or reported stance; None when there is none."""
    matches = finder(name).finditer(saying.quote)
    match = next((m for m in matches if not _negated(saying, m)), None)
    if match is None or (name == "oppose" and saying.claim.polarity is Polarity.DENIED):
        return None
    p = saying.claim.passage
    before = saying.quote[: match.start()]
    party = (
        ground.parties(saying.document, p.start, p.start + match.start()) if match.start() else frozenset()
    )
    if not party and re.search(r"\b(?:it|they|he|she)\b", before, re.IGNORECASE):
        party = _before(ground, saying)
    if not party or re.search(r"\b(?:we|our|us|I)\b", before, re.IGNORECASE):
        party |= ground.speaker_parties(saying.claim)
    target = ground.subjects(saying.quote[match.end() : match.end() + TARGET])
    return saying, party, target | _context(ground, saying, match)


def _before(ground: Ground, saying: Saying) -> frozenset[str]:
    """Whom the sentence before names first: what "it" most often means."""
    if not saying.sentence:
        return frozenset()
    sentence = ground.index.sentences(saying.document)[saying.sentence - 1]
    text = ground.index.text(saying.document)[sentence.start : sentence.end]
    first = re.search(CAPITAL, text)
    if first is None:
        return frozenset()
    return ground.parties(saying.document, sentence.start + first.start(), sentence.start + first.end())


def _context(ground: Ground, saying: Saying, match: re.Match[str]) -> frozenset[str]:
    """What "it" or "its work" means: the words of the sentence before."""
    if not re.match(r"\W*(?:it|its|this|that|them|against it)\b", saying.quote[match.end() :], re.IGNORECASE):
        return frozenset()
    rows = ground.index.sentences(saying.document)
    text = ground.index.text(saying.document)
    earlier = rows[max(0, saying.sentence - 2) : saying.sentence]
    return ground.subjects(" ".join(text[s.start : s.end] for s in earlier)) | {stem("it")}


def _negated(saying: Saying, match: re.Match[str]) -> bool:
    """Whether support is itself denied; "never blocked" counts as support."""
    if finder("never_opposed").search(match[0]):
        return False
    return bool(
        re.search(
            r"\b(?:not|never|no longer|cannot|refused to)\s+(?:\w+\s+)?\Z",
            saying.quote[: match.start()],
            re.IGNORECASE,
        )
    )


def _pair(ground: Ground, support: Saying, oppose: Saying) -> Difference:
    """The record of a stance and an act against it."""
    detail = (
        f"{speaker_name(support.claim)} states support of something against which "
        f"{speaker_name(oppose.claim)} reports acts of the same party."
    )
    return Difference(
        support.claim, oppose.claim, Verdict.CONFLICT, detail, 0.6, ground.shared_incident(support, oppose)
    )
