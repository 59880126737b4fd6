"""How long processors worked: for this process, and for a PostgreSQL server on this machine."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from time import perf_counter, process_time
from types import TracebackType
from typing import Final

from sqlalchemy import Connection

PROCESSES: Final = Path("/proc")


class Clock:
    """Reads the processor time that was spent so far.

    The server is found by the parent of the process that serves the connection, so that of a server elsewhere, or on a machine that
    does not show its processes under /proc, nothing is known.
    """

    def __init__(self, connection: Connection) -> None:
        self.server: int | None = None
        if connection.dialect.name == "postgresql":
            process = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            self.server = parent_of(process) if (PROCESSES / str(process)).exists() else None

    def here(self) -> float:
        """Seconds of this process."""
        return process_time()

    def there(self) -> float:
        """Seconds of the server: itself, its children, and those that have ended; 0.0 without one."""
        return 0.0 if self.server is None else seconds_of(self.server)


class Watch:
    """Adds up, over the blocks that it is entered with, the time that passed and the time that was worked.

    Attributes:
        times: seconds that passed in each block.
        here, server: seconds of processor time in all blocks, of this process and of the server. The kernel counts a server's in
            hundredths of a second, so that only many blocks together tell it well.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.times: list[float] = []
        self.here = self.server = 0.0

    @property
    def served(self) -> bool:
        """Whether there is a server whose time is known."""
        return self._clock.server is not None

    def __enter__(self) -> None:
        there = self._clock.there()  # to ask costs something: before and after what is watched
        self._began = (perf_counter(), self._clock.here(), there)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        passed, here, there = self._began
        self.times.append(perf_counter() - passed)
        self.here += self._clock.here() - here
        self.server += self._clock.there() - there


def seconds_of(process: int) -> float:
    """Processor time of a process and of its children, those included that have ended and were waited for."""
    ticks = sum(int(figure) for figure in _fields(process)[11:15])
    for child in (PROCESSES / str(process) / "task" / str(process) / "children").read_text(encoding="utf-8").split():
        with suppress(FileNotFoundError, ProcessLookupError):  # it may have ended meanwhile
            ticks += sum(int(figure) for figure in _fields(int(child))[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def parent_of(process: int) -> int:
    """The process that started it."""
    return int(_fields(process)[1])


def _fields(process: int) -> list[str]:
    """Of /proc/PID/stat what follows the name, which may hold spaces: state, parent, … 11: user, system, and both of ended children."""
    return (PROCESSES / str(process) / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
