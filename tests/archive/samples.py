"""Small records for tests of the archive, about countries that do not exist."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sayso.records import (
    Account,
    Actor,
    Amount,
    Assertion,
    Claimant,
    Interval,
    Place,
    Report,
    Run,
    Sheet,
    Span,
    Text,
    Value,
)

OUTLET = Claimant("Torvik Courier", outlet=True)
POLICE = Claimant("police", "police", Span(0, 6))
RUN = Run("0.3", "sayso@3", ("tolls@1", "roles@2"), (("pipeline", "3.8"),))


def report_of(
    chars: str, *, source: str | None = "Torvik Courier", published: str | None = "2031-05-04", title: str | None = None
) -> tuple[Report, Text, bytes]:
    """A report with its text and bytes."""
    data = chars.encode("utf-8", "surrogatepass")
    report = Report(hashlib.sha256(data).hexdigest(), "report.txt", source=source, published=published, title=title)
    return report, Text(report.id, chars, "plain@1"), data


def text_of(report: Report, chars: str) -> Text:
    """Another text of a report."""
    return Text(report.id, chars, "plain@2")


def assertion_of(
    account_id: str, property: str, value: Value, *, speaker: Claimant | None = None, made_by: str = "tolls@1", score: float = 0.9
) -> Assertion:
    """An assertion of the outlet, or of a speaker."""
    claimants = (speaker, OUTLET) if speaker else (OUTLET,)
    return Assertion(account_id, property, value, "words", (Span(0, 5),), claimants, made_by, score=score)


VALUES: dict[str, Value] = {
    "type": "bombing",
    "killed": Amount(4, 4, 4),
    "date": Interval("2031-05-03", "2031-05-03", "day"),
    "place": Place("Torvik", "Vasrland", "VV", 41.5, 20.25, "settlement"),
    "is_claim": False,
}


def account_of(text_id: str, start: int = 0, values: dict[str, Value] | None = None) -> Account:
    """An account of an incident with one assertion for each value."""
    account = Account(text_id, "incident", (Span(start, start + 4),), (Span(start, start + 20),))
    found = VALUES if values is None else values
    return account.with_assertions(*(assertion_of(account.id, name, value) for name, value in found.items()))


def sheet_of(chars: str = "A bomb killed four people in Torvik, police said.", *accounts: Account) -> tuple[Sheet, bytes]:
    """A coded report: one account of an incident and one actor, unless accounts are given."""
    report, text, data = report_of(chars)
    actors = (Actor(text.id, "police", "security_force", named=False),)
    return Sheet(report, text, accounts=accounts or (account_of(text.id),), actors=actors), data


def recoded(sheet: Sheet, *accounts: Account) -> Sheet:
    """The same report with other accounts."""
    return replace(sheet, accounts=accounts)
