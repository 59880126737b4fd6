"""The encoder that every network begins from, and the reader of incidents made of it.

The encoder is MiniLM-L6 (Wang et al. 2020), 384 wide. Its embeddings and two lowest layers stay as they are: all networks share them, and
a report goes through them once. Above them the report is read once for each of its incidents, with what the rules say of that incident
marked on the pieces (`sayso.coding.trained_marks`): each column of marks has a vector, which is added to what the lower layers make of a
piece. Heads:

- `ties`: what each piece is to the incident: 14 roles, or that it names an incident that is not marked; beginning and inside.
- `kinds`: type, stage, background, and whether it is an incident of its own at all.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from sayso.coding.trained_marks import COLUMNS
from sayso.trained.labels import STAGES, TIES, TYPES

WIDTH: Final = 384
FROZEN: Final = 2
"""Layers of the encoder, from below, that stay as they are."""
HIDDEN: Final = 256
RARE: Final = -4.0
"""The ties' bias at the beginning: hardly any piece has a role."""


def encoder_from(folder: str) -> BertModel:
    """The pretrained encoder with its embeddings kept as they are."""
    from safetensors.torch import load_file

    config = BertConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0, attn_implementation="sdpa")
    model = BertModel(config, add_pooling_layer=False)
    weights = load_file(f"{folder}/model.safetensors")
    missing, _ = model.load_state_dict({k: v for k, v in weights.items() if not k.startswith("pooler")}, strict=False)
    if [name for name in missing if "position_ids" not in name]:
        raise ValueError(f"the encoder's file lacks {missing}")
    model.requires_grad_(False)
    for layer in model.encoder.layer[FROZEN:]:
        layer.requires_grad_(True)
    return model


def through(layer: nn.Module, states: Tensor, mask: Tensor | None = None) -> Tensor:
    """What a layer makes of states: (reports, pieces, 384); `mask` is 0 where a piece counts and very small elsewhere."""
    made = layer(states, attention_mask=mask)
    return made[0] if isinstance(made, tuple) else made


class Lower(nn.Module):
    """Embeddings and the layers that stay as they are."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.embeddings = encoder.embeddings
        self.layers = nn.ModuleList(encoder.encoder.layer[:FROZEN])
        self.eval()

    def forward(self, ids: Tensor) -> Tensor:
        """(1, pieces) to (1, pieces, 384)."""
        states: Tensor = self.embeddings(ids)
        for layer in self.layers:
            states = through(layer, states)
        return states


class IncidentReader(nn.Module):
    """What stands above: marks, the upper layers and the heads."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        marks = len(COLUMNS)
        self.layers = nn.ModuleList(encoder.encoder.layer[FROZEN:])
        self.marks = nn.Linear(marks, WIDTH, bias=False)
        nn.init.normal_(self.marks.weight, std=0.3)
        self.between = nn.Linear(WIDTH + marks, HIDDEN)
        self.ties = nn.Linear(HIDDEN, 2 * len(TIES))
        nn.init.constant_(self.ties.bias, RARE)
        self.kinds = nn.Sequential(
            nn.Linear(2 * WIDTH + marks, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, len(TYPES) + len(STAGES) + 2)
        )
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, marks: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """What is read of some incidents, as logits.

        Args:
            states: (incidents, pieces, 384), of `Lower`; the first and the last piece mark beginning and end.
            marks: (incidents, pieces, columns), 0 or 1; the first column marks the incident's own words.
            mask: (incidents, 1, 1, pieces), see `through`.

        Returns:
            ties (incidents, pieces, 30) and kinds (incidents, 18): types, stages, background, whether it is one.
        """
        states = states + self.marks(marks)
        for layer in self.layers:
            states = through(layer, states, mask)
        between = self.between(torch.cat([self.dropout(states), marks], -1))
        own = marks[:, :, :1] / marks[:, :, :1].sum(1, keepdim=True).clamp(min=1.0)
        words = torch.cat([(states * own).sum(1), states[:, 0], (marks * own).sum(1)], -1)
        return self.ties(nn.functional.gelu(between)), self.kinds(words)
