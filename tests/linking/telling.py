"""Invented accounts, told in one line each."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.linking.told import Standing, Told
from sayso.records import (
    Account,
    Amount,
    Assertion,
    Certainty,
    Claimant,
    Interval,
    Place,
    Precision,
    Report,
    Span,
    Stance,
    Value,
)

KELM = Place("Kelm", "Vasrland", "VS", 40.0, 10.0, "settlement", 11, "North Province")
BRENHOLT = Place("Brenholt", "Vasrland", "VS", 41.5, 10.0, "settlement", 12, "North Province")
TORVIK = Place("Torvik", "Vasrland", "VS", 42.0, 12.0, "settlement", 13, "Capital Province")
SUBURB = Place("Saray Hill", "Vasrland", "VS", 42.1, 12.0, "settlement", 14, "Capital Province")
NORTH = Place("North Province", "Vasrland", "VS", 41.0, 10.0, "province", 15, "North Province")
VASRLAND = Place("Vasrland", "Vasrland", "VS", 41.0, 11.0, "country", 16)
DAHRA = Place("Dahra", "Qadria", "QD", 20.0, 30.0, "settlement", 21, "Dahra")

TYPES = {"car_bomb": "bombing", "roadside_bomb": "bombing", "other_bomb": "bombing", "shooting": "armed_assault"}
TYPE_PARENT = TYPES.get


def exactly(number: int) -> Amount:
    return Amount(number, number, number)


def day(first: str, last: str = "", precision: Precision = "day", **more: Any) -> Interval:
    return Interval(first, last or first, precision, **more)


@dataclass(frozen=True)
class Saying:
    """One assertion before it belongs to an account."""

    property: str
    value: Value
    by: str = ""
    words: str = ""
    stance: Stance = "asserted"
    certainty: Certainty = "stated"
    standing: Standing = "machine"
    at: int = 0


def says(property: str, value: Value | int, by: str = "", **more: Any) -> Saying:
    """An assertion; a whole number is an exact amount that its words count."""
    if isinstance(value, int) and not isinstance(value, bool):
        more.setdefault("words", str(value))
        value = exactly(value)
    return Saying(property, value, by, **more)


def told(
    outlet: str,
    published: str | None,
    *sayings: Saying,
    grade: str | None = None,
    origin: str = "",
    title: str | None = None,
    background: bool = False,
    kind: Any = "incident",
    number: int = 0,
) -> Told:
    """What one report tells; reports of one outlet and day are one report, and `number` tells their accounts apart."""
    digest = hashlib.sha256(f"{outlet} {published}".encode()).hexdigest()
    report = Report(digest, f"{outlet}.txt", source=outlet or None, published=published, title=title)
    account = Account(f"txt-{report.id}", kind, (Span(number, number + 1),))
    if background:
        sayings = (*sayings, Saying("background", True))
    made = [assertion_of(account, saying, outlet, 100 * n) for n, saying in enumerate(sayings, start=1)]
    standing = {assertion.id: saying.standing for assertion, saying in zip(made, sayings, strict=True)}
    return Told(account.with_assertions(*made), report, origin or report.id, grade, standing)


def assertion_of(account: Account, saying: Saying, outlet: str = "Torvik Courier", start: int = 100) -> Assertion:
    chain: Sequence[Claimant] = [Claimant(outlet or "the report", outlet=True)]
    if saying.by:
        chain = [Claimant(saying.by, saying.by, Span(start + 50, start + 51)), *chain]
    start = saying.at or start
    return Assertion(
        account.id,
        saying.property,
        saying.value,
        saying.words or _shown(saying.value),
        (Span(start, start + 1), Span(start + 2, start + 3)),
        tuple(chain),
        "test@1",
        saying.stance,
        saying.certainty,
    )


def _shown(value: Value) -> str:
    if isinstance(value, Place):
        return value.name
    if isinstance(value, Amount):
        return str(value.best if value.best is not None else value.low)
    return str(value)
