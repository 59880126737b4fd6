"""Totals are those that counting anew would give, whatever is put in, changed and taken out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from sayso.archive import Archive, Filter, Month, Reader, Writer, open_archive
from sayso.archive.verify import verify
from sayso.records import Amount, Card
from sayso.records.link import Item
from tests.archive.samples import report_of
from tests.archive.shelves import fill

EVERYTHING = ("card_total", "outlet_total", "spot_total", "covered")
TOWN = {"place": "Torvik", "country_code": "VV", "lat": 41.5, "lon": 20.25, "place_precision": "settlement"}


def wrong(reader: Reader) -> list[str]:
    return [one.says for one in verify(reader.connection) if one.what == "totals"]


def kept(reader: Reader) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all totals."""
    return {name: sorted(tuple(row) for row in reader.connection.execute(text(f"SELECT * FROM {name}"))) for name in EVERYTHING}


def test_they_follow_what_is_put_in_changed_and_taken_out(archive: Archive) -> None:
    with archive.writing() as writer:
        ids = fill(writer)
        assert wrong(writer) == []
        card = writer.card(ids["incident"][0])
        assert card is not None
        for changed in (
            replace(card, country_code="QQ"),
            replace(card, review="reviewed", contradictions=0),
            replace(card, killed=Amount(9, 9, 9), place="", country_code="", lat=None, lon=None),
            replace(card, background=True, start="2031-01-01", end=None),
            card,
        ):
            writer.put_cards([changed])
            assert wrong(writer) == []
            assert writer.count_cards(Filter(kind="incident")) == 2
        before = kept(writer)
        writer.put_cards([card])
        assert kept(writer) == before, "what stays as it is counts once"
        writer.drop_cards([card.id])
        assert wrong(writer) == []
        assert writer.count_cards(Filter(kind="incident")) == 1
        assert [place.spot.name for place in writer.where(Filter(), 9).counts] == ["Brenholt"]


def test_a_report_counts_for_a_country_as_long_as_it_tells_of_an_incident_there(archive: Archive) -> None:
    with archive.writing() as writer:
        ids = fill(writer)
        country = Filter(kind="incident", place="VV")
        assert writer.coverage(country) == [Month("2031-05", 2, 2), Month("2031-06", 1, 1)]
        assert writer.outlets(country) == 3
        assert writer.coverage(replace(country, since="2031-05-05", until="2031-05-31")) == [Month("2031-05", 1, 1)]
        assert writer.coverage(replace(country, source="Dahra Wire")) == [Month("2031-05", 2, 2)], "of what this outlet tells"
        told(writer, ids["incident"][0], "A third outlet tells of the bomb.", None)
        assert writer.coverage(country) == [Month("2031-05", 3, 3), Month("2031-06", 1, 1)]
        assert wrong(writer) == []
        writer.put_clusters("incident", {"inc-00000000000000ff": "ict-00000000000000ff"})
        writer.put_cards([one for one in [writer.card(ids["incident"][0])] if one])
        assert writer.coverage(country) == [Month("2031-05", 2, 2), Month("2031-06", 1, 1)], "it tells of something else now"
        assert wrong(writer) == []


def told(writer: Writer, incident: str, chars: str, source: str | None) -> None:
    """One more report tells of an incident."""
    report, readable, data = report_of(chars, source=source, published="2031-05-06")
    writer.put_report(report, readable, data)
    writer.put_items([Item("inc-00000000000000ff", "incident", report.id, "2031-05-06", {"words": 9}, ("bomb",))])
    writer.put_clusters("incident", {"inc-00000000000000ff": incident})
    writer.put_cards([one for one in [writer.card(incident)] if one])


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(kind="incident"),
        Filter(kind="statement"),
        Filter(kind="incident", status="mixed"),
        Filter(disputed=True),
        Filter(kind="incident", background=False, status="machine"),
    ],
)
def test_a_list_is_as_long_as_its_total_says(archive: Archive, wanted: Filter) -> None:
    cards = [
        Card(
            "ict-0000000000000001", "incident", "A", "2031-05-04", "2031-05-04", "day", review="mixed", contradictions=2, **TOWN
        ),
        Card("ict-0000000000000002", "incident", "B", background=True),
        Card("stm-0000000000000003", "statement", "C", contradictions=1),
        Card("who-0000000000000004", "actor", "D"),
    ]
    with archive.writing() as writer:
        writer.put_cards(cards)
        assert writer.count_cards(wanted) == len(writer.cards(wanted))
        assert sum(writer.count_by_flags(Filter(kind=wanted.kind)).values()) == len(writer.cards(Filter(kind=wanted.kind)))


def test_outlets_are_counted_as_their_reports_come(archive: Archive) -> None:
    with archive.writing() as writer:
        fill(writer)
        for number, source in enumerate(("Dahra Wire", None)):
            writer.put_report(*report_of(f"A market opened in Kelm, number {number}.", source=source))
        again = report_of("A market opened in Kelm, number 0.", source="Dahra Wire")
        writer.put_report(*again)
        assert writer.sources() == {"Dahra Wire": 2, "Qadria Today": 1, "Torvik Courier": 1}
        assert (writer.published_by("Dahra Wire"), writer.published_by("Nobody")) == (2, 0)
        assert wrong(writer) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE card_total SET cards = cards + 1",
        "DELETE FROM outlet_total",
        "UPDATE spot_total SET killed = 1000",
        "DELETE FROM covered",
        "UPDATE covered SET source = 'Nobody'",
    ],
)
def test_verify_names_a_total_that_is_wrong(archive: Archive, statement: str) -> None:
    with archive.writing() as writer:
        fill(writer)
        assert verify(writer.connection) == []
        writer.connection.execute(text(statement))
        (found,) = verify(writer.connection)
        assert found.what == "totals"


def test_an_older_archive_has_them_when_it_is_opened(archive: Archive) -> None:
    with archive.writing() as writer:
        fill(writer)
        before = kept(writer)
        for name in EVERYTHING:
            writer.connection.execute(text(f"DROP TABLE {name}"))
        writer.connection.execute(text("DROP INDEX ix_actor_form_item_actor"))
        writer.connection.execute(text("UPDATE sayso_schema SET version_num = '0008'"))
    with open_archive(archive.engine.url.render_as_string(hide_password=False)) as opened, opened.reading() as reader:
        assert kept(reader) == before
        assert verify(reader.connection) == []
