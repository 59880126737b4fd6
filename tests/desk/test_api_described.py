"""The API against its own description: requests made up from it, some of them wrong, and no answer that it does not describe."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import MagicMock

import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from sayso import flow
from sayso.desk.app import create_app
from sayso.desk.team import Team
from sayso.settings import Settings
from tests.desk.team import NAMES, Office, office

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 12


@pytest.fixture
def team(settings: Settings) -> Iterator[Office]:
    found = office(settings)
    yield found
    found.close()


@pytest.mark.filterwarnings("ignore")
def test_nothing_that_is_asked_for_breaks_the_api(team: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.desk.working.beside", lambda *_: MagicMock(is_alive=lambda: False))
    _, secret = flow.make_token(NAMES["admin"], "tests", settings=team.settings)
    headers = {"Authorization": f"Bearer {secret}"}
    app = create_app(team.settings, access=Team(team.settings), hosts={"testserver", "localhost", "127.0.0.1"})
    tried = 0
    with flow.held_open(team.settings):
        for found in schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=headers).get_all_operations():
            operation = found.ok()

            @given(case=operation.as_strategy())
            @hypothesis_settings(
                max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
            )
            def asked(case: schemathesis.Case) -> None:
                nonlocal tried
                tried += 1
                case.call_and_validate(headers=headers, checks=CHECKS)

            asked()
    assert tried > 100
