"""A desk that runs, and a real browser in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from sayso.desk.access import Alone
from sayso.desk.app import create_app
from sayso.settings import Settings
from tests.desk.conftest import demo_archive, settings

__all__ = ["demo_archive", "settings"]

WITHOUT_CARD = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
"""So that maps are drawn where there is no graphics card."""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Running:
    """A desk on a port of its own.

    Attributes:
        base: its address.
        ways_in: the addresses that let a browser in, the last one good.
    """

    def __init__(self, settings: Settings) -> None:
        self.ways_in: list[str] = []
        self.listening = socket.socket()
        self.listening.bind(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self.access = Alone("Mira", tell=self.ways_in.append)
        config = uvicorn.Config(create_app(settings, access=self.access), log_level="error", access_log=False)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.listening]}, daemon=True)

    def __enter__(self) -> Running:
        self.access.new_way_in()
        self.thread.start()
        while not self.server.started:
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.listening.close()


@pytest.fixture
def desk(settings: Settings) -> Iterator[Running]:
    with Running(settings) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium; without it the tests are skipped, but never in CI."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("there is no chromium to test with; 'apt-get install chromium' brings one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *WITHOUT_CARD])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, desk: Running) -> Iterator[Any]:
    """A page that was let in. Whatever its console complains of, or any request that leaves the desk, fails the test."""
    context = chromium.new_context(base_url=desk.base, viewport={"width": 1280, "height": 900})
    made = context.new_page()
    complaints: list[str] = []
    made.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    made.on("pageerror", lambda error: complaints.append(str(error)))
    made.on(
        "request", lambda request: complaints.append(f"asked {request.url}") if not request.url.startswith(desk.base) else None
    )
    made.on("dialog", lambda dialog: (complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
    made.goto(desk.ways_in[-1])
    made.set_default_timeout(10_000)
    yield made
    context.close()
    expected = [one for one in complaints if "status of 409" not in one and "status of 400" not in one]
    assert not expected, expected


def screenshot(page: Any, name: str) -> Path:
    """For looking at, in a folder that the environment names."""
    folder = Path(os.environ.get("SAYSO_SCREENSHOTS", "."))
    path = folder / f"{name}.png"
    page.screenshot(path=path)
    return path
