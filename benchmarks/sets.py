"""The benchmark sets: which file, which of its documents, which program scores them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.scoring import (
    Scorer,
    score_geo,
    score_incidents,
    score_labels,
    score_link,
    score_muc4,
    score_police,
    score_quote,
    score_records,
    score_time,
)
from benchmarks.tallies import Tally, tally_geo, tally_labels, tally_muc4, tally_police, tally_quote, tally_records, tally_time
from training.codings import coded_reports


@dataclass(frozen=True, slots=True)
class Bench:
    """One benchmark.

    Attributes:
        title: what the table calls it.
        name: the module of `benchmarks` whose `predict` answers.
        gold: the development file, below the folder of the data, or the whole path of one of our own.
        scorer: gives figures from a gold and a prediction file.
        every: take every n-th document, for sets too long to run whole.
        splits: take documents whose "split" is one of these; all if empty.
        floor_every: as `every`, for the quick run that holds the floors.
        sets: take documents whose "set" is one of these; all if empty.
        group: name of a field; `every` counts its values then, and takes all documents of a value or none.
        codings: the lines are codings, which are put together with the reports below the folder of the data.
        tally: gives what each document adds to the figures, for their intervals; None where that cannot be told (linking compares pairs).
    """

    title: str
    name: str
    gold: str
    scorer: Scorer
    every: int = 1
    splits: tuple[str, ...] = ()
    floor_every: int = 1
    sets: tuple[str, ...] = ()
    group: str = ""
    codings: bool = False
    tally: Tally | None = None

    @property
    def part(self) -> str:
        """The gold file and which of its sets."""
        gold = Path(self.gold).name if Path(self.gold).is_absolute() else self.gold
        return "-".join([gold, *self.sets])

    def lines(self, data: Path, every: int | None = None) -> Iterator[str]:
        """The lines of the gold file that are measured."""
        numbers: dict[str, int] = {}
        for count, line in enumerate(self._all(data)):
            fields = json.loads(line) if line.strip() else {}
            if not fields or not self._chosen(fields):
                continue
            value = str(fields[self.group]) if self.group else str(count)
            if numbers.setdefault(value, len(numbers)) % (every or self.every) == 0:
                yield line

    def _all(self, data: Path) -> Iterator[str]:
        if self.codings:
            yield from (json.dumps(report, ensure_ascii=False) + "\n" for report in coded_reports(data / self.gold, data))
        else:
            with (data / self.gold).open(encoding="utf-8") as file:
                yield from file

    def _chosen(self, fields: dict[str, Any]) -> bool:
        return (not self.splits or fields.get("split") in self.splits) and (not self.sets or fields.get("set") in self.sets)


def _linking(title: str, *sets: str, floor_every: int) -> Bench:
    """Reports to incidents; a part of a set is some of its incidents, whole."""
    return Bench(title, "link", "link/dev.jsonl", score_link, floor_every=floor_every, sets=sets, group="incident_ids")


def _invented(title: str, part: str) -> Bench:
    """Reports of our own; what is wrong in the open ones was read while the rules were written, the kept ones only count."""
    gold = str(Path(__file__).parent / "reports.jsonl")
    return Bench(title, "records", gold, score_records, sets=(part,), floor_every=3, tally=tally_records)


def _tolls(title: str, folder: str, field: str, every: int) -> Bench:
    """One number for a whole short text."""
    floor_every = 3 if every == 1 else 4 * every
    scorer, tally = score_labels(field), tally_labels(field)
    return Bench(title, "amounts", f"{folder}/dev.jsonl", scorer, every=every, floor_every=floor_every, tally=tally)


BENCHES: Final[tuple[Bench, ...]] = (
    Bench("records, dev", "records", "records/dev.jsonl", score_records, tally=tally_records),
    Bench(
        "records, real reports, kept",
        "records",
        str(Path(__file__).parent / "codings.jsonl"),
        score_incidents,
        floor_every=3,
        codings=True,
        tally=tally_records,
    ),
    Bench("records, dev, by the rules alone", "records_rules", "records/dev.jsonl", score_records, tally=tally_records),
    Bench(
        "records, train, by the rules alone",
        "records_rules",
        "records/train.jsonl",
        score_records,
        tally=tally_records,
        floor_every=10,
    ),
    Bench(
        "MUC-4, TST1 and TST2, which its trees have seen",
        "muc4",
        "muc4/dev.jsonl",
        score_muc4,
        splits=("TST1", "TST2"),
        floor_every=4,
        tally=tally_muc4,
    ),
    Bench(
        "MUC-4 by the incidents of the record",
        "muc4_incidents",
        "muc4/dev.jsonl",
        score_muc4,
        splits=("TST1", "TST2"),
        floor_every=4,
        tally=tally_muc4,
    ),
    Bench("times, dev", "time", "time/dev.jsonl", score_time, floor_every=4, tally=tally_time),
    Bench("times, history (WikiWars)", "time", "time/wikiwars.jsonl", score_time, floor_every=11, tally=tally_time),
    Bench("who said what, dev", "quote", "quote/dev.jsonl", score_quote, splits=("dev",), floor_every=4, tally=tally_quote),
    Bench("places, LGL", "geo", "geo/dev.jsonl", score_geo, floor_every=8, tally=tally_geo),
    _tolls("tolls, GVA: killed", "gva_casualties", "killed", 1),
    _tolls("tolls, GVA: wounded", "gva_casualties", "injured", 1),
    _tolls("tolls, RAND: killed", "rand_terrorism", "killed", 15),
    _tolls("tolls, RAND: wounded", "rand_terrorism", "injured", 15),
    Bench(
        "claims, RAND (pattern labels)",
        "claims",
        "rand_terrorism/dev.jsonl",
        score_labels("claim", "claim_by_pattern"),
        every=15,
        floor_every=60,
        tally=tally_labels("claim", "claim_by_pattern"),
    ),
    Bench(
        "what police do, India, dev",
        "police",
        "india_police_events/dev.jsonl",
        score_police,
        group="docid",
        tally=tally_police,
    ),
    Bench(
        "event types of snippets (our own)",
        "types",
        str(Path(__file__).parent / "event_types.jsonl"),
        score_labels("event_type"),
        floor_every=3,
        tally=tally_labels("event_type"),
    ),
    _invented("records, invented reports, open", "open"),
    _invented("records, invented reports, kept", "kept"),
    _linking("linking, gun violence (gva and gvc)", "gva", "gvc", floor_every=20),
    _linking("linking, gvc", "gvc", floor_every=4),
    _linking("linking, ecb+", "ecb+", floor_every=4),
)
"""What ``make bench`` runs. CASE 2021's set of types has no development file, so snippets of our own stand in for it."""

NAMES: Final = (
    "records",
    "records_rules",
    "muc4",
    "muc4_incidents",
    "time",
    "quote",
    "geo",
    "amounts",
    "claims",
    "types",
    "link",
    "police",
)
"""The benchmarks that can be predicted for a gold file of one's own."""
