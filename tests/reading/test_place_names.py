"""Which words name a place: surnames, titles, bodies, abbreviations, articles, and names that only the gazetteer knows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import parse
from sayso.reading.place_names import names_of_outlet, setting_of
from sayso.reading.place_traits import odds, traits_of, weights
from sayso.reading.places import Places, read_places
from sayso.reading.sentences import Sentences
from sayso.records import Place, Report, Sheet, Text


def places(chars: str) -> dict[str, Place]:
    """The places of a text by their words."""
    return {m.words: m.value for m in read_places(chars) if m.kind == "place" and isinstance(m.value, Place)}


@pytest.mark.parametrize(
    ("chars", "words"),
    [
        ("TORVIK, May 8 (Vasrland Press) — The Northern Dawn Front (NDF) claimed the car bomb in Torvik.", "The Northern"),
        ("I WANT JUSTICE TO BE SERVED; I WANT THE TRUTH, MAZA TOLD REPORTERS IN SAN SALVADOR. I AM SAD.", "I"),
        ("Clinton met his aides in the White House to assess the bombings in Kenya.", "White House"),
        ("Police said that Gray had shot two people. Gray, 40, was held in Denver.", "Gray"),
        ("Governor Nichols spoke in Seattle. Nichols had asked for aid.", "Nichols"),
        ("David Hopkins left the office. Hopkins said the city had the money.", "Hopkins"),
        ("Scott County Coroner Lee Marsh spoke to state Sen. Ray Miller.", "Coroner"),
        ("It was announced by the state Sen. Ray Miller on Friday.", "Sen."),
        ("Madison County Partnership paid for it.", "Partnership"),
        ("The TIF was set up in 2008. The TIF plan failed.", "TIF"),
        ("Sen. Ray Miller, D-Columbus, said so.", "D"),
        ("Judges made a ruling in Brenner's case. Brenner has appealed, and Brenner is at large.", "Brenner"),
        ("The UN Security Council met on Friday.", "The UN"),
        ("The Department of Homeland Security paid.", "Homeland Security"),
    ],
)
def test_what_is_no_place(chars: str, words: str) -> None:
    assert words not in places(chars)


@pytest.mark.parametrize(
    ("chars", "words", "country"),
    [
        ("Sen. Ray Miller, D-Columbus, said that Ohio would pay.", "Columbus", "US"),
        ("Iraqi troops took al-Qaim on Friday.", "al-Qaim", "IQ"),
        ("Sri Lanka's army went north. Colombo said that it would go on.", "Colombo", "LK"),
        ("The DRC and the UAE signed it in NSW.", "UAE", "AE"),
        ("The fire broke out in the West Midlands.", "West Midlands", "GB"),
        ("Rebels hold the Sinjar Mountains.", "Sinjar Mountains", "IQ"),
        ("Sudanese villagers fled from Darfur.", "Sudanese", "SD"),
        ("Shells fell on Mariupol on Monday.", "Mariupol", "UA"),
        ("Officials at Mosul University denied it.", "Mosul", "IQ"),
    ],
)
def test_what_is_a_place(chars: str, words: str, country: str) -> None:
    assert places(chars)[words].country_code == country


def test_initials_that_a_text_explains_are_no_town_of_that_name() -> None:
    towns = ("Usis", "Lima")
    told = "The Urban Society of Independent Students (USIS) met in Lima. USIS spoke of the bombing."
    assert set(places(told)) == {"Lima"}
    assert places(told.upper()).keys() == {"LIMA"}
    assert set(places("A bomb exploded in Usis, and another one in Lima.")) == set(towns)
    told = "The United Arab Emirates (UAE) sent troops. The UAE spoke of the bombing."
    assert "AE" in {place.country_code for place in places(told).values()}


def test_an_old_name_does_not_make_a_capital_of_a_town() -> None:
    found = places("The Philadelphia plant was shut after a shooting, police in Philadelphia said.")
    assert found["Philadelphia"].country_code == "US"


@pytest.mark.parametrize(
    ("chars", "words", "admin1"),
    [
        ("In Pakistan's Punjab two men died. India's Punjab was quiet.", "Punjab", "Punjab"),
        ("Pakistani Punjab was quiet.", "Punjab", "Punjab"),
    ],
)
def test_whose_province_it_is(chars: str, words: str, admin1: str) -> None:
    first = next(m.value for m in read_places(chars) if m.words == words)
    assert isinstance(first, Place)
    assert (first.country_code, first.admin1) == ("PK", admin1)


def test_what_lies_between_two_towns_is_near_both() -> None:
    found = places("Four men died on the road between Gwoza and Bama in Nigeria.")
    assert (found["Gwoza"].precision, found["Bama"].precision) == ("near", "near")


def test_near_a_province_or_country_is_no_spot() -> None:
    found = places("Two soldiers died near Borno state. The patrol was near the border with Cameroon.")
    assert found["Borno"].precision == "province"
    assert found["Cameroon"].precision == "country"


@pytest.mark.parametrize(
    ("outlet", "words"),
    [
        ("The Kansas City Star", ["Kansas City"]),
        ("Lebanon Daily Star", ["Lebanon"]),
        ("The Syrian Observer", ["Syrian"]),
        ("courier.com.pk", ["Pakistan"]),
        ("courier.co.uk", ["United Kingdom"]),
        ("The Daily Sun", []),
        ("courier.com", []),
        ("", []),
    ],
)
def test_where_an_outlet_is_at_home(outlet: str, words: list[str]) -> None:
    assert [named.words for named in names_of_outlet(outlet)] == words


@pytest.mark.parametrize(
    ("outlet", "country"), [("The Pakistan Courier", "PK"), ("courier.com.pk", "PK"), ("The Times of India", "IN"), (None, "IN")]
)
def test_an_outlet_votes_for_its_home(outlet: str | None, country: str) -> None:
    report = Report(sha256="0" * 64, name="test", source=outlet)
    sheet = Sheet(report=report, text=Text(report_id=report.id, chars="A bomb exploded in Hyderabad on Friday.", reader="test@1"))
    (mention,) = Places()(Sentences()(sheet)).mentions
    assert isinstance(mention.value, Place)
    assert mention.value.country_code == country


def test_traits_are_words_of_the_language_and_never_names() -> None:
    setting = setting_of(parse("Gunmen attacked Maiduguri, in Borno state, and fled to Chad."))
    for chunk in setting.chunks:
        traits = traits_of(setting, chunk)
        assert not [trait for trait in traits if {"maiduguri", "borno", "chad"} & set(trait.lower().replace(":", " ").split())]
        assert odds(setting, chunk) == pytest.approx(sum(weights().get(trait, 0.0) for trait in traits))
    taken = {chunk.start: odds(setting, chunk) for chunk in setting.chunks}
    assert max(taken.values()) > 0


_NAMES = st.sampled_from(
    ["al-", "al-Qaim", "The", "D-", "'s", "Punjab", "between", "and", "West", "Colombo", "said", "Gray", "Sen.", "UN", "\n"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_NAMES, max_size=18).map(" ".join) | st.text(max_size=40), st.text(max_size=20))
def test_any_text_and_outlet_do_no_harm(chars: str, outlet: str) -> None:
    names_of_outlet(outlet)
    for mention in read_places(chars):
        assert mention.words == mention.span.words(chars)
        if isinstance(mention.value, Place) and mention.value.lat is not None and mention.value.lon is not None:
            assert -90 <= mention.value.lat <= 90
            assert -180 <= mention.value.lon <= 180


def test_a_city_that_a_country_is_called_like_is_the_city() -> None:
    chars = "GUATEMALA CITY, 1 AUG 89 (ACAN) -- [TEXT] A BOMB EXPLODED IN GUATEMALA CITY TODAY, AND TWO DIED IN PANAMA CITY."
    found = places(chars)
    assert (found["GUATEMALA"].name, found["GUATEMALA"].precision) == ("Guatemala City", "settlement")
    assert (found["PANAMA"].name, found["PANAMA"].precision) == ("Panama City", "settlement")


@pytest.mark.parametrize(
    ("chars", "words"),
    [
        ("ZANGORA, Damaro - A bomb killed 11 people on Wednesday.", {"ZANGORA"}),
        ("A car bomb went off on Wednesday at the main bus depot of Dahrin.", {"Dahrin"}),
        ("Special units raided a farmhouse at Oued Serra on Monday.", {"Oued Serra"}),
    ],
)
def test_unknown_towns_in_datelines_and_behind_their_spots(chars: str, words: set[str]) -> None:
    assert words <= set(places(chars))
