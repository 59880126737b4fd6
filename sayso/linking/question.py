"""What a claim of precedence asks: which incidents are meant, since when, and what the latest is said to be among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from sayso.records import Place

Rank = Literal["first", "only", "nth", "deadliest", "none"]
RANKS: Final[dict[Rank, str]] = {
    "first": "none of them came between the bound and this one",
    "only": "there is no other within the time named",
    "nth": "it is one of so many within the time named",
    "deadliest": "none of them killed more",
    "none": "there was none at all",
}
"""What each rank claims of the incidents meant."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which incidents are meant. What is not said ("" or empty) is left open: everything fits it.

    Attributes:
        words: the words that say so ("car bomb in Dahra").
        kind: what to call them ("car bomb").
        types: codebook keys of types and subtypes that are meant for sure; empty if any type is.
        related: keys that a finer report might have called one of `types`: the parent of a subtype, its unspecified sister.
        remote: keys of which that is barely likely: an attack of an unstated kind.
        families: the families that `types` and `related` belong to: what to ask an archive for; empty for all.
        weapons: codebook keys of weapons; an incident of a related or remote type with one of them is meant for sure.
        place: where, or None.
        actor: who did it, or "".
        claimed: whether the actor must have claimed it.
        target: words for who or what was attacked, or "".
        deadly: whether somebody must have been killed.
        attempts: whether foiled, threatened and alleged acts are meant as well.
    """

    words: str = ""
    kind: str = "incident"
    types: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    place: Place | None = None
    actor: str = ""
    claimed: bool = False
    target: str = ""
    deadly: bool = False
    attempts: bool = False


@dataclass(frozen=True, slots=True)
class Since:
    """From when on there is said to have been none.

    Attributes:
        words: the words that say so ("early September 2031", "the attempt on the minister").
        start, end: first and last day on which the earlier incident may have happened, ``YYYY-MM-DD``: what the words leave open.
            None if the words name an event; the archive is asked when it was.
        event: the event that is named, or None.
        spell: whether the words give a length of time up to the claim ("this year", "in two months") and so name no earlier incident.
        card: id of the earlier incident ("ict-…") where a report says which one it means, or "".
    """

    words: str
    start: str | None = None
    end: str | None = None
    event: Sought | None = None
    spell: bool = False
    card: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A claim of precedence, understood.

    Attributes:
        words: the claim, verbatim.
        rank: what is claimed.
        number: 1 for the first, 3 for the third; 0 for ranks that do not count.
        sought: among which incidents.
        since: from when on; None for a claim about all time ("the first ever").
        start, end: first and last day on which the incident that the claim speaks of may have happened; for ``none`` the time up to
            which there is said to have been none. `start` is None if only the last day is known: the day of the claim.
        dated: whether that last day was given; else it is today's date, and the claim is taken to speak of the last incident that fits.
        subject: id of the incident that a report says it of, or "".
        unread: phrases of the claim that were not understood; the claim is checked without them, and the answer says so.
    """

    words: str
    rank: Rank
    number: int
    sought: Sought
    since: Since | None
    start: str | None
    end: str
    dated: bool = True
    subject: str = ""
    unread: tuple[str, ...] = ()
