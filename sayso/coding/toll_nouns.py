"""Harm that nouns tell of: deaths, casualties, tolls, bodies, killings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from spacy.tokens import Token

from sayso.coding.toll_count import Counted, Counter
from sayso.coding.toll_harm import Harm, harm_of
from sayso.coding.toll_syntax import is_negated_verb
from sayso.coding.toll_words import Harmed, toll_words
from sayso.language import span_of
from sayso.records import Amount, Span

_NOTHING: Final = Amount(0, 0, 0)
_UNKNOWN: Final = Amount(unknown=True)
_BODIES: Final = frozenset(["body", "corpse", "corps"])
_BODY_VERBS: Final = frozenset(
    [
        "find",
        "discover",
        "recover",
        "count",
        "retrieve",
        "pull",
        "dig",
        "exhume",
        "unearth",
        "collect",
        "take",
        "bring",
        "lie",
        "lay",
        "see",
        "receive",
        "deliver",
        "haul",
        "remove",
        "dump",
        "leave",
        "scatter",
        "lift",
        "wash",
    ]
)
_SECOND: Final = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_TOLL_VERBS: Final = frozenset(
    [
        "rise",
        "climb",
        "stand",
        "increase",
        "reach",
        "jump",
        "grow",
        "put",
        "be",
        "total",
        "rest",
        "revise",
        "lower",
        "reduce",
        "cut",
        "correct",
        "bring",
        "take",
        "push",
        "raise",
        "drive",
    ]
)
_FIGURE_VERBS: Final = frozenset(["revise", "lower", "reduce", "cut", "correct", "raise", "put", "bring"])
_RISES: Final = frozenset(["rise", "climb", "stand", "increase", "reach", "jump", "grow"])
_LEADS: Final = ("to", "at", "of", "by", "was", "is", "were", "reached", "least", "than", "about", "nearly")
_TIDINGS: Final = frozenset(["report", "word", "sign", "indication", "news"])
_NOT_DONE: Final = frozenset(["attempted", "planned", "threatened", "intended", "foiled"])
_REACH: Final = 10
_FAR_REACH: Final = 26
"""Words behind "toll" and behind "the number of" in which the number may stand."""
_HARMED_NAMES: Final[dict[Harmed, tuple[str, ...]]] = {
    "killed": ("dead", "killed", "deaths", "fatalities"),
    "wounded": ("wounded", "injured", "hurt", "injuries"),
}


def noun_harms(token: Token, lemma: str, counter: Counter) -> Iterator[Harm]:
    """ "three deaths", "the death of a guard", "no casualties", "the death toll rose to 11"."""
    words = toll_words()
    if lemma == "toll":
        yield from _toll(token, counter)
    elif lemma == "number":
        yield from _number_of(token, counter)
    elif lemma in ("figure", "count", "tally"):
        yield from _figure(token, counter)
    elif lemma in words.both:
        yield from _both(token, counter)
    elif token.lower_ in words.count_nouns or lemma in words.count_nouns:
        harmed = words.count_nouns.get(lemma) or words.count_nouns[token.lower_]
        no = _no(token) or (any(c.lower_ == "any" for c in token.children) and is_negated_verb(token.head))
        if lemma in _BODIES and not _found(token):
            return
        if no:
            yield Harm(harmed, token, Counted(_NOTHING, (token,), (span_of(token),), True), (), (_no_phrase(token),))
            return
        inner = _of(token)[:1] if lemma in _BODIES and token.tag_ != "NN" else []
        if counter.amount_at(token) is not None or inner or lemma in _BODIES:
            counted = counter.count(token if counter.amount_at(token) is not None or not inner else inner[0], alone=not inner)
            nth = next((_SECOND[c.lower_] for c in token.children if c.lower_ in _SECOND), None)
            if lemma in _BODIES and nth is not None:
                # "pulled a sixth body from the ruins": with it they are six
                counted = replace(counted, amount=Amount(nth, nth, nth), added=False)
            elif counted.amount is None and token.tag_ == "NN":
                counted = replace(counted, amount=Amount(1, 1, 1))
            yield harm_of(harmed, token, counted)
            return
    if lemma == "injury":
        yield from _injuries_to(token, counter)
    if lemma in words.act_nouns and not any(c.lower_ in _NOT_DONE for c in token.children):
        for who in _of(token):
            yield harm_of(words.act_nouns[lemma], token, counter.count(who), tuple(_by(token)))


def _injuries_to(token: Token, counter: Counter) -> Iterator[Harm]:
    """ "The death of one and injuries to two others": of those who are counted; "injuries to the head" are somebody's."""
    after = token.doc[token.i + 1 : token.i + 2]  # the parser may hang "to" on the verb
    for who in (n for c in after if c.lower_ == "to" for n in c.children if n.dep_ == "pobj"):
        if counter.amount_at(who) is not None and who.lemma_.lower() not in toll_words().not_persons:
            yield harm_of("wounded", token, counter.count(who))


def _toll(token: Token, counter: Counter) -> Iterator[Harm]:
    """ "the death toll stood at 11", "bringing the toll to seven": the number behind "to", "at" or "of" that the words lead up to."""
    ahead = list(token.doc[token.i + 1 : min(token.i + _FAR_REACH, token.sent.end)])
    if [t.lower_ for t in ahead[:2]] in (["for", "both"], ["of", "both"], ["in", "both"], ["from", "both"]):
        return  # "the toll for both bombings" is that of neither
    verb = next((n for n, t in enumerate(ahead) if t.lemma_.lower() in _RISES and t.pos_ in ("VERB", "AUX")), None)
    ahead = ahead[:_REACH] if verb is None else ahead[verb:]
    deadly = any(c.lower_ == "death" for c in token.children)
    if not deadly and not any(t.lemma_.lower() in _TOLL_VERBS for t in (*ahead, *token.ancestors)):
        return
    yield from _risen(token, "killed", ahead, counter)


def _figure(token: Token, counter: Counter) -> Iterator[Harm]:
    """ "first spoke of 31 dead but later revised the figure to 26": the number of what was counted before in the sentence."""
    if token.head.lemma_.lower() not in _FIGURE_VERBS:
        return
    before = {t.lower_ for t in token.doc[token.sent.start : token.i]}
    for kind, names in _HARMED_NAMES.items():
        if before & set(names):
            yield from _risen(token, kind, list(token.doc[token.i + 1 : min(token.i + _REACH, token.sent.end)]), counter)
            return


def _number_of(token: Token, counter: Counter) -> Iterator[Harm]:
    """ "the number of people killed in the blast has risen to nine", "as the number of dead rose to seven"."""
    ahead = list(token.doc[token.i + 1 : min(token.i + _FAR_REACH, token.sent.end)])
    if not ahead or ahead[0].lower_ != "of":
        return
    said = next((t for t in ahead if t.lower_ in _HARMED_NAMES["killed"] or t.lower_ in _HARMED_NAMES["wounded"]), None)
    if said is not None and _not_known(token):
        harmed: Harmed = "killed" if said.lower_ in _HARMED_NAMES["killed"] else "wounded"
        yield Harm(harmed, token, Counted(_UNKNOWN, (said,), (span_of(token, said),), True), (), (span_of(token, said),))
        return
    put = token.head.lemma_.lower() == "put"  # "put the number of wounded at 12"
    rising = (
        len(ahead) - 1
        if put
        else next((n for n, t in enumerate(ahead) if t.lemma_.lower() in _RISES and t.pos_ in ("VERB", "AUX")), None)
    )
    counted = {t.lower_: t for t in ahead[1:rising]} if rising is not None else {}
    for kind, names in _HARMED_NAMES.items():
        if any(name in counted for name in names):
            yield from _risen(token, kind, ahead[1:] if put else ahead[rising:], counter)
            return


def _risen(token: Token, harmed: Harmed, ahead: Sequence[Token], counter: Counter) -> Iterator[Harm]:
    for lead, number in pairwise(ahead):
        if lead.lower_ in _LEADS and counter.amount_at(number) is not None and number.lower_ != "since":
            counted = counter.count(number)
            if counted.amount is not None and counted.amount.low is not None and counted.amount.high is not None:
                # "rose from 58 to 62" is no range
                n = counted.amount.high
                counted = replace(counted, amount=Amount(n, n, n) if n != counted.amount.low else counted.amount)
            yield harm_of(harmed, token, counted)
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
    """ "no casualties", "without casualties", "no reports of casualties", "did not result in any casualties"."""
    if any(c.lower_ in ("no", "zero") for c in token.children) or token.head.lower_ == "without":
        return True
    above = token.head.head if token.dep_ == "pobj" else token.head
    if token.head.lower_ == "of" and above.pos_ == "NOUN":
        return above.lemma_.lower() in _TIDINGS and any(c.lower_ == "no" for c in above.children)
    return any(c.lower_ == "any" for c in token.children) and above.pos_ in ("VERB", "AUX") and is_negated_verb(above)


def _no_phrase(token: Token) -> Span:
    tokens = [c for c in token.lefts if c.dep_ in ("det", "amod", "compound", "nummod")]
    return span_of(*tokens, token) if token.head.lower_ != "without" else span_of(token.head, *tokens, token)


def _found(token: Token) -> bool:
    return token.head.lemma_.lower() in _BODY_VERBS and token.head.pos_ in ("VERB", "AUX")


def _of(noun: Token) -> list[Token]:
    of = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    return of or [c for c in noun.children if c.dep_ == "poss" and c.lower_ not in ("their", "its", "whose", "our")]


def _by(noun: Token) -> list[Token]:
    return [n for c in noun.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj"]
