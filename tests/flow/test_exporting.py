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
from sayso.export.layouts import FieldFormat, layout_of
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


@pytest.mark.parametrize("form", ["acled", "gtd", "ucdp"])
def test_the_columns_of_other_datasets_say_what_the_archive_says(settings: Settings, form: FieldFormat) -> None:
    layout = layout_of(form)
    wanted, own = Choice(format=form), {row["id"]: row for row in dataset(settings)["incidents"]}
    files = {name: b"".join(pieces).decode("utf-8") for name, pieces in flow.export(None, wanted, settings=settings)}
    assert list(files) == [f"incidents-{form}.csv", "statements.csv", "values.csv", "README.md"]
    reader = csv.DictReader(io.StringIO(files[f"incidents-{form}.csv"], newline=""))
    rows = {row[layout.columns[0].name]: row for row in reader}
    assert reader.fieldnames == [column.name for column in layout.columns]
    assert rows
    assert rows.keys() <= own.keys()
    if form == "ucdp":
        assert rows.keys() == {one for one, row in own.items() if int(row["killed_high"] or row["killed_low"] or 0)}
        foiled = sum(row["stage"] == "foiled" for row in own.values())
        assert foiled, "the examples tell of a plot that was foiled"
        assert f"{foiled} foiled before it began" in files["README.md"]
        assert f"{len(own) - len(rows) - foiled} no report gives a death" in files["README.md"]
    for one, row in rows.items():
        told = own[one]
        assert not any(row[name] for name in layout.empty)
        place, low, best = {
            "acled": (row.get("location"), row.get("fatalities"), None),
            "gtd": (row.get("city") or row.get("location", "").split(", ")[-1], None, row.get("nkill")),
            "ucdp": (row.get("where_coordinates"), row.get("low"), row.get("best")),
        }[form]
        assert place in (told["place"], told["site"])
        assert low in (None, told["killed_low"])
        assert best in (None, told["killed_best"])
        doer = row[{"acled": "actor1", "gtd": "gname", "ucdp": "side_a"}[form]]
        assert doer in told["perpetrator"].split(" | ") or (doer == "Unknown" and not told["perpetrator"])
    assert layout.note in files["README.md"]
    assert not [name for name in HIDDEN if name in "".join(files.values())]


def test_names_are_withheld_in_notes_too_unless_somebody_says_why(settings: Settings) -> None:
    def notes(**choice: object) -> str:
        asked = Choice(tables=("incidents",), format="acled", **choice)  # type: ignore[arg-type]
        return "".join(b"".join(pieces).decode() for _, pieces in flow.export(None, asked, reason="tests", settings=settings))

    assert "Petra Halvik" in notes(names=True)
    assert "Halvik" not in notes()
    assert "[name withheld]" in notes()


def first_table(settings: Settings, wanted: Filter | None, choice: Choice) -> Rows:
    files = [b"".join(pieces).decode() for _, pieces in flow.export(wanted, choice, settings=settings)]
    return list(csv.DictReader(io.StringIO(files[0], newline="")))


def test_only_judged_values_are_in_the_columns_of_others_if_that_is_asked_for(settings: Settings) -> None:
    report_id = report_named(settings, "Northern group claims Torvik car bomb")
    flow.judge("correct", line_of(settings, report_id, "killed"), value="at least 8", settings=settings)
    choice = Choice(tables=("incidents",), format="acled", review="accepted")
    (row,) = first_table(settings, None, choice)
    assert (row["fatalities"], row["event_type"], row["event_date"]) == ("8", "", "")
    assert row["notes"] == "Reviewed by people. Killed: at least 8 (Vasrland Press)."


def test_a_formula_in_a_title_is_guarded_there_too(settings: Settings, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.jsonl"
    one = {
        "id": "h",
        "title": "=1+1",
        "source": "=Outlet",
        "published": "2031-05-05",
        "text": "KELM - A bomb killed two people in Kelm on Monday.",
    }
    hostile.write_text(json.dumps(one), encoding="utf-8")
    flow.add(hostile, settings=settings)
    for form, column in (("acled", "source"), ("ucdp", "source_office")):
        choice = Choice(tables=("incidents",), format=form)  # type: ignore[arg-type]
        (row,) = first_table(settings, Filter(source="=Outlet"), choice)
        assert row[column] == "'=Outlet"


def test_geojson_is_a_collection_with_the_columns_as_properties(settings: Settings) -> None:
    own = dataset(settings)["incidents"]
    files = {name: b"".join(pieces).decode() for name, pieces in flow.export(None, Choice(format="geojson"), settings=settings)}
    assert list(files) == ["incidents.geojson", "statements.csv", "values.csv", "README.md"]
    assert files["statements.csv"].startswith("id,title,")
    found = json.loads(files["incidents.geojson"])
    assert found["type"] == "FeatureCollection"
    assert [feature["id"] for feature in found["features"]] == [row["id"] for row in own]
    assert list(found["features"][0]["properties"]) == [column.name for column in TABLES["incidents"]]
    assert "GeoJSON as in RFC 7946" in files["README.md"]
