"""Which day "today" is: datelines, days of publication and time zones."""

from __future__ import annotations

import pytest

from sayso.reading.times import read_times
from tests.reading.read_times import PUBLISHED, interval, only, values


def test_a_dateline_is_the_reference_day() -> None:
    found = read_times("DAHRA, 3 JAN 90 -- [TEXT] THREE SOLDIERS WERE KILLED YESTERDAY AFTERNOON NEAR THE TOWN OF MIRSAL.")
    assert [(m.words, interval(m).start) for m in found] == [("3 JAN 90", "1990-01-03"), ("YESTERDAY AFTERNOON", "1990-01-02")]


def test_a_date_alone_on_its_line_is_the_reference_day() -> None:
    assert values("Bomb in Kelm\nFriday, May 4, 2012\n\nTwo people were killed on Tuesday.", None)[-1] == (
        "Tuesday",
        "2012-05-01",
    )


def test_a_dateline_without_a_year_is_none() -> None:
    found = read_times("KELM, May 4 (Torvik Courier) - Two people were killed on Tuesday.")
    assert [interval(m).precision for m in found] == ["unresolved", "unresolved"]


def test_the_day_of_publication_outranks_the_dateline() -> None:
    assert values("KELM, May 4, 2012 (Torvik Courier) - Two people were killed yesterday.", "2012-05-06")[-1][1] == "2012-05-05"


def test_a_clock_time_belongs_to_the_scene() -> None:
    assert values("He was born on 14 January 1986. " + "He taught. " * 50 + "He was shot at 6 a.m.")[-1] == (
        "6 a.m.",
        "2014-01-24T06:00",
    )
    assert values("Gunmen struck on Tuesday. At 6 a.m. they left.")[-1] == ("6 a.m.", "2014-01-21T06:00")
    assert values("The 10 a.m. blast on Tuesday killed two.")[0] == ("10 a.m.", "2014-01-21T10:00")


@pytest.mark.parametrize(
    ("dateline", "today"),
    [
        ("KELM, Jan. 23 (Torvik Press) -", "2014-01-23"),
        ("KELM, Vasrland, 25 January (Torvik Press) --", "2014-01-25"),
        ("KELM, Jan. 24 (Torvik Press) -", PUBLISHED),
        ("KELM, Jan. 20 (Torvik Press) -", PUBLISHED),
        ("UPDATED Jan. 23 -", PUBLISHED),
        ("The council met on Jan. 23 and then", PUBLISHED),
    ],
)
def test_a_dateline_of_the_day_before_or_after_says_which_day_today_is(dateline: str, today: str) -> None:
    assert values(f"{dateline} Two men were shot in the old town today.")[-1] == ("today", today)


def test_the_year_turns_between_the_dateline_and_the_publication() -> None:
    assert values("KELM, Dec. 31 (Torvik Press) - Two men were shot today.", "2014-01-01")[-1] == ("today", "2013-12-31")


@pytest.mark.parametrize(
    ("chars", "clock", "zone"),
    [
        ("The ship sank at 2130 GMT.", "21:30", "GMT"),
        ("The ship sank at 9:15 p.m. EST.", "21:15", "EST"),
        ("The ship sank at 10 p.m. local time.", "22:00", ""),
        ("The ship sank at 10 p.m.", "22:00", ""),
        ("The message is stamped 131500Z.", "15:00", "GMT"),
    ],
)
def test_a_clock_time_keeps_the_zone_that_is_said(chars: str, clock: str, zone: str) -> None:
    found = only(chars)
    assert (found.clock, found.zone) == (clock, zone)


@pytest.mark.parametrize(
    ("chars", "here", "there"),
    [
        ("The post was shelled at 10:35 a.m. (0735 GMT) on Tuesday.", "2014-01-21T10:35", "2014-01-21T07:35"),
        ("THE POST WAS SHELLED AT 2100 (0300 GMT) ON 21 JANUARY.", "2014-01-21T21:00", "2014-01-22T03:00"),
        ("The post was shelled at 1:30 a.m. (2230 GMT on Monday).", "2014-01-21T01:30", "2014-01-20T22:30"),
        ("The envoy will leave at 4 in the morning (4 a.m. EDT Thursday).", "2014-01-30T04:00", "2014-01-30T04:00"),
    ],
)
def test_one_moment_in_two_zones_may_have_two_days(chars: str, here: str, there: str) -> None:
    assert [value for _, value in values(chars)[:2]] == [here, there]


def test_the_day_after_a_bracket_is_that_of_the_clock_time_in_it() -> None:
    chars = "The rebels announced last night that from 0600 to 1200 (1200 - 1800 GMT) on 26 January they will rest."
    assert ("1800 GMT", "2014-01-26T18:00") in values(chars)


def test_the_year_after_the_day_of_a_clock_time_counts() -> None:
    assert values("It came in at 5pm on 24 March 2011.")[0] == ("5pm", "2011-03-24T17:00")
