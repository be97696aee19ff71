"""How fast and in how much memory the claims room reads."""

import resource
import time
from dataclasses import dataclass
from pathlib import Path

from averment.claims import extract, reader
from averment.evaluation import corpus
from averment.evaluation.reading import as_document


@dataclass(frozen=True, slots=True)
class Pace:
    """Words read, seconds taken, the process's highest memory, and what read them."""

    words: int
    seconds: float
    peak_bytes: int
    reader: str


def pace(folder: Path) -> Pace:
    """Reads every document of the corpus once, after one to warm up; zones as the annotator drew them."""
    documents = list(corpus.load(folder))
    made = [(*as_document(one), one.text) for one in documents]
    for document, segments, text in made[:1]:
        extract(document, text, segments)
    begun = time.perf_counter()  # a measurement, not a fact of the case
    for document, segments, text in made:
        extract(document, text, segments)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # Linux counts in KiB
    return Pace(sum(len(text.split()) for _, _, text in made), seconds, peak, reader.version())
