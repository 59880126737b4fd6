"""The verbs by which people decide. Each decision is logged with who, when and why, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.archive import Writer
from sayso.errors import JudgementError
from sayso.flow.coding import codebook_in_use
from sayso.flow.keeping import now, user_name
from sayso.flow.opened import writing
from sayso.records import Decision, Judgement
from sayso.review.deciding import (
    INFORMATION_GRADES,
    SOURCE_GRADES,
    Undone,
    check_seen,
    companions,
    decide,
    members_of,
    names_of,
    settled_subject,
)
from sayso.review.deciding import undo as take_back
from sayso.settings import Settings, load_settings


def judge(
    decision: Decision,
    *subjects: str,
    value: str = "",
    by: str = "",
    reason: str = "",
    seen: str | None = None,
    settings: Settings | None = None,
) -> Judgement:
    """Take a decision about values, accounts, incidents, statements or actors.

    Args:
        decision: ``accept``, ``reject`` or ``correct`` one assertion (or accept or reject an account); ``same``: merge incidents,
            statements or actors; ``different``: keep the first apart from the others or, given one account alone, split it off from
            the rest of its incident; ``seal`` a person: the names go from every view.
        subjects: ids.
        value: with ``correct``: the right value, in words (see `sayso.review.values.parse_value`).
        by: who decides; the user of the settings if nobody is given.
        reason: why.
        seen: id of the decision about the value or account that whoever decides has seen, "" if they saw none; None: whatever stands.

    Raises:
        JudgementConflict: if another decision than the one seen stands by now.
        JudgementError: if it cannot be taken as it stands.
        UnknownId: if there is nothing of an id.
    """
    settings = settings or load_settings()
    codebook = codebook_in_use(settings)
    by = by or user_name(settings)
    with writing(settings) as writer:
        if decision in ("same", "different"):
            return decide(writer, codebook, pairing(writer, decision, subjects, by, reason))
        if len(subjects) != 1:
            raise JudgementError(f"'{decision}' judges one record at a time, not {len(subjects)}")
        if decision == "seal":
            actor, names = names_of(writer, subjects[0])
            return decide(writer, codebook, Judgement((actor,), "seal", by, now(), reason=reason), names)
        if decision not in ("accept", "reject", "correct"):
            raise JudgementError(f"{decision!r} is no decision of this verb; for grades there is 'grade', for taking back 'undo'")
        subject, parsed = settled_subject(writer, codebook, subjects[0], decision, value)
        check_seen(writer, subject, seen)
        if parsed is not None:
            decision = "correct"  # an accepted correction is the same correction by one more person
        return decide(writer, codebook, Judgement((subject,), decision, by, now(), value=parsed, reason=reason))


def undo(judgement_id: str = "", *, by: str = "", reason: str = "", settings: Settings | None = None) -> Undone:
    """Take a decision back; undoing an undoing brings it back.

    Args:
        judgement_id: which one; the last one of `by` if none is given.

    Returns:
        the decision that it comes down to, and whether that is in force now.
    """
    settings = settings or load_settings()
    by = by or user_name(settings)
    with writing(settings) as writer:
        if not judgement_id:
            mine = [one for one in writer.judgements() if one.by == by]
            if not mine:
                raise JudgementError(f"{by} has taken no decision that is in force; give the id of the one to undo")
            judgement_id = mine[-1].id
        return take_back(writer, codebook_in_use(settings), writer.resolve(judgement_id), by=by, at=now(), reason=reason)


def grade(subject: str, grade: str, *, by: str = "", reason: str = "", settings: Settings | None = None) -> Judgement:
    """Say how reliable a source is (A to F), or how credible a report or an account (1 to 6). Only people do.

    Args:
        subject: an outlet's name as reports give it, or the id of a report or an account.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        allowed = INFORMATION_GRADES if subject.startswith(("rep-", "inc-", "sta-")) else SOURCE_GRADES
        subject = writer.resolve(subject) if allowed is INFORMATION_GRADES else writer.source_named(subject)
        if grade.upper() not in allowed:
            told = "; ".join(f"{key} {meaning}" for key, meaning in allowed.items())
            raise JudgementError(f"{grade!r} is no grade of {subject}; grades: {told}")
        made = Judgement((subject,), "grade", by or user_name(settings), now(), value=grade.upper(), reason=reason)
        return decide(writer, codebook_in_use(settings), made)


def pairing(writer: Writer, decision: Decision, subjects: Sequence[str], by: str, reason: str) -> Judgement:
    """A decision about what belongs together, as the items that it joins or parts."""
    family, groups = members_of(writer, subjects, alone=decision == "different")
    if decision == "same":
        joined = tuple(dict.fromkeys(one for group in groups for one in group))
        if len(joined) < 2:
            raise JudgementError(f"{', '.join(subjects)}: that is one thing already; name two")
        return Judgement(joined, "same", by, now(), reason=reason)
    moved = tuple(dict.fromkeys(one for group in groups[:1] for one in group))
    rest = tuple(dict.fromkeys(one for group in groups[1:] for one in group))
    if len(groups) == 1:
        rest = tuple(one for one in companions(writer, family, moved[0]) if one not in moved)
        if not rest:
            raise JudgementError(
                f"{subjects[0]} alone leaves nothing to keep it apart from; give one account (inc-…, sta-…) of several to split it off,"
                " or name what it is different from"
            )
    return Judgement(moved, "different", by, now(), reason=reason, against=rest)
