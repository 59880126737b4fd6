"""Many reports through one pipeline, on one process or several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final

from sayso.codebook import Codebook
from sayso.errors import ComponentError, SaysoError, UnreadableReport
from sayso.pipeline.pipeline import Pipeline
from sayso.pipeline.table import build
from sayso.records import Sheet
from sayso.settings import Settings

_AHEAD: Final = 4
"""Reports waiting for each process: enough to keep it busy, few enough that memory does not grow with the number of files."""

Outcome = Sheet | UnreadableReport


def code_one(pipeline: Pipeline, sheet: Sheet) -> Outcome:
    """Walk one sheet down the pipeline; a step that fails makes the report one that could not be coded, not the run one that died."""
    try:
        return pipeline(sheet)
    except ComponentError as error:
        detail = f"{error}. The other reports are not affected; please report this with the text, if it may be shared."
        return UnreadableReport("step-failed", sheet.report.name, detail)


def code_many(items: Iterable[Outcome], settings: Settings, codebook: Codebook, jobs: int = 1) -> Iterator[Outcome]:
    """Code sheets in order.

    Args:
        items: what intake gave: a sheet with a report and its text, or the reason why there is none, which is passed through.
        settings, codebook: what the pipeline is built from.
        jobs: number of processes.

    Raises:
        SaysoError: if one of several processes was ended from outside.
    """
    pipeline = build(settings, codebook)  # steps hold settings, not models: it travels to other processes in a few kilobytes
    if jobs <= 1:
        for item in items:
            yield item if isinstance(item, UnreadableReport) else code_one(pipeline, item)
        return
    try:
        yield from _on_several(pipeline, items, jobs)
    except BrokenProcessPool as error:
        raise SaysoError(
            "one of the processes that code reports was ended from outside, perhaps because memory ran out. "
            "Try again with fewer --jobs; each takes some hundred megabytes"
        ) from error


def _on_several(pipeline: Pipeline, items: Iterable[Outcome], jobs: int) -> Iterator[Outcome]:
    # "spawn": a forked copy of a process that has threads may hang, and other systems know no fork. Ctrl-C is the first process's to hear.
    ignored = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=signal.signal, initargs=ignored) as pool:
        waiting: deque[UnreadableReport | Future[Outcome]] = deque()
        for item in items:
            waiting.append(item if isinstance(item, UnreadableReport) else pool.submit(code_one, pipeline, item))
            if len(waiting) > jobs * _AHEAD:
                yield _finished(waiting.popleft())
        while waiting:
            yield _finished(waiting.popleft())


def _finished(item: UnreadableReport | Future[Outcome]) -> Outcome:
    return item if isinstance(item, UnreadableReport) else item.result()
