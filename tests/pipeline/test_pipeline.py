from dataclasses import dataclass, replace

import pytest

from sayso.errors import ComponentError, GazetteerError, UnreadableReport
from sayso.pipeline.pipeline import Pipeline
from sayso.pipeline.run import code_one
from sayso.records import Note, Report, Sheet, Text


@dataclass(frozen=True)
class Noting:
    """A step that leaves a note with the number of notes it found."""

    name: str = "noting"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        return replace(sheet, parse="a parse").adding(notes=(Note("noted", str(len(sheet.notes)), "noting@1"),))


@dataclass(frozen=True)
class Failing:
    """A step that fails."""

    name: str = "failing"
    version: str = "3"

    def __call__(self, sheet: Sheet) -> Sheet:
        raise KeyError("no such thing")


def sheet() -> Sheet:
    report = Report("0" * 64, "wire.txt")
    return Sheet(report, Text(report.id, "Four were killed.", "test@1"))


def test_steps_run_in_order_and_the_parse_is_dropped() -> None:
    done = Pipeline((Noting(), Noting()))(sheet())
    assert [note.message for note in done.notes] == ["0", "1"]
    assert done.parse is None


def test_a_step_that_fails_is_named_with_the_report() -> None:
    with pytest.raises(ComponentError, match=r"wire.txt: step failing@3 failed: KeyError") as caught:
        Pipeline((Noting(), Failing()))(sheet())
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_report_on_which_a_step_fails_is_a_report_that_was_not_coded() -> None:
    outcome = code_one(Pipeline((Failing(),)), sheet())
    assert isinstance(outcome, UnreadableReport)
    assert outcome.reason == "step-failed"


@dataclass(frozen=True)
class Unequipped:
    """A step whose data is not installed."""

    name: str = "unequipped"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        raise GazetteerError("the gazetteer is missing; install Sayso again")


def test_a_broken_installation_stops_the_run_and_is_not_said_of_each_report() -> None:
    with pytest.raises(GazetteerError):
        code_one(Pipeline((Unequipped(),)), sheet())
