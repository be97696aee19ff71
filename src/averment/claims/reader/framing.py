"""The reader's marks as frames, the form in which the rules hand over what they find."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from averment.claims.frames import NEAR, READER, Frame, Rival
from averment.claims.reader.linking import Link, Tag, Tagged, link
from averment.claims.reader.network import load
from averment.claims.reader.tagging import tag
from averment.claims.sentences import Quotation, Sentence, Span, inner_sentences
from averment.claims.words import words
from averment.model import Segment

KINDS: Final = {
    "say": "assert",
    "deny": "deny",
    "hedge": "opinion",
    "hypo": "suppose",
    "ask": "ask",
    "want": "demand",
    "think": "opinion",
    "act": "act",
}


CLOSING: Final = frozenset(",?!…—–")


def marks(text: str, segments: Sequence[Segment]) -> dict[str, Tagged]:
    """What the network marks in each segment, by segment id; empty when it is not there or not wanted."""
    network = load()
    if network is None or not segments:
        return {}
    regions = [Span(s.passage.start, s.passage.end) for s in segments]
    return {s.id: found for s, found in zip(segments, tag(network, text, regions), strict=True)}


def version() -> str:
    """What reads: the network's version and its weights' digest, or "rules" where it is not there."""
    network = load()
    return f"{network.version}-{network.digest[:12]}" if network else "rules"


def frames(marked: Tagged | None, text: str, sentences: Sequence[Sentence]) -> list[Frame]:
    """The attributions in a segment's marks; those without a source are left to the author's own voice.

    A quotation of several sentences is one content for the cue outside it, and several sentences for the
    cues inside it: who is quoted may quote others, but only from one of these sentences.
    """
    network = load()
    if marked is None or network is None:
        return []
    quoted = [t.quotation for s in sentences for t in s.tokens if t.quotation]
    spoken = [Span(s.start, s.end) for s in sentences]
    within = [span for quotation in quoted for span in inner_sentences(text, quotation)]
    later = [span for before, span in pairwise(within) if _together(before, span, quoted)]
    links = link(
        _joined(_within_marks(marked, text, quoted), quoted), sorted([*spoken, *later], key=lambda s: s.start)
    )
    found = [
        _frame(one, text, network.version) for one in links if one.source is not None and _says(text, one)
    ]
    return [_inside_sentence(frame, quoted, within) for frame in found]


def _says(text: str, one: Link) -> bool:
    """Whether a content holds a word, and not marks alone."""
    return any(c.isalnum() for c in text[one.content.start : one.content.end])


def _together(before: Span, span: Span, quoted: Sequence[Quotation]) -> bool:
    at = bisect_right(quoted, before.start, key=lambda q: q.start) - 1
    return at >= 0 and span.start < quoted[at].end


def _within_marks(marked: Tagged, text: str, quoted: Sequence[Quotation]) -> Tagged:
    """Contents that begin in a quotation end with it where a comma or another mark closes the speech."""

    def cut(content: Tag) -> Tag:
        quotation = _quotation_at(quoted, content.start)
        if quotation is None or content.end <= quotation.outer.end:
            return content
        closed = (
            text[quotation.end - 1] in CLOSING or text[quotation.outer.end : quotation.outer.end + 1] == ","
        )
        return replace(content, end=quotation.outer.end) if closed else content

    return replace(marked, contents=tuple(tuple(cut(k) for k in depth) for depth in marked.contents))


def _joined(marked: Tagged, quoted: Sequence[Quotation]) -> Tagged:
    """Contents side by side in one quotation are one content, where no source or cue stands between them."""
    if not marked.contents:
        return marked
    between = [*marked.sources, *marked.cues]
    contents: list[Tag] = []
    for content in marked.contents[0]:
        last = contents[-1] if contents else None
        quotation = _quotation_at(quoted, content.start)
        side_by_side = last is not None and quotation is not None and quotation.outer.start <= last.start
        if last is None or not side_by_side or any(last.end <= t.start < content.start for t in between):
            contents.append(content)
        else:
            contents[-1] = Tag(last.start, content.end, min(last.score, content.score))
    return replace(marked, contents=(tuple(contents), *marked.contents[1:]))


def _quotation_at(quoted: Sequence[Quotation], place: int) -> Quotation | None:
    at = bisect_right(quoted, place, key=lambda q: q.outer.start) - 1
    return quoted[at] if at >= 0 and place < quoted[at].outer.end else None


def _inside_sentence(frame: Frame, quoted: Sequence[Quotation], within: Sequence[Span]) -> Frame:
    """A cue inside a quotation governs no more than its own sentence there."""
    if frame.content is None or _quotation_at(quoted, frame.cue.start) is None:
        return frame
    at = bisect_right(within, frame.cue.start, key=lambda s: s.start) - 1
    if at < 0:
        return frame
    start, end = max(frame.content.start, within[at].start), min(frame.content.end, within[at].end)
    return replace(frame, content=Span(start, end)) if start < end else replace(frame, content=None)


def _kind(cue: str, kind: str) -> str:
    """How the rules call a kind of cue; "saw" and "knew" are no opinions."""
    perceived = kind == "think" and any(w in words("perceiving") for w in cue.lower().split())
    return "assert" if perceived else KINDS[kind]


def _frame(one: Link, text: str, version: str) -> Frame:
    source = one.source or one.content
    cue = one.cue or source
    parts = [part.score for part in (one.content, one.cue, one.source) if part is not None]
    score = round(min(parts), 3)
    return Frame(
        cue=Span(cue.start, cue.end),
        kind=_kind(text[cue.start : cue.end], one.cue.kind) if one.cue else "assert",
        content=Span(one.content.start, one.content.end),
        rule=version,
        score=score,
        speaker=Span(source.start, source.end),
        decided=READER,
        rival=Rival(Span(one.rival.start, one.rival.end), NEAR) if one.rival else None,
        goes_on=one.goes_on,
    )
