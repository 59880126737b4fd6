"""What speaks for a name being a person, a body, an armed group or a place: each sign with its weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Span, Token

from sayso.gazetteer.groups import group_register, word_key
from sayso.gazetteer.places import abbreviations, demonyms, gazetteer
from sayso.gazetteer.tables import countries
from sayso.language.words import common_words
from sayso.reading.actor_words import actor_words
from sayso.reading.weapons import singular, weapon_words

_ENTITY: Final = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}
_PLACE_BEFORE: Final = frozenset(
    {"in", "at", "near", "from", "into", "around", "outside", "across", "throughout", "inside", "toward", "towards"}
)
_SAYS: Final = frozenset(
    {"say", "tell", "add", "write", "claim", "state", "warn", "deny", "explain", "insist", "recall", "acknowledge"}
)
_TOWN: Final = 15_000
_OF: Final = frozenset({"of", "for"})
_ARMED: Final = frozenset({"group", "militia", "faction", "gang", "network", "outfit", "cartel"})
_MILITANT: Final = frozenset(
    {"militant", "armed", "rebel", "insurgent", "guerrilla", "jihadist", "terrorist", "criminal", "drug", "paramilitary"}
)
_EVENTS: Final = frozenset(
    {"attack", "bombing", "massacre", "blast", "explosion", "siege", "riot", "shooting", "clash", "airport", "area"}
)
# Endings of ordinary words; where we set the case ourselves, one that we do not know looks like a name.
_ENDING: Final = re.compile(r"...(ed|ful|ing|ous|ly|ness|ments?|[st]ions?|ists?|ies|ures?|ers|ors|ive|able|ism|less|ful)$")
_UNITS: Final = frozenset({"department", "municipality", "council", "district"})
_GOES: Final = frozenset({"leave", "enter", "reach", "flee", "besiege", "retake"})
# Labels that the parser gives to names only by mistake.
_NUMBERS: Final = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY"})
_KUNYA: Final = frozenset({"abu", "abou", "abd", "abdul", "abdel", "umm", "ibn", "bin", "bint"})
_OWNERS: Final = frozenset({"the", "a", "an", "his", "her", "their", "its", "whose"})
_FROM_THERE: Final = frozenset({"based", "born", "bound", "wide", "made", "flagged"})


@dataclass(frozen=True, slots=True)
class SignsOf:
    """Reads the signs at one occurrence of a name.

    Attributes:
        recased: whether the text is all in capitals or small letters, so that its case is our guess.
    """

    recased: bool

    def __call__(self, tokens: tuple[Token, ...], before: tuple[Token, ...]) -> Iterator[tuple[str, float]]:
        """Pairs of a label and a weight: one is what spaCy's own label weighs."""
        words = actor_words()
        yield from self._entity(tokens)
        head = _head_word(tokens)
        if head.lower_ in words.heads and (len(tokens) > 1 or head.lower_ not in common_words()):
            yield words.heads[head.lower_], 4.0
        if head.lower_ == "army" and head.i < tokens[-1].i:
            yield "armed_group", 4.5
        if len(tokens) > 1 and sound(tokens[0].lower_) in words.starts and tokens[0].text[0].isupper():
            yield "armed_group", 3.0
        if head.lower_ in words.place_heads and len(tokens) > 1:
            yield "place", 3.0
        if before and before[-1].lower_.rstrip(".") in words.titles | words.roles:
            yield "person", 4.0
        if len(tokens) > 1 and (tokens[0].lower_ in _KUNYA or (len(tokens[0]) == 1 and len(tokens[-1]) > 1)):
            yield "person", 3.0
        yield from self._acronym(tokens)
        yield from _people(tokens)
        if head.lower_ in _UNITS and len(tokens) > 1 and known_places([" ".join(t.text for t in tokens[:-1])]):
            yield "place", 5.0
        yield from _neighbours(tokens)
        if len(tokens) == 1 and tokens[0].lower_ in common_words() and not self.recased:
            yield "nothing", 0.5
        if self.recased and len(tokens) == 1 and _ENDING.search(tokens[0].lower_):
            yield "nothing", 1.5

    def _entity(self, tokens: tuple[Token, ...]) -> Iterator[tuple[str, float]]:
        kinds = [t.ent_type_ for t in tokens if not t.is_punct and t.lower_ not in _OF]
        if 1 < len(kinds) <= 4 and not any(kinds) and not any(t.lower_ in common_words() for t in tokens):
            yield "person", 0.6
        for kind in sorted(set(kinds)):
            share = kinds.count(kind) / len(kinds)
            if kind == "NORP":
                noun = tokens[-1].tag_ in ("NNPS", "NNS") or (
                    tokens[-1].pos_ == "PROPN" and tokens[-1].dep_ in ("nsubj", "dobj", "pobj", "nsubjpass")
                )
                yield ("people" if noun else "nothing"), share
            elif kind == "PERSON" and len(kinds) == 1:
                yield "person", 0.8
            elif kind in _NUMBERS:
                continue
            elif kind:
                yield _ENTITY.get(kind, "nothing"), share if kind in _ENTITY else share * 0.6

    def _acronym(self, tokens: tuple[Token, ...]) -> Iterator[tuple[str, float]]:
        if len(tokens) > 1:
            return
        token = tokens[0]
        if token.i > 0 and token.nbor(-1).text in ("(", "[") and token.i + 1 < len(token.doc) and token.nbor().text in (")", "]"):
            yield "organisation", 1.5
        short = token.text.isupper() or (self.recased and token.lower_ not in common_words())
        if short and 2 <= len(token) <= 8 and group_register().is_acronym(token.text):
            yield "armed_group", 2.5 if len(token) > 3 else 1.2
        elif (token.text.isupper() and 3 <= len(token) <= 6 and token.ent_type_ != "ORG") or (
            self.recased and 2 <= len(token) <= 6 and token.is_alpha and not set("aeiouy") & set(token.lower_)
        ):
            yield "organisation", 1.2
        if (singular(token.lower_),) in weapon_words().phrases or (
            token.lower_ in common_words() and token.is_upper and len(token) > 3
        ):
            yield "nothing", 4.0


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    return frozenset(country.capital for country in countries() if country.capital)


def known_places(names: list[str]) -> dict[str, float]:
    """How much it speaks for a place that the gazetteer has one of this name: most for countries, less for towns, nothing for hamlets."""
    weights: dict[str, float] = {}
    for name, entries in gazetteer().find_all([name.replace(" - ", "-") for name in names]).items():
        exact = {entry.kind for entry in entries if not entry.loose}
        if exact & {"country", "region"} or name in abbreviations() or name in _capitals():
            weights[name] = 2.0
        elif "province" in exact:
            weights[name] = 1.3
        elif any(entry.population >= _TOWN for entry in entries):
            weights[name] = 0.7 if all(entry.loose for entry in entries) else 0.9
    return {name: weights[name.replace(" - ", "-")] for name in names if name.replace(" - ", "-") in weights}


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """`word_key`, remembered."""
    return word_key(word)


def _people(tokens: tuple[Token, ...]) -> Iterator[tuple[str, float]]:
    """ "Qadrians" are people; "Qadrian" before a noun is no actor."""
    if len(tokens) == 1 and tokens[0].lower_ in demonyms():
        yield ("people" if tokens[0].tag_ in ("NNPS", "NNS") or tokens[0].dep_ == "nsubj" else "nothing"), 2.5


def _head_word(tokens: tuple[Token, ...]) -> Token:
    """The word that says what a name names: the last one, or the one before "of" and "for"."""
    plain = [t for t in tokens if not t.is_punct]
    for n, token in enumerate(plain):
        if token.lower_ in _OF and n:
            return plain[n - 1]
    return plain[-1] if plain else tokens[-1]


def _neighbours(tokens: tuple[Token, ...]) -> Iterator[tuple[str, float]]:
    words, doc = actor_words(), tokens[0].doc
    first, last = tokens[0].i, tokens[-1].i
    left = _beside(tokens[0], -1)
    right = _beside(tokens[-1], 1)
    if left is not None and left.lower_ == "operation":
        yield "nothing", 5.0
    if left is not None:
        if is_located(tokens):
            yield "place", 1.0
        kind = words.nouns.get(left.lower_)
        if kind == "person":
            yield "person", 2.5
        elif left.lower_ in _ARMED:
            yield "armed_group", 5.0
        elif kind == "armed_group":
            yield "armed_group", 1.5 if left.tag_ in ("NNS", "NNPS") else 0.8
        elif kind in ("media", "organisation") and left.lower_ != "media":
            yield kind, 2.0
    if right is not None and right.text in ("-", "–") and right.i + 1 < len(doc) and doc[right.i + 1].lower_ in _FROM_THERE:
        yield "place", 4.0
    if right is not None:
        kind = words.nouns.get(right.lower_)
        if right.lower_ in words.place_heads:
            yield "place", 1.2
        if kind == "armed_group" or right.lower_ in ("militia", "group", "guerrilla"):
            yield "armed_group", 1.0
        if (
            right.text == ","
            and last + 2 < len(doc)
            and doc[last + 2].like_num
            and len(doc[last + 2]) == 2
            and last + 3 < len(doc)
            and doc[last + 3].text == ","
        ):
            yield "person", 3.0
        if right.text == "," and last + 3 < len(doc) and doc[last + 2].lower_ in ("a", "an", "the"):
            yield from _apposition(list(doc[last + 2 : last + 9]))
        if left is not None and left.text == "," and (right.text in (",", ".") or right.pos_ in ("VERB", "AUX")):
            yield from _behind_office(doc[max(0, left.i - 8) : left.i])
    head = next((t for t in tokens if not first <= t.head.i <= last), tokens[-1])
    if head.dep_ == "nsubj" and head.head.lemma_.lower() in _SAYS and len(tokens) <= 4 and not tokens[0].is_upper:
        yield "person", 1.2
    if head.dep_ == "dobj" and head.head.lemma_.lower() in _GOES:
        yield "place", 1.2
    if head.dep_ == "compound" and head.head.i > last and head.head.lemma_.lower() in _EVENTS:
        yield "place", 0.6
    if (
        head.dep_ == "compound"
        and head.head.pos_ == "NOUN"
        and head.head.i > last
        and head.head.lower_ in ("province", "city", "town", "village", "district")
    ):
        yield "place", 3.0


def is_located(tokens: tuple[Token, ...]) -> bool:
    """Whether "in", "near" or the like stands before a name (not "at Rafi's home")."""
    left, right = _beside(tokens[0], -1), _beside(tokens[-1], 1)
    if left is None or left.lower_ not in _PLACE_BEFORE or left.pos_ not in ("ADP", "SCONJ"):
        return False
    return right is None or right.lower_ not in ("'s", "’s", "'", "’")


def _apposition(phrase: list[Token]) -> Iterator[tuple[str, float]]:
    """Signs in "…, a militant group" and "…, the mayor of Kelm": the first word that names a kind of actor."""
    for token in phrase:
        if token.text in ",.;" or token.pos_ == "VERB":
            return
        if token.i + 1 < len(token.doc) and token.nbor().lower_ in ("'s", "’s"):
            continue  # "…, the charity's director"
        kind = actor_words().nouns.get(token.lower_)
        if token.lower_ in actor_words().groups and token.lower_ not in ("network", "wing", "squad", "front"):
            militant = any(t.lower_ in _MILITANT for t in phrase)
            yield ("armed_group" if militant else "organisation"), 3.0
            return
        if kind in ("person", "armed_group", "media", "organisation", "people") and token.dep_ != "compound":
            yield ("person" if kind == "people" else kind), 3.0
            return


def _behind_office(phrase: Span) -> Iterator[tuple[str, float]]:
    """The sign in "The president of Qadria, Karim Najar, said": an office with an article, in front of the comma before the name."""
    for token in reversed(list(phrase)):
        if token.pos_ in ("VERB", "AUX", "PUNCT") or token.is_space:
            return
        if token.tag_ == "NN" and token.lower_ in actor_words().roles:
            if any(t.lower_ in _OWNERS for t in token.lefts):
                yield "person", 3.0
            return


def _beside(token: Token, step: int) -> Token | None:
    """The next token to the left or right that is not a blank; None at a line break or the end of the text."""
    i = token.i + step
    while 0 <= i < len(token.doc):
        other = token.doc[i]
        if not other.is_space:
            return other
        if "\n" in other.text:
            return None
        i += step
    return None
