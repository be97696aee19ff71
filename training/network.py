"""A weights folder asked as the run-time reader asks it; scores are kept, to be decoded more than once."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime  # type: ignore[import-untyped]

from averment.claims.reader.decoding import Labels, Scores, log_softmax, stretches
from averment.claims.reader.network import Network
from averment.claims.reader.wording import Word, name_sense, windows, words_in
from training.labels import SEQUENCES
from training.spans import Labelled, Span

ATTRIBUTION: Final = ("agents", "outer", "cue")


@dataclass(frozen=True, slots=True)
class Read:
    """A window and what the network says about its words; log probabilities."""

    words: list[Word]
    scores: Mapping[str, Scores]


@dataclass(frozen=True, slots=True)
class Opened:
    """The run-time network of a folder, and its tables of label pairs before any weight."""

    network: Network
    tables: Mapping[str, tuple[tuple[str, ...], list[list[float]]]]

    def weighted(self, head: str, weight: float) -> Labels:
        """The decoder of a head under another weight of its table, leaning nowhere."""
        names, bigrams = self.tables[head]
        return Labels.of(names, bigrams, weight)


def opened(folder: Path, threads: int = 2) -> Opened:
    """The network of a folder with model.onnx and labels.json."""
    told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    weights = (folder / "model.onnx").read_bytes()
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    items = {head: told["heads"][head] for head in SEQUENCES}
    labels = {
        head: Labels.of(item["labels"], item["bigrams"], item["weight"], item["lean"])
        for head, item in items.items()
    }
    tables = {head: (tuple(item["labels"]), item["bigrams"]) for head, item in items.items()}
    return Opened(
        Network(
            session,
            told["version"],
            hashlib.sha256(weights).hexdigest(),
            labels,
            tuple(told["heads"]["cue"]["labels"]),
        ),
        tables,
    )


def read(network: Network, document: Labelled) -> dict[str, list[Read]]:
    """Windows of a document: under "masked" for attributions, under "plain" for names, if it knows them."""
    found: dict[str, list[Read]] = {}
    if "agents" in document.heads:
        found["masked"] = _read(network, document, ATTRIBUTION, masked=True)
    if "names" in document.heads:
        found["plain"] = _read(network, document, ("names",), masked=False)
    return found


def _read(network: Network, document: Labelled, heads: Sequence[str], *, masked: bool) -> list[Read]:
    sense = name_sense(document.text) if masked else None
    parts = document.parts or ((0, len(document.text)),)
    rows: list[list[Word]] = []
    for start, end in parts:
        words = words_in(document.text, start, end, sense)
        rows += [words[low:high] for low, high in windows(words)]
    scored = network.scores(rows, heads)
    return [
        Read(words, {head: log_softmax(scores) for head, scores in found.items()})
        for words, found in zip(rows, scored, strict=True)
    ]


def decoded(reads: Sequence[Read], head: str, table: Labels) -> list[Span]:
    """The spans of one head."""
    return [
        Span(one.words[stretch.first].start, one.words[stretch.last - 1].end, stretch.label)
        for one in reads
        for stretch in stretches(one.scores[head], table)
    ]


def kind_of(reads: Sequence[Read], cue: Span, kinds: Sequence[str]) -> str | None:
    """The likeliest kind of a cue, over all its words; None when no word of it was read."""
    rows = [
        np.exp(one.scores["cue"][at])
        for one in reads
        for at, word in enumerate(one.words)
        if word.start < cue.end and word.end > cue.start
    ]
    return kinds[int(np.mean(rows, axis=0).argmax())] if rows else None
