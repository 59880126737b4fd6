"""Incidents counted by place and by time are those that lists show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from sayso.archive import Archive, Filter, open_archive
from sayso.archive.verify import verify
from sayso.records import Amount, Card, Spot
from tests.archive.shelves import fill

TOWN = {"place": "Torvik", "country_code": "VV", "lat": 41.5, "lon": 20.25, "place_precision": "settlement"}
CARDS = [
    Card(
        "ict-0000000000000001", "incident", "A", "2031-05-04", "2031-05-04", "day", type="bombing", killed=Amount(4, 4, 4), **TOWN
    ),
    Card(
        "ict-0000000000000002", "incident", "B", "2031-05-01", "2031-05-31", "month", type="bombing", killed=Amount(low=2), **TOWN
    ),
    Card(
        "ict-0000000000000003", "incident", "C", "2031-06-02", None, "range", type="raid", **{**TOWN, "place_precision": "near"}
    ),
    Card(
        "ict-0000000000000004",
        "incident",
        "D",
        None,
        "2031-06-09",
        "range",
        type="raid",
        place="Kelm",
        place_precision="unresolved",
    ),
    Card("ict-0000000000000005", "incident", "E", published="2031-07-01", type="raid", stage="foiled", background=True),
    Card("stm-0000000000000006", "statement", "F", "2031-05-04", "2031-05-04", "day", type="claim", **TOWN),
]


@pytest.fixture
def counted(archive: Archive) -> Archive:
    with archive.writing() as writer:
        writer.put_cards(CARDS)
    return archive


def test_places_are_counted_with_their_precision(counted: Archive) -> None:
    with counted.reading() as reader:
        found = reader.where(Filter(), 10)
        town, near, kelm = found.counts
        assert (found.total, found.nowhere, found.places) == (5, 1, 3)
        assert (town.spot, town.incidents, town.killed) == (Spot("Torvik", "", "VV", 41.5, 20.25, "settlement"), 2, 6)
        assert (town.first, town.last) == ("2031-05-01", "2031-05-31")
        assert (near.spot.precision, near.first, near.last) == ("near", "2031-06-02", "")
        assert (kelm.spot.lat, kelm.spot.precision) == (None, "unresolved")
        assert [one.incidents for one in reader.where(Filter(), 1).counts] == [2]
        assert reader.where(Filter(), 1).places == 3
        assert reader.where(Filter(), 10, without=[CARDS[0].id]).total == 4
        assert reader.spot(near.spot.id) == near.spot
        assert reader.spot("spt-0") is None


def test_every_filter_counts_what_it_lists(counted: Archive) -> None:
    wanted = [
        Filter(),
        Filter(type="raid"),
        Filter(place="torvik"),
        Filter(place="vv", type="bombing"),
        Filter(since="2031-05-10", until="2031-05-20"),
        Filter(since="2031-06"),
        Filter(background=True),
        Filter(disputed=True),
        Filter(status="machine"),
        Filter(spot=Spot("Torvik", "", "VV", 41.5, 20.25, "near").id),
    ]
    with counted.reading() as reader:
        places = reader.spots_in("VV")
        assert wanted[-1].spot in places and all(spot.id == spot_id for spot_id, spot in places.items())
        assert reader.spots_in("QD") == {}
        at_all = reader.count_cards(Filter(kind="incident", spot=tuple(places)))
        assert at_all == sum(reader.count_cards(Filter(kind="incident", spot=one)) for one in places) > 1
        for one in wanted:
            listed = reader.count_cards(replace(one, kind="incident"))
            assert reader.where(one, 10).total == listed, one
            for step in ("day", "month", "year"):
                when = reader.when(one, step, "stage")
                told = sum(count.incidents for count in (*when.counts, *when.open)) + when.undated
                assert told == when.total == listed, (one, step)
        assert [card.id for card in reader.cards(Filter(spot=CARDS[2].id))] == []
        assert [card.id for card in reader.cards(wanted[-1])] == [CARDS[2].id]


def test_times_are_told_as_exactly_as_they_are_known(counted: Archive) -> None:
    with counted.reading() as reader:
        by_day = reader.when(Filter(), "day", "type")
        assert [(one.start, one.end, one.incidents, one.killed) for one in by_day.counts] == [
            ("2031-05-01", "2031-05-31", 1, 2),
            ("2031-05-04", "2031-05-04", 1, 4),
        ]
        assert [(one.start, one.end) for one in by_day.open] == [("2031-06-02", ""), ("", "2031-06-09")]
        assert (by_day.undated, by_day.total) == (1, 5)
        by_month = reader.when(Filter(), "month", "type")
        assert [(one.start, one.end, one.series, one.incidents, one.killed) for one in by_month.counts] == [
            ("2031-05", "2031-05", "bombing", 2, 6)
        ]
        assert reader.days_spanned(Filter()) == ("2031-05-01", "2031-05-31")
        assert reader.days_spanned(Filter(type="raid")) is None


def test_what_changes_is_counted_anew_and_what_goes_is_not(counted: Archive) -> None:
    with counted.writing() as writer:
        writer.put_cards([replace(CARDS[0], place="", lat=None, lon=None, type="raid")])
        writer.drop_cards([CARDS[1].id])
    with counted.reading() as reader:
        found = reader.where(Filter(), 10)
        assert (found.total, found.nowhere) == (4, 2)
        assert {one.spot.precision for one in found.counts} == {"near", "unresolved"}
        assert {one.series for one in reader.when(Filter(), "day", "type").counts} == {"raid"}


def test_an_older_archive_is_counted_when_it_is_opened(archive: Archive) -> None:
    with archive.writing() as writer:
        fill(writer)
        before = writer.where(Filter(), 10)
        for name in ("card_total", "outlet_total", "spot_total", "covered"):
            writer.connection.execute(text(f"DROP TABLE {name}"))
        writer.connection.execute(text("DROP INDEX ix_actor_form_item_actor"))
        later = ("DROP TABLE withheld", "DROP INDEX ix_card_kind_flags_day_id", "DROP TABLE tally", "DROP TABLE spot")
        for statement in (*later, "UPDATE sayso_schema SET version_num = '0005'"):
            writer.connection.execute(text(statement))
    assert before.total == 2
    with open_archive(archive.engine.url.render_as_string(hide_password=False)) as opened, opened.reading() as reader:
        assert reader.where(Filter(), 10) == before
        assert verify(reader.connection) == []


def test_verify_names_an_incident_that_is_counted_wrongly(archive: Archive) -> None:
    with archive.writing() as writer:
        fill(writer)
        writer.connection.execute(text("UPDATE tally SET killed = 99"))
        (found,) = (one for one in verify(writer.connection) if one.what == "card")
        assert found.others == 1 and "counted" in found.says
        writer.connection.execute(text("DELETE FROM tally"))
        (gone,) = (one for one in verify(writer.connection) if one.what == "card")
        assert gone.others == 1


def test_who_is_called_like_a_place(counted: Archive) -> None:
    with counted.writing() as writer:
        writer.put_cards([Card("who-0000000000000001", "actor", "Kelm", type="person")])
        assert writer.actors_named(["KELM", "Torvik"]) == {"KELM": ("who-0000000000000001",)}
