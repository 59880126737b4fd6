"""One decision by one person or rule. Append-only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from sayso.records.assertion import Value
from sayso.records.ids import content_id

Decision = Literal["accept", "reject", "correct", "add", "same", "different", "grade", "seal", "undo"]
_VALUED: Final = ("correct", "grade")
_MAY_BE_VALUED: Final = (*_VALUED, "add")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. A new one replaces an old one by naming it; nothing is overwritten.

    Attributes:
        subjects: ids of the records judged. One for accept, reject and correct (an assertion or an account), for add (an assertion or an
            account that a person has made), for grade (a source, ``A`` to ``F``; a report or an account, ``1`` to ``6``), for seal (an
            actor) and for undo (a judgement). For same and different: accounts, or actors.
        decision: what was decided. ``add``: what was missed is there, as long as this stands. ``same``: all subjects
            are one thing. ``different``: no subject is the same thing as any of `against`;
            without `against`, no two subjects are.
        by: who decided: a person's name, or component@version for a rule.
        at: when, ISO 8601 in UTC.
        value: the corrected or added value or the grade, else None.
        reason: why, in the judge's words; "" if none was given.
        replaces: id of the judgement this one takes the place of, or None.
        against: with ``different``: the other side.
    """

    subjects: tuple[str, ...]
    decision: Decision
    by: str
    at: str
    value: Value | None = None
    reason: str = ""
    replaces: str | None = None
    against: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.against and self.decision != "different":
            raise ValueError(f"only 'different' has another side, not {self.decision!r}")
        if set(self.against) & set(self.subjects):
            raise ValueError("a record cannot be different from itself")
        pair = self.decision in ("same", "different")
        if (len(self.subjects) + len(self.against) < 2) if pair else (len(self.subjects) != 1):
            raise ValueError(
                f"{self.decision!r} judges {'two or more records' if pair else 'one record'}, not {len(self.subjects)}"
            )
        if (self.value is None and self.decision in _VALUED) or (self.value is not None and self.decision not in _MAY_BE_VALUED):
            raise ValueError("a value is given with 'correct' and 'grade', may be given with 'add', and with nothing else")

    @property
    def id(self) -> str:
        """A judgement is what was decided, on what, by whom and when."""
        sides = (*self.subjects, "against", *self.against) if self.against else self.subjects
        return content_id("jdg", self.decision, self.by, self.at, repr(self.value), self.replaces or "", *sides)
