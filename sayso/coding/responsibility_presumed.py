"""Who did it by the very word for them ("the gunman fled"), for an incident of which nothing else says who did it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_guard import is_acted_on, is_excluded
from sayso.coding.responsibility_own_men import DOERS_BY_NAME
from sayso.coding.responsibility_phrases import is_supposed
from sayso.coding.responsibility_weighing import weighed
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.whose import account_of
from sayso.language import doc_of, tokens_in
from sayso.records import Account, Sheet

_FROM_AFAR: Final = ("airstrike", "shelling")
"""Kinds of violence where "militants" and "terrorists" are rather those who are hit."""
_LOOKING: Final = frozenset({"armed", "masked", "hooded", "helmeted", "heavily-armed"})
_CARRIED: Final = frozenset(
    {"rifle", "gun", "pistol", "machete", "panga", "knife", "axe", "club", "stick", "balaclava", "mask", "kalashnikov", "weapon"}
    | {"grenade", "spear", "sword", "hood", "fatigue", "camouflage", "petrol", "gasoline", "ak-47", "ak-47s", "bomb", "shotgun"}
)
_INTRUDERS: Final = frozenset({"assassin", "raider", "intruder", "abductor", "ambusher"})
_TOLD: Final = ("VBD", "VBZ")
_JOINED: Final = ("pobj", "prep", "conj")


def presumed(sheet: Sheet, account: Account, parties: Parties) -> Iterator[Finding]:
    """The first word for a doer that does something in the past tense.

    Who is only sought, feared or spoken of in general ("terrorists know no borders") is not who did this.
    """
    words = responsibility_words()
    crowds = words.crowds if account.first("type") in ("riot", "arson") else frozenset()
    doc = doc_of(sheet)
    if account.first("type") in _FROM_AFAR:
        return
    own = {token.i for anchor in account.anchors for token in tokens_in(doc, anchor)}
    for part in account.scope:
        for token in tokens_in(doc, part):
            lemma = token.lemma_.lower()
            called = lemma in words.presumed | crowds or _is_armed(token) or _is_attacker(token, own)
            if token.pos_ != "NOUN" or not called or not _has_acted(token):
                continue
            owner, party = account_of(sheet, token), parties.at(token)
            if party is None or owner is None or owner.id != account.id:
                continue
            if is_acted_on(token, own) or is_excluded(sheet, account, party, token):
                continue
            yield from weighed(sheet, token, party, parties)
            return


def _is_attacker(noun: Token, own: Set[int]) -> bool:
    """ "The attackers cut the power": who is called so in the sentence after the act; further on the word may be of any attack."""
    definite = any(c.lower_ in ("the", "his", "her", "their", "its") for c in noun.children)
    near = noun.sent.start - 1  # in the sentence of the act itself the parse says who did it
    return (
        noun.lemma_.lower() in DOERS_BY_NAME | _INTRUDERS
        and definite
        and noun.dep_ == "nsubj"
        and near >= 0
        and any(noun.doc[near].sent.start <= i <= near for i in own)
        and not any(noun.sent.start <= i < noun.sent.end for i in own)
    )


def _is_armed(noun: Token) -> bool:
    """ "Men with rifles", "a crowd armed with sticks", "masked youths": people who look like doers; guards and soldiers always do."""
    words = responsibility_words()
    if noun.lemma_.lower() not in words.doers - words.forces:
        return False
    looks = [c for c in noun.children if c.dep_ in ("amod", "acl", "compound")]
    held = [n for c in (noun, *looks) for p in c.children if p.lower_ in ("with", "in") for n in p.children if n.dep_ == "pobj"]
    held += [n for c in looks for n in c.children if n.dep_ == "dobj"]
    return any(c.lower_ in _LOOKING for c in looks) or any(n.lemma_.lower() in _CARRIED for n in held)


def _has_acted(noun: Token) -> bool:
    """Whether a noun, or the group it is in ("groups of armed rioters"), is who does something in the past tense, or "by" whom.

    Who was captured is as real.
    """
    while noun.dep_ in _JOINED and noun.head.pos_ in ("NOUN", "ADP") and noun.head.lower_ != "by":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "by":
        return noun.head.head.pos_ in ("VERB", "NOUN")
    verb = noun.head
    caught = noun.dep_ == "dobj" and verb.lemma_.lower() in responsibility_words().policing
    if not (caught or noun.dep_ in ("nsubj", "nsubjpass")) or verb.pos_ not in ("VERB", "AUX") or is_supposed(verb):
        return False
    # "gunman opens fire" tells of one deed, "gunmen open fire" of what they do in general
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return any(t.tag_ in _TOLD or (t.lemma_.lower() == "have" and verb.tag_ == "VBN") for t in (verb, *helpers))
