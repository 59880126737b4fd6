"""The rules alone, the trained network alone and both: what each brings, how sure each is, which reports each finds.

python -m benchmarks readers --data FOLDER

Three parts: *kept*, the reports of `records` that the network was not trained on; *dev*; and *muc*, TST1 and TST2 of MUC-4. For the
figures and their intervals the sets' own scorers are asked; for scores see `benchmarks.calibration`, for reports `benchmarks.relevance`.
The network alone has no dates and no tolls, no list of places and no statements: it does not read them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks import muc4_incidents, records
from benchmarks.calibration import expected_error, judgements, ranking, reliability
from benchmarks.coder import received
from benchmarks.documents import Document, read
from benchmarks.intervals import difference, figures, intervals
from benchmarks.relevance import Scored, found_at
from benchmarks.tallies import Row, scorer_at, tally_muc4, tally_records
from sayso.codebook import default_codebook
from sayso.coding.role_candidates import is_terrorist
from sayso.pipeline import build
from sayso.records import Account, Sheet
from sayso.settings import Settings
from sayso.trained.reader import network, reading_of
from training.documents import fold_of

HERE: Final = Path(__file__).parent
OUT: Final = HERE / "out"
FOUND: Final = HERE / "readers.json"
READERS: Final = ("rules", "network", "both")
PARTS: Final = {"kept": "records/train.jsonl", "dev": "records/dev.jsonl", "muc": "muc4/dev.jsonl"}
_NOT_READ: Final = ("when-where", "tolls", "roles", "responsibility", "place-lists", "statements", "precedents")
"""Steps that the network alone goes without."""


@dataclass(frozen=True, slots=True)
class Read:
    """One report in the hands of each reader.

    Attributes:
        docid: its id.
        sheets: reader → coded sheet.
        told, relevant: what the network says of the whole report: that it tells of an incident, that MUC-4 calls it relevant.
    """

    docid: str
    sheets: dict[str, Sheet]
    told: float
    relevant: float


def read_by_all(documents: Iterable[Document]) -> Iterator[Read]:
    """Code each document with the rules, with the network and with both; what they share is done once."""
    both, rules = (build(Settings(reader=name), default_codebook()).steps for name in ("trained", "rules"))
    cut = next(n for n, step in enumerate(both) if step.name == "trained-incidents")
    for document in documents:
        report, text = received(document)
        shared = Sheet(report, text)
        for step in both[:cut]:
            shared = step(shared)
        bare = shared.with_accounts(())
        plans = {
            "rules": (shared, rules[cut:]),
            "network": (bare, [step for step in both[cut:] if step.name not in _NOT_READ]),
            "both": (shared, both[cut:]),
        }
        sheets = {}
        for reader, (sheet, steps) in plans.items():
            for step in steps:
                sheet = step(sheet)
            sheets[reader] = sheet
        yield Read(document.id, sheets, *network().whole(reading_of(text.chars)))


def gold_of(data: Path, part: str) -> list[dict[str, Any]]:
    """The coded reports of a part."""
    rows = [json.loads(line) for line in (data / PARTS[part]).read_text(encoding="utf-8").split("\n") if line.strip()]
    if part == "kept":
        return [row for row in rows if fold_of(row["docid"]) == 0]
    return [row for row in rows if row.get("split") != "DEV"]


def measure(data: Path, part: str, found: list[Read]) -> dict[str, Any]:
    """Everything about one part."""
    gold = gold_of(data, part)
    rows = {reader: _tallied(data, part, gold, reader, found) for reader in READERS}
    made: dict[str, Any] = {
        "reports": len(gold),
        "figures": {
            reader: {name: [value, *spread[name]] for name, value in whole.items()}
            for reader, (whole, spread) in {reader: (figures(some), intervals(some)) for reader, some in rows.items()}.items()
        },
        "both over rules": {name: list(difference(rows["rules"], rows["both"], name)) for name in figures(rows["rules"])},
    }
    made["relevance"] = _relevance(part, gold, found)
    if part != "muc":
        made["scores"] = {reader: _calibration(data, gold, reader, found) for reader in ("rules", "both")}
    return made


def _tallied(data: Path, part: str, gold: list[dict[str, Any]], reader: str, found: list[Read]) -> list[Row]:
    """What each report adds to each figure."""
    OUT.mkdir(exist_ok=True)
    gold_file, pred_file = OUT / f"readers-{part}.gold.jsonl", OUT / f"readers-{part}-{reader}.pred.jsonl"
    gold_file.write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
    answer = muc4_incidents.templates_of if part == "muc" else records.record_of
    lines = (json.dumps({"docid": one.docid, **answer(one.sheets[reader])}) + "\n" for one in found)
    pred_file.write_text("".join(lines), encoding="utf-8")
    return (tally_muc4 if part == "muc" else tally_records)(data, gold_file, pred_file)


def _relevance(part: str, gold: list[dict[str, Any]], found: list[Read]) -> dict[str, Any]:
    """How well each reader tells reports with an incident: the rules by their incidents, the network by its head."""
    tells = {row["docid"]: bool(row["templates"] if part == "muc" else row["incidents"]) for row in gold}
    scores = {
        "rules": [any_of(one.sheets["rules"], is_terrorist) if part == "muc" else any_of(one.sheets["rules"]) for one in found],
        "network": [one.relevant if part == "muc" else one.told for one in found],
    }
    scores["both"] = [(a + b) / 2 for a, b in zip(*scores.values(), strict=True)]
    answers = [tells[one.docid] for one in found]
    return {reader: found_at([Scored(s, a) for s, a in zip(some, answers, strict=True)]) for reader, some in scores.items()}


def any_of(sheet: Sheet, counts: Callable[[Account], bool] = lambda _: True) -> float:
    """The score of a report: how likely one of its incidents at least is there, and of its type, were each a chance of its own."""
    none = 1.0
    for account in sheet.incidents:
        if counts(account):
            none *= 1 - max(value.score for value in account.of("type"))
    return 1 - none


def _calibration(data: Path, gold: list[dict[str, Any]], reader: str, found: list[Read]) -> dict[str, Any]:
    """Whether the scores of the values of incidents say what is so."""
    scorer, coded = scorer_at(data / "records" / "score_records.py"), {row["docid"]: row["incidents"] for row in gold}
    judged = [one for read_ in found for one in judgements(read_.sheets[reader], coded[read_.docid], scorer)]
    scores, right = [one.value.score for one in judged], [one.right for one in judged]
    bins = reliability(scores, right)
    return {
        "values": len(judged),
        "error": round(expected_error(bins), 1),
        "ranking": round(100 * ranking(scores, right), 1),
        "bins": [[one.count, round(one.score, 3), round(one.right, 3)] for one in bins],
    }


def main(arguments: list[str]) -> None:
    """Measure all parts and keep what is found in ``benchmarks/readers.json``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks readers", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the benchmark sets")
    given = parser.parse_args(arguments)
    made = {}
    for part in PARTS:
        wanted = {row["docid"] for row in gold_of(given.data, part)}
        documents = [one for one in read(given.data / PARTS[part]) if one.id in wanted]
        made[part] = measure(given.data, part, list(read_by_all(documents)))
        print(part, json.dumps(made[part]["figures"], ensure_ascii=False), flush=True)
    keep(made)


def keep(made: dict[str, Any]) -> None:
    """Write what was found."""
    FOUND.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
