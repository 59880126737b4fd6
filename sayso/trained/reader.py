"""The trained network, run over a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.trained.files import DATA
from sayso.trained.labels import STAGES, TYPES
from sayso.trained.pieces import Pieces, Vocabulary, windows
from sayso.trained.sessions import session_of

AT_ONCE: Final = 8
"""Incidents that are asked about in one run, so that memory stays small."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Incidents:
    """What the network says of spans that name incidents.

    Attributes:
        types: (spans, 12), probabilities in the order of `labels.TYPES`.
        stages: (spans, 4), of `labels.STAGES`.
        background: (spans,), that it is not the news.
        ties: (spans, pieces, 28): that a piece begins, or goes on, what has each of `labels.ROLES` in the incident.
    """

    types: Floats
    stages: Floats
    background: Floats
    ties: Floats


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the network has read it.

    Attributes:
        pieces: its word pieces.
        vectors: (pieces, 384).
        tags: (pieces, 11): outside, then beginning and inside of each of `labels.MUC_ROLES`.
        anchors: (pieces, 3): outside, beginning, inside of the words that name an incident.
    """

    pieces: Pieces
    vectors: Floats
    tags: Floats
    anchors: Floats


class Network:
    """The two graphs and the vocabulary."""

    def __init__(self, folder: Path = DATA) -> None:
        self.vocabulary = vocabulary(folder)
        self._pieces = session_of(folder / "pieces.onnx")
        self._incidents = session_of(folder / "incidents.onnx")

    def read(self, chars: str) -> Read:
        """Read a text once. Windows overlap, and each piece is taken from where it has most around it."""
        pieces = self.vocabulary.pieces(chars)
        parts: list[list[Floats]] = [
            [np.zeros((0, 384), np.float32)],
            [np.zeros((0, 11), np.float32)],
            [np.zeros((0, 3), np.float32)],
        ]
        for window in windows(len(pieces.ids)) if pieces.ids else ():
            run = [self.vocabulary.begin, *pieces.ids[window.start : window.end], self.vocabulary.finish]
            made = self._pieces.run(None, {"ids": np.array([run], np.int64)})
            for kept, values in zip(parts, made, strict=True):
                kept.append(values[1 + window.first - window.start : 1 + window.last - window.start])
        vectors, tags, anchors = (np.concatenate(kept) for kept in parts)
        return Read(pieces, vectors, tags, anchors)

    def incidents(self, read: Read, spans: list[tuple[int, int]]) -> Incidents:
        """What it says of spans of pieces that name incidents; there must be one at least."""
        kinds, ties = [], []
        for at in range(0, len(spans), AT_ONCE):
            made = self._run(read, spans[at : at + AT_ONCE])
            kinds.append(made[0])
            ties.append(made[1])
        answers = np.concatenate(kinds)
        types, stages = answers[:, : len(TYPES)], answers[:, len(TYPES) : len(TYPES) + len(STAGES)]
        return Incidents(_softmax(types), _softmax(stages), _sigmoid(answers[:, -1]), np.concatenate(ties))

    def whole(self, read: Read) -> tuple[float, float]:
        """How likely the report tells of an incident, and that MUC-4 calls it relevant. (0, 0) of an empty text."""
        if not read.pieces.ids:
            return 0.0, 0.0
        told, relevant = self._run(read, [(0, 1)])[2]
        return float(told), float(relevant)

    def _run(self, read: Read, spans: list[tuple[int, int]]) -> list[Floats]:
        starts, ends = (np.array(side, np.int64) for side in zip(*spans, strict=True))
        made: list[Floats] = self._incidents.run(None, {"vectors": read.vectors, "starts": starts, "ends": ends})
        return made


@lru_cache(maxsize=2)
def vocabulary(folder: Path = DATA) -> Vocabulary:
    """The word pieces that both networks know."""
    return Vocabulary((folder / "vocabulary.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))


@lru_cache(maxsize=1)
def network() -> Network:
    """The network that comes with Sayso; one a process."""
    return Network()


def _softmax(values: Floats) -> Floats:
    powers: Floats = np.exp(values - values.max(1, keepdims=True))
    share: Floats = powers / powers.sum(1, keepdims=True)
    return share


def _sigmoid(values: Floats) -> Floats:
    made: Floats = np.float32(1) / (np.float32(1) + np.exp(-values))
    return made


@lru_cache(maxsize=1)
def reading_of(chars: str) -> Read:
    """A text as the network that comes with Sayso reads it; the steps that ask about one report share one reading."""
    return network().read(chars)
