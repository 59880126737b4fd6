"""Columns and codes of other datasets: theirs to the letter, and every type and weapon of the codebook among them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.codebook import default_codebook
from sayso.export.layouts import FIELD_FORMATS, FORMATS, FieldFormat, file_name, layout_of
from sayso.gazetteer.tables import countries
from tests.export.field_headers import HEADERS

CODEBOOK = default_codebook()
ACLED, GTD = layout_of("acled").codes, layout_of("gtd").codes


@pytest.mark.parametrize("format", FIELD_FORMATS)
def test_columns_are_those_of_the_dataset_in_its_order(format: FieldFormat) -> None:
    layout = layout_of(format)
    assert ",".join(column.name for column in layout.columns) == HEADERS[format]
    assert "no data of" in layout.note
    for column in layout.columns:
        assert column.help.startswith("Always empty: ") == (column.name in layout.empty)
        assert column.help.endswith(".")


@pytest.mark.parametrize("key", CODEBOOK.incident_types)
def test_every_type_has_a_sub_event_type_and_an_attack_type(key: str) -> None:
    entry = CODEBOOK.incident_types[key]
    assert entry.acled in ACLED["sub_event_types"]
    if entry.scope == "incident":
        assert entry.gtd in GTD["attacktypes"]
    else:
        assert entry.gtd == "", "the GTD knows no events without an attack"


@pytest.mark.parametrize("key", CODEBOOK.weapons)
def test_every_weapon_has_a_weapon_type(key: str) -> None:
    entry = CODEBOOK.weapons[key]
    assert entry.gtd_type in GTD["weaptypes"]
    assert not entry.gtd_subtype or entry.gtd_subtype in GTD["weapsubtypes"]


def test_sub_event_types_stand_in_six_event_types() -> None:
    kinds = ACLED["sub_event_types"]
    assert len(kinds) == 25
    assert {one["event_type"] for one in kinds.values()} == {
        "Battles",
        "Explosions/Remote violence",
        "Protests",
        "Riots",
        "Strategic developments",
        "Violence against civilians",
    }
    assert ACLED["foiled"]["becomes"] in kinds
    assert {one["disorder_type"] for one in kinds.values()} <= {
        "Political violence",
        "Demonstrations",
        "Strategic developments",
        "Political violence; Demonstrations",
    }


def test_every_country_of_the_place_list_has_its_number() -> None:
    iso = ACLED["iso"]
    assert [country.code for country in countries() if country.code not in iso] == ["XK"], "Kosovo has none in ISO 3166-1"
    assert (iso["AF"], iso["NO"], iso["ZW"]) == (4, 578, 716)
    assert len(set(iso.values())) == len(iso)


def test_a_file_says_in_its_name_what_it_is() -> None:
    names = {form: [file_name(table, form) for table in ("incidents", "values")] for form in FORMATS}
    assert names == {
        "csv": ["incidents.csv", "values.csv"],
        "jsonl": ["incidents.jsonl", "values.jsonl"],
        "acled": ["incidents-acled.csv", "values.csv"],
        "gtd": ["incidents-gtd.csv", "values.csv"],
        "ucdp": ["incidents-ucdp.csv", "values.csv"],
        "geojson": ["incidents.geojson", "values.csv"],
    }


def test_the_example_of_the_how_to_shows_cells_that_can_be_filled() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "export.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `(\w+)` \| (.+) \|$", page.split("| column | cell |")[1], re.MULTILINE)
    layout = layout_of("acled")
    assert len(shown) > 8
    assert {name for name, _ in shown} <= {column.name for column in layout.columns} - layout.empty
    assert dict(shown)["sub_event_type"] in ACLED["sub_event_types"]
