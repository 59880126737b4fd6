"""Whether scores mean what they say: each value of an incident judged by coded reports, and reliability over scores.

A value is right if the incident has a pair among the coded ones and the coded incident has such a value; both as the set's own scorer
finds it. A doer is right with the right basis; a place by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import ModuleType
from typing import Any, Final

from benchmarks.records import incident_of
from sayso.coding.sureness import JUDGED
from sayso.records import Account, Assertion, Sheet

FLOOR: Final = 0.35
"""The scorer pairs incidents from this similarity on."""
_FIELDS: Final = {"doer": "perpetrator+basis", "target": "targets", "weapon": "weapons"}
BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """One value and whether coded reports have it.

    Attributes:
        name: what is judged (`sayso.coding.sureness.JUDGED`).
        account, value: the value and the account that it is of.
        right: whether the coded incident has it.
    """

    name: str
    account: Account
    value: Assertion
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Values with scores of one tenth: how many, their mean score, the share that is right."""

    count: int
    score: float
    right: float


def judgements(sheet: Sheet, gold: Sequence[dict[str, Any]], scorer: ModuleType) -> Iterator[Judgement]:
    """The values of a coded sheet that the set's guidelines know, each judged."""
    made = [incident_of(sheet, account) for account in sheet.incidents]
    partner = {p: gold[g] for g, p in scorer.pair(gold, made, scorer.similarity, FLOOR)}
    for number, account in enumerate(sheet.incidents):
        coded = list(scorer.values(partner[number])) if number in partner else []
        for value in account.assertions:
            if value.property in JUDGED:
                yield Judgement(JUDGED[value.property], account, value, _is_right(sheet, account, value, coded, scorer))


def _is_right(sheet: Sheet, account: Account, value: Assertion, coded: list[tuple[str, Any, Any]], scorer: ModuleType) -> bool:
    """Whether a coded incident has a value, written in the form of the set as the only one of its account."""
    field = _FIELDS.get(JUDGED[value.property], value.property)
    alone = incident_of(sheet, replace(account, assertions=(value,)))
    return any(
        field == other and equal(wanted, said)
        for name, said, _ in scorer.values(alone)
        if name == field
        for other, wanted, equal in coded
    )


def reliability(scores: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """Values by tenths of their score; a tenth without values is left out."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, is_right in zip(scores, right, strict=True):
        bins[min(BINS - 1, int(score * BINS))].append((score, is_right))
    return [Bin(len(b), sum(s for s, _ in b) / len(b), sum(r for _, r in b) / len(b)) for b in bins if b]


def expected_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: how far score and share are apart, the mean over values, in points of 100 (Naeini et al. 2015)."""
    total = sum(one.count for one in bins)
    return 100 * sum(one.count * abs(one.score - one.right) for one in bins) / total if total else 0.0


def ranking(scores: Sequence[float], right: Sequence[bool]) -> float:
    """How likely a right value has a higher score than a wrong one (area under the ROC curve), ties half."""
    wrong_before, ahead = 0, 0.0
    for _, same in groupby(sorted(zip(scores, right, strict=True)), key=lambda pair: pair[0]):
        answers = [is_right for _, is_right in same]
        wrong = len(answers) - sum(answers)
        ahead += sum(answers) * (wrong_before + wrong / 2)
        wrong_before += wrong
    pairs = sum(right) * wrong_before
    return ahead / pairs if pairs else 0.5
