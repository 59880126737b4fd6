"""Places: which words name one, which one it is, and how precise the words are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.pipeline.component import Component
from sayso.reading.places import Places, read_places
from sayso.reading.sentences import Sentences
from sayso.records import Mention, Place, Report, Sheet, Text


def place(mention: Mention) -> Place:
    assert isinstance(mention.value, Place)
    return mention.value


def places(chars: str) -> dict[str, Place]:
    """The places of a text by their words."""
    return {mention.words: place(mention) for mention in read_places(chars) if mention.kind == "place"}


def test_it_is_a_component_and_changes_nothing_else() -> None:
    report = Report(sha256="0" * 64, name="test")
    text = Text(report_id=report.id, chars="A bomb exploded in Maiduguri on Friday.", reader="test@1")
    component: Component = Places()
    before = Sentences()(Sheet(report=report, text=text))
    after = component(before)
    assert [mention.words for mention in after.mentions] == ["Maiduguri"]
    assert after.mentions[0].made_by == f"{component.name}@{component.version}"
    assert after.sentences == before.sentences
    assert component(before) == after


@pytest.mark.parametrize(
    ("chars", "words", "country", "precision"),
    [
        ("Shells fell on Mariupol on Monday.", "Mariupol", "UA", "settlement"),
        ("The army left Syria in May.", "Syria", "SY", "country"),
        ("The rebels hold most of Borno state, Nigeria.", "Borno", "NG", "province"),
        ("Clashes went on in Deir Ezzor province, Syria.", "Deir Ezzor", "SY", "province"),
        ("Militants crossed into Darfur from Chad.", "Darfur", "SD", "province"),
        ("Fighting spread across the Middle East.", "Middle East", None, "region"),
        ("A bomb exploded near Kandahar, Afghanistan.", "Kandahar", "AF", "near"),
        ("A bomb exploded outside Mosul, Iraq.", "Mosul", "IQ", "near"),
        ("Gunmen struck a village 10 km north of Maiduguri.", "Maiduguri", "NG", "near"),
        ("The DRC closed its border.", "DRC", "CD", "country"),
        ("U.S.-backed fighters entered the town.", "U.S.", "US", "country"),
        ("The Sinai-based group released a recording.", "Sinai", "EG", "province"),
        ("SANA'A, YEMEN (AP) -- Two shells fell.", "SANA'A", "YE", "settlement"),
    ],
)
def test_what_a_name_is_resolved_to(chars: str, words: str, country: str | None, precision: str) -> None:
    found = places(chars)[words]
    assert (found.country_code, found.precision) == (country, precision)
    assert found.lat is not None


def test_what_stands_after_a_comma_decides() -> None:
    chars = "Car bombs killed dozens in Tripoli, Lebanon, and in Tripoli, Libya."
    found = [place(m).country_code for m in read_places(chars) if m.words == "Tripoli"]
    assert found == ["LB", "LY"]


def test_a_list_of_cities_is_no_qualifier() -> None:
    found = places("American officials in Washington, New York and Los Angeles said so.")
    assert found["Washington"].admin1 == "Washington, D.C."


def test_a_town_comes_before_the_province_named_after_it() -> None:
    assert places("Mali's army fought in Kidal.")["Kidal"].precision == "settlement"
    assert places("Mali's army fought in Kidal province.")["Kidal"].precision == "province"


def test_the_rest_of_the_text_votes() -> None:
    libya = "Libya's army said that it had killed two gunmen in Sirte. In Tripoli a policeman died, officials in Benghazi said."
    lebanon = (
        "Lebanon's army said that it had killed two gunmen in the Bekaa. In Tripoli a policeman died, officials in Beirut said."
    )
    assert places(libya)["Tripoli"].country_code == "LY"
    assert places(lebanon)["Tripoli"].country_code == "LB"


def test_one_name_has_one_sense_in_a_text() -> None:
    chars = "A gunman opened fire in Paris, Texas. Residents of Paris fled. Paris police arrested him."
    assert {place(m).admin1 for m in read_places(chars) if m.words == "Paris"} == {"Texas"}


def test_adjectives_and_people_point_to_their_country() -> None:
    found = places("Syrian troops fired on Kurds, and three Iraqis died.")
    assert found["Syrian"].country_code == "SY"
    assert found["Iraqis"].country_code == "IQ"


def test_adjectives_and_parts_of_names_score_lower() -> None:
    scores = {
        m.words: m.score
        for m in read_places("Syrian troops left Aleppo. Officials at Mosul University denied it.")
        if m.kind == "place"
    }
    assert scores["Syrian"] < scores["Aleppo"]
    assert scores["Mosul"] < scores["Aleppo"]


def test_a_place_inside_the_name_of_a_body() -> None:
    assert places("Officials at Mosul University denied it.")["Mosul"].country_code == "IQ"


@pytest.mark.parametrize(
    ("chars", "words"),
    [
        ("President Jordan Smith met Chad Brown on Sunday.", {"Jordan", "Chad"}),
        ("Hamas and Fatah talked again.", {"Hamas", "Fatah"}),
        ("The suspect turned onto West Street.", {"West", "Street"}),
        ("The White House condemned it.", {"White House"}),
        ("They met in May and in March.", {"May", "March"}),
    ],
)
def test_what_is_no_place(chars: str, words: set[str]) -> None:
    assert not words & set(places(chars))


@pytest.mark.parametrize(
    ("chars", "words"),
    [
        ("Gunmen attacked a patrol in Kelm on Friday.", "Kelm"),
        ("The town of Tel Amra was quiet.", "Tel Amra"),
        ("Vasrland's army shelled Brenholt.", "Brenholt"),
        ("Saray Hill, a suburb of the capital, was quiet.", "Saray Hill"),
        ("BRENHOLT (Courier) -- Three men were shot.", "BRENHOLT"),
        ("Two people died near Mirsal, police said.", "Mirsal"),
    ],
)
def test_a_town_nobody_knows_is_a_place_without_coordinates(chars: str, words: str) -> None:
    found = places(chars)[words]
    assert (found.name, found.precision, found.lat, found.lon, found.geonameid) == (words, "unresolved", None, None, None)


def test_an_unknown_town_is_in_the_country_the_text_puts_it_in() -> None:
    assert places("Two people died in Kelm, Iraq.")["Kelm"].country_code == "IQ"
    found = places("Qadria's army shelled Ouban. Two soldiers died near Mirsal, in Qadria, on Sunday.")
    assert found["Mirsal"].country == "Qadria"
    assert found["Mirsal"].country_code is None


def test_an_invented_country_is_not_taken_for_a_real_one() -> None:
    chars = (
        "TORVIK (Courier) - A bomb in Kelm, in northern Vasrland, killed four people on Friday. Vasrland's government blamed the "
        "Northern Dawn Front. In Dahra, the capital of Qadria, officials denied any part in it. Brenholt and Saray Hill were quiet."
    )
    assert {found.country_code for found in places(chars).values()} == {None}
    assert all(found.lat is None for found in places(chars).values())


def test_a_small_town_of_another_country_is_not_taken_without_support() -> None:
    chars = "Bogota police said that guerrillas in Colombia had attacked Medellin and Cali. In Mechanicsburg two soldiers died."
    assert places(chars)["Mechanicsburg"].lat is None


def test_a_telex_in_capitals() -> None:
    chars = "SAN SALVADOR, 19 MAR 89 (ACAN) -- TWO BOMBS EXPLODED IN SUCHITOTO, THE SALVADORAN ARMY SAID. NOBODY WAS HURT IN THE ATTACK."
    found = places(chars)
    assert {words: found[words].country_code for words in ("SAN SALVADOR", "SUCHITOTO", "SALVADORAN")} == {
        "SAN SALVADOR": "SV",
        "SUCHITOTO": "SV",
        "SALVADORAN": "SV",
    }


@pytest.mark.parametrize(
    "chars", ["", " ", "\n\n", "\x00", "؟", "in", "In In In, In", "U.S.", "Kelm, " * 200, "()[]--", "A-B-C/D’s"]
)
def test_odd_texts_do_no_harm(chars: str) -> None:
    assert all(mention.words == mention.span.words(chars) for mention in read_places(chars))


_WORDS = st.sampled_from(
    [
        "in",
        "near",
        "the",
        "of",
        "town",
        "province",
        "Kelm",
        "Torvik",
        "Paris",
        "Ohio",
        ",",
        ".",
        "(",
        ")",
        "--",
        "-",
        "U.S.",
        "Syrian",
        "Deir",
        "ez-Zor",
        "al-",
        "St.",
        "W.Va.",
        "12",
        "km",
        "north",
        "army's",
        "Iraq",
        "\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=60))
def test_every_span_lies_in_the_text_and_no_two_places_overlap(chars: str) -> None:
    found = [mention for mention in read_places(chars) if mention.kind == "place"]
    assert all(mention.words == mention.span.words(chars) for mention in found)
    assert all(not a.span.overlaps(b.span) for a, b in pairwise(found))
    for mention in found:
        value = place(mention)
        assert (value.lat is None) == (value.lon is None)
        assert value.precision != "exact"
        assert value.precision == "unresolved" or value.lat is not None


@pytest.mark.parametrize("chars", ["They met at Kelm Ferry Road.", "He works for Mr. Hero.", "They drove down Cairo Street."])
def test_roads_and_titles_are_no_places(chars: str) -> None:
    assert places(chars) == {}


def test_an_area_that_nobody_knows_is_a_place() -> None:
    assert "Brenholt" in places("Police patrolled Brenholt area on Monday.")


@pytest.mark.parametrize(
    ("chars", "words"),
    [
        ("Two men were shot in East Maiduguri on Friday.", "East Maiduguri"),
        ("Two men were shot in Maiduguri East on Friday.", "Maiduguri East"),
        ("Two men were shot in South East Maiduguri on Friday.", "South East Maiduguri"),
    ],
)
def test_a_direction_with_a_capital_names_a_part_of_the_town(chars: str, words: str) -> None:
    found = places(chars)
    assert list(found) == [words]
    assert (found[words].name, found[words].precision) == ("Maiduguri", "near")


@pytest.mark.parametrize(
    "chars", ["Two men were shot in north Maiduguri on Friday.", "Two men were shot at Maiduguri North High School on Friday."]
)
def test_a_direction_that_names_no_part_of_the_town_stays_out(chars: str) -> None:
    assert set(places(chars)) <= {"Maiduguri"}


TELEX = (
    "TORVIK, 12 JAN 90 (TORVIK PRESS) -- THE GUERRILLAS LEFT FOR THE HILLS TO ATTAIN THEIR GOALS IN ELEGANT SUBURBS, AND IN STEADFAST "
    "OPPOSITION THEY SHOT AT A RED CROSS TRUCK NEAR SAN SALVADOR, EL SALVADOR, IN THE VICINITY OF A VOLCANO."
)


def test_capitals_that_were_guessed_make_no_places_of_ordinary_words() -> None:
    found = {words.casefold() for words in places(TELEX)}
    assert {"san salvador", "el salvador"} <= found
    assert not found & {"attain", "elegant", "steadfast", "red cross", "volcano"}


@pytest.mark.parametrize(
    "chars",
    [
        "On behalf of the American people, I greet the people of Turkey.",
        "After the attack in Jordan, America sent aid. The United States mourns. Americans in the United States pray.",
    ],
)
def test_a_country_before_another_is_no_town_in_it(chars: str) -> None:
    found = [place(m) for m in read_places(chars) if m.kind == "place"]
    assert all(one.precision == "country" for one in found)


def test_a_state_called_like_a_country_is_held_by_its_own() -> None:
    found = places("A bomb exploded in Georgia, United States.")
    assert found["Georgia"].country == "United States"
