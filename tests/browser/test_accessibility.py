"""axe-core finds nothing on any page, in either colour scheme; nothing is lost at twice the size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sayso import flow
from sayso.settings import Settings
from tests.desk.conftest import report_named

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
LISTS = (
    "/inbox",
    "/incidents",
    "/statements",
    "/actors",
    "/contradictions",
    "/sources",
    "/map",
    "/timeline",
    "/activity",
    "/codebook",
    "/export",
    "/search?words=Kelm",
)


def paths(settings: Settings) -> list[str]:
    report_id = report_named(settings, "Northern group claims Torvik car bomb")
    seen = flow.review_report(report_id, settings=settings)
    account = next(one for one in seen.accounts if one.kind == "incident")
    statement = next(one for one in seen.accounts if one.kind == "statement")
    who = flow.actors(settings=settings).cards[0].id
    return [
        *LISTS,
        f"/reports/{report_id}?edit={account.lines[0].id}",
        f"/reports/{report_id}?add={account.id}",
        f"/reports/{report_id}?add=statement",
        f"/reports/{report_id}/attach/{account.id}",
        f"/incidents/{account.cluster}",
        f"/incidents/{account.cluster}/before",
        f"/statements/{statement.cluster}",
        f"/actors/{who}",
        "/sources/Torvik%20Courier",
        "/precedents?claim=the+first+car+bomb+in+Torvik+since+October+2021&day=2023-03-12",
        "/incidents/ict-0123456789abcdef",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, desk: Any, settings: Settings, scheme: str) -> None:
    context = chromium.new_context(base_url=desk.base, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(desk.ways_in[-1])
    flow.judge("accept", next(iter(flow.clashing(settings=settings))).sides[0].line.id, settings=settings)
    found = {}
    for path in paths(settings):
        page.goto(path)
        page.evaluate(AXE)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        told = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in result["violations"]]
        if told:
            found[path] = told
    context.close()
    assert not found, found


def test_nothing_is_lost_at_twice_the_size(chromium: Any, desk: Any, settings: Settings) -> None:
    """A window of 1280 pixels at 200 % is one of 640."""
    context = chromium.new_context(base_url=desk.base, viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    page.goto(desk.ways_in[-1])
    for path in paths(settings):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    context.close()


def test_what_is_being_fetched_can_still_be_read(chromium: Any, desk: Any, settings: Settings) -> None:
    """axe may come while htmx fetches what stands below an incident: the words that wait keep their contrast."""
    page = chromium.new_context(base_url=desk.base).new_page()
    page.goto(desk.ways_in[-1])
    page.goto(f"/incidents/{flow.incidents(settings=settings).cards[0].id}")
    page.evaluate("document.querySelectorAll('main a, main p').forEach(one => one.classList.add('htmx-request'))")
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {runOnly: ['color-contrast']})")["violations"]
    page.context.close()
    assert not found
