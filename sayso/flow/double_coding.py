"""The verbs of double coding: two people code the same reports apart from each other, and what they disagree on is settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.archive import veil
from sayso.flow.coding import codebook_in_use
from sayso.flow.keeping import now, user_name
from sayso.flow.opened import reading, writing
from sayso.records import DoubleCoding, Outcome, Person
from sayso.review import doubles as coding
from sayso.review import settling
from sayso.review.doubles import Given
from sayso.review.settling import FieldAgreement
from sayso.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class DoubleProgress:
    """How far a double coding is.

    Attributes:
        coding: what is coded, by whom.
        finished: how many reports each coder has finished, by name, and under ``both`` how many both have.
        done: for each report that somebody has finished, who has.
    """

    coding: DoubleCoding
    finished: dict[str, int]
    done: dict[str, tuple[str, ...]]


def make_double(
    name: str,
    coders: Sequence[str],
    reports: Sequence[str] = (),
    *,
    sample: int = 0,
    seed: str = "",
    by: str = "",
    settings: Settings | None = None,
) -> DoubleCoding:
    """Give the same reports to two coders.

    Args:
        name: what it is called.
        coders: two people with accounts, coders at least.
        reports: ids of reports.
        sample: so many more, drawn at random from those with something to code that nobody codes twice yet.
        seed: what they are drawn by; without one, the name.

    Raises:
        JudgementError: if they are not two who may code, or there is nothing to code.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        drawn = coding.sampled(writer, sample, seed or name) if sample > 0 else []
        return coding.make_double(
            writer, codebook_in_use(settings), name, coders, [*reports, *drawn], by=by or user_name(settings), at=now()
        )


def doubles(*, settings: Settings | None = None) -> list[DoubleProgress]:
    """All double codings with how far they are, the latest first."""
    with reading(settings) as reader:
        return [
            DoubleProgress(
                one,
                coding.progress_of(reader, one),
                {report: tuple(sorted(who)) for report, who in sorted(reader.doubles_done(one.id).items())},
            )
            for one in reader.doubles()
        ]


def double_sheet(double_id: str, report_id: str, who: Person, *, settings: Settings | None = None) -> dict[str, Any]:
    """What one of the two coders works on: a text, what there is to code in it, and their own answers so far.

    Raises:
        JudgementError: if the person is none of the two.
    """
    settings = settings or load_settings()
    with reading(settings) as reader:
        return veil(coding.sheet_for(reader, codebook_in_use(settings), double_id, report_id, who), reader.sealed())


def answer_double(
    double_id: str,
    report_id: str,
    given: Mapping[tuple[str, str], Given],
    who: Person,
    *,
    done: bool = False,
    settings: Settings | None = None,
) -> None:
    """Keep what a coder writes about one report.

    Args:
        given: by account and field.
        done: whether the report is finished; then the answers stand.

    Raises:
        JudgementError: if the person may not, or something written is no value of its field; then nothing of it is kept.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        coding.answer(writer, codebook_in_use(settings), double_id, report_id, given, who, at=now(), done=done)


def agreement(double_id: str, *, settings: Settings | None = None) -> list[FieldAgreement]:
    """Krippendorff's alpha by field, with its interval, over the reports that both coders have finished."""
    settings = settings or load_settings()
    with reading(settings) as reader:
        return settling.agreement_by_field(reader, codebook_in_use(settings), double_id)


def compare_double(double_id: str, report_id: str, *, settings: Settings | None = None) -> list[dict[str, Any]]:
    """Both coders' answers to one report side by side, with what was settled.

    Raises:
        JudgementError: if not both have finished it.
    """
    settings = settings or load_settings()
    with reading(settings) as reader:
        return veil(settling.side_by_side(reader, codebook_in_use(settings), double_id, report_id), reader.sealed())


def settle(
    double_id: str,
    unit: str,
    field: str,
    values: Sequence[str],
    *,
    words: str = "",
    by: str = "",
    reason: str = "",
    settings: Settings | None = None,
) -> Outcome:
    """Settle what two coders have answered: what counts becomes judgements in the log, and can be undone there.

    Args:
        unit: id of the account.
        field: which field of it.
        values: what counts, in words; none: the report does not say.
        words: words of the report that say it, if no assertion does so far.

    Raises:
        JudgementError: if not both have finished, or it cannot be decided so.
    """
    settings = settings or load_settings()
    book = codebook_in_use(settings)
    by = by or user_name(settings)
    with writing(settings) as writer:
        return settling.settle(writer, book, double_id, unit, field, tuple(values), words=words, by=by, at=now(), reason=reason)


def settle_agreed(
    double_id: str, report_id: str, *, by: str = "", settings: Settings | None = None
) -> tuple[list[Outcome], list[str]]:
    """Settle every field of a report that both have answered alike.

    Returns:
        what was settled, and for each field that could not be, why.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        book = codebook_in_use(settings)
        return settling.settle_what_agrees(writer, book, double_id, report_id, by=by or user_name(settings), at=now())


def report_titles(report_ids: Sequence[str], *, settings: Settings | None = None) -> dict[str, str]:
    """What reports are called: their title, or the last part of their name; ids of none are called by themselves."""
    with reading(settings) as reader:
        found = reader.reports(report_ids)
        names = {one.id: one.title or one.name.replace("\\", "/").rpartition("/")[2] for one in found.values()}
        return veil({one: names.get(one, one) for one in report_ids}, reader.sealed())
