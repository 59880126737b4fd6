"""What relative words count from: the day last spoken of, something that happened, the story's year."""

from __future__ import annotations

import pytest

from sayso.reading.times import read_times
from tests.reading.read_times import PUBLISHED, interval, only, values


def test_the_next_day_follows_the_day_last_spoken_of() -> None:
    found = values("The rebels took Mirsal on 5 March. The next day they burned it; the following Tuesday they left.")
    assert found[1:] == [("The next day", "2013-03-06"), ("the following Tuesday", "2013-03-12")]


def test_a_few_hours_later_is_that_day_or_the_next() -> None:
    found = read_times("Gunmen attacked the post on Thursday. A few hours later a car bomb exploded.", PUBLISHED)
    later = interval(found[1])
    assert (later.start, later.end, later.value) == ("2014-01-23", "2014-01-24", "PTXH")


def test_history_takes_its_years_from_the_story() -> None:
    chars = (
        "The revolt began on 4 May 1911. In June 1911 the fleet sailed. By 1912 the port had fallen. On 3 February 1912 the king fled. "
        "In March 1912 the army rose, and on 9 April it took the capital. In early July the war ended. A treaty followed in 1913. "
        "It held from 1914 to 1919, and in May 1919 it was signed anew."
    )
    found = dict(values(chars, "2009-12-19"))
    assert found["9 April"] == "1912-04-09"
    assert found["early July"] == "1912-07"


def test_the_year_of_a_joined_date_is_shared() -> None:
    assert values("Troops cleared the hills in April and June 1955.")[0] == ("April", "1955-04")


def test_the_day_before_is_that_before_the_day_last_spoken_of() -> None:
    found = values("The envoy was shot on Tuesday. He had come to Dahra the day before. Two weeks before, he had been in Kelm.")
    assert found[1:] == [("the day before", "2014-01-20"), ("Two weeks before", "2014-W02")]


def test_the_night_before_and_the_week_after() -> None:
    found = values("The envoy was shot on 6 March 2013. Posters had gone up the night before. He was buried the week after.")
    assert found[1:] == [("the night before", "2013-03-05TNI"), ("the week after", "2013-W11")]


def test_the_day_after_is_unresolved_if_no_day_was_spoken_of() -> None:
    assert values("The day after, he fled.") == [("The day after", "XXXX-XX-XX")]


@pytest.mark.parametrize(
    ("chars", "start", "end"),
    [
        ("The vote was held on 5 March 2013. Two days before the vote, a bomb went off.", "2013-03-03", "2013-03-03"),
        ("He was arrested on 5 March 2013. Three days after he was arrested, he died.", "2013-03-08", "2013-03-08"),
        ("The blast hit Kelm on 5 March 2013. A few hours after the blast, he fled.", "2013-03-05", "2013-03-06"),
        ("The bombing on 5 March 2013 shook Kelm. A week after the bombing, he fled.", "2013-03-11", "2013-03-17"),
        ("The vote was held on 5 March 2013. The day before the vote, a bomb went off.", "2013-03-04", "2013-03-04"),
        ("The mayor was shot on 5 March 2013. Two days after the killing, a man was held.", "2013-03-07", "2013-03-07"),
        ("Four people were killed on 5 March 2013. The day after the shooting, shops closed.", "2013-03-06", "2013-03-06"),
    ],
)
def test_times_told_from_what_happened_on_a_day_that_was_told(chars: str, start: str, end: str) -> None:
    found = interval(read_times(chars, PUBLISHED)[1])
    assert (found.start, found.end) == (start, end)


def test_what_happened_on_two_days_or_on_none_gives_no_day() -> None:
    twice = "The attack on Monday killed two. The attack on Thursday killed six. A day after the attack, he fled."
    assert interval(read_times(twice, PUBLISHED)[-1]).precision == "unresolved"
    assert only("Two days after the attack, he fled.").precision == "unresolved"
    new = "Gunmen killed six on Monday. Two days after a bomb killed nine, he fled. Two weeks after an attack, he died."
    assert [interval(mention).precision for mention in read_times(new, PUBLISHED)[1:]] == ["unresolved", "unresolved"]
    same = "The blast was on Tuesday. He fled on Thursday, two days after the blast."
    assert interval(read_times(same, PUBLISHED)[-1]).precision == "unresolved"
    other = "The mayor was shot on Tuesday. Two days after the bombing, he fled."
    assert interval(read_times(other, PUBLISHED)[-1]).precision == "unresolved"
    several = "The mayor was shot on Tuesday. Gunmen stabbed two men on Monday. A day after the attack, he fled."
    assert interval(read_times(several, PUBLISHED)[-1]).precision == "unresolved"
    condemned = "The attack was condemned on Thursday. Two days after the attack, he fled."
    assert interval(read_times(condemned, PUBLISHED)[-1]).precision == "unresolved"


@pytest.mark.parametrize(
    ("chars", "value"),
    [
        ("He was shot on Tuesday of last week.", "2014-01-14"),
        ("He was shot on Tuesday last week.", "2014-01-14"),
        ("The talks will resume on Tuesday next week.", "2014-01-28"),
        ("He was shot two weeks ago today.", "2014-01-10"),
        ("He was shot a week ago Tuesday.", "2014-01-14"),
        ("He was shot last Thursday.", "2014-01-16"),
        ("He was shot the day before last Tuesday.", "2014-01-20"),
        ("He was shot in the week of 6 January.", "2014-W02"),
        ("He was shot nine-and-a-half years ago.", "2004-07"),
        ("Clashes overnight into Wednesday left two dead.", "2014-01-21TNI"),
        ("He was shot in the pre-dawn hours of Tuesday.", "2014-01-21TMO"),
    ],
)
def test_weeks_and_days_together(chars: str, value: str) -> None:
    assert only(chars).value == value


def test_a_weekday_after_last_week_is_of_that_week() -> None:
    assert values("He was shot last week on Tuesday.") == [("last week", "2014-W03"), ("Tuesday", "2014-01-14")]


def test_a_weekday_with_the_number_of_the_day_is_the_nearest_such_day() -> None:
    assert values("He was shot on Friday the 13th.") == [("Friday the 13th", "2013-12-13")]


def test_the_next_month_in_the_past_follows_the_month_last_spoken_of() -> None:
    assert values("The rebels took Mirsal in March. The next month they lost it.")[1] == ("The next month", "2013-04")
    assert values("The rebels took Mirsal in March. The talks will resume in the next month.")[1] == ("the next month", "2014-02")


def test_years_later_move_the_story_and_years_ago_do_not() -> None:
    later = "The rebels rose in 2003. Three years later they took Kelm. That same year the king fled."
    ago = "The rebels rose in 2003. Three years ago they took Kelm. That same year the king fled."
    assert values(later)[-1] == ("That same year", "2006")
    assert values(ago)[-1] == ("That same year", "2003")


def test_history_counts_years_in_brackets_headings_and_possessives() -> None:
    chars = (
        "The revolt (1851)\nThe revolt began in May 1849 and lasted until 1853. In 1850 the fleet sailed. By 1851 the port had fallen. "
        "The 1850 sailing failed. In 1852 the king fled after 1851's losses. In 1853 the army rose. The first assembly (1852) met in 1849. "
        "In 1850 and 1851 it sat. Peace came in 1853."
    )
    years = [value for _, value in values(chars, "2009-12-19")]
    assert years.count("1851") == 4
    assert years.count("1850") == 3
    assert years.count("1852") == 2


def test_a_plan_or_a_term_does_not_move_the_year_of_history() -> None:
    chars = (
        "The revolt began on 4 May 1911. In June 1911 the fleet sailed. By 1911 the port had fallen. On 3 February 1912 the king fled. "
        "In March 1912 the army rose. The truce would hold until 1914. On 9 April it took the capital. A treaty followed in 1913. "
        "It held from 1914 to 1919, and in May 1919 it was signed anew."
    )
    assert dict(values(chars, "2009-12-19"))["9 April"] == "1912-04-09"


@pytest.mark.parametrize(
    ("chars", "published", "expected"),
    [
        (
            "Exports fell in this year's first quarter to 9 tons, from 12 tons a year earlier.",
            "2014-04-24",
            ("a year earlier", "2013-Q1"),
        ),
        (
            "Third-quarter profit rose to 9 million. For the quarter a year ago, profit was 8 million.",
            "2013-10-24",
            ("the quarter a year ago", "2012-Q3"),
        ),
        (
            "Third-quarter profit rose to 9 million, from 8 million in the corresponding period last year.",
            "2013-10-24",
            ("the corresponding period last year", "2012-Q3"),
        ),
        (
            "Third-quarter profit rose. Sales for last year's quarter were 3 million.",
            "2013-10-24",
            ("last year's quarter", "2012-Q3"),
        ),
    ],
)
def test_the_quarter_that_a_company_compares_with(chars: str, published: str, expected: tuple[str, str]) -> None:
    assert values(chars, published)[-1] == expected


def test_comparisons_count_from_the_year_reported_on_however_often_they_are_made() -> None:
    chars = (
        "Third-quarter profit rose. For the nine months, sales were 9 million, up from 8 million a year earlier. "
        "In the nine months abroad they were 3 million, up from 2 million a year earlier."
    )
    assert [value for words, value in values(chars, "2013-10-24") if words == "a year earlier"] == ["2012", "2012"]


@pytest.mark.parametrize(
    ("chars", "published", "expected"),
    [
        ("For the week, the index dropped.", "2014-01-24", [("the week", "2014-W04")]),
        ("For the week, the index dropped.", "2014-01-27", [("the week", "2014-W04")]),
        ("It was the week's worst storm.", "2014-01-24", [("the week", "2014-W04")]),
        ("In the week before the vote, two guards died.", "2014-01-24", []),
        ("Protesters prayed in the chapel as Easter week began.", "2000-04-17", [("Easter week", "2000-W16")]),
    ],
)
def test_a_week_that_the_text_is_of(chars: str, published: str, expected: list[tuple[str, str]]) -> None:
    assert values(chars, published) == expected


def test_a_record_set_on_a_day_is_past_and_a_hearing_set_for_one_is_not() -> None:
    assert only("Prices are near the record level set on Aug. 6.").value == "2013-08-06"
    assert only("The hearing set for Aug. 6 was moved.").value == "2014-08-06"
