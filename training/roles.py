"""Train the network of roles.

python -m training.roles --muc MUC4/dev.jsonl --encoder FOLDER --out FOLDER (--begin RUN | --without THIRD) [--epochs N]

It learns MUC-4's question from its 1,300 DEV reports: the roles of a whole report, of which type the incident is that somebody has a role
in, and whether the report is relevant. All layers above the embeddings are trained, and a checkpoint is written after every epoch.

- `--begin` goes on from the layers of a run of `training.train`. The network that comes with Sayso was made so, from an earlier reader's.
- `--without` leaves a third of the reports out, for a network that has not seen them. What it says of them is what the trees of roles
  learn from (`scripts/fit_roles.py`). It begins from the encoder as it was published, since that run has seen all reports; steps are
  twice as large and in bfloat16, and what is kept is the running mean of the weights over the last hundred steps or so.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from sayso.trained.labels import MUC_TYPES, REPORT_ROLES
from sayso.trained.pieces import Pieces, Vocabulary, windows
from training.documents import THIRDS, lines_of, occurrences, pieces_in, third_of
from training.network import FROZEN, WIDTH, encoder_from

SEED: Final = 11
BATCH: Final = 2
RATE: Final = 1e-4
RATE_OF_HEADS: Final = 5e-4
WARM: Final = 0.05
KEPT: Final = 0.99
"""How much of the running mean of the weights each step keeps, without a third."""
BLANKED: Final = 0.05
"""Pieces that are left blank in training, so that no single word is learned by heart."""
IRRELEVANT: Final = 0.5
"""The share of irrelevant reports that each epoch reads."""


@dataclass(frozen=True, slots=True)
class RolesExample:
    """One report.

    Attributes:
        pieces: its word pieces.
        roles: (first piece, end piece, role, types of the incidents) of each filler, wherever it stands.
        relevant: whether the key has an incident of it.
        types: the types of its incidents.
    """

    pieces: Pieces
    roles: list[tuple[int, int, int, frozenset[int]]]
    relevant: bool
    types: frozenset[int]


class RoleHeads(nn.Module):
    """Roles and types of each piece; relevance and types of a report."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(WIDTH, 1 + 2 * len(REPORT_ROLES))
        self.types = nn.Linear(WIDTH, len(MUC_TYPES))
        self.whole = nn.Linear(2 * WIDTH, 1 + len(MUC_TYPES))
        self.dropout = nn.Dropout(0.1)

    def over_pieces(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """(pieces, 384) to (pieces, 13) and (pieces, 6)."""
        dropped = self.dropout(vectors)
        return self.tags(dropped), self.types(dropped)

    def over_report(self, vectors: Tensor) -> Tensor:
        """(pieces, 384) to (7,)."""
        answer: Tensor = self.whole(torch.cat([vectors.mean(0), vectors.max(0).values]))
        return answer


def example_of(record: dict[str, Any], vocabulary: Vocabulary) -> RolesExample:
    """A report of MUC-4; of overlapping fillers the longest is taken."""
    chars = record["text"]
    pieces = vocabulary.pieces(chars)
    found: dict[tuple[int, int], dict[int, set[int]]] = {}
    of_report: set[int] = set()
    for template in record["templates"]:
        types = {MUC_TYPES.index(name.strip()) for name in template["incident_type"].lower().split("/")}
        of_report |= types
        described = [entity["mentions"] for entity in template["hum_tgt_description"]]
        for role, entities in (*template["roles"].items(), ("Person", described)):
            for place in (place for entity in entities for mention in entity for place in occurrences(chars, mention, fold=True)):
                if span := pieces_in(pieces, *place):
                    found.setdefault(span, {}).setdefault(REPORT_ROLES.index(role), set()).update(types)
    kept: list[tuple[int, int, int, frozenset[int]]] = []
    for (first, end), roles in sorted(found.items(), key=lambda one: one[0][0] - one[0][1]):
        if not any(first < e and f < end for f, e, _, _ in kept):
            kept.append((first, end, min(roles), frozenset(roles[min(roles)])))
    return RolesExample(pieces, kept, bool(record["templates"]), frozenset(of_report))


def vectors_of(encoder: BertModel, vocabulary: Vocabulary, pieces: Pieces) -> Tensor:
    """The vector of each piece: (pieces, 384)."""
    parts = []
    for window in windows(len(pieces.ids)):
        run = torch.tensor([[vocabulary.begin, *pieces.ids[window.start : window.end], vocabulary.finish]])
        with torch.no_grad():
            encoder.embeddings.eval()
            states = encoder.embeddings(run)
        if encoder.training:
            states = states * (torch.rand(1, states.shape[1], 1) >= BLANKED)
        for layer in encoder.encoder.layer:
            made = layer(states)
            states = made[0] if isinstance(made, tuple) else made
        parts.append(states[0, 1:-1][window.first - window.start : window.last - window.start])
    return torch.cat(parts)


def loss_of(heads: RoleHeads, vectors: Tensor, example: RolesExample) -> dict[str, Tensor]:
    """The loss of each head on one report."""
    tags, types = heads.over_pieces(vectors)
    wanted = torch.zeros(len(tags), dtype=torch.long)
    wanted_types, told = torch.zeros_like(types), torch.zeros(len(tags), 1)
    for first, end, role, of in example.roles:
        wanted[first] = 1 + 2 * role
        wanted[first + 1 : end] = 2 + 2 * role
        told[first:end] = 1
        wanted_types[first:end, list(of)] = 1
    of_report = torch.tensor([float(example.relevant), *(float(n in example.types) for n in range(len(MUC_TYPES)))])
    by_piece = functional.binary_cross_entropy_with_logits(types, wanted_types, reduction="none") * told
    return {
        "tags": functional.cross_entropy(tags, wanted, reduction="sum") / 8,
        "types": by_piece.sum() / 40,
        "whole": functional.binary_cross_entropy_with_logits(heads.over_report(vectors), of_report, reduction="sum"),
    }


def main() -> None:
    """Train, and write checkpoints and a curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("muc", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--begin", type=Path)
    way.add_argument("--without", type=int, choices=range(THIRDS))
    parser.add_argument("--epochs", type=int, default=3)
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    vocabulary = Vocabulary((given.encoder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))
    records = [
        record for record in lines_of(given.muc) if record["split"] == "DEV" and third_of(record["docid"]) != given.without
    ]
    examples = [example_of(record, vocabulary) for record in records]
    encoder, heads = encoder_from(str(given.encoder)), RoleHeads()
    if given.begin:
        saved = torch.load(given.begin / "last.pt", weights_only=True)["reader"]
        upper = {name.removeprefix("layers."): weights for name, weights in saved.items() if name.startswith("layers.")}
        nn.ModuleList(encoder.encoder.layer[FROZEN:]).load_state_dict(upper)
    else:
        encoder.config._attn_implementation = "eager"  # the quicker one in bfloat16
    encoder.encoder.requires_grad_(True)
    given.out.mkdir(parents=True, exist_ok=True)
    train(encoder, heads, vocabulary, [one for one in examples if one.pieces.ids], given.epochs, not given.begin, given.out)
    made = {
        "seed": SEED,
        "epochs": given.epochs,
        "without": given.without,
        "begun from": json.loads((given.begin / "made.json").read_text(encoding="utf-8")) if given.begin else None,
        "encoder": sha256((given.encoder / "model.safetensors").read_bytes()).hexdigest(),
        "documents": len(examples),
        "data": {given.muc.name: sha256(given.muc.read_bytes()).hexdigest()},
        "roles": list(REPORT_ROLES),
        "types": list(MUC_TYPES),
    }
    (given.out / "made.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def train(
    encoder: BertModel,
    heads: RoleHeads,
    vocabulary: Vocabulary,
    examples: list[RolesExample],
    epochs: int,
    quick: bool,
    out: Path,
) -> None:
    """Run the epochs; quickly, in bfloat16 and with larger steps, of whose weights the running mean is kept."""
    rate = 2.0 if quick else 1.0
    both = nn.ModuleDict({"encoder": encoder, "heads": heads})
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in encoder.parameters() if p.requires_grad], "lr": rate * RATE},
            {"params": heads.parameters(), "lr": RATE_OF_HEADS},
        ],
        weight_decay=0.01,
    )
    total = math.ceil(sum(1.0 if one.relevant else IRRELEVANT for one in examples) / BATCH) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM * total), max(0.02, (total - step) / (total * (1 - WARM))))
    )
    mean = {name: value.detach().clone() for name, value in both.state_dict().items()}
    began, step = time.time(), 0
    for epoch in range(epochs):
        encoder.train()
        heads.train()
        draw = random.Random(SEED + epoch)
        order = [one for one in examples if one.relevant or draw.random() < IRRELEVANT]
        draw.shuffle(order)
        sums: dict[str, float] = {}
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            for example in batch:
                with torch.autocast("cpu", torch.bfloat16, enabled=quick):
                    vectors = vectors_of(encoder, vocabulary, example.pieces)
                losses = loss_of(heads, vectors.float(), example)
                (torch.stack(list(losses.values())).sum() / len(batch)).backward()
                for name, loss in losses.items():
                    sums[name] = sums.get(name, 0.0) + float(loss.detach())
            nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            kept = min(KEPT, step / (step + 9)) if quick else 0.0
            for name, value in both.state_dict().items():
                if value.is_floating_point():
                    mean[name].lerp_(value, 1 - kept)
        parts = {part: {k.removeprefix(f"{part}."): v for k, v in mean.items() if k.startswith(f"{part}.")} for part in both}
        torch.save({**parts, "epoch": epoch + 1}, out / "last.pt")
        curve = {"epoch": epoch + 1, "seconds": round(time.time() - began)}
        with (out / "curve.jsonl").open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(curve | {name: round(value / len(order), 4) for name, value in sums.items()}) + "\n")


if __name__ == "__main__":
    main()
