"""One decision by one person or rule. Append-only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.assertion import Value
from sayso.records.ids import content_id

Decision = Literal["accept", "reject", "correct", "same", "different", "grade"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. A new one replaces an old one by naming it; nothing is overwritten.

    Attributes:
        subjects: ids of the records judged: one for accept, reject, correct and grade; two or more for same and different.
        decision: what was decided.
        by: who decided: a person's name, or component@version for a rule.
        at: when, ISO 8601 in UTC.
        value: the corrected value or the grade, else None.
        reason: why, in the judge's words; "" if none was given.
        replaces: id of the judgement this one takes the place of, or None.
    """

    subjects: tuple[str, ...]
    decision: Decision
    by: str
    at: str
    value: Value | None = None
    reason: str = ""
    replaces: str | None = None

    def __post_init__(self) -> None:
        pair = self.decision in ("same", "different")
        if (len(self.subjects) < 2) if pair else (len(self.subjects) != 1):
            raise ValueError(
                f"{self.decision!r} judges {'two or more records' if pair else 'one record'}, not {len(self.subjects)}"
            )
        if (self.decision in ("correct", "grade")) != (self.value is not None):
            raise ValueError("a value is given with 'correct' and 'grade', and only with them")

    @property
    def id(self) -> str:
        """A judgement is what was decided, on what, by whom and when."""
        return content_id("jdg", self.decision, self.by, self.at, repr(self.value), self.replaces or "", *self.subjects)
