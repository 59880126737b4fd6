"""Statements in the form of the records set."""

from benchmarks.record_statements import statements_of
from sayso.coding.assertions import assertion
from sayso.reading.sentences import Sentences
from sayso.records import Account, Report, Sheet, Span, Text

CHARS = "A bomb exploded in Kelm. President Ivo Malk condemned the bombing."


def test_a_statement_has_its_speaker_acts_incidents_and_words() -> None:
    report = Report(sha256="0" * 64, name="test")
    sheet = Sentences()(Sheet(report=report, text=Text(report_id=report.id, chars=CHARS, reader="test@1")))

    def at(words: str) -> Span:
        return Span(CHARS.index(words), CHARS.index(words) + len(words))

    incident = Account(sheet.text.id, "incident", anchors=(at("bomb exploded"),))
    account = Account(
        sheet.text.id, "statement", anchors=(at("condemned"),), scope=(at("President Ivo Malk condemned the bombing."),)
    )
    account = account.with_assertions(
        assertion(sheet, account, "speaker", "Ivo Malk", at("Ivo Malk"), made_by="test@1"),
        assertion(sheet, account, "act", "condemn", at("condemned the bombing"), made_by="test@1"),
        assertion(sheet, account, "about", incident.id, at("the bombing"), made_by="test@1"),
    )
    (statement,) = statements_of(sheet.adding(accounts=(incident, account)))
    assert statement == {
        "id": "S1",
        "speaker": "Ivo Malk",
        "acts": ["condemn"],
        "about": ["I1"],
        "quote": "President Ivo Malk condemned the bombing.",
    }
