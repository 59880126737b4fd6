"""Map and timeline in a real browser: what is drawn, what a click and a key lead to, and nothing asked of another host."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sayso.settings import Settings
from tests.browser.conftest import Running
from tests.browser.test_accessibility import AXE
from tests.desk.positions import put_on_the_map

DRAWN = "[data-map][data-state=drawn]"
WAIT = 60_000


@pytest.fixture
def settings(settings: Settings) -> Settings:
    put_on_the_map(settings)
    return settings


def test_the_map_is_drawn_and_follows_the_filters(page: Any) -> None:
    page.goto("/map")
    page.locator(DRAWN).wait_for(timeout=WAIT)
    everything = int(page.locator(DRAWN).get_attribute("data-places"))
    assert everything >= 4
    assert page.locator("canvas.maplibregl-canvas").is_visible()
    whole = page.locator("canvas.maplibregl-canvas").screenshot()
    page.get_by_label("Place").fill("Torvik")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(re.compile("place=Torvik"))
    page.locator(DRAWN).wait_for(timeout=WAIT)
    assert page.locator(DRAWN).get_attribute("data-places") == "1"
    assert page.locator("canvas.maplibregl-canvas").screenshot() != whole


def test_a_place_is_shown_by_keyboard_and_by_click(page: Any) -> None:
    page.goto("/map")
    page.locator(DRAWN).wait_for(timeout=WAIT)
    page.get_by_role("button", name="Show Torvik on the map").focus()
    page.keyboard.press("Enter")
    told = page.locator(".map-told")
    told.get_by_role("heading", name="Torvik").wait_for()
    link = told.get_by_role("link", name=re.compile(r"^\d+ incidents?$")).first
    count = link.inner_text().split()[0]
    told.locator(".cards a").first.wait_for()
    told.get_by_role("button", name="Close").click()
    assert told.is_hidden()
    page.wait_for_timeout(1500)  # until the map has come to rest
    box = page.locator("canvas.maplibregl-canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    told.get_by_role("heading", name="Torvik").wait_for()
    link.click()
    page.wait_for_url(re.compile(r"/incidents\?at=spt-"))
    assert page.locator("h1 .count").inner_text() == count


def test_without_webgl_and_without_script_the_table_says_it(chromium: Any, desk: Running) -> None:
    for given in ({"java_script_enabled": False}, {}):
        context = chromium.new_context(base_url=desk.base, **given)
        page = context.new_page()
        if not given:
            page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
        page.goto(desk.ways_in[-1])
        page.goto("/map")
        assert page.locator("tr[data-place]").count() >= 4
        assert page.locator(".map-frame").is_hidden()
        if not given:
            page.get_by_text("this browser has no WebGL").wait_for()
        context.close()


def test_a_bar_of_the_timeline_leads_to_its_list(page: Any) -> None:
    page.goto("/timeline?type=bombing")
    bar = page.locator("svg.timeline a.bar").last
    label = bar.get_attribute("aria-label")
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/incidents\?.*since="))
    assert "type=bombing" in page.url
    assert int(page.locator("h1 .count").inner_text()) >= int(re.findall(r": (\d+)", label)[0])
    page.get_by_role("link", name="Map", exact=True).last.click()
    page.wait_for_url(re.compile(r"/map\?.*type=bombing"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(chromium: Any, desk: Running, scheme: str) -> None:
    for width in (1280, 640, 390):
        context = chromium.new_context(base_url=desk.base, color_scheme=scheme, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(desk.ways_in[-1])
        for path in ("/map", "/timeline?step=week", "/timeline?by=stage", "/map?place=Nowhere", "/incidents?place=Kelm"):
            page.goto(path)
            if path == "/map":
                page.locator(DRAWN).wait_for(timeout=WAIT)
                page.get_by_role("button", name="Show Torvik on the map").click()
                page.locator(".map-told .cards a").first.wait_for()
            page.evaluate(AXE)
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            told = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in result["violations"]]
            assert not told, (path, width, told)
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (path, width)
        context.close()
