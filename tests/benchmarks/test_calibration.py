from types import ModuleType
from typing import Any

import pytest

from benchmarks.calibration import Bin, expected_error, judgements, ranking, reliability
from sayso.codebook import default_codebook
from sayso.pipeline import build
from sayso.records import Report, Sheet, Text
from sayso.settings import Settings


def test_scores_that_say_what_is_so_have_no_error() -> None:
    scores = [0.25] * 4 + [0.75] * 4
    right = [True, False, False, False, True, True, True, False]
    assert reliability(scores, right) == [Bin(4, 0.25, 0.25), Bin(4, 0.75, 0.75)]
    assert expected_error(reliability(scores, right)) == 0.0


def test_the_error_is_the_mean_distance_over_values() -> None:
    bins = reliability([1.0, 1.0, 1.0, 0.05], [True, False, False, False])
    assert [one.count for one in bins] == [1, 3]
    assert expected_error(bins) == pytest.approx(100 * (3 * (1 - 1 / 3) + 0.05) / 4)
    assert expected_error([]) == 0.0


def test_ranking_counts_pairs_of_right_and_wrong() -> None:
    assert ranking([0.1, 0.9], [False, True]) == 1.0
    assert ranking([0.9, 0.1], [False, True]) == 0.0
    assert ranking([0.5, 0.5, 0.5], [False, True, False]) == 0.5
    assert ranking([0.2, 0.4, 0.6, 0.8], [False, True, False, True]) == 0.75
    assert ranking([0.3], [True]) == 0.5


class Scorer(ModuleType):
    """A scorer that pairs incidents of one type and compares types and places by equality."""

    @staticmethod
    def similarity(gold: dict[str, Any], made: dict[str, Any]) -> float:
        return float(gold["type"] == made.get("type"))

    @staticmethod
    def pair(gold: list[dict[str, Any]], made: list[dict[str, Any]], score: Any, floor: float) -> list[tuple[int, int]]:
        return [(g, p) for g, one in enumerate(gold) for p, other in enumerate(made) if score(one, other) >= floor]

    @staticmethod
    def values(incident: dict[str, Any]) -> Any:
        for field, value in (("type", incident.get("type")), ("place", incident.get("place", {}).get("name"))):
            if value:
                yield field, value, lambda one, other: one == other


def test_a_value_is_right_if_its_partner_has_it_and_wrong_without_a_partner() -> None:
    report = Report(sha256="0" * 64, name="test", published="2020-05-13")
    chars = "A bomb exploded in Oslo on Monday, killing six people. In Bergen, gunmen shot a judge dead on Tuesday."
    sheet = build(Settings(), default_codebook())(Sheet(report, Text(report.id, chars, reader="test@1")))
    gold = [{"type": "bombing", "place": {"name": "Oslo"}}]
    found = {(one.name, str(one.account.first("type"))): one.right for one in judgements(sheet, gold, Scorer("scorer"))}
    assert found["type", "bombing"]
    assert found["place", "bombing"]
    assert not found["date", "bombing"]  # the scorer knows no date of it
    others = {right for (_, kind), right in found.items() if kind != "bombing"}
    assert others == {False}
