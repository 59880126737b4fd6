"""How a number changed over time."""

from sayso.linking.told import Told
from sayso.linking.toll_story import TollStory, toll_story
from sayso.records import Amount
from tests.linking.telling import Saying, says, told

LEAST_11 = Saying("killed", Amount(low=11), words="at least 11")


def story(*accounts: Told) -> TollStory:
    return toll_story("killed", accounts)


def test_one_outlet_raises_its_number() -> None:
    found = story(
        told("Torvik Courier", "2024-03-01", says("killed", 4, words="four")),
        told("Torvik Courier", "2024-03-02", says("killed", 6)),
        told("Torvik Courier", "2024-03-03", LEAST_11),
    )
    assert found.says == "4 (1 March 2024), then 6 (2 March 2024), then at least 11 (3 March 2024)"
    assert [step.words for step in found.steps] == ["four", "6", "at least 11"]
    assert found.outlets == (("Torvik Courier", found.steps),)
    assert found.changed


def test_what_is_repeated_is_no_step() -> None:
    found = story(*(told("Torvik Courier", f"2024-03-0{n}", says("killed", 4)) for n in (1, 2, 3)))
    assert found.says == "4 (1 March 2024)"
    assert not found.changed


def test_an_outlet_that_follows_another_is_no_step_over_all_but_one_of_its_own() -> None:
    found = story(
        told("Torvik Courier", "2024-03-01", says("killed", 4)),
        told("Dahra Wire", "2024-03-02", says("killed", 6)),
        told("Torvik Courier", "2024-03-03", says("killed", 6)),
    )
    assert found.says == "4 (1 March 2024), then 6 (2 March 2024)"
    assert [(name, [step.amount.best for step in steps]) for name, steps in found.outlets] == [
        ("Dahra Wire", [6]),
        ("Torvik Courier", [4, 6]),
    ]


def test_a_number_taken_back_is_a_step() -> None:
    numbers = ((1, 4), (2, 6), (3, 4))
    found = story(*(told("Torvik Courier", f"2024-03-0{n}", says("killed", number)) for n, number in numbers))
    assert [step.amount.best for step in found.steps] == [4, 6, 4]


def test_outlets_of_one_day_share_a_step() -> None:
    found = story(
        told("Torvik Courier", "2024-03-01", says("killed", 4, "police")), told("Dahra Wire", "2024-03-01", says("killed", 4))
    )
    assert len(found.steps) == 1
    assert found.steps[0].outlets == ("Dahra Wire", "Torvik Courier")
    assert set(found.steps[0].speakers) == {"police", "Dahra Wire"}


def test_two_speakers_of_one_report_are_both_told() -> None:
    found = story(told("Torvik Courier", "2024-03-01", says("killed", 12, "the army"), says("killed", 5, "residents")))
    assert [(step.amount.best, step.speakers) for step in found.steps] == [(5, ("residents",)), (12, ("the army",))]


def test_memories_are_marked_and_reports_without_a_day_stand_apart() -> None:
    found = story(
        told("Torvik Courier", "2024-03-01", says("killed", 4)),
        told("Torvik Courier", "2024-09-01", says("killed", 7), background=True),
        told("Dahra Wire", None, says("killed", 5)),
    )
    assert [(step.amount.best, step.remembered) for step in found.steps] == [(4, False), (7, True)]
    assert [step.amount.best for step in found.undated] == [5]


def test_nothing_said_is_no_story() -> None:
    assert story(told("Torvik Courier", "2024-03-01", says("killed", 4, stance="denied"))) == TollStory("killed", (), ())
    assert story(told("Torvik Courier", "2024-03-01")).says == ""
