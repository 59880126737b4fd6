"""Whoever only reads asks once; whoever writes asks each time, and sees what it wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.archive import Archive
from sayso.archive import remembered as module
from sayso.archive.remembered import each_remembered
from tests.archive.shelves import fill


def test_a_reader_asks_only_for_what_it_does_not_know(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def ask(some: list[str]) -> dict[str, str]:
        asked.append(some)
        return {one: one.upper() for one in some if one != "nothing"}

    with archive.reading() as reader:
        assert each_remembered(reader.connection, "a", ["b", "nothing", "a", "b"], ask) == {"a": "A", "b": "B"}
        assert each_remembered(reader.connection, "a", ["nothing", "c", "a"], ask) == {"a": "A", "c": "C"}
        assert each_remembered(reader.connection, "another question", ["a"], ask) == {"a": "A"}
        assert asked == [["a", "b", "nothing"], ["c"], ["a"]]
        monkeypatch.setattr(module, "_MOST", 2)
        assert each_remembered(reader.connection, "a", ["a", "d"], ask) == {"a": "A", "d": "D"}
        assert asked[3:] == [["a", "d"]], "what is too much is forgotten"
        assert list(each_remembered(reader.connection, "a", ["z", "y", "x"], ask)) == ["x", "y", "z"]
    with archive.reading() as reader:
        each_remembered(reader.connection, "a", ["a"], ask)
        assert asked[-1] == ["a"], "another view of the archive may be of another moment"


def test_a_writer_sees_what_it_wrote(archive: Archive) -> None:
    with archive.writing() as writer:
        ids = fill(writer)
        card = writer.card(ids["incident"][0])
        assert card is not None
        writer.put_cards([replace(card, title="Another title")])
        changed = writer.card(card.id)
        assert changed is not None and changed.title == "Another title"
        before = writer.members("incident", ids["incident"])
        writer.put_clusters("incident", dict.fromkeys([one for some in before.values() for one in some], ids["incident"][0]))
        assert set(writer.members("incident", ids["incident"])) == {ids["incident"][0]}
