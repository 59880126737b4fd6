"""What lists need to know of many reports at once, without reading each coding whole."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import exists, func, select

from sayso.archive.among import among
from sayso.archive.base import Base
from sayso.archive.codec import actor_of
from sayso.archive.tables import account, actor, assertion, coding, judged, judgement, report
from sayso.records import Actor
from sayso.records.coded import Coded

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
_LAST_CODING: Final = (
    select(func.max(coding.c.serial)).where(coding.c.report == report.c.serial).correlate(report).scalar_subquery()
)
_MARKS: Final = (
    select(report.c.id, _LAST_CODING, func.max(assertion.c.serial), func.count())
    .select_from(_STANDING)
    .where(among(report.c.id))
    .group_by(report.c.id, report.c.serial)
)
_CODED: Final = (
    select(
        report.c.id,
        account.c.id,
        account.c.kind,
        assertion.c.property,
        assertion.c.value,
        assertion.c.words,
        assertion.c.claimants,
        assertion.c.made_by,
    )
    .select_from(_STANDING)
    .where(among(report.c.id))
    .order_by(account.c.place, account.c.id, assertion.c.place, assertion.c.id)
)
_ACTORS: Final = (
    select(report.c.id, actor.c.body)
    .select_from(report.join(actor, (actor.c.report == report.c.serial) & actor.c.retired_by.is_(None)))
    .where(among(report.c.id))
    .order_by(actor.c.place, actor.c.id)
)


class GlanceReader(Base):
    """Many reports at a glance. Everything is of what is in force."""

    def open_values(self, report_ids: Iterable[str]) -> dict[str, int]:
        """How many values of each report nobody has decided about, nor about the account they belong to; reports that have none are left
        out."""
        return {row[0]: row[1] for row in self.each(_OPEN, report_ids)}

    def marks(self, report_ids: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """For each report numbers that are others as soon as anything is coded in it anew, added or taken away; reports without a value
        are left out."""
        return {row[0]: (row[1] or 0, row[2], row[3]) for row in self.each(_MARKS, report_ids)}

    def actors_in(self, report_ids: Iterable[str]) -> dict[str, list[Actor]]:
        """Who each report speaks of, in the order of the coding; reports that speak of nobody are left out."""
        found: defaultdict[str, list[Actor]] = defaultdict(list)
        for report_id, body in self.each(_ACTORS, report_ids):
            found[report_id].append(actor_of(body))
        return dict(found)

    def coded_in(self, report_ids: Iterable[str]) -> dict[str, list[Coded]]:
        """The values of each report, in the order of the coding; reports that have none are left
        out."""
        found: defaultdict[str, list[Coded]] = defaultdict(list)
        for report_id, owner, kind, property_, value, words, claimants, made_by in self.each(_CODED, report_ids):
            speakers = tuple(link[3] for link in json.loads(claimants) if link[3])
            told = json.loads(value) if value.startswith('"') else ""
            found[report_id].append(Coded(owner, kind, property_, told, words, speakers, made_by.startswith("added:")))
        return dict(found)
