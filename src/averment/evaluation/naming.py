"""Names: which persons, bodies and places the claims room finds, against those that are marked.

Exact: the same words and the same kind. Overlap: a name counts when it touches one of its kind on the other
side. Both are given as F1, 2 x right / (marked + found), over the three kinds together.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from averment.claims import extract
from averment.evaluation.corpus import Annotated
from averment.evaluation.namesets import NAME, UNJUDGED
from averment.evaluation.reading import REASON, Read
from averment.model import Document, EntityKind, Passage, ReadStatus, Segment, SegmentKind

LABELS: Final = {EntityKind.PERSON: "PER", EntityKind.ORGANIZATION: "ORG", EntityKind.PLACE: "LOC"}
Name = tuple[int, int, str]


def names_through(annotated: Annotated) -> Read:
    """Counts of names marked, found, found exactly and touched; no outcomes, for names carry no chances."""
    marked = [(m.start, m.end, m.value or "") for m in annotated.marks if m.kind == NAME]
    unjudged = [(m.start, m.end, "") for m in annotated.marks if m.kind == UNJUDGED]
    found = [name for name in _found(annotated) if not _touched(name, unjudged)]
    wanted = [name for name in marked if name[2] in LABELS.values()]
    exact = len(set(wanted) & set(found))
    touching = sum(_touched(name, _alike(name, found)) for name in wanted)
    touched = sum(_touched(name, _alike(name, wanted)) for name in found)
    both = len(wanted) + len(found)
    return Read(
        Counter(
            names_exact_twice=2 * exact,
            names_touched_both=touching + touched,
            names_both=both,
            names_exact=exact,
            names_marked=len(wanted),
            names_found=len(found),
        ),
        (),
    )


def _found(annotated: Annotated) -> list[Name]:
    text = annotated.text
    document = Document(
        id=annotated.head["id"],
        exhibit="0" * 64,
        names=("names.txt",),
        media_type="text/plain",
        status=ReadStatus.READ,
        text_sha256="0" * 64,
        chars=len(text),
        reader="names@1",
    )
    whole = Segment("seg", Passage.cut(document.id, text, 0, len(text)), SegmentKind.BODY, REASON, None)
    return [
        (m.passage.start, m.passage.end, LABELS[m.kind])
        for m in extract(document, text, (whole,)).mentions
        if m.kind in LABELS
    ]


def _alike(name: Name, others: Iterable[Name]) -> list[Name]:
    return [other for other in others if other[2] == name[2]]


def _touched(name: Name, others: Iterable[Name]) -> bool:
    return any(name[0] < other[1] and other[0] < name[1] for other in others)
