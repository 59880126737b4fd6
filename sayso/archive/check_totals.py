"""A check of the totals: they are those of what stands in the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, func, select

from sayso.archive.base import Base
from sayso.archive.checks import Break, shown, stream
from sayso.archive.tables import card, report
from sayso.archive.tally_tables import tally
from sayso.archive.total_tables import card_total, covered, outlet_total, spot_total
from sayso.archive.totals import covers

_CARDS: Final = select(card.c.kind, card.c.flags, func.count()).group_by(card.c.kind, card.c.flags)
_OUTLETS: Final = select(report.c.source, func.count()).where(report.c.source.is_not(None)).group_by(report.c.source)
_SPOTS: Final = (
    select(tally.c.spot, func.count(), func.sum(tally.c.killed), func.min(tally.c.day), func.max(tally.c.last))
    .where(tally.c.spot.is_not(None))
    .group_by(tally.c.spot)
)


def totals_as_counted(connection: Connection) -> Iterator[Break | None]:
    """How many cards, reports of outlets and incidents at places there are, and which reports tell of which country."""
    cards = {(row[0], row[1]): row[2] for row in connection.execute(_CARDS)}
    kept = {(row.kind, row.flags): row.cards for row in connection.execute(select(card_total)) if row.cards}
    yield from _compared("cards of the kind and the flags", cards, kept)
    outlets = {row[0]: row[1] for row in connection.execute(_OUTLETS)}
    yield from _compared("reports of the outlet", outlets, {row[0]: row[1] for row in connection.execute(select(outlet_total))})
    spots = {row[0]: tuple(row[1:]) for row in connection.execute(_SPOTS)}
    yield from _compared(
        "incidents at the place", spots, {row[0]: tuple(row[1:]) for row in connection.execute(select(spot_total))}
    )
    base = Base(connection)
    for rows in stream(connection, select(report.c.serial, report.c.id), report.c.serial):
        serials = [row.serial for row in rows]
        wanted = Counter(row[-1] for row in covers(base, serials))
        there = select(*covered.c).where(covered.c.report.in_(serials))
        wrong = {row[-1] for row in covers(base, serials) ^ {tuple(row) for row in connection.execute(there)}}
        for row in rows:
            says = f"the countries that report {row.id} is counted for are not those that its incidents lie in"
            yield Break("totals", row.id, f"{wanted[row.serial]} countries", "others", says) if row.serial in wrong else None


def _compared(what: str, wanted: Mapping[Any, Any], there: Mapping[Any, Any]) -> Iterator[Break | None]:
    for key in {**wanted, **there}:
        should, does = wanted.get(key), there.get(key)
        says = f"the total of {what} {shown(key)} is not what stands in the archive"
        yield None if should == does else Break("totals", shown(key), shown(should), shown(does), says)
