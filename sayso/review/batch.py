"""Many decisions in one step, which one click takes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.archive import Writer
from sayso.codebook import Codebook
from sayso.filing.summing import sum_up_clusters
from sayso.records import Decision, Judgement
from sayso.review.reviewing import report_seen


@dataclass(frozen=True, slots=True)
class Step:
    """Decisions that were taken together.

    Attributes:
        at: their moment, by which they are found again.
        judgements: how many.
        reports: how many reports they are about.
    """

    at: str
    judgements: int
    reports: int


def judge_open(
    writer: Writer, codebook: Codebook, decision: Decision, report_ids: Sequence[str], *, by: str, at: str, reason: str
) -> Step:
    """Accept or reject every value of some reports that nobody has looked at. All of it is done, or nothing."""
    count, touched = 0, set()
    for report_id in report_ids:
        for account in report_seen(writer, report_id).accounts:
            if account.state == "rejected":
                continue
            for line in account.lines:
                if line.state == "machine":
                    writer.put_judgement(Judgement((line.id,), decision, by, at, reason=reason))
                    count += 1
            if account.cluster:
                touched.add(account.cluster)
    sum_up_clusters(writer, codebook, touched)
    return Step(at, count, len(report_ids))


def undo_step(writer: Writer, codebook: Codebook, at: str, *, by: str, now: str, reason: str = "") -> int:
    """Take back what somebody decided in one step and is still in force; how many decisions that were."""
    mine = writer.judgements_at(by, at)
    accounts = set()
    for one in reversed(mine):
        writer.put_judgement(Judgement((one.id,), "undo", by, now, reason=reason))
        accounts |= {found for subject in one.subjects if (found := writer.account_of(subject) or subject)}
    ids = sorted(one for one in accounts if one.startswith(("inc-", "sta-")))
    touched = {**writer.clusters("incident", ids), **writer.clusters("statement", ids)}
    sum_up_clusters(writer, codebook, touched.values())
    return len(mine)
