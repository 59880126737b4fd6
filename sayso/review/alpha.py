"""Krippendorff's alpha: how far coders agree beyond what chance would give, with an interval.

Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), and Content Analysis (4th edition, 2018), chapter 12. Alpha is
1 - Do / De: the disagreement observed within units over that expected if values were dealt to units at random. 1 is agreement in
everything, 0 is chance, below 0 is worse than chance.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

SAMPLES: Final = 2000
_SEED: Final = 20260101
_LEVEL: Final = 95

Distance = Callable[[Any, Any], float]
"""How far two values are apart: 0 for the same, 1 for as far as can be, and the same both ways."""


@dataclass(frozen=True, slots=True)
class Alpha:
    """How far coders agree.

    Attributes:
        alpha: None where every value is the same, so that chance could do nothing else and nothing can be said.
        low, high: the middle 95 % of alpha when groups are drawn anew; None where there are too few groups or alpha is None.
        units: how many units two coders or more have answered.
        agreed: the share of pairs of answers that are wholly the same, 0 to 1; chance is in it.
    """

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    agreed: float


@dataclass(frozen=True, slots=True)
class Unit:
    """What several coders have answered about one thing.

    Attributes:
        values: one of each coder; coders that have not answered are left out.
        group: what is drawn together when the interval is made: units of one report depend on each other.
    """

    values: tuple[Hashable, ...]
    group: str = ""


def agreement(units: Sequence[Unit], distance: Distance, *, samples: int = SAMPLES) -> Alpha:
    """Krippendorff's alpha over some units, with a bootstrap interval.

    Groups of units are drawn with replacement (a cluster bootstrap), and alpha is computed each time; the draws are the same each time
    that the same units are given.

    Args:
        units: those with one answer count for nothing.
        distance: between two values. (For Krippendorff's metrics: the square of the difference, or 0 and 1 for names.)
    """
    paired = [unit for unit in units if len(unit.values) > 1]
    if not paired:
        return Alpha(None, None, None, 0, 0.0)
    table = _Table(paired, distance)
    whole = table.alpha(np.ones(table.groups))
    agreed = float(np.dot(table.weights, table.distances == 0) / table.weights.sum())
    low = high = None
    if whole is not None and table.groups > 1:
        draw = np.random.default_rng(_SEED)
        drawn = (draw.multinomial(table.groups, [1 / table.groups] * table.groups) for _ in range(samples))
        found = [alpha for counts in drawn if (alpha := table.alpha(counts.astype(float))) is not None]
        if found:
            low, high = (float(np.percentile(found, side)) for side in ((100 - _LEVEL) / 2, (100 + _LEVEL) / 2))
    return Alpha(whole, low, high, len(paired), agreed)


class _Table:
    """Pairs of values within units as numbers, so that alpha over any drawing of groups is a few sums.

    Attributes:
        distances: of each ordered pair.
        weights: of each ordered pair: 1 / (answers of its unit - 1).
        groups: how many there are.
    """

    def __init__(self, units: Sequence[Unit], distance: Distance) -> None:
        values = list(dict.fromkeys(value for unit in units for value in unit.values))
        place = {value: n for n, value in enumerate(values)}
        groups = {group: n for n, group in enumerate(dict.fromkeys(unit.group for unit in units))}
        rows = [
            (place[one], place[other], groups[unit.group], 1 / (len(unit.values) - 1))
            for unit in units
            for one, other in permutations(unit.values, 2)
        ]
        self.groups = len(groups)
        self._kinds = len(values)
        self._between: NDArray[np.float64] = np.array([[distance(a, b) for b in values] for a in values], dtype=float)
        self._one = np.array([row[0] for row in rows])
        self._group = np.array([row[2] for row in rows])
        self.weights = np.array([row[3] for row in rows])
        self.distances: NDArray[np.float64] = self._between[self._one, np.array([row[1] for row in rows])]

    def alpha(self, counts: NDArray[np.float64]) -> float | None:
        """Alpha if each group is there so many times."""
        weights = self.weights * counts[self._group]
        total = float(weights.sum())
        if total <= 1:
            return None
        of_each = np.bincount(self._one, weights, self._kinds)
        expected = float(of_each @ self._between @ of_each) / (total * (total - 1))
        if expected == 0:
            return None
        return 1 - float(np.dot(weights, self.distances)) / total / expected
