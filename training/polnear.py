"""Reader of PolNeAR's brat files. It states no licence: it is read to be judged against, never to train."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from training.spans import Labelled, Span, layered, trimmed, without_overlaps

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
    """One document; a stretch in several pieces is several spans. The links are in the order of the file."""
    agents: list[Span] = []
    contents: list[Span] = []
    for line in annotation.splitlines():
        if line.startswith("T"):
            kind, places = line.split("\t")[1].split(" ", 1)
            for piece in places.split(";"):
                start, end = (int(n) for n in piece.split())
                if kind in AGENTS:
                    agents.append(Span(start, end, AGENTS[kind]))
                elif kind == "Content":
                    contents.append(Span(*trimmed(text, start, end), "K"))
    outer, _ = layered(contents)
    return Labelled(
        id=name,
        source="polnear",
        text=text,
        register="news",
        heads={"agents": without_overlaps(agents), "outer": outer},
    )
