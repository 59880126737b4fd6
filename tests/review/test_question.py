"""Claims of precedence in plain English, and what is understood of them."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.codebook import default_codebook
from sayso.errors import QuestionError
from sayso.linking.question import Question
from sayso.records import Card, Party
from sayso.review.question import parse_question, reported_question
from sayso.settings import Settings

DAY = "2032-01-24"


def understood(words: str, day: str = DAY) -> Question:
    return parse_question(words, Settings(), day)


@dataclass(frozen=True)
class Row:
    """A claim and what is in it; "" and None where nothing is."""

    words: str
    rank: str
    number: int
    kind: str
    place: str = ""
    since: tuple[str, str] | None = None
    actor: str = ""
    target: str = ""


ROWS = [
    Row("the first car bomb in Cairo since early September 2031", "first", 1, "car bomb", "Cairo", ("2031-09-01", "2031-09-10")),
    Row("It was the first car bomb in Torvik since mid-October.", "first", 1, "car bomb", "Torvik", ("2031-10-11", "2031-10-20")),
    Row("first suicide bombing in Qadria since late 2030", "first", 1, "suicide bombing", "Qadria", ("2030-09-01", "2030-12-31")),
    Row(
        "the first attack claimed by the Northern Dawn Front in Vasrland this year",
        *("first", 1, "attack", "Vasrland", ("2031-12-31", "2031-12-31"), "Northern Dawn Front"),
    ),
    Row("the deadliest bombing in Dahra since 2029", "deadliest", 0, "bombing", "Dahra", ("2029-01-01", "2029-12-31")),
    Row(
        "the third kidnapping in Mirsal in two months",
        "nth",
        3,
        "kidnapping, hostage taking or hijacking",
        "Mirsal",
        ("2031-11-09", "2031-11-24"),
    ),
    Row("no attack on the Egyptian capital since March", "none", 0, "attack", "Cairo", ("2031-03-01", "2031-03-31")),
    Row(
        "There has been no suicide bombing in Baghdad since 12 March.",
        "none",
        0,
        "suicide bombing",
        "Baghdad",
        ("2031-03-12", "2031-03-12"),
    ),
    Row(
        "the first assassination of a judge in Colombia in five years",
        *("first", 1, "assassination", "Colombia", ("2026-07-25", "2027-07-25"), "", "judge"),
    ),
    Row("the second attack on police in Kelm this week", "nth", 2, "attack", "Kelm", ("2032-01-18", "2032-01-18"), "", "police"),
    Row(
        "Is this the first rocket attack on Dahra since last June?",
        "first",
        1,
        "rocket attack",
        "Dahra",
        ("2031-06-01", "2031-06-30"),
    ),
    Row("worst attack in Pakistan for more than a year", "deadliest", 0, "attack", "Pakistan", ("2030-01-24", "2031-01-24")),
    Row(
        "For the first time since May, gunmen attacked a mosque in Kelm",
        "first",
        1,
        "shooting",
        "Kelm",
        ("2031-05-01", "2031-05-31"),
        "",
        "mosque",
    ),
    Row(
        "the first attack by the Kelm Brigades in Saray Hill in the past six months",
        *("first", 1, "attack", "Saray Hill", ("2031-07-07", "2031-08-13"), "Kelm Brigades"),
    ),
    Row(
        "No one has been kidnapped in Ouban since Christmas",
        "none",
        0,
        "kidnapping, hostage taking or hijacking",
        "Ouban",
        ("2031-12-25", "2031-12-25"),
    ),
    Row("the only bombing in Kelm in 2031", "only", 1, "bombing", "Kelm", ("2030-12-31", "2030-12-31")),
    Row("The last car bomb in Cairo was in early September", "none", 0, "car bomb", "Cairo", ("2031-09-01", "2031-09-10")),
    Row("Kelm has never been bombed", "none", 0, "bombing", "Kelm"),
    Row("Not since March 2030 has a bomb gone off in Nairobi", "none", 0, "bombing", "Nairobi", ("2030-03-01", "2030-03-31")),
    Row(
        "the first time a mosque has been attacked in Kelm since 2025",
        "first",
        1,
        "attack",
        "Kelm",
        ("2025-01-01", "2025-12-31"),
        "",
        "mosque",
    ),
    Row(
        "the 10th mortar attack on Brenholt since 3 November",
        "nth",
        10,
        "mortar attack",
        "Brenholt",
        ("2031-11-03", "2031-11-03"),
    ),
    Row(
        "the first drone strike in Yemen in almost two months", "first", 1, "drone strike", "Yemen", ("2031-11-24", "2031-12-06")
    ),
    Row("Has there been a car bomb in Cairo since September?", "none", 0, "car bomb", "Cairo", ("2031-09-01", "2031-09-30")),
    Row("the worst riots Greece has seen in decades", "deadliest", 0, "riot", "Greece", ("1942-01-24", "2012-01-24")),
    Row(
        "the third member of the council to be assassinated in Kelm this year",
        *("nth", 3, "assassination", "Kelm", ("2031-12-31", "2031-12-31"), "", "member of the council"),
    ),
    Row(
        "the first Kelm Brigades attack in Torvik since May",
        *("first", 1, "attack", "Torvik", ("2031-05-01", "2031-05-31"), "Kelm Brigades"),
    ),
    Row(
        "the fifth church bombing to hit Nigeria this month",
        *("nth", 5, "bombing", "Nigeria", ("2031-12-31", "2031-12-31"), "", "church"),
    ),
    Row(
        "the second assassination of a mayor in Veracruz in as many weeks",
        *("nth", 2, "assassination", "Veracruz", ("2032-01-06", "2032-01-10"), "", "mayor"),
    ),
    Row("Kelm had not seen an attack since the summer of 2030", "none", 0, "attack", "Kelm", ("2030-06-01", "2030-08-31")),
    Row(
        "Tuesday's ambush was the deadliest attack in Brenholt in five years",
        "deadliest",
        0,
        "attack",
        "Brenholt",
        ("2026-07-25", "2027-07-25"),
    ),
    Row(
        "the first suicide car bombing in Beirut since November",
        "first",
        1,
        "suicide car bombing",
        "Beirut",
        ("2031-11-01", "2031-11-30"),
    ),
    Row("the biggest bomb attack in Lahore since Easter", "deadliest", 0, "bombing", "Lahore", ("2031-04-13", "2031-04-13")),
    Row(
        "the first attack in Kelm since the second bombing of the bridge in June",
        "first",
        1,
        "attack",
        "Kelm",
        ("2031-06-01", "2031-06-30"),
    ),
    Row(
        "the first fatal stabbing in London in more than three weeks",
        "first",
        1,
        "stabbing",
        "London",
        ("2031-12-27", "2032-01-03"),
    ),
    Row("first suicide attack ever in Torvik", "first", 1, "suicide bombing", "Torvik"),
    Row("no bombings in Vasrland in 2031", "none", 0, "bombing", "Vasrland", ("2030-12-31", "2030-12-31")),
    Row(
        "the first killing of a journalist in Mexico since October",
        "first",
        1,
        "killing",
        "Mexico",
        ("2031-10-01", "2031-10-31"),
        "",
        "journalist",
    ),
    Row("the bloodiest shooting in Brenholt in a decade", "deadliest", 0, "shooting", "Brenholt", ("2021-01-23", "2023-01-24")),
    Row(
        "the fourth beheading in Qadria since the start of the year",
        "nth",
        4,
        "beheading",
        "Qadria",
        ("2031-12-31", "2031-12-31"),
    ),
    Row(
        "the first time in years that Brenholt was shelled",
        "first",
        1,
        "shelling, artillery or missile attack",
        "Brenholt",
        ("2023-01-24", "2030-01-24"),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.words)
def test_what_is_understood(row: Row) -> None:
    question = understood(row.words)
    sought, since = question.sought, question.since
    place = sought.place.name if sought.place else ""
    bound = (since.start, since.end) if since else None
    found = (question.rank, question.number, sought.kind, place, bound, sought.actor, sought.target)
    assert found == (row.rank, row.number, row.kind, row.place, row.since, row.actor, row.target)
    assert question.unread == (("gunmen",) if "gunmen" in row.words else ())


@pytest.mark.parametrize(
    ("words", "unread"),
    [
        ("the first attack on a church in Kelm in which children died since 2020", ("children",)),
        ("the first suicide bombing by a woman in Cairo since 2020", ("woman",)),
        ("the first coordinated attack in downtown Cairo since 2020", ("coordinated", "downtown")),
        ("the first car bomb against soldiers with more than ten dead in Cairo since 2020", ("ten dead",)),
        ("the first car bomb in Cairo during Ramadan since 2020", ("Ramadan",)),
        ("the first attack in the north of Egypt since 2020", ("north",)),
        ("the first bombing in Cairo and Nairobi since 2020", ("Nairobi",)),
        ("no bombing and no kidnapping in Cairo since 2020", ("kidnapping",)),
    ],
)
def test_what_is_left_out_is_kept_to_be_said(words: str, unread: tuple[str, ...]) -> None:
    assert understood(words).unread == unread


def test_the_capital_is_that_of_the_country_named() -> None:
    for words in ("in the capital of Egypt", "in the Egyptian capital", "in Egypt, in the capital", "in Egypt's capital"):
        place = understood(f"the first car bomb {words} since March").sought.place
        assert place is not None and place.name == "Cairo"
    question = understood("Has the capital of Egypt been bombed since March?")
    assert question.rank == "none" and question.sought.place is not None and question.sought.place.name == "Cairo"


def test_believers_are_whom_an_attack_hit() -> None:
    assert understood("the deadliest attack on Christians in Egypt since 2011").sought.target == "Christians"


def test_a_type_means_all_kinds_of_it_and_a_finer_one_only_itself() -> None:
    bombing = understood("the first bombing in Kelm since May").sought
    assert {"bombing", "car_bomb", "suicide_bombing", "roadside_bomb"} <= set(bombing.types)
    car = understood("the first car bombing in Kelm since May").sought
    assert car.types == ("car_bomb",)
    assert {"bombing", "other_bomb", "suicide_bombing"} <= set(car.related)
    assert "roadside_bomb" not in (*car.related, *car.remote)
    assert car.weapons == ("vehicle_bomb",)
    attack = understood("the first attack in Kelm since May").sought
    assert "shooting" in attack.types and "abduction" not in attack.types and "abduction" in attack.remote


def test_a_named_event_is_understood_as_an_incident_of_its_own() -> None:
    since = understood("the first car-bomb attack in Torvik since the attempt on the minister").since
    assert since is not None and since.event is not None
    assert (since.start, since.event.target, since.event.attempts) == (None, "minister", True)
    dated = understood("the first shooting in Kelm since the car bombing at the police station in May").since
    assert dated is not None and dated.event is not None
    assert (dated.start, dated.end) == ("2031-05-01", "2031-05-31")
    assert dated.event.types == ("car_bomb",)
    owned = understood("the first shooting in Kelm since the May bombing of the police station").since
    assert owned is not None and owned.event is not None and owned.start == "2031-05-01"
    assert understood("the first shooting in Kelm since the car bombing in May").sought.types == ("shooting",)


def test_the_claim_s_own_day_is_kept_apart_from_its_bound() -> None:
    question = understood("Friday's car bomb was the first in Torvik since early September")
    assert (question.start, question.end) == ("2032-01-23", "2032-01-23")
    assert question.since is not None and question.since.start == "2031-09-01"


def test_a_month_to_come_is_last_year_s() -> None:
    since = understood("no attack on Dahra since November", "2032-03-02").since
    assert since is not None and since.start == "2031-11-01"


def test_attempts_and_deaths_are_asked_for_only_where_they_are_said() -> None:
    assert understood("the first foiled bombing in Kelm since 2030").sought.attempts
    assert understood("the first deadly attack in Kelm since 2030").sought.deadly
    plain = understood("the first bombing in Kelm since 2030").sought
    assert not plain.attempts and not plain.deadly


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "empty"),
        ("the weather in Cairo since March", "claims no precedence"),
        ("the bombing in Kelm", "claims no precedence"),
        ("the first concert in Kelm since March", "place: Kelm; since: March"),
        ("It was not the first car bomb in Cairo", "denies a claim"),
        ("no attack on the capital since March", "which country's capital"),
        ("no attack on Dahra", "since when"),
        ("the first rocket attack on Dahra since the ceasefire", "names no date"),
        ("the first bombing in Dahra since 2039", "begins after 2032-01-24"),
        ("the first car bomb in the city since March", "which city"),
        ("the first beheading by the group since October", "by the group"),
        ("the group's first attack in Cairo since October", "“the group”; name the group"),
        ("the first attack in Cairo that the group claimed since October", "“the group”; name the group"),
        ("its first attack in Cairo since October", "“its”; name the group"),
        ("the first attack they have carried out in Cairo since October", "“they”; name the group"),
        ("Has the group bombed Cairo since March?", "“the group”; name the group"),
        ("Has the capital been bombed since March?", "which country's capital"),
        ("the second deadliest attack in Cairo since 2020", "“second deadliest” cannot be checked"),
        ("the worst attack on Qadrian soil since 2025", "which country"),
        ("the first attack " + "and attack " * 40 + "since May", "at most 400"),
        ("the biggest attack in the Middle East since 2021", "where Middle East ends"),
        ("the first attack by Ansar al-Fajr outside Qadria since May", "outside Qadria"),
    ],
)
def test_what_is_not_understood_is_said_with_an_example(words: str, said: str) -> None:
    with pytest.raises(QuestionError) as caught:
        understood(words)
    assert said in str(caught.value)


def test_a_day_of_long_ago_is_no_day_of_a_claim() -> None:
    with pytest.raises(QuestionError, match="before 1900-01-01"):
        understood("no attack on Dahra for years", "0004-01-24")


WORDS = (
    *[
        "the",
        "first",
        "deadliest",
        "third",
        "no",
        "only",
        "attack",
        "bombing",
        "car",
        "bomb",
        "in",
        "since",
        "for",
        "March",
        "early",
        "September",
        "2013",
        "Cairo",
        "Kelm",
        ",",
        ".",
        "?",
        "by",
        "on",
        "of",
    ],
    *[
        "police",
        "the",
        "NDF",
        "a",
        "week",
        "two",
        "months",
        "years",
        "minister",
        "not",
        "last",
        "was",
        "12",
        "31st",
        "this",
        "never",
        "kidnapped",
        "99999",
        "0",
        "--",
        "\u202e",
        "é",
    ],
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(["2032-01-24", "2032-02-29", "9999-12-31"]))
def test_whatever_is_asked_is_understood_or_refused(words: list[str], day: str) -> None:
    try:
        question = understood(" ".join(words), day)
    except QuestionError as error:
        assert len(str(error)) > 20
    else:
        since = question.since
        assert question.end <= day
        assert since is None or since.start is None or (since.end is not None and since.start <= since.end <= day)


def test_the_example_of_the_messages_works() -> None:
    with pytest.raises(QuestionError) as caught:
        understood("the weather in Kelm")
    example = str(caught.value).rpartition("“")[2].rstrip("”")
    assert understood(example).sought.kind == "car bomb"


SUBJECT = Card(
    "ict-1",
    "incident",
    "a car bomb",
    start="2032-01-23",
    end="2032-01-23",
    type="bombing",
    subtype="car_bomb",
    place="Torvik",
    country_code="VV",
    place_precision="settlement",
)


def test_a_report_s_claim_takes_what_it_leaves_open_from_its_incident() -> None:
    question = reported_question("first such attack since early September", SUBJECT, None, Settings(), DAY)
    assert question.subject == "ict-1"
    assert (question.start, question.end) == ("2032-01-23", "2032-01-23")
    assert question.sought.types == ("car_bomb",)
    assert question.sought.place is not None and question.sought.place.name == "Torvik"
    wider = reported_question("first bombing in Vasrland since May", SUBJECT, None, Settings(), DAY, default_codebook())
    assert "roadside_bomb" in wider.sought.types
    assert wider.sought.place is not None and wider.sought.place.name == "Vasrland"


def test_a_report_s_city_country_and_group_are_those_of_its_incident() -> None:
    egypt = replace(SUBJECT, place="Cairo", country_code="EG", parties=(Party("claimed", "Ansar al-Fajr"),))
    city = reported_question("first car bomb in the city since May", egypt, None, Settings(), DAY).sought
    assert city.place is not None and city.place.name == "Cairo"
    country = reported_question("first attack by the group in the country since May", egypt, None, Settings(), DAY).sought
    assert country.place is not None and (country.place.name, country.place.precision) == ("Egypt", "country")
    assert country.actor == "Ansar al-Fajr"


def test_a_report_s_claim_may_name_the_earlier_incident() -> None:
    earlier = Card("ict-2", "incident", "attempt", start="2031-09-05", end="2031-09-05")
    question = reported_question("first car-bomb attack in Torvik since a failed attempt", SUBJECT, earlier, Settings(), DAY)
    assert question.since is not None
    assert (question.since.card, question.since.start) == ("ict-2", "2031-09-05")
    lost = reported_question("first car bomb since the siege was lifted", SUBJECT, None, Settings(), DAY)
    assert lost.since is not None and lost.since.start is None
