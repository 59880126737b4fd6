"""Noun phrases that name an actor without a proper name: "gunmen", "the army", "the recording"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from sayso.language import span_of
from sayso.reading.actor_found import Found
from sayso.reading.actor_words import actor_words
from sayso.records import Span, Text


def nouns(doc: Doc, text: Text, taken: set[int]) -> list[Found]:
    """The nameless actors in a text, in order; tokens in `taken` belong to names."""
    words = actor_words()
    found = []
    for token in doc:
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN") or token.lower_ not in words.nouns:
            continue
        if token.dep_ in ("compound", "amod") and token.head.i > token.i:
            continue
        kind = words.nouns[token.lower_]
        if kind == "document" and not (token.dep_ in ("nsubj",) and token.head.pos_ in ("VERB", "AUX")):
            continue
        span = _phrase(token, with_article=kind == "document", taken=taken)
        found.append(
            Found(
                span=span,
                words=re.sub(r"\s+", " ", text.words(span)),
                sort="noun",
                kind=kind,
                head=token.i,
                role=token.lower_ if token.lower_ in words.roles else None,
                minor=token.lower_ in words.minors,
                plural=token.tag_ in ("NNS", "NNPS"),
            )
        )
    return found


def _phrase(head: Token, with_article: bool, taken: set[int]) -> Span:
    start = head.i
    left = {t.i for t in head.subtree if t.i < head.i and t.i not in taken}
    while start - 1 in left and not head.doc[start - 1].is_punct:
        start -= 1
    tokens = list(head.doc[start : head.i + 1])
    while len(tokens) > 1 and (tokens[0].is_space or (tokens[0].pos_ in ("DET", "PRON") and not with_article)):
        tokens.pop(0)
    return span_of(tokens[0], tokens[-1])
