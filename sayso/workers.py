"""Reports on several processes, in order, such that no process that dies can hold up the others.

Python's own pool of processes waits for ever if one of them is ended while it is handed a text. Here each process has a pipe of its own,
and nobody else holds its far end: when the process is gone, the system closes it, and whoever reads or writes is told so.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final

from sayso.errors import SaysoError, UnreadableReport
from sayso.records import Sheet

Outcome = Sheet | UnreadableReport
Work = Callable[[Sheet], Outcome]

_AHEAD: Final = 4
"""Reports read ahead for each process: enough to keep it busy, few enough that memory does not grow with the number of files."""
_HANDED: Final = 2
"""Reports a process has at once: one in work, and one to go on with while the other's outcome is filed."""
_STARTS: Final = 3
"""Processes that may die in a row before they have done anything at all."""
_READY: Final = "ready"


class Workers:
    """Processes that work on one report each, and what they have been given.

    Args:
        work: what is done to each sheet; it is pickled once for each process.
        jobs: number of processes.
    """

    def __init__(self, work: Work, jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._all: list[_Worker] = []
        self._sheets: dict[int, Sheet] = {}
        self._waiting: deque[int] = deque()
        self._alone: deque[int] = deque()
        self._again: set[int] = set()
        self._done: dict[int, Outcome] = {}
        self._stillborn = 0

    def outcomes(self, items: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcome of each item, in the order of the items.

        A report whose process is ended from outside is tried once more, with no other in work. If that process ends too, the report
        becomes one that could not be coded.

        Raises:
            SaysoError: if processes cannot be started, or what `work` raised in one of them.
        """
        source = iter(items)
        taken, given, more = 0, 0, True
        try:
            self._all = [_Worker(self._work) for _ in range(self._jobs)]
            while True:
                while more and taken - given < self._jobs * _AHEAD:
                    item = next(source, None)
                    if item is None:
                        more = False
                        break
                    self._take(taken, item)
                    taken += 1
                ready = given in self._done
                if not ready and given == taken:
                    return
                self._receive(0 if ready else None)
                self._hand_out()
                if ready:
                    yield self._done.pop(given)
                    given += 1
        finally:
            for worker in self._all:
                worker.end()

    def _take(self, number: int, item: Outcome) -> None:
        if isinstance(item, UnreadableReport):
            self._done[number] = item
            return
        self._sheets[number] = item
        self._waiting.append(number)
        self._hand_out()

    def _hand_out(self) -> None:
        """Give reports to processes that have room for them; one that a process died on goes when nothing else is in work."""
        if self._alone:
            if not any(worker.numbers for worker in self._all):
                self._give(self._all[0], self._alone[0])
            return
        for room in range(_HANDED):
            for worker in self._all:
                if self._waiting and len(worker.numbers) == room:
                    self._give(worker, self._waiting.popleft())

    def _give(self, worker: _Worker, number: int) -> None:
        worker.numbers.append(number)
        worker.send(self._sheets[number])

    def _receive(self, timeout: float | None) -> None:
        """What has come from the processes; waits for something unless there is a `timeout`."""
        pipes = {worker.pipe: worker for worker in self._all}
        for pipe in wait(list(pipes), timeout):
            worker = pipes[pipe]  # type: ignore[index]  # these are the pipes that were given
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):  # its end of the pipe is closed: it is dead
                self._bury(worker)
                continue
            if isinstance(message, str):
                worker.ready, self._stillborn = True, 0
            elif isinstance(message, Sheet | UnreadableReport):
                self._finish(worker.numbers.popleft(), message)
            else:
                raise message

    def _finish(self, number: int, outcome: Outcome) -> None:
        self._done[number] = outcome
        self._stillborn = 0
        del self._sheets[number]
        if self._alone and self._alone[0] == number:
            self._alone.popleft()

    def _bury(self, worker: _Worker) -> None:
        """Put another process in the place of a dead one, and what it had back into the line."""
        worker.end()
        numbers = worker.numbers
        if worker.ready and numbers:
            number = numbers.popleft()
            if number in self._again:
                self._finish(number, _given_up(self._sheets[number]))
            else:
                self._again.add(number)
                self._alone.append(number)
        elif not worker.ready:
            self._stillborn += 1
        if self._stillborn == _STARTS:
            raise SaysoError(
                f"the processes that code reports end before they have begun ({_STARTS} in a row). Try without --jobs; a Python script "
                "that calls Sayso with jobs must do so under \"if __name__ == '__main__':\""
            )
        self._waiting.extendleft(number for number in reversed(numbers) if number not in self._alone)
        self._all[self._all.index(worker)] = _Worker(self._work)


class _Worker:
    """One process, our end of its pipe, and the numbers of the reports it has, in the order it works on them."""

    def __init__(self, work: Work) -> None:
        # "spawn": a forked copy of a process that has threads may hang, holds the pipes of others, and other systems know no fork.
        context = get_context("spawn")
        self.pipe, far_end = context.Pipe()
        self.process = context.Process(target=_serve, args=(far_end, work), daemon=True)
        with _deaf():
            self.process.start()
        far_end.close()
        self.numbers: deque[int] = deque()
        self.ready = False

    def send(self, sheet: Sheet) -> None:
        """Hand a report over. That the process is dead is found out when it is listened to."""
        with suppress(OSError):
            self.pipe.send(sheet)

    def end(self) -> None:
        """It holds nothing that could be lost."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def beside(work: Callable[..., object], *given: Any) -> BaseProcess:
    """Another process that does one thing and ends; it ends with the one that started it, too.

    Args:
        work: what is done: a function of a module, for it is pickled with what it is given.
    """
    process = get_context("spawn").Process(target=_alone, args=(work, given))
    with _deaf():
        process.start()
    return process


def _alone(work: Callable[..., object], given: tuple[Any, ...]) -> None:
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()
    work(*given)


def _end_with(parent: BaseProcess) -> None:
    wait([parent.sentinel])
    os._exit(1)


@contextmanager
def _deaf() -> Iterator[None]:
    """A process that is started meanwhile never hears Ctrl-C, not even while it imports: a terminal sends it to all of them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which would hear signals again, were it started below
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, work: Work) -> None:
    """What a process does: send back the outcome of each sheet, in order, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it is not deaf from its start on
    sheets: SimpleQueue[Sheet] = SimpleQueue()
    Thread(target=_listen, args=(pipe, sheets), daemon=True).start()
    pipe.send(_READY)
    while True:
        try:
            outcome: Any = work(sheets.get())
        except Exception as error:  # whatever it is, the first process is to raise it
            outcome = error
        pipe.send(outcome)


def _listen(pipe: Connection, sheets: SimpleQueue[Sheet]) -> None:
    """Take sheets as they come, also while one is worked on: were both ends to write at once, both would wait for ever."""
    while True:
        try:
            sheets.put(pipe.recv())
        except Exception:  # the first process is gone, or what it sent cannot be understood: it must not wait for an answer
            os._exit(1)


def _given_up(sheet: Sheet) -> UnreadableReport:
    detail = "Perhaps memory ran out: try again with fewer --jobs, each takes some hundred megabytes. The other reports are not affected."
    return UnreadableReport("process-ended", sheet.report.name, detail)
