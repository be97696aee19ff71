"""Reader of PolNeAR's brat files. It states no licence: it is read to be judged against, never to train."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from training.spans import Labelled, Said, Span, layered, trimmed, without_overlaps

AGENTS: Final = {"Source": "S", "Cue": "C"}


def polnear(folder: Path, part: str) -> Iterator[Labelled]:
    """Documents of a part; an annotation is named like its text, with the mark of the annotator behind."""
    seen: set[str] = set()
    for file in sorted((folder / "data" / part / "attributions").glob("*.ann")):
        stem = file.stem.rpartition("_")[0]
        if stem in seen:  # a few texts were annotated twice
            continue
        seen.add(stem)
        text = (file.parent.parent / "text" / f"{stem}.txt").read_bytes().decode("utf-8")
        yield labelled(file.stem, text, file.read_text(encoding="utf-8"))


def labelled(name: str, text: str, annotation: str) -> Labelled:
    """One document; a stretch in several pieces is several spans."""
    rows = [line.split("\t") for line in annotation.splitlines()]
    marks = {row[0]: list(_spans(text, row[1])) for row in rows if row[0].startswith("T")}
    spans = [span for found in marks.values() for span in found]
    outer, *_ = layered([span for span in spans if span.label == "K"])
    return Labelled(
        id=name,
        source="polnear",
        text=text,
        register="news",
        heads={"agents": without_overlaps([s for s in spans if s.label != "K"]), "outer": outer},
        said=tuple(said for row in rows if row[0].startswith("E") for said in _linked(row[1], marks)),
    )


def _spans(text: str, mark: str) -> Iterator[Span]:
    kind, places = mark.split(" ", 1)
    for piece in places.split(";"):
        start, end = (int(n) for n in piece.split())
        if kind in AGENTS:
            yield Span(start, end, AGENTS[kind])
        elif kind == "Content":
            yield Span(*trimmed(text, start, end), "K")


def _linked(link: str, marks: Mapping[str, list[Span]]) -> Iterator[Said]:
    """The link of a line such as "Attribution:T4 Content:T3 Cue:T2 Source:T1", when it names a source."""
    parts = [part.partition(":") for part in link.split()]
    sources = [s for role, _, mark in parts if role.startswith("Source") for s in marks[mark]]
    contents = [s for role, _, mark in parts if role.startswith("Content") for s in marks[mark]]
    if sources and contents:
        yield Said(tuple(sources), tuple(contents))
