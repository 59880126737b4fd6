"""How many, over all accounts: low, best and high, and the rule that chose the best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.linking.said_loosely import is_told_of_one
from sayso.linking.says import BestRule, Say, says_of
from sayso.linking.told import Told
from sayso.linking.toll_parts import parts
from sayso.linking.value_words import amount_words, who_says
from sayso.records import Amount, Assertion


@dataclass(frozen=True, slots=True)
class TollRange:
    """A number over all accounts.

    Attributes:
        property: what is counted ("killed").
        amount: the lowest number that anybody gives, the one that the rule chose, and the highest; a bound is None where somebody leaves
            it open ("at least 11" and nobody names more). Unknown if all who speak of it say that it is not known.
        rule: how the best was chosen.
        because: the same for a person, with whoever says it.
        best, low, high: the assertions that the three numbers come from, or None where there is none.
    """

    property: str
    amount: Amount
    rule: BestRule
    because: str
    best: Assertion | None
    low: Assertion | None
    high: Assertion | None


def toll_range(property: str, told: Sequence[Told], rule: BestRule = "graded") -> TollRange | None:
    """The range of one number over all accounts.

    What somebody denies, asks or supposes is left out. Numbers that reports recall count only where no report gives one as
    its news, mere suspicions only where nothing firmer is said, and people who are named, not counted ("the judge died"), only where nobody
    counts; one that counts some of those whom another one of its account counts (`parts`) not at all. A number that a person accepted or
    corrected goes before all others.

    Returns:
        None if nobody says anything of it: that is neither zero nor unknown.
    """
    return range_of(property, says_of(told).get(property, ()), rule)


def range_of(property: str, says: Sequence[Say], rule: BestRule) -> TollRange | None:
    """The same, from the assertions of the property in order of publication."""
    asserted = [say for say in says if say.assertion.stance == "asserted" and isinstance(say.assertion.value, Amount)]
    known = [say for say in asserted if say.known]
    if not known:
        first = asserted[0] if asserted else None
        because = f"not known, according to {who_says(first)}" if first else ""
        return TollRange(property, Amount(unknown=True), rule, because, first.assertion, None, None) if first else None
    some = parts(known)
    known = [say for say in known if id(say) not in some]
    known = _where(known, lambda say: say.judged or not say.remembered)
    known = _where(known, lambda say: say.judged or say.firm)
    known = _where(known, lambda say: say.judged or is_told_of_one(say))
    low, high = _lowest(known), _highest(known)
    best, why = _best(known, rule)
    return TollRange(
        property,
        Amount(lower(low) if low else None, middle(best) if best else None, upper(high) if high else None),
        rule,
        f"{amount_words(_value(best))}, {why}: {who_says(best)}" if best else "nobody gives more than an upper bound",
        best.assertion if best else None,
        low.assertion if low else None,
        high.assertion if high else None,
    )


def lower(say: Say) -> int | None:
    """The lowest number that it leaves open."""
    value = _value(say)
    return value.low if value.low is not None else value.best


def upper(say: Say) -> int | None:
    """The highest number that it leaves open."""
    value = _value(say)
    return value.high if value.high is not None else value.best


def middle(say: Say) -> int | None:
    """The number that stands for it: the one its words prefer, else its lower bound; None for a mere upper bound."""
    value = _value(say)
    return value.best if value.best is not None else value.low


def latest_states(says: Sequence[Say]) -> list[Say]:
    """Of each outlet only what it said on the last day on which it spoke of it."""
    last: dict[str, str] = {}
    for say in says:
        last[say.told.outlet] = max(last.get(say.told.outlet, ""), say.told.report.published or "")
    return [say for say in says if (say.told.report.published or "") == last[say.told.outlet]]


def _best(says: Sequence[Say], rule: BestRule) -> tuple[Say | None, str]:
    numbered = [say for say in says if middle(say) is not None]
    if not numbered:
        return None, ""
    first = _first_days(numbered)
    judged = [say for say in numbered if say.judged]
    if judged:
        best = max(judged, key=lambda say: (say.standing == "corrected", *_lateness(say, first)))
        return best, f"{best.standing} by a person"
    if rule == "conservative":
        now = latest_states(numbered)
        return min(now, key=lambda say: (middle(say), -say.grade, *say.order)), "the lowest of the outlets' last numbers"
    if rule == "latest" or len({say.grade for say in numbered}) == 1:
        return max(numbered, key=lambda say: _lateness(say, first)), "published last"
    best = max(numbered, key=lambda say: (say.grade, *_lateness(say, first)))
    return best, f"from the best graded source ({best.told.grade or 'not graded'})"


def _first_days(says: Sequence[Say]) -> dict[tuple[str, Amount], str]:
    """When each origin first gave each number: a copy that is printed later makes an old number no newer."""
    first: dict[tuple[str, Amount], str] = {}
    for say in says:
        key = (say.told.origin, _value(say))
        first[key] = min(first.get(key, "9"), say.told.report.published or "")
    return first


def _lateness(say: Say, first: dict[tuple[str, Amount], str]) -> tuple[str, int, int, int, int, int]:
    value = _value(say)
    exact = value.low is not None and value.low == value.high
    day = first[say.told.origin, value]
    return (day, say.grade, say.firmness, int(say.assertion.by is None), int(exact), -(middle(say) or 0))


def _where(says: list[Say], holds: Callable[[Say], bool]) -> list[Say]:
    return [say for say in says if holds(say)] or says


def _lowest(says: Sequence[Say]) -> Say | None:
    """The one with the lowest lower bound; None if somebody who names only an upper bound leaves less open than that."""
    bounded = [say for say in says if lower(say) is not None]
    lowest = min(bounded, key=lambda say: lower(say) or 0, default=None)
    below = [upper(say) or 0 for say in says if lower(say) is None]
    return None if lowest is None or (below and min(below) < (lower(lowest) or 0)) else lowest


def _highest(says: Sequence[Say]) -> Say | None:
    """The one with the highest upper bound; None if somebody who names only a lower bound leaves more open than that."""
    bounded = [say for say in says if upper(say) is not None]
    highest = max(bounded, key=lambda say: upper(say) or 0, default=None)
    above = [lower(say) or 0 for say in says if upper(say) is None]
    return None if highest is None or (above and max(above) > (upper(highest) or 0)) else highest


def _value(say: Say) -> Amount:
    value = say.assertion.value
    if not isinstance(value, Amount):
        raise TypeError(f"{say.assertion.property} is no number: {value!r}")
    return value
