"""What lists show of an incident, a statement and an actor."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.linking.cards import actor_card, incident_card, part_of_month, statement_card
from sayso.linking.cast import Cast
from sayso.linking.told import Met, Told
from sayso.records import Actor, Amount, Card, Interval, Party, content_id
from tests.linking.telling import KELM, Saying, day, says, told

NDF = "Northern Dawn Front"


def bombing(outlet: str, published: str, killed: int, **more: Any) -> Told:
    return told(
        outlet,
        published,
        says("type", "bombing", words="explosion"),
        says("subtype", "car_bomb"),
        says("stage", "accomplished"),
        Saying("place", KELM),
        Saying("date", day("2024-03-01")),
        says("killed", killed),
        says("target", "police post"),
        says("blamed", NDF, "police"),
        says("weapon", "vehicle_bomb"),
        **more,
    )


ACCOUNTS = [
    bombing("Torvik Courier", "2024-03-01", 4),
    bombing("Dahra Wire", "2024-03-02", 6),
    bombing("Copying Post", "2024-03-02", 6),
]
ACCOUNTS[2] = replace(ACCOUNTS[2], origin=ACCOUNTS[1].origin)


def test_an_incident() -> None:
    ids = {content_id("act", one.account.text_id, NDF): "who-1" for one in ACCOUNTS}
    assert incident_card("ict-1", ACCOUNTS, Cast(ids), contradictions=2) == Card(
        id="ict-1",
        kind="incident",
        title="car bomb, Kelm, 1 March 2024",
        start="2024-03-01",
        end="2024-03-01",
        precision="day",
        published="2024-03-01",
        type="bombing",
        subtype="car_bomb",
        stage="accomplished",
        place="Kelm",
        admin1="North Province",
        country_code="VS",
        lat=40.0,
        lon=10.0,
        place_precision="settlement",
        killed=Amount(4, 6, 6),
        accounts=3,
        reports=3,
        origins=2,
        sources=("Copying Post", "Dahra Wire", "Torvik Courier"),
        parties=(Party("blamed", NDF, "who-1"), Party("target", "police post")),
        contradictions=2,
        details={"weapon": ["vehicle_bomb"]},
    )


def test_the_order_of_accounts_never_matters() -> None:
    assert incident_card("ict-1", ACCOUNTS) == incident_card("ict-1", ACCOUNTS[::-1])


@pytest.mark.parametrize(
    ("headline", "used"),
    [
        ("Explosion at police post in Kelm", True),
        ("Ministers meet in Dahra", False),
        ("Kelm mourns", False),
    ],
)
def test_a_headline_is_the_title_if_it_speaks_of_the_incident(headline: str, used: bool) -> None:
    card = incident_card("ict-1", [bombing("Torvik Courier", "2024-03-01", 4, title=headline)])
    assert (card.title == headline) is used


def test_the_headline_of_the_best_graded_source_and_no_memorys() -> None:
    good = bombing("Dahra Wire", "2024-03-02", 4, title="Kelm police post explosion kills many", grade="A")
    poor = bombing("Torvik Courier", "2024-03-01", 4, title="Kelm explosion: police post hit", grade="D")
    memory = bombing("Qadria Today", "2024-09-01", 4, title="Kelm police post explosion", grade="A", background=True)
    assert incident_card("ict-1", [poor, memory, good]).title == good.report.title


def test_an_incident_of_which_little_is_known() -> None:
    card = incident_card("ict-1", [told("Torvik Courier", None, says("type", "other", words="attack"), background=True)])
    assert (card.title, card.start, card.precision, card.published, card.killed, card.place) == (
        "attack",
        None,
        "",
        None,
        None,
        "",
    )
    assert card.background


def test_it_is_background_only_if_all_accounts_recall_it() -> None:
    memory = bombing("Qadria Today", "2024-09-01", 4, background=True)
    assert incident_card("ict-1", [memory]).background
    assert not incident_card("ict-1", [memory, *ACCOUNTS]).background


def test_unknown_is_unknown_and_unsaid_is_none() -> None:
    card = incident_card(
        "ict-1", [told("Torvik Courier", "2024-03-01", Saying("killed", Amount(unknown=True), words="not known"))]
    )
    assert card.killed == Amount(unknown=True)
    assert card.wounded is None


def test_what_is_only_denied_or_supposed_is_no_part_of_the_card() -> None:
    card = incident_card(
        "ict-1",
        [
            told(
                "Torvik Courier",
                "2024-03-01",
                says("blamed", NDF, "police", stance="hypothetical"),
                says("weapon", "gun", stance="denied"),
                says("denied", NDF, NDF, stance="denied"),
            )
        ],
    )
    assert card.parties == (Party("denied", NDF),)
    assert card.details == {}


def test_numbers_of_the_details() -> None:
    card = incident_card("ict-1", [told("Torvik Courier", "2024-03-01", says("arrested", 2), says("nobody_claimed", True))])
    assert card.details == {"arrested": {"low": 2, "best": 2, "high": 2}, "nobody_claimed": True}


@pytest.mark.parametrize(("judged", "review"), [((), "machine"), ((0,), "mixed"), ((0, 1), "reviewed")])
def test_it_is_reviewed_when_every_value_that_stands_is_judged(judged: tuple[int, ...], review: str) -> None:
    sayings = [says("type", "bombing"), says("killed", 4)]
    sayings = [replace(one, standing="accepted") if n in judged else one for n, one in enumerate(sayings)]
    assert incident_card("ict-1", [told("Torvik Courier", "2024-03-01", *sayings)]).review == review


def test_a_judged_value_that_does_not_stand_makes_it_mixed() -> None:
    accounts = [
        told("Torvik Courier", "2024-03-01", says("weapon", "gun", standing="accepted")),
        told("Dahra Wire", "2024-03-01", says("type", "bombing")),
    ]
    assert incident_card("ict-1", accounts).review == "mixed"


def test_a_statement() -> None:
    one = told(
        "Torvik Courier",
        "2024-01-24",
        says("issuer", NDF),
        says("speaker", "Usama Hadi"),
        says("medium", "audio recording"),
        says("act", "threaten"),
        says("act", "call_for"),
        says("is_claim", False),
        says("is_claim", True, "private media"),
        says("audience", "soldiers"),
        says("about", "inc-1"),
        Saying("date", day("2024-01-23")),
        kind="statement",
    )
    card = statement_card("stm-1", [one], contradictions=1)
    assert (card.id, card.kind, card.title, card.type) == (
        "stm-1",
        "statement",
        f"{NDF}, audio recording, 23 January 2024",
        "threaten",
    )
    assert [(party.role, party.name) for party in card.parties] == [
        ("issuer", NDF),
        ("speaker", "Usama Hadi"),
        ("audience", "soldiers"),
    ]
    assert card.details == {"act": ["threaten", "call_for"], "medium": ["audio recording"], "about": ["inc-1"], "is_claim": False}
    assert (card.start, card.end, card.contradictions, card.killed) == ("2024-01-23", "2024-01-23", 1, None)


def met(outlet: str, name: str, origin: str = "", **more: Any) -> Met:
    one = told(outlet, "2024-03-01")
    return Met(Actor(one.account.text_id, name, more.pop("kind", "armed_group"), **more), one.report, origin or one.origin)


def test_an_actor_goes_by_the_name_most_origins_use() -> None:
    card = actor_card(
        "who-1",
        [
            met("Torvik Courier", "Dawn Front", country_code="VS", role="group"),
            met("Dahra Wire", "Dawn Front", aliases=("The Front", "the group")),
            met("Copying Post", NDF, "wire", affiliation="Dawn Council"),
            met("Qadria Today", NDF, "wire"),
            met("Ouban News", NDF, "wire", kind="organisation"),
        ],
    )
    assert (card.title, card.type, card.country_code, card.kind) == ("Dawn Front", "armed_group", "VS", "actor")
    assert (card.accounts, card.reports, card.origins) == (5, 5, 3)
    assert card.details == {"aliases": [NDF, "The Front"], "roles": ["group"], "affiliations": ["Dawn Council"]}


def test_a_registered_name_goes_before_all_others() -> None:
    card = actor_card(
        "who-1", [met("Torvik Courier", "NDF"), met("Dahra Wire", "NDF"), met("Post", "The Front", register_name=NDF)]
    )
    assert card.title == NDF


def test_a_child_is_marked() -> None:
    assert actor_card("who-1", [met("Torvik Courier", "Ana Bel", kind="person", minor=True)]).details["minor"] is True
    assert "minor" not in actor_card("who-1", [met("Torvik Courier", "Ana Bel", kind="person")]).details


def test_early_in_a_month_is_its_first_ten_days() -> None:
    early = Interval("2031-09-01", "2031-09-30", "part-of-month", value="2031-09", part="early")
    assert part_of_month(early) == ("2031-09-01", "2031-09-10")
    assert part_of_month(replace(early, part="late")) == ("2031-09-21", "2031-09-30")
    assert part_of_month(Interval("2031-09-01", "2031-09-30", "month")) == ("2031-09-01", "2031-09-30")
    assert part_of_month(Interval(None, None, "unresolved")) == (None, None)
