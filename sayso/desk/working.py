"""The process beside the desk that does long work, so that no page waits for it."""

from __future__ import annotations

from multiprocessing.process import BaseProcess
from threading import Lock

import sayso.flow as flow
from sayso.giving_way import THREADS_DO, give_way
from sayso.settings import Settings
from sayso.workers import beside

_LOCK = Lock()
_BESIDE: list[BaseProcess] = []


def begin(settings: Settings) -> None:
    """See to it that a process does the work that waits. One at a time: reports are filed by one writer anyway.

    It ends with the desk. What it was at is shown as stopped then, and can be started again.
    """
    with _LOCK:
        if any(process.is_alive() for process in _BESIDE):
            return  # it looks for more when it has done what it is at
        _BESIDE[:] = [beside(_work, settings)]


def _work(settings: Settings) -> None:
    if not THREADS_DO:  # else what codes gives way, and what files does not: pages wait for it
        give_way()
    flow.run_waiting(settings)


def end() -> None:
    """End the process, because the desk ends. The report it is at is lost to the archive, those before are in it."""
    with _LOCK:
        for process in _BESIDE:
            process.terminate()
            process.join()
        _BESIDE.clear()
