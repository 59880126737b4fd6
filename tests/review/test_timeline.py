"""Bars hold what is dated exactly enough, spans the rest; and what a bar promises, the list keeps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sayso.archive import Archive, Filter
from sayso.records import Amount, Card
from sayso.review.timeline import MOST, timeline
from tests.review.conftest import archive

__all__ = ["archive"]


def card(number: int, start: str | None, end: str | None, type: str = "bombing", killed: int | None = 1) -> Card:
    toll = None if killed is None else Amount(killed, killed, killed)
    return Card(f"ict-{number:016x}", "incident", f"Incident {number}", start, end, type=type, killed=toll)


CARDS = [
    card(1, "2031-05-04", "2031-05-04"),
    card(2, "2031-05-04", "2031-05-04", "raid", 3),
    card(3, "2031-05-01", "2031-05-31"),
    card(4, "2031-01-01", "2031-12-31", killed=7),
    card(5, "2030-12-20", "2031-01-10"),
    card(6, "2031-05-10", None),
    card(7, None, "2031-05-06"),
    card(8, "2031-05-30", "2031-06-02"),
    card(9, None, None),
]


@pytest.fixture
def filled(archive: Archive) -> Archive:
    with archive.writing() as writer:
        writer.put_cards(CARDS)
    return archive


def test_what_is_known_by_month_or_year_is_in_no_day(filled: Archive) -> None:
    with filled.reading() as reader:
        found = timeline(reader, Filter(since="2031-05-01", until="2031-05-31"))
    assert (found.step, len(found.bars)) == ("day", 31)
    (fourth,) = [bar for bar in found.bars if bar.incidents]
    assert (fourth.start, fourth.end, fourth.parts, fourth.killed) == ("2031-05-04", "2031-05-04", {"bombing": 1, "raid": 1}, 4)
    assert [(one.start, one.end, one.step, one.incidents, one.killed) for one in found.spans] == [
        ("2031-05-01", "2031-05-31", "month", 1, 1),
        ("2031-01-01", "2031-12-31", "year", 2, 8),
    ]
    assert (found.longer, found.open, found.undated, found.total) == (0, 2, 0, 7)


def test_coarser_bars_hold_what_finer_ones_could_not(filled: Archive) -> None:
    with filled.reading() as reader:
        by_month, by_year = (timeline(reader, Filter(), step=step) for step in ("month", "year"))
    assert by_month.bars[0].start == "2030-12-01" and by_month.bars[-1].end == "2031-12-31"
    assert {bar.start: bar.incidents for bar in by_month.bars if bar.incidents} == {"2031-05-01": 3}
    assert [(one.start, one.incidents) for one in by_month.spans] == [("2031-01-01", 2)]
    assert by_month.longer == 1
    assert {bar.start: bar.incidents for bar in by_year.bars} == {"2030-01-01": 0, "2031-01-01": 5}
    assert by_year.series == {"bombing": 4, "raid": 1}
    assert (by_year.longer, by_year.undated, by_year.open) == (1, 1, 2)


@pytest.mark.parametrize("step", ["day", "week", "month", "year"])
def test_the_list_shows_what_a_bar_and_its_doubts_add_up_to(filled: Archive, step: str) -> None:
    with filled.reading() as reader:
        for wanted in (Filter(), Filter(since="2031-05-03"), Filter(until="2031-06"), Filter(type="bombing")):
            found = timeline(reader, wanted, step=step)
            for bar in found.bars:
                since, until = max(bar.start, wanted.first_day or ""), min(bar.end, wanted.last_day or "9999")
                narrowed = Filter(kind="incident", since=since, until=until, type=wanted.type)
                assert reader.count_cards(narrowed) == bar.incidents + bar.may, (wanted, bar)


def test_bars_are_as_wide_as_the_time_demands(archive: Archive) -> None:
    first = date(2031, 1, 1)
    for days, step in ((20, "day"), (300, "week"), (2000, "month"), (9000, "year")):
        with archive.writing() as writer:
            writer.put_cards([card(1, *[first.isoformat()] * 2), card(2, *[(first + timedelta(days=days)).isoformat()] * 2)])
            assert timeline(writer, Filter()).step == step
            asked = timeline(writer, Filter(), step="day")
            assert len(asked.bars) <= MOST
            assert (asked.step == "day") is (days < MOST)


def test_weeks_begin_on_monday_and_years_without_days_are_whole(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.put_cards(
            [card(1, "2031-05-04", "2031-05-04"), card(2, "2031-05-05", "2031-05-11"), card(3, "0001-01-01", "0001-01-01")]
        )
        weeks = timeline(writer, Filter(since="2031-05"), step="week")
        assert [(bar.start, bar.end, bar.incidents) for bar in weeks.bars] == [
            ("2031-04-28", "2031-05-04", 1),
            ("2031-05-05", "2031-05-11", 1),
        ]
        assert timeline(writer, Filter()).bars[0].start == "0001-01-01"
        assert timeline(writer, Filter(type="raid")).bars == ()
