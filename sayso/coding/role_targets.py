"""Who or what an act was done to, in the words of the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from sayso.coding.toll_harms import Harm
from sayso.language import doc_of, tokens_in
from sayso.records import Account, Sheet, Span

_MOST: Final = 5
_ARTICLES: Final = frozenset({"the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those"})


def targets_of(sheet: Sheet, account: Account, harms: Sequence[Harm]) -> tuple[Span, ...]:
    """The main targets of an incident: what its anchors' verbs were done to, then the people harmed."""
    heads: list[Token] = []
    doc = doc_of(sheet)
    for anchor in account.anchors:
        for token in tokens_in(doc, anchor):
            if token.pos_ == "VERB":
                heads += [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    heads += [head for harm in harms if harm.harmed not in ("arrested",) for head in harm.counted.heads]
    found: dict[str, Span] = {}
    for head in heads:
        if head.pos_ in ("NOUN", "PROPN") and head.lower_ not in (
            "people",
            "person",
            "death",
            "injury",
            "casualty",
            "casualties",
        ):
            span = phrase(head)
            found.setdefault(sheet.text.words(span).lower(), span)
    return tuple(found.values())[:_MOST]


def phrase(head: Token) -> Span:
    """The noun with its modifiers, without article and number."""
    left = [c for c in head.lefts if c.dep_ in ("amod", "compound", "nmod") and c.lower_ not in _ARTICLES]
    start = min([head.i, *(t.i for c in left for t in c.subtree)])
    part = head.doc[start : head.i + 1]
    return Span(part.start_char, part.end_char)
