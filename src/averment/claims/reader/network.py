"""The network: int8 weights on onnxruntime, one document's windows at a time.

No network of the other kind is ever asked: the three files of the weights folder are all there is.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

import numpy as np

from averment.claims.reader.decoding import Labels, Scores
from averment.claims.reader.wording import Word, encoded

WEIGHTS: Final = files("averment.claims.reader") / "weights"
BATCH: Final = 16  # windows; sorted by length, so that little is padding
HEADS: Final = ("agents", "outer", "cue", "names")


@dataclass(frozen=True, slots=True)
class Network:
    """The loaded weights."""

    session: Any  # onnxruntime.InferenceSession, which carries no types
    version: str
    digest: str  # SHA-256 of the weights
    labels: dict[str, Labels]
    cue_kinds: tuple[str, ...]

    def scores(self, windows: Sequence[Sequence[Word]], heads: Sequence[str]) -> list[dict[str, Scores]]:
        """For each window and head the logits of its words (words x labels), at each word's first piece."""
        coded = [encoded(window) for window in windows]
        order = sorted(range(len(coded)), key=lambda n: (len(coded[n][0]), n))
        found: list[dict[str, Scores]] = [{} for _ in coded]
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            ids, mask, case = _padded([coded[n] for n in batch])
            answers = self.session.run(list(heads), {"ids": ids, "mask": mask, "case": case})
            for row, n in enumerate(batch):
                found[n] = {
                    head: np.asarray(answer[row][coded[n][2]], dtype=np.float32)
                    for head, answer in zip(heads, answers, strict=True)
                }
        return found


def _padded(coded: Sequence[tuple[list[int], list[int], list[int]]]) -> tuple[Any, Any, Any]:
    longest = max(len(ids) for ids, _, _ in coded)
    shape = (len(coded), longest)
    ids, mask, case = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, (pieces, cases, _) in enumerate(coded):
        ids[row, : len(pieces)] = pieces
        mask[row, : len(pieces)] = 1
        case[row, : len(cases)] = cases
    return ids, mask, case


@cache
def load() -> Network | None:
    """The shipped network; None when there are no weights or AVERMENT_READER=rules."""
    if os.environ.get("AVERMENT_READER") == "rules" or not (WEIGHTS / "model.onnx").is_file():
        return None
    # Most commands read no document, and this import takes longer than what they do.
    import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415

    told = json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(4, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    # Spinning threads cost five times the processor time as soon as anything else runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    weights = (WEIGHTS / "model.onnx").read_bytes()
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    labels = {
        head: Labels.of(
            told["heads"][head]["labels"],
            told["heads"][head]["bigrams"],
            told["heads"][head]["weight"],
            told["heads"][head]["lean"],
        )
        for head in HEADS
        if head != "cue"
    }
    kinds = tuple(told["heads"]["cue"]["labels"])
    return Network(session, told["version"], sha256(weights).hexdigest(), labels, kinds)
