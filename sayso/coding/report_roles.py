"""Who a report names as doer, target, victim or means of terrorist incidents, whichever incident: MUC-4's question.

The trained network tags words with roles; the rules code incidents with theirs. Boosted trees weigh what both say of each
wording (`role_traits`), of the report as a whole and of its types (`role_report_traits`). This is a skill of its own, beside the record: it
does not say on whose word somebody did it, nor which of two bombings it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sayso.coding.role_candidates import ASKED, Candidate, candidates, same_entity
from sayso.coding.role_incidents import IncidentRoles, RoleFiller, incidents_of
from sayso.coding.role_report_traits import traits_of_report, traits_of_shares, traits_of_types
from sayso.coding.role_traits import traits
from sayso.data_files import data_file
from sayso.records import Sheet
from sayso.trained.incident_reader import Floats
from sayso.trained.labels import MUC_TYPES
from sayso.trained.roles import RolesRead, roles_network
from sayso.trained.trees import trees


@dataclass(frozen=True, slots=True)
class Sharing:
    """How fillers are shared out among the incidents of a report.

    Attributes:
        shares: from `traits_of_shares` to how likely each filler has a part in an incident of each type.
        together: from `traits_of_pairs` to how likely two fillers are of one incident.
    """

    shares: Callable[[Floats], list[float]]
    together: Callable[[Floats], list[float]]


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
def thresholds() -> Mapping[str, float]:
    """How likely something must be to be given: ``data/report_roles.yaml`` (set by ``scripts/fit_roles.py``)."""
    return {str(name): float(number) for name, number in data_file("sayso.coding", "report_roles.yaml").items()}


def roles_of(sheet: Sheet) -> ReportRoles:
    """The roles of a report that is coded by the rules, its parse kept (`Pipeline.with_parse`)."""
    read = roles_network().read(sheet.text.chars)
    if not read.pieces.ids:
        return ReportRoles(0.0, (), (), ())
    found = candidates(sheet, read)
    chances = trees("fillers").chances(traits(sheet, read, found))
    relevant = trees("report").chances(traits_of_report(sheet, read, found, chances)[None])[0]
    types = trees("types").chances(traits_of_types(sheet, read, found, chances, relevant))
    sharing = Sharing(trees("shares").chances, trees("pairs").chances)
    return assembled(sheet, read, found, chances, relevant, np.array(types, np.float32), sharing, thresholds())


def assembled(
    sheet: Sheet,
    read: RolesRead,
    found: list[Candidate],
    chances: list[float],
    relevant: float,
    types: Floats,
    sharing: Sharing,
    numbers: Mapping[str, float],
) -> ReportRoles:
    """The roles of a report from the chances of its candidates, of the report itself and of its types, by some thresholds."""
    if relevant < numbers["relevant"]:
        return ReportRoles(relevant, (), (), ())
    told = types_told(types, numbers["type"])
    chosen = kept(found, chances, numbers["filler"])
    parts = np.array(sharing.shares(traits_of_shares(sheet, read, chosen, types, told))).reshape(len(chosen), len(told))
    fillers = [
        RoleFiller(one.role, _verbatim(sheet, one), one.spans, chance, types_of(row, told, numbers["type of filler"]))
        for (one, chance), row in zip(chosen, parts, strict=True)
    ]
    fillers.sort(key=lambda filler: (ASKED.index(filler.role), -filler.chance))
    names = tuple(MUC_TYPES[number] for number in told)
    return ReportRoles(
        relevant, names, tuple(fillers), incidents_of(sheet, names, fillers, sharing.together, numbers["together"])
    )


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


def types_of(parts: Floats, told: list[int], least: float) -> tuple[str, ...]:
    """In which of the types that a report tells of a filler has a part: all that are likely, and the likeliest at least."""
    best = int(np.argmax(parts))
    return tuple(MUC_TYPES[number] for at, number in enumerate(told) if at == best or parts[at] >= least)


def _verbatim(sheet: Sheet, one: Candidate) -> str:
    surest = one.best.span if one.best else one.spans[0]
    return " ".join(sheet.text.words(surest).split())
