"""Sums over a list: "34 strikes in Vasrland and Qadria", when each place of them follows, is no further happening.

What is said of the sum (who did it, on which day) is said of each happening of the list.
"""

from __future__ import annotations

from typing import Final

from sayso.coding.incident_group import Group
from sayso.coding.incident_triggers import Trigger
from sayso.records import Place

_COARSE: Final = ("country", "region", "province")
_KNOWN: Final = ("exact", "near", "settlement", "district")
"""A place that no gazetteer knows may be a country, too: it makes no sum particular, but may set one happening of a list."""
_FEWEST: Final = 2
"""So many happenings at places of their own make a list."""
_SHORTEST: Final = 5


def without_sums(groups: list[Group]) -> list[Group]:
    """The happenings without those that are only the sum of others; each happening of the list takes over the words of its sum."""
    listed = [group for group in groups if _is_listed(group)]
    sums = [group for group in groups if not any(group is one for one in listed) and _members(group, listed)]
    if not sums:
        return groups
    for total in sums:
        for member in _members(total, listed):
            member.sums += [trigger for trigger in total.triggers if trigger.nominal and trigger.strength > 1]
    return [group for group in groups if not any(group is total for total in sums)]


def _members(total: Group, listed: list[Group]) -> list[Group]:
    """The happenings of the list that a group sums up; none if it is not a sum."""
    strong = [trigger for trigger in total.triggers if trigger.strength > 1]
    if not strong or not all(_is_plural(trigger) for trigger in strong) or total.victims or _has_known_place(total):
        return []
    nouns = {trigger.token.lemma_.lower() for trigger in strong}
    found = [group for group in listed if _nouns(group) and all(_is_kind_of(noun, _nouns(group)) for noun in nouns)]
    places = {mention.words.lower() for group in found for mention in group.places}
    return found if len(found) >= _FEWEST and len(places) >= _FEWEST else []


def _is_plural(trigger: Trigger) -> bool:
    return trigger.nominal and trigger.token.tag_ in ("NNS", "NNPS")


def _is_listed(group: Group) -> bool:
    """One happening of a list: counted, at a place of its own."""
    first = group.triggers[0]
    counted = any(child.dep_ == "nummod" or child.lower_ in ("a", "an", "another") for child in first.token.children)
    return first.nominal and counted and _has_fine_place(group)


def _has_fine_place(group: Group) -> bool:
    return any(isinstance(m.value, Place) and m.value.precision not in _COARSE for m in group.places)


def _has_known_place(group: Group) -> bool:
    return any(isinstance(m.value, Place) and m.value.precision in _KNOWN for m in group.places)


def _nouns(group: Group) -> set[str]:
    return {trigger.token.lemma_.lower() for trigger in group.triggers if trigger.nominal and trigger.strength > 1}


def _is_kind_of(noun: str, nouns: set[str]) -> bool:
    """The same noun, or a compound of it: "airstrikes" are strikes."""
    return any(noun == other or (len(other) >= _SHORTEST and noun.endswith(other)) for other in nouns)
