"""Take the pictures of the desk's pages in the documentation, from an archive of the example reports.

Usage: python scripts/build_screenshots.py [FOLDER]      (needs Chromium; writes docs/images by itself)
"""

from __future__ import annotations

import base64
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import uvicorn
from playwright.sync_api import sync_playwright

from sayso import flow
from sayso.archive import Filter
from sayso.desk.access import Access, Alone
from sayso.desk.app import create_app
from sayso.desk.team import Team
from sayso.examples import example_paths, example_places
from sayso.export.typed import typed
from sayso.records import Card, Person
from sayso.review.doubles import Given
from sayso.settings import Settings, load_settings

FOLDER: Final = Path(__file__).parents[1] / "docs" / "images"
WIDE: Final = (1280, 800)
NARROW: Final = (390, 780)
QUALITY: Final = 82
NAME, PASSWORD = "Nadia Sabri", "four words in a row"
CODERS: Final = ("Mira Sol", "Tomas Brandvik")
CLAIM: Final = "the first car bomb in Torvik since October 2021"


@dataclass(frozen=True)
class Picture:
    """A picture to take.

    Attributes:
        name: of its file.
        path: of the page.
        size: of the window, in pixels.
        dark: whether in the dark colours.
        keys: pressed before it is taken.
    """

    name: str
    path: str
    size: tuple[int, int] = WIDE
    dark: bool = False
    keys: tuple[str, ...] = ()


def alone(settings: Settings) -> list[Picture]:
    """The pictures of the desk of one person."""
    report = _report(settings, "Northern group claims")
    seen = flow.review_report(report, settings=settings)
    later = _card(settings, "car bomb, Torvik, 13 March")
    statement = next(one for one in seen.accounts if one.kind == "statement" and one.cluster)
    front = flow.actors(Filter(actor="Northern Dawn Front"), settings=settings).cards[0]
    account = next(one for one in seen.accounts if one.kind == "incident" and one.cluster)
    return [
        Picture("inbox", "/inbox"),
        Picture("report", f"/reports/{report}", keys=("j", "j", "a", "j", "j")),
        Picture("report-correct", f"/reports/{report}", keys=("j", "j", "j", "e")),
        Picture("report-add", f"/reports/{report}?add=statement#form"),
        Picture("report-dark", f"/reports/{report}", dark=True, keys=("j",)),
        Picture("report-narrow", f"/reports/{report}", size=NARROW),
        Picture("attach", f"/reports/{report}/attach/{account.id}"),
        Picture("incident", f"/incidents/{account.cluster}", size=(1280, 1500)),
        Picture("incident-narrow", f"/incidents/{account.cluster}", size=NARROW),
        Picture("merge", f"/belonging?decision=same&of={account.cluster}&of={later.id}&back=/incidents/{account.cluster}"),
        Picture("statement", f"/statements/{statement.cluster}"),
        Picture("actor", f"/actors/{front.id}"),
        Picture("outlet", "/sources/Torvik%20Courier"),
        Picture("contradictions", "/contradictions"),
        Picture("contradictions-dark", "/contradictions", dark=True),
        Picture("incidents", "/incidents"),
        Picture("incidents-narrow", "/incidents", size=NARROW),
        Picture("statements", "/statements"),
        Picture("actors", "/actors"),
        Picture("outlets", "/sources"),
        Picture("map", "/map"),
        Picture("timeline", "/timeline"),
        Picture("search", "/search?words=%22car+bomb%22+Torvik"),
        Picture("precedents", f"/precedents?claim={CLAIM.replace(' ', '+')}&day=2023-03-12"),
        Picture("activity", "/activity"),
        Picture("codebook", "/codebook"),
        Picture("work", "/work"),
        Picture("export", "/export"),
    ]


def team(settings: Settings) -> list[Picture]:
    """The pictures of the desk of a team."""
    (double,) = (one.coding for one in flow.doubles(settings=settings))
    return [
        Picture("people", "/people"),
        Picture("account", "/account"),
        Picture("double-coding", "/coding"),
        Picture("agreement", f"/coding/{double.id}"),
        Picture("settle", f"/coding/{double.id}/compare/{double.reports[0]}"),
    ]


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        settings = replace(load_settings(), archive=str(Path(work) / "archive.sqlite"), places=str(example_places()), user=NAME)
        flow.add(*example_paths(), settings=settings)
        _decide(settings)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--force-color-profile=srgb"])
        ways: list[str] = []
        access = Alone(NAME, tell=ways.append)
        access.new_way_in()
        with _desk(settings, access) as base:
            for picture in alone(settings):
                with _page(browser, base, picture) as page:
                    page.goto(ways[-1])
                    _take(page, picture, folder)
        _team_of(settings)
        with _desk(settings, Team(settings)) as base:
            with _page(browser, base, Picture("login", "/login")) as page:
                _take(page, Picture("login", "/login", size=(1280, 500)), folder)
            for picture in team(settings):
                with _page(browser, base, picture) as page:
                    page.goto("/login")
                    page.get_by_label("Name").fill(NAME)
                    page.get_by_label("Password").fill(PASSWORD)
                    page.get_by_role("button", name="Log in").click()
                    _take(page, picture, folder)
        browser.close()
    whole = sum(path.stat().st_size for path in folder.glob("*.webp"))
    print(f"{len(list(folder.glob('*.webp')))} pictures, {whole:,} bytes")


def _decide(settings: Settings) -> None:
    """Some work that was done before, or every page would look untouched."""
    report = _report(settings, "Nine dead in Torvik bombing")
    lines = [line for account in flow.review_report(report, settings=settings).accounts for line in account.lines]
    for line in lines[:6]:
        flow.judge("accept", line.id, settings=settings)
    killed = next(line for line in lines if line.property == "killed")
    flow.judge("correct", killed.id, value="at least 9", reason="the hospital counts those who died there", settings=settings)
    flow.grade("Torvik Courier", "B", reason="own reporters in the town", settings=settings)


def _team_of(settings: Settings) -> None:
    """People, and a double coding of which both have finished all reports but one. They see one number otherwise."""
    for name, role in ((NAME, "admin"), (CODERS[0], "coder"), (CODERS[1], "coder"), ("Ilse Orban", "reader")):
        flow.add_person(name, role, PASSWORD, settings=settings)
    with flow.opened.reading(settings) as reader:
        reports = reader.reports_to_code()
        accounts = {report: reader.accounts_of(report) for report in reports}
    reports = sorted(reports, key=lambda one: -sum(1 for a in accounts[one] if a.of("killed")))[:5]
    made = flow.make_double("first round", CODERS, reports, by=NAME, settings=settings)
    for report in reports[:-1]:
        for name in CODERS:
            given = {(one.id, "is_one"): Given(("yes",)) for one in accounts[report]}
            for one in accounts[report]:
                for found in (one.of("type")[:1], one.of("killed")[:1]):
                    for value in found:
                        other = name == CODERS[1] and value.property == "killed" and report == reports[0]
                        given[one.id, value.property] = Given(("2",) if other else (typed(value.value),))
            flow.answer_double(made.id, report, given, Person(name, "coder"), done=True, settings=settings)


def _report(settings: Settings, title: str) -> str:
    return next(one.report_id for one in flow.search(f'"{title}"', settings=settings) if title in (one.title or ""))


def _card(settings: Settings, words: str) -> Card:
    return next(one for one in flow.incidents(limit=100, settings=settings).cards if words in one.title)


@contextmanager
def _desk(settings: Settings, access: Access) -> Iterator[str]:
    """A desk that runs; gives its address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings, access=access), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listening.close()


@contextmanager
def _page(browser: Any, base: str, picture: Picture) -> Iterator[Any]:
    width, height = picture.size
    scheme = "dark" if picture.dark else "light"
    context = browser.new_context(base_url=base, viewport={"width": width, "height": height}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def _take(page: Any, picture: Picture, folder: Path) -> None:
    page.goto(picture.path)
    page.wait_for_timeout(300)
    for key in picture.keys:
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    page.wait_for_timeout(600)
    if page.locator("[data-map]").count():
        page.wait_for_selector('[data-map][data-state="drawn"]', timeout=60_000)
    # Playwright writes PNG and JPEG only; Chromium itself writes WebP, which is a third as large.
    shot = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    (folder / f"{picture.name}.webp").write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
