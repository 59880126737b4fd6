"""Small questions about a parse that reading and coding both ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.last import Last
from sayso.records import Span

_TOKENS: Final[Last[dict[tuple[int, int], tuple[Token, ...]]]] = Last()
_HEADS: Final[Last[dict[tuple[int, int], Token | None]]] = Last()
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CLAUSES = ("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "xcomp")


def span_of(*tokens: Token) -> Span:
    """The span from the first to the last of the given tokens, in whatever order they come."""
    return Span(min(t.idx for t in tokens), max(t.idx + len(t) for t in tokens))


def tokens_in(doc: Doc, span: Span) -> list[Token]:
    """The tokens that overlap a span of characters, in order."""
    known, key = _TOKENS.answer(dict, doc), (span.start, span.end)
    tokens = known.get(key)
    if tokens is None:
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        tokens = known[key] = tuple(found) if found is not None else ()
    return list(tokens)


def head_of(doc: Doc, span: Span) -> Token | None:
    """The syntactic head of the words of a span: the token whose own head lies outside; None if the span has no token."""
    known, key = _HEADS.answer(dict, doc), (span.start, span.end)
    if key not in known:
        tokens = tokens_in(doc, span)
        inside = {t.i for t in tokens}
        heads = [t for t in tokens if t.head.i not in inside or t.head == t]
        known[key] = next((t for t in heads if not t.is_punct), heads[0] if heads else None)
    return known[key]


def subjects_of(verb: Token) -> list[Token]:
    """The subjects of a verb; those of the verb it is coordinated with if it has none of its own."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own or verb.dep_ not in ("conj", "xcomp"):
        return own
    return subjects_of(verb.head)


def is_negated(verb: Token) -> bool:
    """Whether a verb (or the auxiliary above it) carries a negation, or its subject or object is "no …" or "nobody"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "n't", "not"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and (
            child.lower_ in ("nobody", "none", "nothing") or any(g.lower_ in ("no", "neither") for g in child.children)
        ):
            return True
    return False


def clause_of(token: Token) -> Token:
    """The verb (or root) of the clause a token stands in."""
    while token.dep_ not in _CLAUSES and token.head != token:
        token = token.head
    if token.dep_ == "conj" and token.pos_ not in ("VERB", "AUX") and token.head != token:
        return clause_of(token.head)
    return token


def noun_phrase(head: Token, *, relative: bool = False) -> Span:
    """The noun phrase of a head: determiners, modifiers, compounds and prepositional phrases.

    Args:
        head: the noun.
        relative: whether relative clauses, appositions and coordinated nouns belong to it as well.
    """
    cut = () if relative else ("relcl", "appos", "conj", "cc", "acl", "punct", "parataxis", "advcl")
    tokens = list(_descend(head, cut))
    while tokens[-1] != head and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    while tokens[0] != head and (tokens[0].is_punct or tokens[0].is_space):
        tokens.pop(0)
    # A subtree may be broken up by what was cut out of it: keep the run that holds the head.
    start = end = tokens.index(head)
    while start > 0 and tokens[start - 1].i == tokens[start].i - 1:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].i == tokens[end].i + 1:
        end += 1
    return span_of(tokens[start], tokens[end])


def _descend(head: Token, cut: tuple[str, ...]) -> Iterator[Token]:
    kept = [child for child in head.children if child.dep_ not in cut or (child.dep_ == "punct" and child.lower_ == "-")]
    tokens = [head, *(t for child in kept for t in child.subtree)]
    yield from sorted(set(tokens), key=lambda t: t.i)
