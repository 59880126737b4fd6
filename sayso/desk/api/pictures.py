"""Incidents counted by place and by time: what the map and the timeline are drawn from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

import sayso.flow as flow
from sayso.desk.access import AnyPerson
from sayso.desk.api.answers import answer
from sayso.desk.api.narrowing import Narrowed
from sayso.desk.counted import counted, placed
from sayso.desk.render import desk_of
from sayso.records import Where
from sayso.review.timeline import Timeline

router = APIRouter(tags=["asking"])
AT_MOST = 2000
"""Places of one answer."""


class Counted(BaseModel):
    """How many there are of something."""

    places: int
    incidents: int


class Place(BaseModel):
    """A place with the precision that it is known to. One town may be several: itself, near it, a spot in it."""

    id: str = Field(description="What `at` of `/map`, `/timeline` and `/incidents` takes.")
    name: str
    admin1: str
    country: str
    country_code: str
    precision: str = Field(description="exact, near, settlement, district, province, country, region or unresolved.")
    known: str = Field(description="The same in words.")
    lat: float | None = Field(
        description="Of a district, province or country: of a point that stands for it, where nothing happened."
    )
    lon: float | None
    ground: Literal["circle", "outline", "country", "none"] = Field(
        description="What the name stands for: a circle round the point, the `outline`, the whole country, or ground that is not known."
    )
    radius_km: float | None
    outline: list[list[float]] = Field(
        description="Longitude and latitude of each corner; it goes round the towns of a province."
    )
    incidents: int
    killed: int = Field(description="The numbers known, added up.")
    first: str = Field(description="The first day that one of them may have been on, or an empty string.")
    last: str = Field(description="The last day, or an empty string where it is open or none has a date.")


class Map(BaseModel):
    """Incidents by place, the places with most of them first."""

    items: list[Place]
    total: int = Field(description="Incidents, with those that have no place.")
    nowhere: int = Field(description="Incidents without any place.")
    places: int = Field(description="Places, with those that are left out.")
    left_out: Counted = Field(description="Beyond the limit.")
    not_drawn: Counted = Field(description="Among the items, those whose ground is not known.")


class Bar(BaseModel):
    """A day, a week, a month or a year."""

    start: str
    end: str
    incidents: int = Field(description="Dated exactly enough to lie in it.")
    parts: dict[str, int] = Field(description="The same by type or stage; the key is empty where that is not known.")
    killed: int = Field(description="The numbers known, added up.")
    may: int = Field(description="Dated less exactly, so that they may have been then.")


class Span(BaseModel):
    """A month or year that holds all that is known of the time of some incidents."""

    start: str
    end: str
    step: Literal["month", "year"]
    incidents: int
    killed: int


class Times(BaseModel):
    """Incidents over time."""

    step: Literal["day", "week", "month", "year"]
    by: Literal["type", "stage"]
    series: dict[str, int] = Field(description="Types or stages of what is in the bars, most first.")
    bars: list[Bar]
    spans: list[Span]
    longer: int = Field(description="Incidents within more than a year.")
    open: int = Field(description="Incidents of which only the first or the last day is known.")
    undated: int = Field(description="Incidents without a date.")
    total: int


@router.get("/map", response_model=Map)
def map_(
    request: Request, who: AnyPerson, wanted: Narrowed, limit: Annotated[int, Query(ge=1, le=AT_MOST)] = AT_MOST
) -> Response:
    """How many incidents were where, as precisely as it is known."""
    without = counted(request, wanted)
    found = Where((), 0, 0, 0)
    if without is not None:
        found = flow.places(wanted, limit=limit, without=without, settings=desk_of(request).settings)
    return answer(request, placed(request, found))


@router.get("/timeline", response_model=Times)
def timeline(
    request: Request,
    who: AnyPerson,
    wanted: Narrowed,
    step: Annotated[
        Literal["day", "week", "month", "year"] | None, Query(description="None: what the time they span demands.")
    ] = None,
    by: Literal["type", "stage"] = "type",
) -> Response:
    """How many incidents were when; what is known only by month or year stays apart."""
    without = counted(request, wanted)
    found = Timeline("year", "", by, {}, (), (), 0, 0, 0, 0)
    if without is not None:
        settings = desk_of(request).settings
        found = flow.timeline(wanted, step=step or "", by=by, without=without, settings=settings)
    told: dict[str, Any] = flow.as_json(found)
    told["bars"] = [{**bar, "incidents": sum(bar["parts"].values())} for bar in told["bars"]]
    return answer(request, {key: value for key, value in told.items() if key != "asked"})
