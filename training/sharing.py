"""Weights that two graphs have in common stand in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import onnx

SMALLEST: Final = 4096
"""Bytes of a table below which it is not worth its place being written down."""


def share_weights(path: Path, holder: Path) -> int:
    """Let every table of a graph whose bytes another file holds stand there only (ONNX external data).

    Returns:
        how many bytes the graph no longer holds.
    """
    model, held = onnx.load(str(path)), holder.read_bytes()
    shared = 0
    for table in model.graph.initializer:
        data = table.raw_data
        at = held.find(data) if len(data) >= SMALLEST else -1
        if at < 0:
            continue
        table.ClearField("raw_data")
        table.data_location = onnx.TensorProto.EXTERNAL
        for key, value in (("location", holder.name), ("offset", at), ("length", len(data))):
            table.external_data.add(key=key, value=str(value))
        shared += len(data)
    path.write_bytes(model.SerializeToString())
    return shared
