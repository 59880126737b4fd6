"""What the tests of people at the desk share: a desk with accounts, and browsers that log in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fastapi.testclient import TestClient

from sayso import flow
from sayso.desk.app import create_app
from sayso.desk.team import Team
from sayso.records import ROLES
from sayso.settings import Settings

BASE = "http://127.0.0.1:8431"
PASSWORD = "four words in a row"
NAMES = {role: f"{role.title()} One" for role in ROLES}


@dataclass
class Office:
    """A desk with a person of each role.

    Attributes:
        settings: of its archive.
    """

    settings: Settings
    _open: list[TestClient] = field(default_factory=list)

    def client(self) -> TestClient:
        """A browser that nobody has logged in with."""
        made = TestClient(create_app(self.settings, access=Team(self.settings)), base_url=BASE, follow_redirects=False)
        made.__enter__()
        self._open.append(made)
        return made

    def enter(self, name: str, password: str = PASSWORD) -> TestClient:
        """A browser of somebody who has logged in, with the token of its forms in every request."""
        found = self.client()
        assert log_in(found, name, password) == 303
        found.headers["X-CSRF-Token"] = csrf_in(found.get("/account").text)
        return found

    def program(self, name: str) -> TestClient:
        """A program that acts for somebody by a token."""
        found = self.client()
        _, secret = flow.make_token(name, "tests", settings=self.settings)
        found.headers["Authorization"] = f"Bearer {secret}"
        return found

    def close(self) -> None:
        """Close all of them."""
        for one in self._open:
            one.__exit__(None, None, None)


def office(settings: Settings) -> Office:
    """A desk with a person of each role, and a second coder."""
    for role, name in NAMES.items():
        flow.add_person(name, role, PASSWORD, settings=settings)
    flow.add_person("Coder Two", "coder", PASSWORD, settings=settings)
    return Office(settings)


def log_in(client: TestClient, name: str, password: str = PASSWORD, back: str = "/") -> int:
    """Send the form of the log-in page."""
    return client.post("/login", data={"name": name, "password": password, "back": back}).status_code


def csrf_in(page: str) -> str:
    """What a page's forms carry."""
    found = re.search(r'name="csrf" (?:content|value)="([0-9a-f]+)"', page)
    assert found, page[:500]
    return found[1]
