"""Which actors are compared as one item; see `sayso.filing.forms`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, select

from sayso.archive.base import Base
from sayso.archive.codec import actor_of
from sayso.archive.tables import FAMILIES, actor, actor_form, cluster, item, report
from sayso.records import Actor
from sayso.records.link import Family


class FormReader(Base):
    """Actors and their forms. Actors that a later coding retired are left out."""

    def forms_of(self, actor_ids: Iterable[str]) -> dict[str, str]:
        """The form of each actor; actors that have none are left out."""
        statement = select(actor.c.id, actor_form.c.item).join(actor_form, actor_form.c.actor == actor.c.serial)
        return {row[0]: row[1] for row in self.found(statement.where(actor.c.retired_by.is_(None)), actor.c.id, actor_ids)}

    def actors_of_forms(self, form_ids: Iterable[str], limit: int | None = None) -> dict[str, tuple[str, ...]]:
        """The actors of each form, sorted; forms of nobody are left out.

        Args:
            limit: of each form at most so many.
        """
        found: dict[str, tuple[str, ...]] = {}
        for form_id in sorted(set(form_ids)):
            statement = (
                select(actor.c.id).join(actor_form, actor_form.c.actor == actor.c.serial).where(actor.c.retired_by.is_(None))
            )
            ids = self.connection.execute(
                statement.where(actor_form.c.item == form_id).order_by(actor.c.id).limit(limit)
            ).scalars()
            if actors := tuple(sorted(ids)):
                found[form_id] = actors
        return found

    def who_of(self, actor_ids: Iterable[str]) -> dict[str, tuple[str, Actor]]:
        """The archive's actor ("who-…") that each actor of a report is, with the actor's own record; others are left out."""
        statement = (
            select(actor.c.id, cluster.c.cluster, actor.c.body)
            .select_from(
                actor.join(actor_form, actor_form.c.actor == actor.c.serial)
                .join(item, (item.c.id == actor_form.c.item) & (item.c.family == FAMILIES["actor"]))
                .join(cluster, cluster.c.item == item.c.serial)
            )
            .where(actor.c.retired_by.is_(None))
        )
        return {row[0]: (row[1], actor_of(row[2])) for row in self.found(statement, actor.c.id, actor_ids)}

    def people_in(self, report_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The archive's actors ("who-…") that reports name, each with the ids of those reports, sorted."""
        statement = (
            select(cluster.c.cluster, report.c.id)
            .select_from(
                report.join(actor, actor.c.report == report.c.serial)
                .join(actor_form, actor_form.c.actor == actor.c.serial)
                .join(item, (item.c.id == actor_form.c.item) & (item.c.family == FAMILIES["actor"]))
                .join(cluster, cluster.c.item == item.c.serial)
            )
            .where(actor.c.retired_by.is_(None))
        )
        found: dict[str, set[str]] = {}
        for row in self.found(statement, report.c.id, report_ids):
            found.setdefault(row[0], set()).add(row[1])
        return {who: tuple(sorted(ids)) for who, ids in sorted(found.items())}

    def count_reports_of_forms(self, form_ids: Iterable[str]) -> tuple[int, tuple[str, ...], str | None]:
        """How many reports name actors of these forms, which outlets published them, and the first day on which one did."""
        found: dict[int, tuple[str | None, str | None]] = {}
        statement = select(report.c.serial, report.c.source, report.c.published).select_from(
            report.join(actor, actor.c.report == report.c.serial).join(actor_form, actor_form.c.actor == actor.c.serial)
        )
        for row in self.found(statement.where(actor.c.retired_by.is_(None)), actor_form.c.item, form_ids):
            found[row.serial] = (row.source, row.published)
        sources = {source for source, _ in found.values() if source}
        return len(found), tuple(sorted(sources)), min((day for _, day in found.values() if day), default=None)

    def item_ids_of(self, family: Family, report_id: str) -> tuple[str, ...]:
        """The items of a family that come from one report, sorted."""
        statement = select(item.c.id).join(report, item.c.report == report.c.serial)
        mine = statement.where(report.c.id == report_id, item.c.family == FAMILIES[family])
        return tuple(sorted(self.connection.execute(mine).scalars()))


class FormWriter(FormReader):
    """Puts forms in."""

    def put_forms(self, report_id: str, form_of: Mapping[str, str]) -> tuple[str, ...]:
        """Say which form each actor of a report has.

        Returns:
            forms that were some actor's of the report before and are nobody's now, sorted: items to drop.
        """
        serials = self.serials(actor.c.id, form_of)
        here = select(actor.c.serial).join(report, actor.c.report == report.c.serial).where(report.c.id == report_id)
        former = set(self.connection.execute(select(actor_form.c.item).where(actor_form.c.actor.in_(here))).scalars())
        self.connection.execute(delete(actor_form).where(actor_form.c.actor.in_(here)))
        rows = sorted((serials[actor_id], form_id) for actor_id, form_id in form_of.items())
        self.insert(actor_form, [{"actor": serial, "item": form_id} for serial, form_id in rows])
        left = former - set(form_of.values())
        used = {row[0] for row in self.found(select(actor_form.c.item).distinct(), actor_form.c.item, left)}
        return tuple(sorted(left - used))
