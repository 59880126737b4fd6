"""The statements of a coded sheet in the form of the `records` set."""

from __future__ import annotations

from typing import Final

from sayso.records import Account, Sheet

_CLAUSE: Final = 4
"""Words that show an act are a clause of the content from this many on."""


def statements_of(sheet: Sheet) -> list[dict[str, object]]:
    """Every statement of a sheet: ids count from S1; `about` holds the ids I1, I2, … in the order of the sheet's incidents."""
    incidents = {account.id: f"I{number}" for number, account in enumerate(sheet.incidents, start=1)}
    return [_statement(sheet, account, f"S{n}", incidents) for n, account in enumerate(sheet.statements, start=1)]


def _statement(sheet: Sheet, account: Account, name: str, incidents: dict[str, str]) -> dict[str, object]:
    out: dict[str, object] = {"id": name}
    for field in ("speaker", "issuer", "medium"):
        value = account.first(field)
        if value is not None:
            out[field] = value
    out["acts"] = [a.value for a in account.of("act") if a.stance == "asserted"]
    out["about"] = [incidents[str(a.value)] for a in account.of("about") if str(a.value) in incidents]
    out["quote"] = _quote(sheet, account)
    return out


def _quote(sheet: Sheet, account: Account) -> str:
    """The longest verbatim quotation of up to forty words, else the words of the first sentence that tells of it."""
    quotations = [str(a.value) for a in account.of("quotation")]
    short = [words for words in quotations if len(words.split()) <= 40]
    if short:
        return max(short, key=len)
    if quotations:
        return quotations[0]
    longest = max((a.words for a in account.of("act")), key=len, default="")
    if len(longest.split()) < _CLAUSE:
        return sheet.text.words((account.scope or account.anchors)[0])  # "announced", "will" name an act and are no content
    return longest
