"""A team in a real browser: a wrong password, and double coding from the draw to what counts."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn

from sayso import flow
from sayso.desk.app import create_app
from sayso.desk.team import Team
from sayso.review.doubles import Given
from sayso.settings import Settings
from tests.browser.test_accessibility import AXE
from tests.desk.conftest import report_named
from tests.desk.team import NAMES, PASSWORD, office

Enter = Callable[[str], Any]


@pytest.fixture
def base(settings: Settings) -> Iterator[str]:
    """The address of a desk with a person of each role."""
    office(settings)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings, access=Team(settings)), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture
def enter(chromium: Any, base: str) -> Iterator[Enter]:
    """A page of somebody who has logged in. No dialog, no script that stands in a page, no request elsewhere."""
    opened: list[Any] = []
    complaints: list[str] = []

    def come(name: str) -> Any:
        context = chromium.new_context(base_url=base)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith(base) else None)
        page.goto("/coding")
        log_in(page, name, PASSWORD)
        page.wait_for_url("**/coding")
        return page

    yield come
    for context in opened:
        context.close()
    assert complaints == []


def log_in(page: Any, name: str, password: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def test_a_wrong_password(chromium: Any, base: str) -> None:
    context = chromium.new_context(base_url=base)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto("/incidents")
    log_in(page, NAMES["editor"], "wrong password")
    page.get_by_role("alert").wait_for()
    assert "do not go together" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Name").input_value() == NAMES["editor"]
    log_in(page, NAMES["editor"], PASSWORD)
    page.get_by_role("heading", name="Incidents", level=1).wait_for()
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("heading", name="Log in").wait_for()
    page.goto("/incidents")
    assert "/login" in page.url
    context.close()


def test_double_coding_from_the_draw_to_what_counts(enter: Enter, settings: Settings) -> None:
    report_id = report_named(settings, "Bomb kills two in Kelm")
    editor, one, two = enter(NAMES["editor"]), enter(NAMES["coder"]), enter("Coder Two")
    editor.get_by_label("Name", exact=True).fill("May")
    editor.get_by_label("First coder").select_option(NAMES["coder"])
    editor.get_by_label("Second coder").select_option("Coder Two")
    editor.get_by_label("Reports drawn at random").fill("0")
    editor.get_by_label("And these, by id").fill(report_id)
    editor.get_by_role("button", name="Begin").click()
    editor.get_by_role("heading", name="May", level=1).wait_for()
    for page, killed in ((one, "2"), (two, "3")):
        page.goto(editor.url)
        page.get_by_role("link", name="Bomb kills two in Kelm").click()
        page.get_by_role("heading", level=1).wait_for()
        for choice in page.locator("select[name$=':is_one']").all():
            choice.select_option("yes")
        page.locator("[name^='v:inc-'][name$=':killed']").first.fill(killed)
        page.locator("article.text p").nth(1).click(click_count=3)  # which selects it: words for the field used last
        assert "two people" in page.locator("[name^='w:inc-'][name$=':killed']").first.input_value()
        page.get_by_role("button", name="Finish this report").click()
        page.get_by_role("heading", name="May", level=1).wait_for()
    editor.reload()
    assert "killed" in editor.get_by_role("table", name="Krippendorff's alpha by field").inner_text()
    editor.get_by_role("link", name="Compare").click()
    editor.get_by_role("button", name="As Coder Two").first.click()
    editor.locator(".state-word.accepted").first.wait_for()
    last = flow.log(settings=settings)[-1]
    assert (last.kind, last.by) == ("judgement", NAMES["editor"])
    assert "Coder Two says 3" in str(last.body["reason"])


def given(settings: Settings, report_id: str) -> str:
    """A double coding of one report that both have finished, and one that is open."""
    made = flow.make_double("May", (NAMES["coder"], "Coder Two"), [report_id], sample=1, settings=settings)
    people = {one.name: one for one in flow.people(settings)}
    for number, coder in enumerate(made.coders):
        sheet = flow.double_sheet(made.id, report_id, people[coder], settings=settings)
        answers = {(unit["unit"], "is_one"): Given(("yes",)) for unit in sheet["units"]}
        unit = next(unit["unit"] for unit in sheet["units"] if unit["kind"] == "incident")
        answers[unit, "killed"] = Given((str(2 + number),))
        flow.answer_double(made.id, report_id, answers, people[coder], done=True, settings=settings)
    return made.id


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_a_team(chromium: Any, base: str, settings: Settings, scheme: str) -> None:
    report_id = report_named(settings, "Bomb kills two in Kelm")
    double = given(settings, report_id)
    other = next(one for one in flow.doubles(settings=settings)[0].coding.reports if one != report_id)
    flow.make_token(NAMES["admin"], "tests", settings=settings)
    flow.start_recoding(by="Mira", settings=settings)
    pages = {
        NAMES["admin"]: ("/people", "/work", "/account", "/coding", f"/coding/{double}", f"/coding/{double}/compare/{report_id}"),
        NAMES["coder"]: (f"/coding/{double}/reports/{other}", f"/coding/{double}/reports/{report_id}"),
    }
    found = {}
    for name, paths in pages.items():
        context = chromium.new_context(base_url=base, color_scheme=scheme)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto("/login")
        told = {"/login": violations(page)}
        log_in(page, name, PASSWORD)
        page.get_by_role("button", name="Log out").wait_for()
        for path in paths:
            page.goto(path)
            told[path] = violations(page)
            page.set_viewport_size({"width": 390, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
            page.set_viewport_size({"width": 1280, "height": 900})
        found |= {path: some for path, some in told.items() if some}
        context.close()
    assert not found, found


def violations(page: Any) -> list[Any]:
    page.evaluate(AXE)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in result["violations"]]
