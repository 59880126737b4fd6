"""The third trained network: which event type a snippet tells of."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from sayso.trained.files import DATA
from sayso.trained.incident_reader import Floats, vocabulary
from sayso.trained.labels import EVENT_TYPES
from sayso.trained.sessions import session_of

LONGEST: Final = 510
"""Pieces of a text that are read; a snippet is far shorter."""


class EventTypeNetwork:
    """Its graph."""

    def __init__(self, folder: Path = DATA) -> None:
        self.vocabulary = vocabulary(folder)
        self._graph = session_of(folder / "event_types.onnx")

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
