"""Which weapons were the perpetrators' own."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.coding.role_targets import role_words
from sayso.coding.toll_syntax import agents_of
from sayso.coding.whose import account_of
from sayso.language import clause_of, doc_of, head_of
from sayso.records import Account, Mention, Sheet

_POLICE: Final = frozenset({"police", "officer", "policeman", "policemen", "cop", "deputy"})


def weapons_of(sheet: Sheet, account: Account) -> tuple[Mention, ...]:
    """The weapons an incident was done with, one mention for each weapon.

    Left out: the police's weapons, mere traces of one ("gunfire", "a bullet"), and a general word beside a more special one.
    """
    doc = doc_of(sheet)
    found: dict[str, Mention] = {}
    for mention in sheet.mentions:
        if mention.kind != "weapon" or not isinstance(mention.value, str):
            continue
        head = head_of(doc, mention.span)
        if head is None or _is_no_weapon(head, mention) or _is_police_weapon(head):
            continue
        owner = _fitting(sheet, head, mention.value)
        if owner is not None and owner.id == account.id:
            kept = found.get(mention.value)
            if kept is None or len(mention.words) > len(kept.words):
                found[mention.value] = mention
    words = role_words()
    special = [m for m in found.values() if m.words.lower() not in words["general_weapons"]]
    return tuple(special or found.values())


def _fitting(sheet: Sheet, head: Token, weapon: str) -> Account | None:
    """The incident that a weapon word belongs to; where that kind of violence is not done with such a weapon, the nearest where it is."""
    owner = account_of(sheet, head)
    strange = role_words().get(f"not_with_{weapon}", frozenset())
    if owner is None or owner.first("type") not in strange:
        return owner
    others = [account for account in sheet.incidents if account.first("type") not in strange]
    return min(others, key=lambda account: min(abs(anchor.start - head.idx) for anchor in account.anchors), default=owner)


def _is_no_weapon(head: Token, mention: Mention) -> bool:
    """Traces and effects of weapons, "pistol-whipped", "stone-pelting", "weapons charges"."""
    words = role_words()
    if head.lemma_.lower() in words["traces"] or mention.words.lower() in words["traces"]:
        return True
    following = head.nbor(1) if head.i + 1 < len(head.doc) else head
    return following.lower_ == "-" or head.head.lemma_.lower() in words["paper_heads"]


def _is_police_weapon(head: Token) -> bool:
    clause = clause_of(head)
    agents = agents_of(clause) if clause.pos_ == "VERB" else ()
    return any(a.lemma_.lower() in _POLICE for a in agents) or any(
        c.dep_ in ("compound", "poss") and c.lemma_.lower() in _POLICE for c in head.children
    )
