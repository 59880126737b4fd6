import pytest

from benchmarks.relevance import Scored, curve_of, found_at, recall_at


def scored(*pairs: tuple[float, bool]) -> list[Scored]:
    return [Scored(score, tells) for score, tells in pairs]


def test_the_curve_has_a_point_for_each_score_and_ties_stand_together() -> None:
    reports = scored((0.9, True), (0.5, True), (0.5, False), (0.1, True))
    assert curve_of(reports) == [(pytest.approx(1 / 3), 1.0), (pytest.approx(2 / 3), pytest.approx(2 / 3)), (1.0, 0.75)]


def test_the_greatest_recall_at_a_precision_and_its_threshold() -> None:
    reports = scored((0.9, True), (0.8, False), (0.7, True), (0.6, True), (0.5, True), (0.1, False))
    assert recall_at(reports, 0.8) == (1.0, 0.5)  # four of five: precision falls and rises again
    assert recall_at(reports, 0.9) == (0.25, 0.9)
    assert recall_at(scored((0.9, False), (0.1, True)), 0.9) == (0.0, None)


def test_what_is_written_has_an_interval_and_the_whole_curve() -> None:
    reports = scored(*((n / 200, n > 60 or n % 3 == 0) for n in range(200)))
    found = found_at(reports)
    low, high = found["interval"]
    assert low <= found["recall"] <= high
    assert high - low > 1
    assert found["curve"][-1][0] == 100.0
    assert 50 < found["ranking"] <= 100
    assert found == found_at(reports)
    assert found["share that tell"] == pytest.approx(100 * sum(one.tells for one in reports) / 200)
