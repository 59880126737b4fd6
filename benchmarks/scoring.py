"""The sets' own scorers, run as they are, and the figures taken out of what they print."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, cast

Scorer = Callable[[Path, Path, Path], dict[str, float]]
"""Called with the folder of the data, the gold file and the prediction file; gives figures in per cent."""


def _run(script: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{script.name} failed:\n{done.stderr}")
    return done.stdout


def score_records(data: Path, gold: Path, pred: Path) -> dict[str, float]:
    """F1 of each field of whole reports, and of all values of incidents together."""
    table = json.loads(_run(data / "records" / "score_records.py", str(gold), str(pred)))
    return {f"{field} F1": row["F1"] for field, row in table.items()}


def score_incidents(data: Path, gold: Path, pred: Path) -> dict[str, float]:
    """As `score_records`, of reports whose coders coded no statements."""
    return {name: value for name, value in score_records(data, gold, pred).items() if not name.lower().startswith("statement")}


def score_time(data: Path, gold: Path, pred: Path) -> dict[str, float]:
    """Strict, relaxed, value and type F1 of TIMEX3."""
    out = _run(data / "time" / "score_timex.py", str(gold), str(pred))
    return {
        f"{name} F1": float(value)
        for name, value in re.findall(r"^(strict|relaxed|value|type)\b.*?F1 ([\d.]+)", out, re.MULTILINE)
    }


def score_quote(data: Path, gold: Path, pred: Path) -> dict[str, float]:
    """F1 of attributions."""
    out = json.loads(_run(data / "quote" / "score_attribution.py", str(gold), str(pred), "--json"))
    types = out["by_type"]
    return {
        "strict F1": out["detect_strict"]["F1"],
        "relaxed F1": out["detect_relaxed"]["F1"],
        "joint F1": out["joint_relaxed+head"]["F1"],
        "quoted, relaxed F1": types["with_quotation_marks"]["relaxed"]["F1"],
        "indirect, relaxed F1": types["indirect"]["relaxed"]["F1"],
        "speech cue, relaxed F1": types["speech_cue"]["relaxed"]["F1"],
    }


def score_geo(data: Path, gold: Path, pred: Path) -> dict[str, float]:
    """Recognition and resolution of toponyms, in per cent."""
    out = json.loads(_run(data / "geo" / "score_geo.py", str(gold), str(pred), "--json"))
    found: dict[str, Any] = out.get("ALL") or next(iter(out.values()))
    return {
        "recognition exact F1": round(100 * found["recognition_exact"]["F1"], 1),
        "recognition overlap F1": round(100 * found["recognition_overlap"]["F1"], 1),
        "accuracy@161 of matched": round(100 * found["resolution_all"]["acc161"], 1),
        "geonameid of matched": round(100 * (found["geonameid_acc_over_matched"] or 0), 1),
        "end-to-end F@161": round(100 * found.get("e2e_f161", 0), 1),
    }


def score_muc4(data: Path, gold: Path, pred: Path) -> dict[str, float]:
    """Role fillers and templates of MUC-4."""
    out = json.loads(_run(data / "muc4" / "score_muc4.py", str(gold), str(pred)))
    return {
        "REE F1": out["ree"]["micro"]["f1"],
        "TEMPLATE F1": out["template"]["micro"]["f1"],
        "relevance F1": cast(float, out["relevance"]["f1"]),
    }


def score_link(data: Path, gold: Path, pred: Path) -> dict[str, float]:
    """Reports put together: pairwise, B-cubed and CoNLL, over all reports of the gold file."""
    out = json.loads(_run(data / "link" / "score_link.py", str(gold), str(pred), "--json").splitlines()[-1])
    pair = out["pair"]
    return {
        "pairwise F1": round(100 * pair["f1"], 1),
        "pairwise precision": round(100 * pair["p"], 1),
        "pairwise recall": round(100 * pair["r"], 1),
        "B-cubed F1": round(100 * out["b3"]["f1"], 1),
        "CoNLL F1": round(100 * out["conll"], 1),
    }


def score_labels(field: str, gold_field: str | None = None) -> Scorer:
    """Exact match of one label, and where the gold is above zero; for words, accuracy and macro F1."""

    def score(data: Path, gold: Path, pred: Path) -> dict[str, float]:
        if gold_field:
            pred = _renamed(pred, field, gold_field)
        out = json.loads(_run(data / "score_labels.py", str(gold), str(pred), gold_field or field))
        return {
            name: value for name, value in out.items() if name in ("exact", "exact where gold > 0", "macro F1", "weighted F1")
        }

    return score


POLICE: Final = ("KILL", "ARREST", "FORCE")
"""What police do, of the labels of IndiaPoliceEvents."""


def score_police(data: Path, gold: Path, pred: Path) -> dict[str, float]:
    """F1 of the sentences in which police do something, for each thing they do; the set's 1 and 0 are "yes" and "no" for the scorer."""
    words = gold.with_suffix(".words.jsonl")
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    answers = [{"id": row["id"], "labels": {label: "yes" if row["labels"][label] else "no" for label in POLICE}} for row in rows]
    words.write_text("".join(json.dumps(answer) + "\n" for answer in answers), encoding="utf-8")
    found = {label: json.loads(_run(data / "score_labels.py", str(words), str(pred), label))["F1"] for label in POLICE}
    return {f"{label} F1": f1["yes"] for label, f1 in found.items()}


def _renamed(pred: Path, field: str, gold_field: str) -> Path:
    """The predictions with the gold's name for the field."""
    renamed = pred.with_suffix(f".{gold_field}.jsonl")
    rows = [json.loads(line) for line in pred.read_text(encoding="utf-8").split("\n") if line.strip()]
    renamed.write_text("".join(json.dumps({"id": r["id"], gold_field: r[field]}) + "\n" for r in rows), encoding="utf-8")
    return renamed
