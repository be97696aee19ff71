"""Trains the reader: data sets in, one file of weights and its record out.

    python -m training.train --data DIR --base DIR --corpus corpus --out DIR

Recipe of design claims.md section 7.3 with a schedule by steps. The same seed, machine, versions and number
of threads give the same weights; the record holds their digest. Set OMP_WAIT_POLICY=PASSIVE when other
programs run beside it.
"""

# ruff: noqa: TID251, S311 - a seeded generator is made here, never the shared one

import argparse
import hashlib
import json
import math
import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch
from torch.nn import functional

from training.batches import WIDE, Encoded, Row, Shares, encoded, endless, epoch
from training.data import LEARN, digests, learning
from training.labels import HEADS, IGNORED, bigrams
from training.model import Reader, fresh
from training.spans import Labelled

WARM: Final = 0.05
FLOOR: Final = 0.01
SMOOTHING: Final = 0.02


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may vary."""

    seed: int = 0
    epochs: float = 6
    batch: int = 16
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    oversample: int = 3
    names: float = 0.5  # share of the texts for names that a pass takes
    unmarked: float = 0.3  # share of unmarked words that count in attribution sets other than our own
    threads: int = 2
    steps: int = 2400  # when 0, as many as the epochs make


def train(reader: Reader, documents: Sequence[Encoded], settings: Settings) -> int:
    """Trains in place and returns the number of steps."""
    generator = random.Random(settings.seed)
    shares = Shares(settings.names, settings.unmarked)
    per_epoch = len(epoch(documents, settings.batch, shares, random.Random(0)))  # counted only
    steps = settings.steps or round(per_epoch * settings.epochs)
    optimiser = _optimiser(reader, settings)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate(step, steps))
    reader.train()
    started, shown = time.monotonic(), 0.0
    for step, rows in zip(range(steps), endless(documents, settings.batch, shares, generator), strict=False):
        loss = _loss(reader, rows)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        shown = 0.98 * shown + 0.02 * float(loss.detach()) if step else float(loss.detach())
        if step % 50 == 0:
            sys.stderr.write(f"step {step}/{steps} loss {shown:.3f} {time.monotonic() - started:.0f} s\n")
    return steps


def rate(step: int, steps: int) -> float:
    """Share of the learning rate at a step: up over the first 5 %, then down in a line to 1 %."""
    warm = max(1, math.ceil(WARM * steps))
    if step < warm:
        return (step + 1) / warm
    return max(FLOOR, 1 - (1 - FLOOR) * (step - warm) / max(1, steps - warm))


def _optimiser(reader: Reader, settings: Settings) -> torch.optim.Optimizer:
    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    new = [*reader.case.parameters(), *reader.signs.parameters(), *reader.heads.parameters()]
    groups = [
        {"params": encoder, "lr": settings.encoder_rate},
        {"params": new, "lr": settings.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=settings.decay)


def _loss(reader: Reader, rows: Sequence[Row]) -> torch.Tensor:
    ids, mask, case = tensors(rows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = reader(ids, mask, case)
    total = torch.zeros(())
    for head, scores in zip(HEADS, logits, strict=True):
        wanted = _padded([row.labels[head] for row in rows], IGNORED)
        if bool((wanted != IGNORED).any()):
            total = total + functional.cross_entropy(
                scores.float().flatten(0, 1),
                wanted.flatten(),
                ignore_index=IGNORED,
                label_smoothing=SMOOTHING,
            )
    return total


def tensors(rows: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask and casing classes of a batch, filled up with zeros."""
    ids = _padded([row.ids for row in rows], 0)
    mask = _padded([[1] * len(row.ids) for row in rows], 0)
    return ids, mask, _padded([row.case for row in rows], 0)


def _padded(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows])


def weights_digest(reader: Reader) -> str:
    """Sha256 over the weights, name by name."""
    found = hashlib.sha256()
    for name, weight in sorted(reader.state_dict().items()):
        found.update(name.encode())
        found.update(weight.contiguous().numpy().tobytes())
    return found.hexdigest()


def prepared(documents: Sequence[Labelled], oversample: int) -> list[Encoded]:
    """Documents in words; our own ones several times."""
    ready = [part for document in documents for part in encoded(document)]
    return [part for part in ready for _ in range(oversample if part.source == WIDE else 1)]


def tables(documents: Sequence[Encoded]) -> dict[str, list[list[float]]]:
    """Counts of label pairs for each head, over the documents that know it."""
    return {head: bigrams(head, [item.labels[head] for item in documents]) for head in HEADS if head != "cue"}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    options = _options().parse_args(arguments)
    settings = Settings(**{name: getattr(options, name) for name in Settings.__dataclass_fields__})
    torch.set_num_threads(settings.threads)
    torch.use_deterministic_algorithms(mode=True)
    torch.manual_seed(settings.seed)
    documents = prepared(learning(options.data, options.corpus), settings.oversample)
    reader = fresh(options.base)
    started = time.monotonic()
    steps = train(reader, documents, settings)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(reader.state_dict(), options.out / "weights.pt")
    record = {
        "settings": asdict(settings),
        "steps": steps,
        "seconds": round(time.monotonic() - started),
        "weights": weights_digest(reader),
        "base": hashlib.sha256((options.base / "model.safetensors").read_bytes()).hexdigest(),
        "data": digests(options.data, options.corpus, [name for name, _ in LEARN]),
        "bigrams": tables(documents),
    }
    (options.out / "record.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    sys.stderr.write(f"{steps} steps, {record['seconds']} s, weights {record['weights']}\n")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="training.train", description="Trains the learned reader.")
    parser.add_argument("--data", type=Path, required=True, help="folder with gum, re3d, wnut17, uner")
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with the encoder's model.safetensors"
    )
    parser.add_argument("--corpus", type=Path, help="our own corpus; left out when not given")
    parser.add_argument("--out", type=Path, required=True)
    for name, item in Settings.__dataclass_fields__.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(item.default), default=item.default)
    return parser


if __name__ == "__main__":
    sys.exit(main())
