"""Rules and learned reader together: one attribution where both see the same.

Words in quotation marks are attributed by either; indirect speech the reader decides, where it has read at
all. The reader cannot move a quotation mark, and no rule can remove what the reader found.
"""

from dataclasses import replace
from typing import Final

from averment.claims.frames import Frame
from averment.claims.sentences import Sentence, Span

KINDS: Final = {
    "say": "assert",
    "deny": "deny",
    "hedge": "opinion",
    "hypo": "suppose",
    "ask": "ask",
    "want": "demand",
    "think": "opinion",
}
ACT: Final = "act"
SAME: Final = 0.5  # of the shorter content, in both, makes the two attributions one
ALONE: Final = 0.7  # what a finding loses that the other reader does not share


def merged(by_rule: list[Frame], learned: list[Frame]) -> list[Frame]:
    """The attributions of one sentence, in the order of their cues."""
    left = list(by_rule)
    found: list[Frame] = []
    for frame in learned:
        twin = max((r for r in left if _same(r, frame)), key=lambda r: r.score, default=None)
        if twin is not None:
            left.remove(twin)
            found.append(_agreed(twin, frame))
        elif frame.kind != ACT:
            found.append(replace(frame, score=round(frame.score * ALONE, 3)))
    alone = [rule for rule in left if not any(_takes_over(frame, rule) for frame in learned)]
    found += [replace(rule, score=round(rule.score * ALONE, 3)) for rule in alone]
    return sorted(found, key=lambda f: (f.cue.start, f.cue.end))


def _same(rule: Frame, learned: Frame) -> bool:
    """Whether both mean the same attribution: a common cue, or the same words from the same source."""
    if _common(rule.cue, learned.cue):
        return True
    if rule.content is None or learned.content is None:
        return False
    source = rule.speaker and learned.speaker and _common(rule.speaker, learned.speaker)
    return bool(source) and _share(rule.content, learned.content) >= SAME


def _takes_over(learned: Frame, rule: Frame) -> bool:
    """Whether the reader gave the rule's words to somebody else, at the same level."""
    if rule.content is None or learned.content is None:
        return False
    return (
        _share(rule.content, learned.content) >= SAME
        and not _inside(rule, learned)
        and not _inside(learned, rule)
    )


def _inside(inner: Frame, outer: Frame) -> bool:
    return outer.content is not None and outer.content.start <= inner.start and inner.end <= outer.content.end


def _agreed(rule: Frame, learned: Frame) -> Frame:
    """One attribution from both: the rule's noun phrase where it stands in the reader's source."""
    together = 1 - (1 - rule.score) * (1 - learned.score)
    speaker = rule.speaker if rule.speaker and _same_span(rule.speaker, learned.speaker) else learned.speaker
    content = rule.content if rule.content and learned.content and _quoted(rule) else learned.content
    return replace(
        rule, speaker=speaker or rule.speaker, content=content or rule.content, score=round(together, 3)
    )


def _quoted(frame: Frame) -> bool:
    return frame.rule.startswith("quoted")


def _same_span(one: Span, other: Span | None) -> bool:
    return other is None or _common(one, other)


def _common(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / max(1, min(one.end - one.start, other.end - other.start))


def within(sentence: Sentence, learned: list[Frame]) -> list[Frame]:
    """The learned attributions whose content reaches into a sentence, cut at its ends."""
    found: list[Frame] = []
    for frame in learned:
        if frame.content is None:
            continue
        start, end = max(frame.content.start, sentence.start), min(frame.content.end, sentence.end)
        if start < end:
            found.append(replace(frame, content=Span(start, end)))
    return found
