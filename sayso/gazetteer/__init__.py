"""Places, countries and armed groups: what names may mean."""

from sayso.gazetteer.places import (
    Entry,
    Gazetteer,
    abbreviations,
    country_of,
    demonym,
    gazetteer,
    is_short,
)

__all__ = ["Entry", "Gazetteer", "abbreviations", "country_of", "demonym", "gazetteer", "is_short"]
