"""Proper names of people and bodies."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.language import span_of
from sayso.reading.actor_found import Found
from sayso.reading.actor_words import actor_words
from sayso.records import ActorKind, Text

_KINDS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation", "NORP": "people"}


def names(doc: Doc, text: Text) -> list[Found]:
    """The proper names in a text, in order, none overlapping."""
    return [name for entity in doc.ents if entity.label_ in _KINDS and (name := _name(entity, text))]


def _name(entity: Tokens, text: Text) -> Found | None:
    words = actor_words()
    tokens = list(entity)
    for i, token in enumerate(tokens):
        if token.is_space and "\n" in token.text:
            tokens = tokens[:i]
            break
    role: list[Token] = []
    while tokens and (tokens[0].pos_ == "DET" or tokens[0].is_punct or tokens[0].is_space):
        tokens.pop(0)
    while tokens and (tokens[-1].lower_ in ("'s", "’s", "'", "’") or tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    if entity.label_ == "PERSON":
        while len(tokens) > 1 and tokens[0].lower_.rstrip(".") in words.titles:
            role.append(tokens.pop(0))
    if not tokens or not any(t.text[0].isupper() for t in tokens):
        return None
    if entity.label_ == "NORP" and tokens[-1].tag_ not in ("NNPS", "NNS"):
        return None
    span = span_of(*tokens)
    kind = _KINDS[entity.label_]
    if entity.label_ != "NORP":
        kind = next((words.heads[t.lower_] for t in (tokens[-1], tokens[0]) if t.lower_ in words.heads), kind)
    chars = re.sub(r"\s+", " ", text.words(span))
    return Found(span, chars, "name", kind, tokens[-1].i if len(tokens) == 1 else _root(tokens).i)


def _root(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[-1])
