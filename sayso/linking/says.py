"""One assertion with its report: what is weighed when several reports say different things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sayso.linking.cast import folded
from sayso.linking.told import Standing, Told
from sayso.records import Amount, Assertion, Interval, Place

BestRule = Literal["graded", "latest", "conservative"]
BEST_RULES: Final[dict[str, str]] = {
    "graded": "the number of the best graded source; of equally good ones the latest",
    "latest": "the number published last",
    "conservative": "the lowest firm number of those that the outlets gave last",
}
"""How the one number is chosen that stands for all."""

_GRADES: Final = {"A": 5, "B": 4, "C": 3, "F": 2, "D": 1, "E": 0}
"""F says that a source cannot be judged (AJP-2.1), as does no grade at all; D and E say that it is not to be relied on."""
_UNGRADED: Final = _GRADES["F"]
_FIRMNESS: Final = {"stated": 3, "reported": 2, "suspected": 1, "possible": 0}
_FIRM: Final = 2
_GRACE_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class Say:
    """One assertion with the account and the report it stands in.

    Attributes:
        told: the account.
        assertion: one of its assertions.
        order: by day of publication, report, account and place in it, so that any set of assertions has one order.
        remembered: whether the account recalls the happening.
        standing: whether a person has judged the assertion.
        first_report: first day on which any of the reports about it was published, or None.
    """

    told: Told
    assertion: Assertion
    order: tuple[str, str, str, int]
    remembered: bool
    standing: Standing
    first_report: str | None = None

    @property
    def speaker(self) -> str:
        """The nearest speaker's name without case and articles; "" where the outlet itself says it."""
        by = self.assertion.by
        return folded(by.name) if by else ""

    @property
    def outlet(self) -> str:
        """The outlet's name for a person."""
        return self.told.report.source or self.assertion.claimants[-1].name

    @property
    def judged(self) -> bool:
        """Whether a person has accepted or corrected it."""
        return self.standing != "machine"

    @property
    def known(self) -> bool:
        """Whether its value can be right and says anything.

        No "unknown" number, no day or place that could not be resolved, and, unless a person says so, no day more than three days
        after the first report of it: that is the day of an arrest or a trial.
        """
        value = self.assertion.value
        if isinstance(value, Amount):
            return not value.unknown
        if isinstance(value, Interval):
            return value.resolved and (self.judged or not self._too_late(value))
        return not isinstance(value, Place) or value.precision != "unresolved"

    def _too_late(self, value: Interval) -> bool:
        if self.first_report is None or value.start is None or value.start <= self.first_report:
            return False
        return (date.fromisoformat(value.start) - date.fromisoformat(self.first_report)).days > _GRACE_DAYS

    @property
    def grade(self) -> int:
        """How good the source is, 5 (A) to 0 (E)."""
        return _GRADES.get(self.told.grade or "", _UNGRADED)

    @property
    def firmness(self) -> int:
        """3 stated, 2 reported, 1 suspected, 0 possible."""
        return _FIRMNESS[self.assertion.certainty]

    @property
    def firm(self) -> bool:
        """Whether it is stated or reported, not merely suspected or possible."""
        return self.firmness >= _FIRM

    @property
    def evidence(self) -> tuple[int, ...]:
        """How well it stands, best first in this order: judged, not from memory, source's grade, firmness, the outlet's own word."""
        return (int(self.judged), int(not self.remembered), self.grade, self.firmness, int(self.assertion.by is None))


def says_of(told: Sequence[Told]) -> dict[str, list[Say]]:
    """All assertions by property, each list in order of publication; the order of `told` makes no difference."""
    found: dict[str, list[Say]] = {}
    first = min((one.report.published for one in told if one.report.published), default=None)
    for (day, report_id, account_id), one in sorted(((_order(one), one) for one in told), key=lambda pair: pair[0]):
        remembered = one.remembered
        judged = any(standing != "machine" for standing in one.standing.values())
        for position, assertion in enumerate(one.account.assertions):
            standing = one.standing_of(assertion.id) if judged else "machine"
            order = (day, report_id, account_id, position)
            found.setdefault(assertion.property, []).append(Say(one, assertion, order, remembered, standing, first))
    return found


def _order(one: Told) -> tuple[str, str, str]:
    return (one.day, one.report.id, one.account.id)


def best_evidence(says: Sequence[Say]) -> Say:
    """The one that stands best, and of equally good ones the one published first."""
    top = max(say.evidence for say in says)
    return min((say for say in says if say.evidence == top), key=lambda say: say.order)
