"""How fast the claims room reads, beside the plainest reading there is: splitting into words.

    python benchmarks/reading.py FILE...

Both figures come from the same run on the same text, so their ratio holds when the machine's speed drifts.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from averment.claims import extract
from averment.model import Document, Passage, ReadStatus, Reason, Segment, SegmentKind

ROUNDS = 5
ZERO = "0" * 64
EXAMPLE = Path(__file__).parent.parent / "examples" / "sarnivek-depot" / "documents" / "02-interline-wire.txt"


def seconds(work: Callable[[], object]) -> float:
    """Median processor seconds of one call."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def main(paths: list[str]) -> None:
    """Print words a second and the ratio for each file."""
    for path in [Path(p) for p in paths] or [EXAMPLE]:
        text = path.read_text(encoding="utf-8")
        words = len(text.split())
        document = Document(
            "doc", ZERO, (path.name,), "text/plain", ReadStatus.READ, ZERO, len(text), "bench@1"
        )
        whole = Passage.cut("doc", text, 0, len(text))
        segment = Segment("seg", whole, SegmentKind.BODY, Reason("bench@1", 1, "The whole file."))
        reading = seconds(lambda d=document, t=text, s=segment: extract(d, t, (s,)))  # type: ignore[misc]
        splitting = seconds(lambda t=text: [t.split() for _ in range(1000)]) / 1000  # type: ignore[misc]
        speed, ratio = words / reading, reading / splitting
        print(f"{path.name}: {words} words, {speed:,.0f} words/s, {ratio:,.0f} x str.split")


if __name__ == "__main__":
    main(sys.argv[1:])
