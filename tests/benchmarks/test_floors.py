"""Accuracy does not slip: every field of every set stays above its floor, on a part of the development files that is quick to run."""

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import measure
from benchmarks.sets import BENCHES, Bench

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared" / "data"
FLOORS = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the benchmark data is not in this checkout")


@pytest.fixture(scope="module")
def predicted() -> dict[tuple[str, str, int], Path]:
    """Predictions made so far: two figures of one file need one."""
    return {}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("predictions")


@pytest.mark.slow
@pytest.mark.parametrize("bench", BENCHES, ids=lambda bench: bench.title)
def test_no_field_falls_below_its_floor(bench: Bench, out: Path, predicted: dict[tuple[str, str, int], Path]) -> None:
    figures = measure(bench, SHARED, out, 1, predicted, bench.floor_every)
    fallen = {
        name: (figures.get(name, 0.0), floor) for name, floor in FLOORS[bench.title].items() if figures.get(name, 0.0) < floor
    }
    assert not fallen, f"below the floor (measured, floor): {fallen}"
