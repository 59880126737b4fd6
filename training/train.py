"""Train the reader of incidents.

python -m training.train --reports RECORDS/train.jsonl --codings training/data/codings.jsonl --data DATA
                         --invented training/data/reports.jsonl [--share S] --encoder FOLDER --scorer RECORDS/score_records.py
                         --out FOLDER [--epochs N] [--without HALF] [--begin FOLDER …] [--seed N] [--threads N]

The rules code every report first, so that the network learns what they get right and wrong; what is made of that is kept in the folder.
A checkpoint is written after every epoch, and training goes on from the last one.

`--without` leaves out one half of the reports of `records`, by the hash of their id: two such networks answer all of them unseen, and by
these answers it is decided how sure the network must be (`scripts/fit_trained.py`).

`--begin` goes on from the mean of the weights of earlier runs: networks that begin from the same weights and learn from other reports have
a mean that knows what each has learned (Wortsman et al. 2022, "Model soups"). With `--epochs 0` that mean is what is written.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.coding.trained_marks import COLUMNS, RULES
from sayso.trained.incident_reader import window_of
from sayso.trained.labels import ROLES, STAGES, TIES, TYPES
from sayso.trained.pieces import Vocabulary
from training.codings import coded_reports
from training.documents import half_of, lines_of
from training.incident_cases import Case, cases_of, pairing_of, pipeline, sheet_of
from training.network import WIDTH, IncidentReader, Lower, encoder_from

SEED: Final = 7
ROOM: Final = 2400
"""Pieces of one step."""
NEARBY: Final = 128
"""Cases that are sorted by length together, so that little is read that only fills up."""
RATE: Final = 2e-4
RATE_OF_HEADS: Final = 1e-3
GOING_ON: Final = 0.5
"""Of these rates, so much for a run that goes on from others."""
WARM: Final = 0.06
BLANKED: Final = 0.08
"""Pieces that are left blank in training, so that no single word is learned by heart."""
UNMARKED: Final = 0.15
"""Cases that are read without what the rules say of them."""
OTHERS: Final = 1
"""Words that are no incident, of each sort, which an epoch reads of each report."""
AGAIN: Final = 0.3
"""The share of the coders' own words that are read although the rules find the incident."""
FEW: Final = -1e4


class Kept:
    """What the lower layers make of a window of a report; it never changes, and is kept in memory."""

    def __init__(self, lower: Lower, vocabulary: Vocabulary) -> None:
        self.lower, self.vocabulary = lower, vocabulary
        self._kept: dict[tuple[str, int], Tensor] = {}

    def __call__(self, case: Case, start: int, end: int) -> Tensor:
        """(pieces + 2, 384)."""
        key = case.report, start
        if key not in self._kept:
            ids = torch.tensor([[self.vocabulary.begin, *case.ids[start:end], self.vocabulary.finish]])
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                self._kept[key] = self.lower(ids)[0].to(torch.bfloat16)
        return self._kept[key]


class Batch:
    """Some cases as tensors."""

    def __init__(self, cases: list[Case], kept: Kept, draw: random.Random | None = None) -> None:
        windows = [window_of(len(case.ids), case.marks) for case in cases]
        size, length = len(cases), max(end - start for start, end in windows) + 2
        self.cases = cases
        self.states, self.marks = torch.zeros(size, length, WIDTH), torch.zeros(size, length, len(COLUMNS))
        self.mask = torch.full((size, 1, 1, length), FEW)
        self.wanted, self.weights = torch.zeros(size, length, 2 * len(TIES)), torch.zeros(size, length, 2 * len(TIES))
        for row, (case, (start, end)) in enumerate(zip(cases, windows, strict=True)):
            count = end - start
            self.states[row, : count + 2] = kept(case, start, end).float()
            self.mask[row, :, :, : count + 2] = 0
            blank = draw is not None and draw.random() < UNMARKED
            for column, first, last in _within(case.marks, start, end):
                if not (blank and column in RULES):
                    self.marks[row, first:last, column] = 1
            if draw is not None:
                self.states[row, 1 : count + 1] *= torch.rand(count, 1) >= BLANKED
            self._answer(row, case, start, end)

    def _answer(self, row: int, case: Case, start: int, end: int) -> None:
        wanted, weights = self.wanted[row], self.weights[row]
        weights[1 : end - start + 1] = 1
        for role in case.silent if case.told >= 0 else range(len(ROLES)):
            weights[:, 2 * role : 2 * role + 2] = 0
        for role, first, last in _within(case.unknown, start, end):
            weights[first:last, 2 * role : 2 * role + 2] = 0
        for role, first, last in _within([one for one in case.yes if start <= one[1] and one[2] <= end], start, end):
            weights[first:last, 2 * role : 2 * role + 2] = 1
            wanted[first:last, 2 * role : 2 * role + 2] = 0
            wanted[first, 2 * role] = 1
            wanted[first + 1 : last, 2 * role + 1] = 1


def _within(ranges: object, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Ranges of pieces as they stand in a window, behind the piece that marks its beginning."""
    for number, first, last in ranges:  # type: ignore[attr-defined]
        inside = max(first, start) - start + 1, min(last, end) - start + 1
        if inside[0] < inside[1]:
            yield number, *inside


def loss_of(ties: Tensor, kinds: Tensor, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head on a batch, a case."""
    ties, kinds, size = ties.float(), kinds.float(), len(batch.cases)
    tie = (functional.binary_cross_entropy_with_logits(ties, batch.wanted, reduction="none") * batch.weights).sum() / 8
    real = torch.tensor([float(case.real) for case in batch.cases])
    losses = {"ties": tie / size, "real": functional.binary_cross_entropy_with_logits(kinds[:, -1], real)}
    rows = [row for row, case in enumerate(batch.cases) if case.told >= 0]
    if rows:
        told = [batch.cases[row] for row in rows]
        types, stages, background = kinds[rows, :-1].split([len(TYPES), len(STAGES), 1], 1)
        kind = (
            functional.cross_entropy(types, torch.tensor([case.type for case in told]), reduction="sum")
            + functional.cross_entropy(stages, torch.tensor([case.stage for case in told]), reduction="sum")
            + functional.binary_cross_entropy_with_logits(
                background[:, 0], torch.tensor([float(case.background) for case in told]), reduction="sum"
            )
        )
        losses["kinds"] = kind / 2 / size
    return losses


@dataclass
class Reports:
    """The cases of each report.

    Attributes:
        real: of reports that were published.
        invented: of reports that were written for this.
        share: the share of the invented ones that an epoch reads.
    """

    real: list[list[Case]]
    invented: list[list[Case]]
    share: float


def drawn(reports: Reports, draw: random.Random) -> list[Case]:
    """The cases of one epoch."""
    chosen: list[Case] = []
    for cases in (*reports.real, *(cases for cases in reports.invented if draw.random() < reports.share)):
        for sort in ("unclaimed", "joined"):
            others = [case for case in cases if case.sort == sort and not case.real]
            draw.shuffle(others)
            chosen += others[:OTHERS]
        known = {case.told for case in cases if case.sort != "gold" and case.told >= 0}
        for case in cases:
            if (
                case.sort == "coded"
                or (case.sort != "gold" and case.real)
                or (case.sort == "gold" and (case.told not in known or draw.random() < AGAIN))
            ):
                chosen.append(case)
    return chosen


def batches(cases: list[Case], draw: random.Random) -> list[list[Case]]:
    """Cases in steps of like length, shuffled."""

    def length(case: Case) -> int:
        start, end = window_of(len(case.ids), case.marks)
        return end - start + 2

    draw.shuffle(cases)
    made: list[list[Case]] = []
    for at in range(0, len(cases), NEARBY):
        part: list[Case] = []
        for case in sorted(cases[at : at + NEARBY], key=length):
            if part and length(case) * (len(part) + 1) > ROOM:
                made.append(part)
                part = []
            part.append(case)
        made.append(part)
    draw.shuffle(made)
    return made


def read(given: argparse.Namespace, vocabulary: Vocabulary) -> Reports:
    """The cases of each report, coded by the rules once and kept."""
    kept = given.out / "cases.pkl"
    if not kept.exists():
        rules, pairing = pipeline(), pairing_of(given.scorer)
        made = {}
        sources = (
            (given.reports, lines_of(given.reports)),
            (given.codings, coded_reports(given.codings, given.data)),
            (given.invented, lines_of(given.invented)),
        )
        for path, records in sources:
            for record in records:
                made[path.name, record["docid"]] = cases_of(sheet_of(rules, record), record, vocabulary, pairing)
                if len(made) % 100 == 0:
                    print(f"{len(made)} reports coded by the rules", flush=True)
        kept.write_bytes(pickle.dumps(made))
    every: dict[tuple[str, str], list[Case]] = pickle.loads(kept.read_bytes())
    found = Reports([], [], given.share)
    for (name, report), cases in every.items():
        if name == given.invented.name:
            found.invented.append(cases)
        elif name != given.reports.name or half_of(report) != given.without:
            found.real.append(cases)
    return found


def main() -> None:
    """Train, and write checkpoints and a curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("reports", "codings", "data", "invented", "encoder", "scorer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=SEED, help="another one draws other cases, in another order")
    parser.add_argument("--share", type=float, default=1.0, help="the share of the invented reports that an epoch reads")
    parser.add_argument("--without", type=int, default=-1, help="the half of `records` that is not trained on; -1: none")
    parser.add_argument("--begin", type=Path, nargs="*", default=[], help="folders of earlier runs, whose mean is gone on from")
    parser.add_argument("--threads", type=int, default=1, help="more than one is slower on a busy machine")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    vocabulary = Vocabulary((given.encoder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))
    encoder = encoder_from(str(given.encoder))
    reports = read(given, vocabulary)
    reader = IncidentReader(encoder)
    if given.begin:
        reader.load_state_dict(mean_of([torch.load(run / "last.pt", weights_only=True)["reader"] for run in given.begin]))
    if given.epochs:
        train(Kept(Lower(encoder), vocabulary), reader, reports, given)
    else:
        torch.save({"reader": reader.state_dict()}, given.out / "last.pt")
        (given.out / "curve.jsonl").touch()
    made = {
        "seed": given.seed,
        "epochs": given.epochs,
        "reports": {"real": len(reports.real), "invented": len(reports.invented), "share": reports.share},
        "without": given.without,
        "begun from": [json.loads((run / "made.json").read_text(encoding="utf-8")) for run in given.begin],
        "data": {path.name: sha256(path.read_bytes()).hexdigest() for path in (given.reports, given.codings, given.invented)},
        "encoder": sha256((given.encoder / "model.safetensors").read_bytes()).hexdigest(),
        "ties": list(TIES),
        "columns": list(COLUMNS),
    }
    (given.out / "made.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def train(kept: Kept, reader: IncidentReader, reports: Reports, given: argparse.Namespace) -> None:
    """Run the epochs."""
    layers = list(reader.layers.parameters())
    heads = [weights for name, weights in reader.named_parameters() if not name.startswith("layers.")]
    part = GOING_ON if given.begin else 1.0
    groups = [{"params": layers, "lr": part * RATE}, {"params": heads, "lr": part * RATE_OF_HEADS}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    draw = random.Random(given.seed)
    total = len(batches(drawn(reports, draw), draw)) * given.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM * total), max(0.02, (total - step) / (total * (1 - WARM))))
    )
    began, last, first = time.time(), given.out / "last.pt", 0
    if last.exists():
        saved = torch.load(last, weights_only=True)
        for name, one in (("reader", reader), ("optimizer", optimizer), ("schedule", schedule)):
            one.load_state_dict(saved[name])
        first = saved["epoch"]
    for epoch in range(first, given.epochs):
        reader.train()
        draw = random.Random(given.seed + 1 + epoch)
        steps, sums = batches(drawn(reports, draw), draw), dict.fromkeys(("ties", "real", "kinds"), 0.0)
        for number, cases in enumerate(steps, start=1):
            batch = Batch(cases, kept, draw)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                ties, kinds = reader(batch.states, batch.marks, batch.mask)
            losses = loss_of(ties, kinds, batch)
            torch.stack(list(losses.values())).sum().backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            for name, loss in losses.items():
                sums[name] += float(loss.detach())
            if number % 50 == 0:
                print(epoch + 1, number, len(steps), round(time.time() - began), means(sums, number), flush=True)
        state = {"reader": reader, "optimizer": optimizer, "schedule": schedule}
        torch.save({name: one.state_dict() for name, one in state.items()} | {"epoch": epoch + 1}, last)
        curve = {"epoch": epoch + 1, "seconds": round(time.time() - began), **means(sums, len(steps))}
        with (given.out / "curve.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps(curve) + "\n")


def mean_of(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of weights, name by name."""
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def means(sums: dict[str, float], count: int) -> dict[str, float]:
    """Losses a step."""
    return {name: round(value / count, 4) for name, value in sums.items()}


if __name__ == "__main__":
    main()
