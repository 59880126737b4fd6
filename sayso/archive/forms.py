"""Which actors are compared as one item; see `sayso.filing.forms`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import bindparam, delete, func, select, true

from sayso.archive.among import among, array_of
from sayso.archive.base import AnySelect, Base, chunks
from sayso.archive.codec import actor_of
from sayso.archive.tables import FAMILIES, actor, actor_form, cluster, item, report
from sayso.records import Actor
from sayso.records.link import Family

_STANDS: Final = actor.c.retired_by.is_(None)
_ALL: Final = 2**31 - 1
_NUMBERED: Final = (
    select(
        actor_form.c.item,
        actor.c.id,
        func.row_number().over(partition_by=actor_form.c.item, order_by=actor.c.id).label("number"),
    )
    .join(actor, actor_form.c.actor == actor.c.serial)
    .where(_STANDS, among(actor_form.c.item))
    .subquery()
)
_ACTORS_OF: Final[AnySelect] = (
    select(_NUMBERED.c.item, _NUMBERED.c.id)
    .where(_NUMBERED.c.number <= bindparam("most"))
    .order_by(_NUMBERED.c.item, _NUMBERED.c.number)
)
_SOME_OF: Final[AnySelect] = (
    select(actor_form.c.actor)
    .join(actor, actor_form.c.actor == actor.c.serial)
    .where(_STANDS, among(actor_form.c.item))
    .limit(bindparam("most"))
)
_NEWEST_OF_ONE: Final[AnySelect] = (
    select(report.c.id)
    .select_from(actor_form.join(actor, actor_form.c.actor == actor.c.serial).join(report, actor.c.report == report.c.serial))
    .where(_STANDS, actor_form.c.item == bindparam("form"))
    .order_by(actor_form.c.actor.desc())
    .limit(bindparam("most"))
)
_LISTED: Final = (
    func.unnest(bindparam("ids", type_=array_of(actor_form.c.item.type))).table_valued("item").render_derived("listed")
)
_NEWEST: Final = (
    select(actor_form.c.actor, actor.c.report)
    .join(actor, actor_form.c.actor == actor.c.serial)
    .where(_STANDS, actor_form.c.item == _LISTED.c.item)
    .order_by(actor_form.c.actor.desc())
    .limit(bindparam("most"))
    .lateral("newest")
)
_NEWEST_OF_EACH: Final[AnySelect] = (
    select(_LISTED.c.item, report.c.id)
    .select_from(_LISTED.join(_NEWEST, true()).join(report, _NEWEST.c.report == report.c.serial))
    .order_by(_LISTED.c.item, _NEWEST.c.actor.desc())
)
"""For PostgreSQL; SQLite has no such joins, but is asked within the process: one statement a form costs it nothing."""
_FORM: Final[AnySelect] = (
    select(actor.c.id, actor_form.c.item)
    .join(actor_form, actor_form.c.actor == actor.c.serial)
    .where(_STANDS, among(actor.c.id))
    .order_by(actor.c.id)
)
_CLUSTER: Final = (
    actor.join(actor_form, actor_form.c.actor == actor.c.serial)
    .join(item, (item.c.id == actor_form.c.item) & (item.c.family == FAMILIES["actor"]))
    .join(cluster, cluster.c.item == item.c.serial)
)
_WHO: Final[AnySelect] = (
    select(actor.c.id, cluster.c.cluster, actor.c.body)
    .select_from(_CLUSTER)
    .where(_STANDS, among(actor.c.id))
    .order_by(actor.c.id)
)
_FORMS_IN: Final[AnySelect] = (
    select(actor_form.c.item, report.c.id)
    .select_from(report.join(actor, actor.c.report == report.c.serial).join(actor_form, actor_form.c.actor == actor.c.serial))
    .where(_STANDS, among(report.c.id))
)
_CLUSTER_OF: Final[AnySelect] = (
    select(item.c.id, cluster.c.cluster)
    .join(cluster, cluster.c.item == item.c.serial)
    .where(item.c.family == FAMILIES["actor"], among(item.c.id))
)
_NAMED: Final[AnySelect] = (
    select(report.c.serial, report.c.source, report.c.published)
    .select_from(report.join(actor, actor.c.report == report.c.serial).join(actor_form, actor_form.c.actor == actor.c.serial))
    .where(_STANDS, among(actor_form.c.item))
)
_ITEMS: Final[AnySelect] = (
    select(item.c.id, item.c.family).join(report, item.c.report == report.c.serial).where(among(report.c.id)).order_by(item.c.id)
)
_USED: Final[AnySelect] = select(actor_form.c.item).where(among(actor_form.c.item)).distinct()
_MINE: Final[AnySelect] = (
    select(actor_form.c.actor, actor_form.c.item, report.c.id)
    .join(actor, actor.c.serial == actor_form.c.actor)
    .join(report, actor.c.report == report.c.serial)
    .where(among(report.c.id))
)


class FormReader(Base):
    """Actors and their forms. Actors that a later coding retired are left out."""

    def forms_of(self, actor_ids: Iterable[str]) -> dict[str, str]:
        """The form of each actor; actors that have none are left out."""
        return {row[0]: row[1] for row in self.each(_FORM, actor_ids)}

    def actors_of_forms(self, form_ids: Iterable[str], limit: int | None = None) -> dict[str, tuple[str, ...]]:
        """The actors of each form, sorted; forms of nobody are left out.

        Args:
            limit: of each form at most so many.
        """
        found: dict[str, list[str]] = {}
        for row in self.each(_ACTORS_OF, form_ids, most=limit or _ALL):
            found.setdefault(row.item, []).append(row.id)
        return {form_id: tuple(actors) for form_id, actors in found.items()}

    def are_many(self, form_ids: Iterable[str], many: int) -> bool:
        """Whether at least so many actors have one of these forms: their ids need not be sorted for that, nor all be read."""
        met = 0
        for some in chunks(form_ids):
            met += len(self.connection.execute(_SOME_OF, {"ids": some, "most": many - met}).all())
            if met >= many:
                return True
        return False

    def lately_naming(self, form_ids: Iterable[str], most: int) -> dict[str, tuple[str, ...]]:
        """The reports that name an actor of each form, those that came last first; forms of nobody are left out.

        Args:
            most: of each form so many actors at most. A group that thousands name has as many, and to sort them by their ids takes long.
        """
        found: dict[str, list[str]] = {}
        if self.connection.dialect.name == "sqlite":
            for form_id in sorted(set(form_ids)):
                some = self.connection.execute(_NEWEST_OF_ONE, {"form": form_id, "most": most}).scalars().all()
                found |= {form_id: list(some)} if some else {}
        else:
            for row in self.each(_NEWEST_OF_EACH, form_ids, most=most):
                found.setdefault(row.item, []).append(row.id)
        return {form_id: tuple(dict.fromkeys(reports)) for form_id, reports in found.items()}

    def who_of(self, actor_ids: Iterable[str]) -> dict[str, tuple[str, Actor]]:
        """The archive's actor ("who-…") that each actor of a report is, with the actor's own record; others are left out."""
        return {row[0]: (row[1], actor_of(row[2])) for row in self.each(_WHO, actor_ids)}

    def people_in(self, report_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The archive's actors ("who-…") that reports name, each with the ids of those reports, sorted."""
        # In two steps: in one, SQLite would walk all forms of all actors rather than look up the few of these reports.
        forms = list(self.each(_FORMS_IN, report_ids))
        cluster_of = {row[0]: row[1] for row in self.each(_CLUSTER_OF, {form for form, _ in forms})}
        found: dict[str, set[str]] = {}
        for form, report_id in forms:
            if form in cluster_of:
                found.setdefault(cluster_of[form], set()).add(report_id)
        return {who: tuple(sorted(ids)) for who, ids in sorted(found.items())}

    def count_reports_of_forms(self, form_ids: Iterable[str]) -> tuple[int, tuple[str, ...], str | None]:
        """How many reports name actors of these forms, which outlets published them, and the first day on which one did."""
        found = {row.serial: (row.source, row.published) for row in self.each(_NAMED, form_ids)}
        sources = {source for source, _ in found.values() if source}
        return len(found), tuple(sorted(sources)), min((day for _, day in found.values() if day), default=None)

    def item_ids_of(self, family: Family, report_ids: Iterable[str]) -> tuple[str, ...]:
        """The items of a family that come from these reports, sorted."""
        return tuple(sorted(row.id for row in self.each(_ITEMS, report_ids) if row.family == FAMILIES[family]))


class FormWriter(FormReader):
    """Puts forms in."""

    def put_forms(self, forms: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
        """Say which form each actor of some reports has.

        Args:
            forms: for each report, by its id, all its actors with their forms.

        Returns:
            forms that were some actor's of these reports before and are nobody's now, sorted: items to drop.
        """
        wanted = {actor_id: form_id for mine in forms.values() for actor_id, form_id in mine.items()}
        serials = self.serials(actor.c.id, wanted)
        rows = {serials[actor_id]: form_id for actor_id, form_id in wanted.items()}
        former = {row.actor: row.item for row in self.each(_MINE, forms)}
        gone = sorted(serial for serial, form_id in former.items() if rows.get(serial) != form_id)
        for start in range(0, len(gone), 500):
            self.connection.execute(delete(actor_form).where(actor_form.c.actor.in_(gone[start : start + 500])))
        added = [{"actor": serial, "item": form_id} for serial, form_id in sorted(rows.items()) if former.get(serial) != form_id]
        self.insert(actor_form, added)
        left = set(former.values()) - set(rows.values())
        used = {row.item for row in self.each(_USED, left)}
        return tuple(sorted(left - used))
