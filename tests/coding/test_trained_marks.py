"""What the rules say of an incident, as the network sees it."""

from __future__ import annotations

import json

import pytest

from sayso.coding.trained_marks import AT, COLUMNS, RULES, Marks
from sayso.pipeline import Pipeline
from sayso.records import Account, Span
from sayso.trained.files import DATA
from sayso.trained.incident_reader import BEST, vocabulary
from sayso.trained.labels import TIES
from tests.coding.told_network import sheet_of
from training.incident_cases import pipeline as rules

REPORT = "Gunmen killed two police officers in the town of Kelm on Tuesday, officials said. A bomb wounded a teacher in Torvik."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return rules()


def marked(pipeline: Pipeline, chars: str) -> list[dict[str, set[str]]]:
    """Of each incident of a text: column → the words that it marks."""
    sheet = sheet_of(pipeline, chars)
    pieces = vocabulary().pieces(chars)
    marks, found = Marks(sheet, pieces), []
    for account in sheet.incidents:
        words: dict[str, set[str]] = {}
        for column, first, end in marks.of(account):
            words.setdefault(COLUMNS[column], set()).add(chars[pieces.starts[first] : pieces.ends[end - 1]])
        found.append(words)
    return found


def test_the_words_and_values_of_an_incident_and_of_the_others_are_marked(pipeline: Pipeline) -> None:
    first, second = marked(pipeline, REPORT)
    assert first["blamed"] == {"Gunmen"}
    assert first["date"] == {"Tuesday"} or first["date"] == {"on Tuesday"}
    assert first["other place"] == {"Torvik"}
    assert second["other doer"] == {"Gunmen"}
    assert "blamed" not in second
    assert first["speaker"] == {"officials"}
    assert any("bomb" in words for words in first["words of others"])


def test_what_the_rules_take_it_for_stands_on_its_own_words(pipeline: Pipeline) -> None:
    first, second = marked(pipeline, REPORT)
    assert first["type armed_assault"] == first["own words"] == first["of the rules"]
    assert second["type bombing"] == second["own words"]


def test_the_best_words_stand_in_the_column_that_windows_are_chosen_by() -> None:
    assert COLUMNS[BEST] == "best words"


def test_what_the_rules_say_can_be_left_blank_and_what_reading_found_stays() -> None:
    blank = {COLUMNS[column] for column in RULES}
    assert {"perpetrator", "other toll", "type riot", "of the rules"} <= blank
    assert not {"own words", "best words", "mention actor", "said", "word of violence"} & blank


def test_words_without_a_piece_have_no_marks(pipeline: Pipeline) -> None:
    sheet = sheet_of(pipeline, REPORT)
    marks = Marks(sheet, vocabulary().pieces(REPORT))
    space = REPORT.index(" ")
    assert marks.of(Account(sheet.text.id, "incident", (Span(space, space + 1),))) == ()


def test_a_new_incident_has_no_kinds(pipeline: Pipeline) -> None:
    sheet = sheet_of(pipeline, REPORT)
    made = Marks(sheet, vocabulary().pieces(REPORT)).of(Account(sheet.text.id, "incident", (Span(0, 6),)))
    assert AT["of the rules"] not in {column for column, _, _ in made}


def test_the_columns_are_those_that_the_network_was_trained_with() -> None:
    made = json.loads((DATA / "made.json").read_text(encoding="utf-8"))
    assert (made["columns"], made["ties"]) == (list(COLUMNS), list(TIES))
