"""What an account of a statement is compared by: who, when, how, what it does, its own words, and what it is about."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from sayso.gazetteer.groups import name_key
from sayso.linking.incident_words import stem, tokens, weight_of, word_weights
from sayso.linking.model import Item
from sayso.linking.words import folded, shingles
from sayso.records import Account, Actor, Interval, Place, Sheet

_QUOTE_RUN: Final = 4
_KEY_RUN: Final = 6
_QUOTES: Final = 120
_QUOTE_KEYS: Final = 8
_WORDS: Final = 40
_ALIASES: Final = 6
_PARTICLE: Final = 3
_ABOUTS: Final = 4
_WINDOW: Final = 3
"""Two statements that nothing else brings together are compared if they are at most so many days apart."""

_LONG: Final = 7
"""A date that leaves more days open says less about when than the day of publication does."""

_CLAIMS: Final = ("claim_responsibility", "deny_responsibility")
_FINE: Final = ("exact", "near", "settlement", "district")
_MEDIA: Final = (
    ("video", re.compile(r"\bvideo")),
    ("audio", re.compile(r"\b(?:audio\w*|tape|cassette|voice message|recording|recorded message)\b")),
    ("news conference", re.compile(r"\b(?:(?:press|news) conference|briefing)\b")),
    ("interview", re.compile(r"\binterview")),
    ("speech", re.compile(r"\b(?:speech|address|sermon|homily|rally|testimony)\b")),
    ("call", re.compile(r"\bcall\b")),
    ("post", re.compile(r"\b(?:post|posting|tweet|twitter|facebook|blog)\b")),
    (
        "paper",
        re.compile(r"\b(?:letter|leaflet|pamphlet|flyer|manifesto|affidavit|complaint|lawsuit|e-?mail|fax|petition|fatwa)\b"),
    ),
)
"""Kinds of medium by their words; "statement", "message" and "announcement" may be any of them."""


def statement_items(sheet: Sheet) -> tuple[Item, ...]:
    """One item for each account of a statement, with its keys."""
    actors = {actor.name: actor for actor in reversed(sheet.actors)}
    incidents = {account.id: account for account in sheet.incidents}
    return tuple(_item(sheet, account, actors, incidents) for account in sheet.statements)


def _item(sheet: Sheet, account: Account, actors: dict[str, Actor], incidents: dict[str, Account]) -> Item:
    published = sheet.report.published
    quotations = [str(a.value) for a in account.of("quotation")]
    abouts = [incidents[a.value] for a in account.of("about") if isinstance(a.value, str) and a.value in incidents]
    features: dict[str, Any] = {
        "report": sheet.report.id,
        "issuers": _bodies(account, actors),
        "speakers": _persons(account, actors),
        "medium": _medium(account),
        "days": _days(account),
        "published": ordinal(published),
        "remembered": bool(abouts) and all(incident.first("background") is True for incident in abouts),
        "acts": _set(str(a.value) for a in account.of("act") if a.stance == "asserted"),
        "quotes": _set(_hashes(quotations, _QUOTE_RUN)[:_QUOTES]),
        "words": _words(sheet, account),
        "about": [_about(incident) for incident in dict.fromkeys(abouts)][:_ABOUTS],
    }
    keys = tuple(sorted({*_dated_keys(features), *_claim_keys(features), *_quote_keys(quotations)}))
    return Item(account.id, "statement", sheet.report.id, published, features, keys)


def ordinal(day: str | None) -> int | None:
    """The number of a day, so that days can be subtracted; None without a day."""
    return date.fromisoformat(day).toordinal() if day else None


def _set(words: Iterable[str]) -> dict[str, int]:
    """A set as JSON keeps it and as it is quickly compared: an object whose keys are its members."""
    return dict.fromkeys(sorted(set(words)), 1)


def _bodies(account: Account, actors: dict[str, Actor]) -> dict[str, int]:
    """All names, as they sound, of the named bodies that issued it; "police" and "officials" are nobody in particular."""
    keys: list[str] = []
    for value in account.of("issuer"):
        actor = actors.get(str(value.value))
        if actor is not None and actor.named and actor.kind != "media":
            aliases = [alias for alias in actor.aliases if _is_name(alias)][:_ALIASES]
            keys += [name_key(name) for name in (actor.register_name or actor.name, actor.name, *aliases)]
    return _set(filter(None, keys))


def _is_name(words: str) -> bool:
    """Whether words are a name ("NDF", "Ansar al-Fajr") and no description ("the Kelm-based militant group")."""
    parts = re.split(r"[\s-]+", words)
    return parts[0][:1].isupper() and all(part[:1].isupper() or len(part) <= _PARTICLE for part in parts)


def _persons(account: Account, actors: dict[str, Actor]) -> list[str]:
    """The names, as they sound, of the persons who speak."""
    named = (actors.get(str(value.value)) for value in account.of("speaker"))
    return sorted({key for actor in named if actor and actor.named and (key := name_key(actor.name))})


def _medium(account: Account) -> str:
    words = " ".join(str(a.value).lower() for a in account.of("medium"))
    return next((kind for kind, pattern in _MEDIA if pattern.search(words)), "")


def _days(account: Account) -> list[int] | None:
    """First and last day that the stated date leaves open, if it leaves few."""
    for assertion in account.of("date"):
        value = assertion.value
        if isinstance(value, Interval) and assertion.stance == "asserted" and value.start and value.end:
            first, last = date.fromisoformat(value.start).toordinal(), date.fromisoformat(value.end).toordinal()
            return [first, last] if last - first <= _LONG else None
    return None


def _hashes(quotations: Iterable[str], size: int) -> list[str]:
    """Hashes of all word sequences of the quotations, smallest first: of two long quotations the same ones are kept."""
    found = set(shingles([folded(words) for words in quotations], size))
    return sorted(hashlib.blake2b(words.encode(), digest_size=5).hexdigest() for words in found)


def _words(sheet: Sheet, account: Account) -> dict[str, float]:
    """The weightiest ordinary words of what is said, names left out: translators choose other words for little words first."""
    ordinary = word_weights()
    weights: dict[str, float] = {}
    for span in account.scope or account.anchors:
        for word, written, _ in tokens(sheet.text.words(span)):
            if not word[0].isdigit() and (word in ordinary or not written[0].isupper()) and (weight := weight_of(word)):
                weights[stem(word)] = weight
    kept = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_WORDS]
    return {word: round(weight, 2) for word, weight in sorted(kept)}


def _about(incident: Account) -> dict[str, Any]:
    """The incident it is about, as its report tells it."""
    place = next((a.value for a in incident.of("place") if isinstance(a.value, Place)), None)
    when = next((a.value for a in incident.of("date") if isinstance(a.value, Interval)), None)
    found: dict[str, Any] = {"type": str(incident.first("type") or "")}
    if place is not None and place.precision in _FINE:
        found |= {"place": str(place.geonameid or name_key(place.name)), "name": place.name}
        if place.lat is not None and place.lon is not None:
            found |= {"at": [round(place.lat, 3), round(place.lon, 3)]}
    if place is not None and place.country_code:
        found |= {"country": place.country_code}
    if when is not None and when.start and when.end:
        found |= {"days": [date.fromisoformat(when.start).toordinal(), date.fromisoformat(when.end).toordinal()]}
    return found


def _named(features: dict[str, Any]) -> list[str]:
    """Its issuers, and the last names of its speakers."""
    return [*(f"i {key}" for key in features["issuers"]), *(f"p {key.split()[-1]}" for key in features["speakers"])]


def _dated_keys(features: dict[str, Any]) -> list[str]:
    """Each name with the days round the statement's own, or else its publication."""
    middle = features["days"][0] if features["days"] else features["published"]
    if middle is None:
        return []
    window = middle // _WINDOW
    return [f"{name} {number}" for name in _named(features) for number in (window, window + 1)]


def _claim_keys(features: dict[str, Any]) -> list[str]:
    """A group claims or denies an attack once, and is remembered for it long after: name, place and month of the attack."""
    if not any(act in features["acts"] for act in _CLAIMS):
        return []
    keys = []
    for about in features["about"]:
        for name in _named(features) if "place" in about else ():
            keys += [f"{name} {about['place']} {month}" for month in _months(about.get("days"))]
    return keys


def _months(days: Sequence[int] | None) -> list[str]:
    """The months that an incident may have been in, a day more at both ends; an interval of over two months is no date."""
    if not days or days[1] - days[0] > 62:
        return [""]
    return sorted({date.fromordinal(day).isoformat()[:7] for day in (days[0] - 1, sum(days) // 2, days[1] + 1)})


def _quote_keys(quotations: Sequence[str]) -> list[str]:
    return [f"q {found}" for found in _hashes(quotations, _KEY_RUN)[:_QUOTE_KEYS]]
