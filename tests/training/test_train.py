"""The program itself, as far as it runs without the shipped encoder."""

import pytest

pytest.importorskip(
    "torch", reason="torch is no dependency of the package; install training/requirements.txt"
)

import torch
from training.batches import encoded
from training.labels import HEADS
from training.model import Reader, folded
from training.spans import Labelled, Span
from training.train import Settings, rate, train, weights_digest
from transformers import BertConfig

from averment.claims.reader.wording import BREAK, NAME

TEXT = "Ona Velde denied the leak. The port office said that the valve was open.\n\nThe crew left at noon."
SMALL = BertConfig(hidden_size=24, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)


def trained(seed: int) -> Reader:
    """A small network after six steps."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    reader = Reader(SMALL)
    heads = {"agents": (Span(0, 9, "S"), Span(10, 16, "C")), "outer": (Span(17, 25, "K"),), "inner": ()}
    parts = encoded(Labelled(id="d", source="own", text=TEXT, heads=heads))
    assert train(reader, parts, Settings(seed=seed, batch=2, steps=6)) == 6
    return reader


def test_the_same_seed_gives_the_same_weights() -> None:
    """And another seed gives others."""
    assert weights_digest(trained(1)) == weights_digest(trained(1))
    assert weights_digest(trained(1)) != weights_digest(trained(2))


def test_the_rate_rises_and_falls_by_steps() -> None:
    """Full after 5 % of the steps, 1 % at the end."""
    assert rate(0, 100) == pytest.approx(0.2)
    assert rate(5, 100) == pytest.approx(1)
    assert rate(99, 100) == pytest.approx(0.01, abs=0.011)


def test_folding_the_signs_changes_no_answer() -> None:
    """What was learned about masked names and line breaks moves into the vocabulary's embeddings."""
    reader = trained(1).eval()
    ids = torch.tensor([[101, NAME, 2000, BREAK, 102]])
    with torch.no_grad():
        before = reader(ids, torch.ones_like(ids), torch.zeros_like(ids))
        after = folded(reader)(ids, torch.ones_like(ids), torch.zeros_like(ids))
    assert [tuple(b.shape)[-1] for b in before] == [len(labels) for labels in HEADS.values()]
    for one, other in zip(before, after, strict=True):
        assert torch.allclose(one, other, atol=1e-5)
