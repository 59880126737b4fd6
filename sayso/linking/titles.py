"""What to call an incident, a statement or an actor, in the words of a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.linking.cast import folded
from sayso.linking.said import Said
from sayso.linking.says import says_of
from sayso.linking.told import Met, Told
from sayso.linking.value_words import interval_words
from sayso.records import Interval, Place

_NAMING: Final = ("place", "site", "target", "type", "perpetrator", "killed", "wounded")
_SHORT: Final = 3
_LEAST_SHARED: Final = 2
_ENOUGH_SHARED: Final = 3


def incident_title(told: Sequence[Told], found: Said) -> str:
    """A report's headline if one speaks of the incident, else what it is, with place and date.

    A headline speaks of it if the account is no memory and shares two words or more with the values of the account (place, target, doer,
    the words for what happened). Of several: that of the source graded best, then one that shares three words, then the shortest, then the
    earliest.
    """
    choices = []
    for one in told:
        if one.report.title and not one.remembered:
            words = " ".join(
                f"{a.words} {a.value.name if isinstance(a.value, Place) else ''}"
                for a in one.account.of(*_NAMING)
                if a.stance == "asserted"
            )
            title = _content(one.report.title)
            shared = min(len(title & _content(words)), _ENOUGH_SHARED)
            if shared >= _LEAST_SHARED:
                choices.append(((-_grade(one), -shared, len(title), one.day, one.report.id, one.account.id), one.report.title))
    return min(choices)[1] if choices else _named(told, found)


def statement_title(told: Sequence[Told], found: Said) -> str:
    """Who speaks, by which medium and when: "Northern Dawn Front, audio recording, 23 January 2014"."""
    who = _first_words(found, "issuer") or _first_words(found, "speaker")
    what = _first_words(found, "medium") or _first_words(found, "act")
    return ", ".join(part for part in (who, what, _date(found)) if part) or _named(told, found)


def actor_name(met: Sequence[Met]) -> str:
    """The name in the register of armed groups, if a report's name is in it, else one of the reports' own names.

    Of several: the one most origins use, then the longest, then the first in the alphabet.
    """
    registered = [one for one in met if one.actor.register_name]
    origins: dict[str, set[str]] = {}
    for one in registered or met:
        origins.setdefault(one.actor.register_name or one.actor.name, set()).add(one.origin)
    return min(origins, key=lambda name: (-len(origins[name]), -len(name), name))


def _named(told: Sequence[Told], found: Said) -> str:
    place = found.headline("place")
    finest = _first_words(found, "subtype")
    what = _first_words(found, "type") if not finest or finest.startswith("other") else finest
    what = what or next((say.assertion.words for says in says_of(told).values() for say in says), "")
    where = place.name if isinstance(place, Place) else ""
    return ", ".join(part for part in (what, where, _date(found)) if part)


def _first_words(found: Said, name: str) -> str:
    one = found.of(name)
    if not one or not one.headline:
        return ""
    if name == "type":  # its words name what happened
        return " ".join(one.headline.words.split())
    return str(one.headline.value).replace("_", " ")


def _date(found: Said) -> str:
    date = found.headline("date")
    return interval_words(date) if isinstance(date, Interval) and date.resolved else ""


def _content(chars: str) -> set[str]:
    return {word for word in folded(chars).split() if len(word) > _SHORT}


def _grade(one: Told) -> int:
    return "EDFCBA".find(one.grade or "F")
