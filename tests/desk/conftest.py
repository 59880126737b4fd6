"""An archive of invented reports, made once for all processes that test, and browsers that are let in with each role."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient
from starlette.requests import HTTPConnection

from sayso import flow
from sayso.desk.access import Entered
from sayso.desk.app import create_app
from sayso.examples import example_paths
from sayso.records import Person, Role
from sayso.settings import Settings, load_settings

BASE = "http://127.0.0.1:8431"
EVIL = "<script>alert('x')</script>"
MORE = [
    {
        "id": f"evil-{EVIL}",
        "title": f"Bomb kills two in Kelm {EVIL}",
        "source": f"Outlet {EVIL}",
        "url": "http://outlet.invalid/a?b=<script>",
        "published": "2023-05-02",
        "text": f"KELM - A bomb killed two people outside the post office in Kelm on Monday, police said. {EVIL} was painted on a wall.\n\n"
        "“I saw it go off,” said Munir Adwan, a shopkeeper. Petra Halvik, a teacher, and her brother Ruben Solt were killed.\n\n"
        "The Northern Dawn Front claimed responsibility for the bombing in a statement.",
    },
    {
        "id": "rtl",
        "title": "انفجار في كيلم: A blast in Kelm",
        "source": "صوت كيلم",
        "published": "2023-05-03",
        "text": "KELM - A car bomb exploded in Kelm on Tuesday, killing four people, police said. No group claimed the attack.",
    },
]


@dataclass
class Known:
    """An access by which everybody is one person: for the tests of what roles may."""

    role: Role
    name: str = "Mira"
    entrance = "/enter"
    open_paths: frozenset[str] = frozenset()
    routers: tuple[APIRouter, ...] = ()

    def entered(self, connection: HTTPConnection) -> Entered | None:
        return Entered(Person(self.name, self.role), "token") if "desk" in connection.cookies else None


@pytest.fixture(scope="session")
def demo_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples and two reports more. Whichever process comes first makes it; the others wait."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    ready, lock = shared / "desk.sqlite", shared / "desk.lock"
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        for _ in range(600):
            if ready.exists():
                return ready
            time.sleep(0.5)
        pytest.fail("the process that makes the archive did not finish")
    made = shared / "making.sqlite"
    more = shared / "more.jsonl"
    more.write_text("\n".join(json.dumps(one) for one in MORE), encoding="utf-8")
    flow.add(*example_paths(), more, settings=replace(load_settings(), archive=str(made)))
    made.rename(ready)
    return ready


@pytest.fixture
def settings(demo_archive: Path, tmp_path: Path) -> Settings:
    """An archive of one's own to change."""
    return replace(load_settings(), archive=str(shutil.copy(demo_archive, tmp_path / "archive.sqlite")), user="Mira")


Enter = Callable[..., TestClient]


@pytest.fixture
def enter(settings: Settings) -> Iterator[Enter]:
    """Lets somebody in: ``enter("coder")``, ``enter("coder", "Tomas")``, or nobody by ``enter(None)``."""
    opened: list[TestClient] = []

    def come(role: Role | None = "admin", name: str = "Mira") -> TestClient:
        client = TestClient(create_app(settings, access=Known(role or "reader", name)), base_url=BASE, follow_redirects=False)
        client.__enter__()
        opened.append(client)
        if role:
            client.cookies.set("desk", "1")
            client.headers["X-CSRF-Token"] = "token"
        return client

    yield come
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def desk(enter: Enter) -> TestClient:
    """An admin's browser."""
    return enter("admin")


def report_named(settings: Settings, words: str) -> str:
    """The id of the one report whose title holds these words."""
    (found,) = {
        hit.report_id for hit in flow.search(f'"{words}"', settings=settings) if words.lower() in (hit.title or "").lower()
    }
    return found


def line_of(settings: Settings, report_id: str, property: str, number: int = 0) -> str:
    """The id of one value of a report."""
    seen = flow.review_report(report_id, settings=settings)
    return [line.id for account in seen.accounts for line in account.lines if line.property == property][number]


def words_of(page: str) -> str:
    """A page without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())
