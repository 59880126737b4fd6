"""Totals of the whole archive, changed together with what they are totals of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import delete, func, select

from sayso.archive.among import among
from sayso.archive.base import ON, Base
from sayso.archive.batches import batches
from sayso.archive.tables import card_key, card_report, report
from sayso.archive.tally_tables import tally
from sayso.archive.total_tables import card_total, covered, outlet_total, spot_total

_COUNTRY: Final = len("place:vv")
_COLUMNS: Final = tuple(covered.c)
_COVERS: Final = (
    select(card_key.c.key, report.c.published, func.coalesce(report.c.source, ""), report.c.serial)
    .select_from(
        card_report.join(card_key, card_key.c.card == card_report.c.card).join(report, report.c.serial == card_report.c.report)
    )
    .where(
        card_key.c.kind == "incident",
        func.length(card_key.c.key) == _COUNTRY,
        card_key.c.key.startswith("place:"),
        report.c.published.is_not(None),
    )
    .distinct()
)
_COVERS_BY: Final = _COVERS.where(among(card_report.c.report))
_COVERED_BY: Final = select(*_COLUMNS).where(among(covered.c.report))
_UNCOVER: Final = delete(covered).where(among(covered.c.report))
_TELLING: Final = select(card_report.c.report).where(among(card_report.c.card)).distinct()
_SPOTS: Final = select(tally.c.spot).where(among(tally.c.card), tally.c.spot.is_not(None)).distinct()
_SUMS: Final = (
    select(tally.c.spot, func.count(), func.sum(tally.c.killed), func.min(tally.c.day), func.max(tally.c.last))
    .where(among(tally.c.spot))
    .group_by(tally.c.spot)
)
_EMPTY: Final = delete(spot_total).where(among(spot_total.c.spot))


_CARDS: Final = select(card_total.c.kind, card_total.c.flags, card_total.c.cards).where(card_total.c.cards != 0)
_OUTLETS: Final = select(outlet_total.c.source, outlet_total.c.reports)
_SPOT_TOTALS: Final = select(*spot_total.c).order_by(spot_total.c.incidents.desc(), spot_total.c.spot)
_AT_SPOTS: Final = select(func.count(), func.sum(spot_total.c.incidents)).select_from(spot_total)
Sums = tuple[int, int | None, str, str]
"""Incidents at a place, those killed in them, the first and the last day that any may have been on."""


def is_of_country(key: str) -> bool:
    """Whether `covered` holds the reports of a key of `card_key`."""
    return len(key) == _COUNTRY and key.startswith("place:")


def covers(base: Base, reports: Sequence[int]) -> set[tuple[Any, ...]]:
    """The rows of `covered` that some reports, by their serials, must have."""
    return {tuple(row) for row in base.connection.execute(_COVERS_BY, {"ids": reports})}


class TotalReader(Base):
    """Asks for them."""

    def cards_by_flags(self) -> dict[tuple[str, int], int]:
        """How many cards there are of each kind, by their flags."""
        return {(row[0], row[1]): row[2] for row in self.connection.execute(_CARDS)}

    def reports_by_outlet(self) -> dict[str, int]:
        """How many reports each outlet published, by its name."""
        return {row[0]: row[1] for row in self.connection.execute(_OUTLETS).all()}

    def sums_by_spot(self, limit: int) -> tuple[dict[int, Sums], int, int]:
        """What is counted at the places with most incidents, by their serials; how many places there are, and incidents at them."""
        rows = self.connection.execute(_SPOT_TOTALS.limit(limit)).all()
        places, incidents = self.connection.execute(_AT_SPOTS).one()
        return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}, int(places), int(incidents or 0)


class TotalWriter(TotalReader):
    """Keeps them."""

    def total_of_outlet(self, source: str | None, reports: int = 1) -> None:
        """An outlet published some more reports."""
        if source is not None:
            self._increase(outlet_total, [{"source": source, "reports": reports}])

    def total_of_cards(self, before: Mapping[tuple[str, int], int], after: Mapping[tuple[str, int], int]) -> None:
        """Some cards were of these kinds and flags, and are of others now; those that were or are not there count for nothing."""
        change = {key: after.get(key, 0) - before.get(key, 0) for key in sorted({*before, *after})}
        rows = [{"kind": kind, "flags": flags, "cards": more} for (kind, flags), more in change.items() if more]
        if rows:
            self._increase(card_total, rows)

    def spots_of(self, cards: Sequence[int]) -> set[int]:
        """Serials of the places that some incidents are counted at, by the serials of their cards."""
        return {row[0] for some in batches(cards, 500) for row in self.connection.execute(_SPOTS, {"ids": some})}

    def total_of_spots(self, spots: Collection[int]) -> None:
        """Add up anew what happened at some places."""
        names = tuple(spot_total.c.keys())
        for some in batches(sorted(spots), 500):
            rows = [dict(zip(names, row, strict=True)) for row in self.connection.execute(_SUMS, {"ids": some})]
            self.upsert(spot_total, rows)
            if empty := sorted(set(some) - {row["spot"] for row in rows}):
                self.connection.execute(_EMPTY, {"ids": empty})

    def reports_of_cards(self, cards: Sequence[int]) -> set[int]:
        """Serials of the reports that tell of some incidents or statements, by the serials of their cards."""
        return {row[0] for some in batches(cards, 500) for row in self.connection.execute(_TELLING, {"ids": some})}

    def cover(self, reports: Iterable[int]) -> None:
        """Find out anew of which countries some reports tell."""
        for some in batches(sorted(set(reports)), 500):
            wanted = covers(self, some)
            there = {tuple(row) for row in self.connection.execute(_COVERED_BY, {"ids": some})}
            changed = {row[-1] for row in wanted ^ there}
            if not changed:
                continue
            if {row[-1] for row in there} & changed:
                self.connection.execute(_UNCOVER, {"ids": sorted(changed)})
            new = sorted(row for row in wanted if row[-1] in changed)
            self.insert(covered, [dict(zip(covered.c.keys(), row, strict=True)) for row in new])

    def _increase(self, table: Any, rows: list[dict[str, Any]]) -> None:
        """Add rows; to those whose primary key is there already, add the last column."""
        self.connection.execute(_increasing(table, self.connection.dialect.name), rows)


@lru_cache(maxsize=8)
def _increasing(table: Any, dialect: str) -> Any:
    statement = ON[dialect](table)
    column = table.c[table.c.keys()[-1]]
    keys = [one.name for one in table.primary_key]
    return statement.on_conflict_do_update(index_elements=keys, set_={column.name: column + statement.excluded[column.name]})
