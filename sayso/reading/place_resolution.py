"""Which of the places that share a name is meant: the whole text votes, then nearness, then the number of inhabitants.

The rules, each a weight in `Weights`: a country or well-known unit before a settlement of its name; what stands after a comma
("Kelm, Ohio") decides; countries and first-order units named in the text vote for the places inside them; places near the
others are likelier; a large place is likelier than a small one; one name has one sense in one text.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.gazetteer import Entry
from sayso.gazetteer.names import key
from sayso.reading.place_names import Named

_EARTH_KM: Final = 6371.0
_NEIGHBOURHOOD_KM: Final = 150.0


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each clue counts, in decimal orders of inhabitants; chosen on the development texts."""

    country_kind: float = 6.0
    region_kind: float = 5.0
    province_kind: float = 0.7
    district_kind: float = -1.0
    called_so: float = 4.0
    own_name: float = 0.5
    country_vote: float = 3.0
    province_vote: float = 3.0
    neighbours: float = 2.0
    qualified: float = 20.0
    loose_spelling: float = -1.0


WEIGHTS: Final = Weights()
_SMALL: Final = 50_000
"""A settlement with fewer inhabitants than this is taken only where something in the text besides its name speaks for it."""


@dataclass(frozen=True, slots=True)
class Votes:
    """Shares of the text's clues: by country code, and by (country code, first-order unit)."""

    countries: dict[str, float]
    provinces: dict[tuple[str, str], float]


def resolve(found: Sequence[Named], gaps: Sequence[str]) -> list[Entry | None]:
    """The place each name means, or None where the text does not support any.

    Args:
        found: the names of one text, in order.
        gaps: for each, the characters between it and the next one.
    """
    qualifiers = _qualifiers(found, gaps)
    votes = _votes(found, qualifiers)
    first = _choose(found, qualifiers, votes, [])
    return _choose(
        found, qualifiers, votes, [entry for entry in first if entry is not None and entry.kind in ("settlement", "district")]
    )


def _qualifiers(found: Sequence[Named], gaps: Sequence[str]) -> dict[int, tuple[Entry, ...]]:
    """For a name, what holds it by the words after it: ", Ohio", " in Iraq", " (Egypt)"; or before: "the Iraqi town of"."""
    held: dict[int, tuple[Entry, ...]] = {}
    for n, named in enumerate(found[:-1]):
        after = found[n + 1]
        gap = " ".join(gaps[n].split()).casefold()
        outer = tuple(entry for entry in after.entries if entry.kind in ("country", "province"))
        if outer and gap in (",", "(", "in", "'s", "of", ", in", "province,", "district,") and not after.adjective:
            inside = [e for e in named.entries if any(_holds(o, e) for o in outer)]
            if inside or not named.entries:
                held[n] = outer
        if named.adjective and gap.endswith(" of") and len(gap) < 40:
            held.setdefault(n + 1, named.entries)
    return held


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.geonameid == inner.geonameid or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    return bool(outer.admin1) and outer.admin1 == inner.admin1 and inner.kind in ("settlement", "district")


def _votes(found: Sequence[Named], qualifiers: dict[int, tuple[Entry, ...]]) -> Votes:
    nations: Counter[str] = Counter()
    provinces: Counter[tuple[str, str]] = Counter()
    for n, named in enumerate(found):
        for outer in qualifiers.get(n, ())[:1]:
            nations[outer.country] += 1.0
            if outer.admin1:
                provinces[outer.country, outer.admin1] += 1.0
        if not named.entries:
            continue
        strong = [e for e in named.entries if e.kind in ("country", "province", "region")]
        if strong and strong[0] in named.entries[:2]:
            share = 1.0 / len(strong)
            for entry in strong:
                nations[entry.country] += share * (0.5 if named.adjective else 1.0)
                if entry.admin1:
                    provinces[entry.country, entry.admin1] += share
        total = sum(math.sqrt(e.population + 1) for e in named.entries)
        for entry in named.entries:
            if entry.kind in ("settlement", "district"):
                share = 0.5 * math.sqrt(entry.population + 1) / total
                nations[entry.country] += share
                provinces[entry.country, entry.admin1] += share
    nations.pop("", None)
    country_sum, province_sum = sum(nations.values()) or 1.0, sum(provinces.values()) or 1.0
    return Votes({c: v / country_sum for c, v in nations.items()}, {p: v / province_sum for p, v in provinces.items()})


def _choose(
    found: Sequence[Named], qualifiers: dict[int, tuple[Entry, ...]], votes: Votes, others: list[Entry]
) -> list[Entry | None]:
    """One sense for a name in a text: the qualified mention decides for the others, unless they are qualified or called otherwise."""
    senses: dict[tuple[str, str], Entry | None] = {}
    order = sorted(range(len(found)), key=lambda n: (n not in qualifiers, not found[n].kind, n))
    chosen: list[Entry | None] = [None] * len(found)
    for n in order:
        named = found[n]
        sense = (key(named.words), named.kind if named.kind in ("province", "district") else "")
        if n in qualifiers and named.entries:
            chosen[n] = _best(named, qualifiers[n], votes, others)
            senses.setdefault(sense, chosen[n])
        else:
            if sense not in senses:
                senses[sense] = _best(named, (), votes, others)
            chosen[n] = senses[sense]
    return chosen


def _best(named: Named, outer: tuple[Entry, ...], votes: Votes, others: list[Entry]) -> Entry | None:
    if not named.entries:
        return None
    scored = [(_score(entry, named, outer, votes, others), -i, entry) for i, entry in enumerate(named.entries)]
    _, _, entry = max(scored, key=lambda row: row[:2])
    return entry if _supported(entry, named, outer, votes) else None


def _score(entry: Entry, named: Named, outer: tuple[Entry, ...], votes: Votes, others: list[Entry]) -> float:
    weights = WEIGHTS
    score = math.log10(entry.population + 100)
    score += {
        "country": weights.country_kind,
        "region": weights.region_kind,
        "province": weights.province_kind,
        "district": weights.district_kind,
        "settlement": 0.0,
    }[entry.kind]
    if named.kind and named.kind == entry.kind:
        score += weights.called_so
    if key(entry.name) == key(named.words):
        score += weights.own_name
    if entry.loose:
        score += weights.loose_spelling
    score += weights.country_vote * votes.countries.get(entry.country, 0.0)
    score += weights.province_vote * votes.provinces.get((entry.country, entry.admin1), 0.0)
    if any(_holds(o, entry) for o in outer):
        score += weights.qualified
    if others and entry.lat is not None and entry.kind in ("settlement", "district"):
        rest = [o for o in others if key(o.name) != key(entry.name)]
        close = sum(_kilometres(entry, o) < _NEIGHBOURHOOD_KM for o in rest)
        score += weights.neighbours * close / len(rest) if rest else 0.0
    return score


def _supported(entry: Entry, named: Named, outer: tuple[Entry, ...], votes: Votes) -> bool:
    """Whether something besides the name speaks for a place: its size, what holds it, or the rest of the text."""
    if entry.kind in ("country", "region", "province") or any(_holds(o, entry) for o in outer):
        return True
    if entry.population >= _SMALL and not entry.loose:
        return True
    return votes.countries.get(entry.country, 0.0) >= 0.1


def _kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance; far away if a point is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    lat1, lon1, lat2, lon2 = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
