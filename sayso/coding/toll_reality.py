"""Whether words of harm speak of what happened: not of threats, fears, suppositions, or years summed up."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from sayso.coding.toll_words import toll_words

_UNITS: Final = r"(?:years|months|weeks|decades)"
_MANY: Final = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|several|few|many)"
_STRETCH: Final = re.compile(
    rf"\b(?:(?P<long>over the (?:years|decades)|(?:during|in|over|throughout)(?: the)?(?: past| last)? {_MANY} {_UNITS}|"
    rf"(?:first|second) half of (?:the year|\d{{4}}))|(?P<year>this (?:year|month))|in recent {_UNITS}|so far|annually|yearly|"
    rf"past (?:year|decade)|last decade|"
    rf"since(?: the (?:beginning|start) of)?(?: the| last)?(?: \w+)?,? (?:\d{{4}}s?|year|decade|century))\b"
)
"""Stretches of time over which harm is summed up; the long ones are so in any tense."""

_ASKING: Final = frozenset(["call", "ask", "appeal", "press", "plea", "request", "warrant", "demand", "push", "search", "reward"])
_DEMANDING: Final = frozenset(["demand", "order", "seek", "urge", "request", "want", "recommend"])
"""What is asked for has not happened: verbs and nouns with "for", and verbs with an object."""


def is_unreal(trigger: Token) -> bool:
    """Whether the words speak of what was threatened, asked for, feared, supposed, or summed up over years."""
    words = toll_words()
    if _sums_up(trigger) or _is_asked_for(trigger):
        return True
    current = trigger
    for _ in range(6):
        lowers = {c.lower_ for c in current.children if c.dep_ in ("aux", "mark", "prep", "advmod", "neg")}
        if any(c.dep_ == "aux" and c.lower_ in words.modals for c in current.children) or lowers & {"if", "unless"}:
            return True
        if _is_meant(current):
            return True
        if current.dep_ in ("ROOT", "relcl", "ccomp", "parataxis") or current.head == current:
            return False
        if current.dep_ == "conj" and current.head.pos_ in ("VERB", "AUX") and current.tag_ != current.head.tag_:
            return False
        if current.dep_ not in (
            "conj",
            "advcl",
            "xcomp",
            "acl",
            "pcomp",
            "prep",
            "dobj",
            "pobj",
            "nsubj",
            "nsubjpass",
            "amod",
            "attr",
            "acomp",
            "oprd",
        ):
            return False
        if current.dep_ in ("advcl",):
            return False
        current = current.head
    return False


def _is_asked_for(trigger: Token) -> bool:
    """ "called for the arrest of two men", "demanded the arrest of", "information leading to the arrest of"."""
    if trigger.pos_ != "NOUN" or trigger.dep_ not in ("pobj", "dobj"):
        return False
    above = trigger.head
    if above.lower_ == "for":
        return above.head.lemma_.lower() in _ASKING
    if above.lower_ == "to":
        return above.head.tag_ == "VBG" and above.head.dep_ == "acl" and above.head.lower_ == "leading"
    return above.lemma_.lower() in _DEMANDING


def _sums_up(trigger: Token) -> bool:
    """Whether a number is that of a stretch of time: "have died in ten years of war", "the deaths of 700 people this year"."""
    stretch = _STRETCH.search(trigger.sent.text.lower())
    if stretch is None:
        return False
    if trigger.pos_ not in ("VERB", "AUX"):
        return stretch["year"] is not None
    perfect = any(c.dep_ == "aux" and c.lower_ in ("have", "has") for c in trigger.children)
    return perfect or stretch["long"] is not None


def counts_years(sentence: SpacySpan, statistic: frozenset[str]) -> bool:
    """Whether a sentence sums up a stretch of time ("since 2004", "this year", "over the last decade")."""
    lowers = [t.lower_ for t in sentence]
    if any(low in statistic for low in lowers):
        return True
    pairs = set(pairwise(lowers))
    return bool(
        pairs & {("so", "far"), ("this", "year"), ("in", "recent"), ("past", "year"), ("last", "decade"), ("past", "decade")}
    )


def _is_meant(verb: Token) -> bool:
    """An infinitive of purpose or intent: "threatened to kill", "a plot to kill"; not "managed to kill", "is said to have killed"."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if not infinitive:
        return verb.dep_ in ("pcomp",) and verb.head.head.lemma_.lower() in toll_words().meant_verbs | {
            "attempt",
            "threat",
            "plot",
            "plan",
        }
    if any(c.lemma_.lower() == "have" and c.dep_ == "aux" for c in verb.children):
        return False
    if verb.head.lemma_.lower() == "have" and verb.head.tag_ == "VBD":
        return False  # "five had to be hospitalised": they were
    return verb.head.lemma_.lower() not in toll_words().done_verbs
