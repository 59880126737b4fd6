"""Every route of the desk, tried by every role and by nobody: a route that is added stands here, or this fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from unittest.mock import MagicMock

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount

from sayso.desk.app import create_app
from sayso.desk.team import Team
from sayso.records import ROLES, Role
from sayso.settings import Settings
from tests.desk.team import NAMES, Office, office

LEAST: Final[dict[str, Role]] = {
    "POST /decide": "coder",
    "POST /correct": "coder",
    "POST /add": "coder",
    "POST /undo": "coder",
    "POST /inbox": "coder",
    "POST /inbox/undo": "coder",
    "GET /reports/{report_id}/attach/{account_id}": "coder",
    "POST /attach": "coder",
    "GET /belonging": "editor",
    "POST /belonging": "editor",
    "POST /grade": "editor",
    "POST /coding": "editor",
    "GET /coding/{double_id}/reports/{report_id}": "coder",
    "POST /coding/{double_id}/reports/{report_id}": "coder",
    "GET /coding/{double_id}/compare/{report_id}": "editor",
    "POST /coding/{double_id}/compare/{report_id}": "editor",
    "GET /work": "editor",
    "POST /work/add": "admin",
    "POST /work/recode": "admin",
    "POST /work/stop": "admin",
    "POST /work/again": "admin",
    "GET /people": "admin",
    "POST /people": "admin",
    "POST /people/change": "admin",
    "GET /api/v1/people": "admin",
    "POST /api/v1/judgements": "coder",
    "POST /api/v1/values": "coder",
    "POST /api/v1/incidents": "coder",
    "POST /api/v1/statements": "coder",
    "POST /api/v1/attachments": "coder",
    "POST /api/v1/judgements/{judgement_id}/undo": "coder",
    "POST /api/v1/grades": "editor",
    "POST /export/names": "editor",
    "POST /api/v1/export": "editor",
    "GET /api/v1/double-codings/{double_id}/agreement": "editor",
    "GET /api/v1/double-codings/{double_id}/reports/{report_id}": "editor",
    "GET /api/v1/work": "editor",
    "GET /api/v1/work/{job_id}": "editor",
    "POST /api/v1/work/recode": "admin",
    "POST /api/v1/work/{job_id}/stop": "admin",
}
"""Who may, at least. A route to read that is not here is for readers; one that changes something has to be."""
OPEN: Final = frozenset({"GET /login", "POST /login"})
OWN: Final = frozenset({"POST /logout", "POST /account/password", "POST /account/tokens", "POST /account/tokens/revoke"})


def routes(given: Any, before: str = "") -> Iterator[str]:
    """All routes of an application or a router, with those that it includes and those of what is mounted in it."""
    for route in given.routes:
        if isinstance(route, APIRoute):
            for method in sorted((route.methods or set()) - {"HEAD"}):
                yield f"{method} {before}{route.path}"
        elif hasattr(route, "original_router"):
            yield from routes(route.original_router, before)
        elif isinstance(route, Mount) and isinstance(route.app, FastAPI):
            yield from routes(route.app, before + route.path)


@pytest.fixture
def team(settings: Settings) -> Iterator[Office]:
    found = office(settings)
    yield found
    found.close()


def test_every_route_for_every_role_and_for_nobody(team: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.desk.working.beside", lambda *_: MagicMock(is_alive=lambda: False))  # an admin may have it work
    all_routes = sorted(set(routes(create_app(team.settings, access=Team(team.settings)))))
    assert len(all_routes) > 40
    assert LEAST.keys() <= set(all_routes), sorted(LEAST.keys() - set(all_routes))
    nobody = team.client()
    for route in all_routes:
        status = nobody.request(*_asked(route)).status_code
        assert (status not in (401, 403)) if route in OPEN else status == 401, (route, status)
    for place, (role, name) in enumerate(NAMES.items()):
        client = team.enter(name)
        for route in all_routes:
            if route in OPEN or route == "POST /logout":
                continue
            assert route.startswith("GET") or route in LEAST or route in OWN, f"{route} changes something: say above who may"
            status = client.request(*_asked(route)).status_code
            allowed = place >= list(ROLES).index(LEAST.get(route, "reader"))
            assert (status not in (401, 403) and status < 500) if allowed else status == 403, (role, route, status)


def _asked(route: str) -> tuple[str, str]:
    """A request to the route that names nothing that there is."""
    method, _, path = route.partition(" ")
    return method, re.sub(r"\{[^}]+\}", "rep-0000000000000000", path.replace("{kind}", "incidents"))
