"""The verbs of review: what a person sees before they decide, and whose names are hidden from whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.archive import veil
from sayso.errors import JudgementError, UnknownId
from sayso.flow.coding import codebook_in_use
from sayso.flow.keeping import now, user_name
from sayso.flow.opened import reading, writing
from sayso.records import Judgement
from sayso.review.adding import Words, add_account
from sayso.review.adding import add_value as add_by_hand
from sayso.review.adding_statement import StatementWords
from sayso.review.adding_statement import add_statement as put_statement
from sayso.review.behind import reports_behind
from sayso.review.deciding import Undone, check_seen, decide, settled_subject
from sayso.review.deciding import undo as take_back
from sayso.review.reviewing import AccountSeen, Line, ReportSeen, report_seen
from sayso.settings import Settings, load_settings


def review_report(report_id: str, *, settings: Settings | None = None) -> ReportSeen:
    """One report with its text and with all that was coded from it, as it stands, rejected values included.

    Raises:
        UnknownId: if there is no such report.
    """
    with reading(settings) as reader:
        return veil(report_seen(reader, report_id), reader.sealed())


def names_hidden(ids: Iterable[str], *, settings: Settings | None = None) -> dict[str, tuple[str, ...]]:
    """For each record the names of victims, minors, detainees and witnesses in the reports behind it.

    Args:
        ids: of reports, incidents, statements, actors, accounts or assertions; others are left out.
    """
    with reading(settings) as reader:
        behind = reports_behind(reader, ids)
        names = reader.names_withheld({report_id for some in behind.values() for report_id in some})
        return {one: tuple(sorted({n for report_id in some for n in names[report_id]})) for one, some in behind.items()}


def resolve(record_id: str, *, settings: Settings | None = None) -> str:
    """The whole id, as it is today, of whatever is named by its first six digits or more, or by an id it had before.

    Raises:
        UnknownId: if there is nothing of that id, or more than one thing.
    """
    with reading(settings) as reader:
        return reader.resolve(record_id)


def line_seen(subject: str, *, settings: Settings | None = None) -> Line | AccountSeen:
    """One value, or one account, as it stands, with the decision behind that.

    Raises:
        UnknownId: if there is no such assertion or account.
    """
    with reading(settings) as reader:
        account_id = (reader.account_of(subject) or "") if subject.startswith("ass-") else subject
        report_id = reader.report_ids_of([account_id]).get(account_id)
        if report_id is None:
            raise UnknownId(f"{subject} is no value and no account")
        seen = veil(report_seen(reader, report_id), reader.sealed())
        account = next((one for one in seen.accounts if one.id == account_id), None)
        found = next((one for one in account.lines if one.id == subject), None) if account and subject != account_id else account
        if found is None:
            raise UnknownId(f"{subject} was added and taken back")
        return found


def replace_value(
    assertion_id: str,
    value: str,
    words: str = "",
    start: int | None = None,
    end: int | None = None,
    *,
    by: str = "",
    reason: str = "",
    seen: str | None = None,
    settings: Settings | None = None,
) -> tuple[Judgement, ...]:
    """Correct a value by other words of the text: it is rejected, and one that those words say is added, with the same say-so.

    Args:
        value: the right value, in words; "" for the words themselves.
        words: the words, or start and end: where they stand.
        seen: as in `judge`.

    Returns:
        both decisions, in order; `undo_all` takes them back together.

    Raises:
        JudgementConflict, JudgementError, UnknownId: as in `judge`.
    """
    settings = settings or load_settings()
    codebook, by = codebook_in_use(settings), by or user_name(settings)
    with writing(settings) as writer:
        subject, _ = settled_subject(writer, codebook, assertion_id, "reject", "")
        old = writer.assertions([subject]).get(subject)
        if old is None:
            raise JudgementError(f"{assertion_id} is no value, and only a value is said by words")
        check_seen(writer, subject, seen)
        at = now()  # one moment: both are one step
        gone = decide(writer, codebook, Judgement((subject,), "reject", by, at, reason=reason))
        pointed = Words(words, start, end)
        come = add_by_hand(writer, codebook, old.account_id, old.property, value, pointed, by=by, at=at, reason=reason, like=old)
        return gone, come


def add_value(
    account_id: str,
    property: str,
    value: str,
    words: str = "",
    start: int | None = None,
    end: int | None = None,
    *,
    by: str = "",
    says: str = "",
    reason: str = "",
    settings: Settings | None = None,
) -> Judgement:
    """Add a value that was missed to an account of a report.

    Args:
        property, value: what; no value: the words themselves.
        words: the words of the text that say it, or start and end: where they stand.
        says: who says so besides the outlet.

    Raises:
        JudgementError: if the words are not in the text, there is no such property, or the value is none of it.
    """
    settings = settings or load_settings()
    by = by or user_name(settings)
    with writing(settings) as writer:
        pointed = Words(words, start, end)
        account = writer.resolve(account_id)
        return add_by_hand(
            writer, codebook_in_use(settings), account, property, value, pointed, by=by, at=now(), reason=reason, says=says
        )


def add_incident(
    report_id: str,
    type: str,
    words: str = "",
    start: int | None = None,
    end: int | None = None,
    *,
    by: str = "",
    reason: str = "",
    settings: Settings | None = None,
) -> tuple[Judgement, str]:
    """Add an incident that was missed to a report; see `add_value`.

    Returns:
        the decision, and the id of the account.
    """
    settings = settings or load_settings()
    by = by or user_name(settings)
    with writing(settings) as writer:
        pointed = Words(words, start, end)
        return add_account(
            writer, codebook_in_use(settings), writer.resolve(report_id), type, pointed, by=by, at=now(), reason=reason
        )


def add_statement(
    report_id: str, given: StatementWords, *, by: str = "", reason: str = "", settings: Settings | None = None
) -> tuple[tuple[Judgement, ...], str]:
    """Add a statement that was missed to a report: what it does, the words that say it, who makes it, and what it is about.

    Returns:
        the decisions, one for each value, which `undo_all` takes back together, and the id of the account.

    Raises:
        JudgementError: if words are not in the text or name a statement already, nobody makes it, or there is no such act or incident.
    """
    settings = settings or load_settings()
    by = by or user_name(settings)
    with writing(settings) as writer:
        about = tuple(writer.resolve(one) for one in given.about)
        found = replace(given, about=about)
        return put_statement(writer, codebook_in_use(settings), writer.resolve(report_id), found, by=by, at=now(), reason=reason)


def undo_all(
    judgement_ids: Sequence[str], *, by: str = "", anybody: bool = True, reason: str = "", settings: Settings | None = None
) -> tuple[Undone, ...]:
    """Take several decisions back, the last one first: all of them or none.

    Args:
        anybody: whether decisions of others may be taken back too.

    Raises:
        JudgementError: if one of them is not in force, or is somebody else's and may not be taken back.
    """
    settings = settings or load_settings()
    codebook, by = codebook_in_use(settings), by or user_name(settings)
    done = []
    with writing(settings) as writer:
        for one in reversed(judgement_ids):
            found = writer.judgement(writer.resolve(one))
            if found is not None and found.by != by and not anybody:
                raise JudgementError(
                    f"{found.id} was decided by {found.by}; an editor can take it back, or you can decide otherwise"
                )
            done.append(take_back(writer, codebook, writer.resolve(one), by=by, at=now(), reason=reason))
    return tuple(done)
