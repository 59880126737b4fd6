"""The verbs of work through many things: what waits, many decisions at once, contradictions, what belongs together, outlets."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Literal

from sayso.archive import Filter, veil
from sayso.errors import JudgementError
from sayso.flow.coding import codebook_in_use
from sayso.flow.judging import pairing
from sayso.flow.keeping import now, user_name
from sayso.flow.opened import reading, writing
from sayso.records import Decision, Judgement
from sayso.review.activity import Done, done_lately
from sayso.review.batch import Step, judge_open
from sayso.review.batch import undo_step as take_step_back
from sayso.review.clashing import Clash, clashes
from sayso.review.constraints import family_of
from sayso.review.deciding import decide
from sayso.review.inbox import Inbox
from sayso.review.inbox import inbox as what_waits
from sayso.review.nearby import Near, Preview, cards_of_items, near
from sayso.review.outlets import Outlet, outlet
from sayso.settings import Settings, load_settings


def inbox(wanted: Filter | None = None, *, limit: int = 20, offset: int = 0, settings: Settings | None = None) -> Inbox:
    """Incidents and statements that wait for review with the reports to read, the most useful first, with the reasons."""
    with reading(settings) as reader:
        return veil(what_waits(reader, wanted or Filter(), limit, offset), reader.sealed())


def judge_reports(
    decision: Literal["accept", "reject"],
    report_ids: Sequence[str],
    *,
    by: str = "",
    reason: str = "",
    settings: Settings | None = None,
) -> Step:
    """Accept or reject all values of some reports that nobody has looked at, in one step; `undo_step` takes it back.

    Raises:
        JudgementError: if no report is named.
        UnknownId: if there is no such report.
    """
    if not report_ids:
        raise JudgementError("no report was chosen")
    settings = settings or load_settings()
    with writing(settings) as writer:
        ids = list(dict.fromkeys(writer.resolve(one) for one in report_ids))
        by = by or user_name(settings)
        return judge_open(writer, codebook_in_use(settings), decision, ids, by=by, at=now(), reason=reason)


def undo_step(at: str, *, by: str = "", settings: Settings | None = None) -> int:
    """Take back what somebody decided in one step.

    Args:
        at: the moment of the step.

    Returns:
        how many decisions are in force no more.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        return take_step_back(writer, codebook_in_use(settings), at, by=by or user_name(settings), now=now())


def clashing(
    wanted: Filter | None = None,
    *,
    kind: str | None = None,
    about: str | None = None,
    limit: int = 50,
    offset: int = 0,
    settings: Settings | None = None,
) -> list[Clash]:
    """Contradictions with both sides and their sentences, those about the latest first; see `contradictions`."""
    with reading(settings) as reader:
        found = reader.contradictions(wanted, kind=kind, about=about, limit=limit, offset=offset)
        return veil(clashes(reader, found), reader.sealed())


def nearby(record_id: str, *, settings: Settings | None = None) -> list[Near]:
    """What an incident, a statement, or an account of one, may be the same as: the likeliest first."""
    with reading(settings) as reader:
        found = reader.resolve(record_id)
        family = family_of(found)
        items = reader.members(family, [found])[found] if found.startswith(("ict-", "stm-", "who-")) else (found,)
        cards = cards_of_items(reader, family, items)
        return veil(near(reader, family, items, cards[0].start or cards[0].published if cards else None), reader.sealed())


class _OnlyTried(Exception):
    """Ends a transaction that was not meant to stay."""


def preview(decision: Literal["same", "different"], *subjects: str, settings: Settings | None = None) -> Preview:
    """What a merge or a split would make. Nothing is changed.

    Raises:
        JudgementError: if it cannot be done.
    """
    settings = settings or load_settings()
    found = Preview((), ())
    with suppress(_OnlyTried), writing(settings) as writer:
        judgement = pairing(writer, decision, subjects, user_name(settings), "")
        family = family_of(judgement.subjects[0])
        items = (*judgement.subjects, *judgement.against)
        before = cards_of_items(writer, family, items)
        decide(writer, codebook_in_use(settings), judgement)
        found = veil(Preview(before, cards_of_items(writer, family, items)), writer.sealed())
        raise _OnlyTried  # which takes the transaction back
    return found


def attach(
    account_id: str, to: str, *, by: str = "", reason: str = "", settings: Settings | None = None
) -> tuple[Judgement, ...]:
    """Say that an account of a report is about another incident or statement than the one it was put with.

    Args:
        to: the incident or statement it belongs to.

    Returns:
        the decisions, in order: that it is not about what it was put with, if that has other accounts; and that it is about the other.

    Raises:
        JudgementError: if it is about that already, or people have said otherwise.
    """
    settings = settings or load_settings()
    codebook, by = codebook_in_use(settings), by or user_name(settings)
    with writing(settings) as writer:
        account, target = writer.resolve(account_id), writer.resolve(to)
        family = family_of(account)
        own = writer.clusters(family, [account]).get(account)
        if own == target or family_of(target) != family:
            raise JudgementError(f"{account} is about {target} already" if own == target else f"{target} is no {family}")
        decisions: list[Decision] = ["same"]
        if own and len(writer.members(family, [own])[own]) > 1:
            decisions.insert(0, "different")
        done = []
        for decision in decisions:
            subjects = (account,) if decision == "different" else (account, target)
            done.append(decide(writer, codebook, pairing(writer, decision, subjects, by, reason)))
        return tuple(done)


def clusters_of(subjects: Sequence[str], *, settings: Settings | None = None) -> tuple[str, ...]:
    """What accounts, or forms of actors, are part of today: ids of incidents, statements or actors, sorted."""
    with reading(settings) as reader:
        found: set[str] = set()
        for subject in subjects:
            found |= set(reader.clusters(family_of(subject), [subject]).values())
        return tuple(sorted(found))


def activity(*, before: int | None = None, limit: int = 100, settings: Settings | None = None) -> list[Done]:
    """What was done to the archive, the latest first: by whom, to what, from which value to which, and why.

    Args:
        before: only entries of the log with a lower number.
    """
    with reading(settings) as reader:
        return veil(done_lately(reader, before, limit), reader.sealed())


def source(name: str, *, settings: Settings | None = None) -> Outlet:
    """One outlet: its grade, what it covers, how far it agrees with others.

    Raises:
        UnknownId: if no report names it.
    """
    with reading(settings) as reader:
        return veil(outlet(reader, reader.source_named(name)), reader.sealed())
