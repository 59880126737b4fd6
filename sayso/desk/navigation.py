"""The entries of the navigation. A page that should be reached from everywhere has one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.records import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        path: where it leads; pages below it count as it.
        title: what it is called.
        group: under which heading it stands.
        role: who sees it.
        team: whether it is there only where people log in.
    """

    path: str
    title: str
    group: str
    role: Role = "reader"
    team: bool = False


ENTRIES: Final = (
    Entry("/inbox", "Inbox", "Review"),
    Entry("/contradictions", "Contradictions", "Review"),
    Entry("/coding", "Double coding", "Review"),
    Entry("/incidents", "Incidents", "Read"),
    Entry("/map", "Map", "Read"),
    Entry("/timeline", "Timeline", "Read"),
    Entry("/statements", "Statements", "Read"),
    Entry("/actors", "Actors", "Read"),
    Entry("/sources", "Outlets", "Read"),
    Entry("/search", "Search", "Ask"),
    Entry("/precedents", "Precedent check", "Ask"),
    Entry("/export", "Export", "Archive"),
    Entry("/activity", "Activity", "Archive"),
    Entry("/codebook", "Codebook", "Archive"),
    Entry("/work", "Work", "Archive", role="editor"),
    Entry("/people", "People", "Archive", role="admin", team=True),
)
