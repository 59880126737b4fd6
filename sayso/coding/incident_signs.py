"""What the words around a trigger say of its happening: that it is another, that it goes on, that it was spoken of before."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.toll_syntax import is_passive, subjects_of

OPENING: Final = 7
"""Words at the beginning of a sentence in which it may turn to something else."""
_SERIES: Final = frozenset(("string", "series", "wave", "spate", "rash", "line", "sequence"))
_SERIES_REACH: Final = 8
_EACH: Final = ("separate", "different")
"""Of several these say that they were not one ("three separate explosions"), and not that they were others."""
_WHERE: Final = (
    "part",
    "area",
    "district",
    "city",
    "town",
    "village",
    "place",
    "neighborhood",
    "neighbourhood",
    "province",
    "region",
)
_SIMILAR: Final = ("violence", "attack", "attacks", "incident", "incidents", "unrest")
"""What somebody died in: "dozens died in similar violence last year"."""
_DATELINE_WORDS: Final = 3
"""Words of a dateline, at most, which is no sentence between two others."""


def is_other(token: Token) -> bool:
    """Whether the words say that they mean a further happening: "another attack", "in other parts of the city", "similar violence"."""
    return is_another(token) or is_of_similar(token) or is_elsewhere(token)


def is_another(token: Token) -> bool:
    """Whether the noun phrase says that it means a further one: "another attack", "a second bomb"."""
    near = [token, *(child for child in token.children if child.dep_ in ("nsubj", "nsubjpass", "dobj"))]
    return any(
        child.lower_ in word_list("other")
        and child.dep_ in ("det", "amod")
        and not (child.lower_ in _EACH and head.tag_ == "NNS")
        for head in near
        for child in head.children
    )


def is_elsewhere(token: Token) -> bool:
    """ "Youths went on the rampage in other parts of the capital"."""
    if token.dep_ == "nsubj" and token.head.lemma_.lower() == "spread" and any(c.lower_ == "to" for c in token.head.children):
        return True  # "the rioting spread to the city of Kelm"
    verb = token.head.head if token.dep_ == "pobj" else token
    below = [
        n for t in {token.i: token, verb.i: verb}.values() for c in t.children if c.lower_ in ("in", "at") for n in c.children
    ]
    return any(n.lemma_.lower() in _WHERE and c.lower_ in ("other", "another") for n in below for c in n.children)


def is_of_similar(token: Token) -> bool:
    """ "Dozens died in similar violence last year": harm in something else of the kind."""
    within = [n for c in token.children if c.dep_ == "prep" and c.lower_ in ("in", "during") for n in c.children]
    nouns = [n for n in within if n.lower_ in _SIMILAR]
    return any(c.lower_ in word_list("other") and c.dep_ in ("det", "amod") for n in nouns for c in n.children)


def is_set_apart(token: Token) -> bool:
    """Whether its sentence begins by turning to something else: "Meanwhile, …", "Elsewhere, …", "In another incident, …"."""
    begins = [t for t in token.sent[:OPENING] if not t.is_space and not t.is_punct]
    if not begins or is_definite(token) or (token.dep_ == "compound" and is_definite(token.head)):
        return False
    if begins[0].lower_ in ("meanwhile", "elsewhere", "separately"):
        return True
    noun = next((t for t in begins if t.dep_ == "pobj" and t.head.i == begins[0].i), None)
    turned = noun is not None and any(
        c.lower_ in ("another", "other", "separate", "different", "unrelated") for c in noun.children
    )
    return begins[0].lower_ == "in" and turned and noun is not None and noun.i != token.i


def is_definite(token: Token) -> bool:
    """Whether the noun phrase points back: "the attack", "that day's blast", "Monday's shooting"."""
    return any(child.lower_ in word_list("back") or child.dep_ == "poss" for child in token.children)


def is_during_it(verb: Token) -> bool:
    """ "A watchman was shot dead during the raid": what was done in the course of something told before."""
    held = [noun for c in verb.children if c.lower_ == "during" for noun in c.children if noun.dep_ == "pobj"]
    return verb.pos_ == "VERB" and any(is_definite(noun) for noun in held)


def is_counted_among(token: Token) -> bool:
    """Whether the noun phrase counts the happening just told among others like it: "in the third such attack this year",
    "the latest in a string of attacks"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _SERIES:
        return any(near.lower_ == "latest" for near in token.doc[max(0, token.i - _SERIES_REACH) : token.i])
    told = {child.lower_ for child in token.children if child.dep_ in ("amod", "det", "nummod", "advmod")}
    is_it = token.dep_ == "attr" and any(c.dep_ == "nsubj" and c.lower_ in ("it", "this", "that") for c in token.head.children)
    return (
        "the" in told and bool(told & word_list("ordinals")) and bool(told & {"such"} or token.dep_ in ("pobj", "appos") or is_it)
    )


def points_at_last(token: Token) -> bool:
    """Whether the noun phrase points at what was spoken of last: "that attack", "this killing"."""
    return any(child.lower_ in ("this", "that") and child.dep_ == "det" for child in token.children)


def is_by_those_doers(token: Token) -> bool:
    """Whether a verb's subject points back to those who did what was told: "the attacker then shot a guard"."""
    subjects = [] if is_passive(token) else subjects_of(token)  # not "the bomber who …", which says which of several
    return any(s.lower_ in word_list("those_doers") and any(c.lower_ == "the" for c in s.children) for s in subjects)


def has_begun(token: Token) -> bool:
    """ "The attack, which began on Saturday": what goes on for days is not another for having begun on another day."""
    verbs = [token.head, *(child for child in token.children if child.dep_ == "relcl")]
    subject = token.dep_ in ("nsubj", "nsubjpass")
    return any(v.lemma_.lower() in ("begin", "start") and (v.dep_ == "relcl" or subject) for v in verbs)


def sentences_between(one: Token, other: Token) -> int:
    """How many sentences apart two tokens stand, counted up to four."""
    first, second = sorted((one, other), key=lambda token: token.i)
    count, at = 0, first.sent.end
    while at <= second.i and count < 4:
        sentence = first.doc[at].sent
        at = sentence.end
        count += second.i < at or sum(t.is_alpha for t in sentence) > _DATELINE_WORDS
    return count
