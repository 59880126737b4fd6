"""The place list opens at once and takes little memory, so that a short run need not wait for it."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from sayso.gazetteer import store

_MEMORY = Path("/proc/self/statm")
_MEASURE = textwrap.dedent(
    """
    import time
    from pathlib import Path
    from sayso.gazetteer import places

    def pages():
        return int(Path("/proc/self/statm").read_text().split()[1])

    before, start = pages(), time.process_time()
    found = places.gazetteer()
    opened = time.process_time() - start
    found.find_all(["Maiduguri", "Hodeida", "Springfield", "Qamishli", "Vasrland"])
    places.demonym("Syrian")
    print(opened, (pages() - before) * 4096 / 2**20)
    """
)
MOST_SECONDS = 0.030
MOST_MEGABYTES = 20.0


@pytest.mark.skipif(not _MEMORY.exists(), reason="memory is read from Linux's list of processes")
def test_it_opens_in_thirty_milliseconds_and_twenty_megabytes() -> None:
    store.unpacked()
    tries = [subprocess.run([sys.executable, "-c", _MEASURE], capture_output=True, text=True, check=True) for _ in range(3)]
    measured = [tuple(map(float, one.stdout.split())) for one in tries]
    assert min(seconds for seconds, _ in measured) < MOST_SECONDS, measured
    assert min(megabytes for _, megabytes in measured) > 0
    assert min(megabytes for _, megabytes in measured) < MOST_MEGABYTES, measured
