"""What each document adds to a figure: the sets' own scorers asked about one document at a time, for `benchmarks.intervals`.

A scorer that counts over documents gives the same figure when its counts are added up afterwards. Where it prints shares alone, its
helper that makes a share of counts is put aside, so that it hands out the counts; the file itself stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, Final
from warnings import catch_warnings

from benchmarks.scoring import POLICE

Counts = tuple[float, float, float, float]
"""Right among the predicted, predicted, found among the gold, gold. A plain share has two zeros at its end."""
Row = dict[str, Counts]
"""Figure, as the table calls it, → what one document adds to it."""
Tally = Callable[[Path, Path, Path], list[Row]]
"""Called with the folder of the data, the gold file and the prediction file; gives a row a document, in the order of the gold file."""


def tally_records(data: Path, gold: Path, pred: Path) -> list[Row]:
    """Whole reports: every field, and all values of incidents together."""
    scorer = scorer_at(data / "records" / "score_records.py")
    predicted = _by_id(pred)
    scorer.prf = dict
    rows = []
    for name, document in _by_id(gold).items():
        table, _ = scorer.score({name: document}, predicted)
        rows.append(
            {f"{field} F1": _symmetric(n["tp"], n["tp"] + n["fp"], n["tp"] + n["fn"]) for field, n in map(_filled, table.items())}
        )
    return rows


def _filled(item: tuple[str, dict[str, int]]) -> tuple[str, dict[str, int]]:
    return item[0], {"tp": 0, "fp": 0, "fn": 0} | item[1]


def tally_muc4(data: Path, gold: Path, pred: Path) -> list[Row]:
    """MUC-4: role fillers, templates and relevance."""
    scorer = scorer_at(data / "muc4" / "score_muc4.py")
    with catch_warnings(action="ignore", category=ResourceWarning):  # it leaves its files open
        documents, _ = scorer.read(gold, pred, None)
    scorer.prf = lambda *counts: tuple(map(float, counts))
    rows: list[Row] = []
    for document in documents:
        told, relevant = bool(document["pred"]), document["relevant"]
        fillers, templates = scorer.score_ree([document]), scorer.score_template([document])
        rows.append(
            {
                "REE F1": fillers["micro"],
                "TEMPLATE F1": templates["micro"],
                "relevance F1": _symmetric(told and relevant, told, relevant),
            }
        )
    return rows


def tally_time(data: Path, gold: Path, pred: Path) -> list[Row]:
    """TIMEX3: extents, values and types."""
    scorer = scorer_at(data / "time" / "score_timex.py")
    scorer.prf = lambda hit, *_: (hit, 0, 0)
    predicted = scorer.load(pred)
    rows: list[Row] = []
    for name, document in scorer.load(gold).items():
        found = scorer.score({name: document}, {name: predicted.get(name, {})})
        pairs = found["relaxed"][0]
        right = {
            "strict": found["strict"][0],
            "relaxed": pairs,
            "value": round(found["value_acc"] * pairs),
            "type": round(found["type_acc"] * pairs),
        }
        rows.append({f"{key} F1": _symmetric(hit, found["pred"], found["gold"]) for key, hit in right.items()})
    return rows


_QUOTE: Final = {"detect_strict": "strict F1", "detect_relaxed": "relaxed F1", "joint_relaxed+head": "joint F1"}


def tally_quote(data: Path, gold: Path, pred: Path) -> list[Row]:
    """Who said what; its parts by kind of speech are left out, since the scorer gives no counts of them."""
    scorer = scorer_at(data / "quote" / "score_attribution.py")
    predicted = _by_id(pred)
    rows: list[Row] = []
    for name, document in _by_id(gold).items():
        found = scorer.evaluate({name: document}, predicted)
        rows.append({figure: _symmetric(*(found[key][n] for n in ("tp", "pred", "gold"))) for key, figure in _QUOTE.items()})
    return rows


def tally_geo(data: Path, gold: Path, pred: Path) -> list[Row]:
    """Place names recognised; where they are is left out, since the scorer gives no counts of it."""
    scorer = scorer_at(data / "geo" / "score_geo.py")
    predicted = {name: document["toponyms"] for name, document in _by_id(pred).items()}
    rows: list[Row] = []
    for document in _by_id(gold).values():
        found = scorer.score([document], predicted)
        rows.append(
            {
                f"recognition {how} F1": _symmetric(*(found[f"recognition_{how}"][n] for n in ("tp", "pred", "gold")))
                for how in ("exact", "overlap")
            }
        )
    return rows


def tally_labels(field: str, gold_field: str | None = None) -> Tally:
    """One label a document: whether it is right."""

    def tally(data: Path, gold: Path, pred: Path) -> list[Row]:
        predicted = _by_id(pred)
        rows: list[Row] = []
        for name, document in _by_id(gold).items():
            if (wanted := document["labels"].get(gold_field or field)) is None:
                continue
            right = float(predicted.get(name, {}).get(field) == wanted)
            some = float(not isinstance(wanted, str) and wanted > 0)
            rows.append({"exact": (right, 1.0, 0.0, 0.0), "exact where gold > 0": (right * some, some, 0.0, 0.0)})
        return rows

    return tally


def tally_police(data: Path, gold: Path, pred: Path) -> list[Row]:
    """What police do, a row an article."""
    del data  # the scorer has no counts to give
    predicted, articles = _by_id(pred), dict[str, dict[str, list[float]]]()
    for name, sentence in _by_id(gold).items():
        row = articles.setdefault(str(sentence["docid"]), {f"{label} F1": [0.0, 0.0, 0.0] for label in POLICE})
        for label in POLICE:
            said, wanted = predicted[name][label] == "yes", bool(sentence["labels"][label])
            row[f"{label} F1"] = [a + b for a, b in zip(row[f"{label} F1"], (said and wanted, said, wanted), strict=True)]
    return [{figure: _symmetric(*counts) for figure, counts in row.items()} for row in articles.values()]


def _symmetric(right: float, predicted: float, gold: float) -> Counts:
    """What is right is one to one, so that it counts alike on both sides."""
    return float(right), float(predicted), float(right), float(gold)


def _by_id(path: Path) -> dict[str, dict[str, Any]]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    return {str(row.get("id", row.get("docid"))): row for row in rows}


def scorer_at(path: Path) -> Any:
    """The scorer that comes with a set, as a module of its own that may be changed."""
    spec = spec_from_file_location(f"scorer_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no scorer at {path}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
