import numpy as np
import pytest

from benchmarks.intervals import difference, drawn_figures, figures, intervals
from benchmarks.tallies import Row

RIGHT: Row = {"found F1": (1, 1, 1, 1)}
MISSED: Row = {"found F1": (0, 0, 0, 1)}
SPURIOUS: Row = {"found F1": (0, 1, 0, 0)}


def test_figures_over_all_documents_are_those_of_the_counts() -> None:
    assert figures([RIGHT, RIGHT, MISSED, SPURIOUS]) == {"found F1": 66.7}  # precision and recall are two of three
    assert figures([{"exact": (1, 1, 0, 0)}, {"exact": (0, 1, 0, 0)}]) == {"exact": 50.0}
    assert figures([{"found F1": (0, 0, 0, 0)}]) == {}


def test_documents_that_are_all_alike_leave_nothing_to_chance() -> None:
    assert intervals([RIGHT] * 30) == {"found F1": (100.0, 100.0)}


def test_an_interval_is_that_of_a_share_of_so_many() -> None:
    rows: list[Row] = [{"exact": (float(n % 2), 1, 0, 0)} for n in range(400)]
    low, high = intervals(rows)["exact"]
    assert (low, high) == pytest.approx((50 - 4.9, 50 + 4.9), abs=0.6)  # 1.96 · √(0.25 / 400)


def test_the_same_seed_gives_the_same_interval_and_another_one_another() -> None:
    rows = [RIGHT, MISSED, SPURIOUS, RIGHT, RIGHT]
    assert intervals(rows) == intervals(rows)
    table = np.array([[row["found F1"]] for row in rows], float)
    assert not np.array_equal(drawn_figures(table, 50, 1), drawn_figures(table, 50, 2), equal_nan=True)


def test_values_of_one_document_stand_and_fall_together() -> None:
    together: list[Row] = [{"exact": (10.0 * (n % 2), 10, 0, 0)} for n in range(20)]
    apart: list[Row] = [{"exact": (float(n % 2), 1, 0, 0)} for n in range(200)]
    wide, narrow = (high - low for low, high in (intervals(together)["exact"], intervals(apart)["exact"]))
    assert wide > 2 * narrow


def test_a_change_that_helps_every_document_is_sure_though_the_figure_is_not() -> None:
    before: list[Row] = [{"exact": (float(n % 10), 20, 0, 0)} for n in range(40)]
    after: list[Row] = [{"exact": (row["exact"][0] + 1, 20, 0, 0)} for row in before]
    assert difference(before, after, "exact") == (5.0, 5.0, 5.0)
    low, high = intervals(before)["exact"]
    assert high - low > 5
    with pytest.raises(ValueError, match="one by one"):
        difference(before, after[1:], "exact")
