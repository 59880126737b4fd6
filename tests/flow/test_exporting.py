"""Datasets of an archive: what is in them, what is not, and that the same archive gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso import flow
from sayso.archive import Filter
from sayso.errors import SettingsError
from sayso.export.about import Choice
from sayso.export.tables import TABLES
from sayso.review import exporting
from sayso.settings import Settings
from tests.desk.conftest import demo_archive, line_of, report_named, settings

__all__ = ["demo_archive", "settings"]
HIDDEN = ("Munir", "Adwan", "Petra", "Halvik", "Ruben", "Solt")
Rows = list[dict[str, str]]


def dataset(settings: Settings, wanted: Filter | None = None, **choice: object) -> dict[str, Rows]:
    """The tables of a dataset as CSV, each read to its end before the next."""
    found = {}
    for name, pieces in flow.export(wanted, Choice(**choice), reason="tests", settings=settings):  # type: ignore[arg-type]
        data = b"".join(pieces).decode("utf-8")
        if name.endswith(".csv"):
            found[name.removesuffix(".csv")] = list(csv.DictReader(io.StringIO(data, newline="")))
    return found


def test_each_value_stands_beside_its_words_their_place_and_who_says_so(settings: Settings) -> None:
    tables = dataset(settings)
    assert list(tables) == ["incidents", "statements", "values"]
    assert len(tables["incidents"]) == flow.incidents(settings=settings).total
    assert len(tables["statements"]) == flow.statements(settings=settings).total
    assert {row["of"] for row in tables["values"]} == {row["id"] for row in tables["incidents"] + tables["statements"]}
    report_id = report_named(settings, "Northern group claims Torvik car bomb")
    seen = flow.review_report(report_id, settings=settings)
    mine = {row["assertion"]: row for row in tables["values"] if row["report"] == report_id}
    assert mine.keys() == {line.id for account in seen.accounts for line in account.lines}
    for account in seen.accounts:
        for line in account.lines:
            row = mine[line.id]
            assert (row["property"], row["account"], row["of"]) == (line.property, account.id, account.cluster)
            assert (int(row["words_start"]), int(row["words_end"])) == line.evidence[0]
            assert row["say_so"].split(" | ")[-1] == row["source"]
            assert row["standing"] == "machine"
    about = next(row for row in tables["values"] if row["property"] == "about")
    assert about["names"] in {row["id"] for row in tables["incidents"]}
    assert any(row["about"] for row in tables["statements"])


def test_a_row_says_what_the_list_says(settings: Settings) -> None:
    rows = {row["id"]: row for row in dataset(settings, tables=("incidents",), names=True)["incidents"]}
    for card in flow.incidents(settings=settings).cards:
        row = rows[card.id]
        assert (row["title"].removeprefix("'"), row["type"], row["start"], row["published"]) == (
            card.title,
            card.type,
            card.start or "",
            card.published or "",
        )
        assert row["killed_low"] == ("" if card.killed is None or card.killed.low is None else str(card.killed.low))
        assert row["remembered"] == ("true" if card.background else "false")


def test_only_what_people_accepted_is_in_it_if_that_is_asked_for(settings: Settings) -> None:
    report_id = report_named(settings, "Northern group claims Torvik car bomb")
    killed, place = line_of(settings, report_id, "killed"), line_of(settings, report_id, "place")
    flow.judge("correct", killed, value="at least 8", settings=settings)
    flow.judge("accept", place, settings=settings)
    tables = dataset(settings, review="accepted")
    assert {row["property"]: row["standing"] for row in tables["values"]} == {"killed": "corrected", "place": "accepted"}
    (incident,) = tables["incidents"]
    assert (incident["killed"], incident["type"], incident["reports"]) == ("at least 8", "", "1")
    assert tables["statements"] == []
    everything = dataset(settings)
    standing = {row["standing"] for row in everything["values"]}
    assert standing == {"machine", "corrected", "accepted"}
    flow.judge("reject", place, settings=settings)
    assert place not in {row["assertion"] for row in dataset(settings)["values"]}


def test_names_are_withheld_unless_an_editor_says_why_and_that_is_logged(settings: Settings) -> None:
    withheld = json.dumps(dataset(settings), ensure_ascii=False)
    assert not [name for name in HIDDEN if name in withheld]
    assert "[name withheld]" in withheld
    before = len(flow.log(settings=settings))
    assert "Munir Adwan" in json.dumps(dataset(settings, names=True), ensure_ascii=False)
    (entry,) = flow.log(settings=settings)[before:]
    assert (entry.kind, entry.by, entry.body["reason"]) == ("export", "Mira", "tests")
    assert flow.verify(settings) == []
    with pytest.raises(SettingsError, match="reason"):
        flow.export(choice=Choice(names=True), settings=settings)
    assert len(flow.log(settings=settings)) == before + 1, "nothing is logged that was refused"


def test_who_is_hidden_is_not_found_by_a_filter_either(settings: Settings) -> None:
    name = Filter(actor="Munir Adwan")
    cards = flow.statements(name, settings=settings).total + flow.incidents(name, settings=settings).total
    assert cards, "the archive knows the name"
    assert not any(dataset(settings, name).values())
    assert any(dataset(settings, name, names=True).values())


def test_a_sealed_name_never_leaves(settings: Settings) -> None:
    who = next(card for card in flow.actors(Filter(actor="Henrik Valdor"), settings=settings).cards)
    assert "Valdor" in json.dumps(dataset(settings), ensure_ascii=False)
    flow.judge("seal", who.id, settings=settings)
    assert "Valdor" not in json.dumps(dataset(settings, names=True), ensure_ascii=False)


def test_filters_are_those_of_the_lists(settings: Settings) -> None:
    wanted = Filter(type="claim_responsibility")
    tables = dataset(settings, wanted)
    assert tables["incidents"] == []
    assert len(tables["statements"]) == flow.statements(wanted, settings=settings).total > 0
    with pytest.raises(SettingsError, match="claim_responsibility"):
        flow.export(Filter(type="claim_responsibilty"), settings=settings)


def test_the_same_archive_gives_the_same_bytes(settings: Settings, tmp_path: Path) -> None:
    first = b"".join(flow.export_zip(settings=settings))
    list(flow.export_zip(choice=Choice(names=True), reason="tests", settings=settings))
    assert b"".join(flow.export_zip(settings=settings)) == first, "that a dataset was made changes nothing in it"
    flow.judge("accept", line_of(settings, report_named(settings, "Bomb kills two"), "killed"), settings=settings)
    assert b"".join(flow.export_zip(settings=settings)) != first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == [*(f"{name}.csv" for name in TABLES), "README.md"]
        at = flow.log(settings=settings)[0].at
        assert archive.getinfo("README.md").date_time[:5] == tuple(
            int(at[a:b]) for a, b in ((0, 4), (5, 7), (8, 10), (11, 13), (14, 16))
        )


def test_cards_are_read_some_at_a_time(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = dataset(settings)
    at_once: list[int] = []
    asked = exporting._gathered

    def gathered(reader: object, codebook: object, kind: object, cards: list[object], *more: object, **others: object) -> object:
        at_once.append(len(cards))
        return asked(reader, codebook, kind, cards, *more, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "_CARDS", 3)
    monkeypatch.setattr(exporting, "_gathered", gathered)
    assert dataset(settings) == whole
    assert max(at_once) == 3


def test_an_empty_archive_gives_tables_without_rows(tmp_path: Path, settings: Settings) -> None:
    empty = replace(settings, archive=str(tmp_path / "empty.sqlite"))
    with flow.held_open(empty, create=True):
        assert dataset(empty) == {"incidents": [], "statements": [], "values": []}


def unread(pieces: Iterator[bytes]) -> bytes:
    return next(pieces)


def test_a_download_that_is_broken_off_leaves_the_archive_free(settings: Settings) -> None:
    pieces = flow.export_zip(settings=settings)
    unread(pieces)
    del pieces
    flow.judge("accept", line_of(settings, report_named(settings, "Bomb kills two"), "killed"), settings=settings)
