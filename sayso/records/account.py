"""One report's account of one incident or one statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sayso.records.assertion import Assertion, Value
from sayso.records.ids import content_id
from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Account:
    """One report's account of one incident or one statement: a bundle of assertions.

    Attributes:
        text_id: the text it was read from.
        kind: what it is an account of.
        anchors: spans of the words that name the happening or the communication ("a car bomb exploded"); the first one names it best.
        scope: spans of the sentences or clauses that speak of it, in order; what coding looks into.
        assertions: what is said of it.
    """

    text_id: str
    kind: Literal["incident", "statement"]
    anchors: tuple[Span, ...]
    scope: tuple[Span, ...] = ()
    assertions: tuple[Assertion, ...] = ()

    def __post_init__(self) -> None:
        if not self.anchors:
            raise ValueError("an account needs the words that name what it is an account of")

    @property
    def id(self) -> str:
        """An account is its text, its kind and where its first anchor stands."""
        first = self.anchors[0]
        return content_id("inc" if self.kind == "incident" else "sta", self.text_id, str(first.start), str(first.end))

    def with_assertions(self, *more: Assertion) -> Account:
        """The same account with more assertions; one that is there already (same id) is not added twice."""
        have = {assertion.id for assertion in self.assertions}
        fresh: list[Assertion] = []
        for assertion in more:
            if assertion.account_id != self.id:
                raise ValueError(f"assertion {assertion.id} belongs to {assertion.account_id}, not to {self.id}")
            if assertion.id not in have:
                have.add(assertion.id)
                fresh.append(assertion)
        return replace(self, assertions=(*self.assertions, *fresh)) if fresh else self

    def of(self, *properties: str) -> tuple[Assertion, ...]:
        """The assertions of the named properties, in the order they were made."""
        return tuple(assertion for assertion in self.assertions if assertion.property in properties)

    def first(self, *properties: str) -> Value | None:
        """The value of the first assertion of the named properties that is asserted, or None."""
        return next((a.value for a in self.of(*properties) if a.stance == "asserted"), None)
