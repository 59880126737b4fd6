"""The page of long work: files that are handed in, a folder of one's own machine, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso import flow
from sayso.archive import open_archive
from sayso.desk.access import Alone
from sayso.desk.app import create_app
from sayso.settings import Settings
from tests.desk.conftest import words_of
from tests.desk.team import NAMES, Office, office

EVIL = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """What processes were asked for; none is started, and what is handed in is kept in a folder of the test."""
    found: list[Any] = []

    class Process:
        def __init__(self, *given: Any) -> None:
            found.append(given)

        def is_alive(self) -> bool:
            return False

        def terminate(self) -> None: ...

        def join(self) -> None: ...

    monkeypatch.setattr("sayso.desk.working.beside", Process)
    monkeypatch.setattr("sayso.flow.long_work.user_data_dir", lambda name: str(tmp_path / "data"))
    return found


@pytest.fixture
def team(settings: Settings) -> Iterator[Office]:
    found = office(settings)
    yield found
    found.close()


def test_files_are_handed_in_under_names_that_lead_nowhere(team: Office, tmp_path: Path, asked: list[Any]) -> None:
    admin = team.enter(NAMES["admin"])
    files = [
        ("files", (name, b"A bomb exploded.", "text/plain"))
        for name in ("../../etc/x.txt", "a.txt", "a.txt", f"{EVIL}.html", "..")
    ]
    answer = admin.post("/work/add", files=files, data={"source": f"Outlet {EVIL}", "published": "2031-05-04"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/work")
    (job,) = flow.work(settings=team.settings)
    (folder,) = job.given["paths"]
    assert Path(folder).parent == tmp_path / "data" / "incoming"
    assert Path(folder).stat().st_mode & 0o077 == 0
    names = sorted(path.name for path in Path(folder).iterdir())
    assert len(names) == 5 and all("/" not in name and "<" not in name and not name.startswith(".") for name in names)
    assert (job.by, job.total, job.state) == (NAMES["admin"], 5, "waiting")
    assert len(asked) == 1
    page = admin.get("/work").text
    assert EVIL not in page and "waiting" in page
    assert "hx-trigger" in page


def test_a_team_adds_no_folder_of_the_machine_and_nobody_adds_nothing(team: Office, tmp_path: Path) -> None:
    admin = team.enter(NAMES["admin"])
    assert "handed in" in admin.post("/work/add", data={"folder": str(tmp_path)}).text
    assert 'name="folder"' not in admin.get("/work").text
    assert admin.post("/work/add", data={}).status_code == 400
    answer = admin.post(
        "/work/add", files=[("files", ("a.txt", b"x", "text/plain"))], data={"published": "Monday", "source": "Kelm Post"}
    )
    assert answer.status_code == 400 and "is no day" in answer.text and 'value="Kelm Post"' in answer.text
    assert flow.work(settings=team.settings) == []
    assert list((tmp_path / "data" / "incoming").iterdir()) == []


def test_alone_a_folder_of_ones_own_is_added(settings: Settings, tmp_path: Path) -> None:
    access = Alone("Mira")
    with TestClient(create_app(settings, access=access), base_url="http://127.0.0.1:8431", follow_redirects=False) as client:
        client.get(access.new_way_in())
        page = client.get("/work").text
        assert 'name="folder"' in page
        token = page.split('name="csrf" content="')[1].split('"')[0]
        answer = client.post("/work/add", data={"folder": str(tmp_path), "csrf": token})
        assert answer.status_code == 303
        assert "no such file" in client.post("/work/add", data={"folder": str(tmp_path / "none"), "csrf": token}).text
    (job,) = flow.work(settings=settings)
    assert job.given["own"] is False


def test_how_far_it_is_and_what_came_of_it_stand_in_the_archive(team: Office) -> None:
    settings = team.settings
    job = flow.start_recoding(by="Mira", settings=settings)
    with open_archive(settings.archive) as archive, archive.writing() as writer:
        writer.put_job(replace(job, state="running", count=3, total=12, seen=job.made))
    editor = team.enter(NAMES["editor"])
    page = editor.get("/work").text
    assert "3 of 12" in words_of(page) and 'max="12"' in page and "Stop" not in page  # that takes an admin
    admin = team.enter(NAMES["admin"])
    assert admin.post("/work/stop", data={"job": job.id}).status_code == 303
    result = {
        "coded": 3,
        "changed": 1,
        "reports": [],
        "skipped": [{"where": "a", "reason": "empty", "says": EVIL}],
        "not_added": 1,
    }
    with open_archive(settings.archive) as archive, archive.writing() as writer:
        assert writer.is_to_stop(job.id)
        writer.put_job(replace(job, state="stopped", count=3, total=12, result=result, ended=job.made))
    page = admin.get("/work").text
    assert "3 reports coded again, 1 otherwise" in words_of(page) and "Go on" in page and EVIL not in page
    assert admin.post("/work/again", data={"job": job.id}).status_code == 303
    assert [one.state for one in flow.work(settings=settings)] == ["waiting", "stopped"]


def test_what_is_too_large_is_refused_and_nothing_is_left(team: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.desk.pages.work.MOST_BYTES", 10)
    answer = team.enter(NAMES["admin"]).post("/work/add", files=[("files", ("a.txt", b"x" * 11, "text/plain"))])
    assert answer.status_code == 400 and "larger than" in answer.text
    assert list((tmp_path / "data" / "incoming").iterdir()) == []
