"""Actors across reports: who is the same group, body or person as in another report, by whatever name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from sayso.linking.actor_features import actor_features, as_json, keys_of
from sayso.linking.actor_scores import group_score, person_score
from sayso.linking.actor_surroundings import Surroundings
from sayso.linking.model import Family, Item, Score
from sayso.records import Actor, Sheet


class ActorLinker:
    """Compares actors that matter in their reports: who speak, act, are held responsible, are targets or are spoken for.

    Groups and bodies are the same by a name they share, however it is spelt, by the register of armed groups or by a renaming that
    holds on the day; persons by a full name and at least one thing that bears it out. A name alone that many bear ("the police",
    "National Army") has no key and is compared with nothing, so that nothing is joined through it.
    """

    family: ClassVar[Family] = "actor"
    version: ClassVar[str] = "actors@1"
    threshold: ClassVar[float] = 0.5
    floor: ClassVar[float] = 0.1
    linkage: ClassVar[Literal["average", "single"]] = "average"
    cohesion: ClassVar[float] = 0.0
    complete: ClassVar[int] = 0
    apart: ClassVar[bool] = False

    def items(self, sheet: Sheet) -> tuple[Item, ...]:
        """One item for each actor that matters and has a name to be compared by, in order of ids."""
        around = Surroundings(sheet)
        found = {}
        for actor in sheet.actors:
            features = actor_features(actor, around) if actor.id in around.matters else None
            if features is not None:
                found[actor.id] = Item(
                    id=actor.id,
                    family="actor",
                    report_id=sheet.report.id,
                    day=sheet.report.published,
                    features=as_json(features),
                    keys=keys_of(features),
                )
        return tuple(found[actor_id] for actor_id in sorted(found))

    def score(self, one: Item, other: Item) -> Score:
        """Compare two actors; two persons of one report are two, for reading has told them apart already."""
        if one.features["sort"] != other.features["sort"]:
            return Score(0.0)
        if one.features["sort"] == "group":
            return group_score(one.features, other.features)
        apart = one.report_id and one.report_id == other.report_id
        return Score(0.0) if apart else person_score(one.features, other.features)


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an actor goes by.

    Attributes:
        name: verbatim.
        first, last: days of publication of the first and the last report that use it, or None if none has a day.
        reports: how many reports use it.
    """

    name: str
    first: str | None
    last: str | None
    reports: int


def display_name(actors: Iterable[Actor]) -> str:
    """What to call an actor of many reports: the name most reports call it by in full; the longer, then the first in order, of two.

    Initials are shown only where there is nothing else.

    Raises:
        ValueError: without actors.
    """
    counts = Counter(actor.name for actor in actors)
    if not counts:
        raise ValueError("there is no name without an actor")
    return min(counts, key=lambda name: (_is_short(name), -counts[name], -len(name), name))


def aliases(actors: Iterable[tuple[Actor, str | None]]) -> tuple[Alias, ...]:
    """All names that an actor of many reports goes by, most frequent first.

    Args:
        actors: each report's actor with the report's day of publication.
    """
    days: dict[str, list[str | None]] = {}
    for actor, day in actors:
        for name in sorted({actor.name, *(alias for alias in actor.aliases if alias[:1].isupper())}):
            days.setdefault(name, []).append(day)
    found = []
    for name, seen in days.items():
        known = sorted(day for day in seen if day)
        found.append(Alias(name, known[0] if known else None, known[-1] if known else None, len(seen)))
    return tuple(sorted(found, key=lambda alias: (-alias.reports, alias.name)))


def _is_short(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return " " not in name and sum(char.isupper() for char in letters) > 1
