"""Somebody who adds reports at the pace of a person: a process of its own, for the trial of the desk under load.

python -m benchmarks.adder ARCHIVE FOLDER SECONDS

Each file of the folder is added by itself, as `sayso.add` does it, and then looked at for some seconds, on average as many as given.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import sayso.flow as flow
from sayso.settings import load_settings


def add_each(archive: str, folder: Path, seconds: float, random: Random) -> int:
    """Add one file after the other; how many were added."""
    settings = replace(load_settings(), archive=archive)
    added = 0
    with flow.held_open(settings):
        for path in sorted(folder.iterdir()):
            added += len(flow.add(path, settings=settings).filed)
            time.sleep(random.expovariate(1 / seconds) if seconds else 0)
    return added


if __name__ == "__main__":
    add_each(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), Random(sys.argv[2]))
