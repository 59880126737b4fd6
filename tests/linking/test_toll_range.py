"""Low, best and high over all accounts, and why the best is the best."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.says import BEST_RULES, BestRule
from sayso.linking.told import Told
from sayso.linking.toll_range import TollRange, toll_range
from sayso.records import Amount
from tests.linking.telling import Saying, says, told

UNKNOWN = Saying("killed", Amount(unknown=True), words="not known")
LEAST_11 = Saying("killed", Amount(low=11), words="at least 11")
UP_TO_9 = Saying("killed", Amount(high=9), words="up to 9")


def killed(*accounts: Told, rule: BestRule = "graded") -> TollRange:
    found = toll_range("killed", accounts, rule)
    assert found is not None
    return found


def test_nobody_says_anything() -> None:
    assert toll_range("killed", [told("Torvik Courier", "2024-03-01", says("wounded", 4))]) is None


def test_unknown_is_unknown_and_no_zero() -> None:
    found = killed(told("Torvik Courier", "2024-03-01", UNKNOWN))
    assert found.amount == Amount(unknown=True)
    assert found.because == "not known, according to Torvik Courier on 1 March 2024"


def test_unknown_gives_way_to_any_number() -> None:
    assert killed(
        told("Torvik Courier", "2024-03-02", UNKNOWN), told("Dahra Wire", "2024-03-01", says("killed", 4))
    ).amount == Amount(4, 4, 4)


def test_zero_is_a_number() -> None:
    assert killed(told("Torvik Courier", "2024-03-01", says("killed", 0, words="no one"))).amount == Amount(0, 0, 0)


def test_all_numbers_make_the_range_and_the_latest_is_the_best() -> None:
    accounts = [told("Torvik Courier", f"2024-03-0{n}", says("killed", number)) for n, number in ((1, 4), (2, 6), (3, 5))]
    found = killed(*accounts, rule="latest")
    assert found.amount == Amount(4, 5, 6)
    assert found.best == accounts[2].account.assertions[0]
    assert (found.low, found.high) == (accounts[0].account.assertions[0], accounts[1].account.assertions[0])
    assert found.because == "5, published last: Torvik Courier on 3 March 2024"


@pytest.mark.parametrize(
    ("rule", "best"),
    [("graded", 6), ("latest", 9), ("conservative", 6)],
)
def test_each_rule_chooses_its_own(rule: BestRule, best: int) -> None:
    accounts = [
        told("Torvik Courier", "2024-03-01", says("killed", 4), grade="A"),
        told("Torvik Courier", "2024-03-02", says("killed", 6), grade="A"),
        told("Dahra Wire", "2024-03-03", says("killed", 9), grade="C"),
    ]
    assert killed(*accounts, rule=rule).amount == Amount(4, best, 9)
    assert rule in BEST_RULES


def test_the_conservative_rule_takes_only_what_an_outlet_gave_last() -> None:
    accounts = [told("Torvik Courier", "2024-03-01", says("killed", 2)), told("Torvik Courier", "2024-03-02", says("killed", 6))]
    assert killed(*accounts, rule="conservative").amount.best == 6
    assert killed(*accounts, told("Dahra Wire", "2024-03-01", says("killed", 5)), rule="conservative").amount.best == 5


def test_a_source_not_to_be_relied_on_stands_below_one_not_graded() -> None:
    poor = told("Qadria Today", "2024-03-05", says("killed", 40), grade="E")
    assert killed(poor, told("Dahra Wire", "2024-03-01", says("killed", 5))).amount.best == 5
    assert killed(poor, told("Dahra Wire", "2024-03-01", says("killed", 5), grade="E")).amount.best == 40


@pytest.mark.parametrize("rule", sorted(BEST_RULES))
@pytest.mark.parametrize("standing", ["accepted", "corrected"])
def test_what_a_person_judged_goes_before_all(rule: BestRule, standing: str) -> None:
    accounts = [
        told("Torvik Courier", "2024-03-01", says("killed", 3, standing=standing)),
        told("Dahra Wire", "2024-03-03", says("killed", 2), grade="A"),
    ]
    found = killed(*accounts, rule=rule)
    assert found.amount == Amount(2, 3, 3)
    assert f"{standing} by a person" in found.because


def test_what_is_recalled_counts_only_if_nobody_reports_it() -> None:
    memory = told("Dahra Wire", "2024-09-01", says("killed", 12), background=True)
    assert killed(memory).amount == Amount(12, 12, 12)
    assert killed(memory, told("Torvik Courier", "2024-03-01", says("killed", 4))).amount == Amount(4, 4, 4)


def test_a_suspicion_counts_only_if_nothing_firmer_is_said() -> None:
    guess = told("Dahra Wire", "2024-03-02", says("killed", 12, certainty="possible"))
    assert killed(guess).amount.best == 12
    assert killed(guess, told("Torvik Courier", "2024-03-01", says("killed", 4))).amount == Amount(4, 4, 4)


def test_people_named_and_not_counted_give_way_to_those_who_count() -> None:
    named = told("Dahra Wire", "2024-03-02", says("killed", 1, words="Judge Ana Bel"))
    assert killed(named).amount == Amount(1, 1, 1)
    assert killed(named, told("Torvik Courier", "2024-03-01", says("killed", 4))).amount == Amount(4, 4, 4)
    one = told("Dahra Wire", "2024-03-02", says("killed", 1, words="a guard"))
    assert killed(one, told("Torvik Courier", "2024-03-01", says("killed", 4))).amount == Amount(1, 1, 4)


def test_denied_and_supposed_numbers_are_none() -> None:
    for stance in ("denied", "questioned", "hypothetical"):
        assert toll_range("killed", [told("Torvik Courier", "2024-03-01", says("killed", 4, stance=stance))]) is None


def test_a_bound_that_somebody_leaves_open_stays_open() -> None:
    least = told("Torvik Courier", "2024-03-02", LEAST_11)
    assert killed(least).amount == Amount(11, 11, None)
    assert killed(least, told("Dahra Wire", "2024-03-01", says("killed", 4))).amount == Amount(4, 11, None)
    assert killed(least, told("Dahra Wire", "2024-03-03", says("killed", 12))).amount == Amount(11, 12, 12)
    assert killed(told("Qadria Today", "2024-03-02", UP_TO_9)).amount == Amount(None, None, 9)
    assert killed(told("Qadria Today", "2024-03-02", UP_TO_9), least).amount == Amount(None, 11, None)


def test_a_copy_printed_later_makes_an_old_number_no_newer() -> None:
    accounts = [
        told("Dahra Wire", "2024-03-01", says("killed", 4), origin="wire"),
        told("Torvik Courier", "2024-03-02", says("killed", 6)),
        told("Qadria Today", "2024-03-03", says("killed", 4), origin="wire"),
    ]
    assert killed(*accounts).amount.best == 6


def test_an_undated_report_is_not_the_latest() -> None:
    accounts = [told("Dahra Wire", None, says("killed", 9)), told("Torvik Courier", "2024-03-02", says("killed", 6))]
    assert killed(*accounts, rule="latest").amount.best == 6


AMOUNTS = st.one_of(
    st.integers(0, 30).map(lambda n: Amount(n, n, n)),
    st.integers(0, 30).map(lambda n: Amount(low=n)),
    st.integers(0, 30).map(lambda n: Amount(high=n)),
    st.just(Amount(unknown=True)),
)
ACCOUNTS = st.lists(
    st.builds(
        lambda outlet, date, amount, grade: told(
            f"Outlet {outlet}", f"2024-03-{date:02d}", Saying("killed", amount), grade=grade
        ),
        st.integers(0, 4),
        st.integers(1, 9),
        AMOUNTS,
        st.sampled_from(["A", "C", "E", None]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one.report.id,
)


@given(ACCOUNTS, st.sampled_from(sorted(BEST_RULES)), st.randoms())
def test_the_order_of_accounts_never_matters(accounts: list[Told], rule: BestRule, chance: object) -> None:
    shuffled = list(accounts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert toll_range("killed", accounts, rule) == toll_range("killed", shuffled, rule)
