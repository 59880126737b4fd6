"""Write the trained network as two ONNX graphs with 8-bit weights, its vocabulary and what it was made from.

python -m training.export --run FOLDER --encoder FOLDER --out sayso/trained/data

`pieces.onnx` reads one window: piece numbers in; vectors, tags and anchors out. `incidents.onnx` takes the vectors of a whole report and
the pieces that name incidents; kinds and ties come out. Weights are kept in 7 of 8 bits and a scale per channel: with
all 8, processors without VNNI overflow, and the same report would be coded differently from machine to machine.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import BOUNDS, Heads, encoder_from


class OverPieces(nn.Module):
    """The first graph."""

    def __init__(self, encoder: nn.Module, heads: Heads) -> None:
        super().__init__()
        self.encoder, self.heads = encoder, heads

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(1, pieces) to (pieces, 384), (pieces, 11), (pieces, 3)."""
        vectors = self.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0]
        tags, anchors = self.heads.over_pieces(vectors)
        return vectors, tags.softmax(-1), anchors.softmax(-1)


class OverIncidents(nn.Module):
    """The second graph."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads
        self.register_buffer("bounds", torch.tensor(BOUNDS))

    def forward(self, vectors: Tensor, starts: Tensor, ends: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(pieces, 384), (spans,), (spans,) to (spans, 17), (spans, pieces, 28), (2,)."""
        places = torch.arange(vectors.shape[0])[None]
        first, end = starts[:, None], ends[:, None]
        inside = ((places >= first) & (places < end)).float()
        means = inside @ vectors / inside.sum(1, keepdim=True)
        spans = torch.cat([vectors[starts], means], dim=1)
        apart = torch.where(
            places < first, places - first, torch.where(places >= end, places - end + 1, torch.zeros_like(places))
        )
        buckets = (apart[..., None] > self.bounds).long().sum(-1)
        kinds, _ = self.heads.over_spans(spans)
        ties = self.heads.over_pairs(vectors, spans, buckets)
        return kinds, ties.sigmoid(), self.heads.over_report(vectors).sigmoid()


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("run", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    encoder, heads = encoder_from(str(given.encoder)), Heads()
    saved = torch.load(given.run / "last.pt", weights_only=True)
    encoder.load_state_dict(saved["encoder"])
    heads.load_state_dict(saved["heads"])
    encoder.eval()
    heads.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (1, 40))
    with torch.no_grad():
        pieces = OverPieces(encoder, heads).eval()
        vectors = pieces(ids)[0]
        write_graph(pieces, (ids,), ["ids"], ["vectors", "tags", "anchors"], {"ids": {1: "pieces"}}, given.out / "pieces.onnx")
        write_graph(
            OverIncidents(heads).eval(),
            (vectors, torch.tensor([3, 9]), torch.tensor([5, 10])),
            ["vectors", "starts", "ends"],
            ["kinds", "ties", "whole"],
            {"vectors": {0: "pieces"}, "starts": {0: "spans"}, "ends": {0: "spans"}},
            given.out / "incidents.onnx",
        )
    shutil.copy(given.encoder / "vocab.txt", given.out / "vocabulary.txt")
    if (given.run / "made.json").exists():
        made = json.loads((given.run / "made.json").read_text(encoding="utf-8"))
        curve = [json.loads(line) for line in (given.run / "curve.jsonl").read_text(encoding="utf-8").splitlines()]
        (given.out / "made.json").write_text(json.dumps(made | {"curve": curve}, indent=1) + "\n", encoding="utf-8")


def write_graph(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    names: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
) -> None:
    """Write a module as an ONNX graph whose weights have 8 bits."""
    whole = path.with_suffix(".whole.onnx")
    torch.onnx.export(
        module, inputs, str(whole), input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False
    )
    quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    whole.unlink()


if __name__ == "__main__":
    main()
