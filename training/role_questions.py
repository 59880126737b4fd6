"""The questions that the trees of roles answer, each learned from what is known and from the answers to those before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from typing import Any, Final

import numpy as np

from sayso.coding.report_roles import ReportRoles, Sharing, assembled, kept, types_told
from sayso.coding.role_incidents import TRAITS_OF_PAIR, RoleFiller, traits_of_pairs
from sayso.coding.role_report_traits import traits_of_report, traits_of_shares, traits_of_types
from sayso.trained.incident_reader import Floats
from sayso.trained.labels import MUC_TYPES
from sayso.trained.trees import Trees
from training.role_cases import Case
from training.trees import graph_of, grown, line_of

FOLDS: Final = 10
THRESHOLDS: Final = {"filler": 0.3, "relevant": 0.45, "type": 0.4, "type of filler": 0.3, "together": 0.35}


def fold_in(docid: str) -> int:
    """Which tenth a report belongs to, for the figures."""
    return int(sha256(docid.encode()).hexdigest(), 16) % FOLDS


class Question:
    """One question, its rows and answers by report: docid → (rows, traits), (rows,)."""

    def __init__(self, some: list[Case], rows: dict[str, Floats], right: dict[str, list[bool]], **how: Any) -> None:
        self.some, self.rows, self.right, self.how = [one for one in some if len(rows[one.docid])], rows, right, how

    def graph(self, without: int | None = None) -> bytes:
        """Trees, or a line where nothing is said of how to grow them, that have not seen one tenth; as a graph."""
        some = [one for one in self.some if fold_in(one.docid) != without and len(self.right[one.docid])]
        rows = np.vstack([self.rows[one.docid] for one in some])
        if not self.how:
            return line_of(rows.astype(float), np.concatenate([self.right[one.docid] for one in some]))
        return graph_of(grown(rows, np.concatenate([self.right[one.docid] for one in some]), **self.how))

    def across(self) -> dict[str, list[float]]:
        """docid → the answers of trees that have not seen the report."""
        trees = [Trees(self.graph(fold)) for fold in range(FOLDS)]
        return {docid: trees[fold_in(docid)].chances(rows) for docid, rows in self.rows.items()}


@dataclass(frozen=True, slots=True)
class Judged:
    """What trees that have not seen a report say of it."""

    case: Case
    chances: list[float]
    relevant: float
    types: Floats
    sharing: Sharing

    def answer(self, numbers: Mapping[str, float]) -> ReportRoles:
        """Its roles by some thresholds."""
        one = self.case
        return assembled(one.sheet, one.read, one.found, self.chances, self.relevant, self.types, self.sharing, numbers)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The five questions, and what trees that have not seen a report say of it: docid → judged."""

    questions: dict[str, Question]
    judged: dict[str, Judged]


def fitted(known: list[Case]) -> Fitted:
    """All questions, each with the answers to those before it by trees that have not seen the report."""
    fillers = Question(
        known, {one.docid: one.known for one in known}, {one.docid: one.right for one in known}, trees=160, leaves=16
    )
    chances = fillers.across()
    rows = {one.docid: traits_of_report(one.sheet, one.read, one.found, chances[one.docid])[None] for one in known}
    report = Question(known, rows, {one.docid: [one.relevant] for one in known})
    relevant = report.across()
    rows = {
        one.docid: traits_of_types(one.sheet, one.read, one.found, chances[one.docid], relevant[one.docid][0]) for one in known
    }
    right = {one.docid: [name in one.types for name in MUC_TYPES] if one.relevant else [] for one in known}
    types = Question(known, rows, right, leaves=4)
    of_types = types.across()
    shares = Question(known, *shares_of(known, chances, of_types), leaves=6)
    pairs = Question(known, *pairs_of(known), leaves=6)
    sharings = [Sharing(Trees(shares.graph(fold)).chances, Trees(pairs.graph(fold)).chances) for fold in range(FOLDS)]
    judged = {}
    for one in known:
        likely = np.array(of_types[one.docid], np.float32)
        sharing = sharings[fold_in(one.docid)]
        judged[one.docid] = Judged(one, chances[one.docid], relevant[one.docid][0], likely, sharing)
    return Fitted({"fillers": fillers, "report": report, "types": types, "shares": shares, "pairs": pairs}, judged)


def pairs_of(known: list[Case]) -> tuple[dict[str, Floats], dict[str, list[bool]]]:
    """Pairs of fillers that are right, of one type: rows, and whether the key gives both to one incident of that type."""
    rows: dict[str, Floats] = {}
    right: dict[str, list[bool]] = {}
    for one in known:
        parts = []
        right[one.docid] = []
        fillers = [
            RoleFiller(c.role, c.words, c.spans, c.surest, tuple(one.shares.get((c.role, c.words), ())))
            for c, _ in kept(one.found, [c.surest if r else 0.0 for c, r in zip(one.found, one.right, strict=True)], 0.01)
        ]
        for type_ in sorted(one.types):
            own = [filler for filler in fillers if type_ in filler.types]
            parts.append(traits_of_pairs(one.sheet, type_, own))
            right[one.docid] += [
                any(type_ in kinds and {a.role + a.words, b.role + b.words} <= named for kinds, named in one.incidents)
                for a, b in combinations(own, 2)
            ]
        rows[one.docid] = np.vstack([np.zeros((0, len(TRAITS_OF_PAIR)), np.float32), *parts])
    return rows, right


def shares_of(
    known: list[Case], chances: dict[str, list[float]], of_types: dict[str, list[float]]
) -> tuple[dict[str, Floats], dict[str, list[bool]]]:
    """The fillers that are right, with each of the types told: rows, and whether the key gives the filler an incident of it."""
    rows, right = {}, {}
    for one in known:
        likely = np.array(of_types[one.docid], np.float32)
        told = types_told(likely, THRESHOLDS["type"])
        chosen = [pair for pair in kept(one.found, chances[one.docid], 0.2) if (pair[0].role, pair[0].words) in one.shares]
        rows[one.docid] = traits_of_shares(one.sheet, one.read, chosen, likely, told)
        right[one.docid] = [MUC_TYPES[number] in one.shares[c.role, c.words] for c, _ in chosen for number in told]
    return rows, right
