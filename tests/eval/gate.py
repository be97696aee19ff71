"""The evaluation gate: no figure may fall below its pinned floor, and the labelled sets may not change unnoticed.

usage: gate.py [--only NAME] [--export NAME=DIR] [--gate | --update [--allow-regression]]

Without --export a fresh case of each set is built and exported. --update pins what was measured; it refuses to lower
a floor unless --allow-regression says that this is meant. A set that is not on this machine is skipped, and named.
"""

import argparse
import json
import math
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpora import CORPORA, Corpus, ExportFailed, export
from ground import NoExport
from measure import line, measure
from tally import Tally

BASELINE = Path(__file__).parent / "baseline.json"
DIGITS = 4
Pins = dict[str, dict[str, Any]]  # set name -> {fingerprint, floors, ceilings}


@dataclass
class Outcome:
    """What one set gave: figures, and what is wrong with them."""

    corpus: str
    tallies: list[Tally] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    lowered: list[str] = field(default_factory=list)  # failures that --allow-regression may accept
    fingerprint: str = ""


def rounded(tally: Tally) -> float:
    """The ratio as it is pinned, rounded so that the same result always passes."""
    scale = 10**DIGITS
    ratio = tally.ratio or 0.0
    return (math.ceil if tally.low_is_good else math.floor)(round(ratio * scale, 6)) / scale


def key(tally: Tally) -> str:
    """Where a figure is pinned: errors have a ceiling, the rest a floor."""
    return "ceilings" if tally.low_is_good else "floors"


def regressions(tallies: list[Tally], pins: Mapping[str, Any]) -> list[str]:
    """The figures that are worse than pinned, and the pinned ones that are gone."""
    by_name = {tally.name: tally for tally in tallies}
    found: list[str] = []
    for kind, sign in (("floors", 1), ("ceilings", -1)):
        for name, pinned in pins.get(kind, {}).items():
            tally = by_name.get(name)
            if tally is None or tally.ratio is None:
                found.append(f"{name} is pinned at {pinned} and was not measured")
            elif sign * rounded(tally) < sign * pinned:
                found.append(f"{name} is {rounded(tally)}, {kind[:-1]} {pinned}")
    return found


def judge(corpus: Corpus, folder: Path, pins: Mapping[str, Any]) -> Outcome:
    """Measure one set's export and hold it against its pins."""
    tallies = measure(folder, json.loads(corpus.gold.read_text("utf-8")))
    outcome = Outcome(corpus.name, tallies, fingerprint=corpus.fingerprint())
    if not pins:
        outcome.failures.append("nothing is pinned for this set; run with --update")
    elif pins.get("fingerprint") != outcome.fingerprint:
        outcome.failures.append(
            "the documents or labels changed since the floors were pinned; run with --update"
        )
    outcome.lowered = regressions(tallies, pins)
    return outcome


def pinned(outcome: Outcome) -> dict[str, Any]:
    """What to pin for a set from its figures."""
    pins: dict[str, Any] = {"fingerprint": outcome.fingerprint, "floors": {}, "ceilings": {}}
    for tally in outcome.tallies:
        pins[key(tally)][tally.name] = rounded(tally)
    return pins


def write_atomically(path: Path, pins: Pins) -> None:
    """Write beside, force to disk, then put in place: a crash leaves the old pins or the new ones."""
    words = json.dumps(pins, indent=1, sort_keys=True) + "\n"
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as part:
            part.write(words)
            part.flush()
            os.fsync(part.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_pins(path: Path) -> Pins:
    """The pins; none when there is no file yet."""
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def run(corpora: list[Corpus], exports: Mapping[str, Path], pins: Pins) -> tuple[list[Outcome], list[str]]:
    """The outcome of every set that is here, and the names of those that are not."""
    outcomes: list[Outcome] = []
    skipped: list[str] = []
    with tempfile.TemporaryDirectory() as work:
        for corpus in corpora:
            if not corpus.is_there():
                skipped.append(corpus.name)
                continue
            folder = exports.get(corpus.name) or export(corpus, Path(work))
            outcomes.append(judge(corpus, folder, pins.get(corpus.name, {})))
    return outcomes, skipped


def report(outcomes: list[Outcome], skipped: list[str]) -> None:
    """Figures to standard output; what is wrong or left out to standard error."""
    for outcome in outcomes:
        sys.stdout.write(f"\n== {outcome.corpus}\n" + "\n".join(map(line, outcome.tallies)) + "\n")
        for failure in outcome.failures + outcome.lowered:
            sys.stderr.write(f"FAIL {outcome.corpus}: {failure}\n")
    for name in skipped:
        place = CORPORA[name].documents if name in CORPORA else name
        sys.stderr.write(f"SKIPPED {name}: no documents and labels at {place}; ITS FLOORS WERE NOT CHECKED\n")


def update(path: Path, outcomes: list[Outcome], *, allow_regression: bool) -> int:
    """Pin what was measured; 1 and nothing written when that would lower a floor without leave."""
    if any(outcome.lowered for outcome in outcomes) and not allow_regression:
        sys.stderr.write(
            "nothing was pinned: a floor would sink; say --allow-regression, and why in the commit\n"
        )
        return 1
    write_atomically(path, read_pins(path) | {outcome.corpus: pinned(outcome) for outcome in outcomes})
    sys.stdout.write(f"pinned {', '.join(outcome.corpus for outcome in outcomes)} in {path.name}\n")
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", action="append", choices=sorted(CORPORA), help="only this set")
    parser.add_argument(
        "--export", action="append", default=[], metavar="NAME=DIR", help="an export made before"
    )
    parser.add_argument("--baseline", type=Path, default=BASELINE, help="the file of pins")
    parser.add_argument("--gate", action="store_true", help="hold against the pins; also done without asking")
    parser.add_argument("--update", action="store_true", help="pin what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Check or pin; 0 when all is well, 1 when a figure or a set fails, 2 when there was nothing to measure."""
    args = parse(arguments)
    exports = {name: Path(folder) for name, _, folder in (entry.partition("=") for entry in args.export)}
    corpora = [CORPORA[name] for name in args.only or CORPORA]
    try:
        outcomes, skipped = run(corpora, exports, read_pins(args.baseline))
    except (ExportFailed, NoExport) as problem:
        sys.stderr.write(f"gate: {problem}\n")
        return 2
    report(outcomes, skipped)
    if not outcomes:
        sys.stderr.write("gate: no labelled set is on this machine\n")
        return 2
    if args.update:
        return update(args.baseline, outcomes, allow_regression=args.allow_regression)
    return int(any(outcome.failures or outcome.lowered for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
