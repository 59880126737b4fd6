"""Coming in by password, going out, one's own account, and who works here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso import flow
from sayso.settings import Settings
from tests.desk.conftest import words_of
from tests.desk.team import NAMES, PASSWORD, Office, csrf_in, log_in, office


@pytest.fixture
def team(settings: Settings) -> Iterator[Office]:
    found = office(settings)
    yield found
    found.close()


def test_nobody_sees_anything_before_they_log_in(team: Office) -> None:
    client = team.client()
    html = {"accept": "text/html"}
    answer = client.get("/incidents?place=Kelm", headers=html)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?back=/incidents%3Fplace%3DKelm"
    assert client.get("/incidents").status_code == 401
    page = client.get(answer.headers["location"]).text
    assert 'value="/incidents?place=Kelm"' in page
    assert 'autocomplete="current-password"' in page


def test_a_password_lets_in_and_a_wrong_one_does_not_say_why(team: Office) -> None:
    client = team.client()
    said = set()
    for name, password in ((NAMES["editor"], "wrong password"), ("Nobody", PASSWORD)):
        answer = client.post("/login", data={"name": name, "password": password})
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers
        said.add(words_of(answer.text).split("Log in Name")[0])
    assert len(said) == 1 and "do not go together" in said.pop()
    answer = client.post("/login", data={"name": "editor one", "password": PASSWORD, "back": "/coding"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/coding")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "path=/" in cookie and "secure" not in cookie
    assert NAMES["editor"] in client.get("/incidents").text
    assert client.get("/login?back=/coding").headers["location"] == "/coding"


@pytest.mark.parametrize(
    "back", ["https://elsewhere.invalid/", "//elsewhere.invalid", "/\\elsewhere.invalid", "javascript:alert(1)"]
)
def test_nobody_is_led_elsewhere(team: Office, back: str) -> None:
    client = team.client()
    answer = client.post("/login", data={"name": NAMES["reader"], "password": PASSWORD, "back": back})
    assert answer.headers["location"] == "/"


def test_too_many_tries_have_to_wait(team: Office) -> None:
    client = team.client()
    for _ in range(5):
        assert log_in(client, NAMES["admin"], "wrong password") == 401
    answer = client.post("/login", data={"name": NAMES["admin"], "password": PASSWORD})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "too many attempts" in answer.text.lower()


def test_a_form_of_another_site_logs_nobody_in(team: Office) -> None:
    client = team.client()
    form = {"name": NAMES["reader"], "password": PASSWORD}
    assert client.post("/login", data=form, headers={"origin": "https://elsewhere.invalid"}).status_code == 403
    assert client.post("/login", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_going_out_ends_the_session_in_the_archive(team: Office) -> None:
    client = team.enter(NAMES["reader"])
    secret = client.cookies["sayso_session"]
    answer = client.post("/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert flow.session_person(secret, settings=team.settings) is None
    client.cookies.set("sayso_session", secret)
    assert client.get("/incidents").status_code == 401


def test_a_role_counts_from_the_next_page_on(team: Office) -> None:
    client = team.enter(NAMES["editor"])
    assert client.get("/people").status_code == 403
    flow.set_role(NAMES["editor"], "admin", settings=team.settings)
    assert client.get("/people").status_code == 200
    flow.disable_person(NAMES["editor"], settings=team.settings)
    assert client.get("/people").status_code == 401


def test_another_password(team: Office) -> None:
    client, other = team.enter(NAMES["reader"]), team.enter(NAMES["reader"])
    form = {"old": PASSWORD, "new": "another good password", "again": "another good password"}
    assert "not your password" in client.post("/account/password", data={**form, "old": "wrong password"}).text
    assert "not the same" in client.post("/account/password", data={**form, "again": "x"}).text
    assert "12 characters" in client.post("/account/password", data={**form, "new": "short", "again": "short"}).text
    answer = client.post("/account/password", data=form)
    assert answer.headers["location"] == "/account?changed=true"
    assert "changed" in client.get("/account?changed=true").text
    assert other.get("/account").status_code == 401
    assert log_in(team.client(), NAMES["reader"], PASSWORD) == 401
    assert log_in(team.client(), NAMES["reader"], "another good password") == 303


def test_tokens_are_shown_once_and_open_the_api_only(team: Office) -> None:
    client = team.enter(NAMES["coder"])
    page = client.post("/account/tokens", data={"label": "<script>note</script>", "days": 7}).text
    assert "<script>note" not in page
    (secret,) = {word for word in page.split('"') if word.startswith("sayso_") and len(word) > 40}
    assert secret not in client.get("/account").text
    program = team.client()
    program.headers["Authorization"] = f"Bearer {secret}"
    assert program.get("/api/v1/me").json() == {"name": NAMES["coder"], "role": "coder"}
    assert program.get("/incidents").status_code == 401
    assert program.post("/account/tokens", data={"label": "more"}).status_code == 401
    (token,) = flow.tokens(NAMES["coder"], settings=team.settings)
    assert client.post("/account/tokens/revoke", data={"token": token.id}).status_code == 303
    assert program.get("/api/v1/me").status_code == 401


def test_nobody_takes_back_a_token_of_somebody_else(team: Office) -> None:
    token, _ = flow.make_token(NAMES["admin"], "mine", settings=team.settings)
    assert team.enter(NAMES["editor"]).post("/account/tokens/revoke", data={"token": token.id}).status_code == 400
    assert len(flow.tokens(NAMES["admin"], settings=team.settings)) == 1


def test_an_admin_looks_after_people(team: Office) -> None:
    admin = team.enter(NAMES["admin"])
    assert admin.post("/people", data={"name": "Lina", "role": "coder", "password": "short"}).status_code == 400
    assert admin.post("/people", data={"name": "Lina", "role": "coder", "password": PASSWORD}).status_code == 303
    lina = team.enter("Lina")
    for deed, value, status in (("role", "editor", 303), ("role", "owner", 400), ("disable", "", 303), ("enable", "", 303)):
        assert admin.post("/people/change", data={"name": "Lina", "deed": deed, "value": value}).status_code == status
    assert lina.get("/incidents").status_code == 401  # the session ended when the door was shut
    assert (
        admin.post("/people/change", data={"name": "Lina", "deed": "password", "value": "another good password"}).status_code
        == 303
    )
    assert log_in(team.client(), "Lina", "another good password") == 303
    answer = admin.post("/people/change", data={"name": NAMES["admin"], "deed": "disable"})
    assert answer.status_code == 400 and "the only admin" in answer.text
    assert [entry.by for entry in flow.log(settings=team.settings)][-1] == NAMES["admin"]


def test_forms_need_the_token_of_their_own_session(team: Office) -> None:
    admin, editor = team.enter(NAMES["admin"]), team.enter(NAMES["editor"])
    theirs = editor.headers["X-CSRF-Token"]
    assert csrf_in(admin.get("/people").text) != theirs
    admin.headers["X-CSRF-Token"] = theirs
    assert admin.post("/people", data={"name": "Lina", "role": "coder", "password": PASSWORD}).status_code == 403
    del admin.headers["X-CSRF-Token"]
    assert admin.post("/people", data={"name": "Lina", "role": "coder", "password": PASSWORD}).status_code == 403
