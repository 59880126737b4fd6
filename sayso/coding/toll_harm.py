"""What a mention of people harmed is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Token

from sayso.coding.toll_count import Counted
from sayso.coding.toll_words import Harmed, toll_words
from sayso.language import span_of
from sayso.records import Amount, Span

_COUNTED: Final = frozenset(("wounded", "injured", "dead", "victims", "hostages", "casualties"))
_NOTHING: Final = Amount(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Harm:
    """One mention of people harmed.

    Attributes:
        harmed: what became of them; "struck" when the words leave open whether they died.
        trigger: the word that says so.
        counted: who and how many.
        agents: heads of the words for who or what did it.
        evidence: the words of the number (or of the people) first, then the trigger.
        part: some of people counted elsewhere ("including two children").
    """

    harmed: Harmed
    trigger: Token
    counted: Counted
    agents: tuple[Token, ...]
    evidence: tuple[Span, ...]
    part: bool = False

    @property
    def amount(self) -> Amount | None:
        """How many, or None if the words do not say."""
        return self.counted.amount


def harm_of(harmed: Harmed, trigger: Token, counted: Counted, agents: tuple[Token, ...] = (), *, negated: bool = False) -> Harm:
    """A mention of people harmed; a negated one counts nobody if it takes in everybody, else it does not say how many."""
    if negated and (counted.everybody or counted.amount == _NOTHING):
        counted = replace(counted, amount=_NOTHING)
    elif negated:
        counted = replace(counted, amount=None)
    if any(c.lower_ == "also" and c.dep_ == "advmod" for c in trigger.children):
        counted = replace(counted, added=True)
    part = any((h.dep_ == "pobj" and h.head.lower_ in toll_words().part) or _is_share(h) for h in counted.heads)
    return Harm(harmed, trigger, counted, agents, (*counted.evidence, span_of(trigger)), part)


def _is_share(head: Token) -> bool:
    """ "three of the wounded", "two of them": some of people who are counted elsewhere."""
    inside = (n for c in head.children if c.lower_ == "of" for n in c.children)
    return any(
        (n.lower_ in _COUNTED and any(d.lower_ in ("the", "those") for d in n.children)) or n.lower_ == "them" for n in inside
    )
