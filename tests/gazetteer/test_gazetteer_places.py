from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.gazetteer import abbreviations, country_of, demonym, gazetteer, is_short
from sayso.gazetteer.tables import countries, regions, units


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Egypt", "country", "EG"),
        ("EGYPT", "country", "EG"),
        ("Democratic Republic of Congo", "country", "CD"),
        ("Burma", "country", "MM"),
        ("Darfur", "province", "SD"),
        ("Middle East", "region", ""),
        ("Maiduguri", "settlement", "NG"),
        ("Mukalla", "settlement", "YE"),
        ("Laurel County", "district", "US"),
        ("Ohio", "province", "US"),
    ],
)
def test_the_first_place_of_a_name(name: str, kind: str, country: str) -> None:
    first = gazetteer().find(name)[0]
    assert (first.kind, first.country) == (kind, country)


def test_every_place_of_a_name_is_found_and_the_largest_settlement_comes_first() -> None:
    found = [entry for entry in gazetteer().find("Springfield") if entry.kind == "settlement"]
    assert len({entry.admin1 for entry in found}) > 20
    assert [entry.population for entry in found] == sorted((entry.population for entry in found), reverse=True)


@pytest.mark.parametrize("name", ["Vasrland", "Torvik", "Kelm", "Brenholt", "Qadria", "Mirsal", "Ouban", "", "?", "x" * 10_000])
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert gazetteer().find(name) == ()


def test_only_another_romanisation_is_marked() -> None:
    assert gazetteer().find("Dayr az Zawr")[0].loose is False
    assert all(entry.loose for entry in gazetteer().find("Deyr-uz-Zour"))


def test_many_names_in_one_go() -> None:
    names = [f"name {n}" for n in range(2_000)] + ["Cairo"]
    found = gazetteer().find_all(names)
    assert set(found) == set(names)
    assert found["Cairo"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Syrian", "SY"),
        ("SYRIANS", "SY"),
        ("Frenchmen", "FR"),
        ("south african", "ZA"),
        ("Filipinos", "PH"),
        ("Turks", "TR"),
        ("Scottish", "GB"),
    ],
)
def test_adjectives_and_names_of_people(words: str, code: str) -> None:
    entry = demonym(words)
    assert entry is not None
    assert entry.country == code


def test_what_is_no_adjective() -> None:
    assert demonym("Syria") is None
    assert demonym("soldier") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("U.S.", "United States"),
        ("UK", "United Kingdom"),
        ("DRC", "Democratic Republic of the Congo"),
        ("UAE", "United Arab Emirates"),
        ("Ky.", "Kentucky"),
        ("NSW", "New South Wales"),
    ],
)
def test_abbreviations(words: str, name: str) -> None:
    assert is_short(words)
    assert abbreviations()[words][0].name == name


def test_small_letters_are_no_abbreviation() -> None:
    assert "us" not in abbreviations()
    assert all(entry.kind != "country" for entry in gazetteer().find("us"))


def test_a_record_has_its_country_and_province() -> None:
    place = gazetteer().place(gazetteer().find("Maiduguri")[0])
    assert (place.country, place.country_code, place.admin1, place.precision) == ("Nigeria", "NG", "Borno", "settlement")
    assert place.lat == pytest.approx(11.85, abs=0.1)


def test_a_district_without_a_point_of_its_own_is_no_more_precise_than_its_province() -> None:
    entry = replace(gazetteer().find("Laurel County")[0], lat=None, lon=None)
    place = gazetteer().place(entry)
    assert place.precision == "province"
    assert place.name == "Laurel County"


def test_a_district_lies_in_the_middle_of_its_settlements() -> None:
    place = gazetteer().place(next(e for e in gazetteer().find("Butler County") if e.admin1 == "OH"))
    assert place.precision == "district"
    assert place.lat == pytest.approx(39.4, abs=0.2)
    assert place.lon == pytest.approx(-84.6, abs=0.2)


@pytest.mark.parametrize(("name", "lat", "lon"), [("Jiangsu", 33, 120), ("Hebei", 39, 116), ("Gao", 16, 0), ("Japan", 36, 138)])
def test_a_province_or_country_has_a_point_in_its_middle(name: str, lat: float, lon: float) -> None:
    entry = next(e for e in gazetteer().find(name) if e.kind in ("province", "country"))
    assert entry.lat == pytest.approx(lat, abs=1)
    assert entry.lon == pytest.approx(lon, abs=1)


def test_a_town_is_better_known_than_the_district_around_it() -> None:
    found = gazetteer().find("Jackson")
    assert found[0].kind == "settlement"
    assert [entry.size for entry in found] == sorted((entry.size for entry in found), reverse=True)


def test_a_unit_hides_no_town_that_another_romanisation_finds() -> None:
    assert {"district", "settlement"} <= {entry.kind for entry in gazetteer().find("Qamishli")}


def test_the_tables_are_whole() -> None:
    codes = [country.code for country in countries()]
    assert len(codes) == len(set(codes)) >= 249
    points = [(row.lat, row.lon) for table in (countries(), regions(), units()) for row in table]
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points)
    for unit in units():
        country, admin1 = unit.code.split(".")
        assert country_of(country) is not None
        assert gazetteer().province(country, admin1) is not None, unit.code
    assert all(country_of(region.country) for region in regions() if region.country)
