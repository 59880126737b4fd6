"""Which of several values stands for a property where one must, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from sayso.linking.clashes import clash
from sayso.linking.says import BestRule, Say, best_evidence
from sayso.records import Interval, Place, Stance, Value

_PLACE_FINENESS: Final = dict(
    zip(("unresolved", "region", "country", "province", "district", "near", "settlement", "exact"), range(-1, 7), strict=True)
)
_REASONS: Final = (
    "a person has judged it",
    "the others could not be resolved, or cannot be right",
    "the others only recall it",
    "{rule}",
    "stated more firmly than the others",
    "{origins} of {all} origins give it",
    "published first",
)


class Group:
    """The assertions that give one value with one stance, in order of publication."""

    __slots__ = ("origins", "says", "stance", "value")

    def __init__(self, says: Sequence[Say]) -> None:
        self.says = says
        self.value: Value = best_evidence(says).assertion.value
        self.stance: Stance = says[0].assertion.stance
        self.origins = len({say.told.origin for say in says})

    def rank(self, rule: BestRule) -> tuple[int, int, int, int | str, int, int]:
        """What speaks for it, the weightiest first; each part has its reason in `_REASONS`."""
        return (
            max(("machine", "accepted", "corrected").index(say.standing) for say in self.says),
            max(int(say.known) for say in self.says),
            max(int(not say.remembered) for say in self.says),
            max(say.told.report.published or "" for say in self.says)
            if rule == "latest"
            else max(say.grade for say in self.says),
            max(say.firmness for say in self.says),
            self.origins,
        )

    @property
    def fineness(self) -> int:
        """How much a date, a place or a type narrows down, the more the larger; 0 for other values."""
        if isinstance(self.value, Interval):
            return -_days(self.value)
        if isinstance(self.value, str) and (self.value == "other" or self.value.startswith("other_")):
            return -1  # "some other bomb" says no more than "bomb"
        return _PLACE_FINENESS[self.value.precision] if isinstance(self.value, Place) else 0


def choose(groups: Sequence[Group], rule: BestRule, accounts: set[str]) -> tuple[Group | None, str]:
    """The value that stands for a property, and why.

    A judged value goes before all others, then one that could be resolved and can be right, then one that is reported and not merely
    recalled, then one of the best graded source (rule ``latest``: the one published last), the firmest, the one most origins give, the
    first. If a finer date or place agrees with it, that one stands.

    Args:
        accounts: if not empty, values of these accounts go before all others that nobody has judged.

    Returns:
        None and "" if nobody asserts a value.
    """
    asserted = [group for group in groups if group.stance == "asserted"]
    fitting = (
        [g for g in asserted if any(say.judged or say.told.account.id in accounts for say in g.says)] if accounts else asserted
    )
    candidates = sorted(fitting or asserted, key=lambda group: group.says[0].order)
    if not candidates:
        return None, ""
    best = max(candidates, key=lambda group: group.rank(rule))  # the first of equals
    if len(candidates) == 1:
        return best, "nobody says anything else"
    if best.rank(rule)[0] == 0:
        finer = [g for g in candidates if g.fineness > best.fineness and g.says[0].known and not clash(best.says[0], g.says[0])]
        if finer:
            return max(finer, key=lambda g: (g.rank(rule), g.fineness)), "the finest that agrees with the others"
    return best, _reason(best, candidates, rule)


def _reason(best: Group, candidates: Sequence[Group], rule: BestRule) -> str:
    """The first thing by which it outranks the runner-up."""
    second = max((group for group in candidates if group is not best), key=lambda group: group.rank(rule))
    parts = zip(best.rank(rule), second.rank(rule), strict=True)
    number = next((n for n, (mine, its) in enumerate(parts) if mine != its), len(_REASONS) - 1)
    grade = best_evidence(best.says).told.grade
    why = "published last" if rule == "latest" else f"from the best graded source ({grade or 'not graded'})"
    everyone = len({say.told.origin for group in candidates for say in group.says})
    return _REASONS[number].format(rule=why, origins=best.origins, all=everyone)


def _days(interval: Interval) -> int:
    """How many days it leaves open; very many if an end is open."""
    if interval.start is None or interval.end is None:
        return 100_000 if interval.resolved else 1_000_000
    return (date.fromisoformat(interval.end) - date.fromisoformat(interval.start)).days
