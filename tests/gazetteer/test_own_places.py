"""A list of places of one's own: found like any place, checked line by line, and gone when another list is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import SettingsError
from sayso.examples import example_places
from sayso.gazetteer import abbreviations, country_of, demonym, extent_of, gazetteer, own_places, use_places
from sayso.gazetteer.tables import countries
from sayso.records import Place, Spot

HEAD = "name,lat,lon,country,province,kind,population,other_names,adjectives"


@pytest.fixture(autouse=True)
def _no_list_afterwards() -> Iterator[None]:
    yield
    use_places("")


def listed(tmp_path: Path, *lines: str, head: str = HEAD) -> str:
    path = tmp_path / "places.csv"
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return str(path)


def place(name: str, number: int = 0) -> Place:
    return gazetteer().place(gazetteer().find(name)[number])


def test_a_village_in_a_country_and_a_province_that_the_list_knows(tmp_path: Path) -> None:
    use_places(listed(tmp_path, "Aïn Qelb,34.25,41.5,Iraq,Anbar,,900,Ayn Kelb | Ain Qalb,"))
    found = place("ain qelb")
    assert (found.name, found.country, found.country_code, found.lat, found.lon) == ("Aïn Qelb", "Iraq", "IQ", 34.25, 41.5)
    assert (found.precision, found.geonameid) == ("settlement", None)
    assert found.admin1
    assert found.admin1 == place("Ramadi").admin1, "it lies in the province that the towns of the list lie in"
    assert place("Ayn Kelb") == found
    assert place("Ain Qalb") == found


def test_the_ground_of_a_town_of_ones_own_goes_by_its_inhabitants(tmp_path: Path) -> None:
    use_places(listed(tmp_path, "Kelmholt,-75.25,12.5,AQ,,,420000,,", "Brenstad,-75.5,12.5,AQ,,,,,"))
    large, small = (Spot(name, "", "AQ", lat, 12.5, "settlement") for name, lat in (("Kelmholt", -75.25), ("Brenstad", -75.5)))
    assert (extent_of(large).radius_km, extent_of(small).radius_km) == (6.7, 2.0)


def test_only_name_position_and_country_are_needed(tmp_path: Path) -> None:
    use_places(listed(tmp_path, "Tell Qarat,34.25,41.5,IQ", head="name,lat,lon,country"))
    assert place("Tell Qarat").country == "Iraq"


def test_a_country_of_ones_own_with_a_province_of_ones_own(tmp_path: Path) -> None:
    path = listed(
        tmp_path,
        "Kelm,48.25,-30.5,Vasrland,Northern Province,,180000,,",
        "Northern Province,48.5,-30.25,XV,,province,,,",
        "Vasrland,48,-30,XV,,country,6000000,Republic of Vasrland,Vasrlander",
    )
    use_places(path)
    assert place("Kelm") == Place("Kelm", "Vasrland", "XV", 48.25, -30.5, "settlement", None, "Northern Province")
    assert place("Northern Province").precision == "province"
    assert place("Republic of Vasrland") == Place("Vasrland", "Vasrland", "XV", 48, -30, "country")
    for words in ("Vasrlander", "vasrlanders"):
        assert (entry := demonym(words)) is not None
        assert entry.country == "XV"
    assert country_of("XV") is not None
    assert countries()[-1].name == "Vasrland"


def test_what_the_list_has_is_found_as_before_beside_it(tmp_path: Path) -> None:
    known, short = gazetteer().find("Springfield"), abbreviations()
    use_places(listed(tmp_path, "Springfield,-75.25,12.5,AQ,,,40,,"))
    found = gazetteer().find("Springfield")
    assert set(known) < set(found)
    assert found[0] == known[0], "the best known first"
    assert next(entry for entry in found if entry.country == "AQ").population == 40
    assert abbreviations() == short


def test_without_the_list_nothing_of_it_is_left(tmp_path: Path) -> None:
    use_places(listed(tmp_path, "Vasrland,48,-30,XV,,country,,,Vasrlander", "Kelmholt,48,-30,XV,,,,,"))
    assert gazetteer().find("Kelmholt")
    use_places("")
    assert (gazetteer().find("Kelmholt"), gazetteer().find("Vasrland"), demonym("Vasrlander")) == ((), (), None)
    assert country_of("XV") is None
    assert own_places().digest == ""


def test_a_list_that_was_changed_is_read_again(tmp_path: Path) -> None:
    before = use_places(listed(tmp_path, "Kelmholt,48,-30,AQ,,,,,"))
    assert use_places(before.file) is before
    after = use_places(listed(tmp_path, "Kelmholt,49.5,-30,AQ,,,,,"))
    assert place("Kelmholt").lat == 49.5
    assert before.digest != after.digest


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Kelm,91,0,AQ,,,,,", "line 2: lat: '91' is no number of degrees from -90 to 90"),
        ("Kelm,north,0,AQ,,,,,", "line 2: lat: 'north'"),
        ("Kelm,0,nan,AQ,,,,,", "line 2: lon: 'nan'"),
        (",0,0,AQ,,,,,", "line 2: the name is missing"),
        ("Kelm,0,0,AQ,,town,,,", "line 2: kind: 'town' is not allowed; allowed: settlement, district, province, country"),
        ("Kelm,0,0,AQ,,,many,,", "line 2: population: 'many'"),
        ("Kelm,0,0,AQ", "line 2: it has more cells, or fewer"),
        ("Kelm,0,0,AQ,,,,,,", "line 2: it has more cells, or fewer"),
        ("Kelm,0,0,Vasrland,,,,,", "line 2: country: 'Vasrland' is no country"),
        ("Kelm,0,0,IQ,Northern Province,,,,", "line 2: province: 'Northern Province' is no first-order unit of IQ"),
        ("Vasrland,0,0,FR,,country,,,", "line 2: country: a country of your own has a code that ISO 3166 leaves to users"),
        ("Vasrland,0,0,XV,,country,,,\nQadria,0,0,XV,,country,,,", "line 3: country: 'XV' is the code of line 2 already"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(SettingsError, match=r"places\.csv, line") as raised:
        use_places(listed(tmp_path, line))
        gazetteer()
    assert told in str(raised.value)


@pytest.mark.parametrize(("head", "told"), [("name,lat,lon", "'country' is missing"), ("name,lat,lon,country,zip", "'zip'")])
def test_columns_are_checked(tmp_path: Path, head: str, told: str) -> None:
    with pytest.raises(SettingsError, match="line 1") as raised:
        use_places(listed(tmp_path, head=head))
    assert told in str(raised.value)


def test_a_file_that_is_not_there_or_not_in_utf8_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        use_places(str(tmp_path / "none.csv"))
    path = tmp_path / "latin.csv"
    path.write_bytes("name,lat,lon,country\nKölm,0,0,AQ\n".encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        use_places(str(path))


def test_the_list_of_the_examples_is_sound() -> None:
    use_places(str(example_places()))
    assert {place(name).country for name in ("Torvik", "Kelm", "Brenholt", "Saray Hill")} == {"Vasrland"}
    assert {place(name).country for name in ("Dahra", "Mirsal", "Ouban", "Tel Amra")} == {"Qadria"}
