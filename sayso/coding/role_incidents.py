"""The roles of a report shared out among its incidents, by type and by what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from sayso.coding.role_candidates import ASKED as ROLES
from sayso.coding.role_candidates import is_terrorist
from sayso.records import Account, Interval, Place, Sheet, Span
from sayso.trained.incident_reader import Floats
from sayso.trained.labels import MUC_TYPES

_DOERS: Final = ("PerpInd", "PerpOrg")
_FAR: Final = 2000
"""Characters beyond which it does not matter how far apart two fillers stand."""
_OF_RECORD: Final = {
    "bombing": "bombing",
    "kidnapping": "kidnapping",
    "arson": "arson",
    "shelling": "bombing",
    "airstrike": "bombing",
}
"""MUC-4's types of the record's incidents; every other kind is an "attack". Robbery and forced work stoppage are not coded."""
TRAITS_OF_PAIR: Final = (
    *("apart", "sentences apart", "places", "least chance", "fillers", "happenings", "settings", "same role"),
    *("same happening", "same place", "other place", "same day", "other day"),
    *(f"first {role}" for role in ROLES),
    *(f"second {role}" for role in ROLES),
    *(f"is {type_}" for type_ in MUC_TYPES),
)
"""What is known of two fillers of one type of incident, in the order of `traits_of_pairs`."""
_OTHER_PLACE: Final = TRAITS_OF_PAIR.index("other place")
_OTHER_DAY: Final = TRAITS_OF_PAIR.index("other day")
_APART: Final = 0.4
"""By what the chance is multiplied that two fillers are of one incident, where the rules find another place and another day for each."""
Together = Callable[[Floats], list[float]]
"""From `traits_of_pairs` to how likely each pair is of one incident."""


@dataclass(frozen=True, slots=True)
class RoleFiller:
    """One who, or that, has a role.

    Attributes:
        role: "PerpInd", "PerpOrg", "Target", "Victim" or "Weapon" (MUC-4's individual and organisation that did it, physical
            target, human target by name, instrument).
        words: its surest wording, verbatim.
        spans: where that stands in the text.
        chance: how likely a careful coder says so, too, 0 to 1.
        types: MUC-4's types of the incidents it belongs to.
    """

    role: str
    words: str
    spans: tuple[Span, ...]
    chance: float
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentRoles:
    """One incident with those who have a role in it.

    Attributes:
        type: MUC-4's type.
        fillers: in the order of the report's.
    """

    type: str
    fillers: tuple[RoleFiller, ...]


def type_of(account: Account) -> str:
    """MUC-4's type of an incident of the record."""
    return _OF_RECORD.get(str(account.first("type")), "attack")


def incidents_of(
    sheet: Sheet, types: Sequence[str], fillers: Sequence[RoleFiller], together: Together, least: float
) -> tuple[IncidentRoles, ...]:
    """The incidents of a report: of each type one, or as many as its fillers fall into.

    Targets, victims and weapons that are likely to belong together are one incident, the likeliest joined first (average linkage). Doers
    did every incident that they likely did, and one at least.

    Args:
        sheet: the report.
        types: those that it tells of.
        fillers: all that have a role.
        together: from `traits_of_pairs` to how likely each pair is of one incident.
        least: how likely what is joined must be of one incident.
    """
    found: list[IncidentRoles] = []
    for type_ in types:
        own = [one for one in fillers if type_ in one.types]
        chances = np.eye(len(own), dtype=np.float32)
        pairs, rows = list(combinations(range(len(own)), 2)), traits_of_pairs(sheet, type_, own)
        for (a, b), row, chance in zip(pairs, rows, together(rows), strict=True):
            apart_by_rules = row[_OTHER_PLACE] and row[_OTHER_DAY] and not {own[a].role, own[b].role} & set(_DOERS)
            chances[a, b] = chances[b, a] = chance * (_APART if apart_by_rules else 1)
        apart = _joined([[n] for n, one in enumerate(own) if one.role not in _DOERS], chances, least) or [[]]
        groups = [list(group) for group in apart]
        for doer in (n for n, one in enumerate(own) if one.role in _DOERS):
            of_group = [float(chances[doer, group].mean()) if group else 1.0 for group in apart]
            for group, chance in zip(groups, of_group, strict=True):
                if chance >= min(least, max(of_group)):
                    group.append(doer)
        found += [IncidentRoles(type_, tuple(own[n] for n in sorted(group))) for group in groups]
    return tuple(found)


def _joined(groups: list[list[int]], chances: Floats, least: float) -> list[list[int]]:
    """Groups joined two by two, the likeliest first, as long as some are likely enough."""
    while len(groups) > 1:
        likely = [(float(chances[np.ix_(a, b)].mean()), n, m) for (n, a), (m, b) in combinations(enumerate(groups), 2)]
        best, first, second = max(likely, key=lambda one: (one[0], -one[1], -one[2]))
        if best < least:
            break
        groups = [group + (groups[second] if number == first else []) for number, group in enumerate(groups) if number != second]
    return groups


def traits_of_pairs(sheet: Sheet, type_: str, fillers: Sequence[RoleFiller]) -> Floats:
    """What is known of each pair of fillers of one type of incident: (pairs, `TRAITS_OF_PAIR`)."""
    own = [one for one in sheet.incidents if is_terrorist(one) and type_of(one) == type_]
    nearest = [_nearest(one, own) for one in fillers]
    sentences = [{sheet.sentence_number(span) for span in one.spans} for one in fillers]
    settings = {(_place(one), _day(one)) for one in own} - {("", "")}
    rows = []
    for a, b in combinations(range(len(fillers)), 2):
        one, other = fillers[a], fillers[b]
        apart = min(abs(x.start - y.start) for x in one.spans for y in other.spans)
        known: dict[str, float] = {
            "apart": min(apart, _FAR) / _FAR,
            "sentences apart": float(min(min(abs(x - y) for x in sentences[a] for y in sentences[b]), 10)),
            "places": float(min(len(one.spans), len(other.spans))),
            "least chance": min(one.chance, other.chance),
            "fillers": float(len(fillers)),
            "happenings": float(len(own)),
            "settings": float(len(settings)),
            "same role": float(one.role == other.role),
            **{f"first {role}": float(one.role == role) for role in ROLES},
            **{f"second {role}": float(other.role == role) for role in ROLES},
            f"is {type_}": 1.0,
        }
        here, there = nearest[a], nearest[b]
        if here is not None and there is not None:
            known |= {
                "same happening": float(here is there),
                "same place": float(_place(here) == _place(there)),
                "other place": float(_differ(_place(here), _place(there))),
                "same day": float(_day(here) == _day(there)),
                "other day": float(_differ(_day(here), _day(there))),
            }
        rows.append([known.get(trait, 0.0) for trait in TRAITS_OF_PAIR])
    return np.array(rows, np.float32).reshape(len(rows), len(TRAITS_OF_PAIR))


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _nearest(filler: RoleFiller, accounts: Sequence[Account]) -> Account | None:
    """The incident of the record that the words of a filler stand nearest to."""
    return min(accounts, key=lambda account: _distance(filler, account), default=None)


def _place(account: Account) -> str:
    place = account.first("place")
    return place.name if isinstance(place, Place) else ""


def _day(account: Account) -> str:
    day = account.first("date")
    return str(day.start or "") if isinstance(day, Interval) else ""


def _distance(filler: RoleFiller, account: Account) -> int:
    """Characters between the nearest words of a filler and of an incident."""
    return min((abs(span.start - anchor.start) for anchor in account.anchors for span in filler.spans), default=0)
