"""Claims of precedence against invented archives."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.coverage_rule import FEWEST_REPORTS, Coverage, Month
from sayso.linking.precedence import check
from sayso.linking.precedence_answer import Answer
from sayso.linking.question import Question, Since, Sought
from sayso.records import Amount, Card, Party, Place

TORVIK = Place("Torvik", "Vasrland", "VV", 50.0, 10.0, "settlement", admin1="Torvik Province")
CAR_BOMB = Sought(
    words="car bomb in Torvik",
    kind="car bomb",
    types=("car_bomb",),
    related=("bombing", "other_bomb", "suicide_bombing"),
    remote=("assassination", "other", "other_attack"),
    weapons=("vehicle_bomb",),
    place=TORVIK,
)
EARLY_SEPTEMBER = Since("early September 2031", "2031-09-01", "2031-09-10")
CLAIM = Question(
    "the first car bomb in Torvik since early September 2031", "first", 1, CAR_BOMB, EARLY_SEPTEMBER, None, "2032-01-24"
)
MONTHS = tuple(Month(month, 20, 5) for month in ("2031-08", "2031-09", "2031-10", "2031-11", "2031-12", "2032-01"))
WELL = Coverage("Torvik", "Vasrland", MONTHS, MONTHS)


def card(day: str | None, *, until: str | None = None, name: str = "", **more: object) -> Card:
    values: dict[str, object] = {
        "type": "bombing",
        "subtype": "car_bomb",
        "stage": "accomplished",
        "place": "Torvik",
        "admin1": "Torvik Province",
        "country_code": "VV",
        "place_precision": "settlement",
        "lat": 50.0,
        "lon": 10.0,
        "published": day,
        "precision": "day",
        "sources": ("Torvik Courier",),
    }
    values.update(more)
    return Card(f"ict-{name or day}", "incident", "a car bomb", start=day, end=until or day, **values)  # type: ignore[arg-type] # names of fields


TODAY = card("2032-01-23", name="today")
EARLIER = card("2031-09-05", name="september")


def asked(*cards: Card, question: Question = CLAIM, coverage: Coverage = WELL) -> Answer:
    return check(question, cards, coverage)


def test_a_claim_holds_when_nothing_lies_between() -> None:
    answer = asked(TODAY, EARLIER)
    assert answer.verdict == "holds"
    assert answer.subject == TODAY
    assert answer.spoken_of == EARLIER
    assert "no proof" in answer.message and "as far as this archive goes" in answer.message


def test_what_was_not_understood_is_said_whatever_the_answer() -> None:
    claim = replace(CLAIM, unread=("in the north", "ten dead"))
    assert (
        "Checked without “in the north”, “ten dead”, which were not understood." in asked(TODAY, EARLIER, question=claim).message
    )
    against = asked(TODAY, card("2031-11-15"), EARLIER, question=replace(CLAIM, unread=("ten dead",)))
    assert against.verdict == "contradicted"
    assert (
        "Checked without “ten dead”, which was not understood: see for yourself whether it fits the incident named."
        in against.message
    )


def test_one_between_contradicts() -> None:
    november = card("2031-11-15")
    answer = asked(TODAY, november, EARLIER)
    assert answer.verdict == "contradicted"
    assert answer.contradicting == (november,)
    assert "15 November 2031" in answer.message


@pytest.mark.parametrize(
    ("start", "end", "verdict", "possible"),
    [
        ("2031-08-31", "2031-08-31", "holds", False),  # before the bound
        ("2031-09-01", "2031-09-01", "holds", True),  # the bound's first day
        ("2031-09-04", "2031-09-04", "holds", True),
        ("2031-09-11", "2031-09-11", "contradicted", False),
        ("2031-09-01", "2031-09-30", "unclear", True),  # "in September": before or after the bound
        ("2031-08-20", "2031-09-04", "unclear", True),  # a range that begins before it
        ("2031-10-01", "2031-10-31", "contradicted", False),  # a whole month, all of it after
        ("2032-01-01", "2032-01-31", "unclear", True),  # before or after the one that is spoken of
        ("2032-01-23", "2032-01-23", "holds", False),  # the same day: no earlier one
        ("2032-01-24", "2032-01-24", "holds", False),  # after it
    ],
)
def test_dates_are_taken_as_precisely_as_they_are_known(start: str, end: str, verdict: str, possible: bool) -> None:
    answer = asked(TODAY, EARLIER, card(start, until=end, name="other"), question=replace(CLAIM, subject="ict-today"))
    assert answer.spoken_of == EARLIER
    assert answer.verdict == verdict
    assert bool(answer.possible) is possible


def test_what_may_lie_within_the_bound_is_the_one_spoken_of_if_there_is_no_better() -> None:
    september = card("2031-09-01", until="2031-09-30", precision="month")
    answer = asked(TODAY, september)
    assert (answer.verdict, answer.spoken_of) == ("holds", september)


def test_of_two_within_the_bound_the_later_is_spoken_of_and_the_other_only_possible() -> None:
    answer = asked(TODAY, EARLIER, card("2031-09-02"))
    assert answer.verdict == "holds"
    assert answer.spoken_of == EARLIER
    assert [match.card.start for match in answer.possible] == ["2031-09-02"]
    assert "early September 2031" in answer.possible[0].words


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"subtype": "roadside_bomb"}, "holds"),
        ({"subtype": "other_bomb"}, "unclear"),
        ({"subtype": ""}, "unclear"),
        ({"subtype": "suicide_bombing"}, "unclear"),
        ({"subtype": "suicide_bombing", "details": {"weapon": ["suicide_bomb", "vehicle_bomb"]}}, "contradicted"),
        ({"type": "assassination", "subtype": "assassination"}, "holds"),
        ({"type": "assassination", "subtype": "", "details": {"weapon": ["vehicle_bomb"]}}, "contradicted"),
        ({"type": "kidnapping", "subtype": "abduction"}, "holds"),
        ({"place": "Kelm", "admin1": "Kelm Province", "lat": 52.0}, "holds"),
        ({"place": "Kelm", "country_code": "QD"}, "holds"),
        ({"place": "Vasrland", "admin1": "", "place_precision": "country"}, "unclear"),
        ({"place": "Torvik Province", "place_precision": "province"}, "unclear"),
        ({"place": "", "admin1": "", "country_code": "", "place_precision": "", "lat": None, "lon": None}, "holds"),
        ({"place": "Torvík", "country_code": ""}, "contradicted"),
        ({"place": "North Torvik", "admin1": "", "lat": 50.01}, "contradicted"),
        ({"stage": "failed"}, "contradicted"),
        ({"stage": "foiled"}, "holds"),
        ({"stage": "alleged"}, "holds"),
    ],
)
def test_kind_place_and_stage(change: dict[str, object], verdict: str) -> None:
    assert asked(TODAY, card("2031-11-15", **change)).verdict == verdict


def test_what_is_unproven_is_named_apart() -> None:
    plot = card("2031-11-15", stage="foiled")
    answer = asked(TODAY, plot)
    assert answer.unproven == (plot,)
    assert "Not counted" in answer.message
    tried = asked(TODAY, plot, question=replace(CLAIM, sought=replace(CAR_BOMB, attempts=True)))
    assert tried.verdict == "contradicted"


def test_what_is_only_remembered_contradicts_and_says_so() -> None:
    answer = asked(TODAY, card("2031-11-15", background=True))
    assert answer.verdict == "contradicted"
    assert len(answer.remembered) == 1
    assert "only recall it" in answer.message


def test_what_has_no_day_leaves_the_claim_open_unless_it_was_told_before_the_bound() -> None:
    assert asked(TODAY, card(None, name="undated", published="2031-11-02")).verdict == "unclear"
    assert asked(TODAY, card(None, name="undated", published="2031-08-02")).verdict == "holds"
    recalled = asked(TODAY, card(None, name="undated", published="2031-11-02", background=True))
    assert recalled.verdict == "holds"
    assert recalled.remote == 1


def test_an_archive_with_gaps_is_too_thin_to_say() -> None:
    thin = tuple(Month(m.month, FEWEST_REPORTS - 1, 2) if m.month in ("2031-10", "2031-11") else m for m in MONTHS)
    answer = asked(TODAY, EARLIER, coverage=Coverage("Torvik", "Vasrland", thin, thin))
    assert answer.verdict == "too-thin"
    assert "2 of 5 months" in answer.message
    one_outlet = tuple(Month(m.month, 20, 1) for m in MONTHS)
    assert "one source" in asked(TODAY, coverage=Coverage("Torvik", "Vasrland", one_outlet, one_outlet)).message


def test_a_thin_archive_still_contradicts() -> None:
    assert asked(TODAY, card("2031-11-15"), coverage=Coverage("Torvik", "Vasrland", (), ())).verdict == "contradicted"


def test_all_time_is_more_than_an_archive_knows() -> None:
    ever = replace(CLAIM, since=None)
    assert asked(TODAY, question=ever).verdict == "too-thin"
    assert asked(TODAY, EARLIER, question=ever).verdict == "contradicted"


def test_a_claim_of_none_counts_the_last_day_too() -> None:
    none = replace(CLAIM, rank="none", number=0)
    assert asked(EARLIER, question=none).verdict == "holds"
    assert asked(TODAY, EARLIER, question=none).verdict == "contradicted"


def test_the_only_one_allows_no_other_before_or_after() -> None:
    only = replace(
        CLAIM,
        rank="only",
        start="2031-12-20",
        end="2032-01-24",
        since=Since("this winter", "2031-11-30", "2031-11-30", spell=True),
    )
    december = card("2031-12-20", name="december")
    assert asked(december, question=replace(only, subject="ict-december")).verdict == "holds"
    assert asked(december, TODAY, question=replace(only, subject="ict-december")).verdict == "contradicted"


@pytest.mark.parametrize(("others", "verdict"), [(1, "unclear"), (2, "holds"), (3, "contradicted")])
def test_counting(others: int, verdict: str) -> None:
    third = replace(CLAIM, rank="nth", number=3, since=Since("in two months", "2031-11-09", "2031-11-24", spell=True))
    cards = [card(f"2031-12-{day:02d}") for day in range(1, others + 1)]
    answer = asked(TODAY, *cards, question=third)
    assert answer.verdict == verdict
    assert answer.counted == others + 1


DEADLIEST = replace(CLAIM, rank="deadliest", number=0, subject="ict-today")


@pytest.mark.parametrize(
    ("own", "other", "verdict"),
    [
        (Amount(4, 4, 4), Amount(3, 3, 3), "holds"),
        (Amount(4, 4, 4), Amount(4, 4, 4), "holds"),
        (Amount(4, 4, 4), Amount(5, 5, 5), "contradicted"),
        (Amount(4, 4, 4), Amount(3, 4, 6), "unclear"),
        (Amount(11, None, None), Amount(20, 20, 20), "unclear"),
        (Amount(11, None, None), Amount(9, 9, 9), "holds"),
        (Amount(4, 4, 4), Amount(11, None, None), "contradicted"),
        (Amount(4, 4, 4), None, "holds"),
        (None, Amount(2, 2, 2), "unclear"),
        (Amount(unknown=True), None, "unclear"),
    ],
)
def test_the_deadliest(own: Amount | None, other: Amount | None, verdict: str) -> None:
    answer = asked(replace(TODAY, killed=own), card("2031-11-15", killed=other), question=DEADLIEST)
    assert answer.verdict == verdict


def test_an_event_as_bound_is_looked_up() -> None:
    attempt = Sought(words="the attempt on the minister", kind="attempt", target="minister", attempts=True)
    question = replace(CLAIM, since=Since("the attempt on the minister", event=attempt))
    minister = card("2031-09-05", name="minister", stage="failed", parties=(Party("target", "Interior Minister Arno Vesk"),))
    answer = asked(TODAY, minister, question=question)
    assert answer.spoken_of == minister
    assert answer.verdict == "holds"
    assert asked(TODAY, minister, card("2031-09-06"), question=question).verdict == "contradicted"
    lost = asked(TODAY, card("2031-09-06"), question=question)
    assert lost.verdict == "unclear"
    assert "give its date" in lost.message


def test_by_whom_and_against_whom() -> None:
    by = replace(CLAIM, sought=replace(CAR_BOMB, actor="Kelm Brigades", claimed=True))
    mine, denied = Party("claimed", "the Kelm Brigades"), Party("blamed", "Kelm Brigades")
    assert asked(TODAY, card("2031-11-15", parties=(mine,)), question=by).verdict == "contradicted"
    assert asked(TODAY, card("2031-11-15", parties=(denied,)), question=by).verdict == "holds"
    assert asked(TODAY, card("2031-11-15", parties=(Party("claimed", "Northern Dawn Front"),)), question=by).verdict == "holds"
    police = replace(CLAIM, sought=replace(CAR_BOMB, target="police"))
    assert (
        asked(TODAY, card("2031-11-15", parties=(Party("target", "police checkpoint"),)), question=police).verdict
        == "contradicted"
    )
    assert asked(TODAY, card("2031-11-15"), question=police).verdict == "unclear"


days = st.dates(date(2031, 6, 1), date(2032, 2, 20))


@given(st.lists(st.tuples(days, st.integers(0, 60), st.booleans()), max_size=6), st.integers(0, 5))
def test_whatever_contradicts_lies_in_the_time_and_order_does_not_matter(rows: list[tuple[date, int, bool]], turn: int) -> None:
    cards = [
        card(day.isoformat(), until=(day + timedelta(days=length)).isoformat(), name=str(n), background=old)
        for n, (day, length, old) in enumerate(rows)
    ]
    answer = asked(TODAY, *cards, question=replace(CLAIM, subject="ict-today"))
    turned = [*cards[turn:], TODAY, *cards[:turn]]
    assert answer == asked(*turned, question=replace(CLAIM, subject="ict-today"))
    for one in answer.contradicting:
        assert one.start and one.end and one.start > "2031-09-10" and one.end < "2032-01-23"
    assert (answer.verdict == "contradicted") == bool(answer.contradicting)
