"""Write the network of event types as an ONNX graph with 8-bit weights.

python -m training.export_event_types --run FOLDER --encoder FOLDER --out sayso/trained/data

`event_types.onnx` takes the piece numbers of a snippet; the chance of each label comes out. What training left as it was, the embeddings
and the lowest layers, stands in `lower.onnx` already: the graph only says where (ONNX external data).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from training.event_types import TypeHead
from training.export import write_graph
from training.network import encoder_from
from training.sharing import share_weights, shorten_names


class OverSnippet(nn.Module):
    """The graph."""

    def __init__(self, encoder: nn.Module, head: TypeHead) -> None:
        super().__init__()
        self.encoder, self.head = encoder, head

    def forward(self, ids: Tensor) -> Tensor:
        """(1, pieces) to (30,)."""
        vectors = self.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0]
        answer: Tensor = self.head(vectors.mean(0)[None])[0].softmax(-1)
        return answer


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("run", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    made = json.loads((given.run / "made.json").read_text(encoding="utf-8"))
    encoder, head = encoder_from(str(given.encoder)), TypeHead()
    encoder.encoder.layer = encoder.encoder.layer[: made["layers"]]
    saved = torch.load(given.run / "last.pt", weights_only=True)
    encoder.load_state_dict(saved["encoder"])
    head.load_state_dict(saved["head"])
    snippet = OverSnippet(encoder, head).eval()
    path = given.out / "event_types.onnx"
    with torch.no_grad():
        write_graph(snippet, (torch.randint(1000, 2000, (1, 40)),), ["ids"], ["chances"], {"ids": {1: "pieces"}}, path)
    share_weights(path, given.out / "lower.onnx")
    shorten_names(path)
    curve = [json.loads(line) for line in (given.run / "curve.jsonl").read_text(encoding="utf-8").splitlines()]
    (given.out / "made_event_types.json").write_text(json.dumps(made | {"curve": curve}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
