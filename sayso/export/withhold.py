"""Names of people who may come to harm, taken out of a record before it is passed on.

Whose names that are is said in `sayso.records.at_risk`. Hiding acts on every string of the record, quotations and evidence
included: a name hidden in a field and legible in a quote is not hidden.
"""

from __future__ import annotations

import re
from typing import Any, Final

from sayso.records import Sheet
from sayso.records.at_risk import coded, names_at_risk

WITHHELD: Final = "[name withheld]"


def sensitive_names(sheet: Sheet) -> tuple[str, ...]:
    """The names to withhold of a coded sheet, longest first; see `sayso.records.at_risk.names_at_risk`."""
    speaking = {speech.actor_id for speech in sheet.speeches if speech.actor_id}
    return names_at_risk(sheet.actors, coded(sheet.accounts), speaking)


def withheld(record: Any, names: tuple[str, ...]) -> Any:
    """The record with every name replaced, in every string, at any depth. Offsets still count in the text, which is not part of it.

    Args:
        record: JSON values as `record_json` makes them.
        names: what `sensitive_names` gives.
    """
    if not names:
        return record
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.IGNORECASE)
    return _replaced(record, pattern)


def _replaced(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return re.sub(rf"{re.escape(WITHHELD)}(?:\s+{re.escape(WITHHELD)})+", WITHHELD, pattern.sub(WITHHELD, value))
    if isinstance(value, dict):
        return {key: _replaced(item, pattern) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced(item, pattern) for item in value]
    return value
