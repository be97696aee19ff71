"""PolNeAR in a user's own copy: news with sources, cues and contents marked (Newell, Margolin, Ruths 2018).

The corpus states no licence. It is measured against, never trained on, and nothing of it is kept here.
In: the folder of a checkout. Out: annotated documents as our own corpus gives them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from averment.evaluation.corpus import Annotated, Attribution, BadAnnotation, Mark

KINDS: Final = {"Source": "S", "Cue": "C", "Content": "K"}


def load(folder: Path, part: str = "dev") -> Iterator[Annotated]:
    """The documents of a part, in the order of their names.

    Raises:
        BadAnnotation: the folder holds no such part.
    """
    files = sorted((folder / "data" / part / "attributions").glob("*.ann"))
    if not files:
        message = f"{folder}: no data/{part}/attributions; name the folder of a checkout of PolNeAR"
        raise BadAnnotation(message)
    for file in files:
        name = file.stem.rpartition("_")[0]  # the mark of the annotator follows
        text = (file.parent.parent / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        yield annotated(name, text, file.read_text(encoding="utf-8"))


def annotated(name: str, text: str, annotation: str) -> Annotated:
    """One document from its text and its stand-off file (brat): T lines are stretches, E lines join them."""
    stretches: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    frames: list[Attribution] = []
    for line in annotation.splitlines():
        if line.startswith("T"):
            key, told, _ = line.split("\t", 2)
            kind, places = told.split(" ", 1)
            spans = [(int(p.split()[0]), int(p.split()[1])) for p in places.split(";")]
            stretches[key] = (kind, spans)
    for line in annotation.splitlines():
        if line.startswith("E"):
            frames.append(_frame(len(frames) + 1, line, stretches, text))
    head = {
        "id": name,
        "style": "polnear",
        "topic": "polnear",
        "register": "wire",
        "origin": "en",
        "split": "dev",
    }
    return Annotated(head, text, (), (), tuple(frames))


def _frame(
    number: int, line: str, stretches: dict[str, tuple[str, list[tuple[int, int]]]], text: str
) -> Attribution:
    marks: dict[str, list[Mark]] = {"S": [], "C": [], "K": []}
    for role in line.split("\t")[1].split():
        kind, spans = stretches.get(role.split(":")[1], ("", []))
        if kind in KINDS:
            marks[KINDS[kind]] += [Mark(KINDS[kind], number, None, start, end) for start, end in spans]
    sources = tuple(marks["S"])
    speaker = text[sources[0].start : sources[0].end] if sources else None
    return Attribution(number, "say", speaker, sources, tuple(marks["C"]), tuple(marks["K"]))
