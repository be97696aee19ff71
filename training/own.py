"""Reader of the project's own corpus: marks become labels."""

from collections.abc import Iterator
from pathlib import Path

from averment.evaluation import Annotated, Attribution, load
from training.spans import DEPTHS, Labelled, Said, Span, layered, trimmed, without_overlaps


def own(folder: Path, split: str) -> Iterator[Labelled]:
    """The documents of one part of the corpus; raises BadAnnotation when a file breaks the format."""
    for document in load(folder, split):
        yield labelled(document)


def labelled(document: Annotated) -> Labelled:
    """Sources and cues of all frames in one layer, contents by depth, and the kind of every cue."""
    frames = document.attributions
    cues = without_overlaps([Span(m.start, m.end, frame.kind) for frame in frames for m in frame.cues])
    sources = without_overlaps([Span(m.start, m.end, "S") for frame in frames for m in frame.sources])
    depths = layered([span for frame in frames for span in _contents(document.text, frame)])
    return Labelled(
        id=document.head["id"],
        source="own",
        text=document.text,
        register=document.head["register"],
        parts=tuple((zone.start, zone.end) for zone in document.zones),
        heads={
            "agents": (*sources, *(Span(cue.start, cue.end, "C") for cue in cues)),
            **dict(zip(DEPTHS, depths, strict=True)),
            "cue": cues,
        },
        said=tuple(
            Said(
                tuple(Span(m.start, m.end, "S") for m in frame.sources),
                tuple(_contents(document.text, frame)),
            )
            for frame in frames
            if frame.sources and frame.contents
        ),
    )


def _contents(text: str, frame: Attribution) -> Iterator[Span]:
    for mark in frame.contents:
        yield Span(*trimmed(text, mark.start, mark.end), "K")
