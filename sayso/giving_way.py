"""Long work that gives way to people: what takes the processor waits for whoever clicks on a page, what holds the archive does not.

To code a report takes a hundred milliseconds and more, and nobody waits for it. To file it takes less, but the archive has one writer at a
time, and whoever decides about a value waits until it is done: at a low priority, on a machine where others work, that would be long.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from queue import SimpleQueue
from threading import Thread, get_native_id
from typing import Any, Final, Literal, TypeVar

Item = TypeVar("Item")

NICE: Final = 5
"""How much long work gives way; as for the command ``nice``. Whoever is waited for now and then comes first; beside others that work
without a pause it still gets a quarter of their time."""
THREADS_DO: Final = sys.platform == "linux"
"""Whether a thread has a priority of its own. Elsewhere only whole processes have one."""
_SECONDS: Final = 5.0
"""How long to wait for the thread when nobody wants more of it: for the report that it is at."""
_Answer = tuple[Literal["item", "end", "error"], Any]


def give_way() -> None:
    """Lower the priority of this process for good; on Linux that of this thread and of those it starts."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICE)


def giving_way(items: Iterable[Item]) -> Iterator[Item]:
    """Items that take long to make, each made when it is asked for, by a thread of low priority; where threads have none, as they are.

    What several processes make (`sayso.workers`) is made as fast as it can be: that is what they are asked for. A thread cannot take
    its priority back, so that it is another one than that which does the rest.

    Raises:
        BaseException: whatever making them raises.
    """
    if not THREADS_DO:
        yield from items
        return
    asked: SimpleQueue[bool] = SimpleQueue()
    made: SimpleQueue[_Answer] = SimpleQueue()
    thread = Thread(target=_make, args=(items, asked, made), name="giving way", daemon=True)
    thread.start()
    try:
        while True:
            asked.put(True)
            kind, given = made.get()
            if kind == "error":
                raise given
            if kind == "end":
                return
            yield given
    finally:
        asked.put(False)
        thread.join(_SECONDS)


def _make(items: Iterable[Item], asked: SimpleQueue[bool], made: SimpleQueue[_Answer]) -> None:
    mine = os.getpriority(os.PRIO_PROCESS, 0)
    os.setpriority(os.PRIO_PROCESS, get_native_id(), min(mine + NICE, 19))
    source = iter(items)
    while asked.get():
        try:
            made.put(("item", next(source)))
        except StopIteration:
            made.put(("end", None))
        except BaseException as error:  # the thread that asks is to raise it
            made.put(("error", error))
    close = getattr(source, "close", None)
    if close is not None:  # what it began it ends here, where it began
        close()
