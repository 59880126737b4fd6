"""What holds of contradictions whatever the accounts."""

from dataclasses import replace
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.linking.told import Told
from sayso.records import Amount, Place, Value
from tests.linking.contradicting import found
from tests.linking.telling import BRENHOLT, DAHRA, KELM, NORTH, VASRLAND, Saying, day, exactly, says, told

NDF, BRIGADES, ANSAR = "Northern Dawn Front", "Kelm Brigades", "Ansar al-Fajr"

PRECISE = st.sampled_from(
    [
        ("killed", [exactly(4), Amount(low=3), Amount(high=9), Amount(3, None, 5), Amount(unknown=True)]),
        ("date", [day("2024-01-24"), day("2024-01-01", "2024-01-31", "month"), day("2024-01-01", "2024-12-31", "year")]),
        ("place", [KELM, NORTH, VASRLAND, replace(KELM, precision="near"), Place("Kelm")]),
        ("type", ["car_bomb", "bombing", "other_bomb", "other"]),
    ]
)


@given(
    PRECISE, st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), st.integers(0, 4)), max_size=8, unique_by=lambda t: t[:2])
)
@settings(deadline=None)  # the first example loads the codebook
def test_one_value_at_different_precisions_is_no_contradiction(
    values: tuple[str, list[Value]], reports: list[tuple[int, int, int]]
) -> None:
    name, choices = values
    accounts = [
        told(f"Outlet {o}", f"2024-02-0{d}", Saying(name, choices[v % len(choices)], words="words with one number"))
        for o, d, v in reports
    ]
    assert found(*accounts) == []


SAYINGS = st.one_of(
    st.integers(0, 4).map(lambda n: says("killed", n)),
    st.sampled_from([KELM, BRENHOLT, VASRLAND, DAHRA]).map(lambda place: Saying("place", place)),
    st.integers(1, 4).map(lambda n: Saying("date", day(f"2024-02-0{n}"))),
    st.builds(
        lambda name, who, by: says(name, who, by),
        st.sampled_from(["claimed", "denied", "blamed"]),
        st.sampled_from([NDF, BRIGADES, ANSAR]),
        st.sampled_from([NDF, "police", "residents", ""]),
    ),
)
REPORTS = st.lists(
    st.builds(
        lambda outlet, date, said, origin: told(f"Outlet {outlet}", f"2024-03-0{date}", *said, origin=origin),
        st.integers(0, 4),
        st.integers(1, 4),
        st.lists(SAYINGS, max_size=4),
        st.sampled_from(["wire", "", ""]),
    ),
    max_size=6,
    unique_by=lambda one: one.report.id,
)


@given(REPORTS, st.randoms())
def test_the_order_of_accounts_never_matters(accounts: list[Told], chance: Any) -> None:
    shuffled = list(accounts)
    chance.shuffle(shuffled)
    assert found(*accounts) == found(*shuffled)


@given(REPORTS)
def test_contradictions_have_ids_of_their_own(accounts: list[Told]) -> None:
    all_found = found(*accounts)
    assert len({one.id for one in all_found}) == len(all_found)


def test_every_order_of_four() -> None:
    accounts = [
        told(f"Outlet {n}", f"2024-03-0{n % 2 + 1}", says("killed", 9 - n), says("claimed", f"Front {'ABCD'[n]} Army"))
        for n in range(4)
    ]
    assert len({tuple(one.id for one in found(*order)) for order in permutations(accounts)}) == 1
