"""Grow the trees of `sayso.read_roles` on MUC-4's TST1 and TST2, and on DEV reports as networks read them that had not seen them.

    PYTHONPATH=. python scripts/fit_roles.py MUC4 [FOLDER …]

Each FOLDER holds a network that was trained without one third of DEV (`training.roles --without N`, exported to ``…-N``). This needs
what training needs (LightGBM and onnx; see training/README.md). Five questions are learned, each by trees of its own: is a candidate a
filler (`role_traits`), is the report relevant, of which types, in which types has a filler a part (`role_report_traits`), and are two
fillers of one incident (`role_incidents`). Later ones see the answers of earlier ones, and these are always by trees that had not seen
the report. Figures that it prints are cross-validated: whatever answers a report of TST1 or TST2 was learned from other reports.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))  # neither benchmarks nor training are part of the installed package

from benchmarks.calibration import expected_error, reliability
from benchmarks.muc4 import templates_from
from benchmarks.relevance import Scored, found_at
from benchmarks.tallies import scorer_at
from sayso.coding.report_roles import ReportRoles
from sayso.coding.role_candidates import ASKED, plain
from sayso.trained.files import DATA as TREES
from training.role_cases import LEAST_HEARD, Case, cases, counted
from training.role_questions import THRESHOLDS, Fitted, fitted
from training.trees import GROWTHS

DATA: Final = Path(__file__).parents[1] / "sayso" / "coding" / "data"


def write_heads(counts: Counter[tuple[str, str]]) -> None:
    """Write the file of head nouns."""
    words = sorted(word for word, role in counts if not role and counts[word, ""] >= LEAST_HEARD)
    lines = [
        "# Head nouns of noun phrases that are ordinary English words: in how many reports of MUC-4's DEV each stands, and in how\n",
        f"# many such a phrase is a filler in each of {', '.join(ASKED)}; counted by scripts/fit_roles.py.\n",
        *(f'"{word}": {" ".join(str(counts[word, role]) for role in ("", *ASKED))}\n' for word in words),
    ]
    (DATA / "report_role_heads.yaml").write_text("".join(lines), encoding="utf-8")


def write(made: Fitted) -> None:
    """Write trees and thresholds."""
    for name, question in made.questions.items():
        (TREES / f"trees_{name}.onnx").write_bytes(question.graph())
    lines = [
        "# How likely a candidate, a report, a type and a filler's part in an incident of a type must be to be given;\n",
        "# written by scripts/fit_roles.py, chosen on MUC-4's TST1 and TST2.\n",
        *(f"{name}: {number}\n" for name, number in THRESHOLDS.items()),
    ]
    (DATA / "report_roles.yaml").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Code, fit, write; print cross-validated figures."""
    folder = Path(sys.argv[1])
    known, heads = cases(folder, [Path(one) for one in sys.argv[2:]])
    write_heads(counted(heads))
    made = fitted(known)
    write(made)
    write_made(folder, made, [Path(one) for one in sys.argv[2:]])
    figures(folder, [one for one in known if not one.dev], {name: one.answer(THRESHOLDS) for name, one in made.judged.items()})


def write_made(folder: Path, made: Fitted, networks: list[Path]) -> None:
    """Write what the trees were made from."""
    known = {
        "data": {"dev.jsonl": sha256((folder / "dev.jsonl").read_bytes()).hexdigest()},
        "network": sha256((TREES / "roles.onnx").read_bytes()).hexdigest(),
        "networks without a third": {
            one.name: {
                "sha256": sha256((one / "roles.onnx").read_bytes()).hexdigest(),
                "run": json.loads((one / "made_roles.json").read_text(encoding="utf-8")),
            }
            for one in networks
        },
        "growths": GROWTHS,
        "questions": {
            name: {"rows": sum(map(len, question.right.values())), "yes": sum(map(sum, question.right.values())), **question.how}
            for name, question in made.questions.items()
        },
    }
    (TREES / "made_trees.json").write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def figures(folder: Path, known: list[Case], roles: dict[str, ReportRoles]) -> None:
    """Print how good the answers are."""
    scorer = scorer_at(folder / "score_muc4.py")
    with NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for one in known:
            out.write(json.dumps({"docid": one.docid, **templates_from(roles[one.docid])}) + "\n")
        out.flush()
        scores = scorer.score(str(folder / "dev.jsonl"), out.name, ["TST1", "TST2"])
    by_role = {role: scores["ree"][role]["f1"] for role in ASKED}
    print("REE", scores["ree"]["micro"], by_role, "TEMPLATE", scores["template"]["micro"], "relevance", scores["relevance"])
    told = found_at([Scored(roles[case.docid].relevant, case.relevant) for case in known])
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
