"""Numbers that count some of those whom another number of the same account counts: "Nine people died. Two women were among the dead"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sayso.linking.says import Say
from sayso.records import Amount

_SOME_PEOPLE: Final = re.compile(
    r"\b(?:wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|bab(?:y|ies)|teenagers?|students?|pupils?|teachers?|soldiers?|troops|officers?|"
    r"police(?:m[ae]n|wom[ae]n)?|guards?|civilians?|passers-by|bystanders?|workers?|drivers?|passengers?|journalists?|monks?|farmers?|"
    r"militants?|rebels?|gunm[ae]n|fighters?|attackers?|bombers?|wounded|injured|brothers?|sisters?)\b",
    re.IGNORECASE,
)


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
    return part.speaker == whole.speaker or (not part.speaker and bool(_SOME_PEOPLE.search(part.assertion.words)))


def _top(say: Say) -> int:
    value = say.assertion.value
    if not isinstance(value, Amount):
        return 0
    return next((n for n in (value.high, value.best, value.low) if n is not None), 0)
