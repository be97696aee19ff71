"""Why a claim was read as it was: who decided, and who else might have been meant, in plain sentences.

A rival is kept only where it names somebody else: not the speaker in other words, not a hand in the chain.
"""

from collections.abc import Iterable
from typing import Final

from averment.claims.extractors.punctuated import RULE as PUNCTUATION
from averment.claims.frames import NEAR, READER, RULES, Frame
from averment.claims.sentences import tokenize
from averment.claims.speakers import Resolved
from averment.claims.words import words
from averment.claims.zone import Zone

GAVE: Final = {
    RULES: "The rules give these words to {who} instead.",
    READER: "The trained reader gives these words to {who} instead.",
    NEAR: "{who} stands about as near to these words and could be meant as well.",
}
MEANT: Final = "{who} could be meant about as well."


def rival_of(zone: Zone, frame: Frame, speaker: Resolved, chain: Iterable[str]) -> tuple[str, str] | None:
    """Who came close to being the speaker, by name, and the sentence that says so; None where nobody did."""
    others = (speaker.name, *chain)
    if frame.rival is not None:
        name = zone.speakers.called(frame.rival.at)
        if name and not any(is_same(name, other) for other in others):
            return name, GAVE[frame.rival.how].format(who=f"“{name}”")
    if speaker.rival and not any(is_same(speaker.rival, other) for other in others):
        return speaker.rival, MEANT.format(who=f"“{speaker.rival}”")
    return None


def is_same(one: str, other: str) -> bool:
    """Whether one of two names only says more than the other."""
    first, second = _bare(one), _bare(other)
    return not first or not second or first <= second or second <= first


def _bare(name: str) -> frozenset[str]:
    low = frozenset(token.low for token in tokenize(name, 0, len(name)) if token.is_word)
    return low - words("prepositions") - {"the", "a", "an", "and", "s"}


def explained(frame: Frame, speaker: Resolved, cue: str, rival: str | None = None) -> str:
    """Why the words are this speaker's; `rival` is the sentence about who came close."""
    understood = speaker.how or frame.how
    how = f"; {understood}" if understood else ""
    where = "the sentence before" if frame.content is None else "this passage"
    tied = f"“{cue}” ties {where} to “{speaker.name}”{how}."
    on = "The words go on from those before them." if frame.goes_on else None
    return " ".join(said for said in (tied, on, _decided(frame, rival=bool(rival)), rival) if said)


def _decided(frame: Frame, *, rival: bool) -> str:
    """Who decided: a rule, the trained reader, or both."""
    if frame.decided == READER:
        return f"The trained {_called(frame.rule)} found this; no rule did."
    if frame.agrees:
        both = f"The rule {_called(frame.rule)} and the trained {_called(frame.agrees)}"
        return f"{both} both found this." if rival else f"{both} agree."
    if frame.rule == PUNCTUATION:
        return f"The rule {_called(frame.rule)} found this, without a trained reader for the language."
    alone = "; the trained reader did not" if frame.alone else ""
    return f"The rule {_called(frame.rule)} found this{alone}."


def _called(rule: str) -> str:
    """“reported-speech (version 1)” of "reported-speech@1"."""
    name, _, version = rule.partition("@")
    return f"{name} (version {version})"
