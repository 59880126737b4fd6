"""What stands between the desk and the network."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from sayso.desk.access import Alone
from sayso.desk.app import PAGES, create_app
from sayso.settings import Settings
from tests.desk.conftest import BASE, Enter

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def routes() -> list[APIRoute]:
    return [route for router in PAGES for route in router.routes if isinstance(route, APIRoute)]


def some_path(route: APIRoute) -> str:
    """The route's path with ids that nothing has."""
    return route.path.replace("{", "rep-0123456789abcdef-").replace("}", "")


def test_every_answer_has_the_headers(desk: TestClient) -> None:
    for path in ("/incidents", "/no/such/page", "/static/desk.css"):
        answer = desk.get(path)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'"), (
            path
        )
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert desk.get("/incidents").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.invalid", "127.0.0.1.evil.invalid:8431", "localhost.evil.invalid", ""])
def test_another_host_name_is_refused(desk: TestClient, host: str) -> None:
    assert desk.get("/incidents", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8431", "127.0.0.1:9", "[::1]:8431", "LOCALHOST"])
def test_loopback_names_are_answered(desk: TestClient, host: str) -> None:
    assert desk.get("/incidents", headers={"Host": host}).status_code == 200


def test_nobody_unknown_passes_any_route(enter: Enter) -> None:
    client = enter(None)
    tried = 0
    for route in routes():
        for method in sorted((route.methods or set()) - {"HEAD"}):
            answer = client.request(method, some_path(route), headers={"X-CSRF-Token": "token", "Accept": "text/html"})
            assert answer.status_code in (303, 401), (method, route.path)
            if answer.status_code == 303:
                assert answer.headers["location"].startswith("/enter?back=")
            tried += 1
    assert tried >= 8


def test_a_reader_changes_nothing_on_any_route(enter: Enter) -> None:
    client = enter("reader")
    tried = 0
    for route in routes():
        for method in sorted((route.methods or set()) & UNSAFE):
            assert client.request(method, some_path(route)).status_code == 403, (method, route.path)
            tried += 1
    assert tried >= 4


def test_a_form_without_the_token_of_the_session_is_refused_on_every_route(enter: Enter) -> None:
    client = enter("admin")
    for route in routes():
        for method in sorted((route.methods or set()) & UNSAFE):
            for token in ("", "wrong"):
                answer = client.request(method, some_path(route), headers={"X-CSRF-Token": token})
                assert answer.status_code == 403, (method, route.path)


def test_the_token_may_stand_in_the_form(enter: Enter) -> None:
    client = enter("admin")
    del client.headers["X-CSRF-Token"]
    form = {"decision": "accept", "subject": "ass-0000000000000000"}
    assert client.post("/decide", data=form).status_code == 403
    assert client.post("/decide", data={**form, "csrf": "token"}).status_code == 404


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.invalid"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_a_change_that_another_page_asks_for_is_refused(desk: TestClient, headers: dict[str, str]) -> None:
    answer = desk.post("/decide", data={"decision": "accept", "subject": "ass-0000000000000000"}, headers=headers)
    assert answer.status_code == 403


def test_one_person_comes_in_once_by_each_address(settings: Settings) -> None:
    printed: list[str] = []
    access = Alone("Mira", tell=printed.append)
    first = access.new_way_in()
    with TestClient(create_app(settings, access=access), base_url=BASE, follow_redirects=False) as client:
        assert client.get("/enter?token=wrong").status_code == 403
        came = client.get(first)
        assert came.headers["location"] == "/"
        cookie = came.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert client.get("/incidents").status_code == 200
        client.cookies.clear()
        assert client.get("/incidents").status_code == 401
        assert client.get(first).status_code == 403, "an address is good once"
        assert len(printed) == 2
        assert client.get(printed[1]).status_code == 303


def test_a_stolen_cookie_of_an_earlier_start_is_worth_nothing(settings: Settings) -> None:
    earlier, now = Alone("Mira"), Alone("Mira")
    session = earlier.take(earlier.new_way_in().partition("=")[2])
    with TestClient(create_app(settings, access=now), base_url=BASE) as client:
        client.cookies.set("sayso_desk", session or "")
        assert client.get("/incidents").status_code == 401


def test_the_desk_listens_on_loopback_only(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from sayso.cli.app import app

    done = CliRunner().invoke(app, ["desk", "--host", "0.0.0.0", "--archive", str(tmp_path / "a.sqlite")])
    assert done.exit_code == 2
    assert "other machines" in done.output
