"""The third trained network: which event type a snippet tells of."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime

from sayso.trained.files import DATA
from sayso.trained.labels import EVENT_TYPES
from sayso.trained.reader import Floats, vocabulary

LONGEST: Final = 510
"""Pieces of a text that are read; a snippet is far shorter."""


class EventTypeNetwork:
    """Its graph. One thread, so that the same text gives the same numbers in any number of processes."""

    def __init__(self, folder: Path = DATA) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.vocabulary = vocabulary(folder)
        self._graph = onnxruntime.InferenceSession(str(folder / "event_types.onnx"), options, providers=["CPUExecutionProvider"])

    def read(self, chars: str) -> Floats:
        """How likely each of `labels.EVENT_TYPES` is the label of a text: (30,), summing to 1; all alike for a text without words."""
        pieces = self.vocabulary.pieces(chars)
        if not pieces.ids:
            return np.full(len(EVENT_TYPES), 1 / len(EVENT_TYPES), np.float32)
        run = [self.vocabulary.begin, *pieces.ids[:LONGEST], self.vocabulary.finish]
        chances: Floats = self._graph.run(None, {"ids": np.array([run], np.int64)})[0]
        return chances


@lru_cache(maxsize=1)
def event_type_network() -> EventTypeNetwork:
    """The network of event types that comes with Sayso; one a process."""
    return EventTypeNetwork()
