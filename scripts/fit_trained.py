"""Lay out what each number of `sayso/coding/data/trained.yaml` brings: how sure the trained network must be.

    PYTHONPATH=. python scripts/fit_trained.py ../shared/data/records build/half0 build/half1

The folders hold two networks (`training.export`), each trained without one half of the reports (`training.train --without`), so that
every report is answered by one that has not seen it; so are the invented reports that were read for the rules (the open half), which
neither has seen. First it is decided which incidents stay, then of each field what goes and what comes in, all fields side by side:
none touches another. Twice the right values less `WORTH` times those that are said is made as large as possible, by the counts of the
set's own scorer. The rows that are printed say what each step of a grid adds to that; the numbers that are best on these reports come last.
They are written nowhere: what is taken of them, and why, says docs/explanation/trained-reader.md.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import yaml
from fit_statements import scorer_of

from benchmarks.records import record_of
from sayso.coding.trained import asked, judged
from sayso.coding.trained_missed import Asked, alone, missed
from sayso.coding.trained_opinion import Opinions
from sayso.coding.trained_values import Ground
from sayso.trained.incident_reader import IncidentNetwork
from training.documents import half_of, lines_of
from training.incident_cases import pipeline, sheet_of

INVENTED: Final = Path(__file__).parents[1] / "benchmarks" / "reports.jsonl"
NEVER: Final = 1.1
"""No chance is as high: nothing is added."""
WORTH: Final = 0.6
"""A value that is right less often than half of this is not worth saying. For the F1 of all values it would be that F1, some 0.53; a wrong
value costs a coder more than a missed one, so it is a little more."""
UP: Final = [NEVER, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]
DOWN: Final = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5]
ABOVE: Final = [NEVER, 0.9, 0.8, 0.7, 0.6, 0.5, 0.3, 0.2, 0.1]
FIRST: Final = {"going on": 0.4, "by": 0.5, "named": 0.5, "hinted": NEVER, "hand over": 0.3}
"""Numbers that are not tried here but stand at these; words of violence are not read on a hint here."""
STAGES: Final[list[dict[tuple[str, str], tuple[list[float], tuple[str, ...]]]]] = [
    {("incidents", "keep"): (DOWN, ())},
    {("incidents", "add"): (UP, ())},
    {("incidents", "alone"): (UP, ())},
    {
        ("kinds", "type of the rules"): (ABOVE, ("type",)),
        ("kinds", "stage of the rules"): (ABOVE, ("stage",)),
        ("kinds", "background"): ([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1], ("background",)),
        ("kinds", "background of the rules"): ([0.0], ()),
        ("place", "above the rules"): (ABOVE, ("place", "country")),
        ("date", "above the rules"): (ABOVE, ("date",)),
        ("site", "add"): (UP, ("site",)),
        ("target", "add"): (UP, ("targets",)),
        ("weapon", "add"): (UP, ("weapons",)),
        ("perpetrator", "add"): (UP, ("perpetrator", "perpetrator+basis", "blamed/claimed by")),
        ("toll", "add"): (UP, ("killed", "wounded", "abducted", "arrested")),
    },
    {
        ("place", "add"): (UP, ("place", "country")),
        ("date", "add"): (UP, ("date",)),
        ("site", "keep"): (DOWN, ("site",)),
        ("target", "keep"): (DOWN, ("targets",)),
        ("weapon", "keep"): (DOWN, ("weapons",)),
        ("perpetrator", "keep"): (DOWN, ("perpetrator", "perpetrator+basis", "blamed/claimed by")),
    },
]
"""What is decided together: number → its grid, from what changes nothing on, and the fields that it changes (none: all values)."""
Numbers = dict[str, dict[str, float]]
Report = tuple[dict[str, Any], Ground, Asked, Asked]
"""What its coders have, what is known of it, and what a network says of the incidents of the rules and of those that they miss."""


def answered(folder: Path, networks: list[IncidentNetwork], numbers: Numbers) -> Iterator[Report]:
    """Each report with its coding, as the rules code it, and what a network says of it that has not seen it."""
    rules = pipeline()
    invented = (record for record in lines_of(INVENTED) if record["set"] == "open")
    for record in (*lines_of(folder / "train.jsonl"), *invented):
        sheet = sheet_of(rules, record)
        opinions = Opinions(sheet, networks[half_of(record["docid"])])
        said = asked(opinions)
        every = {**numbers, "incidents": {**numbers["incidents"], "add": 0.0, "alone": 0.0}}
        yield record, Ground(sheet), said, missed(opinions, said, every) if said else alone(opinions, every)


def counts(scorer: ModuleType, reports: list[Report], numbers: Numbers) -> dict[str, dict[str, int]]:
    """Of each field how many values are right (tp), wrong (fp) and missed (fn)."""
    coded = {}
    for record, ground, said, more in reports:
        least = numbers["incidents"]["add" if said else "alone"]
        added = [(account, one) for account, one in more if one is not None and one.reading.real >= least]
        coded[record["docid"]] = record_of(judged(ground, said, added, numbers, "fit@1"))
    found: dict[str, dict[str, int]] = scorer.score({report[0]["docid"]: report[0] for report in reports}, coded)[0]
    return found


def worth(found: dict[str, dict[str, int]], fields: tuple[str, ...]) -> float:
    """How much the values of some fields are worth."""
    own = [found.get(name, {}) for name in fields or ("incident values, all fields",)]
    right, wrong = (sum(one.get(key, 0) for one in own) for key in ("tp", "fp"))
    return 2 * right - WORTH * (right + wrong)


def main() -> None:
    """Try the grids and print."""
    folder, networks = Path(sys.argv[1]), [IncidentNetwork(Path(name)) for name in sys.argv[2:4]]
    scorer = scorer_of(folder)
    scorer.prf = dict  # counts instead of shares
    numbers: Numbers = {
        "runs": {"going on": FIRST["going on"]},
        "by": {"add": FIRST["by"]},
        "incidents": {"named": FIRST["named"], "hinted": FIRST["hinted"], "add hinted": NEVER},
        "perpetrator": {"hand over": FIRST["hand over"]},
    }
    reports = list(answered(folder, networks, numbers))
    print(f"{len(reports)} reports read", flush=True)
    for stage in STAGES:
        for (name, key), (grid, _) in stage.items():
            numbers.setdefault(name, {})[key] = grid[0]
    for stage in STAGES:
        steps = max(len(grid) for grid, _ in stage.values())
        rows = []
        for step in range(steps):
            tried = copy.deepcopy(numbers)
            for (name, key), (grid, _) in stage.items():
                tried[name][key] = grid[min(step, len(grid) - 1)]
            rows.append(counts(scorer, reports, tried))
        for (name, key), (grid, fields) in stage.items():
            gains = [worth(row, fields) for row in rows[: len(grid)]]
            numbers[name][key] = grid[max(range(len(grid)), key=lambda step: (gains[step], -step))]
            print(name, key, numbers[name][key], [round(gain - gains[0], 1) for gain in gains], flush=True)
    for field, found in counts(scorer, reports, numbers).items():
        if found.get("tp"):
            right, said, known = found["tp"], found["tp"] + found["fp"], found["tp"] + found["fn"]
            print(f"{field:30} F1 {200 * right / (said + known):5.1f}  P {100 * right / said:5.1f}  R {100 * right / known:5.1f}")
    print(yaml.safe_dump(numbers, sort_keys=False, default_flow_style=None, width=140))


if __name__ == "__main__":
    main()
