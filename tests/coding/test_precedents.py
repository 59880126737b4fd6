"""Precedents and order between the accounts of one report."""

from __future__ import annotations

from sayso.coding.incidents import Incidents
from sayso.coding.precedents import Precedents
from sayso.coding.statements import Statements
from sayso.reading.actors import Actors
from sayso.reading.places import Places
from sayso.reading.sentences import Sentences
from sayso.reading.speech import Speeches
from sayso.reading.times import Times
from sayso.records import Account, Report, Sheet, Text


def coded(chars: str) -> Sheet:
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published="2020-05-13")
    sheet = Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))
    for step in (Sentences(), Actors(), Places(), Times(), Speeches(), Incidents(), Statements(), Precedents()):
        sheet = step(sheet)
    return sheet


def named(sheet: Sheet, words: str) -> Account:
    """The account with these words among those that name it."""
    return next(a for a in sheet.accounts if any(words in sheet.text.words(anchor) for anchor in a.anchors))


def test_the_first_since_links_two_incidents() -> None:
    sheet = coded(
        "A truck bomb exploded in Torvik on Monday, killing six people. "
        "It was the first bombing in the capital since gunmen killed a judge in Kelm in March."
    )
    (link,) = named(sheet, "exploded").of("first_since")
    assert link.value == named(sheet, "killed a judge").id
    assert link.words.startswith("first bombing")


def test_what_is_not_coded_is_kept_in_words() -> None:
    sheet = coded("A truck bomb exploded in Torvik on Monday. It was the deadliest bombing in the capital since the war.")
    (link,) = named(sheet, "exploded").of("first_since")
    assert link.value == "since the war"


def test_since_without_a_rank_is_no_precedent() -> None:
    sheet = coded("A truck bomb exploded in Torvik on Monday. The road has been closed since gunmen killed a judge in Kelm.")
    assert not [a for account in sheet.accounts for a in account.of("first_since")]


def test_an_incident_comes_after_another() -> None:
    sheet = coded("A priest was kidnapped in Ouban on Monday, a day after soldiers shelled the market in Mirsal.")
    (link,) = named(sheet, "kidnapped").of("after")
    assert link.value == named(sheet, "shelled").id


def test_hours_later_is_after_what_was_told_before() -> None:
    sheet = coded(
        'In a video message issued by the Northern Dawn Front, a spokesman threatened the police. "We will kill you," he said. '
        "A few hours later, a truck bomb exploded outside the ministry in Torvik, killing six people."
    )
    (link,) = named(sheet, "exploded").of("after")
    (statement,) = sheet.statements
    assert link.value == statement.id
    assert link.words == "A few hours later"


def test_a_count_of_attacks_is_kept_in_words() -> None:
    sheet = coded("Gunmen killed a judge in Kelm on Monday. It was the third shooting in Kelm this month.")
    assert "third shooting in Kelm this month" in [a.value for account in sheet.accounts for a in account.of("first_since")]


def test_at_least_and_the_latest_are_no_ranks() -> None:
    for words in (
        "At least seven people have been killed in shootings in Torvik since Friday.",
        "It was the latest attack since the truce.",
    ):
        sheet = coded(f"Gunmen killed a judge in Kelm on Monday. {words}")
        assert not [a for account in sheet.accounts for a in account.of("first_since")]


def test_a_count_is_said_of_the_incident_and_not_of_its_own_noun() -> None:
    sheet = coded(
        "Gunmen killed a judge in Kelm on Monday. Police searched houses. The mayor spoke of a dark day. Schools will stay closed. "
        "This is Kelm's third murder of the year."
    )
    claims = [a for account in sheet.accounts for a in account.of("first_since")]
    assert [a.words for a in claims] == ["third murder of the year"]
    assert claims[0] in named(sheet, "killed a judge").of("first_since")
    sheet = coded(
        "Gunmen killed a judge in Kelm on Monday. On Tuesday a market was shelled. The shelling was the third attack this month."
    )
    assert named(sheet, "shelled").of("first_since")


def test_nothing_to_link_nothing_made() -> None:
    sheet = coded("After lunch, a truck bomb exploded in Torvik on Monday.")
    assert not [a for account in sheet.accounts for a in account.of("after", "before", "first_since")]
