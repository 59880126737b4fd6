"""Train the network of event types.

python -m training.event_types --encoder FOLDER --out FOLDER [--epochs N] [--hold LETTERS]

It learns to give a snippet one of thirty labels from the invented snippets of `training/data/event_types.jsonl`, which ten
language models wrote by ACLED's codebook; the first letter of an id tells which, and those in ``--hold`` are kept out. What another
wrote, "a", stands in `benchmarks/event_types.jsonl`: nothing learns from it. The embeddings and the two lowest layers of
the encoder stay as they are, so that the exported network can share them with `lower.onnx`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from sayso.trained.labels import EVENT_TYPES
from sayso.trained.pieces import Vocabulary
from training.network import WIDTH, encoder_from

SNIPPETS: Final = Path(__file__).parent / "data" / "event_types.jsonl"
SEED: Final = 5
BATCH: Final = 16
NEARBY: Final = 8
"""Batches whose snippets are sorted by length together, so that little is read that only fills up."""
LONGEST: Final = 128
RATE: Final = 3e-4
RATE_OF_HEAD: Final = 3e-3
WARM: Final = 0.1
SMOOTHING: Final = 0.05
DROPPED: Final = 0.1


@dataclass(frozen=True, slots=True)
class Snippet:
    """A snippet: its writer (a letter), its pieces with begin and finish, and the number of its label."""

    writer: str
    ids: tuple[int, ...]
    label: int


class TypeHead(nn.Module):
    """Label from the mean of a snippet's vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.types = nn.Linear(WIDTH, len(EVENT_TYPES))
        self.dropout = nn.Dropout(DROPPED)

    def forward(self, mean: Tensor) -> Tensor:
        """(snippets, 384) to (snippets, 30), logits."""
        answer: Tensor = self.types(self.dropout(mean))
        return answer


def snippets_of(path: Path, vocabulary: Vocabulary) -> list[Snippet]:
    """All snippets of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Snippet(
            row["id"][0],
            (vocabulary.begin, *vocabulary.pieces(row["text"]).ids[: LONGEST - 2], vocabulary.finish),
            EVENT_TYPES.index(row["event_type"]),
        )
        for row in rows
    ]


def batches(snippets: list[Snippet], draw: random.Random) -> Iterator[list[Snippet]]:
    """The snippets in a drawn order, those of one batch of about one length."""
    order = list(snippets)
    draw.shuffle(order)
    made = []
    for at in range(0, len(order), BATCH * NEARBY):
        near = sorted(order[at : at + BATCH * NEARBY], key=lambda one: len(one.ids))
        made += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
    draw.shuffle(made)
    yield from made


def means_of(encoder: BertModel, batch: list[Snippet]) -> Tensor:
    """The mean vector of each snippet: (snippets, 384). The encoder computes in 16 bits, which processors with AMX do much faster."""
    longest = max(len(one.ids) for one in batch)
    ids = torch.tensor([[*one.ids, *[0] * (longest - len(one.ids))] for one in batch])
    mask = (torch.arange(longest)[None] < torch.tensor([[len(one.ids)] for one in batch])).long()
    with torch.autocast("cpu", torch.bfloat16):
        vectors = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
    weights = mask[..., None].float()
    mean: Tensor = (vectors.float() * weights).sum(1) / weights.sum(1)
    return mean


def train(encoder: BertModel, head: TypeHead, snippets: list[Snippet], epochs: int, out: Path) -> None:
    """Run the epochs, with a checkpoint and a line of the curve after each."""
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in encoder.parameters() if p.requires_grad], "lr": RATE},
            {"params": head.parameters(), "lr": RATE_OF_HEAD},
        ],
        weight_decay=0.01,
    )
    total = epochs * len(list(batches(snippets, random.Random(0))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM * total)) * max(0.0, 1 - step / total)
    )
    began = time.time()
    for epoch in range(epochs):
        encoder.train()
        head.train()
        lost = 0.0
        for batch in batches(snippets, random.Random(SEED + epoch)):
            wanted = torch.tensor([one.label for one in batch])
            loss = functional.cross_entropy(head(means_of(encoder, batch)), wanted, label_smoothing=SMOOTHING)
            loss.backward()
            lost += float(loss.detach()) * len(batch)
            nn.utils.clip_grad_norm_([*encoder.parameters(), *head.parameters()], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
        torch.save({"encoder": encoder.state_dict(), "head": head.state_dict()}, out / "last.pt")
        line = {"epoch": epoch + 1, "seconds": round(time.time() - began), "loss": round(lost / len(snippets), 4)}
        with (out / "curve.jsonl").open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line) + "\n")


def right_of(encoder: BertModel, head: TypeHead, snippets: list[Snippet]) -> dict[str, float]:
    """Writer → percentage of the snippets that get their label."""
    encoder.eval()
    head.eval()
    found: dict[str, list[bool]] = {}
    with torch.no_grad():
        for at in range(0, len(snippets), BATCH):
            batch = snippets[at : at + BATCH]
            best = head(means_of(encoder, batch)).argmax(1).tolist()
            for one, label in zip(batch, best, strict=True):
                found.setdefault(one.writer, []).append(label == one.label)
    return {writer: round(100 * sum(some) / len(some), 1) for writer, some in found.items()}


def main() -> None:
    """Train, and write checkpoints, a curve and how many of the held snippets get their label."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--hold", default="")
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    vocabulary = Vocabulary((given.encoder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))
    snippets = snippets_of(SNIPPETS, vocabulary)
    encoder, head = encoder_from(str(given.encoder)), TypeHead()
    encoder.encoder.layer = encoder.encoder.layer[: given.layers]
    given.out.mkdir(parents=True, exist_ok=True)
    own = [one for one in snippets if one.writer not in given.hold]
    train(encoder, head, own, given.epochs, given.out)
    made = {
        "seed": SEED,
        "epochs": given.epochs,
        "layers": given.layers,
        "snippets": len(own),
        "data": {SNIPPETS.name: sha256(SNIPPETS.read_bytes()).hexdigest()},
        "labels": list(EVENT_TYPES),
    }
    if given.hold:
        made["right of those kept out"] = right_of(encoder, head, [one for one in snippets if one.writer in given.hold])
        print(json.dumps(made["right of those kept out"]))
    (given.out / "made.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
