"""An archive's clusters are a function of the set of items and constraints: in whatever order they came, and went."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.engine import cluster_id, relink
from sayso.linking.memory import MemoryShelf
from sayso.linking.model import Change, Constraint, Edge, Family, Item, Score
from sayso.records import Sheet


@dataclass(frozen=True)
class Hashed:
    """A linker whose scores are arbitrary, but always the same for two items."""

    family: ClassVar[Family] = "incident"
    version: ClassVar[str] = "hashed@1"
    threshold: ClassVar[float] = 0.6
    floor: ClassVar[float] = 0.2
    linkage: ClassVar[Literal["average", "single"]] = "average"
    cohesion: ClassVar[float] = 0.7
    complete: ClassVar[int] = 0
    apart: ClassVar[bool] = True
    salt: int = 0

    def items(self, sheet: Sheet) -> tuple[Item, ...]:
        return ()

    def score(self, one: Item, other: Item) -> Score:
        assert one.id < other.id
        seen = f"{self.salt} {one.id} {one.features} {other.id} {other.features}"
        return Score(int(hashlib.sha256(seen.encode()).hexdigest(), 16) % 11 / 10)


class HashedSingle(Hashed):
    linkage: ClassVar[Literal["average", "single"]] = "single"
    cohesion: ClassVar[float] = 0.0


class HashedComplete(Hashed):
    complete: ClassVar[int] = 5


def item(number: int, *, keys: Sequence[str] = ("k",), day: str | None = None, look: int = 0) -> Item:
    return Item(f"inc-{number:02}", "incident", f"rep-{number:02}", day, {"look": look, "keys": list(keys)}, tuple(keys))


def state(shelf: MemoryShelf) -> tuple[dict[str, tuple[str, ...]], list[Edge]]:
    ids = shelf.ids("incident")
    labels = shelf.clusters("incident", ids)
    assert set(labels) == set(ids), "every item has a cluster"
    return shelf.members("incident", sorted(set(labels.values()))), shelf.edges("incident", ids)


KEYS = st.sets(st.sampled_from("abcd"), min_size=1, max_size=2).map(sorted)
ITEMS = st.lists(
    st.builds(
        item,
        st.integers(0, 14),
        keys=KEYS,
        day=st.sampled_from([None, "2031-05-01", "2031-05-02"]),
        look=st.integers(0, 1),
    ),
    max_size=18,
    unique_by=lambda one: one.id,
)
CONSTRAINTS = st.lists(
    st.tuples(st.integers(0, 14), st.integers(0, 14), st.sampled_from(["same", "different"]))
    .filter(lambda drawn: drawn[0] < drawn[1])
    .map(lambda drawn: Constraint(f"inc-{drawn[0]:02}", f"inc-{drawn[1]:02}", drawn[2])),
    max_size=6,
    unique=True,
)
LINKERS = st.sampled_from([Hashed, HashedSingle, HashedComplete]).flatmap(lambda kind: st.builds(kind, st.integers(0, 99)))


@given(LINKERS, ITEMS, CONSTRAINTS, st.data())
def test_one_by_one_in_any_order_is_the_same_as_all_at_once(linker, items, constraints, data) -> None:
    whole = MemoryShelf()
    whole.put_constraints("incident", constraints)
    relink(whole, linker, added=items)
    shelf = MemoryShelf()
    steps = data.draw(st.permutations([*items, *constraints]))
    for step in steps:
        if isinstance(step, Item):
            relink(shelf, linker, added=[step])
        else:
            shelf.put_constraints("incident", [step])
            relink(shelf, linker, touched=[step.first, step.second])
    assert state(shelf) == state(whole)


@given(LINKERS, ITEMS, CONSTRAINTS, st.data())
def test_what_was_dropped_changed_or_undone_leaves_no_trace(linker, items, constraints, data) -> None:
    shelf = MemoryShelf()
    shelf.put_constraints("incident", constraints)
    relink(shelf, linker, added=items)
    gone = data.draw(st.lists(st.sampled_from(items), unique_by=lambda one: one.id)) if items else []
    undone = data.draw(st.lists(st.sampled_from(constraints), unique=True)) if constraints else []
    relink(shelf, linker, dropped=[one.id for one in gone])
    for constraint in undone:
        shelf.drop_constraints("incident", [constraint])
        relink(shelf, linker, touched=[constraint.first, constraint.second])
    left = [one for one in items if one not in gone]
    changed = [replace(one, day="2031-04-01", features={**one.features, "look": 7}) for one in left[::2]]
    relink(shelf, linker, added=changed)
    whole = MemoryShelf()
    whole.put_constraints("incident", [one for one in constraints if one not in undone])
    relink(whole, linker, added=[*changed, *left[1::2]])
    assert state(shelf) == state(whole)


@given(LINKERS, ITEMS, ITEMS, CONSTRAINTS)
def test_the_change_tells_exactly_what_is_other_than_before(linker, items, more, constraints) -> None:
    shelf = MemoryShelf()
    relink(shelf, linker, added=items)
    before, _ = state(shelf)
    shelf.put_constraints("incident", constraints)
    touched = [side for constraint in constraints for side in (constraint.first, constraint.second)]
    change = relink(shelf, linker, added=more, dropped=[one.id for one in items[:2]], touched=touched)
    after, _ = state(shelf)
    stood = {item_id: name for name, ids in before.items() for item_id in ids}
    assert change == Change(
        {name: ids for name, ids in after.items() if before.get(name) != ids},
        tuple(sorted(before.keys() - after.keys())),
        {i: stood[i] for name, ids in after.items() for i in ids if i in stood and stood[i] != name},
        regrouped(before, after),
    )


def regrouped(before: dict[str, tuple[str, ...]], after: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The items that stood there before and stand there still, with others of these than before."""
    were, are = ({i: set(ids) for ids in clusters.values() for i in ids} for clusters in (before, after))
    both = were.keys() & are.keys()
    return frozenset(i for i in both if were[i] & both != are[i] & both)


def test_new_copies_regroup_nothing_and_a_bridge_between_two_does() -> None:
    assert regrouped({"a": ("1", "2")}, {"a": ("1", "2", "3")}) == frozenset()
    assert regrouped({"a": ("1", "2"), "b": ("3",)}, {"a": ("1", "2", "3", "4")}) == {"1", "2", "3"}


@given(LINKERS, ITEMS, CONSTRAINTS)
def test_people_s_decisions_hold(linker, items, constraints) -> None:
    shelf = MemoryShelf()
    shelf.put_constraints("incident", constraints)
    relink(shelf, linker, added=items)
    labels = shelf.clusters("incident", shelf.ids("incident"))
    joined = {one: {one} for one in labels}
    for constraint in constraints:
        if constraint.kind == "same" and {constraint.first, constraint.second} <= labels.keys():
            assert labels[constraint.first] == labels[constraint.second]
            union = joined[constraint.first] | joined[constraint.second]
            for one in union:
                joined[one] = union
    for constraint in constraints:
        if constraint.kind == "different" and {constraint.first, constraint.second} <= labels.keys():
            together = labels[constraint.first] == labels[constraint.second]
            assert together == (constraint.second in joined[constraint.first]), "apart, unless same pairs join them"


def test_equal_items_are_not_compared_again() -> None:
    class Counting(Hashed):
        calls = 0

        def score(self, one: Item, other: Item) -> Score:
            Counting.calls += 1
            return super().score(one, other)

    shelf, linker = MemoryShelf(), Counting()
    relink(shelf, linker, added=[item(1), item(2), item(3)])
    assert Counting.calls == 3
    assert relink(shelf, linker, added=[item(1), item(2), item(3)]) == Change({})
    assert Counting.calls == 3
    relink(shelf, linker, added=[item(1, look=1)])
    assert Counting.calls == 5
    relink(shelf, linker, dropped=["inc-01", "inc-02", "inc-03"], added=[item(1, look=1), item(2), item(3)])
    assert Counting.calls == 8, "dropping and adding compares anew"


def test_items_without_a_key_in_common_are_never_compared() -> None:
    shelf = MemoryShelf()
    relink(shelf, Hashed(), added=[item(1, keys=["a"]), item(2, keys=["b"])])
    assert state(shelf) == ({"ict-01": ("inc-01",), "ict-02": ("inc-02",)}, [])


class Alike(Hashed):
    """All items are one, as far as they are compared."""

    threshold: ClassVar[float] = 0.7
    complete: ClassVar[int] = 3

    def score(self, one: Item, other: Item) -> Score:
        return Score(0.9)


def test_what_shares_no_key_is_compared_where_a_small_component_holds_it_together() -> None:
    ends, between = [item(1, keys=["a"]), item(2, keys=["b"])], item(3, keys=["a", "b"])
    shelf = MemoryShelf()
    relink(shelf, Alike(), added=[*ends, between])
    assert state(shelf)[0] == {"ict-01": ("inc-01", "inc-02", "inc-03")}
    assert state(shelf)[1] == [Edge("inc-01", "inc-03", 0.9), Edge("inc-02", "inc-03", 0.9)], "and it is not kept"
    relink(shelf, Alike(), dropped=[between.id])
    assert state(shelf)[0] == {"ict-01": ("inc-01",), "ict-02": ("inc-02",)}
    relink(shelf, Alike(), added=[between, item(4, keys=["b"])])
    assert state(shelf)[0] == {"ict-01": ("inc-01", "inc-03"), "ict-02": ("inc-02", "inc-04")}, "of four they are not"


def test_two_items_of_one_report_are_two_however_alike_both_are_to_others_unless_people_say_so() -> None:
    first, second = (replace(item(number), report_id="rep-01") for number in (1, 2))
    others = [item(number) for number in range(3, 9)]
    shelf = MemoryShelf()
    relink(shelf, Alike(), added=[first, second, *others])
    clusters = state(shelf)[0].values()
    assert not any({"inc-01", "inc-02"} <= set(ids) for ids in clusters)
    assert len(clusters) == 2, "one for each of them"
    shelf.put_constraints("incident", [Constraint("inc-01", "inc-02", "same")])
    relink(shelf, Alike(), touched=["inc-01", "inc-02"])
    assert state(shelf)[0] == {"ict-01": tuple(f"inc-0{number}" for number in range(1, 9))}


@pytest.mark.parametrize(
    ("item_id", "family", "name"),
    [
        ("inc-7f", "incident", "ict-7f"),
        ("rep-7f", "incident", "ict-7f"),
        ("rep-7f", "origin", "org-7f"),
        ("sta-7f", "statement", "stm-7f"),
        ("act-7f", "actor", "who-7f"),
    ],
)
def test_a_cluster_is_named_after_its_first_item(item_id: str, family: Family, name: str) -> None:
    assert cluster_id(family, item_id) == name


def test_the_first_item_is_the_earliest_published_and_one_without_a_day_comes_last() -> None:
    shelf = MemoryShelf()
    shelf.put_constraints("incident", [Constraint("inc-01", "inc-02", "same"), Constraint("inc-02", "inc-03", "same")])
    relink(shelf, Hashed(), added=[item(1), item(2, day="2031-05-02"), item(3, day="2031-05-01")])
    assert state(shelf)[0] == {"ict-03": ("inc-01", "inc-02", "inc-03")}


def test_items_of_another_family_are_refused() -> None:
    with pytest.raises(ValueError, match="family"):
        relink(MemoryShelf(), Hashed(), added=[replace(item(1), family="actor")])
