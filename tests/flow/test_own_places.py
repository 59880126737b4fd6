"""A list of places of one's own, from a report to the map and back: what produced a coding names it, and a changed one codes again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso import flow
from sayso.errors import SettingsError
from sayso.gazetteer import use_places
from sayso.settings import Settings, load_settings

TEXT = "TORVIK, Vasrland - A car bomb killed four people outside a mosque in Kelm, Vasrland, on Monday, police said."


@pytest.fixture(autouse=True)
def _no_list_afterwards() -> Iterator[None]:
    yield
    use_places("")


@pytest.fixture
def mine(tmp_path: Path) -> Settings:
    places = tmp_path / "places.csv"
    places.write_text(
        "name,lat,lon,country,kind\nVasrland,48,-30,XV,country\nTorvik,47.5,-31.25,XV,\nKelm,48.5,-30.25,XV,\n", encoding="utf-8"
    )
    return replace(load_settings(), archive=str(tmp_path / "a.sqlite"), places=str(places))


def test_an_archive_takes_positions_from_it_and_codes_again_when_it_changes(mine: Settings, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    flow.add(report, published="2031-05-06", source="Torvik Courier", settings=mine)
    (card,) = flow.incidents(settings=mine).cards
    assert (card.place, card.country_code, card.lat, card.lon, card.place_precision) == ("Kelm", "XV", 48.5, -30.25, "settlement")
    assert flow.recode(settings=mine).coded == 0
    places = Path(mine.places)
    places.write_text(places.read_text(encoding="utf-8").replace("48.5,-30.25", "48.75,-30.25"), encoding="utf-8")
    assert flow.recode(settings=mine).coded == 1
    assert flow.incidents(settings=mine).cards[0].lat == 48.75


def test_a_run_names_the_list_by_its_hash(mine: Settings) -> None:
    sheet = flow.code_text(TEXT, settings=mine)
    assert [m.value.country for m in sheet.mentions if m.kind == "place" and m.words == "Kelm"] == ["Vasrland"]  # type: ignore[union-attr]
    run = flow.code_bytes(TEXT.encode(), "report.txt", settings=mine).run
    assert run.components[0] == f"own-places@{use_places(mine.places).digest[:16]}"
    without = flow.code_bytes(TEXT.encode(), "report.txt", settings=replace(mine, places="")).run
    assert not any(step.startswith("own-places") for step in without.components)
    assert run.id != without.id


def test_a_list_that_cannot_be_used_is_told_before_anything_is_coded(mine: Settings, tmp_path: Path) -> None:
    Path(mine.places).write_text("name,lat,lon,country\nKelm,48,-30,Nowhere\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="line 2: country: 'Nowhere'"):
        flow.code(tmp_path / "none.txt", settings=mine)
