"""Write the trained reader of incidents as two ONNX graphs with 8-bit weights, its vocabulary and what it was made from.

python -m training.export --run FOLDER --encoder FOLDER --out sayso/trained/data

`lower.onnx` holds the embeddings and the layers that no training changes: piece numbers in, states out. `incidents.onnx` takes these
states and the marks of one incident; ties and kinds come out. Weights are kept in 7 of 8 bits and a scale per channel: with
all 8, processors without VNNI overflow, and the same report would be coded differently from machine to machine.

The other networks share the tables of `lower.onnx`: their graphs say where in that file they stand.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sayso.coding.trained_marks import COLUMNS
from sayso.trained.labels import STAGES, TYPES
from training.network import IncidentReader, Lower, encoder_from
from training.sharing import shorten_names


class Answers(nn.Module):
    """The second graph."""

    def __init__(self, reader: IncidentReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, states: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """(1, pieces, 384), (1, pieces, columns) to ties (1, pieces, 30), types (1, 12), stages (1, 4), background and reality (1, 2)."""
        ties, kinds = self.reader(states, marks)
        types, stages, flags = kinds.split([len(TYPES), len(STAGES), 2], 1)
        return ties.sigmoid(), types.softmax(-1), stages.softmax(-1), flags.sigmoid()


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("run", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    encoder = encoder_from(str(given.encoder))
    lower, reader = Lower(encoder), IncidentReader(encoder)
    reader.load_state_dict(torch.load(given.run / "last.pt", weights_only=True)["reader"])
    reader.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (1, 40))
    with torch.no_grad():
        states, marks = lower(ids), torch.zeros(1, 40, len(COLUMNS))
        marks[:, 3:5, :2] = 1
        write_graph(lower, (ids,), ["ids"], ["states"], {"ids": {1: "pieces"}}, given.out / "lower.onnx")
        write_graph(
            Answers(reader).eval(),
            (states, marks),
            ["states", "marks"],
            ["ties", "types", "stages", "flags"],
            {"states": {1: "pieces"}, "marks": {1: "pieces"}},
            given.out / "incidents.onnx",
        )
    shorten_names(given.out / "incidents.onnx")
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
