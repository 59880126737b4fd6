"""The API: what it gives, to whom, with which tag, and how it says no."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso import flow
from sayso.settings import Settings
from tests.desk.conftest import line_of, report_named
from tests.desk.team import NAMES, Office, office

API = "/api/v1"


@pytest.fixture
def team(settings: Settings) -> Iterator[Office]:
    found = office(settings)
    yield found
    found.close()


def problem_of(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = answer.json()
    assert found["status"] == status and found["title"] and found["detail"]
    return found


def test_lists_have_pages_that_lead_to_the_next(team: Office) -> None:
    client = team.program(NAMES["reader"])
    path, seen = f"{API}/incidents?limit=2", []
    while path:
        page = client.get(path).json()
        assert len(page["items"]) <= 2 and page["total"] > 2
        seen += [item["id"] for item in page["items"]]
        path = page["next"]
    assert len(seen) == len(set(seen)) == page["total"]
    assert seen == [item["id"] for item in client.get(f"{API}/incidents?limit=500").json()["items"]]
    for kind in ("statements", "actors"):
        assert client.get(f"{API}/{kind}").json()["items"]


def test_what_has_not_changed_is_not_sent_again(team: Office) -> None:
    client = team.program(NAMES["editor"])
    first = client.get(f"{API}/incidents?limit=3")
    tag = first.headers["etag"]
    again = client.get(f"{API}/incidents?limit=3", headers={"if-none-match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    report_id = report_named(team.settings, "Bomb kills two in Kelm")
    subject = line_of(team.settings, report_id, "killed")
    line = client.get(f"{API}/lines/{subject}")
    flow.judge("accept", subject, settings=team.settings)
    changed = client.get(f"{API}/lines/{subject}", headers={"if-none-match": line.headers["etag"]})
    assert changed.status_code == 200 and changed.headers["etag"] != line.headers["etag"]


def test_spans_count_in_a_text_from_which_names_are_taken(team: Office) -> None:
    report_id = report_named(team.settings, "Bomb kills two in Kelm")
    whole = team.program(NAMES["editor"]).get(f"{API}/reports/{report_id}").json()
    part = team.program(NAMES["coder"]).get(f"{API}/reports/{report_id}").json()
    assert len(whole["text"]["chars"]) == len(part["text"]["chars"])
    assert "█" in part["text"]["chars"] and "█" not in whole["text"]["chars"]
    assert [one["id"] for one in part["accounts"]] == [one["id"] for one in whole["accounts"]]


def test_a_decision_names_what_it_saw(team: Office) -> None:
    client = team.program(NAMES["coder"])
    subject = line_of(team.settings, report_named(team.settings, "Bomb kills two in Kelm"), "killed")
    body = {"decision": "correct", "subjects": [subject], "value": "3", "reason": "counted again"}
    assert "If-Match" in problem_of(client.post(f"{API}/judgements", json=body), 428)["detail"]
    tag = client.get(f"{API}/lines/{subject}").headers["etag"]
    made = client.post(f"{API}/judgements", json=body, headers={"if-match": tag})
    assert made.status_code == 201 and made.json()["by"] == NAMES["coder"]
    stale = client.post(f"{API}/judgements", json={**body, "value": "4"}, headers={"if-match": tag})
    assert problem_of(stale, 412)["now"] == made.json()["id"]
    taken = client.post(f"{API}/judgements", json={**body, "value": "4"}, headers={"if-match": made.headers["etag"]})
    assert taken.status_code == 201
    forced = client.post(f"{API}/judgements", json={**body, "value": "5"}, headers={"if-match": "*"})
    assert forced.status_code == 201
    undone = client.post(f"{API}/judgements/{forced.json()['id']}/undo", json={"reason": "a slip"})
    assert undone.status_code == 200 and undone.json()["in_force"] is False
    assert problem_of(client.post(f"{API}/judgements/{forced.json()['id']}/undo"), 409)


def test_what_a_role_may_not_is_a_problem(team: Office) -> None:
    reader, coder = team.program(NAMES["reader"]), team.program(NAMES["coder"])
    body = {"decision": "accept", "subjects": ["ass-0000000000000000"]}
    problem_of(reader.post(f"{API}/judgements", json=body, headers={"if-match": "*"}), 403)
    ids = [item["id"] for item in coder.get(f"{API}/incidents?limit=2").json()["items"]]
    problem_of(coder.post(f"{API}/judgements", json={"decision": "same", "subjects": ids}), 403)
    problem_of(coder.post(f"{API}/grades", json={"subject": "Kelm Post", "grade": "A"}), 403)
    editor = team.program(NAMES["editor"])
    assert editor.post(f"{API}/judgements", json={"decision": "same", "subjects": ids}).status_code == 201
    problem_of(editor.get(f"{API}/people"), 403)
    assert len(team.program(NAMES["admin"]).get(f"{API}/people").json()["items"]) == 5


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/records/ict-0000000000000000", 404),
        ("/reports/ict-00", 404),
        ("/incidents?since=Monday", 400),
        ("/incidents?type=picnic", 400),
        ("/incidents?limit=0", 422),
        ("/search?q=-", 400),
        ("/search", 422),
        ("/check?claim=nothing", 400),
        ("/nothing", 422),
        ("/nothing/at/all", 404),
    ],
)
def test_errors_are_problems(team: Office, path: str, status: int) -> None:
    problem_of(team.program(NAMES["reader"]).get(API + path), status)


def test_nobody_without_a_token_gets_anything(team: Office) -> None:
    client = team.client()
    answer = client.get(f"{API}/incidents", headers={"accept": "text/html"})
    problem_of(client.get(f"{API}/incidents"), 401)
    assert client.get(f"{API}/incidents").headers["www-authenticate"] == "Bearer"
    assert answer.status_code in (303, 401) and not answer.content.startswith(b'{"items')
    client.headers["Authorization"] = "Bearer sayso_guess"
    problem_of(client.get(f"{API}/incidents"), 401)
    client.headers["Authorization"] = "Basic Zm9vOmJhcg=="
    problem_of(client.get(f"{API}/incidents"), 401)


def test_a_wrong_token_is_not_helped_by_a_cookie(team: Office) -> None:
    client = team.enter(NAMES["admin"])
    assert client.get(f"{API}/me").json()["role"] == "admin"
    client.headers["Authorization"] = "Bearer sayso_guess"
    problem_of(client.get(f"{API}/me"), 401)


def test_a_cookie_alone_changes_nothing(team: Office) -> None:
    client = team.enter(NAMES["admin"])
    del client.headers["X-CSRF-Token"]
    problem_of(client.post(f"{API}/work/recode"), 403)


def _every_get(client: TestClient, settings: Settings) -> Iterator[tuple[str, str]]:
    report_id = report_named(settings, "Bomb kills two in Kelm")
    seen = flow.review_report(report_id, settings=settings)
    ids = [report_id, *(account.id for account in seen.accounts), *(line.id for one in seen.accounts for line in one.lines)]
    ids += [card.id for card in flow.incidents(limit=100, settings=settings).cards]
    ids += [card.id for card in flow.actors(limit=500, settings=settings).cards]
    paths = [f"{API}/{name}?limit=500" for name in ("incidents", "statements", "actors", "contradictions", "log", "inbox")]
    paths += [f"{API}/search?q={word}" for word in ("Kelm", "Petra", "Halvik", "Adwan", "shopkeeper")]
    paths += [
        f"{API}/actors?actor=Petra%20Halvik",
        f"{API}/incidents?actor=Petra%20Halvik",
        f"{API}/reports/{report_id}",
        f"{API}/stats",
    ]
    for path in [
        *paths,
        *(f"{API}/records/{one}" for one in ids),
        *(f"{API}/lines/{one}" for one in ids if one[:3] in ("ass", "inc", "sta")),
    ]:
        yield path, client.get(path).text


def test_names_of_people_at_risk_are_in_no_answer_to_those_who_may_not_see_them(team: Office) -> None:
    for role in ("reader", "coder"):
        for path, answer in _every_get(team.program(NAMES[role]), team.settings):
            for name in ("Halvik", "Ruben Solt", "Munir Adwan"):
                assert name not in answer.replace(path, ""), (role, path)
    whole = " ".join(answer for _, answer in _every_get(team.program(NAMES["editor"]), team.settings))
    assert "Halvik" in whole and "Munir Adwan" in whole


def test_the_description_is_whole(team: Office) -> None:
    found = team.program(NAMES["reader"]).get(f"{API}/openapi.json").json()
    assert found["openapi"].startswith("3.") and found["servers"] == [{"url": API}]
    assert found["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    for path, operations in found["paths"].items():
        for method, operation in operations.items():
            assert operation["description"], (method, path)
            assert {"401", "403"} <= operation["responses"].keys(), (method, path)
    assert json.dumps(found).count("Problem") > 10


def test_what_was_missed_is_added_with_its_words(team: Office) -> None:
    client = team.program(NAMES["coder"])
    report_id = report_named(team.settings, "Bomb kills two in Kelm")
    bomb = next(one for one in client.get(f"{API}/reports/{report_id}").json()["accounts"] if one["kind"] == "incident")
    body = {"report": report_id, "act": "blame", "words": "was painted on a wall", "issuer": "police", "about": [bomb["id"]]}
    made = client.post(f"{API}/statements", json=body)
    assert made.status_code == 201, made.text
    assert len(made.json()["judgements"]) == 3
    accounts = {one["id"]: one for one in client.get(f"{API}/reports/{report_id}").json()["accounts"]}
    assert {one["state"] for one in accounts[made.json()["account"]]["lines"]} == {"added"}
    assert "already" in problem_of(client.post(f"{API}/statements", json=body), 409)["detail"]
    missed = client.post(f"{API}/incidents", json={"report": report_id, "type": "arson", "words": "a wall"})
    assert missed.status_code == 201 and missed.json()["account"].startswith("inc-")
