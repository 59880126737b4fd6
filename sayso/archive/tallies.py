"""Incidents counted by place and by time, in the store: what maps and timelines are drawn from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from heapq import nsmallest
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, FromClause, Select, case, delete, func, literal_column, select

from sayso.archive.among import among
from sayso.archive.batches import batches
from sayso.archive.characters import folded
from sayso.archive.filters import Filter
from sayso.archive.narrow import OPEN, card_conditions, card_days, card_flags
from sayso.archive.tables import card, card_key
from sayso.archive.tally_tables import spot, tally
from sayso.archive.totals import Sums, TotalReader
from sayso.records import Card, SpanCount, Spot, SpotCount, When, Where

Step = Literal["day", "month", "year"]
_CHARACTERS: Final[dict[Step, int]] = {"day": 10, "month": 7, "year": 4}
_SPOT: Final = tuple(spot.c[name] for name in ("name", "admin1", "country_code", "lat", "lon", "precision"))
_SPOTS: Final = select(spot.c.serial, *_SPOT).where(among(spot.c.serial))

_ACTORS: Final = (
    select(card_key.c.key, card.c.id)
    .join(card, card.c.serial == card_key.c.card)
    .where(among(card_key.c.key), card_key.c.kind == "actor")
    .order_by(card.c.id)
)


class TallyReader(TotalReader):
    """Counts of incidents."""

    def where(self, wanted: Filter, limit: int, without: Collection[str] = ()) -> Where:
        """How many incidents a filter accepts at each place.

        Args:
            limit: how many places are given at most, those with most incidents first.
            without: ids of incidents that are not counted.
        """
        if not without and replace(wanted, kind=None) == Filter():
            total = sum(count for (kind, _), count in self.cards_by_flags().items() if kind == "incident")
            rows, places, somewhere = self.sums_by_spot(limit)
        else:
            rows, total = self._sums(wanted, without)
            places, somewhere = len(rows), sum(row[0] for row in rows.values())
        most = nsmallest(limit, rows, key=lambda serial: (-rows[serial][0], serial))
        found = {
            row[0]: Spot(*row[1:]) for some in batches(most, 500) for row in self.connection.execute(_SPOTS, {"ids": some}).all()
        }
        return Where(tuple(_count(found[serial], *rows[serial]) for serial in most), total, total - somewhere, places)

    def _sums(self, wanted: Filter, without: Collection[str]) -> tuple[dict[int, Sums], int]:
        """What is counted at each place that is known, by its serial, and how many incidents there are at all."""
        source, conditions = self._told(wanted, without)
        sums = func.count(), func.sum(tally.c.killed), func.min(tally.c.day), func.max(tally.c.last)
        query = select(tally.c.spot, *sums).select_from(source).where(*conditions).group_by(tally.c.spot)
        rows = {row[0]: (row[1], row[2], row[3], row[4]) for row in self.connection.execute(query).all()}
        total = sum(row[0] for row in rows.values())
        rows.pop(None, None)
        return rows, total

    def when(self, wanted: Filter, step: Step, by: Literal["type", "stage"], without: Collection[str] = ()) -> When:
        """How many incidents a filter accepts at each time.

        Args:
            step: how exactly times are told apart; what is known less exactly is given as it is.
            by: what else is told apart.
            without: ids of incidents that are not counted.
        """
        source, conditions = self._told(wanted, without)
        series, whole = tally.c[by], (~tally.c.open, tally.c.last != "")
        each = (tally.c.day, tally.c.last, series)
        days = select(*each, func.count().label("incidents"), func.coalesce(func.sum(tally.c.killed), 0).label("killed"))
        days = days.select_from(source).where(*conditions, *whole).group_by(*each)
        one: Any = literal_column("1")  # no parameters: PostgreSQL must see that both lists ask for the same
        length: Any = literal_column(str(_CHARACTERS[step]))
        inner = days.subquery()  # first in the order of an index: so nothing but what is left of it need be sorted
        steps = (func.substr(inner.c.day, one, length), func.substr(inner.c.last, one, length), inner.c[by])
        spans = select(*steps, func.sum(inner.c.incidents), func.sum(inner.c.killed)).group_by(*steps).order_by(*steps)
        if step == "day":
            spans = days.order_by(*each)
        known = func.sum(case((tally.c.last == "", 1), else_=0))
        total, undated = self.connection.execute(select(func.count(), known).select_from(source).where(*conditions)).one()
        counts = tuple(SpanCount(a, b, name, int(n), int(k)) for a, b, name, n, k in self.connection.execute(spans))
        return When(counts, self._open(source, conditions, _CHARACTERS[step]), total, int(undated or 0))

    def _open(self, source: FromClause, conditions: list[ColumnElement[bool]], length: int) -> tuple[SpanCount, ...]:
        """Incidents of which only the first or only the last day is known."""
        query = select(tally.c.day, tally.c.last, func.count(), func.coalesce(func.sum(tally.c.killed), 0)).select_from(source)
        query = query.where(*conditions, tally.c.open).group_by(tally.c.day, tally.c.last).order_by(tally.c.day, tally.c.last)
        found = []
        for day, last, incidents, killed in self.connection.execute(query):
            start, end = (day[:length], "") if last == OPEN else ("", last[:length])
            found.append(SpanCount(start, end, "", incidents, int(killed)))
        return tuple(found)

    def days_spanned(self, wanted: Filter, without: Collection[str] = ()) -> tuple[str, str] | None:
        """The first and the last day that an incident with a whole date may have been on, or None if there is none."""
        source, conditions = self._told(wanted, without)
        query = select(func.min(tally.c.day), func.max(tally.c.last)).select_from(source)
        first, last = self.connection.execute(query.where(*conditions, ~tally.c.open, tally.c.last != "")).one()
        return (first, last) if first else None

    def spot(self, spot_id: str) -> Spot | None:
        """A place by its id, or None."""
        row = self.connection.execute(select(*_SPOT).where(spot.c.id == spot_id)).one_or_none()
        return None if row is None else Spot(*row)

    def spots_in(self, country_code: str) -> dict[str, Spot]:
        """The places of a country that incidents name, by their ids."""
        rows = self.connection.execute(select(spot.c.id, *_SPOT).where(spot.c.country_code == country_code))
        return {row[0]: Spot(*row[1:]) for row in rows}

    def actors_named(self, names: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Which actors of the archive are called by each of these names, whatever its case and accents; names of nobody are left out."""
        wanted = {f"actor:{folded(name)}": name for name in sorted(names)}
        found: dict[str, tuple[str, ...]] = {}
        for row in self.each(_ACTORS, wanted):
            found[wanted[row.key]] = (*found.get(wanted[row.key], ()), row.id)
        return found

    def _told(self, wanted: Filter, without: Collection[str]) -> tuple[FromClause, list[ColumnElement[bool]]]:
        """What to read, which holds `tally`, and what must hold of its rows."""
        table, conditions = card_conditions(self.connection, replace(wanted, kind="incident"), whole=tally)
        source = tally if table is tally else table.join(tally, tally.c.card == table.c.card)
        if without:
            conditions.append(tally.c.card.not_in(_serials_of(sorted(without))))
        return source, conditions


class TallyWriter(TallyReader):
    """Keeps what is counted."""

    def put_tallies(self, told: Sequence[tuple[int, Card]]) -> None:
        """Keep what is counted of incidents, each in the place of what was there; cards of other kinds are passed over.

        Args:
            told: serials and cards.
        """
        some = [(serial, one, Spot.of(one)) for serial, one in told if one.kind == "incident"]
        places = {place.id: place for _, _, place in some if place}
        there = self.serials(spot.c.id, places)
        new = {one_id: self.next_serial(spot) for one_id in sorted(places.keys() - there.keys())}
        names = ("name", "admin1", "country_code", "lat", "lon", "precision")
        self.insert(
            spot,
            [
                {"serial": serial, "id": one_id, **{name: getattr(places[one_id], name) for name in names}}
                for one_id, serial in new.items()
            ],
        )
        serials = there | new
        self.upsert(
            tally, [{"card": serial, **tally_row(one), "spot": serials[at.id] if at else None} for serial, one, at in some]
        )

    def drop_tallies(self, serials: Sequence[int]) -> None:
        """Forget what is counted of some cards."""
        for some in batches(serials, 500):
            self.connection.execute(delete(tally).where(tally.c.card.in_(some)))


def tally_row(one: Card) -> dict[str, Any]:
    """What is counted of an incident, but where it was."""
    day, last = card_days(one)
    toll = one.killed
    numbers = () if toll is None else (toll.best, toll.low, toll.high)
    return {
        "day": day,
        "last": last,
        "flags": card_flags(one),
        "open": last == OPEN or (bool(one.end) and not one.start),
        "type": one.type,
        "stage": one.stage,
        "killed": next((number for number in numbers if number is not None), None),
    }


def _serials_of(ids: Sequence[str]) -> Select[Any]:
    return select(card.c.serial).where(card.c.id.in_(ids))


def _count(at: Spot, incidents: int, killed: int | None, first: str, last: str) -> SpotCount:
    return SpotCount(at, incidents, int(killed or 0), first, "" if last == OPEN else last)
