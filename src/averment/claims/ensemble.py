"""Rules and learned reader together: one attribution where both see the same.

Words in quotation marks are attributed by either; indirect speech the reader decides, where it has read at
all. The reader cannot move a quotation mark, and no rule can remove what the reader found.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from averment.claims.frames import BOTH, READER, RULES, Frame, Rival
from averment.claims.phrases import is_verbish
from averment.claims.sentences import Sentence, Span

ACT: Final = "act"
ENOUGH: Final = 0.3  # of the network's own score: what it hardly sees is not told
SAME: Final = 0.5  # of the shorter content, in both, makes the two attributions one
BESIDE: Final = 2  # code points between words of attribution and the thing they deal with
SURE: Final = 0.85  # of a rule: a that-clause or a quotation at once behind a plain verb of saying
ALONE: Final = 0.7  # what a finding loses that the other reader does not share


def merged(by_rule: list[Frame], learned: list[Frame], sentence: Sentence) -> list[Frame]:
    """The attributions of one sentence, in the order of their cues.

    Where both give the same words to different speakers, the one that is not taken stays as the rival.
    """
    left = list(by_rule)
    found: list[Frame] = []
    for frame in learned:
        if frame.goes_on and frame.content and any(_common(r.cue, frame.content) for r in by_rule):
            continue  # "She denied that …" is its own attribution, not more of what she said before
        if any(_common(r.cue, frame.cue) and r not in left and _opens_bracket(r, sentence) for r in by_rule):
            continue  # a bracket's words of attribution tie one thing only
        twin = max((r for r in left if _same(r, frame)), key=lambda r: r.score, default=None)
        if twin is not None:
            left.remove(twin)
            found.append(_agreed(twin, frame, sentence))
        elif (
            frame.kind != ACT
            and _is_enough(frame, sentence)
            and not any(_is_sure(r, sentence) and _takes_over(r, frame) for r in by_rule)
        ):
            found.append(_with_verb(_alone(frame, by_rule, RULES), sentence))
    alone = [
        rule for rule in left if _is_sure(rule, sentence) or not any(_takes_over(f, rule) for f in learned)
    ]
    found += [_alone(rule, learned, READER) for rule in alone]
    return sorted(found, key=lambda f: (f.cue.start, f.cue.end))


def _is_enough(frame: Frame, sentence: Sentence) -> bool:
    """Whether what the reader alone found is likely enough to be told, or stands in quotation marks."""
    quoted = frame.content is not None and _holds_quotation(frame.content, sentence)
    return quoted or frame.score >= ENOUGH


def _with_verb(frame: Frame, sentence: Sentence) -> Frame:
    """A thing is no statement: “supported the mission” takes the words of attribution along."""
    content = frame.content
    if content is None or not 0 <= content.start - frame.cue.end <= BESIDE:
        return frame
    tokens = sentence.tokens
    inside = [n for n, t in enumerate(tokens) if content.start <= t.start and t.end <= content.end]
    if any(tokens[n].quotation or tokens[n].low == "to" or is_verbish(tokens, n) for n in inside):
        return frame
    return replace(frame, content=Span(frame.cue.start, content.end))


def _alone(frame: Frame, others: list[Frame], how: str) -> Frame:
    """What one of the two found alone; whom the other names for the same words is the rival."""
    other = next((f for f in others if f.kind != ACT and _takes_over(f, frame)), None)
    return replace(frame, score=round(frame.score * ALONE, 3), alone=True, rival=_rival(frame, other, how))


def _rival(frame: Frame, other: Frame | None, how: str) -> Rival | None:
    """The other one's speaker where it is named by other words, else whoever came close before."""
    if frame.speaker and other and other.speaker and not _common(frame.speaker, other.speaker):
        return Rival(other.speaker, how)
    return frame.rival


def _is_sure(rule: Frame, sentence: Sentence) -> bool:
    """Whether the deterministic layer has the last word: a quotation, or a form that leaves no doubt."""
    quoted = rule.content is not None and _holds_quotation(rule.content, sentence)
    return rule.score >= SURE or quoted or _opens_bracket(rule, sentence)


def _opens_bracket(rule: Frame, sentence: Sentence) -> bool:
    """Whether it stands as “(according to X nine)”: a bracket tells where its words belong."""
    before = max((t for t in sentence.tokens if t.end <= rule.start), key=lambda t: t.end, default=None)
    return before is not None and before.low == "("


def _holds_quotation(content: Span, sentence: Sentence) -> bool:
    return any(t.quotation and content.start <= t.start and t.end <= content.end for t in sentence.tokens)


def _same(rule: Frame, learned: Frame) -> bool:
    """Whether both mean the same attribution: a common cue, or the same words from the same source."""
    if _common(rule.cue, learned.cue):
        return True
    if rule.content is None or learned.content is None:
        return False
    source = rule.speaker and learned.speaker and _common(rule.speaker, learned.speaker)
    return bool(source) and _share(rule.content, learned.content) >= SAME


def _takes_over(one: Frame, other: Frame) -> bool:
    """Whether one attribution gives the other's words to its own speaker, at the same level."""
    if one.content is None or other.content is None or _share(one.content, other.content) < SAME:
        return False
    return not _inside(one, other) and not _inside(other, one)


def _inside(inner: Frame, outer: Frame) -> bool:
    return outer.content is not None and outer.content.start <= inner.start and inner.end <= outer.content.end


def _agreed(rule: Frame, learned: Frame, sentence: Sentence) -> Frame:
    """One attribution from both: the sure rule's words and noun phrase, else the reader's."""
    together = round(1 - (1 - rule.score) * (1 - learned.score), 3)
    if _is_sure(rule, sentence):
        return replace(
            rule, score=together, decided=BOTH, agrees=learned.rule, rival=_rival(rule, learned, READER)
        )
    same_source = rule.speaker and learned.speaker and _common(rule.speaker, learned.speaker)
    taken = rule if same_source or not learned.speaker else learned
    rival = _rival(rule, learned, READER) if taken is rule else _rival(learned, rule, RULES)
    content = rule.content if _deals_with(rule, learned) else learned.content or rule.content
    return replace(
        rule,
        speaker=taken.speaker,
        content=content,
        score=together,
        decided=BOTH,
        agrees=learned.rule,
        rival=rival or learned.rival,
        goes_on=learned.goes_on,
    )


def _deals_with(rule: Frame, learned: Frame) -> bool:
    """“denies everything”: the rule took the verb with its object, the reader the object alone."""
    if rule.content is None or learned.content is None:
        return False
    whole = rule.content.start <= rule.cue.start and rule.cue.end <= rule.content.end
    return whole and rule.content.start <= learned.content.start and learned.content.end <= rule.content.end


def _common(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / max(1, min(one.end - one.start, other.end - other.start))


@dataclass(frozen=True, slots=True)
class Learned:
    """The learned attributions of a segment, to be asked sentence by sentence."""

    rows: tuple[tuple[Span, Frame], ...]  # with their contents, in the order of these
    reached: tuple[int, ...]  # the farthest end so far

    @classmethod
    def of(cls, frames: Iterable[Frame]) -> "Learned":
        """Those that have a content."""
        rows = sorted(((f.content, f) for f in frames if f.content), key=lambda row: row[0].start)
        return cls(tuple(rows), tuple(accumulate((content.end for content, _ in rows), max)))

    def within(self, sentence: Sentence) -> list[Frame]:
        """The attributions whose content reaches into a sentence, cut at its ends."""
        first = bisect_right(self.reached, sentence.start)
        last = bisect_left(self.rows, sentence.end, key=lambda row: row[0].start)
        cut = [
            (Span(max(content.start, sentence.start), min(content.end, sentence.end)), frame)
            for content, frame in self.rows[first:last]
        ]
        return [replace(frame, content=span) for span, frame in cut if span.start < span.end]
