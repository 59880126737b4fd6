"""One account with what has to be known about its report before it is weighed against others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.records import Account, Actor, Report

Standing = Literal["machine", "accepted", "corrected"]


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells of one happening or statement.

    Attributes:
        account: the account with the assertions in force: those rejected are gone, those corrected have their new value.
        report: the report it stands in.
        origin: id of the report's origin; copies and near copies of one wire story share one.
        grade: how reliable its source was graded, ``A`` to ``F``, or None if nobody has graded it.
        standing: for each assertion, by its id, whether a machine coded it and nobody looked, or a person accepted or corrected it.
            An assertion that is not in it counts as ``machine``.
    """

    account: Account
    report: Report
    origin: str
    grade: str | None = None
    standing: Mapping[str, Standing] = field(default_factory=dict)

    @property
    def outlet(self) -> str:
        """The outlet's name; without one the report's own id, for two reports of unknown outlets are not two of one outlet."""
        return self.report.source or self.report.id

    @property
    def day(self) -> str:
        """The report's day of publication; "9999-12-31" if it is not known, so that it sorts last."""
        return self.report.published or "9999-12-31"

    @property
    def remembered(self) -> bool:
        """Whether the report recalls it and does not report it: what is recalled weighs less."""
        return self.account.first("background") is True

    def standing_of(self, assertion_id: str) -> Standing:
        """Whether a person has judged the assertion, and how."""
        return self.standing.get(assertion_id, "machine")


@dataclass(frozen=True, slots=True)
class Met:
    """One report's mention of an actor of the archive: the actor as the report names it, the report, and the report's origin."""

    actor: Actor
    report: Report
    origin: str
