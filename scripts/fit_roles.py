"""Fit the weights of `sayso/coding/data/report_roles.yaml` on MUC-4's TST1 and TST2, which the trained network has not learned from.

    python scripts/fit_roles.py ../shared/data/muc4

Logistic regression weighs what the network and the rules say of each wording in a role (`sayso.coding.role_candidates`) by whether the
answer key has it; and what they say of a report by whether the key has an incident of it. Figures that it prints are cross-validated: the
weights of each tenth of the reports come from the others.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

import numpy as np

from benchmarks.calibration import expected_error, reliability
from benchmarks.coder import received
from benchmarks.documents import read
from benchmarks.muc4 import templates_from
from benchmarks.relevance import Scored, found_at
from benchmarks.tallies import scorer_at
from sayso.codebook import default_codebook
from sayso.coding.report_roles import TRAITS_OF_REPORT, TRAITS_OF_TYPE, ReportRoles, assembled, traits_of_report, traits_of_types
from sayso.coding.role_candidates import ASKED, TRAITS, Candidate, candidates, plain, traits
from sayso.pipeline import build
from sayso.records import Sheet
from sayso.settings import Settings
from sayso.trained.labels import MUC_TYPES
from sayso.trained.reader import Floats
from sayso.trained.roles import RolesRead, roles_network

DATA: Final = Path(__file__).parents[1] / "sayso" / "coding" / "data"
FOLDS: Final = 10
OF_A_ROLE: Final = ("always", "surest", "rules")
"""Traits whose weight may differ from role to role."""
RIDGE: Final = 10.0
"""Weight of the penalty beside the sum of losses; traits are scaled to a spread of one for it."""
THRESHOLDS: Final = {"filler": 0.25, "relevant": 0.5, "type": 0.4, "type of filler": 0.3}


@dataclass(frozen=True, slots=True)
class Case:
    """A report with what is known of it, and what the key says."""

    docid: str
    sheet: Sheet
    read: RolesRead
    found: list[Candidate]
    known: list[Floats]
    right: list[bool]
    relevant: bool
    types: set[str]


def cases(folder: Path) -> list[Case]:
    """The reports of TST1 and TST2, coded by the rules."""
    gold = {row["docid"]: row for row in map(json.loads, (folder / "dev.jsonl").read_text(encoding="utf-8").strip().split("\n"))}
    coder, norm = build(Settings(), default_codebook()), scorer_at(folder / "score_muc4.py").norm
    made = []
    for document in read(folder / "dev.jsonl"):
        row = gold[document.id]
        if row["split"] == "DEV":
            continue
        sheet = coder.with_parse(Sheet(*received(document)))
        words = roles_network().read(sheet.text.chars)
        if not words.pieces.ids:
            continue
        found = candidates(sheet, words)
        key = {role: {norm(mention) for entity in row["ree"][role] for mention in entity} for role in ASKED}
        known = [traits(one, found, words.relevant) for one in found]
        made.append(
            Case(
                document.id,
                sheet,
                words,
                found,
                known,
                [one.words in key[one.role] for one in found],
                bool(row["templates"]),
                types_in(row),
            )
        )
    return made


def types_in(row: dict[str, Any]) -> set[str]:
    """The types of the incidents that the key has of a report."""
    return {name.strip() for template in row["templates"] for name in template["incident_type"].lower().split("/")}


def fitted(some: list[Case]) -> dict[str, dict[str, float]]:
    """Role, or "report" → trait → weight."""
    rows = [
        (one.role, known, right) for case in some for one, known, right in zip(case.found, case.known, case.right, strict=True)
    ]
    own = [TRAITS.index(name) for name in OF_A_ROLE]
    of_role = np.array([[role == name for name in ASKED] for role, _, _ in rows], float)
    shared = np.array([known for _, known, _ in rows], float)
    wide = np.hstack([shared, *(of_role * shared[:, [n]] for n in own)])
    weights = _regression(wide, np.array([right for _, _, right in rows], float))
    made = {}
    for at, role in enumerate(ASKED):
        mine = weights[: len(TRAITS)].copy()
        for step, number in enumerate(own):
            mine[number] += weights[len(TRAITS) + step * len(ASKED) + at]
        made[role] = dict(zip(TRAITS, mine.tolist(), strict=True))
    reports = np.array([traits_of_report(case.sheet, case.read.relevant, chances(case, made)) for case in some], float)
    answers = np.array([case.relevant for case in some], float)
    made["report"] = dict(zip(TRAITS_OF_REPORT, _regression(reports, answers).tolist(), strict=True))
    kinds = np.array([row for case in some if case.relevant for row in traits_of_types(case.sheet, case.read)], float)
    of_type = np.array([np.eye(len(MUC_TYPES)) for case in some if case.relevant], float).reshape(len(kinds), -1)
    told = np.array([name in case.types for case in some if case.relevant for name in MUC_TYPES], float)
    shared_of_type = _regression(np.hstack([kinds, of_type]), told)
    for number, name in enumerate(MUC_TYPES):
        table = dict(zip(TRAITS_OF_TYPE, shared_of_type.tolist(), strict=False))
        made[name] = table | {"always": table["always"] + float(shared_of_type[len(TRAITS_OF_TYPE) + number])}
    return made


def chances(case: Case, weights: dict[str, dict[str, float]]) -> list[float]:
    """How likely each candidate is."""
    table = {role: np.array([weights[role][name] for name in TRAITS]) for role in ASKED}
    return [float(1 / (1 + np.exp(-known @ table[one.role]))) for one, known in zip(case.found, case.known, strict=True)]


def _regression(known: Any, right: Any) -> Any:
    """Logistic regression by Newton's method with a penalty on all weights but that of the first column, which is 1 always."""
    spread = known.std(0)
    spread[spread < 1e-6] = 1.0
    scaled = known / spread
    ridge = np.full(known.shape[1], RIDGE)
    ridge[0] = 0.01
    weights = np.zeros(known.shape[1])
    for _ in range(40):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (likely - right) + ridge * weights
        bend = (scaled.T * (likely * (1 - likely))) @ scaled + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights / spread


def across(all_cases: list[Case]) -> dict[str, ReportRoles]:
    """Answers by weights from other reports: docid → what `roles_of` would give."""
    made = {}
    for fold in range(FOLDS):
        weights = fitted([case for case in all_cases if _fold(case.docid) != fold])
        made |= {case.docid: answer(case, weights) for case in all_cases if _fold(case.docid) == fold}
    return made


def answer(case: Case, weights: dict[str, dict[str, float]]) -> ReportRoles:
    """The roles of one report by some weights."""
    likely = chances(case, weights)
    known = traits_of_report(case.sheet, case.read.relevant, likely)
    relevant = float(1 / (1 + np.exp(-known @ np.array([weights["report"][name] for name in TRAITS_OF_REPORT]))))
    known_of_types = traits_of_types(case.sheet, case.read)
    types = [
        1 / (1 + np.exp(-row @ np.array(list(weights[name].values()))))
        for name, row in zip(MUC_TYPES, known_of_types, strict=True)
    ]
    return assembled(case.sheet, case.read, case.found, likely, relevant, np.array(types), THRESHOLDS)


def _fold(docid: str) -> int:
    return int(sha256(docid.encode()).hexdigest(), 16) % FOLDS


def write(weights: dict[str, dict[str, float]]) -> None:
    """Write the file of weights."""
    lines = [
        "# How much each trait of a wording says for its having a role (role_candidates.TRAITS), and of a report for its telling of a\n",
        "# terrorist incident (report_roles.TRAITS_OF_REPORT); fitted by scripts/fit_roles.py on MUC-4's TST1 and TST2.\n",
    ]
    for name, table in {"thresholds": THRESHOLDS, **weights}.items():
        lines.append(f"{name}: {{{', '.join(f'{trait}: {weight:.3g}' for trait, weight in table.items())}}}\n")
    (DATA / "report_roles.yaml").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Code, fit, write; print cross-validated figures."""
    folder = Path(sys.argv[1])
    known = cases(folder)
    scorer = scorer_at(folder / "score_muc4.py")
    weights = fitted(known)
    write(weights)
    for name, roles in {
        "cross-validated": across(known),
        "as fitted": {one.docid: answer(one, weights) for one in known},
    }.items():
        with NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
            for docid, found in roles.items():
                out.write(json.dumps({"docid": docid, **templates_from(found)}) + "\n")
            out.flush()
            scores = scorer.score(str(folder / "dev.jsonl"), out.name, ["TST1", "TST2"])
        by_role = {role: scores["ree"][role]["f1"] for role in ASKED}
        reports = [Scored(roles[case.docid].relevant, case.relevant) for case in known]
        told = found_at(reports)
        print(
            name,
            "REE",
            scores["ree"]["micro"],
            by_role,
            "TEMPLATE",
            scores["template"]["micro"],
            "relevance",
            scores["relevance"],
        )
        print("  reports found at precision .9:", told["recall"], told["interval"], "ranking", told["ranking"])
        print("  chances of fillers, expected error:", round(expected_error(reliability(*judged(known, roles))), 1))


def judged(known: list[Case], answers: dict[str, ReportRoles]) -> tuple[list[float], list[bool]]:
    """The chance of each filler that is given, and whether the key has it."""
    chances, right = [], []
    for case in known:
        key = {(one.role, one.words) for one, answer in zip(case.found, case.right, strict=True) if answer}
        for filler in answers[case.docid].fillers:
            chances.append(filler.chance)
            right.append((filler.role, plain(filler.words)) in key)
    return chances, right


if __name__ == "__main__":
    main()
