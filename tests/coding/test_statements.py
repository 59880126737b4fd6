"""Statements: one a speaker and occasion, with what it does and what is said of it."""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations

import pytest

from sayso.coding.incidents import Incidents
from sayso.coding.statement_worth import total
from sayso.coding.statements import Statements
from sayso.reading.actors import Actors
from sayso.reading.sentences import Sentences
from sayso.reading.speech import Speeches
from sayso.reading.times import Times
from sayso.records import Account, Interval, Report, Sheet, Text

RECORDING = """In a video message issued by the Northern Dawn Front on Monday, a spokesman urged Vasrland's police officers to desert.

"Officers, put down your badges," the video message said.

"We will strike you wherever you sleep. What comes next will be far worse."

Two hours later, a truck bomb exploded outside the Interior Ministry in Torvik, killing six people.

Another communique by the Northern Dawn Front claimed responsibility for the shooting of a judge in Kelm.

Contrary to reports in state media, the video message was not a claim of responsibility.

Anna Velk, an analyst at the Brenholt Institute, said that the video message was authentic.

"Before the Kelm attack, the Northern Dawn Front had released a statement warning policemen to quit," Velk said.

The speaker in the video message, Omar Sadik, has not appeared in earlier recordings of the group, she added.

"We did not begin this war," Sadik says.
"""


@lru_cache(maxsize=32)
def coded(chars: str) -> Sheet:
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published="2020-05-13")
    sheet = Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))
    for step in (Sentences(), Actors(), Times(), Speeches(), Incidents(), Statements()):
        sheet = step(sheet)
    return sheet


def by_medium(sheet: Sheet, medium: str) -> Account:
    return next(account for account in sheet.statements if account.first("medium") == medium)


def values(account: Account, property: str) -> list[object]:
    return [assertion.value for assertion in account.of(property)]


def said_by(account: Account, property: str) -> dict[object, list[str]]:
    return {a.value: [claimant.name for claimant in a.claimants] for a in account.of(property)}


def test_a_recording_and_the_one_who_speaks_in_it_are_one_statement() -> None:
    message = by_medium(coded(RECORDING), "video message")
    assert message.first("issuer") == "Northern Dawn Front"
    assert message.first("speaker") == "Omar Sadik"
    quotations = [str(value) for value in values(message, "quotation")]
    assert "Officers, put down your badges" in quotations
    assert "We did not begin this war" in quotations
    assert any(value.startswith("We will strike you") for value in quotations)


def test_every_value_stands_in_the_text() -> None:
    sheet = coded(RECORDING)
    for account in sheet.statements:
        for made in account.assertions:
            assert sheet.text.words(made.evidence[0]) == made.words


def test_its_acts_are_told_by_its_own_words() -> None:
    message = by_medium(coded(RECORDING), "video message")
    assert {"call_for", "threaten"} <= set(values(message, "act"))
    assert "claim_responsibility" not in values(message, "act")
    threat = next(a for a in message.of("act") if a.value == "threaten")
    assert threat.words == "We will strike"


def test_to_whom_it_speaks_and_when() -> None:
    message = by_medium(coded(RECORDING), "video message")
    assert "Vasrland's police officers" in values(message, "audience")
    (when,) = values(message, "date")
    assert isinstance(when, Interval)
    assert when.start == "2020-05-11"


def test_a_contradiction_about_it_is_kept_with_both_who_say_so() -> None:
    message = by_medium(coded(RECORDING), "video message")
    assert said_by(message, "is_claim") == {False: ["Torvik Courier"], True: ["state media", "Torvik Courier"]}


def test_what_an_analyst_finds_is_the_analysts_finding() -> None:
    message = by_medium(coded(RECORDING), "video message")
    assert said_by(message, "authentic") == {True: ["Anna Velk", "Torvik Courier"]}
    assert said_by(message, "new_speaker") == {True: ["Anna Velk", "Torvik Courier"]}


def test_another_message_of_the_same_group_is_another_statement() -> None:
    communique = by_medium(coded(RECORDING), "communique")
    assert values(communique, "act") == ["claim_responsibility"]
    assert communique.first("issuer") == "Northern Dawn Front"
    assert values(communique, "date") == []


def test_a_statement_that_somebody_recalls_is_known_through_him() -> None:
    statement = by_medium(coded(RECORDING), "statement")
    assert "warn" in values(statement, "act")
    issuer = statement.of("issuer")[0]
    assert [claimant.name for claimant in issuer.claimants] == ["Anna Velk", "Torvik Courier"]


def test_what_is_only_recalled_is_not_an_act_of_the_one_who_recalls_it() -> None:
    sheet = coded(RECORDING)
    analyst = [account for account in sheet.statements if account.first("speaker") == "Anna Velk"]
    assert all("warn" not in values(account, "act") for account in analyst)


def test_in_an_issuers_own_release_we_are_the_issuer() -> None:
    sheet = coded(
        "The Ministry of Vasrland strongly condemns the bombing in Torvik on Monday, which killed six people. We condemn the killing of innocent people. "
        "We will never forget the victims of the bombing."
    )
    assert {account.first("issuer") for account in sheet.statements} == {"Ministry of Vasrland"}


def test_capitals_make_no_difference() -> None:
    sheet = coded(
        "A BOMB KILLED FOUR PEOPLE IN KELM ON MONDAY. THE KELM BRIGADES CLAIMED RESPONSIBILITY FOR THE BOMBING IN A COMMUNIQUE "
        "SENT TO A RADIO STATION IN TORVIK."
    )
    (statement,) = sheet.statements
    assert statement.first("issuer") == "KELM BRIGADES"
    assert "claim_responsibility" in values(statement, "act")


@pytest.mark.parametrize(
    ("chars", "act"),
    [
        (
            "A bomb killed four people in Kelm on Monday. The Kelm Brigades claimed responsibility for the bombing.",
            "claim_responsibility",
        ),
        ("Gunmen killed a judge in Kelm. The Kelm Brigades denied any involvement in the killing.", "deny_responsibility"),
        ("Gunmen killed a judge in Kelm. The interior minister, Edda Torn, blamed the Kelm Brigades for the killing.", "blame"),
        ("Gunmen killed a judge in Kelm. President Ivo Malk condemned the attack as cowardly.", "condemn"),
        ("Gunmen killed a judge in Kelm. The Kelm Brigades threatened to kill more judges.", "threaten"),
        ("Gunmen killed a judge in Kelm. President Ivo Malk demanded that the gunmen must be handed over.", "demand"),
        (
            "A bomb exploded in Kelm on Monday. Police spokesman Ivo Malk said four people were killed in the explosion.",
            "report_toll",
        ),
        ("A bomb exploded in Kelm on Monday. President Ivo Malk called on all parties to end the violence.", "call_for"),
    ],
)
def test_acts(chars: str, act: str) -> None:
    acts = [value for account in coded(chars).statements for value in values(account, "act")]
    assert act in acts


def test_nobody_has_claimed_is_no_statement() -> None:
    sheet = coded("A bomb exploded in Kelm on Monday. No group has claimed responsibility for the attack.")
    assert not [a for account in sheet.statements for a in account.of("act") if a.value == "claim_responsibility"]


def test_a_denial_makes_no_claim() -> None:
    sheet = coded("Gunmen killed a judge in Kelm. The Kelm Brigades denied responsibility for the killing.")
    acts = {value for account in sheet.statements for value in values(account, "act")}
    assert "deny_responsibility" in acts
    assert "claim_responsibility" not in acts


def test_two_speakers_make_two_statements() -> None:
    sheet = coded(
        "Gunmen killed a judge in Kelm. President Ivo Malk condemned the attack. "
        "The interior minister, Edda Torn, blamed the Kelm Brigades for the killing."
    )
    assert {account.first("speaker") for account in sheet.statements} == {"Ivo Malk", "Edda Torn"}


def test_a_statement_is_about_the_incident_that_it_names() -> None:
    sheet = coded("Gunmen killed a judge in Kelm on Monday. President Ivo Malk condemned the killing of the judge.")
    (statement,) = sheet.statements
    assert values(statement, "about") == [sheet.incidents[0].id]


def test_authenticity_that_could_not_be_verified_is_questioned() -> None:
    sheet = coded(
        "In an audio recording issued by the Northern Dawn Front, the group threatened to kill policemen. "
        "The authenticity of the recording could not be verified."
    )
    (verdict,) = by_medium(sheet, "audio recording").of("authentic")
    assert verdict.stance == "questioned"


def test_a_report_without_speech_has_no_statement() -> None:
    assert coded("A bomb killed four people in Kelm on Monday. Two shops were damaged.").statements == ()


def test_the_same_report_gives_the_same_statements() -> None:
    coded.cache_clear()
    first = coded(RECORDING).statements
    coded.cache_clear()
    assert coded(RECORDING).statements == first


@pytest.mark.parametrize(
    ("chars", "speaker", "act"),
    [
        (
            "A bomb exploded in Kelm on Monday. A bank had received a threatening call from an unknown man.",
            "unknown man",
            "threaten",
        ),
        ("A bomb exploded in Kelm on Monday. An unknown man had sent death threats to the judge.", "unknown man", "threaten"),
        ("A riot broke out in Kelm on Monday. The marchers chanted, “How many will you kill today?”", "marchers", ""),
    ],
)
def test_threats_by_anybody_and_chants_are_statements(chars: str, speaker: str, act: str) -> None:
    accounts = coded(chars).statements
    (account,) = [a for a in accounts if speaker in (a.first("speaker"), a.first("issuer"))]
    assert not act or act in values(account, "act")


def test_a_threat_that_nobody_makes_is_no_statement() -> None:
    assert not coded("A bomb exploded in Kelm on Monday. The bank had received no threats from the group.").statements


def test_sums_of_weights_do_not_hang_on_the_order_of_traits() -> None:
    known = {"a": 0.1, "b": 0.2, "c": -0.3, "d": 1e9, "e": -1e9}
    assert {total(known, order) for order in permutations(known)} == {0.0}


def test_a_sentence_of_a_court_is_no_statement() -> None:
    chars = "A judge on Friday sentenced the man who killed four people in Kelm to life in prison."
    assert not [a for a in coded(chars).statements if "judge" in str(a.first("speaker")).lower()]
