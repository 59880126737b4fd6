"""Double coding: who may code what, what nobody may see too early, how agreement is counted and what is settled."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from benchmarks.synthetic import sheets
from sayso.archive import Archive, Reader, Writer
from sayso.archive.verify import verify
from sayso.codebook import default_codebook
from sayso.errors import JudgementError, UnknownId
from sayso.filing.filing import Arrival, file_sheets
from sayso.filing.gathering import tell
from sayso.records import Account, Amount, DoubleCoding, Person, Run
from sayso.review import doubles, settling
from sayso.review.doubles import Given
from sayso.review.team import add_person

BOOK = default_codebook()
ARRIVALS = [Arrival(sheet, data) for sheet, data in sheets(6)]
AT = [f"2031-05-04T00:00:{n:02}.000000Z" for n in range(60)]
NADIA, OMAR, LINA = Person("Nadia", "coder"), Person("Omar", "editor"), Person("Lina", "editor")


@pytest.fixture
def filled(archive: Archive) -> Archive:
    with archive.writing() as writer:
        key = writer.put_run(Run("1.0", "book@1", ("step@1",), ()), at=AT[0], by="test")
        file_sheets(writer, BOOK, ARRIVALS, key)
        for one in (NADIA, OMAR, LINA):
            add_person(writer, one.name, one.role, "four words in a row", by="test", at=AT[0])
        add_person(writer, "Rana", "reader", "four words in a row", by="test", at=AT[0])
    return archive


def begun(writer: Writer, number: int = 2) -> DoubleCoding:
    reports = doubles.sampled(writer, number, "seed")
    return doubles.make_double(writer, BOOK, " first  round ", ["nadia", "Omar"], reports, by="Lina", at=AT[1])


def incident_of(reader: Reader, report_id: str) -> Account:
    return next(one for one in reader.accounts_of(report_id) if one.kind == "incident")


def finish(writer: Writer, one: DoubleCoding, report_id: str, who: Person, **fields: str) -> None:
    """Everything is one, and of the first incident some fields are answered."""
    given = {(account.id, "is_one"): Given(("yes",)) for account in writer.accounts_of(report_id)}
    unit = incident_of(writer, report_id).id
    given |= {(unit, field): Given(tuple(filter(None, value.split("|")))) for field, value in fields.items()}
    doubles.answer(writer, BOOK, one.id, report_id, given, who, at=AT[2], done=True)


def test_two_people_get_reports_that_nobody_codes_twice_yet(filled: Archive) -> None:
    with filled.writing() as writer:
        one = begun(writer)
        assert (one.name, one.coders) == ("first round", ("Nadia", "Omar"))
        assert writer.double(one.id) == one
        assert not set(doubles.sampled(writer, 10, "seed")) & set(one.reports)
        assert doubles.sampled(writer, 2, "a") == doubles.sampled(writer, 2, "a")
        assert [entry.body["coders"] for entry in writer.log() if entry.kind == "double"] == [["Nadia", "Omar"]]
        assert verify(writer.connection) == []


@pytest.mark.parametrize(
    ("coders", "reports", "why"),
    [
        (["Nadia", "NADIA"], ["rep"], "takes two people"),
        (["Nadia", "Rana"], ["rep"], "nobody who may code"),
        (["Nadia", "Nobody"], ["rep"], "nobody who may code"),
        (["Nadia", "Omar"], [], "1 to 500 reports"),
    ],
)
def test_who_cannot_code_and_what_cannot_be_coded(filled: Archive, coders: list[str], reports: list[str], why: str) -> None:
    with filled.writing() as writer:
        some = doubles.sampled(writer, 1, "") if reports else []
        with pytest.raises(JudgementError, match=why):
            doubles.make_double(writer, BOOK, "round", coders, some, by="Lina", at=AT[1])
        with pytest.raises(UnknownId):
            doubles.named_double(writer, "dbl-none")


def test_a_coder_sees_the_text_and_what_is_named_but_no_value_of_anybody(filled: Archive) -> None:
    with filled.writing() as writer:
        one = begun(writer)
        report_id = one.reports[0]
        unit = incident_of(writer, report_id).id
        doubles.answer(writer, BOOK, one.id, report_id, {(unit, "killed"): Given(("987654",))}, NADIA, at=AT[2])
        hers = doubles.sheet_for(writer, BOOK, one.id, report_id, NADIA)
        his = doubles.sheet_for(writer, BOOK, one.id, report_id, OMAR)
        assert "987654" in repr(hers["units"]) and "987654" not in repr(his["units"])
        assert all(not part["answers"] for part in his["units"])
        assert set(his["units"][0]) == {"unit", "kind", "words", "start", "end", "answers"}
        assert his["text"].chars[his["units"][0]["start"] : his["units"][0]["end"]] == his["units"][0]["words"]
        with pytest.raises(JudgementError, match="coded by others"):
            doubles.sheet_for(writer, BOOK, one.id, report_id, LINA)
        with pytest.raises(JudgementError, match="none of the reports"):
            doubles.sheet_for(writer, BOOK, one.id, "rep-0000000000000000", NADIA)


def test_nobody_sees_answers_before_both_have_finished(filled: Archive) -> None:
    with filled.writing() as writer:
        one = begun(writer)
        report_id = one.reports[0]
        finish(writer, one, report_id, NADIA, killed="3")
        with pytest.raises(JudgementError, match="not both have finished"):
            settling.side_by_side(writer, BOOK, one.id, report_id)
        assert settling.agreement_by_field(writer, BOOK, one.id) == []
        assert doubles.progress_of(writer, one) == {"Nadia": 1, "Omar": 0, "both": 0}
        with pytest.raises(JudgementError, match="you have finished"):
            finish(writer, one, report_id, NADIA, killed="4")
        finish(writer, one, report_id, OMAR, killed="4")
        (line,) = [x for x in settling.side_by_side(writer, BOOK, one.id, report_id) if x["field"] == "killed"]
        assert [line["answers"][who]["values"] for who in ("Nadia", "Omar")] == [["3"], ["4"]]
        assert line["same"] is False


@pytest.mark.parametrize(
    ("field", "values", "why"),
    [
        ("killed", ("some",), "is a number"),
        ("killed", ("3", "4"), "has one value"),
        ("type", ("picnic",), "cannot be 'picnic'"),
        ("is_one", ("perhaps",), "yes or no"),
        ("speaker", ("Nadia",), "no field of an incident"),
        ("first_since", ("inc-1",), "no field of an incident"),
    ],
)
def test_what_is_no_value_is_not_kept(filled: Archive, field: str, values: tuple[str, ...], why: str) -> None:
    with filled.writing() as writer:
        one = begun(writer)
        unit = incident_of(writer, one.reports[0]).id
        with pytest.raises(JudgementError, match=why):
            doubles.answer(writer, BOOK, one.id, one.reports[0], {(unit, field): Given(values)}, NADIA, at=AT[2])
        with pytest.raises(JudgementError, match="does not stand in the report"):
            given = {(unit, "killed"): Given(("3",), "no such words")}
            doubles.answer(writer, BOOK, one.id, one.reports[0], given, NADIA, at=AT[2])
        with pytest.raises(JudgementError, match="say of each whether"):
            doubles.answer(writer, BOOK, one.id, one.reports[0], {}, NADIA, at=AT[2], done=True)
        assert writer.answers(one.id, one.coders) == []


def test_agreement_counts_what_both_say_is_one(filled: Archive) -> None:
    with filled.writing() as writer:
        one = begun(writer, 4)
        for report_id, (hers, his) in zip(one.reports, [("3", "3"), ("5", "5"), ("", "9"), ("12", "12")], strict=True):
            finish(writer, one, report_id, NADIA, killed=hers, type="bombing")
            finish(writer, one, report_id, OMAR, killed=his, type="bombing")
        found = {(x.kind, x.field): x for x in settling.agreement_by_field(writer, BOOK, one.id)}
        killed = found["incident", "killed"]
        assert (killed.measure, killed.found.units, killed.found.agreed) == ("ratio", 4, 0.75)
        assert killed.found.alpha is not None and 0 < killed.found.alpha < 1
        assert found["incident", "type"].found.alpha is None  # always the same: nothing can be said
        assert found["incident", "is_one"].found.units >= 4


def value_of(reader: Reader, unit: str, field: str) -> list[object]:
    (told,) = tell(reader, [unit])
    return [one.value for one in told.account.of(field)]


def test_what_is_settled_becomes_judgements(filled: Archive) -> None:
    with filled.writing() as writer:
        one = begun(writer)
        report_id = next(r for r in one.reports if incident_of(writer, r).of("killed"))
        unit = incident_of(writer, report_id).id
        finish(writer, one, report_id, NADIA, killed="41", type="bombing")
        finish(writer, one, report_id, OMAR, killed="42", type="bombing")
        done = settling.settle(writer, BOOK, one.id, unit, "killed", ("42",), by="Lina", at=AT[5], reason="the later figure")
        assert value_of(writer, unit, "killed") == [Amount(42, 42, 42)]
        (judgement,) = [writer.judgement(x) for x in done.judgements]
        assert judgement is not None
        assert (judgement.decision, judgement.by) == ("correct", "Lina")
        assert "Nadia says 41; Omar says 42. the later figure" in judgement.reason
        again = settling.settle(writer, BOOK, one.id, unit, "killed", ("41",), by="Lina", at=AT[6])
        assert value_of(writer, unit, "killed") == [Amount(41, 41, 41)]
        assert writer.outcomes(one.id)[unit, "killed"] == again
        same = settling.settle(writer, BOOK, one.id, unit, "killed", ("41",), by="Lina", at=AT[7])
        assert same.judgements == () and value_of(writer, unit, "killed") == [Amount(41, 41, 41)]
        settling.settle(writer, BOOK, one.id, unit, "killed", (), by="Lina", at=AT[8])
        assert value_of(writer, unit, "killed") == []
        assert verify(writer.connection) == []


def test_what_both_say_is_settled_at_once(filled: Archive) -> None:
    with filled.writing() as writer:
        one = begun(writer)
        report_id = one.reports[0]
        account = incident_of(writer, report_id)
        kind = str(account.first("type"))
        finish(writer, one, report_id, NADIA, type=kind, abducted="", wounded="3", stage="")
        finish(writer, one, report_id, OMAR, type=kind, abducted="", wounded="4", stage="")
        done, left = settling.settle_what_agrees(writer, BOOK, one.id, report_id, by="Lina", at=AT[5])
        assert {"is_one", "type", "abducted", "stage"} <= {x.field for x in done} and not left
        assert "wounded" not in {x.field for x in done}
        assert value_of(writer, account.id, "type") == [kind]
        assert settling.settle_what_agrees(writer, BOOK, one.id, report_id, by="Lina", at=AT[6]) == ([], [])


def test_what_is_none_goes_altogether(filled: Archive) -> None:
    with filled.writing() as writer:
        one = begun(writer)
        report_id = one.reports[0]
        unit = incident_of(writer, report_id).id
        finish(writer, one, report_id, NADIA)
        finish(writer, one, report_id, OMAR)
        settling.settle(writer, BOOK, one.id, unit, "is_one", ("no",), by="Lina", at=AT[5])
        assert tell(writer, [unit]) == []
        with pytest.raises(JudgementError, match="say yes or no"):
            settling.settle(writer, BOOK, one.id, unit, "is_one", (), by="Lina", at=AT[6])


def test_a_value_that_nothing_says_yet_needs_words(filled: Archive) -> None:
    with filled.writing() as writer:
        one = begun(writer)
        report_id = one.reports[0]
        account = incident_of(writer, report_id)
        assert not account.of("abducted")
        finish(writer, one, report_id, NADIA, abducted="2")
        finish(writer, one, report_id, OMAR, abducted="3")
        with pytest.raises(JudgementError, match="give the words"):
            settling.settle(writer, BOOK, one.id, account.id, "abducted", ("3",), by="Lina", at=AT[5])
        text = writer.text_of(report_id)
        assert text is not None
        words = text.words(account.anchors[0])
        settling.settle(writer, BOOK, one.id, account.id, "abducted", ("3",), words=words, by="Lina", at=AT[5])
        assert value_of(writer, account.id, "abducted") == [Amount(3, 3, 3)]


def settled(writer: Writer) -> tuple[DoubleCoding, str]:
    """A round of which one field was corrected, one accepted and one account rejected."""
    one = begun(writer)
    report_id = next(r for r in one.reports if incident_of(writer, r).of("killed"))
    account = incident_of(writer, report_id)
    kind = str(account.first("type"))
    finish(writer, one, report_id, NADIA, killed="41", type=kind)
    finish(writer, one, report_id, OMAR, killed="42", type=kind)
    settling.settle(writer, BOOK, one.id, account.id, "killed", ("42",), by="Lina", at=AT[5], reason="the later figure")
    settling.settle_what_agrees(writer, BOOK, one.id, report_id, by="Lina", at=AT[6])
    other = next(a for a in writer.accounts_of(report_id) if a.id != account.id)
    settling.settle(writer, BOOK, one.id, other.id, "is_one", ("no",), by="Lina", at=AT[7])
    return one, account.id


OUTCOME = "UPDATE double_outcome SET {} WHERE field = 'killed'"
TAMPERED = [
    (OUTCOME.format("value = replace(value, '42', '47')"), "outcome"),
    (OUTCOME.format("value = '[]', written = '[]'"), "outcome"),
    (OUTCOME.format("\"by\" = 'Omar'"), "outcome"),
    (OUTCOME.format("reason = 'the earlier figure'"), "outcome"),
    (OUTCOME.format("judgements = '[\"jdg-0000000000000000\"]'"), "outcome"),
    (OUTCOME.format("report = 'rep-0000000000000000'"), "outcome"),
    (OUTCOME.format("field = 'wounded'"), "outcome"),
    ("UPDATE double_outcome SET value = '[\"true\"]' WHERE field = 'is_one' AND value LIKE '%false%'", "outcome"),
    ("DELETE FROM double_done WHERE coder = 'Omar'", "outcome"),
    ("UPDATE double SET name = 'second round'", "double coding"),
    ("DELETE FROM double_report WHERE place = 1", "double coding"),
    ("UPDATE double_answer SET coder = 'Lina' WHERE coder = 'Omar'", "double coding"),
]


@pytest.mark.parametrize(("statement", "what"), TAMPERED)
def test_verify_holds_what_was_settled_against_the_log(filled: Archive, statement: str, what: str) -> None:
    with filled.writing() as writer:
        settled(writer)
        assert verify(writer.connection) == []
        changed = writer.connection.execute(text(statement.replace("UPDATE double ", 'UPDATE "double" ')))
        assert changed.rowcount > 0
        assert what in {one.what for one in verify(writer.connection)}
