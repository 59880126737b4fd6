"""Filters, and the lists that they narrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.archive import Archive, Filter
from sayso.archive.filters import day_of
from sayso.archive.narrow import card_days, card_keys, filter_keys
from sayso.errors import SettingsError
from sayso.records import Card, Party
from tests.archive.shelves import cards, fill


@pytest.mark.parametrize(
    ("given_day", "first", "last"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-04"),
        ("2031-05", "2031-05-01", "2031-05-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        (" 2031 ", "2031-01-01", "2031-12-31"),
    ],
)
def test_a_month_or_a_year_stands_for_its_first_or_last_day(given_day: str, first: str, last: str) -> None:
    assert day_of(given_day, "since", last=False) == first
    assert day_of(given_day, "until", last=True) == last


@pytest.mark.parametrize(
    "bad", ["", "yesterday", "04.05.2031", "2031-5-4", "2031-02-30", "2031-13", "0000-01-01", "2031-05-04T10:00", "٢٠٣١"]
)
@pytest.mark.parametrize("name", ["since", "until"])
def test_a_bad_day_is_named_with_the_form_that_is_wanted(name: str, bad: str) -> None:
    with pytest.raises(SettingsError, match="YYYY-MM-DD") as caught:
        Filter(**{name: bad})
    assert name in str(caught.value)


def test_days_that_run_backwards_and_unknown_words_are_refused() -> None:
    with pytest.raises(SettingsError, match="no day lies between"):
        Filter(since="2031-06", until="2031-05")
    with pytest.raises(SettingsError, match="machine, mixed, reviewed"):
        Filter(status="done")  # type: ignore[arg-type]  # what a user may type
    with pytest.raises(SettingsError, match="incident, statement, actor"):
        Filter(kind="report")  # type: ignore[arg-type]  # what a user may type
    Filter(since="2031-05", until="2031-05")


def test_lists_are_narrowed_by_everything_at_once(archive: Archive) -> None:
    with archive.writing() as writer:
        first, second = fill(writer)["incident"]
    wanted = {
        Filter(): [second, first],
        Filter(kind="incident"): [second, first],
        Filter(kind="statement"): [],
        Filter(place="TORVIK"): [first],
        Filter(place="saray hill"): [second],
        Filter(place="vv"): [second, first],
        Filter(place="Tor"): [],
        Filter(type="bombing"): [first],
        Filter(type="car_bomb"): [first],
        Filter(actor="usama hadi"): [first],
        Filter(actor="who-00000000000000aa"): [second],
        Filter(source="dahra wire"): [first],
        Filter(status="mixed"): [second],
        Filter(background=False): [second, first],
        Filter(background=True): [],
        Filter(disputed=True): [first],
        Filter(since="2031-05-05"): [second],
        Filter(until="2031-05"): [first],
        Filter(place="VV", source="Qadria Today", type="armed_assault", status="mixed", since="2031"): [second],
        Filter(place="VV", source="Qadria Today", type="bombing"): [],
    }
    with archive.reading() as reader:
        for given_filter, ids in wanted.items():
            assert [card.id for card in reader.cards(given_filter)] == ids, given_filter
            assert reader.count_cards(given_filter) == len(ids), given_filter
        assert [card.id for card in reader.cards(limit=1, offset=1)] == [first]
        assert reader.cards(Filter(place="Torvik"))[0] == cards([first, second])[0]


def test_the_reports_that_tell_of_incidents(archive: Archive) -> None:
    with archive.writing() as writer:
        ids = fill(writer)
    first, second = ids["incident"]
    with archive.reading() as reader:
        told = reader.reports_telling([first, second, "ict-0000000000000000", "who-00000000000000aa"])
    assert told == {first: tuple(sorted(ids["report"][:2])), second: (ids["report"][2],)}


def test_contradictions_are_narrowed_too(archive: Archive) -> None:
    with archive.writing() as writer:
        first, second = fill(writer)["incident"]
    with archive.reading() as reader:
        (clash,) = reader.contradictions()
        assert clash.about == first
        assert reader.contradictions(Filter(place="Torvik"), kind="toll", about=first) == [clash]
        assert reader.contradictions(Filter(place="Brenholt")) == []
        assert reader.contradictions(kind="date") == []
        assert reader.contradictions(about=second) == []
        assert reader.contradictions(offset=1) == []


def test_a_country_is_found_under_its_name_its_code_and_its_other_names() -> None:
    card = Card("ict-0", "incident", "bomb", place="Cairo", country_code="EG")
    keys = card_keys(card)
    for name in ("cairo", "EG", "egypt", "Arab Republic of Egypt"):
        assert filter_keys(Filter(place=name))[0] in keys, name
    assert filter_keys(Filter(place="Uganda"))[0] not in keys


def test_an_actor_is_found_under_its_aliases_and_its_id() -> None:
    card = Card(
        "who-00000000000000aa", "actor", "Northern Dawn Front", type="armed_group", details={"aliases": ["NDF", "the Front"]}
    )
    keys = card_keys(card)
    for name in ("ndf", "The Front", "northern  dawn front", "who-00000000000000aa"):
        assert filter_keys(Filter(actor=name))[0] in keys, name


def test_a_statement_is_found_by_each_of_its_acts() -> None:
    keys = card_keys(Card("stm-0", "statement", "message", type="threaten", details={"act": ["threaten", "claim"]}))
    assert {"type:claim", "type:threaten"} <= set(keys)


DAYS = st.one_of(st.none(), st.dates(date(2031, 1, 1), date(2031, 2, 20)).map(str))


@st.composite
def spans(draw: st.DrawFn) -> Card:
    start, end = draw(DAYS), draw(DAYS)
    if start and end and start > end:
        start, end = end, start
    name = f"ict-{draw(st.integers(0, 16**16 - 1)):016x}"
    place = draw(st.sampled_from(["Torvik", "Kelm", ""]))
    kind = draw(st.sampled_from(["bombing", "armed_assault"]))
    return Card(
        name,
        "incident",
        "bomb",
        start=start,
        end=end,
        published=draw(DAYS),
        place=place,
        type=kind,
        parties=(Party("target", place or "x"),),
    )


def overlaps(card: Card, wanted: Filter) -> bool:
    """What the documentation of `Filter` says, written down a second time."""
    if not (wanted.since or wanted.until):
        return True
    if card.start is None and card.end is None:
        return False
    first = card.start or card.end or ""
    last = card.end or "9999-12-31"
    return first <= (wanted.last_day or "9999-12-31") and last >= (wanted.first_day or "")


@pytest.fixture(scope="module")
def archives(new_archive: Callable[[str], Archive]) -> list[Archive]:
    return [new_archive("sqlite"), new_archive("postgresql")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some=st.lists(spans(), min_size=1, max_size=12, unique_by=lambda card: card.id),
    since=DAYS,
    length=st.integers(0, 20),
    place=st.sampled_from([None, "torvik", "Kelm"]),
    kind=st.sampled_from([None, "bombing"]),
)
def test_dates_mean_the_same_in_lists_as_in_words(
    archives: list[Archive], some: list[Card], since: str | None, length: int, place: str | None, kind: str | None
) -> None:
    until = str(date.fromisoformat(since) + timedelta(days=length)) if since else None
    wanted = Filter(kind="incident", since=since, until=until, place=place, type=kind)
    right = [
        card
        for card in sorted(some, key=lambda card: (card_days(card)[0], card.id), reverse=True)
        if overlaps(card, wanted)
        and (place is None or card.place.lower() == place.lower())
        and (kind is None or card.type == kind)
    ]
    for archive in archives:
        with archive.writing() as writer:
            writer.put_cards(some)
            assert writer.cards(wanted) == right
            assert writer.count_cards(wanted) == len(right)
            assert writer.cards(wanted, limit=2, offset=1) == right[1:3]
            writer.drop_cards([card.id for card in some])
            assert writer.count_cards() == 0


def test_a_changed_card_is_found_by_what_it_says_now(archive: Archive) -> None:
    card = Card("ict-0000000000000001", "incident", "bomb", place="Torvik", start="2031-05-04")
    with archive.writing() as writer:
        writer.put_cards([card])
        writer.put_cards([replace(card, place="Kelm", start="2031-06-01")])
        assert writer.cards(Filter(place="Torvik")) == []
        assert [one.place for one in writer.cards(Filter(place="Kelm", since="2031-06"))] == ["Kelm"]
