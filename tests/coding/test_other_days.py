"""Days and towns that a report tells of something else than an act, though they stand beside its words."""

from __future__ import annotations

import pytest

from tests.coding.test_when_where import day, place, placed

PUBLISHED = "2014-01-24"  # a Friday


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        (
            "A car bomb exploded outside the customs house in Kelm a day earlier, killing four people. The Torvik Front said that "
            "its fighters had parked the car on Mint Street on Monday night.",
            "2014-01-23",
        ),
        (
            "A car bomb exploded outside the passport office in Kelm on Tuesday. The Torvik Front claimed the bombing on Wednesday in a "
            "letter to an agency.",
            "2014-01-21",
        ),
        ("Gunmen shot dead a judge in Ouban on Wednesday. The killers had rented a flat there on Saturday.", "2014-01-22"),
        ("President Dren Valo on Thursday condemned the killing of three aid workers in Ouban on Sunday.", "2014-01-19"),
        ("Two soldiers were shot dead at a checkpoint near Mirsal on Saturday. They were buried on Tuesday.", "2014-01-18"),
        ("Rebels kidnapped two engineers near Mirsal on Saturday. They were freed on Tuesday.", "2014-01-18"),
        ("A bomb tore through a church in Torvik on Sunday, killing eleven. The minister flew there on Monday.", "2014-01-19"),
        ("Prince Olan condemned the killing of three aid workers in Ouban on Sunday.", "2014-01-19"),
    ],
)
def test_the_day_of_what_came_before_and_after_is_not_that_of_the_act(chars: str, expected: str) -> None:
    (account,) = placed(chars, PUBLISHED)
    assert day(account) == expected


@pytest.mark.parametrize(
    "chars",
    [
        "A car bomb killed seven people in Torvik on Tuesday. The leader of the opposition condemned the bombing and demanded that the "
        "minister explain why barriers had been taken away in November.",
        "Gunmen killed three policemen in Torvik on Tuesday. The mayor denounced the attack and asked why the station had been closed "
        "in November.",
        "Gunmen shot dead a priest in Torvik on Tuesday. The bishop mourned the killing and recalled that the priest had come to the "
        "town in 1998.",
        "A mob set fire to a mosque in Torvik on Tuesday. Residents blamed the arson on a preacher who had moved there last year.",
        "A bomb exploded in a market in Torvik on Tuesday, killing five. The governor, who took office in May, called the explosion "
        "a cowardly act.",
        "A suicide bomber killed eight recruits in Torvik on Tuesday. The army said the attack would not stop the elections due in June.",
    ],
)
def test_a_day_in_another_clause_makes_no_second_happening(chars: str) -> None:
    (account,) = placed(chars, PUBLISHED)
    assert day(account) == "2014-01-21"


def test_a_day_of_its_own_still_tells_a_second_one() -> None:
    """What hangs on the words themselves dates them, also in a clause of speaking or a relative one."""
    accounts = placed(
        "A car bomb killed seven people in Torvik on Tuesday. The mayor recalled that gunmen had killed two clerks in Kelm in 2009. "
        "The minister condemned the bombing that had killed nine people in Ouban in November.",
        PUBLISHED,
    )
    assert [day(account) for account in accounts] == ["2014-01-21", "2009-01-01", "2013-11-01"]


@pytest.mark.parametrize(
    "chars",
    [
        "A car bomb exploded in Torvik on Tuesday, killing seven. The Northern Dawn Front has fought since 2009. It killed the mayor, "
        "Petra Halvik, in November 2011, in an ambush on her car.",
        "Gunmen killed two policemen in Torvik on Tuesday. The same group shot dead the senator Omar Bel in March 2007.",
    ],
)
def test_the_town_of_the_news_is_not_where_something_of_long_before_was(chars: str) -> None:
    news, memory = placed(chars, PUBLISHED)
    where = place(news)
    assert where is not None and where.name == "Torvik"
    assert place(memory) is None


def test_the_town_carries_on_to_what_was_days_before() -> None:
    """To what is recalled of days before it carries on as to any other happening: Mosul is a town that Sayso knows."""
    _, other = placed(
        "A car bomb exploded in Mosul on Tuesday, killing seven. Gunmen shot dead the senator Omar Bel on January 12.", PUBLISHED
    )
    where = place(other)
    assert where is not None and where.name == "Mosul"
