"""The attributions of one sentence, with overlaps and coordination settled."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from averment.claims.extractors import ATTRIBUTION, UNTRAINED, headlines
from averment.claims.frames import Frame, Line
from averment.claims.sentences import Sentence, Span, Token, trim
from averment.claims.words import lines
from averment.claims.zone import Zone
from averment.model import SegmentKind

MOST_FRAMES: Final = 16  # in one sentence
GUESS: Final = 0.5  # of a pronoun that only the place of a name explains
CONJUNCTIONS: Final = frozenset({"and", "but", "while", "whereas", "although", "though", ";"})


def frames_in(zone: Zone, sentence: Sentence) -> list[Frame]:
    """The attributions of a sentence, in the order of their cues, contents cut where the next one begins."""
    line = Line(zone.text, sentence)
    if zone.segment.kind is SegmentKind.HEADING:
        found = headlines.find(line)
        if found:
            return found
    frames = [frame for find in ATTRIBUTION for frame in find(line)]
    if len(frames) > MOST_FRAMES:
        return []  # a list of verbs or noise, not speech
    return _settle(zone, sentence, _without_doubles(frames))


def by_punctuation(zone: Zone, sentence: Sentence) -> list[Frame]:
    """The attributions of a sentence in a language without a trained reader: quotations alone."""
    line = Line(zone.text, sentence)
    found = [frame for find in UNTRAINED for frame in find(line)][:MOST_FRAMES]
    return [_named_before(zone, frame) for frame in found]


def _named_before(zone: Zone, frame: Frame) -> Frame:
    """A pronoun is the only full name of the sentence before; where there are several or none it stays."""
    spoken = zone.text[frame.speaker.start : frame.speaker.end] if frame.speaker else ""
    if spoken.lower() not in lines("foreign-pronouns") or zone.before is None:
        return frame
    names = _full_names(zone.before.tokens)
    how = f"“{spoken}” is read as the only full name in the sentence before"
    return replace(frame, speaker=names[0], score=GUESS, how=how) if len(names) == 1 else frame


def _full_names(tokens: tuple[Token, ...]) -> list[Span]:
    """The runs of two words or more with large first letters, outside quotations."""
    names: list[Span] = []
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and token.is_capital and token.quotation is None:
            run.append(token)
            continue
        if len(run) > 1:
            names.append(Span(run[0].start, run[-1].end))
        run = []
    return names


def _without_doubles(frames: list[Frame]) -> list[Frame]:
    """Of frames whose cues overlap, the surer one; in the order of their cues."""
    kept: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (-f.score, f.cue.start)):
        if not any(frame.cue.start < k.cue.end and k.cue.start < frame.cue.end for k in kept):
            kept.append(frame)
    return sorted(kept, key=lambda f: (f.cue.start, f.cue.end))


def _settle(zone: Zone, sentence: Sentence, frames: list[Frame]) -> list[Frame]:
    """Contents end where the next coordinate frame begins ("X said A, and Y said B")."""
    settled: list[Frame] = []
    for index, frame in enumerate(frames):
        content = frame.content
        for later in frames[index + 1 :]:
            if content is None or not content.start < later.start < content.end:
                continue
            if later.content and later.content.start <= frame.start < later.start:
                content = trim(zone.text, content.start, later.start)  # "X declared A, according to Y"
                continue
            joint = _coordination(sentence, later)
            if joint is not None and joint > content.start:
                content = trim(zone.text, content.start, joint)
        if content is not None:
            content = _before_semicolon(sentence, frame, content)
            content = without_tail(zone.text, content)
        settled.append(replace(frame, content=content))
    return [f for f in settled if f.content is None or f.content.end > f.content.start]


def _before_semicolon(sentence: Sentence, frame: Frame, content: Span) -> Span:
    """What follows a semicolon is a new statement, unless it takes the "that" up again."""
    if content.start < frame.cue.start:
        return content
    for mark, following in pairwise(sentence.tokens):
        inside = mark.low == ";" and content.start < mark.start < content.end
        if inside and following.low not in {"that", "and"}:
            return Span(content.start, mark.start)
    return content


def _coordination(sentence: Sentence, later: Frame) -> int | None:
    """Where the conjunction before a coordinate frame begins; None when the frame lies inside the content."""
    before = [t for t in sentence.tokens if t.end <= later.start]
    while before and (
        before[-1].low.endswith("ly") or before[-1].low in {"also", "then", "later", "in", "turn", "on"}
    ):
        before.pop()
    if before and before[-1].low in CONJUNCTIONS:
        conjunction = before.pop()
        comma = before and before[-1].low == ","
        return before[-1].start if comma else conjunction.start
    return later.start if later.speaker is None else None


def without_tail(text: str, content: Span) -> Span:
    """The span without commas, dashes and white space at its end."""
    end = content.end
    while end > content.start and (text[end - 1].isspace() or text[end - 1] in ",;–—-"):
        end -= 1
    return Span(content.start, end)


def holds(outer: Frame, inner: Frame) -> bool:
    """Whether a frame stands inside another's content."""
    return outer.content is not None and outer.content.start <= inner.start < outer.content.end
