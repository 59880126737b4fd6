"""Train the reader.

python -m training.train --records RECORDS/train.jsonl --muc MUC4/dev.jsonl --encoder FOLDER --out FOLDER
                         [--epochs N] [--kept FOLD] [--begin FOLDER]

Documents of the fold that is kept, and MUC-4's TST1 and TST2 wherever they stand, are not trained on. A checkpoint is
written after every epoch, and training goes on from the last one in the folder. One thread: on a busy machine more are slower.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from hashlib import sha256
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from sayso.trained.labels import MUC_ROLES, ROLES, STAGES, TYPES
from sayso.trained.pieces import Vocabulary, windows
from training.documents import Example, fold_of, lines_of, of_muc, of_record
from training.network import Heads, above, below, buckets_of, encoder_from, span_vectors

SEED: Final = 2031
BATCH: Final = 2
RATE: Final = 1.5e-4
RATE_OF_HEADS: Final = 7e-4
WARM: Final = 0.04
BLANKED: Final = 0.1
"""Pieces that are left blank in training, so that no single word is learned by heart."""
SHARES: Final = {"records": 1.0, "relevant": 0.5, "irrelevant": 0.2}
"""Of each kind of document so many are read in each epoch: whole reports with their incidents, MUC-4's relevant and irrelevant ones."""


class Reader:
    """Vectors of documents; what the frozen layers make of them is kept in memory."""

    def __init__(self, encoder: BertModel, vocabulary: Vocabulary) -> None:
        self.encoder, self.vocabulary = encoder, vocabulary
        self._kept: dict[str, list[Tensor]] = {}

    def __call__(self, example: Example) -> Tensor:
        """The vector of each piece: (pieces, 384)."""
        shape = windows(len(example.pieces.ids))
        if example.name not in self._kept:
            ends = self.vocabulary.begin, self.vocabulary.finish
            runs = [[ends[0], *example.pieces.ids[window.start : window.end], ends[1]] for window in shape]
            self._kept[example.name] = [below(self.encoder, torch.tensor([run])).half() for run in runs]
        parts = []
        for window, states in zip(shape, self._kept[example.name], strict=True):
            states = states.float()
            if self.encoder.training:
                states = states * (torch.rand(1, states.shape[1], 1) >= BLANKED)
            vectors = above(self.encoder, states)[0, 1:-1]
            parts.append(vectors[window.first - window.start : window.last - window.start])
        return torch.cat(parts)


def loss_of(heads: Heads, vectors: Tensor, example: Example) -> dict[str, Tensor]:
    """The loss of each head on one document."""
    tags, anchors = heads.over_pieces(vectors)
    whole = heads.over_report(vectors)
    losses: dict[str, Tensor] = {}
    if example.roles is not None:
        wanted = torch.zeros(len(vectors), dtype=torch.long)
        for role, first, end in example.roles:
            wanted[first] = 1 + 2 * role
            wanted[first + 1 : end] = 2 + 2 * role
        losses["tags"] = functional.cross_entropy(tags, wanted, reduction="sum") / 8
        losses["whole"] = functional.binary_cross_entropy_with_logits(whole[1], torch.tensor(float(bool(example.relevant))))
    if example.incidents is not None:
        losses["anchors"] = _anchors_loss(anchors, example) / 3
        told = torch.tensor(float(bool(example.incidents)))
        losses["whole"] = losses.get("whole", torch.zeros(())) + functional.binary_cross_entropy_with_logits(whole[0], told)
        if example.incidents:
            losses |= _incidents_loss(heads, vectors, example)
    if example.acts:
        spans = span_vectors(vectors, [(a, b) for a, b, _ in example.acts])
        wanted_acts = torch.zeros(len(example.acts), heads.acts[-1].out_features)
        for row, (_, _, acts) in enumerate(example.acts):
            wanted_acts[row, acts] = 1
        losses["acts"] = functional.binary_cross_entropy_with_logits(heads.over_spans(spans)[1], wanted_acts, reduction="sum") / 6
    return losses


def _anchors_loss(anchors: Tensor, example: Example) -> Tensor:
    assert example.incidents is not None
    wanted = torch.zeros(len(anchors), dtype=torch.long)
    weights = torch.ones(len(anchors))
    for first, end in example.other_anchors:
        weights[first:end] = 0
    for anchor in example.incidents:
        first, end = anchor.span
        wanted[first] = 1
        wanted[first + 1 : end] = 2
        weights[first:end] = 1
    return (functional.cross_entropy(anchors, wanted, reduction="none") * weights).sum()


def _incidents_loss(heads: Heads, vectors: Tensor, example: Example) -> dict[str, Tensor]:
    assert example.incidents is not None
    spans = [anchor.span for anchor in example.incidents]
    span = span_vectors(vectors, spans)
    kinds = heads.over_spans(span)[0]
    types, stages, background = kinds.split([len(TYPES), len(STAGES), 1], dim=1)
    kind_loss = (
        functional.cross_entropy(types, torch.tensor([a.type for a in example.incidents]), reduction="sum")
        + functional.cross_entropy(stages, torch.tensor([a.stage for a in example.incidents]), reduction="sum")
        + functional.binary_cross_entropy_with_logits(
            background[:, 0], torch.tensor([float(a.background) for a in example.incidents]), reduction="sum"
        )
    )
    ties = heads.over_pairs(vectors, span, buckets_of(spans, len(vectors)))
    wanted, weights = torch.zeros_like(ties), torch.ones_like(ties)
    for row, anchor in enumerate(example.incidents):
        for role in anchor.silent:
            weights[row, :, 2 * role : 2 * role + 2] = 0
        for role, first, end in anchor.unknown:
            weights[row, first:end, 2 * role : 2 * role + 2] = 0
        for role, first, end in anchor.yes:
            weights[row, first:end, 2 * role : 2 * role + 2] = 1
            wanted[row, first, 2 * role] = 1
            wanted[row, first + 1 : end, 2 * role + 1] = 1
    tie_loss = (functional.binary_cross_entropy_with_logits(ties, wanted, reduction="none") * weights).sum()
    return {"kinds": kind_loss / 2, "ties": tie_loss / 8}


def main() -> None:
    """Train, and write checkpoints and a curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("records", "muc", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--begin", type=Path, help="a folder of an earlier run, whose weights are gone on from")
    parser.add_argument("--kept", type=int, default=0, help="the fold of the records that is not trained on; -1: none")
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    vocabulary = Vocabulary((given.encoder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))
    examples = read(given.records, given.muc, vocabulary, given.kept)
    encoder, heads = encoder_from(str(given.encoder)), Heads()
    train(encoder, heads, vocabulary, examples, given)


def read(records: Path, muc: Path, vocabulary: Vocabulary, kept: int) -> list[Example]:
    """What is trained on. A report that stands in both sets is one document with the answers of both."""
    splits = {record["docid"]: record["split"] for record in lines_of(muc)}
    of_both = {record["docid"]: of_muc(record, vocabulary) for record in lines_of(muc) if record["split"] == "DEV"}
    examples = []
    for record in lines_of(records):
        name = record["docid"]
        if fold_of(name) == kept or splits.get(name.removeprefix("muc:"), "DEV") != "DEV":
            of_both.pop(name.removeprefix("muc:"), None)
            continue
        example = of_record(record, vocabulary)
        twin = of_both.get(name.removeprefix("muc:"))
        if twin is not None and twin.pieces.ids == example.pieces.ids:
            example.roles, example.relevant = twin.roles, twin.relevant
            del of_both[name.removeprefix("muc:")]
        examples.append(example)
    return [one for one in (*examples, *of_both.values()) if one.pieces.ids]


def train(encoder: BertModel, heads: Heads, vocabulary: Vocabulary, examples: list[Example], given: argparse.Namespace) -> None:
    """Run the epochs."""
    given.out.mkdir(parents=True, exist_ok=True)
    steps_an_epoch = math.ceil(sum(SHARES[_kind(e)] for e in examples) / BATCH)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in encoder.parameters() if p.requires_grad], "lr": RATE},
            {"params": heads.parameters(), "lr": RATE_OF_HEADS},
        ],
        weight_decay=0.01,
    )
    total = steps_an_epoch * given.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM * total), max(0.0, (total - step) / (total * (1 - WARM))))
    )
    began, first, reader = time.time(), 0, Reader(encoder, vocabulary)
    last = given.out / "last.pt"
    if given.begin and not last.exists():
        saved = torch.load(given.begin / "last.pt", weights_only=True)
        encoder.load_state_dict(saved["encoder"])
        heads.load_state_dict(saved["heads"])
    if last.exists():
        saved = torch.load(last, weights_only=True)
        encoder.load_state_dict(saved["encoder"])
        heads.load_state_dict(saved["heads"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        first = saved["epoch"]
    for epoch in range(first, given.epochs):
        encoder.train()
        heads.train()
        draw = random.Random(SEED + epoch)
        order = [e for e in examples if draw.random() < SHARES[_kind(e)]]
        draw.shuffle(order)
        sums: dict[str, float] = {}
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            for example in batch:
                losses = loss_of(heads, reader(example), example)
                (torch.stack(list(losses.values())).sum() / len(batch)).backward()
                for name, loss in losses.items():
                    sums[name] = sums.get(name, 0.0) + float(loss.detach())
            nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            if at // BATCH % 100 == 0:
                means = {name: round(value / (at + len(batch)), 3) for name, value in sums.items()}
                print(epoch, at, len(order), round(time.time() - began), json.dumps(means), flush=True)
        torch.save(
            {
                "encoder": encoder.state_dict(),
                "heads": heads.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch + 1,
            },
            last,
        )
        curve = {"epoch": epoch + 1, "seconds": round(time.time() - began)} | {
            k: round(v / len(order), 4) for k, v in sums.items()
        }
        with (given.out / "curve.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps(curve) + "\n")
    made = {
        "seed": SEED,
        "epochs": given.epochs,
        "begun from": json.loads((given.begin / "made.json").read_text(encoding="utf-8")) if given.begin else None,
        "documents": len(examples),
        "kept": given.kept,
        "data": {path.name: sha256(path.read_bytes()).hexdigest() for path in (given.records, given.muc)},
        "encoder": sha256((given.encoder / "model.safetensors").read_bytes()).hexdigest(),
        "roles": list(ROLES),
        "muc roles": list(MUC_ROLES),
    }
    (given.out / "made.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def _kind(example: Example) -> str:
    if example.incidents is not None:
        return "records"
    return "relevant" if example.relevant else "irrelevant"


if __name__ == "__main__":
    main()
