"""The shelf of the archive does what the one in memory does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from sayso.archive import Archive, Writer
from sayso.archive.shelf import key_hash, key_hashes
from sayso.linking.memory import MemoryShelf
from sayso.linking.model import Constraint, Edge, Family, Item, Shelf
from tests.archive.samples import report_of
from tests.stores import STORES


def reports(writer: Writer, count: int = 3) -> list[str]:
    made = [report_of(f"Report {number} from Ouban.") for number in range(count)]
    for report, text, data in made:
        writer.put_report(report, text, data)
    return [report.id for report, _, _ in made]


def item(number: int, report_id: str, *keys: str, family: Family = "incident", day: str | None = "2031-05-04") -> Item:
    return Item(f"inc-{number:016x}", family, report_id, day, {"words": ["bomb", "Torvik"], "toll": number}, keys)


def test_a_writer_is_a_shelf(archive: Archive) -> None:
    with archive.writing() as writer:
        shelf: Shelf = writer  # mypy holds that it fits
        assert shelf.items("incident", ["inc-0000000000000000"]) == {}


def test_items_come_back_and_share_keys(archive: Archive) -> None:
    with archive.writing() as writer:
        first, second, third = reports(writer)
        one = item(1, first, "place:torvik", "word:bomb")
        two = item(2, second, "place:torvik")
        three = item(3, third, "place:kelm")
        elsewhere = item(1, first, "place:torvik", family="origin")
        writer.put_items([one, two, three, elsewhere])
    with archive.reading() as reader:
        assert reader.items("incident", [one.id, two.id, "inc-ffffffffffffffff"]) == {one.id: one, two.id: two}
        assert reader.items("origin", [one.id, two.id]) == {one.id: elsewhere}
        assert reader.sharing("incident", [one.id, three.id]) == {one.id: {two.id}, three.id: set()}
        assert reader.sharing("origin", [one.id]) == {one.id: set()}
        assert list(reader.item_ids("incident")) == [one.id, two.id, three.id]
        assert reader.item_ids_of("incident", [first]) == (one.id,)


def test_it_takes_so_many_weak_keys_as_they_say_that_differ_in_more_than_the_time(archive: Archive) -> None:
    with archive.writing() as writer:
        first, second, third = reports(writer)
        one = item(
            1,
            first,
            "~2 a|ferry|12",
            "~2 a|ferry|13",
            "~2 a|crane|12",
            "~2 a|crane|13",
            "~3 b|dock|1",
            "~3 b|pier|1",
            "~3 b|quay|1",
        )
        two = item(2, second, "~2 a|ferry|12", "~2 a|ferry|13", "~3 b|dock|1", "~3 b|pier|1")
        three = item(3, third, "~2 a|ferry|13", "~2 a|crane|13")
        four = item(4, third, "~3 b|dock|1", "~3 b|pier|1", "~3 b|quay|1")
        writer.put_items([one, two, three, four])
    ids = [one.id, two.id, three.id, four.id]
    found = {one.id: {three.id, four.id}, two.id: set(), three.id: {one.id}, four.id: {one.id}}
    with archive.reading() as reader:
        assert reader.sharing("incident", ids) == found
    shelf = MemoryShelf()
    shelf.put_items([one, two, three, four])
    assert shelf.sharing("incident", ids) == found


def test_an_item_that_is_put_again_keeps_its_edges_and_loses_its_old_keys(archive: Archive) -> None:
    with archive.writing() as writer:
        first, second, third = reports(writer)
        one, two, three = item(1, first, "a"), item(2, second, "a"), item(3, third, "b")
        writer.put_items([one, two, three])
        writer.put_edges("incident", [Edge(one.id, two.id, 0.75)])
        writer.put_clusters("incident", {one.id: "ict-1", two.id: "ict-1"})
        changed = Item(one.id, "incident", first, None, {"toll": None}, ("b",))
        writer.put_items([changed])
        assert writer.items("incident", [one.id]) == {one.id: changed}
        assert writer.sharing("incident", [one.id, two.id]) == {one.id: {three.id}, two.id: set()}
        assert writer.edges("incident", [one.id]) == [Edge(one.id, two.id, 0.75)]
        assert writer.members("incident", ["ict-1", "ict-2"]) == {"ict-1": (one.id, two.id)}


def test_dropped_items_leave_only_what_people_decided(archive: Archive) -> None:
    with archive.writing() as writer:
        first, second, third = reports(writer)
        one, two, three = item(1, first, "a"), item(2, second, "a"), item(3, third, "a")
        writer.put_items([one, two, three])
        writer.put_edges("incident", [Edge(one.id, two.id, 0.75), Edge(two.id, three.id, 0.5)])
        writer.put_clusters("incident", {one.id: "ict-1", two.id: "ict-1", three.id: "ict-1"})
        decided = Constraint(one.id, two.id, "different")
        writer.put_constraints("incident", [decided])
        writer.drop_items("incident", [two.id, "inc-ffffffffffffffff"])
        assert writer.items("incident", [two.id]) == {}
        assert writer.edges("incident", [one.id, two.id, three.id]) == []
        assert writer.sharing("incident", [one.id]) == {one.id: {three.id}}
        assert writer.clusters("incident", [one.id, two.id, three.id]) == {one.id: "ict-1", three.id: "ict-1"}
        assert writer.constraints("incident", [two.id]) == [decided]
        writer.put_items([two])
        assert writer.edges("incident", [two.id]) == [], "a new item begins with nothing"
        assert writer.clusters("incident", [two.id]) == {}


def test_items_without_a_report_stand_for_many(archive: Archive) -> None:
    with archive.writing() as writer:
        form = Item("act-0000000000000001", "actor", "", None, {"name": "NDF"}, ("ndf",))
        writer.put_items([form])
        assert writer.items("actor", [form.id]) == {form.id: form}


def test_nothing_stands_on_the_shelf_that_points_nowhere(archive: Archive) -> None:
    with archive.writing() as writer:
        with pytest.raises(ValueError, match="not in the archive"):
            writer.put_items([item(1, "rep-0000000000000000")])
        with pytest.raises(ValueError, match="not on the shelf"):
            writer.put_edges("incident", [Edge("inc-1", "inc-2", 0.5)])
        with pytest.raises(ValueError, match="not on the shelf"):
            writer.put_clusters("incident", {"inc-1": "ict-1"})


def test_constraints_stay_until_they_are_dropped(archive: Archive) -> None:
    one, two = Constraint("inc-1", "inc-2", "same"), Constraint("inc-2", "inc-3", "different")
    with archive.writing() as writer:
        writer.put_constraints("incident", [two, one])
        writer.put_constraints("incident", [one])
        assert writer.constraints("incident", ["inc-2"]) == [one, two]
        assert writer.constraints("incident", ["inc-3"]) == [two]
        assert writer.constraints("statement", ["inc-2"]) == []
        writer.drop_constraints("incident", [one, one])
        assert writer.constraints("incident", ["inc-1", "inc-2", "inc-3"]) == [two]


def test_more_items_than_one_statement_carries(archive: Archive) -> None:
    with archive.writing() as writer:
        (report_id,) = reports(writer, 1)
        items = [item(number, report_id, f"key:{number % 40}") for number in range(1201)]
        writer.put_items(items)
        ids = [one.id for one in items]
        assert len(writer.items("incident", ids)) == 1201
        assert len(writer.sharing("incident", ids)[ids[0]]) == 30
        edges = [Edge(one, other, 0.5) for one, other in pairwise(ids)]
        writer.put_edges("incident", edges)
        assert writer.edges("incident", ids) == edges
        writer.put_clusters("incident", dict.fromkeys(ids, "ict-1"))
        assert writer.members("incident", ["ict-1"]) == {"ict-1": tuple(ids)}
        assert list(writer.item_ids("incident")) == ids
        writer.drop_items("incident", ids[:1100])
        assert len(writer.edges("incident", ids)) == 100


def test_keys_of_one_family_are_not_those_of_another() -> None:
    one, other = Item("x", "incident", "", None, {}, ("a",)), Item("x", "origin", "", None, {}, ("a",))
    assert key_hashes(one) != key_hashes(other)
    assert all(-(2**63) <= key < 2**63 for key in key_hashes(one))


def test_keys_of_one_time_stand_together_and_later_ones_behind() -> None:
    families: tuple[Family, ...] = ("incident", "statement", "actor", "origin")
    days = [{key_hash(family, f"at|{town}|{day}") for family in families for town in range(50)} for day in (9, 10, 52588, 736225)]
    assert all(len(keys) == 200 for keys in days), "each key is its own"
    assert all(max(one) < min(other) for one, other in pairwise(days))
    assert max(days[-1]) < 2**63
    untimed = {key_hash("incident", f"who|{name}") for name in ("ilvo marnek", "9 10", "１２", "1" * 30, "")}
    assert len(untimed) == 5
    assert all(-(2**63) <= key < 2**63 for key in untimed)


class TwoShelves(RuleBasedStateMachine):
    """Whatever is done to both shelves, they answer the same."""

    archive: Archive
    numbers = Bundle("numbers")

    @initialize()
    def start(self) -> None:
        self.memory = MemoryShelf()
        with self.archive.writing() as writer:
            self.reports = reports(writer)
            for family in ("incident", "origin"):
                writer.drop_items(family, list(writer.item_ids(family)))
                ids = [f"inc-{number:016x}" for number in range(8)]
                writer.drop_constraints(family, writer.constraints(family, ids))

    families = st.sampled_from(["incident", "origin"])

    @rule(
        family=families,
        numbers=st.lists(st.integers(0, 7), max_size=4),
        report=st.integers(0, 2),
        keys=st.sets(st.sampled_from([*"abcdé", "@a|1", "@a|2", "@a|3", "@a|"])),
        day=st.sampled_from([None, "2031-05-04"]),
    )
    def put(self, family: Family, numbers: list[int], report: int, keys: set[str], day: str | None) -> None:
        items = [item(number, self.reports[report], *sorted(keys), family=family, day=day) for number in numbers]
        self.both(lambda shelf: shelf.put_items(items))

    @rule(family=families, numbers=st.lists(st.integers(0, 7), max_size=4))
    def drop(self, family: Family, numbers: list[int]) -> None:
        self.both(lambda shelf: shelf.drop_items(family, [f"inc-{number:016x}" for number in numbers]))

    @rule(family=families, pairs=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=5), score=st.floats(0, 1))
    def score(self, family: Family, pairs: list[tuple[int, int]], score: float) -> None:
        there = self.there(family)
        named = sorted({(f"inc-{a:016x}", f"inc-{b:016x}") for a, b in pairs if a < b})
        edges = [Edge(a, b, score) for a, b in named if a in there and b in there]
        self.both(lambda shelf: shelf.put_edges(family, edges))

    @rule(family=families, numbers=st.lists(st.integers(0, 7)), name=st.sampled_from(["ict-1", "ict-2"]))
    def label(self, family: Family, numbers: list[int], name: str) -> None:
        there = self.there(family)
        clusters = {f"inc-{n:016x}": name for n in numbers if f"inc-{n:016x}" in there}
        self.both(lambda shelf: shelf.put_clusters(family, clusters))

    @rule(family=families, one=st.integers(0, 6), kind=st.sampled_from(["same", "different"]), away=st.booleans())
    def decide(self, family: Family, one: int, kind: Literal["same", "different"], away: bool) -> None:
        constraint = Constraint(f"inc-{one:016x}", f"inc-{one + 1:016x}", kind)
        self.both(lambda shelf: (shelf.drop_constraints if away else shelf.put_constraints)(family, [constraint]))

    @rule(family=families)
    def ask(self, family: Family) -> None:
        ids = [f"inc-{number:016x}" for number in range(8)]
        for question in (
            lambda shelf: shelf.items(family, ids),
            lambda shelf: shelf.sharing(family, ids),
            lambda shelf: shelf.edges(family, ids),
            lambda shelf: shelf.constraints(family, ids),
            lambda shelf: shelf.clusters(family, ids),
            lambda shelf: shelf.members(family, ["ict-1", "ict-2"]),
        ):
            with self.archive.reading() as reader:
                assert question(reader) == question(self.memory)

    def both(self, deed: Callable[..., object]) -> None:
        deed(self.memory)
        with self.archive.writing() as writer:
            deed(writer)

    def there(self, family: Family) -> Sequence[str]:
        return self.memory.ids(family)


@pytest.mark.parametrize("store", STORES)
def test_both_shelves_answer_the_same(store: str, new_archive: Callable[[str], Archive]) -> None:
    machine = type("TwoShelvesHere", (TwoShelves,), {"archive": new_archive(store)})
    run_state_machine_as_test(machine, settings=settings(max_examples=15, stateful_step_count=20, deadline=None))
