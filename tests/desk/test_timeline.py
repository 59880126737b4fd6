"""The timeline's page and its data: bars lead to their lists, a table says the same, and a month is no day."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from sayso import flow
from sayso.archive import Filter
from sayso.desk.drawn_time import drawn
from sayso.review.timeline import Bar, Span, Timeline
from sayso.settings import Settings
from tests.desk.conftest import words_of


def test_every_bar_leads_to_the_list_of_its_time(desk: TestClient, settings: Settings) -> None:
    page = desk.get("/timeline").text
    bars = [unescape(link) for link in re.findall(r'<a href="([^"]+)" class="bar"', page)]
    assert len(bars) > 3
    found = flow.timeline(settings=settings)
    for link, bar in zip(bars, (bar for bar in found.bars if bar.incidents), strict=True):
        assert f"since={bar.start}&until={bar.end}" in link
        listed = flow.incidents(Filter(since=bar.start, until=bar.end), settings=settings).total
        assert f'class="count">{listed}<' in desk.get(link).text
        assert listed == bar.incidents + bar.may
        assert page.count(f'href="{link.replace("&", "&amp;")}"') == 2, "once in the drawing, once in the table"


def test_what_is_known_by_year_or_month_is_a_band(desk: TestClient) -> None:
    page = desk.get("/timeline?step=week").text
    bands = re.findall(r'class="band" aria-label="([^"]+)"', page)
    assert any(re.fullmatch(r"20\d\d, day not known: \d+ incidents?", one) for one in bands)
    assert any(re.fullmatch(r"[A-Z][a-z]+ 20\d\d, day not known: \d+ incidents?", one) for one in bands)
    assert "Not drawn:" in page


def test_steps_and_parts_are_links_that_keep_the_filters(desk: TestClient) -> None:
    page = desk.get("/timeline?type=bombing&step=year&by=stage").text
    assert 'href="/timeline?type=bombing&amp;step=month&amp;by=stage"' in page
    assert 'href="/timeline?type=bombing&amp;step=year"' in page
    assert 'href="/map?type=bombing"' in page and 'href="/incidents?type=bombing"' in page
    assert 'name="step" value="year"' in page and 'name="by" value="stage"' in page
    assert "Accomplished" in page or "accomplished" in page
    assert desk.get("/timeline?step=century").status_code == 200
    assert desk.get("/timeline?until=yesterday").status_code == 400
    assert "Nothing fits" in words_of(desk.get("/timeline?place=Torvic").text)


def test_filters_narrow_bars_and_their_links(desk: TestClient) -> None:
    page = desk.get("/timeline?since=2023-03-07&until=2023-03-14").text
    days = re.findall(r'<a href="([^"]+)" class="bar" aria-label="([^"]+)"', page)
    assert {label.partition(":")[0] for _, label in days} <= {f"{day} Mar 2023" for day in range(7, 15)}
    week = desk.get("/timeline?since=2023-03-07&until=2023-03-14&step=week").text
    assert "since=2023-03-07&amp;until=2023-03-12" in week, "no day before the first that was asked for"


def test_days_on_which_nothing_was(desk: TestClient) -> None:
    page = desk.get("/timeline?since=2023-03-08&until=2023-03-14&step=week")
    assert page.status_code == 200 and 'class="bar"' not in page.text


def test_programs_get_the_same(desk: TestClient, settings: Settings) -> None:
    told = desk.get("/api/v1/timeline?step=month&by=stage").json()
    assert told["step"] == "month" and told["by"] == "stage"
    found = flow.timeline(step="month", by="stage", settings=settings)
    assert [bar["incidents"] for bar in told["bars"]] == [bar.incidents for bar in found.bars]
    assert (
        sum(bar["incidents"] for bar in told["bars"])
        + sum(one["incidents"] for one in told["spans"])
        + told["longer"]
        + told["open"]
        + told["undated"]
        == told["total"]
    )
    assert desk.get("/api/v1/timeline?step=hour").status_code == 422
    assert desk.get("/api/v1/timeline?since=Monday").status_code == 400
    schema = desk.get("/api/v1/openapi.json").json()["paths"]
    assert {"/map", "/timeline"} <= schema.keys()


def timeline_of(bars: int, kinds: int = 3) -> Timeline:
    some = tuple(Bar(f"{2000 + n}-01-01", f"{2000 + n}-12-31", {f"kind{k}": n + k for k in range(kinds)}, n) for n in range(bars))
    series = {f"kind{k}": sum(bar.parts[f"kind{k}"] for bar in some) for k in range(kinds)}
    return Timeline("year", "", "type", series, some, (Span("1999-01-01", "1999-12-31", "year", 1, 0),), 0, 0, 0, 1)


@pytest.mark.parametrize(("bars", "kinds"), [(1, 1), (30, 3), (200, 9)])
def test_bars_stand_on_the_floor_and_inside_of_the_drawing(bars: int, kinds: int) -> None:
    found = drawn(timeline_of(bars, kinds), str, lambda start, end: f"{start}..{end}")
    assert len(found.legend) == min(kinds, 6)
    for column in found.columns:
        assert found.left <= column.ground.x and column.ground.x + column.ground.width <= found.right + 0.01
        assert [count for _, count in column.cells] == list(column.counts)
        assert sum(column.counts) == column.incidents
        if column.rects:
            assert max(rect.y + rect.height for rect in column.rects) == pytest.approx(found.floor, abs=0.1)
            assert min(rect.y for rect in column.rects) >= found.top - 0.1
    assert all(tick.at <= found.width for tick in found.times)
    assert found.bands[0].width == 0, "what lies outside is not drawn, and stands in the table"
