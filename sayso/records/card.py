"""What a list shows of an incident, a statement or an actor: computed from its accounts, kept so that lists need not compute it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from sayso.records.amount import Amount

CardKind = Literal["incident", "statement", "actor"]
Review = Literal["machine", "mixed", "reviewed"]


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who plays a part in an incident or a statement.

    Attributes:
        role: the property that names the actor ("claimed", "blamed", "perpetrator", "target", "issuer", "speaker", …).
        name: as the first report names it.
        actor: id of the archive's actor ("who-…"), or None if it has no name.
    """

    role: str
    name: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One line of a list.

    Attributes:
        id: "ict-…" for an incident, "stm-…" for a statement, "who-…" for an actor.
        kind: what it is.
        title: what to call it, in the words of a report.
        start, end: first and last day that the date given leaves open, ``YYYY-MM-DD``, both included; None if not known.
        precision: what the words about the date support (see `Interval`), "" without a date.
        published: first day of publication of its reports, or None.
        type, subtype, stage: of an incident; for a statement `type` is its first act; for an actor its kind.
        place, admin1, country_code, lat, lon, place_precision: where, as in `Place`.
        killed, wounded: low, best and high over all accounts, or None if nobody says.
        background: whether every account remembers it rather than reports it.
        accounts, reports, origins: how many tell of it; copies of one wire story are one origin.
        sources: the outlets, sorted.
        parties: who is said to have a part in it.
        contradictions: how many there are.
        review: whether people have judged none, some or all of its values.
        details: what else the list of this kind shows, as JSON values (acts, medium, aliases).
    """

    id: str
    kind: CardKind
    title: str
    start: str | None = None
    end: str | None = None
    precision: str = ""
    published: str | None = None
    type: str = ""
    subtype: str = ""
    stage: str = ""
    place: str = ""
    admin1: str = ""
    country_code: str = ""
    lat: float | None = None
    lon: float | None = None
    place_precision: str = ""
    killed: Amount | None = None
    wounded: Amount | None = None
    background: bool = False
    accounts: int = 0
    reports: int = 0
    origins: int = 0
    sources: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    contradictions: int = 0
    review: Review = "machine"
    details: dict[str, Any] = field(default_factory=dict)
