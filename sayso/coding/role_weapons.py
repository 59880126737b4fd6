"""Which weapons were the perpetrators' own."""

from __future__ import annotations

from sayso.coding.whose import account_of
from sayso.language import doc_of, head_of
from sayso.records import Account, Mention, Sheet


def weapons_of(sheet: Sheet, account: Account) -> tuple[Mention, ...]:
    """The weapon mentions that stand with an incident, one for each weapon and each wording."""
    doc = doc_of(sheet)
    found: dict[str, Mention] = {}
    for mention in sheet.mentions:
        if mention.kind != "weapon" or not isinstance(mention.value, str):
            continue
        head = head_of(doc, mention.span)
        owner = account_of(sheet, head) if head is not None else None
        if owner is not None and owner.id == account.id:
            found.setdefault(mention.value, mention)
    return tuple(found.values())
