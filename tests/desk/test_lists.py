"""Lists, their filters and pages."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from sayso import flow
from sayso.desk.filters import PER_PAGE, Filters
from sayso.settings import Settings
from tests.desk.conftest import EVIL, Enter, words_of


def test_each_list_shows_what_the_archive_holds(desk: TestClient, settings: Settings) -> None:
    for path, verb in (("/incidents", flow.incidents), ("/statements", flow.statements), ("/actors", flow.actors)):
        listing = verb(limit=PER_PAGE, settings=settings)
        page = desk.get(path)
        assert page.status_code == 200
        assert page.text.count("<h1>") == 1
        for card in listing.cards:
            assert f'href="{path}/{card.id}"' in page.text
        assert f'<span class="count">{listing.total}</span>' in page.text


def test_filters_narrow_and_stay_in_the_form(desk: TestClient) -> None:
    page = desk.get("/incidents?place=Torvik&type=car_bomb")
    assert "Torvik" in page.text
    assert "Ouban" not in page.text
    assert 'value="Torvik"' in page.text
    assert '<option value="car_bomb" selected>' in page.text


def test_a_slip_in_a_filter_is_told_and_nothing_breaks(desk: TestClient) -> None:
    page = desk.get("/incidents?since=yesterday")
    assert page.status_code == 400
    assert "2031-05-04" in words_of(page.text)
    assert 'value="yesterday"' in page.text


def test_an_empty_list_says_why(desk: TestClient) -> None:
    page = words_of(desk.get("/incidents?place=Torvic").text)
    assert "Nothing fits" in page
    assert "Torvik" in page


def test_pages_of_a_list_hold_together(desk: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.desk.filters.PER_PAGE", 20)
    monkeypatch.setattr("sayso.desk.pages.lists.PER_PAGE", 20)
    total = flow.statements(settings=settings).total
    assert 20 < total <= 60
    pages = [desk.get(f"/statements?page={number}").text for number in (1, 2, 3)]
    assert "page=2" in pages[0]
    assert [page.count('scope="row"') for page in pages] == [20, min(20, total - 20), max(0, total - 40)]
    ids = [card_id for page in pages for card_id in re.findall(r'<th scope="row"><a href="/statements/([^"]+)"', page)]
    assert len(ids) == len(set(ids)) == total
    assert desk.get("/statements?page=999").status_code == 200


def test_filters_are_one_query_string() -> None:
    filters = Filters.of({"place": " Kelm ", "page": "3", "since": "2031", "nonsense": "x"})
    assert (filters.place, filters.page, filters.since) == ("Kelm", 3, "2031")
    assert filters.query(page=4) == "?since=2031&place=Kelm&page=4"
    assert filters.query(place="Torvik") == "?since=2031&place=Torvik", "another filter begins at the first page"
    assert Filters.of({"page": "-1"}).page == Filters.of({"page": "٣"}).page == 1
    assert not Filters(page=2).any


def test_markup_of_a_report_is_shown_as_characters(desk: TestClient) -> None:
    for path in ("/incidents", "/actors", "/statements"):
        assert EVIL not in desk.get(path).text
    assert "&lt;script&gt;" in desk.get("/incidents?place=Kelm").text


def test_an_id_leads_to_its_page(desk: TestClient, settings: Settings) -> None:
    card = flow.incidents(settings=settings).cards[0]
    assert desk.get(f"/records/{card.id[:10]}").headers["location"] == f"/incidents/{card.id}"
    assert desk.get("/records/ict-000000").status_code == 404


def test_names_of_victims_and_witnesses_are_hidden_below_an_editor(enter: Enter) -> None:
    for role, sees in (("reader", False), ("coder", False), ("editor", True), ("admin", True)):
        client = enter(role)
        actors = client.get("/actors").text
        assert ("Munir Adwan" in actors) is sees, role
        assert ("Petra Halvik" in actors) is sees, role
        assert "Northern Dawn Front" in actors


def test_a_hidden_name_finds_nothing(enter: Enter) -> None:
    assert "Petra Halvik" in enter("editor").get("/actors?actor=Petra+Halvik").text
    page = enter("reader").get("/actors?actor=Petra+Halvik").text
    assert 'scope="row"' not in page
