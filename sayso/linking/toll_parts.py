"""Numbers that count some of those whom another one counts: "Nine people died. Two women were among the dead"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sayso.linking.says import Say
from sayso.records import Amount

_KINDS: Final = {
    "forces": r"soldiers?|troops|officers?|police(?:m[ae]n|wom[ae]n)?|cops?|deput(?:y|ies)|guards?|recruits?|conscripts?",
    "fighters": r"militants?|rebels?|gunm[ae]n|fighters?|attackers?|bombers?|insurgents?|guerrillas?|terrorists?",
    "others": r"wom[ae]n|girls?|boys?|child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|teen(?:ager)?s?|daughters?|sons?|"
    r"students?|pupils?|teachers?|civilians?|passers-by|bystanders?|"
    r"workers?|drivers?|passengers?|journalists?|monks?|farmers?|villagers?",
}
"""Kinds of people whom reports count apart, by the words for them."""
_PATTERNS: Final = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _KINDS.items()}


def kinds_of(say: Say) -> frozenset[str]:
    """The kinds of people that the words of a number name: forces, fighters, others; none for "nine people"."""
    return _kinds_in(say.assertion.words)


@lru_cache(maxsize=4096)
def _kinds_in(words: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(words))


def of_different_people(one: Say, other: Say) -> bool:
    """Whether two numbers count different people: twelve militants and two soldiers are no two tolls of one thing."""
    mine, its = kinds_of(one), kinds_of(other)
    return bool(mine and its and not mine & its)


def counts_a_part(one: Say, other: Say) -> bool:
    """Whether the smaller of two numbers counts some kind of people only, and the larger one people: "two children", "three people"."""
    less, more = sorted((one, other), key=_top)
    return bool(kinds_of(less)) and not kinds_of(more) and _top(less) > 0


def counts_the_dead(one: Say, other: Say) -> bool:
    """Whether of two numbers of wounded the larger counts the dead as well: "seven were shot", "three died and four were wounded".

    So it is if they differ by a number of killed that one of the accounts gives, of two or more; or if killed and wounded together are as
    many in both, for then some of the wounded died meanwhile. A difference of one alone says nothing.
    """
    if one.assertion.property != "wounded":
        return False
    first, second = _top(one), _top(other)
    dead, its_dead = _killed(one), _killed(other)
    died_since = any(first + mine == second + its for mine in dead for its in its_dead)
    return died_since or (abs(first - second) in dead | its_dead and abs(first - second) > 1)


def _killed(say: Say) -> set[int]:
    told = (a.value for a in say.told.account.of("killed") if a.stance == "asserted")
    return {value.best for value in told if isinstance(value, Amount) and value.best}


def parts(says: Sequence[Say]) -> frozenset[int]:
    """Which assertions of one property count a part of what another one of their account counts, by `id` of the object.

    Of two numbers of one account the smaller is a part if the same speaker gives both, or if the outlet itself gives it and its words
    name some kind of people only ("two women"). Different numbers by different speakers are none: they contradict each other.
    What a person has judged is never taken for a part.
    """
    accounts: dict[str, list[Say]] = {}
    for say in says:
        if isinstance(say.assertion.value, Amount) and say.known and say.assertion.stance == "asserted":
            accounts.setdefault(say.told.account.id, []).append(say)
    return frozenset(
        id(say)
        for mine in accounts.values()
        if len(mine) > 1
        for say in mine
        if not say.judged and any(_top(say) < _top(other) and _of_the_same(say, other) for other in mine)
    )


def _of_the_same(part: Say, whole: Say) -> bool:
    return part.speaker == whole.speaker or (not part.speaker and bool(kinds_of(part)))


def _top(say: Say) -> int:
    value = say.assertion.value
    if not isinstance(value, Amount):
        return 0
    return next((n for n in (value.high, value.best, value.low) if n is not None), 0)
