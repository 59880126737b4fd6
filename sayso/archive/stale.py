"""Reports that were last coded by other versions than those of today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import func, select

from sayso.archive.base import Base
from sayso.archive.tables import coding, report, run

_AT_ONCE: Final = 1000
_LAST: Final = select(func.max(coding.c.serial)).where(coding.c.report == report.c.serial).correlate(report).scalar_subquery()


class StaleReader(Base):
    """Reports by the versions that coded them."""

    def coded_otherwise(self, run_id: str) -> Iterator[str]:
        """The reports whose last coding was made by other versions than those of `run_id` (see `Run.id`), in order of their ids."""
        last = ""
        statement = (
            select(report.c.id)
            .select_from(report.join(coding, coding.c.serial == _LAST).join(run, run.c.serial == coding.c.run))
            .where(run.c.id != run_id)
            .order_by(report.c.id)
            .limit(_AT_ONCE)
        )
        while ids := list(self.connection.execute(statement.where(report.c.id > last)).scalars()):
            yield from ids
            last = ids[-1]
