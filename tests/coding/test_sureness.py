"""Scores of values: chances, the same every time, and lower where less speaks for a value."""

from __future__ import annotations

from sayso.codebook import default_codebook
from sayso.coding.sureness import JUDGED, Sureness, chance, table_of, value_traits, weights
from sayso.pipeline import build
from sayso.records import Account, Report, Sheet, Text
from sayso.settings import Settings

REPORT = (
    "A truck bomb exploded outside a bank in Torvik on Monday, killing six people and wounding 14. "
    "Police blamed the Northern Dawn Front. "
    "The governor said roads would be repaired. Shops were open again by noon. Schools stayed closed. "
    "In an attack last year, gunmen killed a judge."
)


def coded(chars: str, reader: str = "rules") -> Sheet:
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published="2020-05-13")
    sheet = Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))
    return build(Settings(reader=reader), default_codebook())(sheet)


def bomb_of(sheet: Sheet) -> Account:
    return next(account for account in sheet.incidents if account.first("type") == "bombing")


def test_every_value_of_an_incident_has_a_chance_for_its_score() -> None:
    sheet = coded(REPORT)
    values = [value for account in sheet.incidents for value in account.assertions]
    assert {value.property for value in values} >= {"type", "stage", "killed", "wounded", "place", "blamed"}
    assert all(0.02 <= value.score <= 0.98 for value in values)
    assert len({value.score for value in values}) > 4
    assert values == [value for account in coded(REPORT).incidents for value in account.assertions]


def test_words_beside_the_incident_make_a_value_surer_than_words_far_from_it() -> None:
    for name in ("date", "place", "killed", "doer"):
        for reader in ("rules", "trained"):
            table = table_of(reader, name)
            assert table["away:0"] > table.get("away:over 3", 0.0), (reader, name)


def test_what_no_coded_report_judges_is_as_sure_as_the_type() -> None:
    sheet = coded(REPORT)
    bomb = bomb_of(sheet)
    others = [value for value in bomb.assertions if value.property not in JUDGED]
    assert {value.score for value in others} <= {next(v.score for v in bomb.of("type"))}
    scored = Sureness()(sheet.with_accounts((*sheet.statements, bomb)))
    assert [v.property for v in bomb_of(scored).assertions] == [v.property for v in bomb.assertions]


def test_scores_of_statements_stay_those_of_their_reader() -> None:
    sheet = coded(REPORT)
    assert sheet.statements
    assert Sureness("trained")(sheet).statements == sheet.statements


def test_words_far_from_the_incident_are_told_from_words_beside_it() -> None:
    sheet = coded(REPORT)
    bomb = bomb_of(sheet)
    traits = {value.property: set(value_traits(sheet, bomb, value)) for value in bomb.assertions if value.property in JUDGED}
    assert "away:0" in traits["killed"]
    assert "away:1" in traits["blamed"]
    assert {"somebody says", "property:blamed"} <= traits["blamed"]


def test_weights_add_up_over_tables_and_never_to_certainty() -> None:
    assert set(weights()) == {"rules", "trained"}
    assert set(table_of("rules", "type")) > set(weights()["rules"]["all"])
    table = {"always": 0.0, "likely": 9.0, "unlikely": -9.0}
    assert [chance(table, {"always", trait}) for trait in ("neither", "likely", "unlikely")] == [0.5, 0.98, 0.02]
