"""Turns trained weights into what the run-time reader reads: model.onnx (int8), labels.json, vocab.txt.

    python -m training.export --base DIR --run DIR --data DIR --corpus corpus --out DIR

Recipe of design claims.md section 7.5. How much the table of label pairs counts is chosen here, on dev parts.
"""

import argparse
import hashlib
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.data import tuning
from training.judge import chosen_weights
from training.labels import HEADS, SEQUENCES
from training.model import folded, restored
from training.network import opened

VERSION: Final = "reader@2"
OPSET: Final = 17
QUANTIZED: Final = ("MatMul", "Gather", "Gemm")
AXES: Final = {0: "batch", 1: "length"}
DEFAULT_WEIGHT: Final = 0.2
# Log odds by which "no label" must win, chosen on the own dev part by speakers right end to end while what is
# claimed stays right in more than 85 of 100: docs/methods tells what other leanings give.
LEAN: Final = {"agents": 2.0, "outer": 2.0}


def to_onnx(base: Path, weights: Path, target: Path) -> None:
    """The network in full precision."""
    reader = folded(restored(base, weights)).eval()
    sample = torch.tensor([[101, 2054, 2003, 102], [101, 2054, 102, 0]])
    names = ["ids", "mask", "case"]
    torch.onnx.export(
        reader,
        (sample, (sample > 0).long(), torch.zeros_like(sample)),
        str(target),
        input_names=names,
        output_names=list(HEADS),
        dynamic_axes=dict.fromkeys((*names, *HEADS), AXES),
        opset_version=OPSET,
        dynamo=False,
    )


def to_int8(source: Path, target: Path) -> None:
    """The network in eight bits, scales by channel."""
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=list(QUANTIZED),
    )
    onnx.checker.check_model(str(target))


def labels(record: dict[str, Any], weights: dict[str, float]) -> dict[str, Any]:
    """What stands beside the network: labels, log shares of label pairs and their weight, and its origin."""
    heads: dict[str, Any] = {"cue": {"labels": list(HEADS["cue"])}}
    for head in SEQUENCES:
        counts = np.asarray(record["bigrams"][head])
        logs = np.log(counts / counts.sum(axis=1, keepdims=True))
        heads[head] = {
            "labels": list(HEADS[head]),
            "bigrams": [[round(float(x), 4) for x in row] for row in logs],
            "weight": weights.get(head, DEFAULT_WEIGHT),
            "lean": LEAN.get(head, 0.0),
        }
    kept = {key: record[key] for key in ("settings", "steps", "weights", "base", "data")}
    return {"version": VERSION, "heads": heads, "made_from": kept}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    options = _options().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    record = json.loads((options.run / "record.json").read_text(encoding="utf-8"))
    full = options.run / "fp32"
    full.mkdir(exist_ok=True)
    to_onnx(options.base, options.run / "weights.pt", full / "model.onnx")
    to_int8(full / "model.onnx", options.out / "model.onnx")
    for folder in (full, options.out):
        shutil.copyfile(options.base / "vocab.txt", folder / "vocab.txt")
        _write(folder / "labels.json", labels(record, {}))
    weights = chosen_weights(opened(options.out), tuning(options.data, options.corpus))
    for folder in (full, options.out):
        _write(folder / "labels.json", labels(record, weights))
    digest = hashlib.sha256((options.out / "model.onnx").read_bytes()).hexdigest()
    sys.stdout.write(f"{json.dumps(weights)}\nmodel.onnx {digest}\n")
    return 0


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="training.export", description="Exports a trained reader.")
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with the encoder's config and vocab.txt"
    )
    parser.add_argument("--run", type=Path, required=True, help="folder that training.train wrote")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    return parser


if __name__ == "__main__":
    sys.exit(main())
