"""Two assertions about one thing, from one report or from two, that cannot both be true."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import Final, Literal

from sayso.records.ids import content_id

ContradictionKind = Literal[
    "toll", "date", "place", "type", "claim-denial", "blame-blame", "claim-claim", "is-claim", "authentic", "other"
]
CONTRADICTION_KINDS: Final[dict[str, str]] = {
    "toll": "two numbers of killed, wounded, abducted or arrested that exclude each other",
    "date": "two days or ranges of days that do not meet",
    "place": "two places that do not lie in each other",
    "type": "two types of which neither is a kind of the other",
    "claim-denial": "one claims or is blamed, another denies it",
    "blame-blame": "different actors are blamed or suspected by different speakers",
    "claim-claim": "two actors claim it, each for itself",
    "is-claim": "a statement is called a claim of responsibility, and said to be none",
    "authentic": "a statement is called authentic, and doubted or called false",
    "other": "two values of one property that exclude each other",
}
"""What each kind of contradiction is."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two assertions that cannot both be true. Mere differences of precision and later updates of one outlet are none.

    Attributes:
        about: id of the incident or statement ("ict-…", "stm-…").
        kind: a key of `CONTRADICTION_KINDS`.
        property: the property they disagree on, or ``responsibility``.
        first, second: ids of the assertions, that of the earlier report first.
        says: one sentence for a person that names both values and both speakers.
    """

    about: str
    kind: ContradictionKind
    property: str
    first: str
    second: str
    says: str

    @builtins.property
    def id(self) -> str:
        """A contradiction is its two assertions, in whatever order they were met."""
        return content_id("ctr", self.kind, *sorted((self.first, self.second)))
