"""Claims of another attack than the one a text tells of: "claimed a similar shooting the week before"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.coding.responsibility_phrases import is_act, objects_of
from sayso.coding.responsibility_words import responsibility_words

_OTHER: Final = frozenset(
    {"similar", "earlier", "previous", "prior", "another", "other", "past", "separate", "identical", "different"}
)
_MANY: Final = frozenset({"many", "most", "several", "numerous", "dozen", "dozens", "scores", "various", "countless"})
_EARLIER: Final = frozenset({"before", "earlier", "previously", "previous", "ago"})
_SPANS: Final = frozenset({"year", "month", "week", "day", "decade", "winter", "spring", "summer", "autumn"})
_MONTHS: Final = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    )
)
_FURTHER: Final = frozenset({"also", "too", "as"})


def is_elsewhere(word: Token) -> bool:
    """Whether a claim is of other attacks than those that the text tells of.

    It is of others where it says so ("a similar attack", "two other bombings"), where an attack without "the" has an earlier time of its
    own ("last year claimed an attack on the same depot"), and where attacks only describe somebody ("the X, which has claimed many").

    Args:
        word: the verb or noun of the claim.
    """
    claimed = _claimed(word)
    if not claimed or any(c.lower_ in ("both", "this", "these") for noun in claimed for c in noun.children):
        return False
    if all(any(c.lower_ in _OTHER for c in noun.children) for noun in claimed):
        return not any(c.lower_ in _FURTHER for c in word.children)
    first = word.sent.start == 0
    if any(_is_definite(noun) for noun in claimed):
        return not first and _describes_by_date(word, claimed[0])
    return (not first and any(_is_past(word, noun) for noun in claimed)) or all(_describes(word, noun) for noun in claimed)


def _claimed(word: Token) -> list[Token]:
    """The acts that a claim is of."""
    objects = objects_of(word) if word.pos_ in ("VERB", "AUX") else []
    held = [word, *objects, *(n for o in (word, *objects) for c in o.children if c.lower_ == "of" for n in c.children)]
    for_what = [
        n for h in held for c in h.children if c.lower_ in ("for", "to") for n in c.children if n.dep_ in ("pobj", "pcomp")
    ]
    acts = [n for n in (*objects, *for_what) if n.lemma_.lower() not in responsibility_words().responsibility and is_act(n)]
    return [noun for act in acts for noun in (act, *act.conjuncts)]


def _is_definite(noun: Token) -> bool:
    """ "The attack", "it", "the mayor's killing", "killing the mayor"."""
    owned = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those", "all") for c in noun.children)
    return owned or noun.pos_ in ("PRON", "PROPN", "VERB")


def _is_past(word: Token, noun: Token) -> bool:
    """Whether the claim or the act has an earlier time beside it, or hit "the same" as this one."""
    around = [
        t
        for w in (word, noun, *objects_of(word))
        for c in w.children
        if c.dep_ in ("npadvmod", "advmod", "prep")
        for t in c.subtree
    ]
    around = [t for t in around if t.i not in {n.i for n in noun.subtree} or noun.i < t.i]
    if any(t.lower_ in _EARLIER for t in around):
        return True
    if any(t.lower_ in ("last", "same", "that", "past") and t.head.lemma_.lower() in _SPANS - {"week", "day"} for t in around):
        return True
    return any(t.lower_ == "same" for t in noun.subtree)


def _describes(word: Token, noun: Token) -> bool:
    """ "The X, which has claimed several bombings", "which claimed attacks in 1994": what somebody is known for."""
    told = any(c.lower_ in ("has", "have", "had") for c in word.children)
    plural = noun.tag_ == "NNS" or any(c.lower_ in _MANY for c in noun.children)
    among = noun.head.lower_ == "of"  # "this was one of several attacks claimed by X": with this one
    if word.dep_ == "acl" and word.head.i == noun.i and noun.dep_ == "pobj" and word.sent.start and not among:
        return plural and not any(c.dep_ in ("det", "poss") for c in noun.children)  # "like those used in attacks claimed by X"
    return word.dep_ == "relcl" and told and plural


def _describes_by_date(word: Token, noun: Token) -> bool:
    """ "The X, which claimed the bombing of the port in May": somebody known for an attack that has a date of its own."""
    pluperfect = any(c.lower_ == "had" for c in word.children)
    dates = {t.lower_ for w in (word, noun) for c in w.children for t in c.subtree if t.ent_type_ == "DATE"}
    told = dates & _MONTHS or any(d.isdecimal() and len(d) == 4 for d in dates) or ("last" in dates and dates & {"year", "month"})
    return (word.dep_ == "relcl" or pluperfect) and bool(told)
