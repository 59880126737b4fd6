"""Accounts out of the archive with all that has to be known to weigh them: judgements in force, report, origin, grade of the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.archive import Reader
from sayso.linking.cast import ACTOR_PROPERTIES, Cast
from sayso.linking.judged import judged
from sayso.linking.told import Told
from sayso.records import Judgement, Value, content_id


def tell(reader: Reader, account_ids: Sequence[str]) -> list[Told]:
    """What the accounts tell, in order of publication; accounts that people have rejected are left out."""
    accounts = reader.accounts(sorted(account_ids))
    report_of = reader.report_ids_of(sorted(accounts))
    report_ids = sorted(set(report_of.values()))
    reports = reader.reports(report_ids)
    origins = reader.clusters("origin", report_ids)
    grades = reader.grades()
    subjects = [*accounts, *(assertion.id for account in accounts.values() for assertion in account.assertions)]
    by_subject: dict[str, list[tuple[int, Judgement]]] = {}
    for place, judgement in enumerate(reader.judgements_on(sorted(subjects))):
        by_subject.setdefault(judgement.subjects[0], []).append((place, judgement))
    told = []
    for account in accounts.values():
        report = reports[report_of[account.id]]
        named = [account.id, *(assertion.id for assertion in account.assertions)]
        decisions = [judgement for _, judgement in sorted((e for i in named for e in by_subject.get(i, ())), key=lambda e: e[0])]
        found = judged(account, decisions)
        if found is not None:
            origin = origins.get(report.id, report.id)
            told.append(Told(found[0], report, origin, grades.get(report.source or ""), found[1]))
    return sorted(told, key=lambda t: (t.day, t.report.id, t.account.anchors[0], t.account.id))


def cast_of(reader: Reader, told: Sequence[Told]) -> Cast:
    """Who the names in the accounts are: the archive's actors behind those that hold, claim, deny or speak."""
    named = {
        content_id("act", one.account.text_id, assertion.value)
        for one in told
        for assertion in one.account.assertions
        if assertion.property in ACTOR_PROPERTIES and isinstance(assertion.value, str)
    }
    found = reader.who_of(sorted(named))
    kinds = {actor_id: actor.kind for actor_id, (_, actor) in found.items()}
    return Cast({actor_id: who for actor_id, (who, _) in found.items()}, kinds)


def original_of(reader: Reader, assertion_id: str) -> str | None:
    """The assertion as a machine coded it that was corrected to one of this id, or None; see `corrected_as`."""
    found = corrected_as(reader, assertion_id)
    return found[0] if found else None


def corrected_as(reader: Reader, assertion_id: str) -> tuple[str, Value] | None:
    """The assertion as a machine coded it that was corrected to one of this id, and the value that it was corrected to; or None.

    A corrected value makes an assertion of a new id, which pages show and people name; what is kept, and judged, is the original.
    """
    corrections = [judgement for judgement in reader.judgements() if judgement.decision == "correct"]
    originals = reader.assertions([judgement.subjects[0] for judgement in corrections])
    for judgement in corrections:
        found, value = originals.get(judgement.subjects[0]), judgement.value
        if found is not None and value is not None and replace(found, value=value).id.startswith(assertion_id):
            return found.id, value
    return None
