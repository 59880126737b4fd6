"""Which two assertions stand for a contradiction of two values, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from sayso.linking.says import Say
from sayso.linking.toll_parts import counts_a_part, counts_the_dead
from sayso.linking.value_words import value_words, who_says
from sayso.records import Amount, Contradiction, ContradictionKind

_LABELS: Final = {"is_claim": "What it is", "authentic": "Authenticity", "new_speaker": "Speaker"}
_ONE_AMOUNT: Final = 2  # the words of the number and the word for what became of them


def by_evidence(says: Iterable[Say]) -> list[Say]:
    """Best evidence first; of equally good ones the one published first."""
    return sorted(says, key=lambda say: (*(-part for part in say.evidence), *say.order))


def best_pair(pairs: Iterable[tuple[Say, Say]]) -> tuple[Say, Say]:
    """The pair whose two assertions together stand best, and of equals the one published first."""
    return min(pairs, key=lambda two: (sorted(tuple(-part for part in say.evidence) for say in two), two[0].order, two[1].order))


def pair(one: Sequence[Say], other: Sequence[Say], may_stand: Callable[[Say, Say], bool]) -> tuple[Say, Say] | None:
    """The best evidenced assertion of either value that contradict each other, that of the earlier report first; None if no two do."""
    for first in by_evidence(one):
        for second in by_evidence(other):
            if may_stand(first, second):
                return (first, second) if first.order <= second.order else (second, first)
    return None


def independent(one: Say, other: Say) -> bool:
    """Whether two assertions are two voices: of one report, or of two reports that are no copies of each other.

    Two reports of one outlet are one voice, of which the later one counts, unless each quotes a speaker of its own.
    """
    if one.told.report.id == other.told.report.id:
        return True
    if one.told.origin == other.told.origin:
        return False
    return not same_outlet(one, other) or two_speakers(one, other)


def same_outlet(one: Say, other: Say) -> bool:
    """Whether one outlet published both."""
    return one.told.outlet == other.told.outlet


def two_speakers(one: Say, other: Say) -> bool:
    """Whether two different speakers, neither of them the outlet itself, say so."""
    return bool(one.speaker and other.speaker and one.speaker != other.speaker)


def no_update(one: Say, other: Say) -> bool:
    """Whether two numbers that exclude each other are more than a toll that rose: the later report does not give the higher one.

    Where a day of publication is not known, nothing says which is later, and they are taken for a contradiction. Numbers of which one
    counts some of the people only, or the dead as well, exclude each other only inside one report by two speakers.
    """
    if not independent(one, other):
        return False
    low, high = (one, other) if _below(one, other) else (other, one)
    days = (low.told.report.published, high.told.report.published)
    falls = low.told.report.id == high.told.report.id or None in days or (days[0] or "") >= (days[1] or "")
    return falls and not _count_otherwise(one, other)


def _count_otherwise(one: Say, other: Say) -> bool:
    if one.judged and other.judged:
        return False
    apart = one.told.report.id != other.told.report.id or one.speaker == other.speaker
    return counts_the_dead(one, other) or (apart and counts_a_part(one, other))


def contradiction(about: str, kind: ContradictionKind, property: str, one: Say, other: Say) -> Contradiction:
    """The record, with one sentence that names both values and both speakers."""
    label = _LABELS.get(property, property.replace("_", " ").capitalize())
    says = f"{label}: {_phrase(one)}; {_phrase(other)}."
    return Contradiction(about, kind, property, one.assertion.id, other.assertion.id, says)


def quoted(say: Say, what: str) -> str:
    """What is said, by whom, and in which words."""
    several = (
        isinstance(say.assertion.value, Amount) and len(say.assertion.evidence) > _ONE_AMOUNT
    )  # added up from more words than these
    return f"{what} according to {who_says(say)} (“{say.assertion.words}”{' and others' if several else ''})"


def _phrase(say: Say) -> str:
    assertion = say.assertion
    value = assertion.value
    if isinstance(value, bool) and assertion.stance == "denied":
        value = not value
    words = value_words(assertion.property, value)
    if isinstance(value, bool):
        return quoted(say, f"doubted to be {words}" if assertion.stance == "questioned" else words)
    return quoted(say, f"not {words}" if assertion.stance == "denied" else words)


def _below(one: Say, other: Say) -> bool:
    low, high = one.assertion.value, other.assertion.value
    if not isinstance(low, Amount) or not isinstance(high, Amount):
        return False
    return low.high is not None and high.low is not None and low.high < high.low
