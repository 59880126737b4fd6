"""Which reports tell of an incident, by a score for each: how many of them are found where nine of ten that are named do tell of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from benchmarks.calibration import ranking
from benchmarks.intervals import ROUNDS, SEED

PRECISION: Final = 0.9
_STEPS: Final = 20
"""Points of the curve."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One report: its score, and whether coders found an incident in it."""

    score: float
    tells: bool


def found_at(reports: Sequence[Scored], precision: float = PRECISION) -> dict[str, Any]:
    """The recall at a precision with its 95 % interval, the share of reports that tell of an incident, the ranking and the curve.

    Returns:
        shares in per cent, the threshold as a score (None where no threshold reaches the precision), and points [recall, precision].
    """
    chance = np.random.default_rng(SEED)
    drawn = []
    for _ in range(ROUNDS):
        taken = chance.integers(0, len(reports), len(reports))
        drawn.append(recall_at([reports[n] for n in taken], precision)[0])
    recall, threshold = recall_at(reports, precision)
    low, high = np.percentile(drawn, (2.5, 97.5))
    curve = curve_of(reports)
    kept = curve[:: max(1, len(curve) // _STEPS)]
    return {
        "share that tell": round(100 * sum(one.tells for one in reports) / len(reports), 1),
        "recall": round(100 * recall, 1),
        "interval": [round(100 * float(low), 1), round(100 * float(high), 1)],
        "threshold": None if threshold is None else round(threshold, 3),
        "ranking": round(100 * ranking([one.score for one in reports], [one.tells for one in reports]), 1),
        "curve": [[round(100 * r, 1), round(100 * p, 1)] for r, p in (*kept, curve[-1])],
    }


def recall_at(reports: Sequence[Scored], precision: float) -> tuple[float, float | None]:
    """The greatest recall of a threshold with at least this precision, and the threshold; (0, None) if there is none."""
    best: tuple[float, float | None] = (0.0, None)
    for (recall, exact), threshold in zip(curve_of(reports), _thresholds(reports), strict=True):
        if exact >= precision and recall > best[0]:
            best = recall, threshold
    return best


def curve_of(reports: Sequence[Scored]) -> list[tuple[float, float]]:
    """(recall, precision) at each score that some report has, the highest first."""
    total = sum(one.tells for one in reports)
    ordered = sorted(reports, key=lambda one: -one.score)
    points, right = [], 0
    for n, one in enumerate(ordered, start=1):
        right += one.tells
        if n == len(ordered) or ordered[n].score != one.score:
            points.append((right / total if total else 0.0, right / n))
    return points


def _thresholds(reports: Sequence[Scored]) -> list[float]:
    return sorted({one.score for one in reports}, reverse=True)
