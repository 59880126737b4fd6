"""Times: what is found, what it is resolved to, and what stays unresolved."""

from __future__ import annotations

import pytest

from sayso.pipeline.component import Component
from sayso.reading.sentences import Sentences
from sayso.reading.times import Times, read_times
from sayso.records import Report, Sheet, Text
from tests.reading.read_times import PUBLISHED, interval, only, values


@pytest.mark.parametrize(
    ("chars", "value"),
    [
        ("Two people died in Torvik on 3 January 1990.", "1990-01-03"),
        ("Two people died in Torvik on January 3rd, 1990.", "1990-01-03"),
        ("Two people died in Torvik on 03.01.1990.", "1990-01-03"),
        ("Two people died in Torvik on 2013-12-31.", "2013-12-31"),
        ("The truce was signed on the third of May, 1999.", "1999-05-03"),
        ("The siege began in March 2012.", "2012-03"),
        ("The siege began in the spring of 2012.", "2012-SP"),
        ("The war began in 1987.", "1987"),
        ("The war began in nineteen eighty-seven.", "1987"),
        ("Fighting was common in the 1980s.", "198"),
        ("Fighting was common in the nineties.", "199"),
        ("Fighting was common in the 19th century.", "18"),
        ("The bomb went off on Christmas Day 2012.", "2012-12-25"),
        ("The bomb went off on Easter Sunday 2000.", "2000-04-23"),
        ("Exports fell in the third quarter of 2013.", "2013-Q3"),
        ("Exports fell in the first half of 2013.", "2013-H1"),
    ],
)
def test_dates_said_in_full_need_no_reference_day(chars: str, value: str) -> None:
    assert only(chars, None).value == value
    assert only(chars, None).resolved


@pytest.mark.parametrize(
    ("chars", "value"),
    [
        ("Gunmen attacked the post on Thursday.", "2014-01-23"),
        ("Gunmen attacked the post on Friday.", "2014-01-24"),
        ("Gunmen attacked the post yesterday.", "2014-01-23"),
        ("Gunmen attacked the post the day before yesterday.", "2014-01-22"),
        ("Gunmen attacked the post last Friday.", "2014-01-17"),
        ("Gunmen attacked the post last week.", "2014-W03"),
        ("Gunmen attacked the post three weeks ago.", "2014-W01"),
        ("Gunmen attacked the post two years ago.", "2012"),
        ("Gunmen attacked the post last month.", "2013-12"),
        ("Gunmen attacked the post in November.", "2013-11"),
        ("Gunmen attacked the post on 30 December.", "2013-12-30"),
        ("Gunmen attacked the post last summer.", "2013-SU"),
        ("The talks will resume on Tuesday.", "2014-01-28"),
        ("The talks are due to resume on Tuesday.", "2014-01-28"),
        ("The envoy plans to leave Dahra on Tuesday.", "2014-01-28"),
        ("The talks resume on Tuesday.", "2014-01-28"),
        ("The deadline is Tuesday.", "2014-01-28"),
        ("Gunmen kill three guards on Tuesday.", "2014-01-21"),
        ("Twelve had died by Thursday evening.", "2014-01-23TEV"),
        ("The envoy must leave by Thursday evening.", "2014-01-30TEV"),
        ("The talks had been scheduled to resume on Tuesday.", "2014-01-21"),
        ("The talks will resume on 20 February.", "2014-02-20"),
        ("The talks will resume next month.", "2014-02"),
        ("The deadline is tomorrow.", "2014-01-25"),
        ("Gunmen attacked the post two Fridays ago.", "2014-01-10"),
        ("Gunmen attacked the post in the early hours of Monday.", "2014-01-20TMO"),
    ],
)
def test_relative_times_count_from_the_day_of_publication(chars: str, value: str) -> None:
    assert only(chars).value == value


@pytest.mark.parametrize(
    "chars",
    [
        "It began on Thursday.",
        "It began yesterday.",
        "It began last week.",
        "It began in May.",
        "It began on 3 May.",
        "It began overnight.",
    ],
)
def test_without_a_reference_day_nothing_is_guessed(chars: str) -> None:
    found = only(chars, None)
    assert found.precision == "unresolved"
    assert found.start is None
    assert found.end is None


def test_a_year_follows_only_where_the_text_makes_it_certain() -> None:
    certain = "On 5 March 2013 the rebels took Mirsal. On 20 March they lost it. On 2 April 2013 the war ended."
    uncertain = "On 5 March 2013 the rebels took Mirsal. On 20 November they lost it."
    aside = "He was arrested in 2009 and moved in late July. He fled in 2009."
    assert values(certain, None)[1] == ("20 March", "2013-03-20")
    assert values(uncertain, None)[1] == ("20 November", "XXXX-11-20")
    assert ("late July", "XXXX-07") in values(aside, None)


def test_a_text_that_says_which_year_it_is_makes_it_certain() -> None:
    chars = "Nine guards have been killed so far in 2015. On July 5 a grenade was thrown at the post in Mirsal."
    assert values(chars, None)[1] == ("July 5", "2015-07-05")


def test_a_future_verb_elsewhere_does_not_move_a_past_date() -> None:
    assert only("There will be no mercy for those who ordered the massacre of 16 November.", "1990-01-13").value == "1989-11-16"
    assert only("The pact was extended to 5 February.").value == "2014-02-05"
    assert only("The pact was signed on 5 February.").value == "2013-02-05"


def test_four_digits_that_are_hours_are_no_years() -> None:
    assert values("The clash lasted from 0600 to 1400.") == [("0600", "2014-01-24T06:00")]


def test_the_past_hours_have_days() -> None:
    found = only("Three peasants were killed in the past hours.")
    assert (found.value, found.start, found.end) == ("PTXH", "2014-01-23", "2014-01-24")


def test_a_few_days_ago_is_this_month_only_where_it_must_be() -> None:
    late = only("Gunmen attacked the post a few days ago.")
    assert (late.value, late.start, late.end, late.precision) == ("PAST_REF", "2014-01-01", "2014-01-31", "month")
    assert only("Gunmen attacked the post a few days ago.", "2014-01-05").precision == "unresolved"
    assert only("Nine died in the past few days.").precision == "month"
    assert only("Gunmen attacked the post a few weeks ago.").precision == "unresolved"


def test_vague_parts_are_precision_and_not_a_clock() -> None:
    early = only("It was the first bomb in early September.")
    assert (early.part, early.precision, early.value) == ("early", "part-of-month", "2013-09")
    mid = only("The truce ended in mid-2009.")
    assert (mid.part, mid.start, mid.end) == ("mid", "2009-01-01", "2009-12-31")
    for chars, part in (("Troops raided it in a pre-dawn raid.", "pre-dawn"), ("It burned on Thursday night.", "night")):
        found = only(chars)
        assert (found.part, found.clock, found.timex) == (part, "", "TIME")


def test_overnight_is_the_night_before_the_day_of_the_report() -> None:
    found = only("Clashes overnight left two dead.")
    assert (found.start, found.end, found.clock, found.part) == ("2014-01-23", "2014-01-24", "", "overnight")


@pytest.mark.parametrize(
    ("chars", "value", "clock"),
    [
        ("The bomb exploded at 7:45 p.m. on Thursday.", "2014-01-23T19:45", "19:45"),
        ("The bomb exploded at 9 a.m. today.", "2014-01-24T09:00", "09:00"),
        ("THE BOMB EXPLODED AT 0630, THE ARMY SAID.", "2014-01-24T06:30", "06:30"),
        ("The bomb exploded at 2130 GMT.", "2014-01-24T21:30", "21:30"),
        ("A bomb exploded shortly before 1700 at a restaurant.", "2014-01-24T17:00", "17:00"),
        ("The message is stamped 131500Z.", "2014-01-13T15:00", "15:00"),
        ("The bomb exploded at four in the morning.", "2014-01-24T04:00", "04:00"),
    ],
)
def test_clock_times(chars: str, value: str, clock: str) -> None:
    found = only(chars)
    assert (found.value, found.clock, found.timex) == (value, clock, "TIME")


def test_shortly_before_a_number_of_recent_years_is_a_year() -> None:
    assert only("The empire fell shortly after 1945.").value == "1945"


def test_ranges_carry_their_days() -> None:
    one = only("Between 5 and 7 March 2013 the rebels shelled Kelm.")
    assert (one.start, one.end, one.precision) == ("2013-03-05", "2013-03-07", "range")
    dashed = only("The rebels shelled Kelm on March 5-7, 2013.")
    assert (dashed.start, dashed.end) == ("2013-03-05", "2013-03-07")
    both = read_times("The rebels shelled Kelm from Monday to Thursday.", PUBLISHED)
    assert {(interval(m).start, interval(m).end, interval(m).precision) for m in both} == {("2014-01-20", "2014-01-23", "range")}
    assert [interval(m).value for m in both] == ["2014-01-20", "2014-01-23"]


def test_ranges_said_out_of_the_day_of_publication() -> None:
    monday = "2014-01-20"
    found = read_times("The rebels shelled Kelm between Monday and Wednesday.", monday)
    assert [interval(m).value for m in found] == ["2014-01-13", "2014-01-15"]
    assert {(interval(m).start, interval(m).end) for m in found} == {("2014-01-13", "2014-01-15")}
    war = read_times("The 1975-1990 war ruined Ouban.", monday)
    assert [(m.words, interval(m).start, interval(m).end) for m in war] == [
        ("1975", "1975-01-01", "1990-12-31"),
        ("1990", "1975-01-01", "1990-12-31"),
    ]
    assert only("Drought ruined Ouban in 2011-12.").value == "2011/2012"
    assert [interval(m).value for m in read_times("Between January and March, 40 died.", "2014-04-10")] == ["2014-01", "2014-03"]


def test_the_first_months_of_a_year_have_days() -> None:
    found = interval(read_times("In the first three months of 2014, twelve died.", "2014-04-10")[0])
    assert (found.start, found.end, found.value) == ("2014-01-01", "2014-03-31", "P3M")


def test_a_list_of_days_is_no_range() -> None:
    assert values("The rebels shelled Kelm on 5 and 7 March 2013.") == [("5", "2013-03-05"), ("7 March 2013", "2013-03-07")]


def test_since_and_until_leave_one_end_open() -> None:
    since = only("It was the first attack since March 2013.")
    assert (since.start, since.end, since.precision) == ("2013-03-01", None, "range")
    until = only("The truce holds until 9 May 2014.")
    assert (until.start, until.end) == (None, "2014-05-09")


@pytest.mark.parametrize(
    ("chars", "start", "end"),
    [
        ("The men must leave by 27 March.", None, "2014-03-27"),
        ("He was last seen before Sunday.", None, "2014-01-18"),
        ("The threat was known prior to March 2013.", None, "2013-02-28"),
        ("The raids began after 1993.", "1994-01-01", None),
        ("The raids began after the end of March 2013.", "2013-04-01", None),
    ],
)
def test_a_date_behind_before_or_after_is_a_bound(chars: str, start: str | None, end: str | None) -> None:
    found = only(chars)
    assert (found.start, found.end, found.precision) == (start, end, "range")


@pytest.mark.parametrize(
    ("chars", "day"),
    [
        ("Shops closed after the 5 January attack.", "2014-01-05"),
        ("Shops closed after Tuesday's attack.", "2014-01-21"),
        ("He was shot shortly after 8 p.m. Tuesday.", "2014-01-21"),
        ("He was shot two days before 5 March 2013.", "2013-03-05"),
        ("He was shot the day before Thanksgiving.", "2013-11-28"),
    ],
)
def test_what_is_only_told_beside_a_date_makes_no_bound_of_it(chars: str, day: str) -> None:
    found = interval(read_times(chars, PUBLISHED)[-1])
    assert (found.start, found.end) == (day, day)


@pytest.mark.parametrize(
    ("chars", "words", "value"),
    [
        ("The fighting went on for two weeks.", "two weeks", "P2W"),
        ("It was a five-year war.", "five-year", "P5Y"),
        ("He was held for an hour and a half.", "an hour and a half", "PT1H30M"),
        ("He was held for 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("He was held for half an hour.", "half an hour", "PT30M"),
        ("He was held for several months.", "several months", "PXM"),
        ("He was held for years.", "years", "PXY"),
        ("He was held for at least twenty-four hours.", "at least twenty-four hours", "PT24H"),
        ("They went on a day-long march.", "day-long", "P1D"),
    ],
)
def test_lengths_of_time(chars: str, words: str, value: str) -> None:
    found = read_times(chars, PUBLISHED)
    assert [(m.words, interval(m).value, interval(m).timex) for m in found] == [(words, value, "DURATION")]


def test_the_past_two_weeks_has_days() -> None:
    found = only("Nine people were killed in the past two weeks.")
    assert (found.value, found.start, found.end) == ("P2W", "2014-01-10", "2014-01-24")


@pytest.mark.parametrize(
    ("chars", "value"),
    [
        ("Patrols pass every two weeks.", "P2W"),
        ("Patrols pass daily.", "P1D"),
        ("Patrols pass each Thursday.", "XXXX-WXX-4"),
        ("Patrols pass on Thursdays.", "XXXX-WXX-4"),
    ],
)
def test_times_that_repeat(chars: str, value: str) -> None:
    assert (only(chars).value, only(chars).timex) == (value, "SET")


def test_vague_references_are_unresolved() -> None:
    for chars, value in (
        ("He is now in Dahra.", "PRESENT_REF"),
        ("He was recently seen.", "PAST_REF"),
        ("It concerns the future.", "FUTURE_REF"),
    ):
        assert (only(chars).value, only(chars).precision) == (value, "unresolved")


@pytest.mark.parametrize(
    "chars",
    [
        "The rebels may march on the city.",
        "Some 2000 people fled the town.",
        "Prices fell to $1999 a ton.",
        "The girl is 12 years old.",
        "A second man fell from the roof.",
        "Two men fell from the roof.",
        "The 6-year-old boy was found.",
        "Flight 1987 was cancelled.",
        "Mark sat in the sun.",
    ],
)
def test_what_is_no_time(chars: str) -> None:
    assert read_times(chars, PUBLISHED) == ()


def test_months_that_are_also_words() -> None:
    assert values("In May it rained, and the rebels may march in March.") == [("May", "2013-05"), ("March", "2014-03")]


def test_a_text_without_capitals() -> None:
    chars = "two men were stabbed in the old town on thursday night. the police said that the town was calm on march 3, and no one was held."
    assert values(chars, "2002-03-09") == [("thursday night", "2002-03-07TNI"), ("march 3", "2002-03-03")]
    assert values("Two men were stabbed on friday.", "2002-03-09") == [("friday", "2002-03-08")]


def test_ambiguous_numbers_are_settled_by_the_day_of_publication_or_not_at_all() -> None:
    assert only("It happened on 03/04/2015.", "2015-04-21").value == "2015-04-03"
    assert only("It happened on 03/04/2015.", None).precision == "unresolved"
    assert only("It happened on 13/04/2015.", None).value == "2015-04-13"


def test_the_component_adds_mentions_to_the_sheet() -> None:
    report = Report(sha256="0" * 64, name="test", published=PUBLISHED)
    text = Text(report_id=report.id, chars="Gunmen attacked the post on Thursday.", reader="test@1")
    step = Times()
    assert isinstance(step, Component)
    (mention,) = step(Sentences()(Sheet(report, text))).mentions
    assert (mention.kind, mention.words, mention.text_id, mention.made_by) == ("time", "Thursday", text.id, "times@7")
    assert interval(mention).rule == "weekday"


def test_a_bad_day_of_publication_is_an_error() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        read_times("It began on Thursday.", "soon")


@pytest.mark.parametrize(
    ("end", "value"),
    [("Sept. 30", "2013-Q3"), ("July 31", "2013-Q2"), ("Oct. 31", "2013-Q3"), ("Jan. 31", "2013-Q4"), ("Dec. 31", "2013-Q4")],
)
def test_a_quarter_that_ended_is_the_one_with_most_of_its_months(end: str, value: str) -> None:
    assert values(f"In the quarter ended {end} sales fell.", "2014-02-10")[0] == ("the quarter", value)


def test_what_a_company_compares_with_a_year_earlier_is_a_quarter_or_more_months() -> None:
    chars = (
        "In the third quarter, net was $3 million, up from $2 million a year earlier. "
        "For the nine months, net was $9 million, up from $8 million a year earlier. The year-earlier results included a charge."
    )
    found = [value for words, value in values(chars, "2013-11-02") if "earlier" in words]
    assert found == ["2012-Q3", "2012", "2012"]


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("The March elections were lost.", [("March", "2014-03")]),
        ("The March on Torvik ended.", []),
        ("By mid afternoon the road was closed.", [("mid afternoon", "2014-01-24TAF")]),
        ("The dispute could take as long as a month.", [("a month", "P1M")]),
        ("The roads flooded in the past three summers.", []),
        ("He sold arms in recent weeks and months.", [("recent weeks and months", "PXW")]),
        ("The feast is this coming Sunday, March ninth.", [("Sunday, March ninth", "2014-03-09")]),
    ],
)
def test_where_the_words_of_a_time_begin_and_end(chars: str, expected: list[tuple[str, str]]) -> None:
    assert values(chars) == expected
