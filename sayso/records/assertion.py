"""One property of one account has one value, says someone."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import Literal

from sayso.records.amount import Amount
from sayso.records.ids import content_id
from sayso.records.interval import Interval
from sayso.records.place import Place
from sayso.records.span import Span

Stance = Literal["asserted", "denied", "questioned", "hypothetical"]
Certainty = Literal["stated", "reported", "suspected", "possible"]
Value = str | bool | Amount | Interval | Place


@dataclass(frozen=True, slots=True)
class Claimant:
    """One link in the chain of say-so.

    Attributes:
        name: who says it: the actor's fullest name in the report, or the outlet's name.
        words: the words that name the speaker where it speaks; "" for the outlet.
        span: where those words are; None for the outlet.
        actor_id: the `Actor`, or None.
        outlet: whether this is the outlet itself, the last link of every chain.
    """

    name: str
    words: str = ""
    span: Span | None = None
    actor_id: str | None = None
    outlet: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """One property of one account has one value, says someone.

    Attributes:
        account_id: the account it belongs to.
        property: a property of the codebook ("killed", "claimed_by", "authentic").
        value: the coded value; its type is the property's type in the codebook.
        words: the words of the first evidence span, verbatim.
        evidence: spans that say it: first the words of the value, then words it rests on. Never empty.
        claimants: who says so, nearest speaker first, outlet last. Never empty.
        stance: what the nearest speaker does with it.
        certainty: how firmly.
        score: how likely the value is right, 0 to 1; of a statement, how sure the component is.
        made_by: component@version.

    Raises:
        ValueError: without evidence or without a claimant: no such assertion can exist.
    """

    account_id: str
    property: str
    value: Value
    words: str
    evidence: tuple[Span, ...]
    claimants: tuple[Claimant, ...]
    made_by: str
    stance: Stance = "asserted"
    certainty: Certainty = "stated"
    score: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence or not self.words:
            raise ValueError(f"the value {self.value!r} of {self.property} has no evidence; every value needs words that say it")
        if not self.claimants or not self.claimants[-1].outlet:
            raise ValueError(f"the chain of say-so of {self.property} does not end at the outlet")

    @builtins.property
    def id(self) -> str:
        """An assertion is its account, property, value and words, and who says so; offsets and component are no part of it."""
        speakers = [claimant.name for claimant in self.claimants]
        return content_id("ass", self.account_id, self.property, repr(self.value), self.words, self.stance, *speakers)

    @builtins.property
    def by(self) -> Claimant | None:
        """The nearest speaker that is not the outlet, or None if the outlet itself says it."""
        first = self.claimants[0]
        return None if first.outlet else first
