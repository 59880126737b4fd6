"""The roles of a report shared out among its incidents, as far as type, place and day tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.coding.role_candidates import is_terrorist
from sayso.records import Account, Interval, Place, Sheet, Span

_DOERS: Final = ("PerpInd", "PerpOrg")
_MOST: Final = 4
"""More happenings of one type than this are a list, whose items the words do not tell apart."""
_OF_RECORD: Final = {
    "bombing": "bombing",
    "kidnapping": "kidnapping",
    "arson": "arson",
    "shelling": "bombing",
    "airstrike": "bombing",
}
"""MUC-4's types of the record's incidents; every other kind is an "attack". Robbery and forced work stoppage are not coded."""


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


def incidents_of(sheet: Sheet, types: Sequence[str], fillers: Sequence[RoleFiller]) -> tuple[IncidentRoles, ...]:
    """The incidents of a report: of each type one, or as many as the rules find at different places or on different days.

    Doers of a type did all of its incidents; what else has a role has it in the incident whose words stand nearest.
    """
    found: list[IncidentRoles] = []
    for type_ in types:
        own = [one for one in fillers if type_ in one.types]
        apart = _apart(sheet, type_)
        shares: list[list[RoleFiller]] = [[] for _ in apart]
        for one in own:
            if one.role in _DOERS:
                for share in shares:
                    share.append(one)
            else:
                shares[min(range(len(apart)), key=lambda number: _distance(one, apart[number]))].append(one)
        found += [IncidentRoles(type_, tuple(share)) for share in shares]
    return tuple(found)


def _apart(sheet: Sheet, type_: str) -> list[list[Account]]:
    """Incidents of the record of one type, those of one place and day together; one list where that does not tell them apart."""
    own = [one for one in sheet.incidents if is_terrorist(one) and type_of(one) == type_]
    groups: dict[tuple[str, str], list[Account]] = {}
    for account in own:
        if (key := (_place(account), _day(account))) != ("", ""):
            groups.setdefault(key, []).append(account)
    return list(groups.values()) if 1 < len(groups) <= _MOST else [own]


def _place(account: Account) -> str:
    place = account.first("place")
    return place.name if isinstance(place, Place) else ""


def _day(account: Account) -> str:
    day = account.first("date")
    return str(day.start or "") if isinstance(day, Interval) else ""


def _distance(filler: RoleFiller, accounts: list[Account]) -> int:
    """Characters between the nearest words of a filler and of some incidents."""
    anchors = [anchor for account in accounts for anchor in account.anchors]
    return min((abs(span.start - anchor.start) for anchor in anchors for span in filler.spans), default=0)
