"""What lists need to know of many reports at once, without reading each coding whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import exists, func, select

from sayso.archive.among import among
from sayso.archive.base import Base
from sayso.archive.tables import account, assertion, judged, judgement, report

_STANDING: Final = (
    report.join(account, (account.c.report == report.c.serial) & account.c.retired_by.is_(None)).join(
        assertion, (assertion.c.account == account.c.serial) & assertion.c.retired_by.is_(None)
    )
)  # fmt: skip


def _decided(subject: Any) -> Any:
    standing = judged.join(judgement, judged.c.judgement == judgement.c.seq)
    return exists().select_from(standing).where(judged.c.subject == subject, judged.c.side == 0, judgement.c.in_force)


_OPEN: Final = (
    select(report.c.id, func.count())
    .select_from(_STANDING)
    .where(among(report.c.id), ~_decided(account.c.id), ~_decided(assertion.c.id))
    .group_by(report.c.id)
)


class GlanceReader(Base):
    """Many reports at a glance. Everything is of what is in force."""

    def open_values(self, report_ids: Iterable[str]) -> dict[str, int]:
        """How many values of each report nobody has decided about, nor about the account they belong to; reports that have none are left
        out."""
        return {row[0]: row[1] for row in self.each(_OPEN, report_ids)}
