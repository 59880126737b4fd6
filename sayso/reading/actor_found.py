"""Words that name an actor, before it is known which ones name the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records import ActorKind, Span

Sort = Literal["name", "noun", "pronoun"]


@dataclass(frozen=True, slots=True)
class Found:
    """Words that name an actor.

    Attributes:
        span: where they are.
        words: the words, verbatim, blanks and line breaks made single blanks.
        sort: a proper name, a noun phrase, or a pronoun.
        kind: what sort of actor, as far as these words and their neighbours tell.
        head: index of the token that stands for them in the parse.
        role: what is called beside the name ("spokesman"), or None.
        minor: a child.
        plural: more than one person or body.
    """

    span: Span
    words: str
    sort: Sort
    kind: ActorKind
    head: int
    role: str | None = None
    minor: bool = False
    plural: bool = False
