"""Harm that nouns tell of: deaths, casualties, tolls, bodies, killings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from sayso.coding.toll_count import Counted, Counter
from sayso.coding.toll_harm import Harm, harm_of
from sayso.coding.toll_syntax import is_negated_verb
from sayso.coding.toll_words import toll_words
from sayso.language import span_of
from sayso.records import Amount, Span

_NOTHING: Final = Amount(0, 0, 0)
_UNKNOWN: Final = Amount(unknown=True)
_BODY_VERBS: Final = frozenset(["find", "discover", "recover"])
_TOLL_VERBS: Final = frozenset(
    ["rise", "climb", "stand", "increase", "reach", "jump", "grow", "put", "be", "total", "rest", "revise"]
)


def noun_harms(token: Token, lemma: str, counter: Counter) -> Iterator[Harm]:
    """ "three deaths", "the death of a guard", "no casualties", "the death toll rose to 11"."""
    words = toll_words()
    if lemma == "toll":
        yield from _toll(token, counter)
    elif lemma in words.both:
        yield from _both(token, counter)
    elif token.lower_ in words.count_nouns or lemma in words.count_nouns:
        harmed = words.count_nouns.get(lemma) or words.count_nouns[token.lower_]
        no = any(c.lower_ in ("no", "any") for c in token.children) and (_no(token) or is_negated_verb(token.head))
        if lemma in ("body", "corpse") and not _found(token):
            return
        if no:
            yield Harm(harmed, token, Counted(_NOTHING, (token,), (span_of(token),), True), (), (_no_phrase(token),))
            return
        inner = _of(token)[:1] if lemma in ("body", "corpse") and token.tag_ != "NN" else []
        if counter.amount_at(token) is not None or inner or lemma in ("body", "corpse"):
            counted = counter.count(token if counter.amount_at(token) is not None or not inner else inner[0], alone=not inner)
            if counted.amount is None and token.tag_ == "NN":
                counted = replace(counted, amount=Amount(1, 1, 1))
            yield harm_of(harmed, token, counted)
            return
    if lemma in words.act_nouns:
        for who in _of(token):
            yield harm_of(words.act_nouns[lemma], token, counter.count(who), tuple(_by(token)))


def _toll(token: Token, counter: Counter) -> Iterator[Harm]:
    if not any(c.lower_ == "death" for c in token.children):
        return
    verb = token.head
    near = [*token.children, *([*verb.children] if verb.lemma_.lower() in _TOLL_VERBS else [])]
    for preposition in near:
        candidates = [preposition, *preposition.children]
        for number in candidates:
            if number.i > token.i and counter.amount_at(number) is not None and number.lower_ not in ("since",):
                yield harm_of("killed", token, counter.count(number))
                return


def _both(token: Token, counter: Counter) -> Iterator[Harm]:
    """ "no casualties": nobody killed, nobody wounded; "casualties were not known": both unknown."""
    amount = None
    if _no(token) or (is_negated_verb(token.head) and token.dep_ == "dobj"):
        amount = _NOTHING
    elif _not_known(token) or (counter.amount_at(token) and counter.count(token).amount == _UNKNOWN):
        amount = _UNKNOWN
    if amount is not None and (token.lemma_.lower() == "casualty" or amount == _NOTHING):
        evidence = _no_phrase(token)
        for harmed in ("killed", "wounded"):
            yield Harm(harmed, token, Counted(amount, (token,), (evidence,), True), (), (evidence,))


def _not_known(token: Token) -> bool:
    verb = token.head
    for _ in range(3):
        if verb.lemma_.lower() in ("know", "clear", "available", "confirm", "report", "release", "be"):
            around = list(verb.children)
            if any(c.lower_ in ("unknown", "unclear", "unavailable") for c in around):
                return True
            if any(c.dep_ == "neg" or c.lower_ in ("not", "n't") for c in around) and verb.lemma_.lower() != "report":
                return any(w.lemma_.lower() in ("know", "clear", "available", "confirm", "release") for w in (verb, *around))
        if verb.head == verb:
            break
        verb = verb.head
    return False


def _no(token: Token) -> bool:
    return any(c.lower_ in ("no", "zero") for c in token.children) or token.head.lower_ == "without"


def _no_phrase(token: Token) -> Span:
    tokens = [c for c in token.lefts if c.dep_ in ("det", "amod", "compound", "nummod")]
    return span_of(*tokens, token) if token.head.lower_ != "without" else span_of(token.head, *tokens, token)


def _found(token: Token) -> bool:
    return token.head.lemma_.lower() in _BODY_VERBS


def _of(noun: Token) -> list[Token]:
    of = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    return of or [c for c in noun.children if c.dep_ == "poss" and c.lower_ not in ("their", "its", "whose", "our")]


def _by(noun: Token) -> list[Token]:
    return [n for c in noun.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj"]
