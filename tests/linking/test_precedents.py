"""What came before an incident: invented cards of Vasrland and Qadria."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.elapsed import between, when
from sayso.linking.likeness import LIKE, likeness
from sayso.linking.precedents import Order, precedents
from sayso.records import Card, Party

NDF = Party("claimed", "Northern Dawn Front", "who-1")


def incident(name: str, day: str | None, until: str | None = None, **more: object) -> Card:
    values: dict[str, object] = {
        "type": "bombing",
        "subtype": "car_bomb",
        "place": "Kelm",
        "country_code": "VV",
        "precision": "day",
    }
    values.update(more)
    return Card(f"ict-{name}", "incident", name, start=day, end=until or day, **values)  # type: ignore[arg-type] # names of fields


def statement(name: str, day: str | None, by: Party, *acts: str) -> Card:
    return Card(f"stm-{name}", "statement", name, start=day, end=day, type=acts[0], parties=(by,), details={"act": list(acts)})


NOW = incident("now", "2032-02-24", parties=(NDF, Party("target", "the Kelm police headquarters")))


def test_the_most_like_comes_first_with_its_reasons() -> None:
    same = incident("same", "2031-05-01", parties=(Party("perpetrator", "NDF", "who-1"), Party("target", "two police officers")))
    town = incident("town", "2032-01-30", subtype="roadside_bomb")
    abroad = incident("abroad", "2032-02-20", place="Dahra", country_code="QD")
    unlike = incident("unlike", "2032-02-20", type="kidnapping", subtype="abduction", place="Brenholt")
    found = precedents(NOW, [unlike, abroad, town, same], [], 30)
    assert [p.card.id for p in found.earlier] == ["ict-same", "ict-town", "ict-abroad"]
    assert found.earlier[0].reasons == (
        "same kind (car bomb)",
        "same place (Kelm)",
        "same actor: Northern Dawn Front, said to have done it there",
        "like target (police)",
    )
    assert found.earlier[0].likeness == 1.0
    assert [(last.what, last.precedent.card.id) for last in found.last] == [
        ("same kind, same place", "ict-town"),
        ("same kind", "ict-abroad"),
        ("same actor", "ict-same"),
    ]


def test_what_came_later_is_no_precedent() -> None:
    found = precedents(NOW, [NOW, incident("later", "2032-02-25"), incident("same-day", "2032-02-24")], [], 30)
    assert found.earlier == ()


def test_without_a_day_what_is_recalled_came_before() -> None:
    recalled = incident("recalled", None, background=True)
    found = precedents(NOW, [recalled, incident("undated", None)], [], 30)
    assert [(p.card.id, p.elapsed) for p in found.earlier] == [("ict-recalled", None)]
    assert found.last == ()


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2032-02-12", "2032-02-12", "day", "12 days"),
        ("2032-02-23", "2032-02-23", "day", "1 day"),
        ("2032-01-01", "2032-01-31", "month", "in January 2032; between 24 and 54 days"),
        ("2032-01-20", "2032-02-19", "range", "between 20 January 2032 and 19 February 2032; between 5 and 35 days"),
        ("2032-02-01", "2032-02-29", "month", "in February 2032; up to 23 days, or not before it at all"),
        ("2031-09-05", "2031-09-05", "day", "172 days (about 6 months)"),
        ("2029-02-24", "2029-02-24", "day", "1095 days (about 3 years)"),
        ("2031-01-01", "2031-12-31", "year", "in 2031; between 55 and 419 days"),
    ],
)
def test_time_since_is_no_more_precise_than_the_dates(start: str, end: str, precision: str, words: str) -> None:
    elapsed = between(incident("then", start, end, precision=precision), NOW)
    assert elapsed is not None
    assert elapsed.words == words


def test_without_a_date_there_is_no_time_since() -> None:
    assert between(incident("then", None), NOW) is None
    assert when(incident("then", None)) == "date not known"


def test_statements_of_the_same_actor_before_and_after() -> None:
    threat = statement("threat", "2032-02-21", Party("issuer", "N.D.F.", "who-1"), "threaten", "call_for")
    claim = statement("claim", "2032-02-26", Party("issuer", "Northern Dawn Front"), "claim_responsibility")
    other = statement("other", "2032-02-23", Party("issuer", "Kelm Brigades", "who-2"), "threaten")
    long_ago = statement("old", "2031-12-01", Party("speaker", "NDF", "who-1"), "threaten")
    found = precedents(NOW, [], [claim, other, long_ago, threat], 30)
    assert [(lead.card.id, lead.acts) for lead in found.before] == [("stm-threat", ("threaten", "call_for"))]
    assert found.before[0].elapsed is not None and found.before[0].elapsed.words == "3 days"
    assert [lead.card.id for lead in found.after] == ["stm-claim"]
    assert "said to have claimed it" in found.after[0].why
    assert [lead.card.id for lead in precedents(NOW, [], [threat, long_ago], 90).before] == ["stm-threat", "stm-old"]


def test_what_a_report_puts_first_counts_even_without_a_day_and_a_doer() -> None:
    tape = statement("tape", None, Party("issuer", "Kelm Brigades", "who-2"), "threaten")
    nobody = incident("nobody", "2032-02-24")
    order = Order(later=nobody.id, earlier=tape.id, words="Some hours later")
    found = precedents(nobody, [], [tape], 30, [order])
    assert [(lead.words, lead.elapsed, lead.why) for lead in found.before] == [
        ("Some hours later", None, "a report puts it before")
    ]
    turned = precedents(nobody, [], [tape], 30, [Order(later=tape.id, earlier=nobody.id, words="hours after")])
    assert not turned.before and len(turned.after) == 1


cards = st.builds(
    incident,
    st.text("abc", min_size=1, max_size=3),
    st.none() | st.dates(date(2031, 1, 1), date(2032, 3, 1)).map(date.isoformat),
    subtype=st.sampled_from(["car_bomb", "roadside_bomb", ""]),
    place=st.sampled_from(["Kelm", "Torvik", ""]),
    parties=st.sampled_from([(), (NDF,)]),
)


@given(st.lists(cards, max_size=8), st.integers(0, 7))
def test_order_of_the_archive_does_not_matter(earlier: list[Card], turn: int) -> None:
    unique = list({card.id: card for card in earlier}.values())
    turned = [*unique[turn:], *unique[:turn]][::-1]
    assert precedents(NOW, unique, [], 30) == precedents(NOW, turned, [], 30)
    for found in precedents(NOW, unique, [], 30).earlier:
        assert found.likeness >= LIKE
        assert found.card.end is None or found.card.end < "2032-02-24"


@given(cards, cards)
def test_likeness_is_symmetric_and_within_bounds(one: Card, other: Card) -> None:
    assert likeness(one, other).value == likeness(other, one).value
    assert 0 <= likeness(one, other).value <= 1


@given(st.dates(date(2031, 1, 1), date(2032, 2, 1)), st.integers(0, 40), st.integers(0, 40))
def test_bounds_of_elapsed_hold_for_every_day_left_open(day: date, length: int, later: int) -> None:
    end = day + timedelta(days=length)
    then = incident("then", day.isoformat(), end.isoformat(), precision="range")
    after = incident("after", (end + timedelta(days=later)).isoformat())
    elapsed = between(then, after)
    assert elapsed is not None
    assert (elapsed.fewest, elapsed.most) == (later, later + length)
