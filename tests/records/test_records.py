import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import (
    Account,
    Amount,
    Assertion,
    Claimant,
    Incident,
    Interval,
    Judgement,
    Report,
    Span,
    Text,
    content_id,
    disagreements,
)
from sayso.records.text import Origin

OUTLET = Claimant("Torvik Courier", outlet=True)
ARMY = Claimant("the army", "the army", Span(0, 8))


def account() -> Account:
    return Account("txt-1", "incident", (Span(4, 13),))


def assertion(property: str, value: object, *claimants: Claimant, words: str = "words", stance: str = "asserted") -> Assertion:
    return Assertion(account().id, property, value, words, (Span(0, 5),), (*claimants, OUTLET), "test@1", stance=stance)  # type: ignore[arg-type]  # tests pass values of every type


def test_an_id_depends_on_every_part_and_on_their_order() -> None:
    assert content_id("x", "a", "b") == content_id("x", "a", "b")
    assert len({content_id("x", "a", "b"), content_id("x", "b", "a"), content_id("x", "ab"), content_id("y", "a", "b")}) == 4


def test_a_value_without_evidence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no evidence"):
        Assertion(account().id, "killed", Amount(4, 4, 4), "", (), (OUTLET,), "test@1")


def test_a_value_without_the_outlet_at_the_end_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="outlet"):
        Assertion(account().id, "killed", Amount(4, 4, 4), "four", (Span(0, 4),), (ARMY,), "test@1")


def test_unknown_is_not_zero_and_not_nothing() -> None:
    assert Amount(unknown=True) != Amount(0, 0, 0)
    with pytest.raises(ValueError, match="unknown or"):
        Amount()
    with pytest.raises(ValueError, match="low <= best"):
        Amount(5, None, 4)


def test_an_interval_runs_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        Interval("2031-05-04", "2031-05-03", "range")


@given(st.integers(-3, 20), st.integers(-3, 20))
def test_a_span_is_never_empty_or_negative(start: int, end: int) -> None:
    if 0 <= start < end:
        assert len(Span(start, end)) == end - start
    else:
        with pytest.raises(ValueError, match="span"):
            Span(start, end)


def test_a_claimants_name_is_part_of_an_assertion_but_its_offsets_are_not() -> None:
    one = assertion("killed", Amount(4, 4, 4), ARMY)
    moved = assertion("killed", Amount(4, 4, 4), Claimant("the army", "the army", Span(50, 58)))
    other = assertion("killed", Amount(4, 4, 4))
    assert one.id == moved.id != other.id


def test_an_account_takes_an_assertion_once_and_only_its_own() -> None:
    one = assertion("killed", Amount(4, 4, 4))
    taken = account().with_assertions(one, one)
    assert taken.assertions == (one,)
    with pytest.raises(ValueError, match="belongs"):
        Account("txt-1", "incident", (Span(90, 95),)).with_assertions(one)


def test_incident_values_are_grouped_with_what_stands_behind_them() -> None:
    told = account().with_assertions(assertion("killed", Amount(4, 4, 4)), assertion("killed", Amount(6, 6, 6), ARMY))
    values = Incident((told,)).values("killed")
    assert [len(group) for group in values.values()] == [1, 1]


def test_two_tolls_that_exclude_each_other_are_a_disagreement_but_precision_is_not() -> None:
    four, six, at_least = Amount(4, 4, 4), Amount(6, 6, 6), Amount(3, None, None)
    found = disagreements([assertion("killed", four), assertion("killed", six, ARMY), assertion("killed", at_least)])
    assert [(d.first.value, d.second.value) for d in found] == [(four, six)]


def test_a_denial_against_a_charge_is_a_disagreement() -> None:
    found = disagreements([assertion("blamed", "Kelm Brigades", ARMY), assertion("denied", "Kelm Brigades")])
    assert [d.property for d in found] == ["responsibility"]


def test_a_question_contradicts_nothing() -> None:
    assert disagreements([assertion("authentic", True), assertion("authentic", False, stance="questioned")]) == []


def test_a_judgement_has_the_subjects_and_the_value_that_its_kind_needs() -> None:
    with pytest.raises(ValueError, match="two or more"):
        Judgement(("inc-1",), "same", "Ada", "2031-05-04T10:00:00Z")
    with pytest.raises(ValueError, match="value"):
        Judgement(("ass-1",), "correct", "Ada", "2031-05-04T10:00:00Z")


def test_a_span_finds_its_way_back_to_the_source() -> None:
    report = Report("0" * 64, "test")
    text = Text(report.id, "Four were killed.", "test@1", origins=(Origin(Span(0, 17), 120),))
    assert text.source_span(Span(5, 9)) == (125, 129)
    assert Text(report.id, "Four were killed.", "test@1").source_span(Span(5, 9)) is None
