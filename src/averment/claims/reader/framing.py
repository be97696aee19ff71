"""The reader's marks as frames, the form in which the rules hand over what they find."""

from collections.abc import Sequence
from typing import Final

from averment.claims.frames import Frame
from averment.claims.reader.linking import Link, Tagged, link
from averment.claims.reader.network import load
from averment.claims.reader.tagging import tag
from averment.claims.sentences import Sentence, Span
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


def frames(marked: Tagged | None, sentences: Sequence[Sentence]) -> list[Frame]:
    """The attributions in a segment's marks; those without a source are left to the author's own voice."""
    network = load()
    if marked is None or network is None:
        return []
    links = link(marked, [Span(s.start, s.end) for s in sentences])
    return [_frame(one, network.version) for one in links if one.source is not None]


def _frame(one: Link, version: str) -> Frame:
    source = one.source or one.content
    cue = one.cue or source
    parts = [part.score for part in (one.content, one.cue, one.source) if part is not None]
    score = round(min(parts), 3)
    return Frame(
        cue=Span(cue.start, cue.end),
        kind=KINDS[one.cue.kind] if one.cue else "assert",
        content=Span(one.content.start, one.content.end),
        rule=version,
        score=score,
        speaker=Span(source.start, source.end),
    )
