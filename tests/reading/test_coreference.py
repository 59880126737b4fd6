"""Who "they", "his", "the attackers" and "the colonel" are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.actors import Actors
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Text


def read(chars: str) -> Sheet:
    report = Report(sha256="0" * 64, name="test")
    return Actors()(Sentences()(Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))))


def who(chars: str, words: str, nth: int = 1) -> str | None:
    """The name of the actor that the n-th occurrence of some words stands for."""
    sheet, at = read(chars), -1
    for _ in range(nth):
        at = chars.index(words, at + 1)
    found = next((m for m in sheet.mentions if m.span.start == at and m.span.end == at + len(words)), None)
    return None if found is None else next(a.name for a in sheet.actors if a.id == found.actor_id)


@pytest.mark.parametrize(
    ("chars", "pronoun", "expected"),
    [
        ("Omar Rafi left his house at noon.", "his", "Omar Rafi"),
        ("Hanna Brod said that her son was safe.", "her", "Hanna Brod"),
        ("The Kelm Brigades published the names of its prisoners.", "its", "Kelm Brigades"),
        ("Two gunmen hid their rifles in a cart.", "their", "Two gunmen"),
        ("Two suspects were questioned. They were arrested on Monday.", "They", "Two suspects"),
        ("The army said it had been told of the attack at five.", "it", "army"),
        ("The guards were freed. One of them had a broken arm.", "them", "guards"),
        ("Police met the mayor. The gang has not called them.", "them", "Police"),
        ("The rebels said the hostages were freed because they were sick.", "they", "hostages"),
    ],
)
def test_pronouns(chars: str, pronoun: str, expected: str) -> None:
    assert who(chars, pronoun) == expected


@pytest.mark.parametrize(
    ("chars", "pronoun"),
    [
        ("The army bought trucks. They were old.", "They"),
        ("The army found a bomb. It was clear that more would follow.", "It"),
        ("Rafi met the minister at the bridge. It was built in 1932.", "It"),
    ],
)
def test_things_are_no_actors(chars: str, pronoun: str) -> None:
    assert who(chars, pronoun) is None


def test_the_quoted_he_is_not_who_speaks() -> None:
    chars = "Pavel Durn was shot on Monday. “He was a good man,” said Goran Belt."
    assert who(chars, "He") == "Pavel Durn"


def test_the_object_is_not_the_subject() -> None:
    assert who("Pavel Durn died. Goran Belt knew him well.", "him") == "Pavel Durn"


@pytest.mark.parametrize(
    ("chars", "words", "expected"),
    [
        ("The Qadrian Interior Ministry met. Later the ministry denied it.", "ministry", "Qadrian Interior Ministry"),
        ("Two gunmen stormed a bank. The attackers fled.", "attackers", "Two gunmen"),
        ("Pirates held nine hostages. The captives were freed.", "captives", "nine hostages"),
        ("The Brenholt Post was raided. The newspaper said so.", "newspaper", "Brenholt Post"),
        ("Col. Anders Vik spoke. The colonel said no more.", "colonel", "Anders Vik"),
        (
            "The Kelm Brigades met the Free Harbour Movement. The movement and the army talked.",
            "movement",
            "Free Harbour Movement",
        ),
        ("The president, Karim Najar, came home. Najar was ill.", "Najar", "Karim Najar"),
    ],
)
def test_nouns(chars: str, words: str, expected: str) -> None:
    nth = 2 if words == "Najar" else 1
    assert who(chars, words, nth) == expected


def test_a_nameless_lawyer_gets_his_name() -> None:
    chars = "A lawyer for the families spoke. “They are angry,” said the lawyer, Jon Sand."
    assert who(chars, "lawyer") == who(chars, "Jon Sand") == "Jon Sand"


def test_gunmen_with_a_name_are_not_taken_up_by_others() -> None:
    chars = "Gunmen attacked a bus. Residents fled. The residents said so."
    assert who(chars, "residents") == "Residents"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "They",
                "his",
                "the army",
                "The gunmen",
                ",",
                ".",
                "“",
                "”",
                "said",
                "it",
                "Omar Rafi",
                "The attackers",
                "\n\n",
                "of",
                "them",
            ]
        ),
        max_size=14,
    )
)
def test_whatever_stands_there(words: list[str]) -> None:
    chars = " ".join(words)
    sheet = read(chars)
    assert {m.actor_id for m in sheet.mentions} == {a.id for a in sheet.actors}
    assert all(m.words == chars[m.span.start : m.span.end] for m in sheet.mentions)
