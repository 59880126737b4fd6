"""Which part of a text is read for an incident."""

import pytest

from sayso.trained.incident_reader import BEST, LONGEST, STEP, window_of


@pytest.mark.parametrize("count", [1, LONGEST])
def test_a_short_text_is_read_whole(count: int) -> None:
    assert window_of(count, [(BEST, 0, 1)]) == (0, count)


@pytest.mark.parametrize("best", [0, 200, 700, 999])
def test_of_a_long_text_what_stands_around_the_best_words_is_read(best: int) -> None:
    start, end = window_of(1000, [(0, 5, 6), (BEST, best, best + 1)])
    assert (end - start, start <= best < end) == (LONGEST, True)
    assert start % STEP == 0 or end == 1000


def test_incidents_near_each_other_share_a_window() -> None:
    assert window_of(1000, [(BEST, 520, 521)]) == window_of(1000, [(BEST, 530, 531)])
