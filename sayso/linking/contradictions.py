"""Contradictions: pairs of values, over all accounts of one incident or statement, that cannot both be right."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import Final, Literal

from sayso.linking.cast import NOBODY, Cast
from sayso.linking.clashes import TypeParent, clash
from sayso.linking.contradiction_pairs import best_pair, contradiction, independent, no_update, pair, two_speakers
from sayso.linking.responsibility_clashes import responsibility_clashes
from sayso.linking.said_loosely import is_added_up, is_counted, is_early, is_rough, is_time_of_day
from sayso.linking.says import Say, says_of
from sayso.linking.told import Told
from sayso.linking.toll_parts import parts
from sayso.linking.value_keys import ValueKeys, value_keys
from sayso.records import Amount, Contradiction, ContradictionKind

_KINDS: Final[dict[str, ContradictionKind]] = {
    "date": "date",
    "place": "place",
    "type": "type",
    "subtype": "type",
    "is_claim": "is-claim",
    "authentic": "authentic",
    "new_speaker": "other",
    "stage": "other",
}
_Position = tuple[Hashable, tuple[bool, ...], Literal["for", "against"]]
"""A value's key, how loosely it is said, and whether the assertion is for or against it."""


def contradictions(about_id: str, told: Sequence[Told], type_parent: TypeParent, cast: Cast = NOBODY) -> list[Contradiction]:
    """What the accounts of one incident or statement contradict each other on.

    There is one contradiction for each pair of values that exclude each other, and the assertions that stand best stand for it. These
    are none:

    - differences of precision: "4" and "at least 3", a day and its month, a town and its country (`clash`);
    - what one outlet puts in the place of what it said before, unless two different speakers say it;
    - a higher toll in a later report, by whomever; a lower one, or another one on the same day, is a contradiction;
    - copies of one story, told from their origin;
    - a number that counts some of those whom another one of its account counts (`parts`);
    - the day, place or toll inside a denial of the deed;
    - questions and suppositions. Only "authentic" is contradicted by a doubt, too.

    Inside one report, whatever excludes each other counts. The order of `told` makes no difference.

    Args:
        about_id: id of the incident or statement.
        told: its accounts.
        type_parent: the type that an incident type is a kind of, or None.
        cast: who the names are.

    Returns:
        sorted by kind, property and the ids of the assertions.
    """
    found = says_of(told)
    keys = value_keys(told, cast)
    pairs: list[Contradiction] = []
    for name, says in sorted(found.items()):
        if name in _KINDS or any(isinstance(say.assertion.value, Amount) for say in says):
            kind = _KINDS.get(name, "toll")
            pairs += [contradiction(about_id, kind, name, *two) for two in _of_property(says, keys, type_parent)]
    pairs += responsibility_clashes(about_id, found, keys.parties, cast)
    return sorted(pairs, key=lambda pair: (pair.kind, pair.property, pair.first, pair.second))


def _of_property(says: Sequence[Say], keys: ValueKeys, type_parent: TypeParent) -> list[tuple[Say, Say]]:
    """The pairs of assertions that stand for the pairs of values that exclude each other."""
    groups: dict[_Position, list[Say]] = {}
    some = parts(says)
    for say in says:
        position = None if id(say) in some or _denies_the_deed(say) else _position(say, keys)
        if position is not None:
            groups.setdefault(position, []).append(say)
    clashing = [(a, b) for a, b in combinations(groups, 2) if _clash(a, b, groups, type_parent)]
    stale: set[int] = set()
    for a, b in clashing:
        stale |= _replaced(groups[a], groups[b]) | _replaced(groups[b], groups[a])
    found: dict[frozenset[Hashable], list[tuple[Say, Say]]] = {}
    for a, b in clashing:
        ones, others = ([say for say in groups[side] if id(say) not in stale] for side in (a, b))
        rising = isinstance(says[0].assertion.value, Amount) and a[-1] == b[-1]
        two = pair(ones, others, no_update if rising else independent)
        if two:
            found.setdefault(frozenset(((a[0], a[-1]), (b[0], b[-1]))), []).append(two)
    return [best_pair(pairs) for pairs in found.values()]


def _denies_the_deed(say: Say) -> bool:
    """Who denies having done it denies neither the day nor the place nor the number of the dead, though these stand in the denial."""
    if say.assertion.stance != "denied" or isinstance(say.assertion.value, bool):
        return False
    speaker = say.assertion.claimants[0].name
    return any(denial.claimants[0].name == speaker for denial in say.told.account.of("denied"))


def _position(say: Say, keys: ValueKeys) -> _Position | None:
    """The value that an assertion takes and whether it is for or against it; None if it takes none."""
    assertion = say.assertion
    if isinstance(assertion.value, bool):
        doubted = assertion.stance == "denied" or (assertion.stance == "questioned" and assertion.property == "authentic")
        return (assertion.value is not doubted, (), "for") if doubted or assertion.stance == "asserted" else None
    if not say.known or assertion.stance not in ("asserted", "denied"):
        return None
    loosely = (is_rough(say), is_counted(say), is_added_up(say), is_time_of_day(say), is_early(say))
    return (keys.key(say), loosely, "for" if assertion.stance == "asserted" else "against")


def _clash(a: _Position, b: _Position, groups: dict[_Position, list[Say]], type_parent: TypeParent) -> bool:
    if isinstance(a[0], bool):
        return a[0] is not b[0]
    if a[-1] != b[-1]:
        return a[0] == b[0]
    return a[-1] == "for" and a[0] != b[0] and clash(groups[a][0], groups[b][0], type_parent)


def _replaced(ones: Sequence[Say], others: Sequence[Say]) -> set[int]:
    """Which of the first assertions the same outlet later put one of the others in the place of, by `id` of the object."""
    later: dict[str, list[Say]] = {}
    for say in others:
        later.setdefault(say.told.outlet, []).append(say)
    return {
        id(say)
        for say in ones
        for newer in later.get(say.told.outlet, ())
        if (say.told.report.published or "9") < (newer.told.report.published or "") and not two_speakers(say, newer)
    }
