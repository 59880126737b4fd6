"""How far a figure would move with other documents: 95 % intervals by the bootstrap.

Documents, not values, are drawn with replacement (Efron 1979, percentile intervals), since the values of one report stand and fall
together; as many as there are, `ROUNDS` times, from a fixed seed, so that the same predictions give the same intervals. An interval
says how much chance is in the choice of documents. It says nothing of texts of another kind, and nothing of what the rules' authors
had seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.tallies import Row

ROUNDS: Final = 2000
SEED: Final = 20240229
_TAILS: Final = (2.5, 97.5)
_AT_ONCE: Final = 200
"""Rounds that are drawn together, so that memory stays small."""


def intervals(rows: Sequence[Row], rounds: int = ROUNDS, seed: int = SEED) -> dict[str, tuple[float, float]]:
    """The 95 % interval of each figure, in per cent.

    Args:
        rows: what each document adds to each figure; a figure that a document lacks gets nothing from it.

    Returns:
        figure → low and high, to one decimal; a figure that no document adds anything to is left out.
    """
    names = sorted({name for row in rows for name in row})
    drawn = drawn_figures(_table(rows, names), rounds, seed)
    found = {}
    for name, values in zip(names, drawn.T, strict=True):
        if not np.isnan(values).all():
            low, high = np.nanpercentile(values, _TAILS)
            found[name] = (round(float(low), 1), round(float(high), 1))
    return found


def difference(
    before: Sequence[Row], after: Sequence[Row], name: str, rounds: int = ROUNDS, seed: int = SEED
) -> tuple[float, float, float]:
    """How much a figure changes from one coding of some documents to another, in points, with its 95 % interval.

    Both are drawn together: what makes a document hard makes it hard for both.

    Raises:
        ValueError: if the codings are of different numbers of documents.
    """
    if len(before) != len(after):
        raise ValueError(f"{len(before)} documents on one side and {len(after)} on the other cannot be compared one by one")
    tables = [_table(rows, [name]) for rows in (before, after)]
    one, other = (drawn_figures(table, rounds, seed)[:, 0] for table in tables)
    low, high = np.nanpercentile(other - one, _TAILS)
    whole = [float(_figures(table.sum(0)[None])[0, 0]) for table in tables]
    return round(whole[1] - whole[0], 1), round(float(low), 1), round(float(high), 1)


def figures(rows: Sequence[Row]) -> dict[str, float]:
    """Each figure over all documents, in per cent, as the scorer of the set would give it."""
    names = sorted({name for row in rows for name in row})
    whole = _figures(_table(rows, names).sum(0)[None])[0]
    return {name: round(float(value), 1) for name, value in zip(names, whole, strict=True) if not np.isnan(value)}


def drawn_figures(table: NDArray[np.float64], rounds: int, seed: int) -> NDArray[np.float64]:
    """Each figure in each round: (rounds, figures). The same seed draws the same documents, whatever the figures."""
    documents = len(table)
    chance = np.random.default_rng(seed)
    flat = table.reshape(documents, -1)
    made = []
    for at in range(0, rounds, _AT_ONCE):
        weights = chance.multinomial(documents, np.full(documents, 1 / documents), size=min(_AT_ONCE, rounds - at))
        made.append(_figures((weights @ flat).reshape(len(weights), *table.shape[1:])))
    return np.concatenate(made)


def _table(rows: Sequence[Row], names: Sequence[str]) -> NDArray[np.float64]:
    """(documents, figures, 4)."""
    return np.array([[row.get(name, (0.0, 0.0, 0.0, 0.0)) for name in names] for row in rows], np.float64)


def _figures(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """F1 of counts whose last axis is `Counts`, in per cent; of a plain share, the share; not a number where there is nothing to count."""
    right, predicted, found, gold = np.moveaxis(counts, -1, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(predicted > 0, right / predicted, 0.0)
        recall = np.where(gold > 0, found / gold, 0.0)
        f1 = np.where(precision + recall > 0, 2 * precision * recall / (precision + recall), 0.0)
    made: NDArray[np.float64] = 100 * np.where(found + gold > 0, f1, precision)
    made[predicted + gold == 0] = np.nan
    return made
