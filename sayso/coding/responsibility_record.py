"""What somebody is known for: "responsible for 700 deaths this year" tells of a record, and not who did what the report is about."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

_SERIES: Final = frozenset(
    {
        "string",
        "series",
        "number",
        "spate",
        "wave",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "majority",
        "most",
        "bulk",
        "percent",
    }
)
_MANY: Final = frozenset(
    {"many", "most", "several", "numerous", "dozens", "scores", "hundreds", "thousands", "other", "countless"}
)
_SPANS: Final = frozenset({"year", "month", "decade", "century"})


def is_record(token: Token) -> bool:
    """Whether what somebody is said to be responsible for, or behind, are many acts over a time or without end.

    "The attack last year" and "the four deaths" are acts that can be meant.
    """
    preposition = [token] if token.pos_ == "ADP" else [c for c in token.children if c.lower_ in ("for", "in")]
    nouns = [noun for p in preposition for noun in p.children if noun.dep_ == "pobj"]
    return any(_is_series(noun) or (_is_plural(noun) and (_is_uncounted(noun) or _spans_time(token, noun))) for noun in nouns)


def _is_series(noun: Token) -> bool:
    return noun.lemma_.lower() in _SERIES and any(child.lower_ == "of" for child in noun.children)


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def _is_uncounted(noun: Token) -> bool:
    return any(child.lower_ in _MANY for child in noun.children)


def _spans_time(token: Token, noun: Token) -> bool:
    """Whether a month or more is told of the acts, behind the words: "attacks in recent years", "deaths this year"."""
    behind = {t.i: t for t in (*noun.subtree, *(t for child in token.head.children if child.i > token.i for t in child.subtree))}
    return any(t.lemma_.lower() in _SPANS for t in behind.values())
