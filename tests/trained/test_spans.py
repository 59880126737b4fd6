"""Runs of pieces and the characters they stand for."""

import numpy as np

from sayso.trained.pieces import Pieces
from sayso.trained.spans import characters_of, pieces_of, runs


def floats(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_a_run_begins_where_it_is_likely_and_goes_on_while_that_is() -> None:
    found = list(runs(floats(0.1, 0.9, 0.1, 0.1, 0.0), floats(0.0, 0.1, 0.8, 0.7, 0.2), 0.5, 0.5))
    assert [(f.first, f.end, round(f.score, 1)) for f in found] == [(1, 4, 0.9)]


def test_a_piece_that_rather_begins_than_goes_on_begins_another_run() -> None:
    found = list(runs(floats(0.9, 0.8), floats(0.1, 0.6), 0.5, 0.5))
    assert [(f.first, f.end) for f in found] == [(0, 1), (1, 2)]


def test_nothing_likely_no_run() -> None:
    assert list(runs(floats(0.1, 0.2), floats(0.9, 0.9), 0.5, 0.5)) == []
    assert list(runs(floats(), floats(), 0.5, 0.5)) == []


def test_pieces_of_characters_and_back() -> None:
    pieces = Pieces((5, 6, 7), (0, 4, 9), (3, 8, 12))
    assert pieces_of(pieces, 4, 8) == (1, 2)
    assert pieces_of(pieces, 2, 10) == (0, 3)
    first, end = pieces_of(pieces, 3, 4)
    assert first >= end
    assert characters_of(pieces, 1, 3) == (4, 12)
