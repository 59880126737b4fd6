"""Many reports through one pipeline, on one process or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from sayso.codebook import Codebook
from sayso.errors import ComponentError, UnreadableReport
from sayso.pipeline.pipeline import Pipeline
from sayso.pipeline.table import build
from sayso.records import Sheet
from sayso.settings import Settings
from sayso.workers import Outcome, Workers

__all__ = ["Outcome", "code_many", "code_one"]


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
        jobs: number of processes. A report whose process is ended from outside twice is one that could not be coded.

    Raises:
        SaysoError: if several processes cannot be started.
    """
    pipeline = build(settings, codebook)  # steps hold settings, not models: it travels to other processes in a few kilobytes
    code = partial(code_one, pipeline)
    if jobs > 1:
        yield from Workers(code, jobs).outcomes(items)
        return
    for item in items:
        yield item if isinstance(item, UnreadableReport) else code(item)
