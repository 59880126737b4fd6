"""What an incident's reports say and no column of another dataset can hold: in words, each with who says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.export.facts import Facts
from sayso.export.typed import typed
from sayso.linking.told import Told
from sayso.records import Assertion

_LOOKED: Final = {
    "machine": "Coded by machine, not reviewed.",
    "mixed": "Coded by machine, reviewed in part.",
    "reviewed": "Reviewed by people.",
}
_LABELS: Final = {
    "date": "Date:",
    "killed": "Killed:",
    "wounded": "Wounded:",
    "abducted": "Abducted:",
    "arrested": "Arrested:",
    "target": "Attacked:",
    "perpetrator": "Done by:",
    "claimed": "Claimed by:",
    "blamed": "Blamed on:",
    "suspected": "Suspected:",
    "denied": "Denied of:",
    "nobody_claimed": "Nobody has claimed it",
}


def notes(facts: Facts) -> str:
    """The notes of one incident: first whether people have looked, then what each report says, with the speaker and the outlet."""
    card = facts.card
    lines = [_LOOKED[card.review]]
    if card.stage not in ("", "accomplished"):
        lines.append(f"Stage: {card.stage}.")
    if card.background:
        lines.append("Recalled by reports, not reported as news.")
    lines += [f"{label}{','.join(said)}." for name, label in _LABELS.items() if (said := list(_said(facts, name)))]
    return " ".join(lines)


def _said(facts: Facts, property: str) -> Iterator[str]:
    """Each value once, with all who say it."""
    who: dict[str, list[str]] = {}
    for told in facts.told:
        for one in told.account.of(property):
            who.setdefault(_value(one), []).append(_speaker(told, one))
    for value, speakers in who.items():
        yield f"{value} ({'; '.join(dict.fromkeys(speakers))})"


def _value(one: Assertion) -> str:
    """A value in words; of a flag its label says all, and that a doer is denied says the property."""
    shown = "" if one.value is True else f" {typed(one.value) or one.words}"
    return shown if one.stance == "asserted" or one.property == "denied" else f"{shown}, {one.stance}"


def _speaker(told: Told, one: Assertion) -> str:
    outlet = told.report.source or "a report without an outlet"
    return f"{one.by.name} in {outlet}" if one.by else outlet
