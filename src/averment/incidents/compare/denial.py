"""An assertion and its denial."""

import re
from collections import defaultdict
from typing import Final

from averment.incidents.figures import dates_meet, dates_within
from averment.incidents.ground import Difference, Ground, Saying, speaker_name
from averment.incidents.places import CAPITAL
from averment.incidents.words import finder
from averment.model import Level, Polarity, Verdict

NEAR: Final = 3  # sentences before a denial in which what it denies may stand
SHARED: Final = 3  # stems that a denial and an assertion must share
COPIED: Final = 0.85
FACT: Final = 40  # characters before a claim that hold "knowing that"
HALF: Final = 0.5
THIRD: Final = 0.34
COMMON: Final = 60  # claims with a stem above which the stem finds nothing
ASSERTING: Final = frozenset({Polarity.ASSERTED, Polarity.HEDGED})


def find(ground: Ground) -> list[Difference]:
    """Denials with what they deny: by content, by place in the text, or by incident."""
    sayings = ground.leaves
    by_stem: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        for word in saying.words:
            by_stem[word].append(saying)
    found: list[Difference] = []
    for number, saying in enumerate(sayings):
        if asks(saying):
            continue
        if is_blanket(ground, saying):
            found.extend(_blanket(ground, sayings[:number], saying))
        elif saying.denied:
            found.extend(_worded(ground, by_stem, saying))
            found.extend(_nearby(ground, sayings[:number], saying))
    return found


def is_blanket(ground: Ground, saying: Saying) -> bool:
    """Whether a claim denies without saying what: "denies everything", "both claims are false"."""
    text = ground.sentence_text(saying) if len(saying.words) < SHARED else saying.quote
    return bool(finder("blanket_denial").search(text)) and saying.claim.polarity not in {
        Polarity.QUESTION,
        Polarity.HYPOTHETICAL,
    }


def _blanket(ground: Ground, before: tuple[Saying, ...], denial: Saying) -> list[Difference]:
    """The accusations shortly before a blanket denial."""
    near = [
        s
        for s in before[-NEAR * 6 :]
        if s.document == denial.document
        and s.part == denial.part
        and 0 < denial.sentence - s.sentence <= NEAR
        and s.claim.polarity in ASSERTING
        and finder("accusation").search(s.quote)
        and not same_voice(s, denial)
    ]
    if not near:
        return []
    last = max(s.sentence for s in near)
    return [_pair(ground, s, denial, 0.7) for s in near if s.sentence == last]


def _nearby(ground: Ground, before: tuple[Saying, ...], denial: Saying) -> list[Difference]:
    """What an outright denial repeats of the sentences before; or what a quoted denial answers."""
    if denial.claim.level is Level.VOICE or _taken_as_fact(ground, denial):
        return []
    near = [
        s
        for s in before[-NEAR * 6 :]
        if s.document == denial.document
        and 0 <= denial.sentence - s.sentence <= NEAR
        and s.claim.polarity in ASSERTING
        and not s.denied
        and not same_voice(s, denial)
        and s.claim.id != denial.claim.id
    ]
    if denial.claim.polarity is Polarity.DENIED:
        hits = [s for s in near if not asks(s) and _repeats(ground, s, denial)]
    else:
        answered = finder("blanket_denial").search(_around(ground, denial))
        hits = [s for s in near if answered and finder("accusation").search(s.quote)]
    last = max((s.sentence for s in hits), default=0)
    return [_pair(ground, s, denial, 0.6) for s in hits if s.sentence == last]


def _repeats(ground: Ground, saying: Saying, denial: Saying) -> bool:
    """Whether a denial takes up words of a claim's sentence, more than the names in it."""
    sentence = ground.sentence_text(saying)
    shared = denial.words & ground.subjects(sentence)
    named = ground.subjects(" ".join(re.findall(CAPITAL, sentence)))
    return bool(shared - named or shared & saying.words)


def _taken_as_fact(ground: Ground, saying: Saying) -> bool:
    """Whether a claim stands behind "knowing that": what is denied is something else."""
    start = saying.claim.passage.start
    before = ground.index.text(saying.document)[max(0, start - FACT) : start].rstrip()
    found = list(finder("factive").finditer(before + " that" if not before.endswith("that") else before))
    return bool(found) and found[-1].end() >= len(before)


def _around(ground: Ground, saying: Saying) -> str:
    """The sentence of a claim and the one before it."""
    rows = ground.index.sentences(saying.document)[max(0, saying.sentence - 1) : saying.sentence + 1]
    text = ground.index.text(saying.document)
    return " ".join(text[s.start : s.end] for s in rows)


def asks(saying: Saying) -> bool:
    """Whether a claim asks or demands: neither says what is so."""
    question = saying.claim.polarity is Polarity.QUESTION or saying.quote.rstrip(" \"'”’)").endswith("?")
    return question or bool(finder("demands").search(saying.quote))


def same_voice(a: Saying, b: Saying) -> bool:
    """Whether both claims go back to one named speaker."""
    attributed = Level.VOICE not in {a.claim.level, b.claim.level}
    return attributed and a.speaker == b.speaker and a.speaker[0] == "named"


def _one_author(a: Saying, b: Saying) -> bool:
    """Whether both are one author's own words in one text: he tells what went on."""
    own = {Level.VOICE, Level.COMMENT, Level.SECTION}
    return a.part == b.part and a.claim.level is b.claim.level and a.claim.level in own


def _worded(ground: Ground, by_stem: dict[str, list[Saying]], denial: Saying) -> list[Difference]:
    """The assertions that say what a denial says is not so."""
    seen: dict[str, tuple[int, Saying]] = {}
    for word in denial.words:
        if len(by_stem[word]) <= COMMON:
            for other in by_stem[word]:
                count = seen.get(other.claim.id, (0, other))[0]
                seen[other.claim.id] = (count + 1, other)
    return [
        _pair(ground, other, denial, 0.6)
        for _, (_, other) in sorted(seen.items())
        if other.claim.id != denial.claim.id and _opposes(ground, other, denial)
    ]


def _opposes(ground: Ground, other: Saying, denial: Saying) -> bool:
    """Whether an assertion says positively what the denial says negatively."""
    if (
        other.denied
        or asks(other)
        or _copied(other, denial)
        or other.claim.polarity not in ASSERTING
        or same_voice(other, denial)
        or _one_author(other, denial)
        or _taken_as_fact(ground, denial)
        or not dates_meet(dates_within(ground, other), dates_within(ground, denial))
    ):
        return False
    words = denial.words - _negative_stems()
    shared = len(other.words & words)
    sure = denial.claim.polarity is Polarity.DENIED
    tight = shared >= HALF * min(len(words), len(other.words)) and shared >= (THIRD if sure else HALF) * max(
        len(words), len(other.words)
    )
    incident = ground.shared_incident(other, denial) is not None
    apart = other.incidents and denial.incidents and not incident
    need = SHARED - 1 if incident or _adjacent(other, denial) else SHARED
    return bool(tight and shared >= need and not apart)


def _copied(a: Saying, b: Saying) -> bool:
    """Whether one claim holds all that the other says: a copy, cut or with words around it."""
    small, large = sorted((a.words, b.words), key=len)
    return (
        len(small) > SHARED
        and len(small & large) >= COPIED * len(small)
        and not ({a.claim.polarity, b.claim.polarity} & {Polarity.DENIED})
    )


def _adjacent(other: Saying, denial: Saying) -> bool:
    """Whether the two stand in neighbouring sentences."""
    return other.document == denial.document and abs(other.sentence - denial.sentence) <= 1


def _negative_stems() -> frozenset[str]:
    """Stems of the words that only negate."""
    return frozenset(re.findall(r"\w+", "never deny denies denied failed refused"))


def _pair(ground: Ground, assertion: Saying, denial: Saying, score: float) -> Difference:
    """The record of an assertion and its denial; who has not seen something does not say it is not so."""
    who, whom = speaker_name(denial.claim), speaker_name(assertion.claim)
    unknown = any(finder("not_known").search(s.quote) for s in (assertion, denial))
    return Difference(
        assertion.claim,
        denial.claim,
        Verdict.UNCLEAR if unknown else Verdict.CONFLICT,
        f"{who} does not confirm what {whom} states." if unknown else f"{who} denies what {whom} states.",
        score,
        ground.shared_incident(assertion, denial),
    )
