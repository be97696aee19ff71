"""Scores a weights folder: for every data set and head, exact and overlap, with intervals.

    python -m training.judge --weights DIR --data DIR --corpus corpus [--against DIR] [--own-test] [--json
    FILE]

Exact: same label and same words. Overlap: a span counts when it touches one of its label on the other side.
Contents are compared without "that" before and the stop after them, in every data set alike.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from averment.claims.reader.decoding import Labels
from averment.claims.reader.linking import Tag, link
from averment.claims.reader.network import Network
from averment.claims.reader.tagging import tag
from averment.claims.sentences import Span as Stretch
from averment.claims.sentences import sentences
from training.data import read as documents_of
from training.labels import HEADS, SEQUENCES
from training.network import Opened, Read, decoded, kind_of, opened, read
from training.own import own
from training.spans import Labelled, Span, trimmed

WEIGHTS: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0)
PUBLIC: Final = (("gum", "test"), ("re3d", "test"), ("uner", "test"), ("polnear", "dev"))
DRAWS: Final = 1000
FLAT: Final = "polnear"  # one level only: what stands inside a content is not marked there
NARROW: Final = "uner"  # knows no other names than those of persons, bodies and places


@dataclass(frozen=True, slots=True)
class Count:
    """What one document adds to a score."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    gold_met: int = 0
    found_met: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Both documents together."""
        pairs = zip(self.row(), other.row(), strict=True)
        return Count(*(one + two for one, two in pairs))

    def row(self) -> tuple[int, ...]:
        """The five figures in order."""
        return self.gold, self.found, self.exact, self.gold_met, self.found_met

    def exact_score(self) -> tuple[float, float, float]:
        """Precision, recall, F1 by equal words."""
        return _three(self.exact, self.found, self.exact, self.gold)

    def overlap_score(self) -> tuple[float, float, float]:
        """Precision, recall, F1 by touching."""
        return _three(self.found_met, self.found, self.gold_met, self.gold)


def _three(right: int, found: int, met: int, gold: int) -> tuple[float, float, float]:
    precision, recall = right / found if found else 0.0, met / gold if gold else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def count(gold: Iterable[Span], found: Iterable[Span], label: str) -> Count:
    """One document, one label."""
    wanted = [span for span in gold if span.label == label]
    given = [span for span in found if span.label == label]
    places = {(span.start, span.end) for span in wanted}
    return Count(
        gold=len(wanted),
        found=len(given),
        exact=sum((span.start, span.end) in places for span in given),
        gold_met=sum(any(_touch(span, other) for other in given) for span in wanted),
        found_met=sum(any(_touch(span, other) for other in wanted) for span in given),
    )


def _touch(one: Span | Tag, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def found_in(network: Network, document: Labelled, reads: dict[str, list[Read]], head: str) -> list[Span]:
    """What the network marks, made comparable with what the data set marks."""
    rows = reads["plain" if head == "names" else "masked"]
    spans = decoded(rows, head, network.labels[head])
    if document.source == FLAT and head == "agents":
        outer = decoded(rows, "outer", network.labels["outer"])
        spans = [s for s in spans if not any(o.start <= s.start and s.end <= o.end for o in outer)]
    if head == "names":
        spans = [
            s for s in spans if not any(s.start < end and start < s.end for start, end in document.unknown)
        ]
    return [s for s in spans if not (document.source == NARROW and s.label == "MISC")]


def chosen_weights(weights: Opened, documents: Sequence[Labelled]) -> dict[str, float]:
    """For each head the weight of its table with the best mean exact F1 over labels on these documents."""
    reads = [(document, read(weights.network, document)) for document in documents]
    best: dict[str, float] = {}
    for head in SEQUENCES:
        scores = {weight: _mean_f1(head, weights.weighted(head, weight), reads) for weight in WEIGHTS}
        best[head] = max(WEIGHTS, key=lambda weight: (round(scores[weight], 4), -weight))
        sys.stderr.write(f"{head}: " + " ".join(f"{w}={100 * s:.1f}" for w, s in scores.items()) + "\n")
    return best


def _mean_f1(head: str, table: Labels, reads: Sequence[tuple[Labelled, dict[str, list[Read]]]]) -> float:
    kinds = sorted({label[2:] for label in HEADS[head] if label != "O"})
    totals = dict.fromkeys(kinds, Count())
    for document, rows in reads:
        if head in document.heads:
            spans = decoded(rows["plain" if head == "names" else "masked"], head, table)
            for kind in kinds:
                totals[kind] += count(document.heads[head], spans, kind)
    return sum(total.exact_score()[2] for total in totals.values()) / len(kinds)


def judged(network: Network, documents: Sequence[Labelled]) -> dict[str, Any]:
    """The scores of one data set: a row for each head and label, and how often the kind of a cue is right."""
    reads = [(document, read(network, document)) for document in documents]
    scores: dict[str, Any] = {"documents": len(documents)}
    for head in SEQUENCES:
        known = [(d, found_in(network, d, rows, head)) for d, rows in reads if head in d.heads]
        for kind in sorted({span.label for d, _ in known for span in d.heads[head]}):
            counts = [count(d.heads[head], spans, kind) for d, spans in known]
            scores[f"{head} {kind}"] = _row(counts)
    nested = [_inside(network, d) for d, _ in reads if d.heads.get("inner")]
    if nested:
        scores["inner K"] = _row(nested)
    linked = [_speakers(network, d) for d, _ in reads if d.said]
    if linked:
        scores["speakers"] = _linked(linked)
    kinds = [_kinds(network, d, rows["masked"]) for d, rows in reads if d.source == "own"]
    if kinds:
        right, total = sum(k[0] for k in kinds), sum(k[1] for k in kinds)
        scores["cue"] = {
            "accuracy": _percent(right / total if total else 0),
            "cues": total,
            "by kind": _by_kind(kinds),
        }
    return scores


def _inside(network: Network, document: Labelled) -> Count:
    """What is said to be said: the contents that the run-time reader finds inside others."""
    parts = [Stretch(start, end) for start, end in document.parts or ((0, len(document.text)),)]
    found = [
        Span(*trimmed(document.text, k.start, k.end), "K")
        for tagged in tag(network, document.text, parts)
        for k in (tagged.contents[1] if len(tagged.contents) > 1 else ())
    ]
    return count(document.heads["inner"], found, "K")


def _speakers(network: Network, document: Labelled) -> tuple[int, int, int]:
    """Attributions with a source: how many there are, of how many the content was met, the source too."""
    parts = [Stretch(start, end) for start, end in document.parts or ((0, len(document.text)),)]
    links = [
        one
        for part, tagged in zip(parts, tag(network, document.text, parts), strict=True)
        for one in link(tagged, _sentences(document.text, part))
    ]
    met = right = 0
    for said in document.said:
        found = [one for one in links if any(_touch(one.content, span) for span in said.contents)]
        met += bool(found)
        right += any(one.source and any(_touch(one.source, s) for s in said.sources) for one in found)
    return len(document.said), met, right


def _sentences(text: str, part: Stretch) -> list[Stretch]:
    return [Stretch(one.start, one.end) for one in sentences(text, part.start, part.end)]


def _linked(counts: Sequence[tuple[int, int, int]]) -> dict[str, Any]:
    rows = np.array(counts)
    draws = np.random.default_rng(0).integers(len(rows), size=(DRAWS, len(rows)))
    gold, met, right = (int(n) for n in rows.sum(axis=0))
    drawn = rows[draws].sum(axis=1)
    shares = sorted(float(r) / float(g) for g, _, r in drawn if g)
    ends = [_percent(shares[len(shares) // 40]), _percent(shares[-len(shares) // 40])]
    return {
        "attributions": gold,
        "end to end": _percent(right / gold),
        "interval": ends,
        "given content": _percent(right / met) if met else 0.0,
    }


def _row(counts: Sequence[Count]) -> dict[str, Any]:
    total = sum(counts, Count())
    exact, overlap = total.exact_score(), total.overlap_score()
    return {
        "gold": total.gold,
        "exact": [_percent(x) for x in exact],
        "exact interval": _interval(counts, overlap=False),
        "overlap": [_percent(x) for x in overlap],
        "overlap interval": _interval(counts, overlap=True),
    }


def _interval(counts: Sequence[Count], *, overlap: bool) -> list[float]:
    """The middle 95 % of F1 over documents drawn with replacement (Efron's percentile bootstrap)."""
    rows = np.array([one.row() for one in counts])
    draws = np.random.default_rng(0).integers(len(rows), size=(DRAWS, len(rows)))
    f1 = []
    for figures in rows[draws].sum(axis=1):
        total = Count(*(int(figure) for figure in figures))
        f1.append((total.overlap_score() if overlap else total.exact_score())[2])
    f1.sort()
    return [_percent(f1[DRAWS // 40]), _percent(f1[-DRAWS // 40])]


def _percent(share: float) -> float:
    return round(100 * share, 1)


def _kinds(
    network: Network, document: Labelled, rows: Sequence[Read]
) -> tuple[int, int, dict[str, tuple[int, int]]]:
    right = total = 0
    each: dict[str, tuple[int, int]] = {}
    for cue in document.heads["cue"]:
        kind = kind_of(rows, cue, network.cue_kinds)
        hit, seen = each.get(cue.label, (0, 0))
        each[cue.label] = (hit + (kind == cue.label), seen + 1)
        right, total = right + (kind == cue.label), total + 1
    return right, total, each


def _by_kind(kinds: Sequence[tuple[int, int, dict[str, tuple[int, int]]]]) -> dict[str, list[int]]:
    totals: dict[str, list[int]] = {}
    for _, _, each in kinds:
        for kind, (hit, seen) in each.items():
            row = totals.setdefault(kind, [0, 0])
            row[0], row[1] = row[0] + hit, row[1] + seen
    return dict(sorted(totals.items()))


def sets(data: Path, corpus: Path | None, *, own_test: bool) -> dict[str, list[Labelled]]:
    """What is judged, by name; our own parts also register by register."""
    found = {
        f"{name} {part}": documents_of(data, name, part) for name, part in PUBLIC if (data / name).is_dir()
    }
    for part in ("dev", "test") if own_test else ("dev",):
        documents = list(own(corpus, part)) if corpus else []
        if documents:
            found[f"own {part}"] = documents
        for register in sorted({document.register for document in documents}):
            found[f"own {part}, {register}"] = [d for d in documents if d.register == register]
    return found


def table(scores: dict[str, Any]) -> str:
    """The figures for a person to read."""
    lines = []
    for name, rows in scores.items():
        lines.append(f"{name}: {rows['documents']} documents")
        for head, row in rows.items():
            if head == "speakers":
                lines.append(f"  speakers {row}")
            elif head == "cue":
                lines.append(f"  kinds of cues {row['accuracy']} % of {row['cues']}: {row['by kind']}")
            elif head != "documents":
                exact, overlap = (" / ".join(f"{x:5.1f}" for x in row[kind]) for kind in ("exact", "overlap"))
                low, high = row["exact interval"]
                lines.append(f"  {head:12} n={row['gold']:5} exact {exact} ({low}-{high})  overlap {overlap}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    options = _options().parse_args(arguments)
    chosen = sets(options.data, options.corpus, own_test=options.own_test)
    scores: dict[str, Any] = {}
    for folder in (options.weights, options.against):
        if folder:
            network = opened(folder).network
            scores[str(folder)] = {name: judged(network, documents) for name, documents in chosen.items()}
            sys.stdout.write(f"== {folder}\n{table(scores[str(folder)])}")
    if options.json:
        options.json.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="training.judge", description="Scores the learned reader.")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--against", type=Path, help="a second folder, such as the one in full precision")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument(
        "--own-test", action="store_true", help="also our own test part: for a final report only"
    )
    parser.add_argument("--json", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
