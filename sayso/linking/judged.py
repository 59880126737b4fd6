"""What people have decided about one account, put into force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.linking.told import Standing
from sayso.records import Account, Assertion, Judgement

_RANK: Final[dict[Standing, int]] = {"machine": 0, "accepted": 1, "corrected": 2}
_PERSON: Final = "person:"
_ADDED: Final = "added:"


@dataclass(slots=True)
class _Line:
    """One assertion through its corrections: the ids it had, and what each of them says."""

    versions: dict[str, Assertion]
    now: Assertion
    standing: Standing = "machine"
    rejected: bool = False

    def judge(self, judgement: Judgement) -> None:
        named = self.versions[judgement.subjects[0]]
        self.rejected = judgement.decision == "reject"
        if judgement.decision == "correct" and judgement.value is not None:
            self.now = replace(self.now, value=judgement.value, made_by=f"{_PERSON}{judgement.by}")
            self.versions.setdefault(self.now.id, self.now)
            self.standing = "corrected"
        elif judgement.decision == "accept":
            self.now = named
            self.standing = "corrected" if named.made_by.startswith((_PERSON, _ADDED)) else "accepted"


def _line(assertion: Assertion) -> _Line:
    by_person = assertion.made_by.startswith((_PERSON, _ADDED))
    return _Line({assertion.id: assertion}, assertion, "corrected" if by_person else "machine")


def judged(account: Account, judgements: Sequence[Judgement]) -> tuple[Account, dict[str, Standing]] | None:
    """One account with the decisions about it and about its assertions in force.

    - ``reject`` of an assertion takes it out; ``accept`` marks it; ``correct`` gives it another value and keeps its words, evidence and
      chain of say-so. Its `made_by` is then ``person:NAME``.
    - A corrected assertion has a new id. A later decision finds it under the new id and under every id it had: ``reject`` and ``correct``
      mean what it says now; ``accept`` means the value that the id stands for, so that accepting the first id brings the first value back.
    - Of several decisions the last one stands: an ``accept`` after a ``reject`` brings the assertion back.
    - ``reject`` of the account takes it out altogether, until it is accepted again. ``accept`` of an account says that it is one, and
      marks none of its assertions: what nobody has looked at must not look reviewed.
    - What a person has added (its `made_by` is ``added:NAME``) is there only while the decision ``add`` about it stands, and counts as
      corrected: a person has given it its value.
    - Decisions about ids that the account does not have, and ``same``, ``different``, ``grade`` and ``seal``, change nothing here.

    Args:
        account: as the machine coded it, with assertions that people have judged kept.
        judgements: the decisions in force (none undone, none replaced), in order of the log.

    Returns:
        the account and, for each of its assertions, how it stands; None if the account itself is rejected.
    """
    decisions = [j for j in judgements if j.decision in ("accept", "reject", "correct")]
    verdicts = [j.decision for j in decisions if j.subjects[0] == account.id]
    if verdicts and verdicts[-1] == "reject":
        return None
    added = {j.subjects[0] for j in judgements if j.decision == "add"}
    there = [one for one in account.assertions if not one.made_by.startswith(_ADDED) or one.id in added]
    if account.assertions and not there:
        return None  # an account that a person added and took back
    lines = [_line(assertion) for assertion in there]
    for judgement in decisions:
        for line in lines:
            if judgement.subjects[0] in line.versions:
                line.judge(judgement)
    kept: dict[str, Assertion] = {}
    standing: dict[str, Standing] = {}
    for line in lines:
        if not line.rejected:
            key = line.now.id
            if key not in kept or _RANK[line.standing] > _RANK[standing[key]]:
                kept[key], standing[key] = line.now, line.standing
    return replace(account, assertions=tuple(kept.values())), standing
