"""Codings: kept once, replaced by later ones, but for what people have judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.archive import Archive, Writer
from sayso.errors import ArchiveError, UnknownId
from sayso.records import Actor, Amount, Judgement, Note, Sheet, Skip, Span, Value
from tests.archive.samples import POLICE, RUN, VALUES, account_of, assertion_of, recoded, report_of, sheet_of

AT = "2031-06-01T12:00:00Z"


def put(writer: Writer, sheet: Sheet, data: bytes, run_key: str | None = None) -> str:
    key = run_key or writer.put_run(RUN, at=AT, by="tests")
    writer.put_report(sheet.report, sheet.text, data)
    writer.put_coding(sheet, key)
    return key


def judge(writer: Writer, subject: str, decision: str, value: Value | None = None) -> Judgement:
    made = Judgement((subject,), decision, "Ana", AT, value=value)  # type: ignore[arg-type]  # the decision is one of the seven
    writer.put_judgement(made)
    return made


def test_a_coding_comes_back_as_it_was_put_in(archive: Archive) -> None:
    sheet, data = sheet_of()
    account = account_of(sheet.text.id, 7, {**VALUES, "killed": Amount(low=4)})
    account = account.with_assertions(
        assertion_of(account.id, "blamed", "Northern Dawn Front", speaker=POLICE, score=0.123456789)
    )
    actors = (
        Actor(
            sheet.text.id, "Northern Dawn Front", "armed_group", aliases=("NDF", "the Front"), register_name="Northern Dawn Front"
        ),
        Actor(sheet.text.id, "Ilir Dano", "person", role="spokesman", affiliation="NDF", country_code="VV", minor=False),
    )
    notes = (Note("furniture", "A menu was removed.", "pages@4"), Note("time-unresolved", "'Thursday'", "times@2", Span(3, 9)))
    sheet = replace(sheet, accounts=(account, account_of(sheet.text.id, 2, {})), actors=actors, notes=notes)
    with archive.writing() as writer:
        key = put(writer, sheet, data)
    with archive.reading() as reader:
        assert reader.accounts_of(sheet.report.id) == sheet.accounts
        assert reader.accounts([account.id, "inc-0000000000000000"]) == {account.id: account}
        assert reader.actors_of(sheet.report.id) == actors
        assert reader.actors([actors[1].id]) == {actors[1].id: (sheet.report.id, actors[1])}
        assert reader.notes_of(sheet.report.id) == notes
        assert reader.coding_run(sheet.report.id) == key
        assert reader.report_ids_of([account.id]) == {account.id: sheet.report.id}
        for assertion in account.assertions:
            assert reader.account_of(assertion.id) == account.id
        ids = [assertion.id for assertion in account.assertions]
        assert reader.assertions(ids) == {assertion.id: assertion for assertion in account.assertions}


def test_what_was_never_coded_has_nothing(archive: Archive) -> None:
    report, text, data = report_of("Nothing happened in Kelm.")
    with archive.writing() as writer:
        writer.put_report(report, text, data)
        for report_id in (report.id, "rep-0000000000000000"):
            assert writer.accounts_of(report_id) == ()
            assert writer.actors_of(report_id) == ()
            assert writer.notes_of(report_id) == ()
            assert writer.coding_run(report_id) is None
        assert writer.account_of("ass-0000000000000000") is None


def test_the_same_coding_twice_changes_nothing(archive: Archive) -> None:
    sheet, data = sheet_of()
    sheet = replace(sheet, notes=(Note("furniture", "A menu was removed.", "pages@4"),))
    with archive.writing() as writer:
        key = put(writer, sheet, data)
        before = writer.counts()
        put(writer, sheet, data, key)
        assert writer.counts() == before
        assert writer.notes_of(sheet.report.id) == sheet.notes
        later = put(writer, sheet, data)
        assert writer.accounts_of(sheet.report.id) == sheet.accounts
        assert writer.coding_run(sheet.report.id) == later
        counts = writer.counts()
        assert (counts["assertions"], counts["retired_assertions"]) == (before["assertions"], 0)


def test_what_a_later_coding_does_not_say_is_retired_and_comes_back_when_said_again(archive: Archive) -> None:
    sheet, data = sheet_of()
    (account,) = sheet.accounts
    poorer = replace(account, assertions=account.assertions[:2])
    gone = account.assertions[2]
    with archive.writing() as writer:
        put(writer, sheet, data)
        put(writer, recoded(sheet, poorer), data)
        assert writer.accounts_of(sheet.report.id) == (poorer,)
        assert writer.assertions([gone.id]) == {gone.id: gone}, "retired, not deleted"
        assert writer.account_of(gone.id) == account.id
        put(writer, sheet, data)
        assert writer.accounts_of(sheet.report.id) == (account,)
        assert writer.counts()["retired_assertions"] == 0


def test_an_account_that_is_not_read_any_more_is_retired(archive: Archive) -> None:
    sheet, data = sheet_of()
    old, new = sheet.accounts[0], account_of(sheet.text.id, 9, {"type": "shooting"})
    with archive.writing() as writer:
        put(writer, sheet, data)
        put(writer, recoded(sheet, new), data)
        assert writer.accounts_of(sheet.report.id) == (new,)
        assert writer.accounts([old.id]) == {}
        assert writer.report_ids_of([old.id]) == {old.id: sheet.report.id}
        counts = writer.counts()
        assert (counts["accounts"], counts["retired_accounts"]) == (1, 1)


@pytest.mark.parametrize("decision", ["accept", "reject", "correct"])
def test_a_judged_assertion_stays_as_it_was_judged(archive: Archive, decision: str) -> None:
    sheet, data = sheet_of()
    (account,) = sheet.accounts
    judged = account.assertions[1]
    other = account_of(sheet.text.id, 9, {"type": "shooting"})
    with archive.writing() as writer:
        put(writer, sheet, data)
        judgement = judge(writer, judged.id, decision, Amount(5, 5, 5) if decision == "correct" else None)
        put(writer, recoded(sheet, other), data)
        found = {one.id: one for one in writer.accounts_of(sheet.report.id)}
        assert found == {other.id: other, account.id: replace(account, assertions=(judged,))}
        moved = replace(judged, evidence=(Span(8, 13),), score=0.1, made_by="tolls@9")
        put(writer, recoded(sheet, replace(account, assertions=(moved,))), data)
        assert writer.assertions([judged.id]) == {judged.id: judged}, "a machine does not touch what a person has judged"
        writer.put_judgement(Judgement((judgement.id,), "undo", "Ana", AT))
        put(writer, recoded(sheet, other), data)
        assert writer.accounts_of(sheet.report.id) == (other,), "the judgement is undone: nothing holds it any more"


def test_an_accepted_account_stays_whole(archive: Archive) -> None:
    sheet, data = sheet_of()
    with archive.writing() as writer:
        put(writer, sheet, data)
        judge(writer, sheet.accounts[0].id, "accept")
        put(writer, recoded(sheet, account_of(sheet.text.id, 9, {"type": "shooting"})), data)
        assert writer.accounts([sheet.accounts[0].id]) == {sheet.accounts[0].id: sheet.accounts[0]}


def test_what_a_newer_coder_says_of_the_same_assertion_is_taken_over(archive: Archive) -> None:
    sheet, data = sheet_of()
    (account,) = sheet.accounts
    better = replace(account.assertions[0], score=0.5, made_by="types@2", certainty="reported", evidence=(Span(2, 6),))
    newer = replace(account, assertions=(better, *account.assertions[1:]), scope=(Span(0, 30),))
    with archive.writing() as writer:
        put(writer, sheet, data)
        put(writer, recoded(sheet, newer), data)
        assert writer.accounts_of(sheet.report.id) == (newer,)


def test_assertions_come_in_the_order_of_the_last_coding(archive: Archive) -> None:
    sheet, data = sheet_of()
    (account,) = sheet.accounts
    turned = replace(account, assertions=tuple(reversed(account.assertions)))
    with archive.writing() as writer:
        put(writer, sheet, data)
        put(writer, recoded(sheet, turned), data)
        assert writer.accounts_of(sheet.report.id) == (turned,)


def test_actors_follow_the_last_coding(archive: Archive) -> None:
    sheet, data = sheet_of()
    new = Actor(sheet.text.id, "Ilir Dano", "person")
    with archive.writing() as writer:
        put(writer, sheet, data)
        put(writer, replace(sheet, actors=(new,)), data)
        assert writer.actors_of(sheet.report.id) == (new,)
        former = sheet.actors[0]
        assert writer.actors([former.id]) == {former.id: (sheet.report.id, former)}, "a judged assertion may still name it"


def test_a_record_that_stands_twice_on_a_sheet_is_kept_once(archive: Archive) -> None:
    sheet, data = sheet_of()
    account = replace(sheet.accounts[0], assertions=(*sheet.accounts[0].assertions, sheet.accounts[0].assertions[0]))
    with archive.writing() as writer:
        put(writer, replace(sheet, accounts=(account, account), actors=sheet.actors * 2), data)
        assert writer.accounts_of(sheet.report.id) == sheet.accounts
        assert writer.actors_of(sheet.report.id) == sheet.actors


def test_retiring_by_hand(archive: Archive) -> None:
    sheet, data = sheet_of()
    (account,) = sheet.accounts
    ids = [assertion.id for assertion in account.assertions]
    with archive.writing() as writer:
        key = put(writer, sheet, data)
        writer.retire(ids[:1], key)
        assert writer.accounts_of(sheet.report.id) == (replace(account, assertions=account.assertions[1:]),)
        writer.retire([*ids, "ass-0000000000000000"], key)
        assert writer.accounts_of(sheet.report.id) == (), "nothing in it is in force"


def test_a_coding_needs_its_report_and_its_run(archive: Archive) -> None:
    sheet, data = sheet_of()
    with archive.writing() as writer:
        key = writer.put_run(RUN, at=AT, by="tests")
        with pytest.raises(ArchiveError, match="put_report first"):
            writer.put_coding(sheet, key)
        writer.put_report(sheet.report, sheet.text, data)
        with pytest.raises(UnknownId, match="no run"):
            writer.put_coding(sheet, "run-0000000000000000")


def test_runs_count_what_they_put_in(archive: Archive) -> None:
    sheet, data = sheet_of()
    other, other_data = sheet_of("Gunmen fired at a patrol near Mirsal.")
    skip = Skip("empty.txt", "empty", "empty.txt: not coded (empty)")
    with archive.writing() as writer:
        key = put(writer, sheet, data)
        put(writer, other, other_data, key)
        writer.put_skip(key, skip)
        writer.put_skip(key, skip)
        again = writer.put_run(RUN, at=AT, by="tests")
        assert again != key
    with archive.reading() as reader:
        first, second = reader.runs()
        assert (first.key, first.at, first.by) == (key, AT, "tests")
        assert first.run == replace(RUN, reports=3, coded=2)
        assert first.run.id == RUN.id
        assert (second.key, second.run.reports) == (again, 0)
        assert reader.run(key) == first
        assert reader.run("run-0000000000000000") is None
        assert reader.skips(key) == (skip,)
        assert reader.skips(again) == ()
        assert [entry.kind for entry in reader.log()] == ["run", "run"]
        assert [entry.body["run"] for entry in reader.log()] == [key, again]
