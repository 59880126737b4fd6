"""The wordings in which reports tell that forces of the state arrest, use force and kill, and those that only seem to (`force_wordings.txt`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.coding.force_acts import force_acts
from sayso.reading.actors import Actors
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Text

TOLD = {"arrest": {"arrest"}, "force": {"force"}, "kill": {"kill", "force"}, "nothing": set[str]()}


def wordings() -> Iterator[tuple[str, str]]:
    """Each report with the line that its group stands under."""
    group = ""
    for line in (Path(__file__).parent / "force_wordings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            yield line.strip(), group
        elif not line.startswith("#"):
            group = line.removesuffix(":")


@pytest.mark.parametrize(("report", "group"), [pytest.param(*one, id=one[0][-60:]) for one in wordings()])
def test_what_forces_of_the_state_have_done(report: str, group: str) -> None:
    chars = report.replace(" | ", "\n")
    asked = chars.rfind("\n") + 1
    made = Report(sha256="0" * 64, name="test", published="2020-05-13")
    sheet = Sheet(made, Text(made.id, chars, reader="test@1"))
    for step in (Sentences(), Actors()):
        sheet = step(sheet)
    assert {act.deed for act in force_acts(sheet) if act.trigger.idx >= asked} == TOLD[group]
