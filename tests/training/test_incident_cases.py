"""What the reader of incidents learns from a coded report."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.pipeline import Pipeline
from sayso.trained.incident_reader import vocabulary
from sayso.trained.labels import ANOTHER, ROLES, STAGES, TIES, TYPES
from tests.coding.told_network import sheet_of
from training.incident_cases import Case, cases_of
from training.incident_cases import pipeline as rules

CHARS = "Gunmen killed two police officers in the town of Kelm on Tuesday. A bomb wounded a teacher in Torvik. Gunmen fled."
CODED = {
    "docid": "one",
    "text": CHARS,
    "incidents": [
        {
            "words": "killed two police officers",
            "type": "armed_assault",
            "stage": "accomplished",
            "killed": {"low": 2, "high": 2},
            "arrested": {"low": 40, "high": 40},
            "perpetrators": [{"words": "Gunmen", "basis": "stated"}],
            "targets": ["police officers"],
            "place": {"name": "Kelm"},
        }
    ],
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return rules()


def cases(pipeline: Pipeline, pairs: list[tuple[int, int]]) -> list[Case]:
    def pairing(gold: list[Any], coded: list[Any]) -> list[tuple[int, int]]:
        return pairs

    return cases_of(sheet_of(pipeline, CHARS), CODED, vocabulary(), pairing)


def words(case: Case, role: str) -> list[str]:
    pieces = vocabulary().pieces(CHARS)
    number = TIES.index(role)
    return [CHARS[pieces.starts[first] : pieces.ends[end - 1]] for one, first, end in case.yes if one == number]


def test_an_incident_that_the_scorer_pairs_has_the_coders_answers(pipeline: Pipeline) -> None:
    case = next(case for case in cases(pipeline, [(0, 0)]) if case.sort == "coded")
    assert (case.real, TYPES[case.type], STAGES[case.stage], case.background) == (True, "armed_assault", "accomplished", False)
    assert words(case, "target") == ["police officers"]
    assert words(case, "place") == ["Kelm"]
    assert words(case, "killed") == ["two"]


def test_of_a_string_that_stands_twice_one_is_the_answer_and_the_other_unknown(pipeline: Pipeline) -> None:
    case = next(case for case in cases(pipeline, [(0, 0)]) if case.sort == "coded")
    assert words(case, "perpetrator stated") == ["Gunmen"]
    assert case.yes[0][1] == 0
    assert [role for role, _, _ in case.unknown if role < len(ROLES)] == [ROLES.index("perpetrator stated")]


def test_a_number_that_the_text_does_not_hold_is_neither_right_nor_wrong(pipeline: Pipeline) -> None:
    case = next(case for case in cases(pipeline, [(0, 0)]) if case.sort == "coded")
    assert case.silent == {ROLES.index("arrested")}


def test_an_incident_that_no_coder_has_is_none_and_has_no_answers(pipeline: Pipeline) -> None:
    _, second = [case for case in cases(pipeline, [(0, 0)]) if case.sort == "coded"]
    assert (second.real, second.told, second.yes) == (False, -1, [])


def test_the_coders_own_words_stand_without_what_the_rules_say(pipeline: Pipeline) -> None:
    [gold] = [case for case in cases(pipeline, []) if case.sort == "gold"]
    assert (gold.real, gold.told) == (True, 0)


def test_the_words_of_an_incident_that_the_rules_miss_are_another_to_all_but_itself(pipeline: Pipeline) -> None:
    found = cases(pipeline, [])
    assert {case.sort for case in found} >= {"coded", "gold"}
    for case in found:
        assert words(case, ANOTHER) == ([] if case.told == 0 else ["killed two police officers"])


def test_nothing_is_known_of_the_coders_words_for_an_incident_that_the_rules_find(pipeline: Pipeline) -> None:
    for case in cases(pipeline, [(0, 0)]):
        assert words(case, ANOTHER) == []
        assert [role for role, _, _ in case.unknown].count(TIES.index(ANOTHER)) == 1
