"""Long work that goes on while nobody looks: adding reports, coding again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from sayso.records.ids import content_id

JobKind = Literal["add", "recode"]
JobState = Literal["waiting", "running", "done", "failed", "stopped"]
OPEN_STATES: Final[tuple[JobState, ...]] = ("waiting", "running")


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of long work.

    Attributes:
        kind: what is done.
        by, made: who asked for it, and when.
        given: what it works on: for ``add`` its ``paths``, ``published``, ``source``, and ``own`` if the files were handed in and are
            removed at the end.
        state: how it stands.
        count, total: how many reports are done, of how many; the latter is None where that is not known beforehand.
        at_work_on: the report that was done last.
        seen: when the process last said that it lives, or None.
        ended: when it ended, or None.
        result: what came of it: numbers, what was left out and why, or what went wrong.
    """

    kind: JobKind
    by: str
    made: str
    given: dict[str, Any]
    state: JobState = "waiting"
    count: int = 0
    total: int | None = None
    at_work_on: str = ""
    seen: str | None = None
    ended: str | None = None
    result: dict[str, Any] | None = None

    @property
    def id(self) -> str:
        """A job is what was asked for, by whom and when."""
        return content_id("job", self.kind, self.by, self.made)
