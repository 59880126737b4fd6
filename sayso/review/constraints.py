"""What "same" and "different" mean for linking, and whether a new decision can stand beside those in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise, product
from typing import Final

from sayso.archive import Reader
from sayso.errors import JudgementError
from sayso.records import Judgement
from sayso.records.link import Constraint, Family

_FAMILIES: Final[dict[str, Family]] = {
    "inc": "incident",
    "ict": "incident",
    "sta": "statement",
    "stm": "statement",
    "act": "actor",
    "who": "actor",
    "rep": "incident",
}


def family_of(record_id: str) -> Family:
    """What an id is compared with.

    Raises:
        JudgementError: if such things are neither the same nor different.
    """
    found = _FAMILIES.get(record_id.partition("-")[0])
    if found is None:
        raise JudgementError(
            f"{record_id} cannot be the same as, or different from, anything; incidents (ict-…), statements (stm-…), actors (who-…) and "
            "their accounts (inc-…, sta-…, act-…) can"
        )
    return found


def constraints_of(judgement: Judgement) -> tuple[Family, list[Constraint]]:
    """What a decision "same" or "different" asks of linking.

    Items that are the same are chained, each to the next: that joins them all. Of items that are different every pair is named.
    """
    family = family_of(judgement.subjects[0])
    if judgement.decision == "same":
        ordered = sorted(set(judgement.subjects))
        return family, [Constraint(one, other, "same") for one, other in pairwise(ordered)]
    pairs: Iterable[tuple[str, str]] = (
        product(judgement.subjects, judgement.against) if judgement.against else combinations(judgement.subjects, 2)
    )
    return family, [Constraint(min(pair), max(pair), "different") for pair in sorted(set(pairs))]


def check_against(reader: Reader, judgement: Judgement) -> None:
    """Whether a decision can stand beside those in force.

    Raises:
        JudgementError: if what it joins was told apart, or what it parts was joined, directly or through others; names that decision.
    """
    family = family_of(judgement.subjects[0])
    if judgement.decision == "same":
        joined = _joined(reader, family, judgement.subjects)
        for constraint in reader.constraints(family, sorted(joined)):
            if constraint.kind == "different" and {constraint.first, constraint.second} <= joined:
                _refuse(reader, constraint.first, constraint.second, "different")
        return
    for constraint in constraints_of(judgement)[1]:
        if constraint.second in _joined(reader, family, [constraint.first]):
            _refuse(reader, constraint.first, constraint.second, "same")


def _joined(reader: Reader, family: Family, ids: Sequence[str]) -> set[str]:
    """Everything that people have said to be the same as one of these, directly or through others."""
    found: set[str] = set()
    frontier = set(ids)
    while frontier:
        found |= frontier
        near = reader.constraints(family, sorted(frontier))
        frontier = {side for c in near if c.kind == "same" for side in (c.first, c.second)} - found
    return found


def _refuse(reader: Reader, one: str, other: str, decision: str) -> None:
    earlier = [j for j in reader.judgements_on([one, other]) if j.decision == decision]
    said = "; ".join(f"{j.by} said so on {j.at[:10]} ({j.id})" for j in earlier) or "through other decisions"
    named = earlier[-1].id if earlier else "jdg-…"
    raise JudgementError(f"{one} and {other} were judged to be {decision}: {said}. Take that back first: sayso undo {named}")
