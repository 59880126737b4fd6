"""Smaller files: weights that two graphs have in common stand in one of them, and names inside a graph are short."""

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

    Raises:
        ValueError: if the other file does not hold the largest table, the embeddings.
    """
    model, held = onnx.load(str(path)), holder.read_bytes()
    largest = max(model.graph.initializer, key=lambda table: len(table.raw_data))
    if largest.raw_data not in held:
        raise ValueError(f"{holder} does not hold the embeddings of {path}")
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


def shorten_names(path: Path) -> None:
    """Give a graph's inner values short names, and take out the names of its nodes, which nothing needs to run it."""
    model = onnx.load(str(path), load_external_data=False)
    outer = {one.name for one in (*model.graph.input, *model.graph.output)}
    short: dict[str, str] = {}

    def renamed(name: str) -> str:
        return name if not name or name in outer else short.setdefault(name, f"v{len(short)}")

    for table in model.graph.initializer:
        table.name = renamed(table.name)
    for node in model.graph.node:
        node.ClearField("name")
        node.ClearField("doc_string")
        for names in (node.input, node.output):
            names[:] = [renamed(name) for name in names]
    model.graph.ClearField("value_info")
    path.write_bytes(model.SerializeToString())
