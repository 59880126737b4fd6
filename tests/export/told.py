"""Invented incidents as their reports tell of them, for the tests of what is made of them."""

from __future__ import annotations

from typing import Any

from sayso.export.facts import Facts
from sayso.linking.cards import incident_card
from sayso.linking.told import Told
from sayso.records import Account, Amount, Assertion, Certainty, Claimant, Interval, Place, Report, Span, Stance, Value


class Paper:
    """A report of an invented outlet that tells of one incident."""

    def __init__(self, outlet: str, title: str, published: str = "2031-05-05") -> None:
        self.report = Report(name=title, sha256=title, source=outlet, title=title, published=published)
        span = Span(0, 5)
        self.account = Account(f"txt-{outlet}{title}", "incident", (span,))
        self.outlet = outlet

    def says(
        self, property: str, value: Value, by: str = "", *, stance: Stance = "asserted", certainty: Certainty = "stated"
    ) -> Paper:
        chain = (*((Claimant(by, by),) if by else ()), Claimant(self.outlet, outlet=True))
        words = str(value)
        made = Assertion(self.account.id, property, value, words, (Span(0, 5),), chain, "tests@1", stance, certainty)
        self.account = self.account.with_assertions(made)
        return self

    @property
    def told(self) -> Told:
        return Told(self.account, self.report, self.report.id)


def facts(*papers: Paper) -> Facts:
    told = tuple(paper.told for paper in papers)
    return Facts(incident_card("ict-0001", told), told)


def day(start: str | None, end: str | None = None, precision: Any = "day") -> Interval:
    return Interval(start, end if end or precision == "range" else start, precision)


def exactly(number: int) -> Amount:
    return Amount(number, number, number)


TOWN = Place("Kelm", "Antarctica", "AQ", -75.25, 12.6, "settlement", None, "Northern Province")
"""An invented town; it lies where nobody lives, for columns ask for the code of a country."""


def bombing(outlet: str = "Vasrland Press", title: str = "Bomb in the market") -> Paper:
    paper = Paper(outlet, title).says("type", "bombing").says("subtype", "car_bomb").says("stage", "accomplished")
    return paper.says("date", day("2031-05-04")).says("place", TOWN)
