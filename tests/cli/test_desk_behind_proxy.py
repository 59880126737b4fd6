"""The desk of a team behind a web server on the same machine that ends TLS: what it passes on is believed, and of nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso.cli import desk
from sayso.cli.desk import Served, server_config
from sayso.desk.app import create_app
from sayso.desk.guard import LOOPBACK
from sayso.desk.team import Team
from sayso.settings import Settings
from tests.desk.conftest import demo_archive, settings
from tests.desk.team import NAMES, PASSWORD, office

__all__ = ["demo_archive", "settings"]
PUBLIC = "desk.example.org:8443"
BROWSER = "203.0.113.7"
"""Of the addresses that RFC 5737 keeps for examples."""


@pytest.fixture
def served(settings: Settings) -> Any:
    office(settings).close()
    app = create_app(settings, access=Team(settings), hosts={*LOOPBACK, "desk.example.org"})
    config = server_config(app, Served("127.0.0.1", 8431, False, True, ("desk.example.org",), None, None))
    config.load()
    return config.loaded_app


def through(
    served: Any, browser: str = BROWSER, *, host: str = PUBLIC, proto: str = "https", before: str = "127.0.0.1"
) -> TestClient:
    """A browser as the desk sees it: the request comes from the web server, which says the rest in headers."""
    headers = {"Host": host, "X-Forwarded-For": browser, "X-Forwarded-Proto": proto, "Origin": f"https://{PUBLIC}"}
    return TestClient(served, base_url="http://127.0.0.1:8431", headers=headers, follow_redirects=False, client=(before, 50_000))


def enters(browser: TestClient, password: str = PASSWORD) -> Any:
    return browser.post("/login", data={"name": NAMES["editor"], "password": password, "back": "/"})


def test_a_session_that_came_by_https_goes_by_nothing_else(served: Any) -> None:
    answer = enters(through(served))
    assert answer.status_code == 303
    assert answer.headers["location"] == "/", "where to go on is said without a scheme or a name"
    cookie = answer.headers["set-cookie"].lower()
    for words in ("secure", "httponly", "samesite=strict"):
        assert words in cookie
    assert "secure" not in enters(through(served, proto="http")).headers["set-cookie"].lower()


def test_wrong_passwords_shut_out_the_browsers_address_and_not_the_web_servers(served: Any) -> None:
    for _ in range(5):
        assert enters(through(served), "wrong words in a row").status_code == 401
    assert enters(through(served)).status_code == 429
    assert enters(through(served, "203.0.113.8")).status_code == 303, "others come through the same web server"


def test_an_address_that_a_browser_claims_for_itself_is_not_believed(served: Any) -> None:
    for number in range(5):
        assert enters(through(served, f"198.51.100.{number}, {BROWSER}"), "wrong words in a row").status_code == 401
    assert enters(through(served, f"198.51.100.9, {BROWSER}")).status_code == 429, "web servers add the true one at the end"


def test_nobody_but_a_web_server_on_this_machine_says_where_a_request_came_from(served: Any) -> None:
    assert "secure" not in enters(through(served, before="203.0.113.50")).headers["set-cookie"].lower()
    for number in range(5):
        browser = through(served, f"198.51.100.{number}", before="203.0.113.50")
        assert enters(browser, "wrong words in a row").status_code == 401
    assert enters(through(served, "198.51.100.9", before="203.0.113.50")).status_code == 429


def test_the_name_and_the_port_that_people_type_are_passed_on(served: Any) -> None:
    assert enters(through(served, host="elsewhere.example.org")).status_code == 421
    assert enters(through(served, host="desk.example.org")).status_code == 403, "a form of another port is of another page"


def test_where_the_desk_is_told_to_the_web_server_and_no_wrong_address_to_people(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    office(settings).close()
    desk._team(settings, "http://127.0.0.1:8431", Served("127.0.0.1", 8431, False, True, ("desk.example.org",), None, None))
    told = " ".join(capsys.readouterr().err.split())
    assert "at http://127.0.0.1:8431/, for the web server" in told
    assert "people reach desk.example.org" in told
