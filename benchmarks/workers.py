"""Processes that code reports, killed at random moments.

python -m benchmarks.workers [--kills 50] [--jobs 2] [--seed 20310504]

Nothing may hang, and every report must have an outcome, in order: its own, or that its process was ended twice.
"""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import count
from multiprocessing import active_children
from random import Random
from threading import Event, Thread
from time import monotonic, sleep

from sayso.records import Note, Report, Sheet, Text
from sayso.workers import Outcome, Work, Workers

SIZES = (10, 3_000, 100_000, 1_000_000)
"""Characters of a text: what fits into a pipe many times, and what has to be handed over piece by piece."""
LONGEST_PAUSE = 0.5
"""Seconds before the next process is killed, at most; it is also waited for an outcome, for else nothing would ever be done."""


class Killer:
    """Kills a process now and then.

    Args:
        random: what the moments and the processes are drawn by.
        kills: how many.
    """

    def __init__(self, random: Random, kills: int) -> None:
        self.random, self.left = random, kills
        self.alive: set[int] = set()
        self.outcome, self.over = Event(), Event()

    def kill(self) -> None:
        """Until all are done, or it is over."""
        while self.left and not self.over.wait(self.random.uniform(0.0, LONGEST_PAUSE)):
            if self.alive and self.outcome.is_set():
                self.outcome.clear()
                victim = self.random.choice(sorted(self.alive))
                self.alive.discard(victim)
                with suppress(ProcessLookupError):
                    os.kill(victim, signal.SIGKILL)
                    self.left -= 1


def harried(work: Work, seed: int, reports: int, kills: int, jobs: int = 2) -> list[Outcome]:
    """The outcomes of invented reports while processes are killed: of as many as it takes, but at least `reports`."""
    killer = Killer(Random(seed), kills)
    sizes = Random(seed)

    def items() -> Iterator[Outcome]:
        for n in count():
            if n >= reports and not killer.left:
                return
            killer.alive = {process.pid for process in active_children() if process.pid}
            report = Report(f"{n:064x}", f"report-{n}")
            yield Sheet(report, Text(report.id, "x" * sizes.choice(SIZES), "benchmark@1"))

    outcomes = []
    thread = Thread(target=killer.kill)
    thread.start()
    try:
        for outcome in Workers(work, jobs).outcomes(items()):
            outcomes.append(outcome)
            killer.outcome.set()
    finally:
        killer.over.set()
        thread.join()
    return outcomes


def names(outcomes: Sequence[Outcome]) -> list[str]:
    """Of each outcome the report's name, and the reason if there is none."""
    return [one.report.name if isinstance(one, Sheet) else f"{one.where}: {one.reason}" for one in outcomes]


def some_work(seconds: float, sheet: Sheet) -> Outcome:
    """What a pipeline does, as far as processes are concerned: it takes a while, and its outcome is larger than what it was given."""
    sleep(seconds)
    return sheet.adding(notes=(Note("noted", "y" * len(sheet.text.chars), "benchmark@1"),))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workers", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20310504)
    given = parser.parse_args()
    began = monotonic()
    found = names(harried(partial(some_work, 0.02), given.seed, 0, given.kills, given.jobs))
    lost = [n for n, name in enumerate(found) if name.removesuffix(": process-ended") != f"report-{n}"]
    left_out = sum(name.endswith(": process-ended") for name in found)
    print(f"{given.kills} kills, {len(found)} reports in {monotonic() - began:.0f} seconds")
    print(f"{len(lost)} lost or out of order, {left_out} left out")
    raise SystemExit(bool(lost or active_children()))


if __name__ == "__main__":
    main()
