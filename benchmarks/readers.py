"""The rules alone, and the rules with the trained network: what it brings, how sure values are, which reports each finds.

python -m benchmarks readers --data FOLDER [--halves FOLDER FOLDER]

Five parts: *train*, the reports of `records` that Sayso is made on, each read by a network that has not seen it (`--halves`: two networks,
each trained without one half; without them the part is left as it was measured last); *dev*; *real*, reports of other sets that were coded
to measure by (`codings.jsonl`): nobody has read them for any rule, and nothing was trained on them; *invented*, the half of the invented
reports of which the same holds; and *muc*, TST1 and TST2 of MUC-4. For the figures and their intervals the sets'
own scorers are asked; for scores see `benchmarks.calibration`, for reports `benchmarks.relevance`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks import muc4_incidents, records
from benchmarks.calibration import expected_error, judgements, ranking, reliability
from benchmarks.coder import received
from benchmarks.documents import Document, document_of
from benchmarks.halves import by_halves
from benchmarks.intervals import difference, figures, intervals
from benchmarks.relevance import Scored, found_at
from benchmarks.tallies import Row, scorer_at, tally_muc4, tally_records
from sayso.codebook import default_codebook
from sayso.coding.role_candidates import is_terrorist
from sayso.coding.trained import Trained
from sayso.pipeline import build
from sayso.records import Account, Sheet
from sayso.settings import Settings
from training.codings import coded_reports
from training.documents import fold_of

HERE: Final = Path(__file__).parent
OUT: Final = HERE / "out"
FOUND: Final = HERE / "readers.json"
READERS: Final = ("rules", "both")
PARTS: Final = {
    "train": "records/train.jsonl",
    "dev": "records/dev.jsonl",
    "real": "codings.jsonl",
    "invented": "reports.jsonl",
    "muc": "muc4/dev.jsonl",
}
"""Where each part stands, from the folder of the sets; codings and invented reports stand beside this file."""


@dataclass(frozen=True, slots=True)
class Read:
    """One report in the hands of each reader.

    Attributes:
        docid: its id.
        sheets: reader → coded sheet.
    """

    docid: str
    sheets: dict[str, Sheet]


def read_by_all(documents: Iterable[Document], halves: Sequence[Path] = ()) -> Iterator[Read]:
    """Code each document with the rules and with both; what they share is done once.

    Args:
        halves: folders of two networks that read the documents, each those that it has not seen, instead of the one of Sayso.
    """
    both, rules = (build(Settings(reader=name), default_codebook()).steps for name in ("trained", "rules"))
    cut = next(n for n, step in enumerate(both) if isinstance(step, Trained))
    both = by_halves(both, halves) if halves else both
    for document in documents:
        report, text = received(document)
        shared = Sheet(report, text)
        for step in both[:cut]:
            shared = step(shared)
        sheets = {}
        for reader, steps in (("rules", rules[cut:]), ("both", both[cut:])):
            sheet = shared
            for step in steps:
                sheet = step(sheet)
            sheets[reader] = sheet
        yield Read(document.id, sheets)


def gold_of(data: Path, part: str) -> list[dict[str, Any]]:
    """The coded reports of a part."""
    if part == "real":
        return list(coded_reports(HERE / PARTS[part], data))
    path = (HERE if part == "invented" else data) / PARTS[part]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    if part == "invented":
        return [row for row in rows if row["set"] == "kept"]
    return [row for row in rows if row.get("split") != "DEV"]


def measure(data: Path, part: str, found: list[Read]) -> dict[str, Any]:
    """Everything about one part."""
    gold = gold_of(data, part)
    rows = {reader: _tallied(data, part, gold, reader, found) for reader in READERS}
    made: dict[str, Any] = {
        "reports": len(gold),
        "figures": {
            reader: {name: [value, *spread[name]] for name, value in whole.items() if _is_coded(part, name)}
            for reader, (whole, spread) in {reader: (figures(some), intervals(some)) for reader, some in rows.items()}.items()
        },
        "both over rules": {
            name: list(difference(rows["rules"], rows["both"], name)) for name in figures(rows["rules"]) if _is_coded(part, name)
        },
    }
    made["relevance"] = _relevance(part, gold, found)
    if part != "muc":
        apart = [
            one for one in found if part != "train" or fold_of(one.docid) == 0
        ]  # the weights of scores come from the other folds
        made["scores"] = {reader: _calibration(data, gold, reader, apart) for reader in READERS}
    return made


def _is_coded(part: str, name: str) -> bool:
    """Whether the coders of a part coded what a figure is of: those of the real reports coded no statements."""
    return part != "real" or not name.lower().startswith("statement")


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
    """How well each reader tells reports with an incident, by its incidents."""
    tells = {row["docid"]: bool(row["templates"] if part == "muc" else row["incidents"]) for row in gold}
    counts = is_terrorist if part == "muc" else any_account
    scores = {reader: [any_of(one.sheets[reader], counts) for one in found] for reader in READERS}
    answers = [tells[one.docid] for one in found]
    return {reader: found_at([Scored(s, a) for s, a in zip(some, answers, strict=True)]) for reader, some in scores.items()}


def any_account(account: Account) -> bool:
    """Every incident counts."""
    return account.kind == "incident"


def any_of(sheet: Sheet, counts: Callable[[Account], bool] = any_account) -> float:
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
    parser.add_argument(
        "--halves", type=Path, nargs=2, help="two networks, each trained without one half of the reports of `records`"
    )
    given = parser.parse_args(arguments)
    made = json.loads(FOUND.read_text(encoding="utf-8")) if FOUND.exists() else {}
    for part in PARTS:
        if part == "train" and not given.halves:
            continue
        documents = [document_of(row) for row in gold_of(given.data, part)]
        found = list(read_by_all(documents, given.halves if part == "train" else ()))
        made[part] = measure(given.data, part, found)
        print(part, json.dumps(made[part]["figures"], ensure_ascii=False), flush=True)
    keep({part: made[part] for part in PARTS if part in made})


def keep(made: dict[str, Any]) -> None:
    """Write what was found."""
    FOUND.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
