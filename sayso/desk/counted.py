"""What map and timeline count for somebody, and how a place that was counted is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Literal

from fastapi import Request

import sayso.flow as flow
from sayso.archive import Filter
from sayso.desk.access import person
from sayso.desk.filters import PER_PAGE, Filters
from sayso.desk.render import desk_of
from sayso.desk.veil import SEES_NAMES, asked_for_hidden, shown_to
from sayso.gazetteer import country_of
from sayso.records import Spot, Where
from sayso.review.timeline import By

KNOWN: Final[Mapping[str, str]] = {
    "exact": "this spot",
    "near": "near it",
    "settlement": "the town",
    "district": "somewhere in the district",
    "province": "somewhere in the province",
    "country": "somewhere in the country",
    "region": "somewhere in the region",
    "unresolved": "a name that the place list does not have",
}
"""How precisely a place is known, in words."""


def counted(request: Request, wanted: Filter, kind: Literal["incident", "statement"] = "incident") -> tuple[str, ...] | None:
    """Incidents, or statements, that may not be counted for who asks, because what they are asked for by is a name that is hidden in them.

    A count would tell who is in a report, as a list would. Of more than one page of them, those of the latest page speak for all:
    a name that most of them hide counts nothing.

    Returns:
        ids to leave out, or None if none at all may be counted.
    """
    settings, words = desk_of(request).settings, " ".join(filter(None, (wanted.actor, wanted.place, wanted.source)))
    if person(request).may(SEES_NAMES) or not words:
        return ()
    list_ = flow.incidents if kind == "incident" else flow.statements
    found = list_(replace(wanted, kind=kind), limit=PER_PAGE, settings=settings)
    hidden = asked_for_hidden(person(request), settings, words, found.cards)
    without = tuple(card.id for card, hides in zip(found.cards, hidden, strict=True) if hides)
    if found.total > len(found.cards):
        return None if 2 * len(without) > len(found.cards) else ()
    return without


def placed(request: Request, found: Where) -> dict[str, Any]:
    """Places with their counts as JSON values, with the ground that each stands for, and without names that who asks may not see."""
    names = _names(request, [one.spot for one in found.counts])
    items = []
    for one in found.counts:
        spot, ground, country = one.spot, flow.extent(one.spot), country_of(one.spot.country_code)
        items.append(
            {
                "id": spot.id,
                "name": country.name if country and spot.precision == "country" else names.get(spot.name, spot.name),
                "admin1": spot.admin1,
                "country": country.name if country else spot.country_code,
                "country_code": spot.country_code,
                "precision": spot.precision,
                "known": KNOWN.get(spot.precision, spot.precision),
                "lat": spot.lat,
                "lon": spot.lon,
                "ground": ground.kind,
                "radius_km": ground.radius_km,
                "outline": [list(point) for point in ground.outline],
                "incidents": one.incidents,
                "killed": one.killed,
                "first": one.first,
                "last": one.last,
            }
        )
    told = sum(one.incidents for one in found.counts)
    unknown = [one for one in items if one["ground"] == "none"]
    return {
        "items": items,
        "total": found.total,
        "nowhere": found.nowhere,
        "places": found.places,
        "left_out": {"places": found.places - len(items), "incidents": found.total - found.nowhere - told},
        "not_drawn": {"places": len(unknown), "incidents": sum(one["incidents"] for one in unknown)},
    }


def told_at(request: Request, filters: Filters) -> dict[str, str] | None:
    """The one place that is asked for, or None."""
    spot = flow.place_at(filters.at, settings=desk_of(request).settings) if filters.at else None
    if spot is None:
        return {"name": filters.at, "known": "not known here"} if filters.at else None
    country, name = country_of(spot.country_code), _names(request, [spot]).get(spot.name, spot.name)
    return {"name": country.name if country and spot.precision == "country" else name, "known": KNOWN.get(spot.precision, "")}


def _names(request: Request, spots: Sequence[Spot]) -> dict[str, str]:
    """The names of places that are names of people too, as who asks may see them: what no list has may be somebody taken for a town."""
    if person(request).may(SEES_NAMES):
        return {}
    settings = desk_of(request).settings
    doubtful = flow.actors_named({spot.name for spot in spots if spot.lat is None}, settings=settings)
    shown = shown_to(person(request), settings, {"names": [{"name": name, "of": list(ids)} for name, ids in doubtful.items()]})
    return dict(zip(doubtful, (one["name"] for one in shown["names"]), strict=True))


def by_of(request: Request) -> By:
    """What the bars of a timeline are parted by."""
    return "stage" if request.query_params.get("by") == "stage" else "type"
