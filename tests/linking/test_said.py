"""Each property with its values, who gives them, and the one that stands for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.cast import Cast
from sayso.linking.said import PropertySaid, said
from sayso.linking.told import Told
from sayso.records import Place, Value, content_id
from tests.linking.telling import BRENHOLT, KELM, VASRLAND, Saying, day, says, told


def of(name: str, *accounts: Told, **more: Any) -> PropertySaid:
    found = said(accounts, **more).of(name)
    assert found is not None
    return found


def test_who_gives_a_value_when_and_through_whom() -> None:
    found = of(
        "type",
        told("Torvik Courier", "2024-03-02", says("type", "bombing", "police", words="blast")),
        told("Dahra Wire", "2024-03-01", says("type", "bombing", words="bomb")),
    )
    (value,) = found.values
    assert (value.value, value.stance, value.words, value.standing) == ("bombing", "asserted", "bomb", "machine")
    assert value.sources == ("Dahra Wire", "Torvik Courier")
    assert value.speakers == ("Dahra Wire", "police")
    assert (value.first, value.last, value.reports, value.origins) == ("2024-03-01", "2024-03-02", 2, 2)
    assert found.headline == value
    assert found.because == "nobody says anything else"


@pytest.mark.parametrize(
    ("name", "one", "other", "same"),
    [
        ("place", KELM, Place("Kelm town", "Vasrland", "VS", geonameid=11, precision="near"), True),
        ("place", KELM, Place("Kelm", "Vasrland", "VS", precision="settlement"), True),
        ("place", KELM, BRENHOLT, False),
        ("place", Place("Ouban", "Qadria", "QD"), Place("Ouban", "Vasrland", "VS"), False),
        ("date", day("2024-03-01", part="night"), day("2024-03-01", clock="22:00"), True),
        ("date", day("2024-03-01"), day("2024-03-01", "2024-03-31", "month"), False),
        ("target", "The police post", "a police post", True),
        ("target", "Checkpoint 4", "Checkpoint 5", False),
        ("perpetrator", "Ansar al-Fajr", "Ansar el-Fajr", True),
        ("perpetrator", "Kelm Brigades", "Northern Dawn Front", False),
        ("perpetrator", "Hadi", "Huda", False),
        ("perpetrator", "The gunmen", "gunmen", True),
        ("background", True, False, False),
    ],
)
def test_values_that_mean_the_same_are_one(name: str, one: Value, other: Value, same: bool) -> None:
    found = of(
        name, told("Torvik Courier", "2024-03-01", Saying(name, one)), told("Dahra Wire", "2024-03-01", Saying(name, other))
    )
    assert len(found.values) == (1 if same else 2)


def test_actors_are_one_if_the_archive_says_so() -> None:
    one = told("Torvik Courier", "2024-03-01", says("claimed", "Northern Dawn Front"))
    other = told("Dahra Wire", "2024-03-01", says("claimed", "NDF"))
    third = told("Qadria Today", "2024-03-01", says("claimed", "the Northern Dawn Front"))
    ids = {content_id("act", t.account.text_id, name): "who-1" for t, name in ((one, "Northern Dawn Front"), (other, "NDF"))}
    assert len(of("claimed", one, other).values) == 2
    assert len(of("claimed", one, other, cast=Cast(ids)).values) == 1
    assert len(of("claimed", one, other, third, cast=Cast(ids)).values) == 1


def test_two_people_of_one_name_stay_two() -> None:
    one = told("Torvik Courier", "2024-03-01", says("blamed", "Usama Hadi"))
    other = told("Dahra Wire", "2024-03-01", says("blamed", "Usama Hadi"))
    third = told("Qadria Today", "2024-03-01", says("blamed", "Usama Hadi"))
    ids = {content_id("act", t.account.text_id, "Usama Hadi"): who for t, who in ((one, "who-1"), (other, "who-2"))}
    assert len(of("blamed", one, other, cast=Cast(ids)).values) == 2
    assert len(of("blamed", one, other, third, cast=Cast(ids)).values) == 3


def test_what_is_denied_stands_apart_and_is_no_headline() -> None:
    found = of("type", told("Torvik Courier", "2024-03-01", says("type", "bombing", stance="denied")))
    assert (found.headline, found.because) == (None, "")
    found = of(
        "type",
        told("Torvik Courier", "2024-03-01", says("type", "bombing", stance="denied")),
        told("Dahra Wire", "2024-03-02", says("type", "bombing")),
    )
    assert [value.stance for value in found.values] == ["asserted", "denied"]


def test_copies_count_once() -> None:
    accounts = [told(f"Outlet {n}", "2024-03-01", says("type", "bombing"), origin="wire") for n in range(5)]
    (value,) = of("type", *accounts).values
    assert (value.reports, value.origins) == (5, 1)


REASONS = [
    ({"standing": "accepted"}, {}, "a person has judged it"),
    ({"certainty": "stated"}, {"certainty": "possible"}, "stated more firmly than the others"),
]


@pytest.mark.parametrize(("good", "bad", "because"), REASONS)
def test_the_better_assertion_stands(good: dict[str, Any], bad: dict[str, Any], because: str) -> None:
    one = told("Torvik Courier", "2024-03-01", says("type", "arson", **bad))
    other = told("Dahra Wire", "2024-03-02", says("type", "bombing", **good))
    found = of("type", one, other)
    assert found.headline is not None
    assert (found.headline.value, found.because) == ("bombing", because)


def test_the_best_graded_source_stands_or_the_latest() -> None:
    accounts = [
        told("Torvik Courier", "2024-03-01", says("type", "bombing"), grade="A"),
        told("Dahra Wire", "2024-03-02", says("type", "arson"), grade="B"),
        told("Qadria Today", "2024-03-02", says("type", "arson")),
    ]
    graded = of("type", *accounts)
    assert graded.headline is not None
    assert (graded.headline.value, graded.because) == ("bombing", "from the best graded source (A)")
    latest = of("type", *accounts, best="latest")
    assert latest.headline is not None
    assert (latest.headline.value, latest.because) == ("arson", "published last")


def test_what_most_origins_give_stands_and_copies_do_not_help() -> None:
    two = [told(f"Outlet {n}", "2024-03-02", says("type", "bombing")) for n in range(2)]
    copies = [told(f"Copy {n}", "2024-03-01", says("type", "arson"), origin="wire") for n in range(5)]
    found = of("type", *two, *copies)
    assert found.headline is not None
    assert (found.headline.value, found.because) == ("bombing", "2 of 3 origins give it")


def test_what_is_reported_stands_before_what_is_recalled() -> None:
    memories = [told(f"Outlet {n}", "2024-09-01", says("type", "arson"), background=True) for n in range(3)]
    found = of("type", told("Torvik Courier", "2024-03-01", says("type", "bombing")), *memories)
    assert found.headline is not None
    assert (found.headline.value, found.because) == ("bombing", "the others only recall it")


def test_a_finer_place_or_date_that_agrees_stands() -> None:
    accounts = [
        told(
            "Torvik Courier",
            "2024-03-03",
            Saying("place", VASRLAND),
            Saying("date", day("2024-03-01", "2024-03-31", "month")),
            grade="A",
        ),
        told("Dahra Wire", "2024-03-03", Saying("place", KELM), Saying("date", day("2024-03-02"))),
    ]
    found = said(accounts)
    assert found.headline("place") == KELM
    assert found.headline("date") == day("2024-03-02")
    place = found.of("place")
    assert place is not None
    assert place.because == "the finest that agrees with the others"


def test_a_finer_place_that_does_not_agree_stands_back() -> None:
    accounts = [
        told("Torvik Courier", "2024-03-03", Saying("place", VASRLAND), grade="A"),
        told("Dahra Wire", "2024-03-03", Saying("place", Place("Ouban", "Qadria", "QD", precision="settlement"))),
    ]
    assert said(accounts).headline("place") == VASRLAND


def test_a_place_that_a_person_judged_is_not_made_finer() -> None:
    accounts = [
        told("Torvik Courier", "2024-03-03", Saying("place", VASRLAND, standing="corrected")),
        told("Dahra Wire", "2024-03-03", Saying("place", KELM)),
    ]
    assert said(accounts).headline("place") == VASRLAND


def test_what_could_not_be_resolved_stands_last() -> None:
    unresolved = day("", precision="unresolved", value="XXXX-WXX-5")
    accounts = [
        told("Torvik Courier", None, Saying("date", type(unresolved)(None, None, "unresolved", "XXXX-WXX-5")), grade="A"),
        told("Dahra Wire", "2024-03-03", Saying("date", day("2024-03-01"))),
    ]
    assert said(accounts).headline("date") == day("2024-03-01")


def test_a_day_on_which_it_was_long_reported_stands_last() -> None:
    accounts = [
        told("Torvik Courier", "2024-03-02", Saying("date", day("2024-03-01"))),
        told("Dahra Wire", "2024-03-09", Saying("date", day("2024-03-08")), grade="A"),
    ]
    found = of("date", *accounts)
    assert found.headline is not None
    assert (found.headline.value, found.because) == (day("2024-03-01"), "the others could not be resolved, or cannot be right")


def test_the_subtype_is_one_of_the_type_that_stands() -> None:
    two = [told(f"Outlet {n}", "2024-03-02", says("type", "bombing"), says("subtype", f"bomb_{n}")) for n in range(2)]
    shot = told("Dahra Wire", "2024-03-01", says("type", "armed_assault"), says("subtype", "shooting"))
    found = said([*two, shot])
    assert found.headline("type") == "bombing"
    assert found.headline("subtype") in ("bomb_0", "bomb_1")  # though "shooting" was published first


def test_a_number_has_a_range_and_stands_as_the_range_chose() -> None:
    found = of(
        "killed", told("Torvik Courier", "2024-03-01", says("killed", 4)), told("Dahra Wire", "2024-03-02", says("killed", 6))
    )
    assert found.range is not None
    assert found.headline is not None
    assert (found.range.amount.low, found.range.amount.best, found.range.amount.high) == (4, 6, 6)
    assert found.headline.value.best == 6  # type: ignore[union-attr]
    assert found.because == found.range.because


ACCOUNTS = st.lists(
    st.builds(
        lambda outlet, date, type_, place, toll, origin: told(
            f"Outlet {outlet}",
            f"2024-03-0{date}",
            says("type", type_),
            Saying("place", place),
            says("killed", toll),
            says("claimed", f"Group {toll}"),
            origin=origin,
        ),
        st.integers(0, 5),
        st.integers(1, 5),
        st.sampled_from(["bombing", "arson"]),
        st.sampled_from([KELM, BRENHOLT, VASRLAND]),
        st.integers(0, 3),
        st.sampled_from(["wire", "", ""]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one.report.id,
)


@given(ACCOUNTS, st.randoms())
def test_the_order_of_accounts_never_matters(accounts: list[Told], chance: Any) -> None:
    shuffled = list(accounts)
    chance.shuffle(shuffled)
    assert said(accounts) == said(shuffled)


@given(ACCOUNTS)
def test_a_copy_never_changes_the_number_of_origins(accounts: list[Told]) -> None:
    first = accounts[0]
    copy = told(
        "Copying Post",
        first.report.published,
        *(Saying(a.property, a.value, words=a.words) for a in first.account.assertions),
        origin=first.origin,
    )
    before = {(p.property, repr(v.value), v.stance): v.origins for p in said(accounts).properties for v in p.values}
    after = {(p.property, repr(v.value), v.stance): v.origins for p in said([*accounts, copy]).properties for v in p.values}
    assert before == after
