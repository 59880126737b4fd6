"""When two names or descriptions mean one."""

import pytest

from sayso.linking.naming import head_word, kilometres, same_actor, same_place_name, telling_words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Kelm Brigades", "Kelm Brigades", True),
        ("Ansar al-Fajr", "Ansar el Fajr", True),
        ("Kelm Brigades", "Kelm Brigade of Martyrs", False),
        ("", "", False),
    ],
)
def test_actors(one: str, other: str, same: bool) -> None:
    assert same_actor(one, other) is same


def test_places_are_one_but_for_accents_and_capitals() -> None:
    assert same_place_name("Saráy Hill", "saray hill")
    assert not same_place_name("Saray Hill", "Saray")
    assert not same_place_name("", "")


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("a foreign aid worker", "worker"),
        ("two members of the city council", "council"),
        ("policemen", "policeman"),
        ("churches", "church"),
        ("people", ""),
    ],
)
def test_what_a_description_is_of(words: str, head: str) -> None:
    assert head_word(words) == head


def test_two_descriptions_share_their_nouns_in_one_form() -> None:
    assert telling_words("three army checkpoints") & telling_words("an army checkpoint") == {"army", "checkpoint"}


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert kilometres(0, 0, 1, 0) == pytest.approx(111.19, abs=0.01)
    assert kilometres(60, 0, 60, 1) == pytest.approx(55.6, abs=0.1)
