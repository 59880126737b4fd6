"""Type, stage and background of an incident, as rules and trained network together have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.codebook import default_codebook
from sayso.coding.assertions import assertion
from sayso.coding.trained_opinion import Opinion
from sayso.records import Account, Assertion
from sayso.trained.labels import STAGES, TYPES


def kinds_of(account: Account, opinion: Opinion, numbers: Mapping[str, float], made_by: str) -> Account:
    """The account with its type, stage and background judged.

    Args:
        numbers: how much more weight the rules' own have in a choice, and how sure the network must be of background.
    """
    reading, sheet = opinion.reading, opinion.sheet
    span = account.anchors[0]
    chances = {
        "type": dict(zip(TYPES, reading.types.tolist(), strict=True)),
        "stage": dict(zip(STAGES, reading.stages.tolist(), strict=True)),
    }
    made: list[Assertion] = []
    for name, ranked in chances.items():
        rule = next(iter(account.of(name)), None)
        best, score = _likeliest(ranked, rule, numbers[f"{name} of the rules"])
        if rule is not None and rule.value == best:
            made.append(rule)
        else:
            made.append(assertion(sheet, account, name, best, span, made_by=made_by, stance="asserted", score=score))
    book = default_codebook().incident_types
    same = made[0] in account.of("type")
    made += [a for a in account.of("subtype") if same or (isinstance(a.value, str) and book[a.value].parent == made[0].value)]
    if reading.background + numbers["background of the rules"] * bool(account.of("background")) >= numbers["background"]:
        made += account.of("background") or [
            assertion(sheet, account, "background", True, span, made_by=made_by, stance="asserted", score=reading.background)
        ]
    others = [a for a in account.assertions if a.property not in ("type", "subtype", "stage", "background")]
    return replace(account, assertions=(*made, *others))


def _likeliest(ranked: dict[str, float], rule: Assertion | None, trust: float) -> tuple[str, float]:
    """The likeliest value and its chance, the rules' own having so much more weight."""
    weighed = {name: chance + (trust if rule is not None and rule.value == name else 0.0) for name, chance in ranked.items()}
    best = max(weighed, key=lambda name: weighed[name])
    return best, ranked[best]
