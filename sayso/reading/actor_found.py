"""Words that name an actor, before it is known which ones name the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from sayso.gazetteer.groups import Group, word_key
from sayso.language import span_of
from sayso.records import ActorKind, Span, Text

Sort = Literal["name", "noun", "pronoun"]


@dataclass(frozen=True, slots=True)
class Found:
    """Words that name an actor.

    Attributes:
        span: where they are.
        words: the words, verbatim, blanks and line breaks made single blanks.
        sort: a proper name, a noun phrase, or a pronoun.
        kind: what sort of actor, as far as these words and their neighbours tell.
        start, end: half-open range of the tokens.
        head: index of the token that stands for them in the parse.
        role: what is called beside the name ("spokesman"), or None.
        group: the group of the register, if the name is in it.
        minor: a child.
        plural: more than one person.
    """

    span: Span
    words: str
    sort: Sort
    kind: ActorKind
    start: int
    end: int
    head: int
    role: str | None = None
    group: Group | None = None
    minor: bool = False
    plural: bool = False


def plain(text: Text, span: Span) -> str:
    """The words of a span with single blanks."""
    return re.sub(r"\s+", " ", text.words(span))


@lru_cache(maxsize=20_000)
def link_key(name: str) -> str:
    """How a name sounds, short words to the letter: "PLO" is not "PLA", though vowels of longer words count as one."""
    words = [word if len(word) <= 3 else word_key(word) for word in re.findall(r"[^\W_]+", re.sub(r"['’]", "", name.lower()))]
    kept = [word for word in words if word not in ("al", "el", "the", "")]
    return " ".join(kept or words)


def span_between(tokens: list[Token]) -> Span:
    """The span of a run of tokens."""
    return span_of(tokens[0], tokens[-1])


def head_within(tokens: list[Token]) -> Token:
    """The token of a run whose own head lies outside it."""
    first, last = tokens[0].i, tokens[-1].i
    return next((t for t in tokens if not first <= t.head.i <= last or t.head == t), tokens[-1])
