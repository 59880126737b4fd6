"""Measure Sayso.

python -m benchmarks NAME --gold GOLD.jsonl --out PRED.jsonl [--jobs N]    predictions for the set's own scorer
python -m benchmarks all --data FOLDER [--jobs N]                          every development set, with the peers' figures, and speed
python -m benchmarks coreference [--part open|kept]                        who is who in invented reports; see benchmarks/coreference.py
python -m benchmarks crash [--kills N] [--store sqlite|postgresql] [--reports N]    verbs killed at random moments; see benchmarks/crash.py
python -m benchmarks scale --archive FILE-OR-URL [--reports N]    how an archive behaves as it grows; see benchmarks/scale.py
python -m benchmarks growth --archive SMALL --archive GREAT    the same reports added to both by turns; see benchmarks/growth.py
python -m benchmarks readers --data FOLDER    rules, trained network and both: figures, scores, relevance; see benchmarks/readers.py
python -m benchmarks load --archive FILE-OR-URL [--people N] [--adders N]    the desk while many click; see benchmarks/load.py
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from benchmarks.intervals import intervals
from benchmarks.predicting import predict_file
from benchmarks.sets import BENCHES, NAMES, Bench
from benchmarks.speed import compare

HERE = Path(__file__).parent
OUT = HERE / "out"
FIGURES = HERE / "figures.json"
INTERVALS = HERE / "intervals.json"
Figures = dict[str, dict[str, float]]
Intervals = dict[str, dict[str, tuple[float, float]]]


def main() -> None:
    if sys.argv[1:2] in (["crash"], ["scale"], ["growth"], ["load"], ["readers"]):  # they have command lines of their own
        import_module(f"benchmarks.{sys.argv[1]}").main(sys.argv[2:])
        return
    if sys.argv[1:2] == ["coreference"]:
        from benchmarks.coreference import main as coreference

        coreference(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=[*NAMES, "all", "speed"], metavar="NAME", help=f"{', '.join(NAMES)}; all; speed")
    parser.add_argument("--gold", type=Path, help="file to predict; only ids, texts, titles, outlets and dates are read")
    parser.add_argument("--out", type=Path, help="where the predictions go")
    parser.add_argument("--data", type=Path, help="folder of the benchmark sets, for 'all' and 'speed'")
    parser.add_argument("--jobs", type=int, default=1, help="number of processes")
    parser.add_argument("--only", help="with 'all': only benchmarks whose title holds this")
    parser.add_argument(
        "--keep", action="store_true", help="with --only: keep what was measured beside the figures of the other sets"
    )
    given = parser.parse_args()
    if given.name in NAMES:
        if not (given.gold and given.out):
            parser.error(f"{given.name} needs --gold and --out")
        count = predict_file(given.name, given.gold, given.out, given.jobs)
        print(f"{count} predictions in {given.out}", file=sys.stderr)
        return
    if given.data is None or not given.data.is_dir():
        parser.error("the benchmark data is needed: --data FOLDER (it belongs to others and is no part of this repository)")
    figures, spread = run_all(given.data, given.jobs, given.only) if given.name == "all" else ({}, {})
    speed = None if given.only else print_speed(given.data)
    if figures and (given.keep or not given.only):
        keep(figures, spread, speed)


def keep(figures: Figures, spread: Intervals, speed: dict[str, dict[str, float]] | None) -> None:
    """Write ``benchmarks/figures.json`` and ``intervals.json``; without `speed`, what other sets and speed had stays beside the new."""
    kept: Intervals = {}
    if speed is None:
        before = json.loads(FIGURES.read_text(encoding="utf-8"))
        figures, speed = before["accuracy"] | figures, before["speed"]
        kept = json.loads(INTERVALS.read_text(encoding="utf-8")) if INTERVALS.exists() else {}
    for path, made in ((FIGURES, {"accuracy": figures, "speed": speed}), (INTERVALS, kept | spread)):
        path.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def run_all(data: Path, jobs: int, only: str | None) -> tuple[Figures, Intervals]:
    """Measure every set and print its table as it comes: the figures and, where documents can be counted apart, their intervals."""
    peers: dict[str, Any] = yaml.safe_load((HERE / "peers.yaml").read_text(encoding="utf-8"))
    OUT.mkdir(exist_ok=True)
    figures: Figures = {}
    spread: Intervals = {}
    predicted: dict[tuple[str, str, int], Path] = {}
    for bench in BENCHES:
        if only and only not in bench.title:
            continue
        figures[bench.title] = measure(bench, data, OUT, jobs, predicted, bench.every)
        if bench.tally is not None:
            found = intervals(bench.tally(data, gold_of(bench, OUT), predicted[bench.name, bench.part, bench.every]))
            spread[bench.title] = {name: found[name] for name in figures[bench.title] if name in found}
        print_table(bench.title, figures[bench.title], spread.get(bench.title, {}), peers.get(bench.title, {}))
    return figures, spread


def measure(
    bench: Bench, data: Path, out: Path, jobs: int, predicted: dict[tuple[str, str, int], Path], every: int
) -> dict[str, float]:
    """Predict one set, unless another benchmark has done so already, and score it."""
    gold = gold_of(bench, out)
    key = (bench.name, bench.part, every)
    if key not in predicted:
        gold.write_text("".join(bench.lines(data, every)), encoding="utf-8")
        predicted[key] = gold.with_name(gold.name.replace(".gold.", ".pred."))
        predict_file(bench.name, gold, predicted[key], jobs)
    return bench.scorer(data, gold, predicted[key])


def gold_of(bench: Bench, out: Path) -> Path:
    """Where the lines of a set that are measured are put."""
    return out / f"{bench.name}-{bench.part.replace('/', '-').replace('.jsonl', '')}.gold.jsonl"


def print_table(
    title: str, figures: dict[str, float], spread: dict[str, tuple[float, float]], peers: dict[str, dict[str, float]]
) -> None:
    print(f"\n{title}")
    for name, value in figures.items():
        beside = " · ".join(f"{who} {figure}" for who, figure in peers.get(name, {}).items())
        around = "{:5.1f}–{:.1f}".format(*spread[name]) if name in spread else ""
        print(f"  {name:<32} {value:6.1f} {around:<12} {beside}".rstrip(), flush=True)


def print_speed(data: Path) -> dict[str, dict[str, float]]:
    """Measure speed and memory beside plain spaCy and print both."""
    found = compare(data / "records" / "train.jsonl")
    ours, plain = found["sayso"], found["spacy"]
    ratio = ours["words per CPU second"] / plain["words per CPU second"]
    print("\nspeed, on the same texts in the same run")
    for name, row in (("Sayso, whole coding", ours), ("spaCy alone", plain)):
        print(f"  {name:<32} {row['words per CPU second']:6.0f} words per CPU second, peak memory {row['peak memory MB']:.0f} MB")
    print(f"  ratio {ratio:.2f}")
    print(f"  {'times alone, over a parse':<32} {found['times']['reports per CPU second']:6.0f} reports per CPU second")
    return found


if __name__ == "__main__":
    main()
