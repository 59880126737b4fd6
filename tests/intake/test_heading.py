import pytest

from sayso.intake.heading import Heading, heading, same_headline

LEAD = "A bomb exploded at the bus station in Kelm on Monday, and the police said that four people were killed."


def read(*lines: str) -> Heading:
    return heading(lines, [True] * len(lines))


def test_headline_byline_and_date() -> None:
    found = read("Four die in Kelm bombing", "By Ida Solberg and Per Lindahl", "7 March 2023, 18:40", LEAD)
    assert found.title == 0
    assert (found.byline, found.published) == ("Ida Solberg and Per Lindahl", "2023-03-07")
    assert found.taken == {1: "byline", 2: "date line"}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 7 March 2023", "2023-03-07"),
        ("Tuesday, March 7, 2023 at 6:40 p.m.", "2023-03-07"),
        ("Published 7 March 2023, updated 8 March 2023", "2023-03-07"),
        ("2023-03-07", "2023-03-07"),
        ("By Ida Solberg | 7 March 2023", "2023-03-07"),
        ("Torvik Courier | Tuesday, 7 March 2023", "2023-03-07"),
    ],
)
def test_lines_that_state_the_day(line: str, day: str) -> None:
    found = read("Four die in Kelm bombing", line, LEAD)
    assert found.published == day
    assert 1 in found.taken


def test_outlets() -> None:
    assert read("Four die in Kelm bombing", "Torvik Courier | 7 March 2023", LEAD).source == "Torvik Courier"
    assert read("Four die in Kelm bombing", "Source: Dahra Wire", LEAD).source == "Dahra Wire"
    assert read("Four die in Kelm bombing", "Kelm, 7 March 2023", LEAD).source is None


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("TORVIK, 8 March 2023 (Vasrland Press) — " + LEAD, "2023-03-08"),
        ("TORVIK, March 8, 2023 -- " + LEAD, "2023-03-08"),
        ("TORVIK, 3 JAN 90 -- [TEXT] A BOMB EXPLODED AT THE BUS STATION IN KELM TODAY, THE POLICE SAID.", "1990-01-03"),
        ("TORVIK, 8 March (Vasrland Press) — " + LEAD, None),
        ("The army said on 8 March 2023 that four had died — and that it was sorry for their families.", None),
        ("On 8 March 2023, " + LEAD, None),
    ],
)
def test_only_a_dateline_gives_the_day(lead: str, day: str | None) -> None:
    found = read("Four die in Kelm bombing", lead, LEAD)
    assert found.published == day
    assert not found.taken


@pytest.mark.parametrize(
    "lines",
    [
        (LEAD, LEAD),
        ("Four people died.", LEAD),
        ("Kelm", LEAD),
        ("KELM (Vasrland Press) --", "By Ida Solberg", LEAD),
        ("The bomb was hidden in", "a bus, the police said on Monday, and four people were killed by it."),
        ("Four die in Kelm bombing",),
    ],
)
def test_what_is_no_headline(lines: tuple[str, ...]) -> None:
    assert read(*lines).title is None


def test_a_line_in_the_body_that_begins_with_by_stays() -> None:
    assert not read("Four die in Kelm bombing", "By nightfall the fires were out.", LEAD).taken
    assert not read("Four die in Kelm bombing", "By Monday", LEAD).published


def test_the_same_headline() -> None:
    assert same_headline("FOUR DIE IN KELM BOMBING", "Four die in Kelm bombing.")
    assert same_headline("Four people die in bombing of the bus stat...", "Four people die in bombing of the bus station in Kelm")
    assert not same_headline("Four die", "Four die in Kelm bombing")
