"""Long work: asked for, done by another process, seen by all, stopped and gone on with."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sayso import flow
from sayso.archive import open_archive
from sayso.errors import SettingsError, UnknownId
from sayso.flow.long_work import BEAT_SECONDS, SILENT_SECONDS, run_job
from sayso.records import Job
from sayso.settings import Settings, load_settings
from sayso.workers import beside

REPORT = "KELM - A bomb killed two people in Kelm on Monday, police said. The {} was destroyed."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    path = tmp_path / "archive.sqlite"
    open_archive(path).close()
    return replace(load_settings(), archive=str(path), user="Mira")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for name in ("bridge", "station", "mill"):
        (made / f"{name}.txt").write_text(REPORT.format(name), encoding="utf-8")
    (made / "empty.txt").write_text("", encoding="utf-8")
    return made


def test_a_folder_is_added_by_another_process_and_everybody_sees_how_far_it_is(settings: Settings, folder: Path) -> None:
    job = flow.start_adding([folder], published="2031-05-05", source="Torvik Courier", by="Nadia", settings=settings)
    assert [(one.id, one.state, one.total) for one in flow.work(settings=settings)] == [(job.id, "waiting", 4)]
    process = beside(flow.run_waiting, settings)
    deadline = time.monotonic() + 240
    while process.is_alive() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert process.exitcode == 0
    done = flow.job_named(job.id, settings=settings)
    assert (done.state, done.count) == ("done", 4)
    assert done.result is not None
    assert (done.result["added"], done.result["known"], done.result["not_added"]) == (3, 0, 1)
    assert done.result["skipped"][0]["where"] == "empty.txt"
    assert {run.by for run in flow.stats(settings).runs} == {"Nadia"}


def test_work_is_stopped_and_goes_on_where_it_was(settings: Settings, folder: Path) -> None:
    job = flow.start_adding([folder], settings=settings)
    flow.stop_job(job.id, settings=settings)
    assert flow.job_named(job.id, settings=settings).state == "stopped"
    flow.run_waiting(settings)  # there is nothing to do
    assert flow.job_named(job.id, settings=settings).state == "stopped"
    running = flow.start_adding([folder], settings=settings)
    with open_archive(settings.archive) as archive, archive.writing() as writer:
        writer.ask_to_stop(running.id)
    assert run_job(running, settings).state == "stopped"
    assert flow.stats(settings).counts["reports"] == 1  # the one that it was at is whole
    more = flow.again(running.id, settings=settings)
    ended = run_job(more, settings)
    assert ended.result is not None
    assert (ended.state, ended.result["added"], ended.result["known"]) == ("done", 2, 1)


def test_what_fails_says_why_and_what_is_silent_is_shown_as_stopped(settings: Settings, folder: Path) -> None:
    job = flow.start_adding([folder], settings=settings)
    broken = run_job(job, replace(settings, spacy_pipeline="no_such_pipeline"))
    assert broken.state == "failed" and broken.result is not None and "no_such_pipeline" in broken.result["says"]
    silent = Job("recode", "Nadia", "2020-01-01T00:00:00.000000Z", {}, state="running", seen="2020-01-01T00:00:00.000000Z")
    with open_archive(settings.archive) as archive, archive.writing() as writer:
        writer.put_job(silent)
    shown = flow.job_named(silent.id, settings=settings)
    assert shown.state == "stopped" and shown.result is not None and "start it again" in shown.result["says"]
    with pytest.raises(UnknownId):
        flow.job_named("job-none", settings=settings)
    with pytest.raises(UnknownId):
        flow.stop_job("job-none", settings=settings)


def test_what_cannot_be_added_is_said_at_once(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such file"):
        flow.start_adding([tmp_path / "none"], settings=settings)
    with pytest.raises(SettingsError, match="is no day"):
        flow.start_adding([tmp_path], published="Monday", settings=settings)
    assert flow.work(settings=settings) == []


def test_files_that_were_handed_in_are_removed_and_no_others(
    settings: Settings, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.flow.long_work.user_data_dir", lambda name: str(tmp_path / "data"))
    mine = flow.incoming() / "abc"
    mine.mkdir()
    (mine / "a.txt").write_text(REPORT.format("school"), encoding="utf-8")
    assert run_job(flow.start_adding([mine], own=True, settings=settings), settings).state == "done"
    assert not mine.exists()
    assert run_job(flow.start_adding([folder], own=True, settings=settings), settings).state == "done"
    assert folder.exists()


def test_coding_again_is_work_too(settings: Settings, folder: Path) -> None:
    run_job(flow.start_adding([folder], settings=settings), settings)
    ended = run_job(flow.start_recoding(settings=settings), settings)
    assert (ended.state, ended.result) == ("done", {"coded": 0, "changed": 0, "reports": [], "skipped": [], "not_added": 0})


class Clock:
    """A clock that only the test sets."""

    def __init__(self) -> None:
        self.at = datetime(2031, 5, 4, tzinfo=UTC)

    def __call__(self) -> str:
        return self.at.isoformat(timespec="microseconds").replace("+00:00", "Z")

    def passes(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def test_work_that_is_long_at_one_report_is_not_taken_for_ended(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr("sayso.flow.long_work.now", clock)
    monkeypatch.setattr("sayso.flow.long_work.BEAT_SECONDS", 0.02)
    job = flow.start_adding([folder], settings=settings)
    shown: list[str] = []

    def long_at_one(*_: object, **__: object) -> flow.Added:
        """Tells nothing for ten minutes, as one large report would."""
        for _minute in range(10):
            clock.passes(60)
            deadline = time.monotonic() + 20
            while flow.job_named(job.id, settings=settings).seen != clock() and time.monotonic() < deadline:
                time.sleep(0.01)
            shown.append(flow.job_named(job.id, settings=settings).state)
        return flow.Added((), 0, ())

    monkeypatch.setattr("sayso.flow.long_work.add", long_at_one)
    running = replace(job, state="running", seen=clock())
    with flow.opened.writing(settings) as writer:
        writer.put_job(running)
    assert run_job(running, settings).state == "done"
    assert shown == ["running"] * 10
    ended = flow.job_named(job.id, settings=settings).seen
    clock.passes(1000)
    time.sleep(0.1)
    assert flow.job_named(job.id, settings=settings).seen == ended, "what is done says nothing more"


def test_work_whose_process_is_gone_is_shown_as_stopped(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr("sayso.flow.long_work.now", clock)
    job = flow.start_adding([folder], settings=settings)
    with flow.opened.writing(settings) as writer:
        writer.put_job(replace(job, state="running", seen=clock()))
    clock.passes(SILENT_SECONDS)
    assert flow.job_named(job.id, settings=settings).state == "running"
    clock.passes(1)
    assert flow.job_named(job.id, settings=settings).state == "stopped"
    assert BEAT_SECONDS * 3 < SILENT_SECONDS, "a beat or two may be lost to another writer"
