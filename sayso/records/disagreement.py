"""Where assertions of one account, or of several, cannot all be true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from sayso.records.amount import Amount
from sayso.records.assertion import Assertion
from sayso.records.interval import Interval
from sayso.records.place import Place

_HELD: Final = ("perpetrator", "claimed", "blamed", "suspected")
_ONE_VALUE: Final = (
    "type",
    "stage",
    "killed",
    "wounded",
    "abducted",
    "arrested",
    "date",
    "place",
    "is_claim",
    "authentic",
    "new_speaker",
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two assertions that cannot both be true. Differences of mere precision are none.

    Attributes:
        property: what they disagree on; ``responsibility`` for a claim, blame or assertion against a denial.
        first, second: the assertions, in the order of the text.
    """

    property: str
    first: Assertion
    second: Assertion


def disagreements(assertions: Sequence[Assertion]) -> list[Disagreement]:
    """All pairs of assertions about one thing that exclude each other.

    Only what somebody asserts or denies counts; questions and hypotheses contradict nothing.
    """
    firm = [a for a in assertions if a.stance in ("asserted", "denied")]
    found: list[Disagreement] = []
    for one, other in combinations(firm, 2):
        if one.property == other.property and one.property in _ONE_VALUE:
            if one.stance != other.stance:
                clash = one.value == other.value
            else:
                clash = one.stance == "asserted" and excludes(one.value, other.value)
            if clash:
                found.append(Disagreement(one.property, one, other))
        elif one.value == other.value and _denial_against_charge(one.property, other.property):
            found.append(Disagreement("responsibility", one, other))
    return found


def excludes(one: object, other: object) -> bool:
    """Whether two values of one property cannot both be right."""
    if isinstance(one, Amount) and isinstance(other, Amount):
        if one.unknown or other.unknown:
            return False
        return _above(one.low, other.high) or _above(other.low, one.high)
    if isinstance(one, Interval) and isinstance(other, Interval):
        if not (one.resolved and other.resolved):
            return False
        return _after(one.start, other.end) or _after(other.start, one.end)
    if isinstance(one, Place) and isinstance(other, Place):
        return bool(one.country_code and other.country_code and one.country_code != other.country_code)
    return one != other


def _above(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low > high


def _after(start: str | None, end: str | None) -> bool:
    return start is not None and end is not None and start > end


def _denial_against_charge(one: str, other: str) -> bool:
    return (one == "denied" and other in _HELD) or (other == "denied" and one in _HELD)
