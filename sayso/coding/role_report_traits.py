"""What is known of a report as a whole, of the types of its incidents, and of a filler's part in them, as numbers for the trees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from sayso.coding.role_candidates import ASKED, Candidate, is_terrorist, log_odds
from sayso.coding.role_incidents import type_of
from sayso.records import Account, Actor, Interval, Sheet, Span
from sayso.trained.incident_reader import Floats
from sayso.trained.labels import MUC_TYPES
from sayso.trained.roles import RolesRead

TRAITS_OF_REPORT: Final = (
    *("network", "length", "surest", "second", "sum", "likely", *(f"best {role}" for role in ASKED)),
    *(f"told {name}" for name in MUC_TYPES),
    *(
        "terrorist",
        "news",
        "clashes",
        "riots",
        "alleged",
        "incidents",
        "statements",
        "rules any",
        "armed targets",
        "other targets",
    ),
    *("oldest", "newest", "first place", "groups", "forces", "dated"),
)
"""What is known of a report, in the order of `traits_of_report`."""
TRAITS_OF_TYPE: Final = (
    *(f"is {name}" for name in MUC_TYPES),
    *(
        "network",
        "strongest",
        "fillers",
        "best filler",
        "rules",
        "rules news",
        "rules many",
        "of all",
        "relevant",
        "weapon",
        "incidents",
    ),
)
"""What is known of a type of incident in a report, in the order of `traits_of_types`."""
TRAITS_OF_SHARE: Final = (
    *(f"is {name}" for name in MUC_TYPES),
    *(f"role {role}" for role in ASKED),
    *("type", "gap of type", "best place", "mean place", "gap of place", "told", "chance"),
    *("in scope", "in other scope", "near", "nearer than other", "rules"),
)
"""What is known of a filler and a type that a report tells of, in the order of `traits_of_shares`."""
_ARMED: Final = ("security_force", "armed_group")
_FAR: Final = 3000.0


def traits_of_report(sheet: Sheet, read: RolesRead, found: Sequence[Candidate], chances: Sequence[float]) -> Floats:
    """What is known of a report: `TRAITS_OF_REPORT`."""
    terrorist = [account for account in sheet.incidents if is_terrorist(account)]
    ranked = [*sorted(chances, reverse=True), 0.0, 0.0]
    kinds = [account.first("type") for account in sheet.incidents]
    targets = [actor.kind for account in sheet.incidents for actor in _targets(sheet, account)]
    ages = [age for account in terrorist if (age := _age(sheet, account)) is not None]
    known = {
        "network": log_odds(read.relevant),
        "length": float(np.log1p(len(read.pieces.ids))),
        "surest": log_odds(ranked[0]),
        "second": log_odds(ranked[1]),
        "sum": float(sum(chances)),
        "likely": float(sum(chance >= 0.3 for chance in chances)),
        "terrorist": float(np.log1p(len(terrorist))),
        "news": float(sum(not account.of("background") for account in terrorist)),
        "clashes": float(sum(kind == "clash" for kind in kinds)),
        "riots": float(sum(kind == "riot" for kind in kinds)),
        "alleged": float(sum(account.first("stage") == "alleged" for account in sheet.incidents)),
        "incidents": float(len(sheet.incidents)),
        "statements": float(sum(account.kind == "statement" for account in sheet.accounts)),
        "rules any": float(any(one.of_rules for one in found)),
        "armed targets": float(sum(kind in _ARMED for kind in targets)),
        "other targets": float(sum(kind not in _ARMED for kind in targets)),
        "oldest": max(ages, default=-1.0),
        "newest": min(ages, default=-1.0),
        "dated": float(len(ages)),
        "first place": min((account.anchors[0].start for account in terrorist if account.anchors), default=_FAR) / _FAR,
        "groups": float(sum(actor.kind == "armed_group" for actor in sheet.actors)),
        "forces": float(sum(actor.kind == "security_force" for actor in sheet.actors)),
    }
    known |= {f"told {name}": log_odds(float(read.told[number])) for number, name in enumerate(MUC_TYPES)}
    for role in ASKED:
        known[f"best {role}"] = max((c for one, c in zip(found, chances, strict=True) if one.role == role), default=0.0)
    return np.array([known[name] for name in TRAITS_OF_REPORT], np.float32)


def traits_of_types(
    sheet: Sheet, read: RolesRead, found: Sequence[Candidate], chances: Sequence[float], relevant: float
) -> Floats:
    """What is known of each of MUC-4's types in a report: (6, `TRAITS_OF_TYPE`)."""
    terrorist = [account for account in sheet.incidents if is_terrorist(account)]
    weapon = max((chance for one, chance in zip(found, chances, strict=True) if one.role == "Weapon"), default=0.0)
    rows = []
    for number, name in enumerate(MUC_TYPES):
        own = [account for account in terrorist if type_of(account) == name]
        parts = [chance * float(one.best.types[number]) for one, chance in zip(found, chances, strict=True) if one.best]
        known = {
            f"is {name}": 1.0,
            "network": log_odds(float(read.told[number])),
            "strongest": float(read.told[number]) - max(float(one) for n, one in enumerate(read.told) if n != number),
            "fillers": float(sum(parts)),
            "best filler": max(parts, default=0.0),
            "rules": float(bool(own)),
            "rules news": float(sum(not account.of("background") for account in own)),
            "rules many": float(np.log1p(len(own))),
            "of all": len(own) / len(terrorist) if terrorist else 0.0,
            "relevant": relevant,
            "weapon": weapon,
            "incidents": float(len(terrorist)),
        }
        rows.append([known.get(trait, 0.0) for trait in TRAITS_OF_TYPE])
    return np.array(rows, np.float32)


def traits_of_shares(
    sheet: Sheet, read: RolesRead, fillers: Sequence[tuple[Candidate, float]], types: Floats, told: Sequence[int]
) -> Floats:
    """What is known of each filler and each type that a report tells of: (fillers × types told, `TRAITS_OF_SHARE`)."""
    terrorist = [account for account in sheet.incidents if is_terrorist(account)]
    apart = {number: [account for account in terrorist if type_of(account) == MUC_TYPES[number]] for number in told}
    rows = []
    for one, chance in fillers:
        best = one.best.types if one.best else read.told
        mean = np.mean([place.types for place in one.places], axis=0) if one.places else read.told
        near = {number: min((_distance(span, apart[number]) for span in one.spans), default=_FAR) for number in told}
        inside = {number: any(_in_scope(span, account) for span in one.spans for account in apart[number]) for number in told}
        for number in told:
            others = [other for other in told if other != number]
            known = {
                f"is {MUC_TYPES[number]}": 1.0,
                f"role {one.role}": 1.0,
                "type": float(types[number]),
                "gap of type": float(types[number]) - max((float(types[other]) for other in others), default=0.0),
                "best place": float(best[number]),
                "mean place": float(mean[number]),
                "gap of place": float(best[number]) - max((float(best[other]) for other in others), default=0.0),
                "told": float(len(told)),
                "chance": chance,
                "in scope": float(inside[number]),
                "in other scope": float(any(inside[other] for other in others)),
                "near": near[number] / _FAR,
                "nearer than other": (min((near[other] for other in others), default=_FAR) - near[number]) / _FAR,
                "rules": float(bool(apart[number])),
            }
            rows.append([known.get(trait, 0.0) for trait in TRAITS_OF_SHARE])
    return np.array(rows, np.float32).reshape(len(fillers) * len(told), len(TRAITS_OF_SHARE))


def _targets(sheet: Sheet, account: Account) -> list[Actor]:
    """The actors whose words the targets of an incident are."""
    spans = [assertion.evidence[0] for assertion in account.of("target")]
    ids = {m.actor_id for m in sheet.mentions if m.kind == "actor" and any(span.covers(m.span) for span in spans)}
    return [actor for actor in sheet.actors if actor.id in ids]


def _age(sheet: Sheet, account: Account) -> float | None:
    """Years from an incident to the publication of the report; None where either is unknown."""
    day = account.first("date")
    if not isinstance(day, Interval) or not day.start or not sheet.report.published:
        return None
    try:
        return (date.fromisoformat(sheet.report.published) - date.fromisoformat(str(day.start)[:10])).days / 365
    except ValueError:
        return None


def _distance(span: Span, accounts: Sequence[Account]) -> float:
    """Characters from a span to the nearest words that name one of some incidents."""
    anchors = (anchor for account in accounts for anchor in account.anchors)
    return min((float(max(span.start - anchor.end, anchor.start - span.end, 0)) for anchor in anchors), default=_FAR)


def _in_scope(span: Span, account: Account) -> bool:
    return any(part.start <= span.start < part.end for part in account.scope)
