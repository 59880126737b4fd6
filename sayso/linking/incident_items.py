"""One item for each account of an incident, and for a report without any: the story it tells.

One item of each report is its *main* one, the news. It carries the fingerprint of the whole report: its words, names, ages, numbers, days
and places. The others carry only what their own sentences say, so that a memory is never joined by the words of today's news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from sayso.linking.incident_places import place_relation
from sayso.linking.incident_words import stem, tokens, vectors
from sayso.linking.model import Item
from sayso.records import Account, Actor, Amount, Interval, Mention, Place, Sheet, Span

LEAD: Final = 450
"""Headline and lead end here, counted in characters."""

_EARLY: Final = 900
_AGE: Final = re.compile(r"\b(\d{1,2})[- ]year[- ]old|\b(?:aged?|,)\s(\d{1,2})(?=[,.;])|\b(\d{1,2})[- ]years[- ]old")
_YEAR_OR_ROUND: Final = re.compile(r"(?:19|20)\d\d|[1-9]0*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MONTH_DAY: Final = re.compile(r"(?:XXXX|\d{4})-(\d\d-\d\d)")
_OFFICIALS: Final = re.compile(
    r"\b(?:police|chief|sheriff|officer|sgt|sergeant|lt|lieutenant|capt|captain|detective|deputy|spokes\w+|attorney|prosecutor|judge|"
    r"mayor|governor|president|minister|reporter|editor|writer|photographer|correspondent|coroner|commander|secretary|lawyer|director|"
    r"senator|commissioner|superintendent|analyst|professor|general|colonel|major|agent|inspector|constable|ambassador|king|pope)\b",
    re.IGNORECASE,
)
_LEADING: Final = 3
_NEWS: Final = 12
_ELSEWHERE: Final = ("other country", "other province", "further", "within 60 km")
_TITLES: Final = frozenset(["jr", "sr", "mr", "mrs", "ms", "dr"])
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TOLLS: Final = ("killed", "wounded", "abducted", "arrested")
_FINE: Final = ("exact", "near", "settlement", "district")


def items_of(sheet: Sheet) -> tuple[Item, ...]:
    """The items of one coded report, without keys; the main one first."""
    accounts = sheet.incidents
    main = main_account(accounts)
    news = _item(sheet, main, main=True)
    others = [(account, _item(sheet, account, main=False)) for account in accounts if account is not main]
    return (news, *(_beside(item, account, news) for account, item in others))


def _beside(item: Item, account: Account, news: Item) -> Item:
    """An item with what tells it from the news of its report.

    It is *apart* if it is a memory, of another type, or lies on other days or in another place. Of the others it is not sure whether
    they are one more happening or a piece of the news told twice.
    """
    mine, its = item.features, news.features
    other_days = bool(
        mine["date"] and its["date"] and max(mine["date"][0], its["date"][0]) > min(mine["date"][1], its["date"][1])
    )
    elsewhere = bool(mine["place"] and its["place"] and place_relation(mine["place"], its["place"]) in _ELSEWHERE)
    otherwise = bool(mine["type"] and its["type"] and mine["type"] != its["type"])
    apart = other_days or elsewhere or otherwise or bool(account.first("background"))
    return replace(item, features={**mine, "apart": apart, "news": _told_only_there(mine, its)})


def _told_only_there(mine: Mapping[str, Any], news: Mapping[str, Any]) -> dict[str, float]:
    """The weightiest words of headline and lead that the item itself does not have: a report that has them tells of that news."""
    lead = {**news["lead words"], **news["lead names"]}
    weights = {word: weight for word, weight in lead.items() if word not in mine["names"] and word not in mine["words"]}
    return dict(sorted(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_NEWS]))


def main_account(accounts: tuple[Account, ...]) -> Account | None:
    """The report's news: no memory if there is another, then most spoken of, headline and lead counting double, then the first."""

    def standing(account: Account) -> tuple[bool, int, int]:
        spoken = sum(2 if span.start < LEAD else 1 for span in account.anchors)
        return (not account.first("background"), spoken, -account.anchors[0].start)

    return max(accounts, key=standing, default=None)


def _item(sheet: Sheet, account: Account | None, *, main: bool) -> Item:
    chars = sheet.text.chars
    spans = (Span(0, len(chars)),) if main or account is None else account.scope or account.anchors
    memories = _memories(sheet, account)
    mentions = [m for m in sheet.mentions if main or any(span.covers(m.span) for span in spans)]
    mentions = [m for m in mentions if m.kind not in ("time", "amount") or not any(span.overlaps(m.span) for span in memories)]
    times = [m.span for m in sheet.mentions if m.kind == "time"]
    early = LEAD if main else len(chars)
    features: dict[str, Any] = {"main": main, "title": _title(sheet, account), "outlet": _outlet(sheet.report.source)}
    places = [m.span for m in mentions if isinstance(m.value, Place)]
    features |= vectors(chars, spans, times, places, early)
    features |= _numbers(" ".join(span.words(chars) for span in spans))
    features |= {"counts": _counts(mentions)}
    features |= _people(sheet, mentions, early)
    features |= _when(account, mentions, _EARLY if main else len(chars))
    features |= _where(account, mentions)
    features |= _what(account)
    stands_for = account.id if account is not None else sheet.report.id
    return Item(stands_for, "incident", sheet.report.id, sheet.report.published, features)


def _memories(sheet: Sheet, account: Account | None) -> list[Span]:
    """The words that say when other happenings were that the report recalls, and how many were harmed in them."""
    recalled = [other for other in sheet.incidents if other is not account and other.first("background")]
    return [span for other in recalled for told in other.of("date", *_TOLLS) for span in told.evidence]


def _title(sheet: Sheet, account: Account | None) -> str:
    if account is not None:
        return sheet.text.words(account.anchors[0])
    return (sheet.report.title or sheet.text.chars[:80]).strip()


def _outlet(source: str | None) -> str:
    """The outlet as one spelling of its address; "" if it is not known."""
    return (source or "").strip().lower().removeprefix("www.")


def _numbers(chars: str) -> dict[str, Any]:
    """Ages, and numbers that are neither years nor round."""
    ages = {age for match in _AGE.finditer(chars) for age in match.groups() if age}
    written = {word.replace(",", "") for word, _, _ in tokens(chars) if word[0].isdigit() and len(word) > 2}
    return {"ages": _set(ages), "numbers": _set(number for number in written if not _YEAR_OR_ROUND.fullmatch(number))}


def _set(words: Iterable[str]) -> dict[str, int]:
    """A set as JSON keeps it and as it is quickly compared: an object whose keys are its members."""
    return dict.fromkeys(sorted(set(words)), 1)


def _counts(mentions: Iterable[Mention]) -> dict[str, list[int]]:
    """How many of what, by the noun counted: {"pirate": [23]}."""
    counts: dict[str, set[int]] = {}
    for mention in mentions:
        value = mention.value
        if isinstance(value, Amount) and mention.unit and value.best is not None:
            counts.setdefault(stem(mention.unit.lower()), set()).add(value.best)
    return {noun: sorted(found) for noun, found in sorted(counts.items())}


def _people(sheet: Sheet, mentions: list[Mention], early: int) -> dict[str, Any]:
    """Full names of those who hold or speak for an office, of all others, and armed groups; whom headline and lead are about."""
    here = {m.actor_id for m in mentions if m.kind == "actor"}
    named = [actor for actor in sheet.actors if actor.named and actor.id in here]
    persons = [(actor, _full_name(actor)) for actor in named if actor.kind == "person"]
    officials = _set(name for actor, name in persons if name and actor.role and _OFFICIALS.search(actor.role))
    return {
        "leading": _leading(persons, mentions),
        "cast": _cast(persons, mentions, early),
        "people": _set(name for _, name in persons if name and name not in officials),
        "officials": officials,
        "groups": _set(actor.register_name or actor.name for actor in named if actor.kind == "armed_group"),
    }


def _leading(persons: Iterable[tuple[Actor, str]], mentions: Iterable[Mention]) -> dict[str, float]:
    """The last names of those most spoken of, pronouns included, each with its share of the most."""
    spoken = Counter(m.actor_id for m in mentions if m.kind == "actor")
    shares: Counter[str] = Counter()
    for actor, name in persons:
        last = name.rpartition(" ")[2]
        if last:
            shares[last] += spoken[actor.id]
    best = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))[:_LEADING]
    return {name: round(n / best[0][1], 2) for name, n in sorted(best)} if best and best[0][1] > 1 else {}


def _cast(persons: Iterable[tuple[Actor, str]], mentions: Iterable[Mention], early: int) -> dict[str, int]:
    """The last names of those whom headline and lead name, officials left out, each with how often the whole speaks of them."""
    of_actor: dict[str | None, list[int]] = {}
    for mention in mentions:
        if mention.kind == "actor":
            of_actor.setdefault(mention.actor_id, []).append(mention.span.start)
    cast: Counter[str] = Counter()
    for actor, name in persons:
        spoken = of_actor.get(actor.id, [])
        if spoken and min(spoken) < early and not (actor.role and _OFFICIALS.search(actor.role)):
            cast[(name or actor.name.lower()).rpartition(" ")[2]] += len(spoken)
    return dict(sorted(cast.items()))


def _full_name(actor: Actor) -> str:
    """First and last word of a name in small letters; "" for a name of one word."""
    parts = [word for word, _, _ in tokens(actor.name) if len(word) > 1 and not word[0].isdigit() and word not in _TITLES]
    return f"{parts[0]} {parts[-1]}" if len(parts) > 1 else ""


def _when(account: Account | None, mentions: Iterable[Mention], early: int) -> dict[str, Any]:
    """The day of the happening, and all days, weekdays and years that the words name."""
    date = account.first("date") if account else None
    times = [m for m in mentions if m.kind == "time"]
    values = [m.value for m in times if isinstance(m.value, Interval)]
    lead = " ".join(m.words.lower() for m in times if m.span.start < early)
    known = isinstance(date, Interval) and bool(date.start or date.end)
    return {
        "date": [date.start or date.end, date.end or date.start] if isinstance(date, Interval) and known else None,
        "days": _set(value.start for value in values if value.precision == "day" and value.start),
        "month days": _set(found[1] for value in values if (found := _MONTH_DAY.fullmatch(value.value))),
        "weekdays": _set(day for day in _WEEKDAYS if day in lead),
        "years": _set(year for m in times for year in _YEAR.findall(m.words)),
    }


def _where(account: Account | None, mentions: Iterable[Mention]) -> dict[str, Any]:
    """The place of the happening, and all towns, districts and spots that the words name, by their id."""
    place = account.first("place") if account else None
    named = [m.value for m in mentions if isinstance(m.value, Place) and m.value.precision in _FINE]
    return {
        "place": _place(place) if isinstance(place, Place) else None,
        "places": dict(sorted((str(value.geonameid or value.name), value.name) for value in named)),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "precision": place.precision,
        "id": place.geonameid,
        "admin1": place.admin1,
        "country": place.country_code,
        "lat": place.lat,
        "lon": place.lon,
    }


def _what(account: Account | None) -> dict[str, Any]:
    """Type, how many were harmed (low, best, high), and whether it was foiled or killed anybody."""
    if account is None:
        return {"type": None, "subtype": None, "tolls": {}, "ended": ""}
    found = {name: value for name in _TOLLS if isinstance(value := account.first(name), Amount) and not value.unknown}
    tolls = {name: [value.low, value.best, value.high] for name, value in found.items()}
    dead = found.get("killed")
    deadly = account.first("stage") == "accomplished" and dead is not None and bool(dead.best or dead.low)
    ended = "foiled" if account.first("stage") == "foiled" else "deadly" if deadly else ""
    return {"type": account.first("type"), "subtype": account.first("subtype"), "tolls": tolls, "ended": ended}
