"""Incidents in the columns of UCDP GED; what fills each stands in ``data/ucdp.yaml``."""

from __future__ import annotations

from math import floor
from typing import Final

from sayso.codebook import Codebook
from sayso.export.facts import Facts, joined
from sayso.export.layouts import Layout
from sayso.export.tables import Cell

_WEEK: Final = 7
_CELLS_ROUND: Final = 720
_FINEST_AREA: Final = 3
"""`where_prec` of a district, the largest area that is put into one cell of the grid."""


def ucdp_row(facts: Facts, codebook: Codebook, layout: Layout) -> dict[str, Cell] | str:
    """The cells that are filled, or why the incident is left out: a key of the layout's `left_out`."""
    card, killed = facts.card, facts.amount("killed")
    if card.stage in ("threatened", "foiled"):
        return card.stage
    if killed is None or not any((killed.low, killed.best, killed.high)):
        return "no_deaths"
    doers, reports, year = facts.named("perpetrator"), facts.reports, facts.same(4)
    precision = layout.codes["where_prec"].get(card.place_precision)
    lat, lon = (card.lat, card.lon) if precision else (None, None)
    located = lat is not None and lon is not None
    return {
        "id": card.id,
        "year": int(year) if year else None,
        "code_status": card.review,
        "side_a": doers[0] if doers else None,
        "number_of_sources": card.origins,
        "source_article": joined([", ".join(filter(None, (r.source, r.published, r.title))) for r in reports], ";"),
        "source_office": joined([r.source or "" for r in reports], ";"),
        "source_date": joined([r.published or "" for r in reports], ";"),
        "source_headline": joined([r.title or "" for r in reports], ";"),
        "source_original": joined(_counting(facts), ";"),
        "where_prec": precision,
        "where_coordinates": card.place or None,
        "where_description": ", ".join((*facts.listed("site"), *([card.place] if card.place else []))) or None,
        "adm_1": card.admin1 or None,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if located else None,
        "priogrid_gid": priogrid(lat, lon) if lat is not None and lon is not None and precision <= _FINEST_AREA else None,
        "country": facts.country,
        "date_prec": _date_precision(facts),
        "date_start": card.start,
        "date_end": card.end,
        "deaths_unknown": killed.best,
        "best": killed.best,
        "high": killed.high,
        "low": killed.low,
    }


def priogrid(lat: float, lon: float) -> int:
    """The cell of the PRIO-GRID that holds a position: half a degree wide, counted eastwards from the south-western corner of the map.

    >>> priogrid(34.53, 69.17)
    179779
    """
    return floor((lat + 90) * 2) * _CELLS_ROUND + floor((lon + 180) * 2) + 1


def _date_precision(facts: Facts) -> int | None:
    days = facts.days
    if days is None:
        return None
    if days <= _WEEK:
        return 1 if days == 1 else 2 if days < _WEEK else 3
    return 4 if facts.same(7) else 5 if facts.same(4) else None


def _counting(facts: Facts) -> list[str]:
    """Who says how many died, where it is not the outlet itself."""
    named = [one.by.name for told in facts.told for one in told.account.of("killed") if one.by and one.stance == "asserted"]
    return list(dict.fromkeys(named))
