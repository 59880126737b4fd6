"""What speaks for and against two items being one happening: traits, each with a value.

A trait is named ``"what is compared: how it compares"``; most have the value 1 where they hold, those of text and names a likeness from
0 to 1. What a trait counts is fitted (`data/incident_weights.yaml`). All of it depends on the two items alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sayso.linking.incident_places import APART, place_relation
from sayso.linking.incident_words import tokens
from sayso.linking.model import Item

_FEW_WORDS: Final = 60.0
"""Added below the line of a likeness: three words in common, of three, are no sign that two texts are one story."""

_UNSEEN: Final = 4.0
"""Weight of words supposed on both sides, found and not found, for the same reason."""

_SMALL: Final = 2
"""A number up to this is shared by chance."""

_AGAIN: Final = 30
"""Days after which what an armed group is named in is another happening: a group strikes again, its leaders and enemies stay the same."""

_MONTH: Final = 31

Features = Mapping[str, Any]
Trait = tuple[str, float]

_BANDS: Final = ((0, "same day"), (2, "1-2 days"), (7, "3-7 days"), (30, "8-30 days"), (90, "31-90 days"), (365, "91-365 days"))


def traits(one: Item, other: Item) -> Iterator[Trait]:
    """All traits of a pair of items."""
    a, b = one.features, other.features
    undated = "" if one.day and other.day else "undated "
    yield from _texts(a, b, undated)
    yield from _people(a, b, undated)
    if undated:
        yield from _cast(a, b)
    yield from _numbers(a, b, undated)
    yield from _published(one.day, other.day)
    yield from _happened(one, other)
    yield from _days(a, b, undated)
    yield from _places(a, b)
    yield from _types(a, b)
    yield from _tolls(a, b)
    if not (a["main"] and b["main"]):
        yield from _news(a, b)


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    few, many = (a, b) if len(a) < len(b) else (b, a)
    return sum([value * many[word] for word, value in few.items() if word in many])


def _texts(a: Features, b: Features, undated: str) -> Iterator[Trait]:
    """Likeness of words. Where no days are known, words must bear more, and have weights of their own."""
    names, words = _dot(a["names"], b["names"]), _dot(a["words"], b["words"])
    first, second = a["names length"] * b["names length"], a["words length"] * b["words length"] + _FEW_WORDS
    one, other = math.hypot(a["names length"], a["words length"]), math.hypot(b["names length"], b["words length"])
    if one and other:
        alike = math.sqrt((names + words) / (one * other))
        yield f"{undated}text: alike, root", alike
        if a["outlet"] and a["outlet"] == b["outlet"]:
            yield "outlet: the same, whose reports are alike", alike
        yield f"{undated}text: one inside the other", min(1.0, (names + words) / min(one, other) ** 2)
    if names:
        yield f"{undated}names: alike", names / first
        yield f"{undated}names: alike, root", math.sqrt(names / first)
    if first:
        others = len(a["own names"].keys() & b["own names"].keys())
        if others:
            yield f"{undated}names: how many shared that are not common", math.log1p(others) / 2
        else:
            yield f"{undated}names: none shared{' but common ones' if names else ''}", 1.0
    if words:
        yield f"{undated}words: alike", words / second
        yield f"{undated}words: alike, root", math.sqrt(words / second)
    shared = _dot(a["lead names"], b["lead names"]) + _dot(a["lead words"], b["lead words"])
    if shared:
        alike = shared / (a["lead length"] * b["lead length"] + _FEW_WORDS)
        yield f"{undated}lead: alike", alike
        yield f"{undated}lead: alike, root", math.sqrt(alike)
    for part in ("names", "words"):
        found = _found(a, b, part), _found(b, a, part)
        yield f"{undated}lead: {part} found, of the one with less", min(found)
        yield f"{undated}lead: {part} found, of the one with more", max(found)


def _found(a: Features, b: Features, part: str) -> float:
    """How much of the names, or of the words, of a's headline and lead stand anywhere in b; of few words nearly a half."""
    lead = a[f"lead {part}"]
    found = sum([float(value) for word, value in lead.items() if word in b[part]])
    return (found + _UNSEEN) / (float(sum(lead.values())) + 2 * _UNSEEN)


def _people(a: Features, b: Features, undated: str) -> Iterator[Trait]:
    """Persons by their full names, and armed groups."""
    shared = len(a["people"].keys() & b["people"].keys())
    if shared:
        yield f"{undated}people: shared", 1.0
        yield f"{undated}people: how many shared", math.log1p(shared)
    elif a["people"] and b["people"]:
        yield f"{undated}people: none shared", 1.0
    if a["leading"] and b["leading"]:
        share = _led(a, b), _led(b, a)
        yield f"{undated}leading: found, of the one with less", min(share)
        yield f"{undated}leading: found, of the one with more", max(share)
        if not max(share):
            yield f"{undated}leading: none found", 1.0
        elif not min(share):
            yield f"{undated}leading: found on one side only", 1.0
    offices = officials_shared(a, b)
    if offices:
        yield f"{undated}officials: how many shared", math.log1p(len(offices))
    if a["groups"] and b["groups"]:
        yield f"groups: {'shared' if a['groups'].keys() & b['groups'].keys() else 'none shared'}", 1.0


def _led(a: Features, b: Features) -> float:
    """How much of those most spoken of in a is named anywhere in b."""
    leading, names, words = a["leading"], b["names"], b["words"]
    found = [float(share) for name, share in leading.items() if name in names or name in words]
    return sum(found) / sum(leading.values(), 0.0)


def missed(a: Features, b: Features) -> list[str]:
    """Whom a's headline and lead are about, and b nowhere names."""
    return [name for name in a["cast"] if name not in b["names"] and name not in b["words"]]


def _cast(a: Features, b: Features) -> Iterator[Trait]:
    """Where no days are known: how much those whom one's headline and lead are about are missing in the other."""
    if a["cast"] and b["cast"]:
        share = _missing(a, b), _missing(b, a)
        yield "undated cast: missing, of the one with less", min(share)
        yield "undated cast: missing, of the one with more", max(share)
        if min(share):
            yield "undated cast: each has one whom the other has not", 1.0


def _missing(a: Features, b: Features) -> float:
    cast = a["cast"]
    return sum([float(cast[name]) for name in missed(a, b)]) / sum(cast.values(), 0.0)


def officials_shared(a: Features, b: Features) -> set[str]:
    """Full names that one side or both give to the holder of an office."""
    first, second = set(a["officials"]), set(b["officials"])
    return (first & (second | set(b["people"]))) | (second & set(a["people"]))


def _numbers(a: Features, b: Features, undated: str) -> Iterator[Trait]:
    """Ages, odd numbers, and how many of what."""
    ages = len(a["ages"].keys() & b["ages"].keys())
    if ages:
        yield "ages: shared", ages / math.sqrt(len(a["ages"]) * len(b["ages"]))
    elif a["ages"] and b["ages"]:
        yield "ages: none shared", 1.0
    numbers = len(a["numbers"].keys() & b["numbers"].keys())
    if numbers:
        yield f"{undated}numbers: how many shared", math.log1p(numbers)
    elif a["numbers"] and b["numbers"]:
        yield f"{undated}numbers: none shared", 1.0
    same, differ = counts_compared(a, b)
    if same:
        yield f"{undated}counts: how many same", math.log1p(len(same))
    if differ:
        yield f"{undated}counts: how many differ", math.log1p(len(differ))


def counts_compared(a: Features, b: Features) -> tuple[list[str], list[str]]:
    """Nouns that both sides count, with one number in common that is not small, and with none."""
    first, second = a["counts"], b["counts"]
    same, differ = [], []
    for noun in first.keys() & second.keys():
        shared = set(first[noun]).intersection(second[noun])
        if not shared:
            differ.append(noun)
        elif max(shared) > _SMALL:
            same.append(noun)
    return sorted(same), sorted(differ)


@lru_cache(maxsize=50_000)
def _number_of(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _band(gap: int) -> str:
    return next((name for most, name in _BANDS if gap <= most), "more than a year")


def _published(first: str | None, second: str | None) -> Iterator[Trait]:
    if first and second:
        gap = abs(_number_of(first) - _number_of(second))
        yield f"published: {_band(gap)} apart" if gap else "published: same day", 1.0
        yield "published: the longer apart", math.log1p(gap) / 5
    else:
        yield "published: not known", 1.0


def _happened(one: Item, other: Item) -> Iterator[Trait]:
    """How far apart the happenings are, and whether one was published before the other happened."""
    mine, its = one.features["date"], other.features["date"]
    if mine and its:
        gap = max(_number_of(mine[0]) - _number_of(its[1]), _number_of(its[0]) - _number_of(mine[1]))
        if gap > 0:
            yield f"happened: {_band(gap)} apart", 1.0
            if gap > _AGAIN and _exact(mine) and _exact(its) and one.features["groups"].keys() & other.features["groups"].keys():
                yield "happened: more than a month apart, with one group", 1.0
        elif mine[0] == mine[1] == its[0] == its[1]:
            yield "happened: same day", 1.0
        else:
            yield "happened: dates overlap", 1.0
    early = (mine and other.day and mine[0] > other.day) or (its and one.day and its[0] > one.day)
    if early:
        yield "happened: after the other was published", 1.0


def _exact(days: tuple[str, str]) -> bool:
    """Whether it is known to the month, or better, when something happened."""
    return _number_of(days[1]) - _number_of(days[0]) <= _MONTH


def _days(a: Features, b: Features, undated: str) -> Iterator[Trait]:
    """Days, weekdays and years named anywhere in the words; where both sides date the happening and differ, only that they do not meet."""
    mine, its = a["date"], b["date"]
    differ = bool(mine and its and (mine[0] > its[1] or its[0] > mine[1]))
    for part in ("days", "month days", "weekdays", "years"):
        if a[part] and b[part]:
            shared = len(a[part].keys() & b[part].keys())
            if shared and differ:
                continue
            yield f"{undated}{part}: {'shared' if shared else 'none shared'}", 1.0
            if shared and part == "days":
                yield f"{undated}days: how many shared", math.log1p(shared)


def _places(a: Features, b: Features) -> Iterator[Trait]:
    """Where it happened, and other places named."""
    if a["place"] and b["place"]:
        relation = place_relation(a["place"], b["place"])
        yield f"place: {relation}", 1.0
        if relation in APART and not (_names_place(a, b["place"]) or _names_place(b, a["place"])):
            on_the_map = a["place"]["id"] and b["place"]["id"]
            yield f"place: neither names the other's {'town' if on_the_map else 'spot'}", 1.0
    if a["places"] and b["places"]:
        shared = len(a["places"].keys() & b["places"].keys())
        yield ("places: how many shared", math.log1p(shared)) if shared else ("places: none shared", 1.0)


def _names_place(features: Features, place: Features) -> bool:
    """Whether a report names a place anywhere, resolved or not."""
    if str(place["id"] or place["name"]) in features["places"]:
        return True
    words = [word for word, _, _ in tokens(place["name"])]
    return all(word in features["names"] or word in features["words"] for word in words)


def _types(a: Features, b: Features) -> Iterator[Trait]:
    first, second = a["type"], b["type"]
    if {a["ended"], b["ended"]} == {"foiled", "deadly"}:
        yield "ended: one foiled, the other deadly", 1.0
    if first and second:
        if first != second:
            yield "type: differs", 1.0
        else:
            yield "type: same", 1.0
            if a["subtype"] and b["subtype"]:
                yield f"type: subtype {'same' if a['subtype'] == b['subtype'] else 'differs'}", 1.0
    elif first or second:
        yield "type: only one tells of violence", 1.0
    else:
        yield "type: neither tells of violence", 1.0


def _tolls(a: Features, b: Features) -> Iterator[Trait]:
    for name in ("killed", "wounded"):
        first, second = a["tolls"].get(name), b["tolls"].get(name)
        if first and second:
            yield f"{name}: {_toll(_best(first), _best(second))}", 1.0


def _best(toll: list[int | None]) -> int:
    low, best, high = toll
    return next(number for number in (best, low, high) if number is not None)


def _toll(x: int, y: int) -> str:
    """Tolls grow as days go by; a few more are near, twice as many are far."""
    if x == y:
        return "same number" if x > _SMALL else "same small number"
    if not (x and y):
        return "none against some"
    return "near" if max(x, y) <= 1.34 * min(x, y) + 1 else "far apart"


def _news(a: Features, b: Features) -> Iterator[Trait]:
    """Of a happening told beside the news of its report: whether the other side tells that news."""
    for mine, its in ((a, b), (b, a)):
        if not mine["main"] and mine["news"]:
            found = [weight for word, weight in mine["news"].items() if word in its["names"] or word in its["words"]]
            yield "news: of the report beside which one is told", sum(found) / sum(mine["news"].values())
        if not mine["main"] and not mine["apart"]:
            yield "news: perhaps a piece of it", 1.0
