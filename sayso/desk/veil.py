"""The one door through which anything reaches a page: it hides the names that who asks may not see.

Names of victims, minors, detainees and witnesses are hidden from everybody below an editor. Whatever is to be shown names the records it
comes from by their ids; the reports behind these say which names are hidden. So no page has to remember it, and none can forget.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

import sayso.flow as flow
from sayso.archive import veil
from sayso.export import WITHHELD
from sayso.records import Party, Person, Role
from sayso.settings import Settings

SEES_NAMES: Final[Role] = "editor"
_PARTY: Final = {"role", "name", "actor"}
_SHORTEST: Final = 20
"""Characters of an id."""
_BARE: Final = frozenset([int, float, bool, type(None)])
_ID: Final = re.compile(r"\b(?:rep|ict|stm|who|org|inc|sta|ass|act)-[0-9a-f]{16}\b")


def shown_to(who: Person, settings: Settings, context: Mapping[str, Any]) -> dict[str, Any]:
    """What is to be shown, without the names that this person may not see.

    Each part of the context, and each item of a part that is a list, goes without the names of the reports that its own ids lead to;
    one that holds no id, without the names of all the others.

    Args:
        context: anything made of strings, numbers, dicts, lists, tuples and records.
    """
    if who.may(SEES_NAMES):
        return dict(context)
    parts = {key: list(value) if isinstance(value, list | tuple) else value for key, value in context.items()}
    units = [unit for value in parts.values() for unit in (value if isinstance(value, list) else [value])]
    ids_of = {id(unit): _ids(unit) for unit in units}
    names = flow.names_hidden(frozenset[str]().union(*ids_of.values()), settings=settings)
    everything = frozenset(name for some in names.values() for name in some)

    def veiled(unit: Any) -> Any:
        own = ids_of[id(unit)]
        hidden = frozenset(name for one in own for name in names.get(one, ())) if own else everything
        return veil(unit, sorted(hidden), WITHHELD)

    return {key: [veiled(one) for one in value] if isinstance(value, list) else veiled(value) for key, value in parts.items()}


def asked_for_hidden(who: Person, settings: Settings, words: str, items: Iterable[Any]) -> list[bool]:
    """For each item that was found by some words, whether it may not be shown: the words are a name that is hidden in it.

    What is hidden must not be found either, or a search would tell who is in a report.
    """
    found = list(items)
    if who.may(SEES_NAMES) or not words.strip():
        return [False] * len(found)
    ids_of = [_ids(one) for one in found]
    names = flow.names_hidden(frozenset[str]().union(*ids_of), settings=settings)
    return [veil(words, sorted({n for one in ids for n in names.get(one, ())})) != words for ids in ids_of]


def _ids(value: Any) -> frozenset[str]:
    """Every id of a record that stands anywhere in a value."""
    found: set[str] = set()
    left = [value]
    while left:
        one = left.pop()
        kind: type = type(one)
        if kind is str:
            if len(one) >= _SHORTEST:
                found.update(_ID.findall(one))
        elif kind in _BARE or kind is Party:
            continue  # a party stands in a card, whose own reports name it: looking up all reports that name an actor takes long
        elif kind is list or kind is tuple:
            left.extend(one)
        elif (parts := _parts(kind)) is not None:
            left.extend(parts(one))
        elif isinstance(one, Mapping):
            if one.keys() != _PARTY:
                left.extend(one)
                left.extend(one.values())
        elif isinstance(one, list | tuple | set | frozenset):
            left.extend(one)
        elif isinstance(one, str):  # of a kind of its own
            found.update(_ID.findall(one))
    return frozenset(found)


@lru_cache(maxsize=256)
def _parts(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What takes all fields out of a record of this kind; None if it is no kind of records."""
    names = [field.name for field in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
    if not names:
        return None
    return attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)
