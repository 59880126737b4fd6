"""Who a report names as doer, target, victim or means of terrorist incidents, whichever incident: MUC-4's question.

The trained network tags words with roles; the rules code incidents with theirs. Logistic regression weighs what both say of each
wording (`role_candidates.TRAITS`), and of the report as a whole. This is a skill of its own, beside the record: it does not say on whose
word somebody did it, nor which of two bombings it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from sayso.coding.role_candidates import (
    ASKED,
    TRAITS,
    Candidate,
    candidates,
    is_terrorist,
    log_odds,
    of_rules,
    same_entity,
    traits,
)
from sayso.coding.role_incidents import IncidentRoles, RoleFiller, incidents_of, type_of
from sayso.data_files import data_file
from sayso.records import Sheet
from sayso.trained.labels import MUC_TYPES
from sayso.trained.reader import Floats
from sayso.trained.roles import RolesRead, roles_network

TRAITS_OF_REPORT: Final = ("always", "network", "surest", "second", "sum", "rules any", "rules incidents", "rules news")
"""What is known of a report, in the order of `traits_of_report`."""
TRAITS_OF_TYPE: Final = ("always", "network", "rules", "rules news", "rules many", "of all")
"""What is known of a type of incident in a report, in the order of `traits_of_type`."""


@dataclass(frozen=True, slots=True)
class ReportRoles:
    """The roles of a report.

    Attributes:
        relevant: how likely it tells of a terrorist incident by MUC-4's rules, 0 to 1.
        types: MUC-4's types of its incidents, the likeliest first; none if `relevant` is below the threshold.
        fillers: in the order of role and chance; none where there are no types.
        incidents: the same shared out among incidents, as far as type, place and day tell these apart.
    """

    relevant: float
    types: tuple[str, ...]
    fillers: tuple[RoleFiller, ...]
    incidents: tuple[IncidentRoles, ...]


@lru_cache(maxsize=1)
def _settings() -> Mapping[str, Mapping[str, float]]:
    """Role, "report" or "thresholds" → name → number, from ``data/report_roles.yaml`` (fitted by ``scripts/fit_roles.py``)."""
    loaded = data_file("sayso.coding", "report_roles.yaml")
    return {name: {str(key): float(value) for key, value in numbers.items()} for name, numbers in loaded.items()}


def roles_of(sheet: Sheet) -> ReportRoles:
    """The roles of a report that is coded by the rules, its parse kept (`Pipeline.with_parse`)."""
    read = roles_network().read(sheet.text.chars)
    if not read.pieces.ids:
        return ReportRoles(0.0, (), (), ())
    found = candidates(sheet, read)
    chances = [_chance(_weights(one.role), traits(one, found, read.relevant)) for one in found]
    relevant = _chance(_of_report(), traits_of_report(sheet, read.relevant, chances))
    types = [_chance(_of_type(name), known) for name, known in zip(MUC_TYPES, traits_of_types(sheet, read), strict=True)]
    return assembled(sheet, read, found, chances, relevant, np.array(types, np.float32), _settings()["thresholds"])


def assembled(
    sheet: Sheet,
    read: RolesRead,
    found: list[Candidate],
    chances: list[float],
    relevant: float,
    types: Floats,
    numbers: Mapping[str, float],
) -> ReportRoles:
    """The roles of a report from the chances of its candidates and of the report itself, by some thresholds."""
    if relevant < numbers["relevant"]:
        return ReportRoles(relevant, (), (), ())
    told_of = types_told(types, numbers["type"])
    fillers = [
        RoleFiller(
            one.role, _verbatim(sheet, one), one.spans, chance, types_of(one, read.told, told_of, numbers["type of filler"])
        )
        for one, chance in kept(found, chances, numbers["filler"])
    ]
    fillers.sort(key=lambda filler: (ASKED.index(filler.role), -filler.chance))
    names = tuple(MUC_TYPES[number] for number in told_of)
    return ReportRoles(relevant, names, tuple(fillers), incidents_of(sheet, names, fillers))


def traits_of_report(sheet: Sheet, relevant: float, chances: list[float]) -> Floats:
    """What is known of a report as a whole, as numbers: `TRAITS_OF_REPORT`."""
    terrorist = [account for account in sheet.incidents if is_terrorist(account)]
    best = [*sorted(chances, reverse=True), 0.0, 0.0]
    return np.array(
        [
            1.0,
            log_odds(relevant),
            log_odds(best[0]),
            log_odds(best[1]),
            sum(chances),
            any(True for _ in of_rules(sheet)),
            np.log1p(len(terrorist)),
            any(not account.of("background") for account in terrorist),
        ],
        np.float32,
    )


def traits_of_types(sheet: Sheet, read: RolesRead) -> Floats:
    """What is known of each of MUC-4's types in a report: (6, traits), each row as `TRAITS_OF_TYPE`."""
    terrorist = [account for account in sheet.incidents if is_terrorist(account)]
    rows = []
    for number, name in enumerate(MUC_TYPES):
        own = [account for account in terrorist if type_of(account) == name]
        news = any(not account.of("background") for account in own)
        share = len(own) / len(terrorist) if terrorist else 0.0
        rows.append([1.0, log_odds(float(read.told[number])), float(bool(own)), float(news), np.log1p(len(own)), share])
    return np.array(rows, np.float32)


def kept(found: list[Candidate], chances: list[float], least: float) -> list[tuple[Candidate, float]]:
    """The candidates that are likely enough, the surest first; of wordings of one entity only the surest."""
    chosen: list[tuple[Candidate, float]] = []
    for one, chance in sorted(zip(found, chances, strict=True), key=lambda pair: -pair[1]):
        if chance >= least and not any(other.role == one.role and same_entity(one, other) for other, _ in chosen):
            chosen.append((one, chance))
    return chosen


def types_told(chances: Floats, least: float) -> list[int]:
    """Which of MUC-4's types a report tells of, the likeliest first: all that are likely, and one at least."""
    ranked = sorted(range(len(MUC_TYPES)), key=lambda number: -chances[number])
    return [number for number in ranked if chances[number] >= least] or ranked[:1]


def types_of(one: Candidate, of_report: Floats, told: list[int], least: float) -> tuple[str, ...]:
    """Which of the types that a report tells of a candidate belongs to: all that are likely, and one at least."""
    chances = one.best.types if one.best else of_report
    best = max(told, key=lambda number: chances[number])
    return tuple(MUC_TYPES[number] for number in told if number == best or chances[number] >= least)


def _verbatim(sheet: Sheet, one: Candidate) -> str:
    surest = one.best.span if one.best else one.spans[0]
    return " ".join(sheet.text.words(surest).split())


@lru_cache(maxsize=len(ASKED))
def _weights(role: str) -> Floats:
    return np.array([_settings()[role].get(name, 0.0) for name in TRAITS], np.float32)


@lru_cache(maxsize=len(MUC_TYPES))
def _of_type(name: str) -> Floats:
    return np.array([_settings()[name].get(trait, 0.0) for trait in TRAITS_OF_TYPE], np.float32)


@lru_cache(maxsize=1)
def _of_report() -> Floats:
    return np.array([_settings()["report"].get(name, 0.0) for name in TRAITS_OF_REPORT], np.float32)


def _chance(weights: Floats, known: Floats) -> float:
    return float(1 / (1 + np.exp(-float(weights @ known))))
