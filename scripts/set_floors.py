"""Write ``benchmarks/floors.json``: what is reached now on the quick part of each set, less a margin for small changes.

Usage: python scripts/set_floors.py DATA      (run it after an improvement; never to make a failing test pass)
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the benchmarks are not part of the installed package

from benchmarks.__main__ import measure  # after the path
from benchmarks.sets import BENCHES

MARGIN = 1.0
"""Points below what is reached: less than a loss that matters, more than a tie broken differently."""


def main(data: Path) -> None:
    """Measure all sets and write the floors of their figures above zero."""
    floors: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        predicted: dict[tuple[str, str, int], Path] = {}
        for bench in BENCHES:
            figures = measure(bench, data, Path(folder), 1, predicted, bench.floor_every)
            floors[bench.title] = {name: round(value - MARGIN, 1) for name, value in figures.items() if value > MARGIN}
            print(bench.title, figures, flush=True)
    path = Path(__file__).parents[1] / "benchmarks" / "floors.json"
    path.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
