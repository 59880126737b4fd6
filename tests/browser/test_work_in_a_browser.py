"""Merge, split, undo and bulk decisions in a real browser."""

from __future__ import annotations

from typing import Any

from sayso import flow
from sayso.settings import Settings
from tests.desk.conftest import report_named


def total(settings: Settings) -> int:
    return flow.incidents(limit=1, settings=settings).total


def test_merge_by_choosing_split_again_and_undo(page: Any, settings: Settings) -> None:
    before = total(settings)
    card = next(one for one in flow.incidents(limit=50, settings=settings).cards if "surveyors" in one.title)
    page.goto(f"/incidents/{card.id}")
    page.locator("form.merge input[type=radio]").first.check()
    page.get_by_role("button", name="Preview the merge").click()
    page.get_by_role("heading", name="Merge: they are one").wait_for()
    assert total(settings) == before, "a preview changes nothing"
    page.get_by_label("Why").fill("the same men")
    page.get_by_role("button", name="Merge").click()
    page.locator(".notice.done").wait_for()
    assert total(settings) == before - 1
    page.locator(".notice.done button").click()
    page.locator(".notice.done").wait_for(state="detached")
    assert total(settings) == before
    page.goto(f"/incidents/{card.id}")
    page.get_by_role("link", name="Split off").last.click()
    page.get_by_role("button", name="Split").click()
    page.locator(".notice.done").wait_for()
    assert total(settings) == before + 1


def test_what_came_before_an_incident_comes_by_itself(page: Any, settings: Settings) -> None:
    found = next(
        one for card in flow.incidents(settings=settings).cards if (one := flow.precedents(card.id, settings=settings)).last
    )
    page.goto(f"/incidents/{found.incident.id}")
    page.locator("#told").get_by_text("The last of").first.wait_for()
    assert page.get_by_role("link", name="What came before it").count() == 0, "it stands there now"
    assert page.url.endswith(found.incident.id)


def test_bulk_decisions_from_the_inbox_and_undo(page: Any, settings: Settings) -> None:
    report_id = report_named(settings, "Twelve militants killed")
    waiting = flow.review_report(report_id, settings=settings).open
    page.goto("/inbox")
    page.locator(f"input[value='{report_id}']").check()
    page.get_by_role("button", name="Accept").click()
    page.locator(".notice.done").wait_for()
    assert flow.review_report(report_id, settings=settings).open == 0
    page.locator(".notice.done button").click()
    page.locator(".notice.done").wait_for(state="detached")
    assert flow.review_report(report_id, settings=settings).open == waiting


def test_attach_by_keyboard(page: Any, settings: Settings) -> None:
    report_id = report_named(settings, "Twelve militants killed")
    page.goto(f"/reports/{report_id}")
    page.keyboard.press("g")
    page.get_by_role("heading", name="Attach to another statement").wait_for()
    page.locator("input[name=to]:focus").wait_for()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.locator(".notice.done").wait_for()
    page.keyboard.press("u")
    page.locator(".notice.done").wait_for(state="detached")


def test_every_page_stays_within_a_narrow_screen(page: Any, settings: Settings) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    report_id = report_named(settings, "Bomb kills two in Kelm")
    account = flow.review_report(report_id, settings=settings).accounts[0]
    paths = (
        "/inbox",
        "/incidents",
        "/statements",
        "/actors",
        "/contradictions",
        "/sources",
        "/activity",
        "/codebook",
        "/export",
        "/search?words=Kelm",
    )
    for path in (*paths, f"/reports/{report_id}", f"/records/{account.cluster}"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
