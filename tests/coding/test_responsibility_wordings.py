"""The wordings in which reports say who did it, claims it, is blamed or denies it, coded from the text on (`responsibility_wordings.txt`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.codebook import default_codebook
from sayso.pipeline import build
from sayso.records import Assertion, Report, Sheet, Text
from sayso.settings import Settings

BASES = ("perpetrator", "claimed", "blamed", "suspected", "denied", "nobody_claimed")


def wordings() -> Iterator[tuple[str, list[str]]]:
    """Each report with the lines that stand below it."""
    lines = (Path(__file__).parent / "responsibility_wordings.txt").read_text(encoding="utf-8").split("\n")
    report, below = "", []
    for line in [*lines, ""]:
        if line.startswith("    "):
            below.append(line.strip())
        else:
            if below:
                yield report, below
            report, below = line, []


def told(found: Assertion) -> str:
    """An assertion as a line of the file."""
    who = "" if found.property == "nobody_claimed" else f": {found.value}"
    return found.property + who + (f" (says {found.by.name})" if found.by is not None else "")


@pytest.mark.parametrize(("report", "expected"), [pytest.param(*one, id=one[0][:60]) for one in wordings()])
def test_who_is_held_responsible(report: str, expected: list[str]) -> None:
    assert sorted(found_in(report, "rules") or {"nobody"}) == sorted(expected)


@pytest.mark.parametrize(("report", "expected"), [pytest.param(*one, id=one[0][:60]) for one in wordings()])
def test_nobody_is_lost_by_the_network_that_judges_what_the_rules_say(report: str, expected: list[str]) -> None:
    assert found_in(report, "trained") >= set(expected) - {"nobody"}


def found_in(report: str, reader: str) -> set[str]:
    """Who is held responsible, as a reader has it."""
    made = Report(sha256="0" * 64, name="test", source="Kelm Daily", published="2019-05-16")
    sheet = Sheet(report=made, text=Text(report_id=made.id, chars=report, reader="test@1"))
    coded = build(Settings(reader=reader), default_codebook())(sheet)
    return {told(one) for account in coded.incidents for one in account.of(*BASES)}
