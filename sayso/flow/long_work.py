"""The verbs of long work: asked for by one program, done by a process beside it, looked at by all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any, Final

from platformdirs import user_data_dir

from sayso.errors import SaysoError, SettingsError, UnknownId
from sayso.flow.coding import check_day
from sayso.flow.keeping import add, now, recode, user_name
from sayso.flow.opened import reading, writing
from sayso.records import OPEN_STATES, Job
from sayso.settings import Settings, load_settings

SILENT_SECONDS: Final = 120
"""Work whose process has not said for so long that it lives is taken for ended."""
BEAT_SECONDS: Final = 20.0
"""How often it says so, whatever it is at: one long report, or a pipeline that loads slowly, is no silence."""
_TELL_SECONDS: Final = 1.0
"""How often progress is written down at most: each time takes the one writer's place."""
_LISTED: Final = 200
_MAY_VARY: Final = (".jsonl", ".ndjson")


def start_adding(
    paths: Sequence[str | Path],
    *,
    published: str | None = None,
    source: str | None = None,
    own: bool = False,
    by: str = "",
    settings: Settings | None = None,
) -> Job:
    """Ask for reports to be added.

    Args:
        paths, published, source: as in `add`.
        own: the files were handed in and are in `incoming`; they are removed when the work is done.

    Raises:
        SettingsError: if a path leads nowhere, or the day is none.
    """
    settings = settings or load_settings()
    check_day(published)
    files = [Path(path) for path in paths]
    for path in files:
        if not path.exists():
            raise SettingsError(f"{path}: there is no such file or folder here")
    given = {"paths": [str(path) for path in files], "published": published, "source": source, "own": own}
    return _put(Job("add", by or user_name(settings), now(), given, total=_count(files)), settings)


def start_recoding(*, by: str = "", settings: Settings | None = None) -> Job:
    """Ask for the stored texts to be coded again that other versions coded last."""
    settings = settings or load_settings()
    return _put(Job("recode", by or user_name(settings), now(), {}), settings)


def work(*, settings: Settings | None = None) -> list[Job]:
    """What long work there is, the latest first. What is said to run but has fallen silent is shown as stopped."""
    with reading(settings) as reader:
        return [_as_it_is(one) for one in reader.jobs()]


def job_named(job_id: str, *, settings: Settings | None = None) -> Job:
    """One piece of work as it stands.

    Raises:
        UnknownId: if there is none of that id.
    """
    with reading(settings) as reader:
        found = reader.job(job_id)
        if found is None:
            raise UnknownId(f"there is no work {job_id!r}")
        return _as_it_is(found)


def stop_job(job_id: str, *, settings: Settings | None = None) -> None:
    """Ask a piece of work to end after the report it is at. What is done stays.

    Raises:
        UnknownId: if there is none of that id.
    """
    with writing(settings) as writer:
        found = writer.job(job_id)
        if found is None:
            raise UnknownId(f"there is no work {job_id!r}")
        writer.ask_to_stop(job_id)
        if found.state == "waiting":
            writer.put_job(replace(found, state="stopped", ended=now()))


def again(job_id: str, *, by: str = "", settings: Settings | None = None) -> Job:
    """Ask for the same once more: reports that are in the archive already are passed over, so it goes on where it stopped.

    Raises:
        UnknownId: if there is none of that id.
        SettingsError: if its files are not there any more.
    """
    found = job_named(job_id, settings=settings)
    if found.kind == "recode":
        return start_recoding(by=by, settings=settings)
    given = found.given
    return start_adding(
        given["paths"], published=given["published"], source=given["source"], own=given["own"], by=by, settings=settings
    )


def run_waiting(settings: Settings) -> None:
    """Do all the work that waits, one piece after the other: what the process beside a desk does."""
    while True:
        with writing(settings) as writer:
            mine = next((one for one in writer.open_jobs() if one.state == "waiting"), None)
            if mine is None:
                return
            writer.put_job(replace(mine, state="running", seen=now()))
        run_job(replace(mine, state="running", seen=now()), settings)


def run_job(job: Job, settings: Settings) -> Job:
    """Do one piece of work and keep what came of it.

    Returns:
        the work as it ended.
    """
    telling = _Telling(job, settings)
    try:
        with _alive(job.id, settings):
            result = _adding(job, settings, telling) if job.kind == "add" else _recoding(job, settings, telling)
        ended = replace(telling.job, state="done", result=result)
    except _ToStop:
        ended = replace(
            telling.job, state="stopped", result={"says": "Somebody stopped it. What is done stays, each report whole."}
        )
    except SaysoError as error:
        ended = replace(telling.job, state="failed", result={"says": str(error)})
    except Exception as error:
        ended = replace(telling.job, state="failed", result={"says": f"It broke: {type(error).__name__}: {error}"})
    ended = replace(ended, ended=now(), at_work_on="")
    with writing(settings) as writer:
        writer.put_job(ended)
    if ended.state == "done" and job.given.get("own"):
        for path in job.given["paths"]:
            _remove(Path(path))
    return ended


def incoming() -> Path:
    """The folder for files that were handed in and wait to be added; only the user may enter it."""
    folder = Path(user_data_dir("sayso")) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


@contextmanager
def _alive(job_id: str, settings: Settings) -> Iterator[None]:
    """Say from a thread of its own, every so often, that the process lives; a lone call for a report may take any time."""
    ended = Event()

    def beat() -> None:
        while not ended.wait(BEAT_SECONDS):
            with suppress(SaysoError), writing(settings) as writer:  # another writer may take long; the next beat comes
                writer.put_seen(job_id, now())

    thread = Thread(target=beat, name="alive", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


class _ToStop(Exception):
    """Somebody has asked the work to end."""


class _Telling:
    """Writes down how far a piece of work is, and ends it if somebody wants that."""

    def __init__(self, job: Job, settings: Settings) -> None:
        self.job, self._settings = job, settings
        self._last = 0.0

    def __call__(self, name: str) -> None:
        self.job = replace(self.job, count=self.job.count + 1, at_work_on=name)
        if monotonic() - self._last < _TELL_SECONDS:
            return
        self._last = monotonic()
        with writing(self._settings) as writer:
            self.job = replace(self.job, seen=now())
            writer.put_job(self.job)
            if writer.is_to_stop(self.job.id):
                raise _ToStop


def _adding(job: Job, settings: Settings, telling: Callable[[str], None]) -> dict[str, Any]:
    given = job.given
    mine = replace(settings, user=job.by)
    done = add(*given["paths"], published=given["published"], source=given["source"], settings=mine, progress=telling)
    return {
        "added": len(done.filed),
        "known": done.known,
        "incidents": len({one for filed in done.filed for one in filed.incidents}),
        "skipped": [
            {"where": Path(skip.where).name, "reason": skip.reason, "says": str(skip)} for skip in done.skipped[:_LISTED]
        ],
        "not_added": len(done.skipped),
    }


def _recoding(job: Job, settings: Settings, telling: Callable[[str], None]) -> dict[str, Any]:
    done = recode(settings=replace(settings, user=job.by), progress=telling)
    return {
        "coded": done.coded,
        "changed": len(done.changed),
        "reports": [report_id for report_id, _ in done.changed[:_LISTED]],
        "skipped": [{"where": skip.where, "reason": skip.reason, "says": str(skip)} for skip in done.skipped[:_LISTED]],
        "not_added": len(done.skipped),
    }


def _put(job: Job, settings: Settings) -> Job:
    with writing(settings) as writer:
        writer.put_job(job)
    return job


def _as_it_is(job: Job) -> Job:
    if job.state != "running" or job.seen is None:
        return job
    silent = (datetime.fromisoformat(now()) - datetime.fromisoformat(job.seen)).total_seconds()
    says = "Its process is gone. What was done stays, each report whole; start it again to go on."
    return replace(job, state="stopped", result={"says": says}) if silent > SILENT_SECONDS else job


def _count(files: Sequence[Path]) -> int | None:
    """How many reports there are, or None where files hold several."""
    found = [one for path in files for one in (path.rglob("*") if path.is_dir() else (path,)) if one.is_file()]
    return None if any(one.suffix.lower() in _MAY_VARY for one in found) else len(found)


def _remove(path: Path) -> None:
    """Take a handed-in file or folder away, and nothing outside of where those are."""
    if incoming().resolve() in path.resolve().parents:
        with suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def is_open(job: Job) -> bool:
    """Whether it is still to be done, or being done."""
    return job.state in OPEN_STATES
