"""A verb in a process of its own that tells how far it is and is killed there."""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from sqlalchemy import Engine, event

from sayso.errors import SaysoError
from sayso.flow import keeping
from sayso.pipeline import code_many
from sayso.records import Sheet

Say = Callable[[str], None]
Deed = Callable[[Say], object]
"""What a victim does; it is given what to tell the names of finished reports to."""

CODING, BEGIN, COMMIT, DONE = "coding", "transaction", "commit", "between"
START: Final = "intake"
_FAILED: Final = "error "
_BROKEN: Final = "traceback "
_LONGEST: Final = 120.0
"""Seconds after which a victim that says nothing is taken to hang."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When to kill: so many seconds after a victim has said something for the nth time.

    Attributes:
        after: what it says; "" for its start.
        nth: how often it says so before the clock runs.
        seconds: what passes from there.
    """

    after: str
    nth: int
    seconds: float


@dataclass(slots=True)
class Life:
    """What became of a victim.

    Attributes:
        where: what it was doing when it was killed (`START`, `CODING`, `BEGIN`, `COMMIT`, `DONE`), or "ended" if it was not.
        names: reports that it said were in the archive.
        since_commit: seconds between the kill and the last time it began or finished a commit; None if it did neither.
        first_done: seconds until the first report was in; None if none was.
        message: the error that it ended with, as a user would read it; "" if none.
        broken: the traceback of an error that no user should see; "" if none.
    """

    where: str = START
    names: list[str] = field(default_factory=list)
    since_commit: float | None = None
    first_done: float | None = None
    message: str = ""
    broken: str = ""


def a_plan(random: Random, usual: float) -> Plan:
    """A random moment: a quarter by the clock alone, a fifth while coding, a quarter in a transaction, the others within 4 ms of a commit.

    Args:
        usual: seconds that a victim usually needs until its first report is in.
    """
    nth = random.choice((1, 1, 2, 2, 3))
    drawn = random.random()
    if drawn < 0.25:
        return Plan("", 0, random.uniform(0, 1.3 * usual))
    if drawn < 0.45:
        return Plan(CODING, nth, random.uniform(0, 0.2))
    if drawn < 0.7:
        return Plan(BEGIN, nth, random.uniform(0, 0.1))
    return Plan(random.choice((COMMIT, COMMIT, DONE)), nth, random.uniform(0, 0.004))


def a_short_plan(random: Random, usual: float) -> Plan:
    """A random moment in the life of a verb that writes in one transaction: a third by the clock, in the transaction, near the commit."""
    drawn = random.random()
    if drawn < 0.35:
        return Plan("", 0, random.uniform(0, usual))
    return Plan(BEGIN, 1, random.uniform(0, usual / 2)) if drawn < 0.65 else Plan(COMMIT, 1, random.uniform(0, 0.004))


def live(deed: Deed, plan: Plan | None, known: Container[str] = (), killer: Callable[[int], None] | None = None) -> Life:
    """Let a victim do its deed in a copy of this process, which has loaded everything already, until the plan is fulfilled.

    Args:
        known: names of reports that are in the archive; that the victim passes them over is no news.
        plan: when to kill it; None to let it end.
        killer: how it is killed, given its process id; SIGKILL if nothing else is said. A killer may leave it alive, to see it fail.
    """
    hearing, telling = os.pipe()
    begun = time.monotonic()
    pid = os.fork()
    if pid == 0:
        os.close(hearing)
        _do(deed, telling)
    os.close(telling)
    life = Life()
    listener = _Listener(hearing, life, begun, known)
    try:
        if plan is None or not listener.until(plan):
            listener.to_the_end()
        else:
            killed = time.monotonic()
            (killer or _kill)(pid)
            listener.to_the_end()
            if listener.committed is not None:
                life.since_commit = max(0.0, killed - listener.committed)
        _, status = os.waitpid(pid, 0)
    finally:
        os.close(hearing)
    if os.WIFEXITED(status) and not life.message and not life.broken:
        life.where = "ended"
    return life


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


class _Listener:
    """Hears what a victim says, line by line."""

    def __init__(self, hearing: int, life: Life, begun: float, known: Container[str]) -> None:
        self.hearing, self.life, self.begun, self.known = hearing, life, begun, known
        self.counts: dict[str, int] = {}
        self.committed: float | None = None
        self._rest = b""

    def until(self, plan: Plan) -> bool:
        """Wait until the moment of the plan; False if the victim ended before."""
        while plan.after and self.counts.get(plan.after, 0) < plan.nth:
            if not self._hear(_LONGEST):
                return False
        end = time.monotonic() + plan.seconds
        while (left := end - time.monotonic()) > 0:
            if not self._hear(left):
                return False
        return True

    def to_the_end(self) -> None:
        """Hear all that is still said."""
        while self._hear(_LONGEST, whole=True):
            pass

    def _hear(self, seconds: float, *, whole: bool = False) -> bool:
        ready, _, _ = select.select([self.hearing], [], [], seconds)
        if not ready:
            if whole or seconds == _LONGEST:
                raise TimeoutError(f"the victim has said nothing for {_LONGEST:.0f} seconds; last it was at: {self.life.where}")
            return True
        data = os.read(self.hearing, 65536)
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._note(line.decode("utf-8", "surrogateescape"))
        return bool(data)

    def _note(self, line: str) -> None:
        now = time.monotonic()
        if line.startswith(_FAILED):
            self.life.message = line.removeprefix(_FAILED)
            return
        if line.startswith(_BROKEN):
            self.life.broken = line.removeprefix(_BROKEN).replace("\x00", "\n")
            return
        said, _, name = line.partition(" ")
        if said == DONE and (name in self.known or name in self.life.names):
            return
        self.counts[said] = self.counts.get(said, 0) + 1
        self.life.where = said
        if said in (COMMIT, DONE):
            self.committed = now
        if said == DONE:
            self.life.names.append(name)
            self.life.first_done = self.life.first_done or now - self.begun


def _do(deed: Deed, telling: int) -> None:
    """The victim's whole life; it never returns."""
    status = 4
    try:
        _watch(telling)
        deed(lambda name: _say(telling, f"{DONE} {name}"))
        status = 0
    except SaysoError as error:
        _say(telling, _FAILED + " ".join(str(error).split()))
        status = 3
    except BaseException:
        _say(telling, _BROKEN + traceback.format_exc().replace("\n", "\x00"))
    finally:
        os._exit(status)


def _say(telling: int, line: str) -> None:
    os.write(telling, line.encode("utf-8", "surrogateescape") + b"\n")


def _watch(telling: int) -> None:
    """Make the product say when it begins to code a report, opens a transaction and is about to commit it."""

    def told(items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            if isinstance(item, Sheet):
                _say(telling, CODING)
            yield item

    def coding_told(items: Iterable[Any], *rest: Any) -> Iterator[Any]:
        return code_many(told(items), *rest)

    setattr(keeping, "code_many", coding_told)  # noqa: B010 - the name is imported there, so mypy would not let it be set

    @event.listens_for(Engine, "begin")
    def begin(connection: Any) -> None:
        if _writes(connection):
            _say(telling, BEGIN)

    @event.listens_for(Engine, "commit")
    def commit(connection: Any) -> None:
        if _writes(connection):
            _say(telling, COMMIT)


def _writes(connection: Any) -> bool:
    options = connection.get_execution_options()
    return bool(options.get("sayso_writing", not options.get("postgresql_readonly", False)))
