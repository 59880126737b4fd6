"""The log as people read it, looked up for all entries at once."""

from __future__ import annotations

from sqlalchemy import event

from sayso.archive import Archive, Reader
from sayso.records import Judgement
from sayso.review.activity import Done, done_lately
from tests.archive.samples import VALUES, account_of, sheet_of
from tests.archive.test_codings import AT, judge, put


def lately(reader: Reader, limit: int) -> tuple[list[Done], int]:
    """What was done, and how many statements it took to ask."""
    sent: list[object] = []

    def note(*given: object) -> None:
        sent.append(given)

    event.listen(reader.connection, "before_cursor_execute", note)
    found = done_lately(reader, None, limit)
    event.remove(reader.connection, "before_cursor_execute", note)
    return found, len(sent)


def test_entries_say_what_they_are_about_and_whether_they_stand(archive: Archive) -> None:
    sheet, data = sheet_of()
    account = account_of(sheet.text.id, 0, VALUES)
    with archive.writing() as writer:
        put(writer, sheet, data)
        said = {one.property: one for one in account.assertions}
        judge(writer, said["type"].id, "accept")
        killed = judge(writer, said["killed"].id, "reject")
        judge(writer, account.id, "accept")
        writer.put_judgement(Judgement((killed.id,), "undo", "Mira", AT))
        found, few = lately(writer, 10)
        undo, whole, rejected, accepted, run = found
        assert (run.kind, run.about) == ("run", "a run of Sayso 0.3 with codebook sayso@3")
        assert (accepted.property, accepted.about, accepted.record, accepted.in_force) == ("type", "words", sheet.report.id, True)
        assert (rejected.property, rejected.in_force) == ("killed", False)
        assert (whole.about, whole.record) == ("an account", sheet.report.id)
        assert (undo.property, undo.about, undo.record) == ("killed", "reject of Ana: words", sheet.report.id)
        for name in ("date", "place", "is_claim"):
            judge(writer, said[name].id, "accept")
        more, many = lately(writer, 20)
        assert (len(more), many) == (len(found) + 3, few)
