"""The second trained network: the roles of a report as a whole (MUC-4), run over a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from sayso.trained.files import DATA
from sayso.trained.incident_reader import Floats, vocabulary
from sayso.trained.labels import MUC_TYPES, REPORT_ROLES
from sayso.trained.pieces import Pieces, windows
from sayso.trained.sessions import session_of

_WIDTH: Final = 384


@dataclass(frozen=True, slots=True)
class RolesRead:
    """A text as the network of roles has read it.

    Attributes:
        pieces: its word pieces.
        tags: (pieces, 13): outside, then beginning and inside of each of `labels.REPORT_ROLES`.
        types: (pieces, 6): that what has a role there has it in an incident of each of `labels.MUC_TYPES`.
        relevant: that MUC-4 calls the text relevant, 0 to 1.
        told: (6,): that the text tells of an incident of each of `labels.MUC_TYPES`.
    """

    pieces: Pieces
    tags: Floats
    types: Floats
    relevant: float
    told: Floats


class RolesNetwork:
    """Its two graphs."""

    def __init__(self, folder: Path = DATA) -> None:
        self.vocabulary = vocabulary(folder)
        self._pieces, self._report = (session_of(folder / name) for name in ("roles.onnx", "roles_report.onnx"))

    def read(self, chars: str) -> RolesRead:
        """Read a text once. Windows overlap, and each piece is taken from where it has most around it."""
        pieces = self.vocabulary.pieces(chars)
        if not pieces.ids:
            none = [np.zeros((0, width), np.float32) for width in (1 + 2 * len(REPORT_ROLES), len(MUC_TYPES))]
            return RolesRead(pieces, none[0], none[1], 0.0, np.zeros(len(MUC_TYPES), np.float32))
        parts: list[list[Floats]] = [[], [], []]
        for window in windows(len(pieces.ids)):
            run = [self.vocabulary.begin, *pieces.ids[window.start : window.end], self.vocabulary.finish]
            made = self._pieces.run(None, {"ids": np.array([run], np.int64)})
            for kept, values in zip(parts, made, strict=True):
                kept.append(values[1 + window.first - window.start : 1 + window.last - window.start])
        vectors, tags, types = (np.concatenate(kept) for kept in parts)
        whole: Floats = self._report.run(None, {"vectors": vectors})[0]
        return RolesRead(pieces, tags, types, float(whole[0]), whole[1:])


@lru_cache(maxsize=1)
def roles_network() -> RolesNetwork:
    """The network of roles that comes with Sayso; one a process."""
    return RolesNetwork()
