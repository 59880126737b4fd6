"""When an archive's silence means something."""

import pytest

from sayso.linking.coverage_rule import FEWEST_REPORTS, Coverage, Month, depth

MONTHS = tuple(Month(f"2031-{number:02d}", 10, 3) for number in range(1, 13))


def of(*wider: Month, local: tuple[Month, ...] = (), sources: int = 0) -> Coverage:
    return Coverage("Kelm", "Vasrland", local, wider, sources)


def test_months_of_the_time_asked_about_are_judged_and_no_others() -> None:
    found = depth(of(*MONTHS, local=(Month("2031-03", 2, 1), Month("2031-11", 5, 1))), "2031-02-01", "2031-04-30")
    assert (found.first, found.last, found.months, found.reports, found.local) == ("2031-02", "2031-04", 3, 30, 2)
    assert found.why == ""


def test_a_month_of_which_only_days_are_asked_about_does_not_count() -> None:
    assert depth(of(*MONTHS), "2031-01-28", "2031-03-05").months == 1
    assert depth(of(*MONTHS), "2031-01-28", "2031-02-03").months == 2  # no month has enough: all count


@pytest.mark.parametrize(("thin", "enough"), [(0, True), (4, True), (5, False), (12, False)])
def test_a_third_of_the_months_may_be_thin(thin: int, enough: bool) -> None:
    months = [Month(m.month, FEWEST_REPORTS - 1, 3) if n < thin else m for n, m in enumerate(MONTHS)]
    found = depth(of(*months), "2031-01-01", "2031-12-31")
    assert (found.why == "") is enough
    assert len(found.thin) == thin


def test_months_without_reports_are_silent() -> None:
    found = depth(of(*MONTHS[:6]), "2031-01-01", "2031-12-31")
    assert found.silent == ("2031-07", "2031-08", "2031-09", "2031-10", "2031-11", "2031-12")
    assert "6 of 12 months" in found.why


def test_one_outlet_is_not_enough_but_two_that_take_turns_are() -> None:
    single = [Month(m.month, 10, 1) for m in MONTHS]
    assert "one source" in depth(of(*single), "2031-01-01", "2031-12-31").why
    assert depth(of(*single, sources=2), "2031-01-01", "2031-12-31").why == ""


def test_an_empty_archive_covers_nothing() -> None:
    found = depth(of(), None, "2031-12-31")
    assert found.reports == 0
    assert found.why


def test_without_a_beginning_the_archive_s_own_first_month_is_it() -> None:
    assert depth(of(*MONTHS), None, "2031-12-31").first == "2031-01"
