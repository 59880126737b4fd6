"""Names that are hidden from most people, kept for each report in step with its coding: a page of many reports need read none of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, or_, select

from sayso.archive.among import among
from sayso.archive.base import AnyRow, Base
from sayso.archive.batches import batches
from sayso.archive.checks import Break, shown, stream, tried
from sayso.archive.codec import actor_of, dumped
from sayso.archive.remembered import each_remembered
from sayso.archive.tables import account, actor, assertion, report, withheld
from sayso.records import Actor
from sayso.records.at_risk import RULE, TELLING, names_at_risk_as_kept
from sayso.records.coded import Coded

_KEPT: Final = (
    select(report.c.id, withheld.c.names)
    .join(withheld, (withheld.c.report == report.c.serial) & (withheld.c.rule == RULE))
    .where(among(report.c.id))
)
_SERIALS: Final = select(report.c.serial, report.c.id).where(among(report.c.id))
_ACTORS: Final = (
    select(actor.c.report, actor.c.body)
    .where(among(actor.c.report), actor.c.retired_by.is_(None))
    .order_by(actor.c.place, actor.c.id)
)
_CODED: Final = (
    select(
        account.c.report,
        account.c.id,
        account.c.kind,
        assertion.c.property,
        assertion.c.value,
        assertion.c.words,
        assertion.c.claimants,
        assertion.c.made_by,
    )
    .join(assertion, (assertion.c.account == account.c.serial) & assertion.c.retired_by.is_(None))
    .where(
        among(account.c.report),
        account.c.retired_by.is_(None),
        or_(
            assertion.c.property.in_(bindparam("telling", sorted(TELLING), expanding=True)),
            assertion.c.claimants.contains('"act-'),
            assertion.c.made_by.startswith("added:"),
        ),
    )
    .order_by(account.c.place, account.c.id, assertion.c.place, assertion.c.id)
)
_AT_ONCE: Final = 500


class WithheldReader(Base):
    """Names at risk."""

    def names_withheld(self, report_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each report the names of victims, minors, detainees and witnesses in it, as its coding stands; see `sayso.records.at_risk`.

        Those that an older rule found are found anew, and so are those of reports from before names were kept.
        """
        return each_remembered(self.connection, "names withheld", report_ids, self._names_withheld)

    def _names_withheld(self, wanted: list[str]) -> dict[str, tuple[str, ...]]:
        found = {row[0]: tuple(json.loads(row[1])) for row in self.each(_KEPT, wanted)}
        missing = {row[0]: row[1] for row in self.each(_SERIALS, [one for one in wanted if one not in found])}
        now = _names_of(self.connection, sorted(missing))
        return {one: found.get(one, ()) for one in wanted} | {one: now[serial] for serial, one in missing.items()}


class WithheldWriter(WithheldReader):
    """Keeps them."""

    def put_names_withheld(self, reports: Sequence[int]) -> None:
        """Find the names of reports, by their serials, as they stand now."""
        for some in batches(reports, _AT_ONCE):
            found = _names_of(self.connection, some)
            self.upsert(withheld, [{"report": one, "rule": RULE, "names": dumped(found[one])} for one in some])


def names_as_coded(connection: Connection) -> Iterator[Break | None]:
    """The names that are hidden are those that the coding of each report demands. Reports from before names were kept are passed over."""
    query = select(withheld.c.report, withheld.c.names, report.c.id).join(report, report.c.serial == withheld.c.report)
    for rows in stream(connection, query.where(withheld.c.rule == RULE), withheld.c.report):
        for row in rows:
            yield tried("names", row.id, _names_break, connection, row)


def _names_break(connection: Connection, row: AnyRow) -> Break | None:
    wanted = list(_names_of(connection, [row.report])[row.report])
    says = f"the names kept as hidden in report {row.id} are not those that its coding demands"
    return None if json.loads(row.names) == wanted else Break("names", row.id, shown(wanted), shown(row.names), says)


def _names_of(connection: Connection, serials: Sequence[int]) -> dict[int, tuple[str, ...]]:
    actors: defaultdict[int, list[Actor]] = defaultdict(list)
    values: defaultdict[int, list[Coded]] = defaultdict(list)
    for some in batches(serials, _AT_ONCE):
        for owner, body in connection.execute(_ACTORS, {"ids": some}):
            actors[owner].append(actor_of(body))
        for row in connection.execute(_CODED, {"ids": some}):
            values[row[0]].append(_coded(*row[1:]))
    return {one: names_at_risk_as_kept(actors[one], values[one]) for one in serials}


def _coded(owner: str, kind: str, name: str, value: str, words: str, claimants: Any, made_by: str) -> Coded:
    speakers = tuple(link[3] for link in json.loads(claimants) if link[3])
    told = json.loads(value) if value.startswith('"') else ""
    return Coded(owner, kind, name, told, words, speakers, made_by.startswith("added:"))
