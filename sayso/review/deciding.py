"""Decisions of people: checked, logged, put into force; and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.archive import Filter, Reader, Writer
from sayso.codebook import Codebook
from sayso.errors import JudgementConflict, JudgementError, UnknownId
from sayso.filing.filing import link_again, stand_alone
from sayso.filing.gathering import corrected_as, original_of
from sayso.filing.summing import sum_up_clusters
from sayso.records import Judgement, Value
from sayso.records.link import Family
from sayso.review.constraints import check_against, constraints_of, family_of
from sayso.review.values import parse_value

SOURCE_GRADES: Final[dict[str, str]] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""How reliable a source is, set by people only (the NATO scale of AJP-2.1)."""
DECIDES: Final = ("accept", "reject", "correct", "add")
"""Decisions about one value or account, of which the last one stands."""
_PAGE: Final = 500
INFORMATION_GRADES: Final[dict[str, str]] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""How credible one report or account is, set by people only (the same scale)."""


def decide(writer: Writer, codebook: Codebook, judgement: Judgement, names: Sequence[str] = ()) -> Judgement:
    """Put a decision into force: log it, link anew what it joins or parts, and bring the lists up to date.

    Args:
        names: with ``seal``: the names to hide.

    Raises:
        JudgementError: if it contradicts a decision in force, or changes nothing.
    """
    if judgement.decision in ("same", "different"):
        check_against(writer, judgement)
    if writer.put_judgement(judgement, names) is None:
        raise JudgementError(f"exactly this was decided already: {judgement.id}")
    _put_into_force(writer, codebook, judgement)
    return judgement


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking something back has come to.

    Attributes:
        judgement: the decision that it comes down to: undoing an undoing is about the decision that was undone.
        in_force: whether that decision stands now.
    """

    judgement: Judgement
    in_force: bool


def undo(writer: Writer, codebook: Codebook, judgement_id: str, *, by: str, at: str, reason: str) -> Undone:
    """Take a decision back. Undoing an undoing brings the decision back.

    Raises:
        JudgementError: if there is no such decision, it is not in force, or one that it brings back contradicts another one in force.
    """
    undone = writer.judgement(judgement_id)
    if undone is None:
        raise JudgementError(f"there is no judgement {judgement_id}; 'sayso log' lists all of them")
    if not writer.stands(judgement_id):
        raise JudgementError(f"{judgement_id} is not in force: it was taken back or replaced before; 'sayso log' tells by whom")
    writer.put_judgement(Judgement((judgement_id,), "undo", by, at, reason=reason))
    root, standing = undone, False
    while root.decision == "undo":
        target = writer.judgement(root.subjects[0])
        if target is None:
            raise JudgementError(f"the judgement {root.subjects[0]} that was undone is not in the archive")
        root, standing = target, not standing
    if not standing:
        _take_out_of_force(writer, codebook, root)
        return Undone(root, False)
    if root.decision in ("same", "different"):
        check_against(writer, root)
    _put_into_force(writer, codebook, root)
    return Undone(root, True)


def check_seen(reader: Reader, subject: str, seen: str | None) -> None:
    """Whether the decision that somebody saw about a value or an account still is the one that stands.

    Raises:
        JudgementConflict: if another one does, or none.
    """
    if seen is None:
        return
    mine = [one for one in reader.judgements_on([subject]) if one.subjects == (subject,) and one.decision in DECIDES]
    now = mine[-1].id if mine else ""
    if now != seen:
        raise JudgementConflict(subject, now)


def settled_subject(writer: Writer, codebook: Codebook, given: str, decision: str, words: str) -> tuple[str, Value | None]:
    """The record that accept, reject or correct is about, and the value it gets.

    Accepting the id of a corrected value says that the correction is right: that value is returned, and the decision is a ``correct``
    like the one before it. An ``accept`` about the original would bring back what the machine had coded.

    Returns:
        the id of an assertion or an account, and with ``correct`` the parsed value, else None.
    """
    subject = named(writer, given)
    if decision == "accept" and not subject.startswith(given):
        correction = corrected_as(writer, given)
        return subject, correction[1] if correction else None
    kind = subject.partition("-")[0]
    if decision == "correct":
        found = writer.assertions([subject]).get(subject)
        if found is None:
            raise JudgementError(
                f"{given} is no assertion; 'sayso show' of a report lists its assertions with ids that begin with ass-"
            )
        return subject, parse_value(codebook, found.property, words)
    if kind not in ("ass", "inc", "sta"):
        raise JudgementError(
            f"{given} cannot be {decision}ed: only an assertion (ass-…) or a report's account (inc-…, sta-…) can; 'sayso show' lists them"
        )
    return subject, None


def named(reader: Reader, given: str) -> str:
    """The record that an id names; the id of a corrected value names the assertion that was corrected.

    Raises:
        UnknownId: if there is none.
    """
    try:
        return reader.resolve(given)
    except UnknownId:
        original = original_of(reader, given) if given.startswith("ass-") else None
        if original is None:
            raise
        return original


def members_of(writer: Writer, given: Sequence[str], *, alone: bool) -> tuple[Family, list[tuple[str, ...]]]:
    """What people name as same or different: for each id, the items that it stands for.

    An incident, a statement or an actor of the archive stands for all its accounts (or actors); an account for itself.

    Args:
        alone: an actor of a report stands for itself, and not for all that look the same.

    Raises:
        JudgementError: if they are not all of one kind.
    """
    resolved = [writer.resolve(one) for one in given]
    families = {family_of(one) for one in resolved}
    if len(families) != 1:
        raise JudgementError(f"{', '.join(given)}: only things of one kind can be the same or different")
    family = families.pop()
    groups = []
    for one in resolved:
        if one.startswith(("ict-", "stm-", "who-")):
            groups.append(writer.members(family, [one])[one])
        elif family == "actor" and not alone:
            groups.append((writer.forms_of([one]).get(one, one),))
        else:
            groups.append((one,))
    return family, groups


def companions(writer: Writer, family: Family, item_id: str) -> tuple[str, ...]:
    """All items of the incident, statement or actor that an account, or an actor of a report, is part of."""
    stands_as = writer.forms_of([item_id]).get(item_id, item_id) if family == "actor" else item_id
    cluster = writer.clusters(family, [stands_as]).get(stands_as)
    return writer.members(family, [cluster])[cluster] if cluster else ()


def names_of(writer: Writer, given: str) -> tuple[str, tuple[str, ...]]:
    """Whom a seal is about, and every name that the reports give that person.

    Raises:
        JudgementError: if it is no person, or one without a name.
    """
    actor_id = writer.resolve(given)
    if not actor_id.startswith("who-"):
        raise JudgementError(f"{given} is no actor; 'sayso actors' lists them with ids that begin with who-")
    forms = writer.members("actor", [actor_id])[actor_id]
    everyone = [actor for ids in writer.actors_of_forms(forms).values() for actor in ids]
    people = [actor for _, actor in writer.actors(everyone).values()]
    if not people or any(actor.kind != "person" for actor in people):
        raise JudgementError(f"{given} is no person; only people's data can be sealed")
    return actor_id, tuple(sorted({name for actor in people for name in (actor.name, *actor.aliases) if name[:1].isupper()}))


def _put_into_force(writer: Writer, codebook: Codebook, judgement: Judgement) -> None:
    if judgement.decision not in ("same", "different"):
        _sum_up_again(writer, codebook, judgement)
        return
    family, found = constraints_of(judgement)
    if family == "actor" and judgement.decision == "different":
        stand_alone(writer, (*judgement.subjects, *judgement.against))
    writer.put_constraints(family, found)
    link_again(writer, codebook, family, sorted({*judgement.subjects, *judgement.against}))


def _take_out_of_force(writer: Writer, codebook: Codebook, judgement: Judgement) -> None:
    if judgement.decision not in ("same", "different"):
        _sum_up_again(writer, codebook, judgement)
        return
    family, found = constraints_of(judgement)
    writer.drop_constraints(family, found)
    items = sorted({*judgement.subjects, *judgement.against})
    for other in writer.judgements_on(items):  # what another decision says as well stays
        if other.decision in ("same", "different") and family_of(other.subjects[0]) == family:
            writer.put_constraints(family, constraints_of(other)[1])
    link_again(writer, codebook, family, items)


def _sum_up_again(writer: Writer, codebook: Codebook, judgement: Judgement) -> None:
    """The cards that a judged value, account or source stands behind."""
    subject = judgement.subjects[0]
    if judgement.decision == "grade":
        if not subject.startswith(("rep-", "inc-", "sta-")):  # what several outlets say may be summed up otherwise now
            sum_up_clusters(writer, codebook, _of_source(writer, subject))
        return
    if judgement.decision == "seal":
        return  # names are hidden when they are read; nothing is counted otherwise
    account_id = writer.account_of(subject) or subject
    for family in ("incident", "statement"):
        of: Family = "incident" if family == "incident" else "statement"
        sum_up_clusters(writer, codebook, writer.clusters(of, [account_id]).values())


def _of_source(writer: Writer, source: str) -> list[str]:
    found: list[str] = []
    for kind in ("incident", "statement"):
        wanted = Filter(kind="incident" if kind == "incident" else "statement", source=source)
        for offset in range(0, writer.count_cards(wanted), _PAGE):
            found += [card.id for card in writer.cards(wanted, limit=_PAGE, offset=offset) if len(card.sources) > 1]
    return found
