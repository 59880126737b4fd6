"""The rule of whose names are hidden changes with its number only, for archives keep what it found."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sayso.export.record import BASES
from sayso.records import at_risk

RULES = {1: "57babcf0de46b887ff2766ac42eb690986a583b1dd80e4cb59db571e76f92569"}
"""The SHA-256 of the file by the number of the rule."""


def test_whoever_changes_the_rule_raises_its_number() -> None:
    found = hashlib.sha256(Path(at_risk.__file__).read_text(encoding="utf-8").encode()).hexdigest()
    assert RULES[at_risk.RULE] == found, (
        "sayso/records/at_risk.py was changed. If it hides other names now, raise RULE, or archives go on hiding the names of before; "
        f"then, or if it hides the same, note {found} here."
    )


def test_the_rule_looks_at_everybody_who_is_held_responsible_in_a_record() -> None:
    """Whoever is said to have done it keeps their name: what a record counts among them the rule must ask the archive for."""
    assert set(BASES) <= at_risk.TELLING
    assert set(BASES) == at_risk._HELD
