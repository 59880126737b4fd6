"""The map's page and its data: areas for what is known only roughly, the same filters as lists, and no name that may not be seen."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso import flow
from sayso.archive import Filter
from sayso.desk.filters import Filters
from sayso.desk.render import STATIC
from sayso.gazetteer import extent_of, gazetteer
from sayso.records import Spot
from sayso.settings import Settings
from tests.desk.conftest import EVIL, Enter, words_of
from tests.desk.positions import move, put_on_the_map


@pytest.fixture
def settings(settings: Settings) -> Settings:
    put_on_the_map(settings)
    return settings


def places(client: TestClient, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/api/v1/map{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_the_table_says_without_a_script_what_the_map_draws(desk: TestClient, settings: Settings) -> None:
    found, page = places(desk), desk.get("/map")
    assert page.status_code == 200 and page.text.count("<h1>") == 1
    assert "<noscript>" in page.text
    by_name = {one["name"]: one for one in found["items"]}
    assert set(by_name) >= {"Torvik", "Kelm", "Mirsal", "French Southern Territories"}
    for one in found["items"]:
        row = re.search(rf'<tr data-place="{one["id"]}">.*?</tr>', page.text, re.DOTALL)
        assert row and one["known"] in row[0] and f'href="/incidents?at={one["id"]}"' in row[0]
    total = flow.incidents(settings=settings).total
    assert found["total"] == total == found["nowhere"] + sum(one["incidents"] for one in found["items"])
    assert f"{found['nowhere']} without any place" in words_of(page.text)


def test_precision_is_an_area(desk: TestClient) -> None:
    by_name = {one["name"]: one for one in places(desk)["items"]}
    ground = {name: (one["precision"], one["ground"], one["radius_km"]) for name, one in by_name.items()}
    assert ground["Torvik"] == ("settlement", "circle", 2.0)
    assert ground["Kelm"] == ("near", "circle", 20.0)
    assert ground["Mirsal"] == ("district", "circle", 30.0)
    assert ground["French Southern Territories"] == ("country", "country", None)


def test_a_place_leads_to_just_its_incidents(desk: TestClient, settings: Settings) -> None:
    for one in places(desk)["items"]:
        listed = desk.get(f"/api/v1/incidents?at={one['id']}").json()
        assert listed["total"] == one["incidents"]
        page = desk.get(f"/incidents?at={one['id']}")
        assert page.text.count('scope="row"') == one["incidents"]
        assert one["name"] in words_of(page.text) and one["known"] in words_of(page.text)
    assert "not known here" in desk.get("/incidents?at=spt-0").text


def test_filters_are_those_of_lists(desk: TestClient) -> None:
    for query in (
        "?type=bombing",
        "?place=Torvik",
        "?since=2023-03&until=2023-03",
        "?news=memory",
        "?disputed=yes",
        "?actor=nobody",
    ):
        page = desk.get(f"/map{query}").text
        listed = desk.get(f"/incidents{query}").text
        count = re.search(r'class="count">([\d,]+)<', page)
        assert count and f'class="count">{count[1]}<' in listed, query
        assert f'href="/timeline{query.replace("&", "&amp;")}"' in page
        source = re.search(r'data-source="([^"]+)"', page)
        if source:
            assert places(desk, source[1].removeprefix("/api/v1/map").replace("&amp;", "&"))["total"] == int(count[1])
    assert desk.get("/map?since=yesterday").status_code == 400
    assert desk.get("/map?type=picnic").status_code == 400
    assert "Torvik" in words_of(desk.get("/map?place=Torvic").text)
    assert Filters(news="memory", place="X").for_programs() == "?place=X&background=true"


def test_only_so_many_places_are_given_and_the_rest_is_told(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, part = places(desk), places(desk, "?limit=1")
    assert len(part["items"]) == 1
    assert part["left_out"]["places"] == len(whole["items"]) - 1
    assert part["left_out"]["incidents"] == sum(one["incidents"] for one in whole["items"][1:])
    monkeypatch.setattr("sayso.desk.pages.map.ROWS", 1)
    assert "narrow the filters" in words_of(desk.get("/map").text)


def test_a_hidden_name_counts_nothing(enter: Enter) -> None:
    query = "?actor=Petra+Halvik"
    assert places(enter("editor"), query)["total"] > 0
    for role in ("reader", "coder"):
        client = enter(role)
        assert places(client, query)["total"] == 0
        assert client.get(f"/api/v1/timeline{query}").json()["total"] == 0
        for path in ("/map", "/timeline", "/incidents"):
            assert 'class="count">0<' in client.get(f"{path}{query}").text, (role, path)
        assert places(client)["total"] == places(enter("admin"))["total"]


def test_a_person_taken_for_a_place_stays_hidden(enter: Enter, settings: Settings) -> None:
    move(settings, "Kelm", "Petra Halvik")
    assert "Petra Halvik" in enter("editor").get("/map").text
    client = enter("reader")
    spot = next(one["id"] for one in places(enter("editor"))["items"] if one["name"] == "Petra Halvik")
    for path in ("/map", "/api/v1/map", f"/incidents?at={spot}", f"/timeline?at={spot}"):
        assert "Petra Halvik" not in client.get(path).text, path


def test_markup_of_a_place_is_shown_as_characters(desk: TestClient, settings: Settings) -> None:
    move(settings, "Kelm", EVIL)
    page = desk.get("/map").text
    assert EVIL not in page and "&lt;script&gt;" in page


def test_an_empty_map_says_why(desk: TestClient, settings: Settings) -> None:
    nowhere = next(one for one in flow.incidents(settings=settings).cards if not one.place)
    page = words_of(desk.get(f"/map?since={nowhere.start}&until={nowhere.start}").text)
    assert "1 without any place" in page or "None of these incidents has a place" in page


def test_without_any_position_the_page_says_how_to_give_one(enter: Enter, settings: Settings) -> None:
    for name in ("Torvik", "Mirsal", "French Southern Territories", "Kelm"):
        move(settings, name, "Nowhereville")
    page = enter("admin").get("/map").text
    assert "nothing to draw" in words_of(page) and "maplibre" not in page
    assert "not on the map" in page


def test_outlines_of_provinces_and_radii_of_towns() -> None:
    entry = next(one for one in gazetteer().find("Nineveh") if one.kind == "province")
    province = extent_of(Spot(entry.name, entry.name, "IQ", 36.0, 42.5, "province"))
    assert province.kind == "outline" and len(province.outline) >= 4
    assert all(35 < lat < 38 and 40 < lon < 45 for lon, lat in province.outline)
    cairo, village = (
        extent_of(Spot(*given, "settlement")) for given in (("Cairo", "", "EG", 30.0626, 31.2497), ("Kelm", "", "", 1.0, 1.0))
    )
    assert cairo.radius_km and village.radius_km == 2.0 and 10 < cairo.radius_km <= 30
    assert extent_of(Spot("Sahara", "", "", 23.0, 13.0, "region")).kind == "none"
    assert extent_of(Spot("Nowhere")).kind == "none"
    assert extent_of(Spot("Hinter", "", "SO", None, None, "district")).kind == "country"
    assert extent_of(Spot("Andorra", "", "AD", 42.55, 1.58, "country")).kind == "country"


def test_the_basemap_has_the_countries_of_the_place_list() -> None:
    countries = json.loads((STATIC / "map" / "countries.json").read_text(encoding="utf-8"))["features"]
    assert len(countries) == 241
    codes = {one["properties"]["code"] for one in countries}
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes) and len(codes) > 230
    for one in countries:
        for polygon in one["geometry"]["coordinates"]:
            for ring in polygon:
                assert len(ring) > 3 and ring[0] == ring[-1]
                assert all(abs(a[0] - b[0]) <= 180 for a, b in pairwise(ring)) or one["properties"]["code"] == "AQ"


def test_a_filter_by_place_of_the_map_finds_incidents_only(settings: Settings) -> None:
    spot = flow.places(settings=settings).counts[0].spot.id
    assert flow.statements(Filter(spot=spot), settings=settings).total == 0
    assert flow.incidents(Filter(spot=spot), settings=settings).total > 0
