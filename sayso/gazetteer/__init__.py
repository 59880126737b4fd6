"""Places, countries and armed groups: what names may mean."""

from sayso.gazetteer.extents import Extent, extent_of
from sayso.gazetteer.own import own_places, use_places
from sayso.gazetteer.places import (
    Entry,
    Gazetteer,
    abbreviations,
    country_of,
    demonym,
    gazetteer,
    is_short,
)

__all__ = [
    "Entry",
    "Extent",
    "Gazetteer",
    "abbreviations",
    "country_of",
    "demonym",
    "extent_of",
    "gazetteer",
    "is_short",
    "own_places",
    "use_places",
]
