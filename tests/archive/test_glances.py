"""What lists need to know of many reports at once is what reading each of them whole says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.archive import Archive, Writer
from sayso.records import Actor, Judgement, Sheet
from tests.archive.samples import POLICE, RUN, account_of, assertion_of, sheet_of
from tests.archive.test_codings import AT, judge, put


@pytest.fixture
def sheets(archive: Archive) -> tuple[Sheet, Sheet]:
    """Two reports in the archive: one with two accounts and two actors, one of which nothing was coded."""
    sheet, data = sheet_of()
    bare, its_data = sheet_of(chars="Rain fell in Kelm.")
    account = account_of(sheet.text.id, 7, {"type": "bombing", "place": "Kelm"})
    account = account.with_assertions(
        assertion_of(account.id, "blamed", "Northern Dawn Front", speaker=replace(POLICE, actor_id="act-00000000000000aa"))
    )
    sheet = Sheet(
        sheet.report,
        sheet.text,
        actors=(Actor(sheet.text.id, "Tomas Ridder", "person"), Actor(sheet.text.id, "Northern Dawn Front", "armed_group")),
        accounts=(account, account_of(sheet.text.id, 2, {"type": "kidnapping"})),
    )
    bare = Sheet(bare.report, bare.text)
    with archive.writing() as writer:
        key = writer.put_run(RUN, at=AT, by="tests")
        put(writer, sheet, data, key)
        put(writer, bare, its_data, key)
    return sheet, bare


def test_a_value_is_open_until_somebody_decides_about_it_or_about_its_account(
    archive: Archive, sheets: tuple[Sheet, Sheet]
) -> None:
    sheet, bare = sheets
    first, second = sheet.accounts
    everything = len(first.assertions) + len(second.assertions)

    def left(writer: Writer) -> dict[str, int]:
        return writer.open_values([sheet.report.id, bare.report.id])

    with archive.writing() as writer:
        assert left(writer) == {sheet.report.id: everything}
        decided = judge(writer, first.assertions[0].id, "accept")
        assert left(writer) == {sheet.report.id: everything - 1}
        judge(writer, second.id, "reject")
        assert left(writer) == {sheet.report.id: everything - 1 - len(second.assertions)}
        writer.put_judgement(Judgement((decided.id,), "undo", "Ana", AT))
        assert left(writer) == {sheet.report.id: everything - len(second.assertions)}
        judge(writer, first.id, "accept")
        assert left(writer) == {}
