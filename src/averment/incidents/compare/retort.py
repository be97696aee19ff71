"""An allegation and the sentence that answers it: "This is untrue", "There is no such hole"."""

import re
from typing import Final

from averment.incidents.compare.denial import asks, same_voice
from averment.incidents.figures import dates_meet, dates_within
from averment.incidents.ground import Difference, Ground, Saying, speaker_name
from averment.incidents.tokens import content
from averment.incidents.words import finder
from averment.model import Level, Polarity, Verdict

NEAR: Final = 3  # sentences before an answer in which what it answers may stand
LONGEST: Final = 12  # words of an answer that says nothing but that something is not so
MOST: Final = 3  # assertions elsewhere that one answer is set against
SHARED: Final = 2  # stems that a named allegation and an assertion must share
HALF: Final = 0.5
PHRASE: Final = 40  # characters of what there is said to be none of
ASSERTING: Final = frozenset({Polarity.ASSERTED, Polarity.HEDGED})
OUTRIGHT: Final = re.compile(r"\W*(?:this|that|it|these|those|both|all of this)\b", re.IGNORECASE)
NONE: Final = re.compile(
    r"\bthere\s+(?:is|was|are|were|has been|have been|had been)\s+no\s+(?P<what>[^.;:,()]+)", re.IGNORECASE
)
NAMED: Final = re.compile(
    r"\b(?:claim|report|allegation|assertion|accusation|rumou?r|statement)s?\s+(?:of|that|about)\s+(?P<what>[^.;:]+)\Z",
    re.IGNORECASE,
)
BREAK: Final = re.compile(
    r"\b(?:before|after|between|in|on|at|of|from|during|with|to|by|for|that|which|and|or)\b", re.IGNORECASE
)


def find(ground: Ground) -> list[Difference]:
    """Answers with what they answer: right before them, or elsewhere in the same words or incident."""
    found: list[Difference] = []
    for saying in ground.leaves:
        if asks(saying):
            continue
        if _outright(ground, saying):
            found.extend(_before(ground, saying, frozenset()))
        head = _none_of(saying)
        if head:
            found.extend(_before(ground, saying, head) or _elsewhere(ground, saying, head))
        named = _named(ground, saying)
        if named:
            found.extend(_in_these_words(ground, saying, named))
    return found


def _outright(ground: Ground, saying: Saying) -> bool:
    """Whether a sentence says only that what stands before it is not so."""
    text = ground.sentence_text(saying)
    flat = finder("flat_denial").search(text)
    return bool(flat and OUTRIGHT.match(text) and len(text.split()) <= LONGEST)


def _none_of(saying: Saying) -> frozenset[str]:
    """The stem of what there is said to be none of; empty where nothing is denied that way."""
    match = NONE.search(saying.quote)
    if match is None:
        return frozenset()
    phrase = BREAK.split(match["what"][:PHRASE], maxsplit=1)[0].split()
    if not phrase or finder("no_denial").search(" ".join(phrase)):
        return frozenset()
    return content(phrase[-1])


def _named(ground: Ground, saying: Saying) -> frozenset[str]:
    """The stems of the allegation that a sentence names and calls untrue."""
    text = ground.sentence_text(saying)
    flat = finder("flat_denial").search(text)
    match = NAMED.search(text[: flat.start()].rstrip()) if flat else None
    return content(match["what"]) if match else frozenset()


def _stands(saying: Saying, answer: Saying) -> bool:
    """Whether a claim is an assertion that an answer can be about."""
    return (
        saying.claim.polarity in ASSERTING
        and not saying.denied
        and not asks(saying)
        and saying.claim.id != answer.claim.id
    )


def _before(ground: Ground, answer: Saying, head: frozenset[str]) -> list[Difference]:
    """The nearest assertion before an answer, in its paragraph or the one before, by another voice."""
    near = [
        s
        for s in ground.leaves
        if s.document == answer.document
        and s.part == answer.part
        and 0 < answer.sentence - s.sentence <= (NEAR if head else 1)
        and answer.paragraph - s.paragraph <= 1
        and _stands(s, answer)
        and head <= s.words
        and _foreign(ground, s, answer)
    ]
    last = max((s.sentence for s in near), default=0)
    return [
        _pair(ground, s, answer, sure=answer.sentence - s.sentence == 1) for s in near if s.sentence == last
    ][:MOST]


def _foreign(ground: Ground, saying: Saying, answer: Saying) -> bool:
    """Whether a claim is not the answering voice's own: another speaker, or told as an allegation."""
    if finder("alleging").search(ground.sentence_text(saying)):
        return True
    told = saying.claim.level in {Level.REPORTED, Level.QUOTE}
    return told and saying.speaker != answer.speaker and not same_voice(saying, answer)


def _elsewhere(ground: Ground, answer: Saying, head: frozenset[str]) -> list[Difference]:
    """Assertions by others, in the same incident, of that of which there was none."""
    found = [
        s
        for s in ground.leaves
        if head <= s.words
        and ground.shared_incident(s, answer)
        and _stands(s, answer)
        and s.speaker != answer.speaker
        and not same_voice(s, answer)
        and dates_meet(dates_within(ground, s), dates_within(ground, answer))
    ]
    found.sort(key=lambda s: (-len(s.words & answer.words), s.claim.passage))
    return [_pair(ground, s, answer, sure=False) for s in found[:MOST]]


def _in_these_words(ground: Ground, answer: Saying, named: frozenset[str]) -> list[Difference]:
    """Assertions by others that say what an answer names and calls untrue."""
    found = [
        s
        for s in ground.leaves
        if len(named & s.words) >= max(SHARED, HALF * len(named))
        and len(named & s.words) >= HALF * HALF * len(s.words)
        and _stands(s, answer)
        and (s.document != answer.document or s.sentence != answer.sentence)
        and s.speaker != answer.speaker
        and not same_voice(s, answer)
    ]
    found.sort(key=lambda s: (-len(s.words & named), s.claim.passage))
    return [_pair(ground, s, answer, sure=False) for s in found[:MOST]]


def _pair(ground: Ground, assertion: Saying, answer: Saying, *, sure: bool) -> Difference:
    """The record of an allegation and its answer; what is only inferred to be meant stays open."""
    whose = speaker_name(answer.claim)
    detail = f"{whose} says that what {speaker_name(assertion.claim)} states is not so."
    verdict = Verdict.CONFLICT if sure else Verdict.UNCLEAR
    return Difference(
        assertion.claim, answer.claim, verdict, detail, 0.55, ground.shared_incident(assertion, answer)
    )
