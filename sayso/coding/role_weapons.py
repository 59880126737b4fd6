"""Which weapons were the perpetrators' own."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.coding.role_targets import role_words
from sayso.coding.toll_syntax import agents_of
from sayso.coding.whose import account_of, is_shared
from sayso.language import clause_of, doc_of, head_of
from sayso.records import Account, Mention, Place, Sheet

_AIMED: Final = ("on", "against", "of", "at")
_PART_OF: Final = ("conj", "appos", "pobj", "prep", "agent", "dobj", "nsubj")
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
        if head is None or _is_no_weapon(head, mention) or _is_police_weapon(head) or is_hit(head):
            continue
        owner = _fitting(sheet, head, mention.value)
        if _is_of_sum(sheet, account, head) or (owner is not None and owner.id == account.id):
            kept = found.get(mention.value)
            if kept is None or len(mention.words.split()) > len(kept.words.split()):
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
    return (
        following.lower_ == "-"
        or following.lemma_.lower() in words["gun_talk"]
        or head.head.lemma_.lower() in words["paper_heads"]
    )


def is_hit(head: Token) -> bool:
    """ "Destroyed a mortar and two car bombs", "a strike on a drone": weapons that something was done to are not what it was done with.

    Nor are those that only say what kind of thing it was done to: "two artillery systems", "a mortar team".
    """
    top = head
    while top.dep_ in ("compound", "nmod", "amod") and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    while top.dep_ in ("conj", "appos") and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ in ("dobj", "nsubjpass"):
        return top.head.lemma_.lower() in role_words()["ruining_verbs"]
    over = top.head.head if top.dep_ == "pobj" else top
    return top.dep_ == "pobj" and top.head.lower_ in _AIMED and over.lemma_.lower() in role_words()["act_nouns"]


def _is_of_sum(sheet: Sheet, account: Account, head: Token) -> bool:
    """ "Fighter aircraft conducted 34 strikes in Qadria", and the strikes are listed: what did them all did each of them there."""
    act = head
    while act.dep_ in _PART_OF and act.pos_ != "VERB":
        act = act.head
    while act.dep_ in ("acl", "advcl", "xcomp", "conj") and act.head.pos_ in ("VERB", "NOUN"):  # "conducted 34 strikes using …"
        act = act.head
    verb = act.head if act.dep_ == "dobj" else act
    done = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    sums = [anchor for anchor in set(account.anchors) if any(anchor.start <= noun.idx < anchor.end for noun in done)]
    if not any(is_shared(sheet, anchor) for anchor in sums):
        return False
    told = {m.value.country for m in sheet.mentions if isinstance(m.value, Place) and _is_in(m, head)}
    own = account.first("place")
    return not isinstance(own, Place) or own.country is None or not told - {None} or own.country in told


def _is_in(mention: Mention, head: Token) -> bool:
    return mention.kind == "place" and bool(head.sent.start_char <= mention.span.start < head.sent.end_char)


def _is_police_weapon(head: Token) -> bool:
    clause = clause_of(head)
    agents = agents_of(clause) if clause.pos_ == "VERB" else ()
    return any(a.lemma_.lower() in _POLICE for a in agents) or any(
        c.dep_ in ("compound", "poss") and c.lemma_.lower() in _POLICE for c in head.children
    )
