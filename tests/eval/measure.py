"""Measure an exchange export against labelled answers.

usage: measure.py EXPORT_DIR GOLD.json [--json]

Prints one line a figure: name, hits, total, ratio. docs/evaluation.md says what each of them means.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import relating
import saying
from ground import ANCHORED, Ground, Row
from tally import Tally, count


def documents(ground: Ground) -> Iterator[Tally]:
    """Labelled documents that the export has."""
    yield count("documents.present", (bool(ground.resolve(label)) for label in ground.labelled_documents()))


def anchors(ground: Ground) -> Iterator[Tally]:
    """Quotes that are not found again at their offsets."""
    rows = (row for name in ANCHORED for row in ground.tables[name])
    outcomes = (not ground.texts[row["document"]].holds(row) for row in rows)
    yield count("anchors.broken", outcomes, low_is_good=True)


MEASURES: tuple[Callable[[Ground], Iterator[Tally]], ...] = (
    documents,
    anchors,
    saying.attributions,
    saying.precision,
    saying.quantities,
    saying.dates,
    saying.places,
    saying.must_not,
    relating.entities,
    relating.incidents,
    relating.conflicts,
    relating.lineage,
    relating.ledger,
    relating.deliberation,
    relating.network,
)


def measure(folder: Path, gold: Row) -> list[Tally]:
    """Every figure of one export; figures for which there are no labels are left out.

    Raises:
        NoExport: the folder holds no export.
    """
    ground = Ground(folder, gold)
    return [tally for of in MEASURES for tally in of(ground) if tally.total]


def line(tally: Tally) -> str:
    """A figure as one line of the table."""
    hit = "" if tally.hit is None else str(tally.hit)
    ratio = "" if tally.ratio is None else f"{tally.ratio:.3f}"
    return f"{tally.name:45s} {hit:>6} / {tally.total:<6} {ratio}{'  (low is good)' if tally.low_is_good else ''}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export", type=Path, help="folder written by `averment export --format jsonl`")
    parser.add_argument("gold", type=Path, help="labelled answers")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    tallies = measure(args.export, json.loads(args.gold.read_text("utf-8")))
    figures = {tally.name: tally.as_json() for tally in tallies}
    sys.stdout.write(json.dumps(figures, indent=1) if args.json else "\n".join(map(line, tallies)))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
