"""The day, the place and the spot of each incident."""

from __future__ import annotations

from sayso.coding.incidents import Incidents
from sayso.coding.when_where import WhenWhere, weights
from sayso.reading.actors import Actors
from sayso.reading.places import Places
from sayso.reading.sentences import Sentences
from sayso.reading.times import Times
from sayso.records import Account, Interval, Place, Report, Sheet, Text


def placed(chars: str, published: str | None = "2014-01-24") -> tuple[Account, ...]:
    """The incidents of a report, with date and place."""
    report = Report(sha256="0" * 64, name="test", source="Dahra Wire", published=published)
    sheet = Sheet(report, Text(report.id, chars, reader="test@1"))
    for step in (Sentences(), Actors(), Places(), Times(), Incidents(), WhenWhere()):
        sheet = step(sheet)
    return sheet.incidents


def day(account: Account) -> str | None:
    value = account.first("date")
    assert value is None or isinstance(value, Interval)
    return value.start if value else None


def place(account: Account) -> Place | None:
    value = account.first("place")
    assert value is None or isinstance(value, Place)
    return value


def test_the_day_of_the_act_and_not_of_the_report_of_it() -> None:
    (account,) = placed("Gunmen killed two farmers near Kelm on Tuesday, police said on Thursday.")
    assert day(account) == "2014-01-21"


def test_an_unresolved_day_stays_unresolved() -> None:
    (account,) = placed("Gunmen killed two farmers near Kelm on Tuesday.", published=None)
    value = account.first("date")
    assert isinstance(value, Interval)
    assert value.precision == "unresolved"
    assert value.start is None


def test_no_day_said_no_date() -> None:
    (account,) = placed("Gunmen shot dead two farmers near Kelm.")
    assert account.of("date") == ()


def test_a_remembered_attack_has_its_own_date() -> None:
    news, memory = placed(
        "A car bomb exploded in Dahra on Thursday, killing four people. The city had long been quiet. In March 2011, gunmen had "
        "shot dead nine worshippers in Mirsal."
    )
    assert day(news) == "2014-01-23"
    assert day(memory) == "2011-03-01"


def test_a_remembered_attack_without_a_date_does_not_take_that_of_the_news() -> None:
    accounts = placed("A car bomb exploded in Dahra on Thursday. In Lyon, another bombing is still unsolved.")
    assert [day(account) for account in accounts] == ["2014-01-23", None]


def test_each_incident_has_its_own_place() -> None:
    accounts = placed("Gunmen shot dead a teacher in Lyon on Monday. In Marseille, gunmen shot dead a baker.")
    assert [found.name for account in accounts if (found := place(account))] == ["Lyon", "Marseille"]


def test_the_finest_place_wins_and_brings_its_country() -> None:
    (account,) = placed("Gunmen shot dead a teacher in Lyon, France, on Monday.")
    found = place(account)
    assert found is not None
    assert (found.name, found.country) == ("Lyon", "France")


def test_the_outlets_city_is_not_where_it_was() -> None:
    (account,) = placed("Gunmen shot dead a teacher in Lyon on Monday, a ministry spokesman in Paris said.")
    found = place(account)
    assert found is not None
    assert found.name == "Lyon"


def test_the_site_has_no_article() -> None:
    (account,) = placed("A bomb exploded outside the central police station in Lyon on Monday.")
    assert account.first("site") == "central police station"


def test_every_value_has_words_of_the_text() -> None:
    chars = "A bomb exploded outside the police station in Lyon on Monday, wounding two."
    for account in placed(chars):
        for assertion in account.of("date", "place", "site"):
            assert assertion.words == chars[assertion.evidence[0].start : assertion.evidence[0].end]


def test_another_attack_does_not_take_the_date_of_the_news() -> None:
    accounts = placed("A car bomb exploded in Lyon on Thursday, killing four people. Another bombing in Marseille is unsolved.")
    assert day(accounts[0]) == "2014-01-23"
    assert [day(account) for account in accounts[1:]] == [None] * (len(accounts) - 1)


def test_an_adjective_is_no_place_but_tells_the_country() -> None:
    (account,) = placed("Gunmen shot dead two Colombian policemen on Monday. The Colombian army is looking for them.")
    found = place(account)
    assert found is not None
    assert (found.precision, found.country) == ("country", "Colombia")
    (said,) = account.of("place")
    assert said.words == "Colombian"


def test_without_any_place_none_is_made_up() -> None:
    (account,) = placed("Gunmen shot dead two farmers on Monday.")
    assert account.of("place") == ()


def test_the_country_of_a_few_cities_is_the_country_not_a_city() -> None:
    text = "Officials met in Lyon and in Marseille. Nobody in Toulouse or Bordeaux spoke of it." + " The talks went on." * 12
    accounts = placed(text + "\n\nGunmen shot dead two farmers on Monday.")
    assert all((found := place(account)) is None or found.country == "France" for account in accounts)


def test_a_dateline_is_where_the_news_is() -> None:
    (account,) = placed("LYON, France -- Gunmen shot dead two farmers on Monday, the police said. Nobody else was hurt.")
    found = place(account)
    assert found is not None
    assert found.name == "Lyon"


def test_a_corner_of_two_roads_is_one_site() -> None:
    (account,) = placed("A man was shot dead at the corner of Kelm Road and 5th Street in Lyon on Monday.")
    assert account.first("site") == "corner of Kelm Road and 5th Street"


def test_the_hospital_of_the_wounded_is_no_site() -> None:
    (account,) = placed("A bomb exploded in Lyon on Monday. Nine wounded people were taken to the central hospital.")
    assert account.of("site") == ()


def test_a_trait_is_never_a_name() -> None:
    assert not [
        trait
        for known in weights().values()
        for trait in known
        if trait != trait.lower() and not trait.startswith(("entity:", "on a ", "dependency:"))
    ]


def test_a_last_name_is_no_place() -> None:
    accounts = placed(
        "Officer Paul Lyon was shot on Monday in Toulouse. Doctors treated Lyon, 40. A man was arrested over the shooting."
    )
    assert {found.name for account in accounts if (found := place(account)) is not None} == {"Toulouse"}


def test_a_borrowed_day_must_weigh_more_than_one_of_its_own() -> None:
    known = weights()["date"]
    assert known["least borrowed"] > known["least"]
    (account,) = placed(
        "Gunmen shot dead two farmers in Lyon. The farmers had sold their land last March. A judge will hear the widow."
    )
    assert account.of("date") == ()


def test_the_day_of_an_arrest_is_not_that_of_the_act() -> None:
    (account, *_) = placed("A man linked to the shooting of a teacher in Lyon was arrested for a robbery on January 20th.")
    assert day(account) is None


def test_a_clock_time_of_no_known_day_gives_way_to_the_weekday() -> None:
    chars = "A bomb exploded on Friday at a bank in Kelm. The bomb went off around 5:30 p.m. in Kelm."
    (account,) = placed(chars, published=None)
    value = account.first("date")
    assert isinstance(value, Interval)
    assert value.value == "XXXX-WXX-5"


def test_a_place_that_only_says_where_another_is_gives_way() -> None:
    (account,) = placed(
        "The car bombing that struck the post office in Miraz, the capital of Sabrane, on Monday killed 17 people."
    )
    found = place(account)
    assert found is not None
    assert found.name == "Miraz"


def test_a_peoples_territory_is_a_place() -> None:
    chars = "He was killed in a raid by soldiers inside Syrian territory. Iraq, Iraq and Iraq were named in the letter."
    (account,) = placed(chars)
    found = place(account)
    assert found is not None
    assert found.name == "Syria"


def test_what_is_wanted_as_soon_as_possible_was_not_then() -> None:
    (account,) = placed(
        "Six priests were killed in Mosul. The commission will get to the root of the killing as soon as possible."
    )
    assert account.first("date") is None
