"""Who works in an archive, and what that person may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["reader", "coder", "editor", "admin"]

ROLES: Final[dict[Role, str]] = {
    "reader": "reads everything but the names of victims, minors and witnesses",
    "coder": "decides about values and accounts, and codes the reports that were given to them; those names stay hidden",
    "editor": "sees all names, merges, splits, grades and seals, gives out reports to code and settles what coders disagree on",
    "admin": "looks after people and the archive as well",
}
"""What each role may do, the least first; each may do what those before it may."""
_RANK: Final = {role: place for place, role in enumerate(ROLES)}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works in an archive.

    Attributes:
        name: what decisions are logged under.
        role: what the person may do.
        disabled: whether the door is shut to the person; what they decided stays.
    """

    name: str
    role: Role
    disabled: bool = False

    def may(self, role: Role) -> bool:
        """Whether the person may do what this role may."""
        return not self.disabled and _RANK[self.role] >= _RANK[role]
