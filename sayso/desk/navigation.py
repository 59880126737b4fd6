"""The entries of the navigation. A page that should be reached from everywhere has one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.desk.access import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        path: where it leads; pages below it count as it.
        title: what it is called.
        group: under which heading it stands.
        role: who sees it.
        filtered: whether it takes the filters along from one list to the next.
    """

    path: str
    title: str
    group: str
    role: Role = "reader"
    filtered: bool = False


ENTRIES: Final = (
    Entry("/incidents", "Incidents", "Read", filtered=True),
    Entry("/statements", "Statements", "Read", filtered=True),
    Entry("/actors", "Actors", "Read"),
)
