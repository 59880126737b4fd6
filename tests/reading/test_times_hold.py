"""What holds for the times of any text whatever."""

from __future__ import annotations

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.reading import times as reader
from sayso.reading.time_calendar import days_of, easter, holiday
from sayso.reading.time_words import normal, number, vocabulary, year_number
from sayso.records import Interval

_BLANK = spacy.blank("en")
_BLANK.add_pipe("sentencizer")
_PIECES = (
    *(
        "on",
        "the",
        "last",
        "next",
        "since",
        "until",
        "before",
        "after",
        "by",
        "between",
        "and",
        "to",
        "from",
        "of",
        "in",
        "early",
        "late",
        "mid-",
        "ago",
        "later",
    ),
    *(
        "Friday",
        "May",
        "March 3,",
        "3 Jan 90 --",
        "1990",
        "2013",
        "29 February",
        "31",
        "the 31st",
        "7:45 p.m.",
        "0630",
        "2400 hours",
        "Easter",
    ),
    *(
        "week",
        "years",
        "two",
        "99999",
        "1,000",
        "a hundred thousand",
        "decades",
        "centuries",
        "quarter",
        "night",
        "overnight",
        "half an hour",
    ),
    *(
        "yesterday",
        "Christmas",
        "summer",
        "the 1990s",
        "480 BC",
        "9/11",
        "two days before",
        "the night before the",
        "at 2100 (0300 GMT on Monday)",
        "two weeks ago",
        "Tuesday",
        "last week",
        "every",
        "daily",
        "the third quarter",
        "o'clock",
        "in the morning",
        "long",
        "00/00/0000",
        "29.2.1900",
        "9999",
        "0001",
        "-",
        ",",
        ".",
        "\n",
        "\n\n",
        "  ",
        "é",
        "İ",
        "´",
    ),
)
_SENTENCES = st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join)
_DAYS = st.none() | st.dates().map(str)


def check(chars: str, published: str | None) -> None:
    found = reader._mentions(chars, _BLANK(chars), published, "txt", "times@1")
    position = 0
    for mention in found:
        assert isinstance(mention.value, Interval)
        assert position <= mention.span.start < mention.span.end <= len(chars)
        assert mention.words == chars[mention.span.start : mention.span.end]
        assert mention.words.strip() == mention.words
        position = mention.span.end
        interval = mention.value
        assert interval.resolved == (interval.precision != "unresolved")
        if interval.start and interval.end:
            assert interval.start <= interval.end


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SENTENCES, _DAYS)
def test_words_of_time_in_any_order(chars: str, published: str | None) -> None:
    check(chars, published)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), _DAYS)
def test_any_characters(chars: str, published: str | None) -> None:
    check(chars, published)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SENTENCES)
def test_no_pattern_is_kept_from_what_it_finds(chars: str) -> None:
    lines = normal(chars).split("\n")
    everything = [
        (order, match[0]) for line in lines for order, rule in enumerate(reader.rules()) for match in rule.pattern.finditer(line)
    ]
    assert [(order, match[0]) for order, _, match in reader._matches(normal(chars))] == everything


@given(st.text(max_size=100))
def test_the_normal_form_keeps_every_place(chars: str) -> None:
    assert len(normal(chars)) == len(chars)


@given(st.text(alphabet="0123456789-WQHSPUFA/X", max_size=12))
def test_days_run_forward(value: str) -> None:
    found = days_of(value)
    assert found is None or found[0] <= found[1]


def test_long_runs_of_one_sign_take_no_time() -> None:
    for sign in (" ", "1", "a ", "May ", "1 1/2 ", "two ", "\n", "-", "the "):
        check(sign * (20_000 // len(sign)), "2014-01-24")


def test_numbers_in_words() -> None:
    said = {
        "twenty-four": 24,
        "a hundred and ten": 110,
        "2 1/2": 2.5,
        "1,500": 1500,
        "two thousand": 2000,
        "1/2": 0.5,
        "three dozen": 36,
    }
    assert {words: number(words) for words in said} == said
    assert number("many") is None
    assert [year_number(words) for words in ("1997", "nineteen ninety-six", "the year two thousand", "twenty fourteen")] == [
        1997,
        1996,
        2000,
        2014,
    ]


def test_feasts_fall_on_their_days() -> None:
    assert [str(easter(year)) for year in (1999, 2000, 2014, 2024)] == ["1999-04-04", "2000-04-23", "2014-04-20", "2024-03-31"]
    feasts, weekdays = vocabulary().holidays, vocabulary().weekdays
    assert str(holiday(1999, feasts["thanksgiving"], weekdays)) == "1999-11-25"
    assert str(holiday(2012, feasts["memorial day"], weekdays)) == "2012-05-28"
    assert all(holiday(2015, rule, weekdays).year == 2015 for rule in feasts.values())
