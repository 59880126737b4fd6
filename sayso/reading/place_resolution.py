"""Which of the places that share a name is meant: the names of a text vote for each other.

Every name starts with a weight for each place it may mean: countries and well-known units before settlements of their name, large
places before small ones, what the words around call it, and above all what stands after a comma ("Kelm, Ohio"). Then each
name's weights go to the country, the first-order unit and the neighbourhood of its places, and every name weighs its own
places again by what the *other* names gave to theirs. After a few rounds the heaviest place wins, if anything but its name
speaks for it. One name has one sense in one text.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sayso.gazetteer import Entry, country_of, gazetteer
from sayso.gazetteer.names import key, loose_key
from sayso.reading.place_cues import Named

_ROUNDS: Final = 5
_MOST: Final = 40
"""Places of one name that are weighed: the largest ones, and those a word after the name points to."""
_CELL: Final = 1.0
"""Neighbourhoods are three by three cells of so many degrees: places in one are within some 150 to 250 km."""


Votes = dict[Hashable, float]
"""Voices by country code, by (country code, first-order unit) and by cell."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each clue counts, in decimal orders of inhabitants; chosen on the development texts."""

    country: float = 4.0
    listed: float = 5.0
    province: float = 0.3
    district: float = -1.0
    bare_district: float = -2.0
    capital: float = 2.0
    famous: float = 2.0
    called_so: float = 4.0
    own_name: float = 1.0
    other_spelling: float = -1.0
    qualified: float = 20.0
    same_country: float = 4.0
    same_province: float = 5.0
    neighbourhood: float = 4.0
    sharpness: float = 1.5


WEIGHTS: Final = Weights()
_SHORT_GAP: Final = 3
_LONG_GAP: Final = 40
_ENOUGH_KNOWN: Final = 3
_NEARLY_ALL: Final = 0.8
_CITY: Final = 100_000
_SEAT_SHARE: Final = 0.25
_SOME_VOICE: Final = 0.3
_STRONG_VOICE: Final = 2.0
_FAMOUS: Final = 300_000
_SMALL: Final = 50_000
"""A settlement with fewer inhabitants than this is taken only where something in the text besides its name speaks for it."""


@dataclass(slots=True)
class _Sense:
    """One name in one text: its mentions, the places it may mean, and how heavy each of them is."""

    mentions: list[int]
    entries: list[Entry]
    fixed: list[float]
    held: bool
    shares: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name was resolved to.

    Attributes:
        entry: the place, or None.
        country: code of the country the text puts it in, or "".
        nation: name of the country the text puts it in if the gazetteer does not know that country, or "".
    """

    entry: Entry | None = None
    country: str = ""
    nation: str = ""


def resolve(found: Sequence[Named], gaps: Sequence[str], outlet: Sequence[Named] = ()) -> list[Resolved]:
    """The place each name means, as far as the text supports one.

    Args:
        found: the names of one text, in order.
        gaps: for each, the characters between it and the next one.
        outlet: names in the outlet's own name: they vote like one name of the text each, and are no mentions.
    """
    qualifiers = _qualifiers(found, gaps)
    senses = _senses([*found, *outlet], qualifiers)
    total: Votes = {}
    for sense in senses:
        sense.shares = _shares(sense.fixed)
    for _ in range(_ROUNDS):
        ballots = [_ballot(sense) for sense in senses]
        total = {}
        for ballot in ballots:
            for side, voice in ballot.items():
                total[side] = total.get(side, 0.0) + voice
        whole = max(1.0, sum(math.sqrt(len(sense.mentions)) for sense in senses))
        for sense, ballot in zip(senses, ballots, strict=True):
            rest = max(1.0, whole - math.sqrt(len(sense.mentions)))
            scores = [
                fixed + _support(entry, total, ballot, rest) for fixed, entry in zip(sense.fixed, sense.entries, strict=True)
            ]
            sense.shares = _shares(scores)
    home = _home(found, total)
    nations = _nations(found, gaps) if not home else {}
    chosen = [
        Resolved(None, qualifiers[n][0].country) if n in qualifiers else Resolved(None, home, nations.get(n, ""))
        for n in range(len(found))
    ]
    for sense, ballot in zip(senses, [_ballot(sense) for sense in senses], strict=True):
        best = max(range(len(sense.entries)), key=lambda n: (sense.shares[n], -n))
        entry = sense.entries[best]
        if _is_supported(entry, sense, total, ballot):
            for n in (n for n in sense.mentions if n < len(found)):
                chosen[n] = Resolved(_as_called(entry, found[n]), entry.country)
    return chosen


def _home(found: Sequence[Named], total: Votes) -> str:
    """The country that nearly all of a text is about, or "": what an unknown name may be put in, if few names are unknown."""
    nations = {code: voice for code, voice in total.items() if isinstance(code, str)}
    known = {key(named.words) for named in found if named.entries and not named.adjective}
    unknown = {key(named.words) for named in found if not named.entries}
    if not nations or len(known) < _ENOUGH_KNOWN or len(unknown) > len(known):
        return ""
    code = max(nations, key=lambda code: (nations[code], code))
    return code if nations[code] >= _NEARLY_ALL * sum(nations.values()) else ""


def _nations(found: Sequence[Named], gaps: Sequence[str]) -> dict[int, str]:
    """For unknown names, the unknown country that holds them: named after them, or the only country the text speaks of."""
    names = {key(named.words): named.words for named in found if named.nation}
    real = any(entry.kind == "country" for named in found for entry in named.entries[:1])
    only = next(iter(names.values())) if len(names) == 1 and not real else ""
    held: dict[int, str] = {}
    for n, named in enumerate(found):
        after = key(found[n + 1].words) if n + 1 < len(found) else ""
        gap = gaps[n].replace(",", " ").split() if n < len(gaps) else []
        if key(named.words) in names:
            held[n] = names[key(named.words)]
        elif after in names and len(gap) <= _SHORT_GAP and gap[:1] in ([], ["in"]):
            held[n] = names[after]
        elif only and not (after and not gap and not found[n + 1].entries):
            held[n] = only
    return held


def _as_called(entry: Entry, named: Named) -> Entry:
    """A unit where the words say "province", though the list spells it otherwise; else the town rather than the unit named after it."""
    if entry.kind in ("province", "district") and named.kind != entry.kind:
        inside = (e for e in named.entries if e.kind == "settlement" and (holds(entry, e) or _beside(entry, e)))
        least = min(_CITY, _SEAT_SHARE * entry.population)
        return next((e for e in inside if e.population >= least), entry)
    if named.kind != "province" or entry.kind == "province":
        return entry
    unit = gazetteer().province(entry.country, entry.admin1)
    same = unit is not None and loose_key(unit.name) == loose_key(entry.name)
    return unit if unit is not None and same else entry


def _beside(district: Entry, town: Entry) -> bool:
    """Whether a town lies in the province of a district."""
    return district.kind == "district" and (district.country, district.admin1) == (town.country, town.admin1)


def _qualifiers(found: Sequence[Named], gaps: Sequence[str]) -> dict[int, tuple[Entry, ...]]:
    """For a name, what holds it by the words after it: ", Ohio", " in Iraq", " (Egypt)"; or before: "the Iraqi town of", "Iraq's"."""
    held: dict[int, tuple[Entry, ...]] = {}
    for n, named in enumerate(found[:-1]):
        after = found[n + 1]
        gap = " ".join(gaps[n].split()).casefold()
        outer = tuple(entry for entry in after.entries if entry.kind in ("country", "province"))
        if outer and gap in (",", "(", "in", "of", ", in", "province,", "district,") and not after.adjective:
            inside = _inside(named, outer)
            if _are_two_countries(named, outer, inside):
                continue
            if (inside and not _is_list(named, inside, after)) or not named.entries:
                held[n] = outer
        called = named.adjective and gap.endswith(" of") and len(gap) < _LONG_GAP
        if called and "," not in gap and not _are_two_countries(after, named.entries, _inside(after, named.entries)):
            held.setdefault(n + 1, named.entries)
        owner = tuple(entry for entry in named.entries if entry.kind in ("country", "province"))
        joined = gap in (("", "-held") if named.adjective else ("'s", "’s"))  # "Pakistani Punjab", "Pakistan's Punjab"
        if joined and any(holds(o, e) for o in owner for e in after.entries):
            held.setdefault(n + 1, owner)
    return held


def _inside(named: Named, outer: Sequence[Entry]) -> list[Entry]:
    """What a name may mean within some countries or units."""
    return [entry for entry in named.entries if any(holds(o, entry) for o in outer)]


def _are_two_countries(named: Named, outer: Sequence[Entry], inside: list[Entry]) -> bool:
    """ "After the attack in Jordan, Iraq closed its border": two countries, where no province of one is called like the other (Georgia)."""
    countries = all(entry.kind == "country" for entry in outer)
    return countries and any(e.kind == "country" for e in named.entries) and all(e.kind != "province" for e in inside)


def _is_list(named: Named, inside: list[Entry], after: Named) -> bool:
    """Whether "X, Y" lists two cities: Y is one as well as a unit, and inside the unit X would only be some place's by-name."""
    city = any(entry.kind == "settlement" and entry.population >= _CITY for entry in after.entries)
    own = any(key(entry.name) == key(named.words) for entry in named.entries)
    return city and own and not any(key(entry.name) == key(named.words) for entry in inside)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether a country or first-order unit holds a place."""
    if outer.geonameid == inner.geonameid or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    return bool(outer.admin1) and outer.admin1 == inner.admin1 and inner.kind in ("settlement", "district")


def _senses(found: Sequence[Named], qualifiers: dict[int, tuple[Entry, ...]]) -> list[_Sense]:
    """Mentions of one name together; a mention whose holder differs, or that is called otherwise, is a name of its own."""
    groups: dict[tuple[str, str], list[tuple[tuple[Entry, ...], list[int]]]] = {}
    for n in sorted(range(len(found)), key=lambda n: (n not in qualifiers, n)):
        named = found[n]
        if not named.entries:
            continue
        name = (key(named.words), named.kind if named.kind in ("province", "district") else "")
        outer = qualifiers.get(n, ())
        same = groups.setdefault(name, [])
        home = next((members for holder, members in same if not outer or holder == outer), None)
        if home is None:
            same.append((outer, [n]))
        else:
            home.append(n)
    senses: list[_Sense] = []
    for same in groups.values():
        for outer, members in same:
            named = found[members[0]]
            entries = [e for i, e in enumerate(named.entries) if i < _MOST or any(holds(o, e) for o in outer)]
            fixed = [_fixed(entry, named, outer) for entry in entries]
            senses.append(_Sense(members, entries, fixed, bool(outer)))
    return senses


def _called(named: Named) -> tuple[str, ...]:
    """A name as the words have it; of "Qadria city" also with the "City" that some lists count to it."""
    return (key(named.words), key(f"{named.words} City")) if named.kind == "settlement" else (key(named.words),)


def _fixed(entry: Entry, named: Named, outer: tuple[Entry, ...]) -> float:
    """What speaks for a place in its own mention."""
    weights = WEIGHTS
    score: float = math.log10(entry.population + 100)
    if entry.kind == "country":
        score += weights.country
    elif entry.kind == "region" or (entry.kind == "province" and not entry.admin1):
        score += weights.listed
    elif entry.kind == "province":
        score += weights.province
    elif entry.kind == "district":
        score += weights.district if key(entry.name) == key(named.words) else weights.bare_district
    country = country_of(entry.country)
    own = key(entry.name) in _called(named)
    if own and entry.kind == "settlement" and country is not None and key(country.capital) == key(entry.name):
        score += weights.capital
    if own and entry.kind == "settlement" and entry.population >= _FAMOUS:
        score += weights.famous
    if named.kind and named.kind == entry.kind:
        score += weights.called_so
    if own:
        score += weights.own_name
    if entry.loose:
        score += weights.other_spelling
    if any(holds(o, entry) for o in outer):
        score += weights.qualified
    return score


def _shares(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(WEIGHTS.sharpness * (score - top)) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


def _cell(entry: Entry) -> tuple[int, int] | None:
    if entry.lat is None or entry.lon is None or entry.kind not in ("settlement", "district"):
        return None
    return math.floor(entry.lat / _CELL), math.floor(entry.lon / _CELL)


def _ballot(sense: _Sense) -> Votes:
    """What one name gives to countries, first-order units and cells; a name said often gives more, but not in proportion."""
    ballot: Votes = defaultdict(float)
    voice = math.sqrt(len(sense.mentions))
    for entry, share in zip(sense.entries, sense.shares, strict=True):
        if share < 0.01 or not entry.country:
            continue
        ballot[entry.country] += voice * share
        if entry.admin1:
            ballot[entry.country, entry.admin1] += voice * share
        cell = _cell(entry)
        if cell is not None:
            ballot[cell] += voice * share
    return ballot


def _support(entry: Entry, total: Votes, own: Votes, whole: float) -> float:
    """What the other names give to a place."""
    weights = WEIGHTS
    score: float = weights.same_country * _others(total, own, entry.country) / whole if entry.country else 0.0
    if entry.admin1:
        unit = (entry.country, entry.admin1)
        score += weights.same_province * _others(total, own, unit) / whole
    cell = _cell(entry)
    if cell is not None:
        cells = [(cell[0] + i, cell[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        score += weights.neighbourhood * sum(_others(total, own, c) for c in cells) / whole
    return score


def _others(total: Votes, own: Votes, side: Hashable) -> float:
    return total.get(side, 0.0) - own.get(side, 0.0)


def _is_supported(entry: Entry, sense: _Sense, total: Votes, own: Votes) -> bool:
    """Whether something besides the name speaks for a place: its size, what holds it, or the rest of the text."""
    if sense.held or entry.kind in ("country", "region") or (entry.kind == "province" and not entry.admin1):
        return True
    others = _others(total, own, entry.country)
    if others >= _SOME_VOICE or entry.loose:
        return others >= _SOME_VOICE
    elsewhere = max((voice for code, voice in total.items() if isinstance(code, str) and code != entry.country), default=0.0)
    return entry.population >= (_SMALL if elsewhere < _STRONG_VOICE else _FAMOUS)
