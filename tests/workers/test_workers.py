"""Several processes: the order stays, and a process that is ended at any moment holds up nothing."""

from collections.abc import Iterator
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from benchmarks.workers import harried, names
from sayso.errors import SaysoError, SettingsError, UnreadableReport
from sayso.records import Report, Sheet, Text
from sayso.workers import Outcome, Workers
from tests.workers.labour import DEADLY, DEADLY_ONCE, LATE, WRONG, Unstartable, work


def sheet(number: int, what: str = "", size: int = 10) -> Sheet:
    report = Report(f"{number:064x}", f"{what or 'report'}-{number}")
    return Sheet(report, Text(report.id, "x" * size, "test@1"))


def run(folder: Path, items: list[Outcome], jobs: int = 2, seconds: float = 0.0) -> list[str]:
    found = names(list(Workers(partial(work, folder, seconds), jobs).outcomes(items)))
    assert not active_children()
    return found


def test_outcomes_come_in_the_order_of_the_items(tmp_path: Path) -> None:
    unread = UnreadableReport("empty", "nothing.txt")
    items = [sheet(0, LATE), sheet(1), unread, *(sheet(n) for n in range(3, 30)), unread]
    found = run(tmp_path, items, jobs=3, seconds=0.02)
    assert found == ["late-0", "report-1", "nothing.txt: empty", *(f"report-{n}" for n in range(3, 30)), "nothing.txt: empty"]


def test_texts_larger_than_a_pipe_holds(tmp_path: Path) -> None:
    items: list[Outcome] = [sheet(n, size=2_000_000) for n in range(12)]
    assert run(tmp_path, items) == [f"report-{n}" for n in range(12)]


def test_a_report_that_ends_its_process_is_tried_again_and_then_left_out(tmp_path: Path) -> None:
    items = [sheet(0), sheet(1, DEADLY), sheet(2), sheet(3, DEADLY_ONCE), *(sheet(n) for n in range(4, 12)), sheet(12, DEADLY)]
    found = run(tmp_path, items, seconds=0.01)
    assert found[:4] == ["report-0", "deadly-1: process-ended", "report-2", "deadly-once-3"]
    assert found[4:] == [*(f"report-{n}" for n in range(4, 12)), "deadly-12: process-ended"]


def test_what_is_wrong_with_the_installation_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such language pipeline"):
        run(tmp_path, [sheet(0), sheet(1, WRONG), sheet(2)])
    assert not active_children()


def test_processes_that_cannot_be_started_are_an_error() -> None:
    with pytest.raises(SaysoError, match=r"before they have begun.*__main__"):
        list(Workers(Unstartable(), 2).outcomes([sheet(0)]))
    assert not active_children()


def test_who_stops_listening_leaves_no_process(tmp_path: Path) -> None:
    outcomes = Workers(partial(work, tmp_path, 0.01), 2).outcomes([sheet(n) for n in range(50)])
    assert isinstance(next(outcomes), Sheet)
    outcomes.close()  # type: ignore[attr-defined]
    assert not active_children()


def test_items_are_not_read_far_ahead(tmp_path: Path) -> None:
    read = []

    def items() -> Iterator[Outcome]:
        for n in range(100):
            read.append(n)
            yield sheet(n)

    for n, _ in enumerate(Workers(partial(work, tmp_path, 0.0), 2).outcomes(items())):
        assert len(read) <= n + 9


def test_processes_killed_at_random_moments(tmp_path: Path) -> None:
    """Every report has an outcome, in order: its own, or that its process was ended twice. `python -m benchmarks.workers` does it longer."""
    found = names(harried(partial(work, tmp_path, 0.01), seed=1, reports=30, kills=4))
    assert [name.removesuffix(": process-ended") for name in found] == [f"report-{n}" for n in range(len(found))]
    assert len(found) >= 30
    assert not active_children()
