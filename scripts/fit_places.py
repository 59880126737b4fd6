"""Fit the weights of `sayso/reading/data/place_weights.yaml` on news in which toponyms are marked.

    PYTHONPATH=. python scripts/fit_places.py ../shared/data/geo/dev.jsonl [even|odd]

Every run of words that the gazetteer knows is compared with the marked toponyms; a penalised logistic regression then weighs the traits
of `sayso/reading/place_traits.py`. Names are never traits. With "even" or "odd" only every second text is used, so that the weights
can be measured on the other half.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.language import parse
from sayso.reading.place_names import setting_of
from sayso.reading.place_traits import traits_of

OUT = Path(__file__).parents[1] / "sayso" / "reading" / "data" / "place_weights.yaml"
LEAST_SEEN = 8
RIDGE = 5.0
SMALLEST = 0.04
ROUNDS = 60
Numbers = npt.NDArray[np.float64]


def rows_of(path: Path, half: str) -> Iterator[tuple[list[str], bool]]:
    """The traits of each run of words of the texts, and whether exactly it is marked."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if half and (number % 2 == 0) != (half == "even"):
            continue
        document: dict[str, Any] = json.loads(line)
        if not document["text"].strip():
            continue
        marked = {(toponym["start"], toponym["end"]) for toponym in document["toponyms"]}
        doc = parse(document["text"])
        setting = setting_of(doc)
        for chunk in setting.chunks:
            last = doc[chunk.end - 1]
            yield traits_of(setting, chunk), (doc[chunk.start].idx, last.idx + len(last)) in marked


def fitted(rows: list[tuple[list[str], bool]]) -> dict[str, float]:
    """The weights that make the marked runs likeliest, by Newton's method."""
    counts = Counter(trait for traits, _ in rows for trait in set(traits))
    names = sorted(trait for trait, count in counts.items() if count >= LEAST_SEEN)
    index = {trait: n for n, trait in enumerate(names)}
    known = np.zeros((len(rows), len(names)))
    for n, (traits, _) in enumerate(rows):
        for trait in traits:
            if trait in index:
                known[n, index[trait]] = 1.0
    right: Numbers = np.array([one for _, one in rows], dtype=float)
    weights: Numbers = np.zeros(len(names))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(known @ weights, -30, 30)))
        slope = known.T @ (chance - right) + RIDGE * weights
        bend = (known * (chance * (1 - chance))[:, None]).T @ known + RIDGE * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(np.abs(step).max()) < SMALLEST / 100:
            break
    return {name: float(weights[n]) for name, n in index.items()}


def main() -> None:
    """Fit and write the file."""
    rows = list(rows_of(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""))
    weights = fitted(rows)
    head = (
        "# Weight of each trait of words that may name a place (see place_traits.py), fitted by scripts/fit_places.py on toponyms marked\n"
        "# in news. Ordinary words only: no name is among them.\n"
    )
    lines = [f"{json.dumps(t, ensure_ascii=False)}: {w:.2f}\n" for t, w in sorted(weights.items()) if abs(w) >= SMALLEST]
    OUT.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
