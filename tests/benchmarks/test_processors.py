"""Processor time: of this process, and of another with its children."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from sqlalchemy import create_engine

from benchmarks.processors import PROCESSES, Clock, Watch, parent_of, seconds_of

WORK = "sum(range(10**7))"


@pytest.mark.skipif(not (PROCESSES / "self" / "stat").exists(), reason="this machine does not show its processes")
def test_time_of_children_counts_while_they_run_and_when_they_have_ended() -> None:
    before = seconds_of(os.getpid())
    child = subprocess.Popen([sys.executable, "-c", f"{WORK}; print(flush=True); input()"], stdin=-1, stdout=-1, text=True)
    assert child.stdout and child.stdin
    child.stdout.readline()
    assert parent_of(child.pid) == os.getpid()
    running = seconds_of(os.getpid()) - before
    child.communicate("\n")
    assert 0.05 < running <= seconds_of(os.getpid()) - before


def test_a_watch_adds_up_what_it_is_entered_with_and_knows_of_no_server_without_one() -> None:
    with create_engine("sqlite://").connect() as connection:
        watch = Watch(Clock(connection))
    for _ in range(2):
        with watch:
            sum(range(10**6))
    assert len(watch.times) == 2 and 0 < watch.here < 2 * sum(watch.times) + 1
    assert (watch.served, watch.server) == (False, 0.0)
