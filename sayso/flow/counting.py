"""The verbs behind map and timeline: incidents counted by place and by time."""

from __future__ import annotations

from collections.abc import Collection

from sayso.archive import Filter, veil
from sayso.flow.asking import check_type, settled
from sayso.flow.opened import reading
from sayso.gazetteer import Extent, extent_of
from sayso.records import Spot, Where
from sayso.review.timeline import By, Timeline
from sayso.review.timeline import timeline as timeline_of
from sayso.settings import Settings


def places(
    wanted: Filter | None = None, *, limit: int = 2000, without: Collection[str] = (), settings: Settings | None = None
) -> Where:
    """How many incidents were where, as precisely as it is known, the places with most of them first.

    Args:
        limit: how many places are given; how many there are is told in any case.
        without: ids of incidents that are not counted.
    """
    with reading(settings) as reader:
        narrowed = settled(reader, wanted)
        found = veil(reader.where(narrowed, limit, without), reader.sealed())
    if not found.total and narrowed.type:
        check_type(("incident",), narrowed.type, settings)
    return found


def extent(spot: Spot) -> Extent:
    """The ground that a place stands for: what is known to be in a province must not be shown as a point in its middle."""
    return extent_of(spot)


def actors_named(names: Collection[str], *, settings: Settings | None = None) -> dict[str, tuple[str, ...]]:
    """Which actors of the archive are called by each of these names; names of nobody are left out."""
    with reading(settings) as reader:
        return reader.actors_named(names)


def place_at(spot_id: str, *, settings: Settings | None = None) -> Spot | None:
    """A place by its id in the map, or None."""
    with reading(settings) as reader:
        return veil(reader.spot(spot_id), reader.sealed())


def timeline(
    wanted: Filter | None = None,
    *,
    step: str = "",
    by: By = "type",
    without: Collection[str] = (),
    settings: Settings | None = None,
) -> Timeline:
    """Incidents over time; what is known only by month or year stays apart.

    Args:
        step: ``day``, ``week``, ``month`` or ``year``; "": what the time they span demands.
        by: whether bars are parted by type or by stage.
        without: ids of incidents that are not counted.
    """
    with reading(settings) as reader:
        narrowed = settled(reader, wanted)
        found = timeline_of(reader, narrowed, step=step, by=by, without=without)
    if not found.total and narrowed.type:
        check_type(("incident",), narrowed.type, settings)
    return found
