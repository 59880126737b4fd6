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
    """

    path: str
    title: str
    group: str
    role: Role = "reader"


ENTRIES: Final = (
    Entry("/inbox", "Inbox", "Review"),
    Entry("/contradictions", "Contradictions", "Review"),
    Entry("/incidents", "Incidents", "Read"),
    Entry("/statements", "Statements", "Read"),
    Entry("/actors", "Actors", "Read"),
    Entry("/sources", "Outlets", "Read"),
    Entry("/search", "Search", "Ask"),
    Entry("/precedents", "Precedent check", "Ask"),
    Entry("/activity", "Activity", "Archive"),
    Entry("/codebook", "Codebook", "Archive"),
)
