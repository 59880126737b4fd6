"""Threats told by a noun: "somebody made a threatening call to the bank", "the judge received death threats from an unknown man"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

_MESSAGES: Final = frozenset({"call", "letter", "message", "email", "e-mail", "mail", "note", "text", "post", "leaflet"})
_MAKING: Final = frozenset({"make", "send", "issue", "phone", "telephone", "leave", "write", "post", "deliver", "place"})
_TAKING: Final = frozenset({"receive", "get", "face", "have"})


def threats_in(doc: Doc) -> Iterator[tuple[Token, Token, Token]]:
    """Who threatens, the noun of the threat, and the verb that tells of it; threats by nobody who is spoken of are left out."""
    for token in doc:
        if token.pos_ != "NOUN" or not _is_threat(token):
            continue
        verb = token.head
        if verb.pos_ != "VERB" or token.dep_ not in ("dobj", "nsubjpass") or any(c.dep_ == "neg" for c in verb.children):
            continue
        maker = _maker(token, verb)
        if maker is not None and maker.pos_ in ("NOUN", "PROPN", "PRON"):
            yield maker, token, verb


def _is_threat(noun: Token) -> bool:
    """A threat, or a call or letter that is called threatening."""
    if any(child.lower_ in ("no", "any") for child in noun.children):
        return False
    if noun.lemma_.lower() == "threat":
        return any(child.dep_ in ("compound", "amod", "det", "nummod") for child in noun.children) or noun.tag_ == "NNS"
    return noun.lemma_.lower() in _MESSAGES and any(child.lower_ == "threatening" for child in noun.children)


def _maker(noun: Token, verb: Token) -> Token | None:
    """Who makes it: subject of "made", whoever it was received "from", the agent of the passive."""
    lemma = verb.lemma_.lower()
    if noun.dep_ == "nsubjpass":
        return _object_of(verb, ("by",)) if lemma in _MAKING else _object_of(verb, ("from",))
    if lemma in _MAKING:
        return next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if lemma in _TAKING:
        return _object_of(noun, ("from", "by")) or _object_of(verb, ("from",))
    return None


def _object_of(word: Token, prepositions: tuple[str, ...]) -> Token | None:
    for child in word.children:
        if child.lower_ in prepositions:
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None
