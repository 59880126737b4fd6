"""Write the network of roles as two ONNX graphs with 8-bit weights.

python -m training.export_roles --run FOLDER --encoder FOLDER --out sayso/trained/data [--lower sayso/trained/data]

`roles.onnx` reads one window: piece numbers in; vectors, tags and types out. `roles_report.onnx` takes the vectors of a whole
report; relevance and types come out. The embeddings are those of `lower.onnx`, which no training changes: `roles.onnx` does not hold them
again but says where in that file they stand (ONNX external data). So `lower.onnx` must be in the folder already; `--lower` copies
it from another, with the vocabulary, for a network that is only used in fitting.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from torch import Tensor, nn

from training.export import write_graph
from training.network import encoder_from
from training.roles import RoleHeads
from training.sharing import share_weights, shorten_names


class OverPieces(nn.Module):
    """The first graph."""

    def __init__(self, encoder: nn.Module, heads: RoleHeads) -> None:
        super().__init__()
        self.encoder, self.heads = encoder, heads

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(1, pieces) to (pieces, 384), (pieces, 13), (pieces, 6)."""
        vectors = self.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0]
        tags, types = self.heads.over_pieces(vectors)
        return vectors, tags.softmax(-1), types.sigmoid()


class OverReport(nn.Module):
    """The second graph."""

    def __init__(self, heads: RoleHeads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, vectors: Tensor) -> Tensor:
        """(pieces, 384) to (7,)."""
        return self.heads.over_report(vectors).sigmoid()


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("run", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--lower", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for name in ("lower.onnx", "vocabulary.txt") if given.lower else ():
        shutil.copy(given.lower / name, given.out / name)
    encoder, heads = encoder_from(str(given.encoder)), RoleHeads()
    saved = torch.load(given.run / "last.pt", weights_only=True)
    encoder.load_state_dict(saved["encoder"])
    heads.load_state_dict(saved["heads"])
    pieces, report = OverPieces(encoder, heads).eval(), OverReport(heads).eval()
    ids = torch.randint(1000, 2000, (1, 40))
    with torch.no_grad():
        vectors = pieces(ids)[0]
        write_graph(pieces, (ids,), ["ids"], ["vectors", "tags", "types"], {"ids": {1: "pieces"}}, given.out / "roles.onnx")
        write_graph(report, (vectors,), ["vectors"], ["whole"], {"vectors": {0: "pieces"}}, given.out / "roles_report.onnx")
    share_weights(given.out / "roles.onnx", given.out / "lower.onnx")
    shorten_names(given.out / "roles.onnx")
    if (given.run / "made.json").exists():
        made = json.loads((given.run / "made.json").read_text(encoding="utf-8"))
        curve = [json.loads(line) for line in (given.run / "curve.jsonl").read_text(encoding="utf-8").splitlines()]
        (given.out / "made_roles.json").write_text(json.dumps(made | {"curve": curve}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
