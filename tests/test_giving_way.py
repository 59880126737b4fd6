"""Long work gives way: each item is made by a thread of low priority, what is done with it is not."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from sayso.giving_way import NICE, THREADS_DO, giving_way

pytestmark = pytest.mark.skipif(not THREADS_DO, reason="only on Linux has a thread a priority of its own")


def priority() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_items_are_made_at_low_priority_and_used_at_the_priority_of_before() -> None:
    mine = priority()
    seen = [(made, priority()) for made in giving_way(priority() for _ in range(3))]
    assert seen == [(min(mine + NICE, 19), mine)] * 3


def test_each_item_is_made_when_it_is_asked_for() -> None:
    made: list[int] = []

    def items() -> Iterator[int]:
        for n in range(5):
            made.append(n)
            yield n

    some = giving_way(items())
    assert made == []
    assert (next(some), made) == (0, [0])
    assert (next(some), made) == (1, [0, 1])


def test_what_goes_wrong_is_raised_where_the_items_are_used() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise KeyError("broken")

    some = giving_way(items())
    assert next(some) == 1
    with pytest.raises(KeyError, match="broken"):
        next(some)


def test_whoever_stops_early_ends_what_makes_them() -> None:
    ended: list[str] = []

    def items() -> Iterator[int]:
        try:
            yield from range(100)
        finally:
            ended.append(threading.current_thread().name)

    some = giving_way(items())
    next(some)
    some.close()  # type: ignore[attr-defined]  # a generator
    assert ended == ["giving way"]
    assert sys.platform == "linux"
