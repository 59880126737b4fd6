"""What a map and a timeline count: incidents by where, and by when, as far as that is known."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.card import Card
from sayso.records.ids import content_id


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as incidents name it, with the precision that it is known to. One town may be several: itself, near it, a spot in it.

    Attributes:
        name, admin1, country_code, lat, lon, precision: as in `sayso.records.Place`; "" for what is not known.
    """

    name: str
    admin1: str = ""
    country_code: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = "unresolved"

    @classmethod
    def of(cls, card: Card) -> Spot | None:
        """Where an incident was, or None if nobody says."""
        if not card.place:
            return None
        return cls(card.place, card.admin1, card.country_code, card.lat, card.lon, card.place_precision or "unresolved")

    @property
    def id(self) -> str:
        """The same on every machine."""
        point = "" if self.lat is None or self.lon is None else f"{self.lat:.5f} {self.lon:.5f}"
        return content_id("spt", self.name, self.admin1, self.country_code, self.precision, point)


@dataclass(frozen=True, slots=True)
class SpotCount:
    """How many incidents were at one place.

    Attributes:
        spot: the place.
        incidents: how many.
        killed: the people killed in those whose number is known, added up.
        first, last: the first and the last day that one of them may have been on; "" if none has a date, and no `last` if one is open.
    """

    spot: Spot
    incidents: int
    killed: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Where:
    """Incidents by place.

    Attributes:
        counts: the places, those with most incidents first.
        total: how many incidents there are in all.
        nowhere: how many of them have no place at all.
        places: how many places there are, with those that are left out of `counts`.
    """

    counts: tuple[SpotCount, ...]
    total: int
    nowhere: int
    places: int


@dataclass(frozen=True, slots=True)
class SpanCount:
    """How many incidents were between two days, or in the months or years that these lie in.

    Attributes:
        start, end: the first and the last day, month or year that the date leaves open; "" for an end that is not known.
        series: type or stage; "" if not known.
        incidents: how many.
        killed: the people killed in those whose number is known, added up.
    """

    start: str
    end: str
    series: str
    incidents: int
    killed: int


@dataclass(frozen=True, slots=True)
class When:
    """Incidents by time.

    Attributes:
        counts: those of which both the first and the last day are known, in order.
        open: those of which only one end is known ("since March"), in order, without telling series apart.
        total: how many incidents there are in all.
        undated: how many have no date.
    """

    counts: tuple[SpanCount, ...]
    open: tuple[SpanCount, ...]
    total: int
    undated: int
