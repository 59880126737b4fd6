"""What a report recalls, and what it reports."""

from __future__ import annotations

import pytest

from sayso.coding.incident_background import weights
from sayso.coding.incidents import Incidents
from sayso.reading.actors import Actors
from sayso.reading.places import Places
from sayso.reading.sentences import Sentences
from sayso.reading.times import Times
from sayso.records import Report, Sheet, Text


def recalled(chars: str) -> list[bool]:
    """Of each incident of a report of Friday 9 May 2031, whether it is background."""
    report = Report(sha256="0" * 64, name="test", source="Dahra Wire", published="2031-05-09")
    sheet = Sheet(report, Text(report.id, chars, reader="test@1"))
    for step in (Sentences(), Actors(), Places(), Times(), Incidents()):
        sheet = step(sheet)
    return [bool(account.first("background")) for account in sheet.incidents]


NEWS = "A car bomb exploded outside a police station in Lyon on Thursday, killing four officers."


def test_the_first_incident_is_news_however_old() -> None:
    assert recalled("In March 2029, 40 people died when a suicide bomber blew himself up at a market in Lyon.") == [False]


@pytest.mark.parametrize(
    "memory",
    [
        "In March 2029, gunmen shot dead nine worshippers in Marseille.",
        "Two years ago gunmen shot dead nine worshippers in Marseille.",
        "In 2027, a suicide bomber killed 40 people at a market in Marseille.",
    ],
)
def test_an_attack_of_years_ago_at_the_end_is_recalled(memory: str) -> None:
    assert recalled(f"{NEWS}\n\nThe mayor called for calm.\n\n{memory}") == [False, True]


def test_a_second_attack_of_the_same_day_is_news() -> None:
    assert recalled(f"{NEWS} Gunmen shot dead two farmers in Marseille on Thursday, the police said.") == [False, False]


def test_no_name_is_a_trait() -> None:
    allowed = ("form:", "noun:", "verb:")
    assert not [trait for trait in weights() if trait != trait.lower() and not trait.startswith(allowed)]
