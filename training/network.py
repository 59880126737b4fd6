"""One encoder, several heads.

The encoder is MiniLM-L6 (Wang et al. 2020), 384 wide. A report's pieces are read in windows; each piece takes its vector from the
window where it stands most central. Heads:

- `tags`: MUC-4's roles, whichever incident they belong to (outside; beginning and inside of each role).
- `anchors`: the words that name an incident (outside, beginning, inside).
- `kinds`: type, stage and background of the incident that words name.
- `ties`: what each piece is *to one incident*: 14 roles, beginning and inside. The piece's vector and the incident's are added and
  multiplied, with how far apart they stand; so one reading of the report serves all of its incidents.
- `acts`: what the words of a statement do. It is trained along and not used: beside the rules it brought nothing.
- `whole`: whether the report tells of an incident; whether MUC-4 would call it relevant.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from sayso.trained.labels import MUC_ROLES, ROLES, STAGES, TYPES
from training.acts import ACTS

WIDTH: Final = 384
FROZEN: Final = 2
"""Layers of the encoder, from below, that stay as they are: half the time to train, and less to learn by heart."""
HIDDEN: Final = 256
BOUNDS: Final = (-1024, -512, -256, -128, -64, -32, -16, -8, -4, 0, 1, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
"""Distances from an incident's words, in pieces, at which the learned bias changes."""


class Heads(nn.Module):
    """Everything above the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(WIDTH, 1 + 2 * len(MUC_ROLES))
        self.anchors = nn.Linear(WIDTH, 3)
        self.kinds = nn.Sequential(
            nn.Linear(2 * WIDTH, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, len(TYPES) + len(STAGES) + 1)
        )
        self.piece = nn.Linear(WIDTH, HIDDEN)
        self.incident = nn.Linear(2 * WIDTH, HIDDEN)
        self.piece_times = nn.Linear(WIDTH, HIDDEN)
        self.incident_times = nn.Linear(2 * WIDTH, HIDDEN)
        self.apart = nn.Embedding(len(BOUNDS) + 1, HIDDEN)
        nn.init.normal_(self.apart.weight, std=0.02)
        self.ties = nn.Linear(HIDDEN, 2 * len(ROLES))
        nn.init.constant_(self.ties.bias, -4.0)
        self.acts = nn.Sequential(nn.Linear(2 * WIDTH, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, len(ACTS)))
        self.whole = nn.Linear(2 * WIDTH, 2)
        self.dropout = nn.Dropout(0.1)

    def over_pieces(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """Tags and anchors of each piece: (pieces, 11), (pieces, 3)."""
        dropped = self.dropout(vectors)
        return self.tags(dropped), self.anchors(dropped)

    def over_spans(self, spans: Tensor) -> tuple[Tensor, Tensor]:
        """Kinds and acts of each span's vector: (spans, 17), (spans, 14)."""
        return self.kinds(spans), self.acts(spans)

    def over_pairs(self, vectors: Tensor, spans: Tensor, buckets: Tensor) -> Tensor:
        """What each piece is to each incident: (incidents, pieces, 28); `buckets` are (incidents, pieces)."""
        vectors = self.dropout(vectors)
        added = self.piece(vectors)[None] + self.incident(spans)[:, None] + self.apart(buckets)
        times = self.piece_times(vectors)[None] * self.incident_times(spans)[:, None]
        ties: Tensor = self.ties(nn.functional.gelu(added + times))
        return ties

    def over_report(self, vectors: Tensor) -> Tensor:
        """Whether it tells of an incident, whether MUC-4 finds it relevant: (2,)."""
        answer: Tensor = self.whole(torch.cat([vectors.mean(0), vectors.max(0).values]))
        return answer


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


def below(encoder: BertModel, ids: Tensor) -> Tensor:
    """What the frozen layers make of pieces: (1, pieces, 384). It never changes in training, and is kept."""
    with torch.no_grad():
        encoder.embeddings.eval()
        states = encoder.embeddings(ids)
        for layer in encoder.encoder.layer[:FROZEN]:
            layer.eval()
            states = _through(layer, states)
    return states


def above(encoder: BertModel, states: Tensor) -> Tensor:
    """The vectors that the layers in training make of that: (1, pieces, 384)."""
    for layer in encoder.encoder.layer[FROZEN:]:
        states = _through(layer, states)
    return states


def _through(layer: nn.Module, states: Tensor) -> Tensor:
    made = layer(states)
    return made[0] if isinstance(made, tuple) else made


def span_vectors(vectors: Tensor, spans: list[tuple[int, int]]) -> Tensor:
    """First piece and mean of each span: (spans, 768)."""
    return torch.stack([torch.cat([vectors[a], vectors[a:b].mean(0)]) for a, b in spans])


def buckets_of(spans: list[tuple[int, int]], count: int) -> Tensor:
    """Which step of distance each piece stands at from each span: (spans, pieces)."""
    bounds = torch.tensor(BOUNDS)
    places = torch.arange(count)
    rows = [
        torch.where(places < a, places - a, torch.where(places >= b, places - b + 1, torch.zeros_like(places))) for a, b in spans
    ]
    return torch.bucketize(torch.stack(rows), bounds)
