"""Contradictions by kind, and all that is none."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.linking.cast import Cast
from sayso.linking.clashes import clash
from sayso.linking.told import Told
from sayso.records import Amount, Interval, Place, Span, Value, content_id
from tests.linking.contradicting import found, kinds
from tests.linking.telling import (
    BRENHOLT,
    DAHRA,
    KELM,
    NORTH,
    SUBURB,
    TORVIK,
    VASRLAND,
    Saying,
    day,
    exactly,
    says,
    told,
)

NDF, BRIGADES, ANSAR = "Northern Dawn Front", "Kelm Brigades", "Ansar al-Fajr"


def two(name: str, one: Value, other: Value, **more: Any) -> list[str]:
    """What two outlets say on one day."""
    said = [Saying(name, value, words=str(value.best) if isinstance(value, Amount) else "", **more) for value in (one, other)]
    return kinds(told("Torvik Courier", "2024-03-02", said[0]), told("Dahra Wire", "2024-03-02", said[1]))


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (exactly(4), exactly(6), True),
        (exactly(4), Amount(low=6), True),
        (exactly(4), Amount(high=3), True),
        (exactly(4), Amount(low=3), False),
        (exactly(4), Amount(high=9), False),
        (exactly(4), Amount(unknown=True), False),
        (exactly(0), exactly(4), True),
        (exactly(4), exactly(4), False),
        (Amount(5, None, 7), exactly(6), False),
        (Amount(5, None, 7), exactly(8), True),
    ],
)
def test_tolls(one: Amount, other: Amount, clash: bool) -> None:
    values = [
        told(outlet, "2024-03-02", Saying("killed", value, words="words with one number"))
        for outlet, value in (("Torvik Courier", one), ("Dahra Wire", other))
    ]
    assert kinds(*values) == (["toll"] if clash else [])


@pytest.mark.parametrize(("words", "clash"), [("32", True), ("about 30", False), ("nearly 30", False)])
def test_a_rough_number_reaches_further(words: str, clash: bool) -> None:
    rough = told("Torvik Courier", "2024-03-02", Saying("killed", exactly(30), words=words))
    assert bool(kinds(rough, told("Dahra Wire", "2024-03-02", says("killed", 34)))) is clash
    assert kinds(rough, told("Dahra Wire", "2024-03-02", says("killed", 60))) == ["toll"]


def test_people_named_are_at_least_so_many() -> None:
    named = told("Torvik Courier", "2024-03-02", Saying("killed", exactly(1), words="Judge Ana Bel"))
    assert kinds(named, told("Dahra Wire", "2024-03-02", says("killed", 4))) == []
    assert kinds(named, told("Dahra Wire", "2024-03-02", Saying("killed", exactly(0), words="nobody"))) == ["toll"]
    aged = told("Torvik Courier", "2024-03-02", Saying("killed", exactly(1), words="the 35-year-old judge"))
    assert kinds(aged, told("Dahra Wire", "2024-03-02", says("killed", 4))) == []


def test_a_number_added_up_over_sentences_clashes_with_zero_alone() -> None:
    added = told("Torvik Courier", "2024-03-02", says("killed", 5))
    (assertion,) = added.account.assertions
    for far, expected in ((70, ["toll"]), (170, [])):
        wide = replace(assertion, evidence=(*assertion.evidence, Span(100 + far, 101 + far)))
        account = replace(added.account, assertions=(wide,))
        assert kinds(replace(added, account=account), told("Dahra Wire", "2024-03-02", says("killed", 4))) == expected
        assert kinds(replace(added, account=account), told("Dahra Wire", "2024-03-02", says("killed", 0))) == ["toll"]


def test_a_toll_that_rises_is_an_update_and_one_that_falls_elsewhere_is_not() -> None:
    low, high = says("killed", 4), says("killed", 6)
    assert kinds(told("Torvik Courier", "2024-03-01", low), told("Dahra Wire", "2024-03-02", high)) == []
    assert kinds(told("Torvik Courier", "2024-03-02", low), told("Dahra Wire", "2024-03-01", high)) == ["toll"]
    assert kinds(told("Torvik Courier", None, low), told("Dahra Wire", "2024-03-01", high)) == ["toll"]


def in_words(name: str, number: int, words: str, by: str = "") -> Saying:
    return Saying(name, exactly(number), words=words, by=by)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ((2, "two children"), (3, "three people"), False),
        ((2, "two soldiers"), (3, "three soldiers"), True),
        ((2, "two people"), (3, "three children"), True),
        ((2, "two people"), (3, "three people"), True),
    ],
)
def test_some_of_the_people_are_a_part_of_all(one: tuple[int, str], other: tuple[int, str], clash: bool) -> None:
    for first, second in ((one, other), (other, one)):
        courier = told("Torvik Courier", "2024-03-02", in_words("killed", *first))
        assert kinds(courier, told("Dahra Wire", "2024-03-02", in_words("killed", *second))) == (["toll"] if clash else [])


@pytest.mark.parametrize(
    ("shot", "killed", "wounded", "clash"),
    [
        ((7, 3), 3, 4, False),  # seven were shot, of whom three died
        ((7, None), 3, 4, False),
        ((5, 2), 3, 4, False),  # one of the wounded died since
        ((7, 3), 3, 5, True),
        ((5, 1), 1, 4, True),
    ],
)
def test_wounded_may_count_the_dead(shot: tuple[int, int | None], killed: int, wounded: int, clash: bool) -> None:
    first = [says("wounded", shot[0]), *([says("killed", shot[1])] if shot[1] else [])]
    second = [says("wounded", wounded), says("killed", killed)]
    found_kinds = [
        one.property for one in found(told("Torvik Courier", "2024-03-02", *first), told("Dahra Wire", "2024-03-02", *second))
    ]
    assert ("wounded" in found_kinds) is clash


def test_one_outlet_updates_itself() -> None:
    accounts = [told("Torvik Courier", f"2024-03-0{n}", says("killed", number)) for n, number in ((1, 6), (2, 4))]
    assert kinds(*accounts) == []
    assert kinds(*accounts, told("Dahra Wire", "2024-03-02", says("killed", 6))) == ["toll"]
    # What it took back stands against nobody any more.
    assert kinds(*accounts, told("Dahra Wire", "2024-03-02", says("killed", 4))) == []


def test_two_speakers_of_one_outlet_are_no_update() -> None:
    army = told("Torvik Courier", "2024-03-01", says("killed", 12, "the army"))
    assert kinds(army, told("Torvik Courier", "2024-03-02", says("killed", 5, "residents"))) == ["toll"]
    assert kinds(army, told("Torvik Courier", "2024-03-02", says("killed", 5, "army"))) == []
    assert kinds(army, told("Torvik Courier", "2024-03-02", says("killed", 5))) == []


def test_two_numbers_inside_one_report() -> None:
    report = told("Torvik Courier", "2024-03-01", says("killed", 12, "the army"), says("killed", 5, "residents"))
    (one,) = found(report)
    assert one.says == (
        "Killed: 12 according to the army in Torvik Courier on 1 March 2024 (“12”); "
        "5 according to residents in Torvik Courier on 1 March 2024 (“5”)."
    )
    assert (one.first, one.second) == tuple(a.id for a in report.account.assertions)


def test_copies_of_one_origin_never_contradict_each_other() -> None:
    accounts = [told(f"Outlet {n}", "2024-03-02", says("killed", n), origin="wire") for n in range(4)]
    assert kinds(*accounts) == []
    assert kinds(*(replace(one, origin=one.report.id) for one in accounts)) == ["toll"] * 6


def test_one_contradiction_for_a_pair_of_values_and_the_best_evidence_stands_for_it() -> None:
    fours = [told(f"Outlet {n}", "2024-03-02", says("killed", 4), grade="C" if n else "A") for n in range(5)]
    sixes = [told(f"Post {n}", "2024-03-02", says("killed", 6), grade="B" if n == 2 else "D") for n in range(5)]
    (one,) = found(*fours, *sixes)
    assert {one.first, one.second} == {fours[0].account.assertions[0].id, sixes[2].account.assertions[0].id}


def test_a_value_said_in_several_ways_is_one_value() -> None:
    ways = [
        told(f"Post {n}", "2024-03-02", says("killed", 9, words=words))
        for n, words in enumerate(("9", "about 9", "Judge Bel and others"))
    ]
    assert kinds(told("Torvik Courier", "2024-03-02", says("killed", 4)), *ways) == ["toll"]
    assert kinds(*ways) == []


def test_a_judged_assertion_stands_first() -> None:
    judged = told("Qadria Today", "2024-03-02", says("killed", 6, standing="accepted"), grade="E")
    others = [
        told("Dahra Wire", "2024-03-02", says("killed", 6), grade="A"),
        told("Torvik Courier", "2024-03-02", says("killed", 4)),
    ]
    (one,) = found(judged, *others)
    assert judged.account.assertions[0].id in (one.first, one.second)


def test_the_earlier_report_is_named_first() -> None:
    late = told("Torvik Courier", "2024-03-05", says("killed", 4), grade="A")
    early = told("Dahra Wire", "2024-03-01", says("killed", 6))
    (one,) = found(late, early)
    assert (one.first, one.second) == (early.account.assertions[0].id, late.account.assertions[0].id)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (day("2024-03-01"), day("2024-03-02"), True),
        (day("2024-03-01"), day("2024-03-01", clock="10:00"), False),
        (day("2024-01-24"), day("2024-01-01", "2024-01-31", "month"), False),
        (day("2024-01-24"), day("2024-02-01", "2024-02-29", "month"), True),
        (day("2024-03-01", part="night"), day("2024-03-02"), False),
        (day("2024-03-01", part="night"), day("2024-03-03"), True),
        (day("2024-03-01"), day("2024-03-02", part="pre-dawn"), False),
        (day("2024-03-01"), day("2024-03-02", clock="03:30"), False),
        (day("2024-03-01"), day("2024-03-02", clock="15:30"), True),
        (day("2024-03-01"), day("2024-03-02", clock="15:30", zone="GMT"), False),
        (day("2024-03-01"), day("2024-03-02", part="night"), True),
        (day("2024-03-01"), Interval(None, None, "unresolved", "XXXX-WXX-5"), False),
        (day("2024-03-01"), Interval(None, "2024-02-01", "range"), True),
        (day("2024-03-01"), day("2024-04-01", timex="DURATION"), False),
    ],
)
def test_dates(one: Interval, other: Interval, clash: bool) -> None:
    assert two("date", one, other) == (["date"] if clash else [])
    assert two("date", other, one) == (["date"] if clash else [])


def test_a_day_long_after_the_first_report_is_of_something_else() -> None:
    first = told("Torvik Courier", "2024-03-02", Saying("date", day("2024-03-01")))
    assert kinds(first, told("Dahra Wire", "2024-03-09", Saying("date", day("2024-03-04")))) == ["date"]
    assert kinds(first, told("Dahra Wire", "2024-03-09", Saying("date", day("2024-03-08")))) == []
    assert kinds(first, told("Dahra Wire", "2024-03-09", Saying("date", day("2024-03-08"), standing="accepted"))) == ["date"]


@pytest.mark.parametrize(("words", "clash"), [("early Saturday morning", False), ("Saturday morning", True)])
def test_an_early_morning_is_part_of_the_night_before(words: str, clash: bool) -> None:
    early = told("Torvik Courier", "2024-03-02", Saying("date", day("2024-03-02", part="morning"), words=words))
    assert bool(kinds(early, told("Dahra Wire", "2024-03-02", Saying("date", day("2024-03-01"), words="Friday")))) is clash
    assert kinds(early, told("Dahra Wire", "2024-03-02", Saying("date", day("2024-02-29"), words="Thursday"))) == ["date"]


def test_a_time_without_a_day_contradicts_no_day() -> None:
    timed = told("Torvik Courier", "2024-03-02", Saying("date", day("2024-03-02", clock="12:40"), words="12:40 p.m."))
    assert kinds(timed, told("Dahra Wire", "2024-03-02", Saying("date", day("2024-03-01"), words="Friday"))) == []
    timed = told("Torvik Courier", "2024-03-02", Saying("date", day("2024-03-02", clock="12:40"), words="12:40 p.m. Saturday"))
    assert kinds(timed, told("Dahra Wire", "2024-03-02", Saying("date", day("2024-03-01"), words="Friday"))) == ["date"]


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (KELM, DAHRA, True),
        (KELM, BRENHOLT, True),
        (TORVIK, SUBURB, False),
        (KELM, VASRLAND, False),
        (DAHRA, VASRLAND, True),
        (KELM, NORTH, False),
        (TORVIK, NORTH, True),
        (KELM, replace(KELM, country_code="QD", geonameid=99), False),
        (KELM, Place("nowhere"), False),
        (KELM, Place("the Sahel", precision="region", lat=15.0, lon=0.0), False),
        (KELM, Place("Old Mill", "Vasrland", "VS", precision="settlement", admin1="Capital Province"), True),
        (KELM, Place("Old Mill", "Vasrland", "VS", precision="settlement", admin1="North Province"), False),
        (KELM, Place("Kelm Vale", "Vasrland", "VS", 43.0, 10.0, "district", 31, "North Province"), False),
        (KELM, Place("Bay", "Vasrland", "VS", 43.0, 10.0, "district", 32, "Capital Province"), True),
        (KELM, Place("Rim", "Vasrland", "VS", 40.1, 10.0, "district", 33, "Capital Province"), False),
        (KELM, Place("Kelm District", "Vasrland", "VS", 44.0, 10.0, "province", 34, "North Province"), False),
    ],
)
def test_places(one: Place, other: Place, clash: bool) -> None:
    assert two("place", one, other) == (["place"] if clash else [])
    assert two("place", other, one) == (["place"] if clash else [])


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("bombing", "armed_assault", True),
        ("bombing", "car_bomb", False),
        ("car_bomb", "roadside_bomb", True),
        ("car_bomb", "other_bomb", False),
        ("bombing", "other", False),
        ("bombing", "bombing", False),
        ("assassination", "car_bomb", False),
        ("armed_assault", "assassination", False),
        ("clash", "armed_assault", False),
        ("clash", "bombing", True),
        ("assassination", "kidnapping", True),
    ],
)
def test_types(one: str, other: str, clash: bool) -> None:
    assert two("type", one, other) == (["type"] if clash else [])


def test_subtypes_clash_if_they_are_two_devices() -> None:
    assert two("subtype", "car_bomb", "roadside_bomb") == ["type"]
    assert two("subtype", "raid", "shooting") == []
    assert two("subtype", "car_bomb", "suicide_bombing") == []
    assert two("subtype", "car_bomb", "shooting") == []


def test_stages() -> None:
    assert two("stage", "accomplished", "failed") == ["other"]
    assert two("stage", "accomplished", "alleged") == []
    assert two("stage", "failed", "foiled") == []


def test_claim_against_denial() -> None:
    claim = told("Torvik Courier", "2024-03-01", says("claimed", NDF, NDF))
    denial = told("Dahra Wire", "2024-03-02", says("denied", NDF, NDF, stance="denied"))
    (one,) = found(claim, denial)
    assert (one.kind, one.property) == ("claim-denial", "responsibility")
    assert one.says == (
        f"Responsibility: {NDF} claiming it according to {NDF} in Torvik Courier on 1 March 2024 (“{NDF}”); "
        f"{NDF} said not to have done it according to {NDF} in Dahra Wire on 2 March 2024 (“{NDF}”)."
    )
    assert kinds(claim, told("Dahra Wire", "2024-03-02", says("denied", BRIGADES, BRIGADES))) == []


@pytest.mark.parametrize("charge", ["perpetrator", "blamed", "suspected"])
def test_a_charge_against_a_denial(charge: str) -> None:
    report = told("Torvik Courier", "2024-03-01", says(charge, NDF, "police"), says("denied", NDF, NDF, stance="denied"))
    assert kinds(report) == ["claim-denial"]


def test_an_outlet_that_takes_its_own_word_back_updates_itself() -> None:
    first = told("Torvik Courier", "2024-03-01", says("perpetrator", NDF))
    assert kinds(first, told("Torvik Courier", "2024-03-02", says("perpetrator", NDF, stance="denied"))) == []
    assert kinds(first, told("Dahra Wire", "2024-03-02", says("perpetrator", NDF, stance="denied"))) == ["claim-denial"]


def test_a_group_that_goes_back_on_its_claim() -> None:
    claim = told("Torvik Courier", "2024-03-01", says("claimed", NDF, NDF))
    assert kinds(claim, told("Torvik Courier", "2024-03-02", says("denied", NDF, NDF))) == ["claim-denial"]


def test_blame_against_blame() -> None:
    army = told("Torvik Courier", "2024-03-01", says("blamed", NDF, "the army"))
    assert kinds(army, told("Dahra Wire", "2024-03-01", says("blamed", BRIGADES, "residents"))) == ["blame-blame"]
    assert kinds(army, told("Dahra Wire", "2024-03-01", says("suspected", BRIGADES, "residents"))) == ["blame-blame"]
    assert kinds(army, told("Dahra Wire", "2024-03-01", says("blamed", BRIGADES, "army"))) == []
    assert kinds(army, told("Dahra Wire", "2024-03-01", says("blamed", "gunmen", "residents"))) == []
    assert kinds(army, told("Dahra Wire", "2024-03-01", says("blamed", "Dawn Front", "residents"))) == []
    both = told("Dahra Wire", "2024-03-01", says("blamed", BRIGADES, "residents"), says("blamed", NDF, "residents"))
    assert kinds(army, both) == []


def cast_of(*accounts: tuple[Told, str, Any]) -> Cast:
    kinds = {content_id("act", one.account.text_id, name): kind for one, name, kind in accounts}
    return Cast({act: f"who-{n}" for n, act in enumerate(kinds)}, kinds)


def test_two_persons_or_two_bodies_of_a_state_may_both_be_blamed() -> None:
    one = told("Torvik Courier", "2024-03-01", says("blamed", "Ana Bel", "the army"))
    other = told("Dahra Wire", "2024-03-01", says("blamed", "Usama Hadi", "residents"))
    assert kinds(one, other) == ["blame-blame"]  # nothing is known of them
    for kind, expected in (("person", []), ("government", []), ("armed_group", ["blame-blame"])):
        assert kinds(one, other, cast=cast_of((one, "Ana Bel", kind), (other, "Usama Hadi", kind))) == expected
    assert kinds(one, other, cast=cast_of((one, "Ana Bel", "government"), (other, "Usama Hadi", "armed_group"))) == [
        "blame-blame"
    ]


def test_claim_against_claim() -> None:
    one = told("Torvik Courier", "2024-03-01", says("claimed", NDF, NDF))
    assert kinds(one, told("Dahra Wire", "2024-03-01", says("claimed", BRIGADES, BRIGADES))) == ["claim-claim"]
    assert kinds(one, told("Dahra Wire", "2024-03-01", says("claimed", NDF, NDF))) == []
    assert kinds(told("Torvik Courier", "2024-03-01", says("claimed", NDF, NDF), says("claimed", ANSAR, ANSAR))) == [
        "claim-claim"
    ]


def test_a_common_claim_is_no_contradiction() -> None:
    joint = told("Torvik Courier", "2024-03-01", says("claimed", NDF, NDF, at=10), says("claimed", ANSAR, NDF, at=10))
    assert kinds(joint) == []
    assert kinds(joint, told("Dahra Wire", "2024-03-02", says("claimed", ANSAR, ANSAR))) == []


@pytest.mark.parametrize(("name", "kind"), [("is_claim", "is-claim"), ("authentic", "authentic"), ("new_speaker", "other")])
def test_flags(name: str, kind: str) -> None:
    yes = told("Torvik Courier", "2024-03-01", says(name, True), kind="statement")
    for no in (says(name, False), says(name, True, stance="denied")):
        assert kinds(yes, told("Dahra Wire", "2024-03-01", no, kind="statement")) == [kind]
        assert kinds(told("Torvik Courier", "2024-03-01", says(name, True), no, kind="statement")) == [kind]
    for other in (says(name, True), says(name, False, stance="denied"), says(name, True, stance="hypothetical")):
        assert kinds(yes, told("Dahra Wire", "2024-03-01", other, kind="statement")) == []


def test_a_doubt_contradicts_authentic_and_nothing_else() -> None:
    for name, expected in (("authentic", ["authentic"]), ("is_claim", [])):
        yes = told("Torvik Courier", "2024-03-01", says(name, True, "an analyst"), kind="statement")
        assert (
            kinds(yes, told("Dahra Wire", "2024-03-01", says(name, True, "another", stance="questioned"), kind="statement"))
            == expected
        )


def test_the_same_value_denied() -> None:
    assert kinds(told("Torvik Courier", "2024-03-01", says("killed", 4), says("killed", 4, "the army", stance="denied"))) == [
        "toll"
    ]
    assert kinds(told("Torvik Courier", "2024-03-01", says("killed", 4), says("killed", 5, "the army", stance="denied"))) == []


def test_properties_with_many_values_contradict_nothing() -> None:
    for name in ("weapon", "target", "site", "act", "perpetrator"):
        assert two(name, "one thing", "another thing") == []


def test_every_pair_of_three_values() -> None:
    accounts = [told(f"Outlet {n}", "2024-03-02", says("killed", n)) for n in (1, 2, 3)]
    assert kinds(*accounts) == ["toll"] * 3


def test_it_is_about_what_it_is_asked_about_and_sorted() -> None:
    accounts = [
        told("Torvik Courier", "2024-03-01", Saying("place", KELM), says("killed", 4), says("claimed", NDF, NDF)),
        told("Dahra Wire", "2024-03-01", Saying("place", DAHRA), says("killed", 6), says("claimed", BRIGADES, BRIGADES)),
    ]
    all_found = found(*accounts)
    assert [one.kind for one in all_found] == ["claim-claim", "place", "toll"]
    assert {one.about for one in all_found} == {"ict-1"}


def test_values_are_compared_and_not_assertions(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr("sayso.linking.contradictions.clash", lambda *two: compared.append(two) or clash(*two))
    accounts = [
        told(
            f"Outlet {n}",
            "2024-03-02",
            *(says(name, n % 3) for name in ("killed", "abducted", "arrested")),
            says("weapon", "gun"),
        )
        for n in range(100)
    ]
    assert kinds(*accounts) == ["toll"] * 9
    assert len(compared) == 9


def test_a_denial_of_a_number_is_no_update_whichever_comes_first() -> None:
    for first, second in (("2024-03-01", "2024-03-02"), ("2024-03-02", "2024-03-01")):
        number = told("Torvik Courier", first, says("killed", 4))
        assert kinds(number, told("Dahra Wire", second, says("killed", 4, "the army", stance="denied"))) == ["toll"]
