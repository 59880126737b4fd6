"""A number that counts some of those whom another one counts is no toll of its own."""

from sayso.linking.contradictions import contradictions
from sayso.linking.says import says_of
from sayso.linking.told import Told
from sayso.linking.toll_parts import parts
from sayso.linking.toll_range import toll_range
from sayso.records import Amount
from tests.linking.telling import TYPE_PARENT, day, says, told


def part_words(*one: Told) -> set[str]:
    found = says_of(one)["killed"]
    some = parts(found)
    return {say.assertion.words for say in found if id(say) in some}


WOMEN = told("Dahra Wire", "2031-05-04", says("killed", 9, by="the hospital", words="nine"), says("killed", 2, words="Two women"))


def test_two_women_are_among_the_nine() -> None:
    assert part_words(WOMEN) == {"Two women"}
    found = toll_range("killed", [WOMEN])
    assert found is not None
    assert found.amount == Amount(9, 9, 9)
    assert contradictions("ict-1", [WOMEN], TYPE_PARENT) == []


def test_two_speakers_are_two_tolls() -> None:
    both = told(
        "Dahra Wire", "2031-05-04", says("killed", 9, by="the hospital"), says("killed", 2, by="police", words="two soldiers")
    )
    assert part_words(both) == set()
    assert [one.kind for one in contradictions("ict-1", [both], TYPE_PARENT)] == ["toll"]


def test_the_outlet_s_own_number_of_people_is_no_part() -> None:
    both = told("Dahra Wire", "2031-05-04", says("killed", 9, by="the hospital"), says("killed", 4, words="four people"))
    assert part_words(both) == set()


def test_one_speaker_s_smaller_number_is_a_part() -> None:
    assert part_words(told("Dahra Wire", "2031-05-04", says("killed", 9, by="police"), says("killed", 3, by="police"))) == {"3"}


def test_what_a_person_accepted_stays() -> None:
    kept = told(
        "Dahra Wire",
        "2031-05-04",
        says("killed", 9, by="the hospital"),
        says("killed", 2, words="two women", standing="accepted"),
    )
    assert part_words(kept) == set()


def test_numbers_of_other_accounts_are_no_parts() -> None:
    apart = (
        told("Dahra Wire", "2031-05-04", says("killed", 9)),
        told("Torvik Courier", "2031-05-04", says("killed", 2, words="two women")),
    )
    assert part_words(*apart) == set()


def test_a_denial_of_the_deed_denies_neither_day_nor_toll() -> None:
    front = "Kelm Brigades"
    denial = told(
        "Dahra Wire",
        "2031-05-04",
        says("date", day("2031-05-03")),
        says("killed", 3),
        says("denied", front, by=front),
        says("date", day("2031-05-03"), by=front, stance="denied"),
        says("killed", 3, by=front, words="3 soldiers", stance="denied"),
    )
    assert {one.kind for one in contradictions("ict-1", [denial], TYPE_PARENT)} <= {"claim-denial"}
    mere = told("Dahra Wire", "2031-05-04", says("killed", 3), says("killed", 3, by="police", stance="denied"))
    assert [one.kind for one in contradictions("ict-1", [mere], TYPE_PARENT)] == ["toll"]


def test_numbers_of_different_people_contradict_nothing() -> None:
    army = told("Dahra Wire", "2031-05-04", says("killed", 12, by="the army", words="Twelve militants"))
    front = told("Qadria Today", "2031-05-04", says("killed", 2, by="a doctor", words="Two soldiers"))
    denied = told("Qadria Today", "2031-05-05", says("killed", 0, by="a spokeswoman", words="No dead fighters"))
    assert contradictions("ict-1", [army, front], TYPE_PARENT) == []
    assert [one.kind for one in contradictions("ict-1", [army, denied], TYPE_PARENT)] == ["toll"]
