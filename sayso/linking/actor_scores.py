"""How likely two actors of two reports are one, feature by feature."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sayso.linking.actor_features import NEAR_DAYS
from sayso.linking.model import Feature, Score
from sayso.linking.names import PersonName, name_words, person_likeness

_AGES_APART: Final = 2
_STATE: Final = frozenset({"security_force", "government"})


def group_score(one: Mapping[str, Any], other: Mapping[str, Any]) -> Score:
    """Two groups or bodies: they must share a name, the register's or the first one; what else is known speaks for or against."""
    features = [*_shared_names(one, other), *_group_doubts(one, other)]
    if one["country"] and one["country"] == other["country"]:
        features.append(Feature("country", 1.0, 0.1, one["country"]))
    return _summed(features) if any(f.name in _GROUNDS and f.value > 0 for f in features) else Score(0.0, tuple(features))


_GROUNDS: Final = frozenset({"register", "renamed", "name", "acronym"})


def _shared_names(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    said = f"{_shown(one)} · {_shown(other)}"
    found = []
    if one["registered"] and one["registered"] == other["registered"]:
        found.append(Feature("register", 1.0, 0.7, f"{one['registered']}: {said}"))
    firsts = sorted(set(one["first_names"]) & set(other["first_names"]))
    if firsts:
        found.append(Feature("renamed", 1.0, 0.65, f"once {firsts[0]}: {said}"))
    keys = set(one["keys"]) & set(other["keys"])
    if keys:
        long = any(" " in key for key in keys)
        found.append(Feature("name", 1.0 if long else 0.9, 0.65, said))
    initials = sorted(set(one["acronyms"]) & set(other["acronyms"]))
    armed = one["kind"] == other["kind"] == "armed_group" and one["country"] and one["country"] == other["country"]
    if initials and (found or armed):
        # By the letters alone nobody is the same: they are a ground only for armed groups of one country, else they add to another.
        found.append(Feature("acronym", 1.0, 0.1 if found else 0.45, f"{', '.join(initials)}: {said}"))
    return found


def _group_doubts(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    found = []
    if one["registered"] and other["registered"] and one["registered"] != other["registered"]:
        same = bool(set(one["first_names"]) & set(other["first_names"]))
        if not same:
            found.append(Feature("register", -1.0, 0.6, f"{one['registered']} · {other['registered']}"))
    if one["country"] and other["country"] and one["country"] != other["country"]:
        roaming = "armed_group" in (one["kind"], other["kind"]) and not any("@" in key for key in (*one["keys"], *other["keys"]))
        found.append(Feature("country", -1.0, 0.1 if roaming else 0.5, f"{one['country']} · {other['country']}"))
    if one["near"] and other["near"] and not set(one["near"]) & set(other["near"]):
        found.append(Feature("whereabouts", -1.0, 0.2, f"{', '.join(one['near'])} · {', '.join(other['near'])}"))
    kinds = {one["kind"], other["kind"]}
    if "armed_group" in kinds and kinds & (_STATE | {"media"}):
        found.append(Feature("kind", -1.0, 0.25, " · ".join(sorted(kinds))))
    return found


def person_score(one: Mapping[str, Any], other: Mapping[str, Any]) -> Score:
    """Two persons: a full name, at least one thing that bears it out, and what speaks against it."""
    alike = person_likeness(_read(one), _read(other))
    if not alike:
        return Score(0.0, ())
    features = [Feature("name", alike, 0.4, f"{' '.join(one['spelt'])} · {' '.join(other['spelt'])}")]
    reasons = [*_same_office(one, other), *_same_place(one, other)]
    if not reasons:
        return Score(0.0, tuple(features))
    return _summed([*features, *reasons, *_person_doubts(one, other)])


def _same_office(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    found = []
    if one["office"] and one["office"] == other["office"]:
        found.append(Feature("office", 0.6 if one["plain"] else 1.0, 0.25, one["office"]))
    elif one["line"] and one["line"] == other["line"] and _one_country(one, other) and _telling(one, other):
        found.append(Feature("line", 1.0, 0.15, f"{one['office']} · {other['office']}, {_one_country(one, other)}"))
    bodies = sorted(set(one["bodies"]) & set(other["bodies"]))
    if bodies:
        plain = all("@" in body or " " not in body for body in bodies)
        found.append(Feature("body", 0.5 if plain else 1.0, 0.3, ", ".join(bodies)))
    return found


def _telling(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether one line of office in one country says much: not where many hold both offices and only the reports lie in one country."""
    return bool(one["country"] and other["country"]) or not (one["plain"] and other["plain"])


def _one_country(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """The country that both belong to or, where that is not said, that their reports are about; "" if there is none."""
    return min(_countries(one) & _countries(other), default="")


def _countries(features: Mapping[str, Any]) -> set[str]:
    return {features["country"]} if features["country"] else set(features["near"])


def _same_place(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    for here in one["happenings"]:
        for there in other["happenings"]:
            (place, day), (other_place, other_day) = here.split("|"), there.split("|")
            if place == other_place and abs((date.fromisoformat(day) - date.fromisoformat(other_day)).days) <= NEAR_DAYS:
                return [Feature("happening", 1.0, 0.35, f"{here} · {there}")]
    return []


def _person_doubts(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    found = []
    if one["bodies"] and other["bodies"] and not set(one["bodies"]) & set(other["bodies"]):
        found.append(Feature("body", -1.0, 0.3, f"{', '.join(one['bodies'])} · {', '.join(other['bodies'])}"))
    lines = frozenset((one["line"], other["line"])) - {""}
    if len(lines) == 2 and lines not in name_words().together:
        found.append(Feature("line", -1.0, 0.3, f"{one['office']} · {other['office']}"))
    if one["country"] and other["country"]:
        if one["country"] != other["country"]:
            found.append(Feature("country", -1.0, 0.35, f"{one['country']} · {other['country']}"))
    elif (here := _countries(one)) and (there := _countries(other)) and not here & there:
        found.append(Feature("whereabouts", -1.0, 0.1, f"{', '.join(sorted(here))} · {', '.join(sorted(there))}"))
    if one["age"] is not None and other["age"] is not None and abs(one["age"] - other["age"]) > _AGES_APART:
        found.append(Feature("age", -1.0, 0.5, f"{one['age']} · {other['age']}"))
    for dead, alive in ((one, other), (other, one)):
        if dead["died"] and alive["spoke"] > dead["died"][:4]:
            found.append(Feature("died", -1.0, 0.5, f"killed {dead['died']} · spoke {alive['spoke']}"))
    return found


def _read(features: Mapping[str, Any]) -> PersonName:
    return PersonName(tuple(features["spelt"]), tuple(features["parts"]))


def _shown(features: Mapping[str, Any]) -> str:
    return " / ".join(features["names"])


def _summed(features: list[Feature]) -> Score:
    total = sum(feature.value * feature.weight for feature in features)
    return Score(round(min(1.0, max(0.0, total)), 6), tuple(features))
