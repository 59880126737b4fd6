"""When: an interval of days with the precision the words support."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "week", "part-of-month", "month", "season", "year", "range", "unresolved"]


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval of whole days, both ends included.

    The publication date is never a stand-in: what cannot be resolved has ``precision="unresolved"`` and no ends.

    Attributes:
        start: first day, ``YYYY-MM-DD``, or None if not resolved or open.
        end: last day, or None if not resolved or open ("since March").
        precision: what the words support. ``part-of-month`` is "early", "mid" or "late" in one month.
        value: the TIMEX3 value (ISO 8601 with TimeML's extensions: ``2014-01-24TMO``, ``P2D``, ``PAST_REF``), or "".
        timex: DATE, TIME, DURATION or SET, as in TimeML.
        part: "early", "mid", "late", or a part of the day ("morning", "night", …); "" if none.
        clock: "HH:MM" if a clock time is said, else "".
        zone: the time zone that is said of the clock time, in capitals ("GMT", "EST"), if it is not the place's own; else "". The
            days are those of that zone: where the place has another, they may be off by one.
        rule: name of the rule that made the value.
    """

    start: str | None
    end: str | None
    precision: Precision
    value: str = ""
    timex: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    part: str = ""
    clock: str = ""
    zone: str = ""
    rule: str = ""

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"an interval runs forward in time, not from {self.start} to {self.end}")

    @property
    def resolved(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None
