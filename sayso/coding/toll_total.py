"""From many mentions of people harmed to the numbers that a report gives: totals, parts, and numbers that disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.coding.toll_count import plus
from sayso.coding.toll_harm import Harm
from sayso.coding.toll_words import toll_words
from sayso.records import Amount

_TOTALS: Final = frozenset(("toll", "number", "total"))
"""Nouns of a sum that has taken in the latest already: "the toll reached three as two more died"."""
_REVISING: Final = frozenset(("revise", "lower", "reduce", "cut", "correct"))
_REVISED: Final = frozenset(("toll", "figure", "count", "tally"))
_OLDER: Final = frozenset(("earlier", "previous", "initial", "initially", "originally"))
_AT_FIRST: Final = frozenset(("first", "earlier", "initially", "originally", "previously"))
_SAYING: Final = frozenset(("say", "report", "announce", "state", "put", "tell", "believe", "think"))
_NEAR: Final = 60
"""Tokens within which "another was killed" adds to the number before; further on it is rather said of another incident."""


def size(amount: Amount) -> int:
    """One number to compare amounts by: the best, else the lower bound, else the upper."""
    return next((n for n in (amount.best, amount.low, amount.high) if n is not None), -1)


@dataclass(frozen=True, slots=True)
class Total:
    """A number of people harmed in one way, and the mentions it rests on, the telling one first."""

    amount: Amount
    harms: tuple[Harm, ...]


def total_of(harms: Sequence[Harm]) -> Total | None:
    """The number that mentions of one kind of harm to the victims of one incident come to.

    The largest number is the total: smaller ones are parts of it, or older. People said to come on top of others are added if
    they stand after a number in the same sentence. A known number outranks "nobody", and that outranks *unknown*.
    """
    stated = [harm for harm in harms if harm.amount is not None and not harm.part]
    known = [harm for harm in stated if _is_known(harm)]
    if not known:
        parts = [harm for harm in harms if harm.part and _is_known(harm)]
        if parts:
            return _at_least(max(parts, key=lambda harm: size(harm.amount or Amount(0, 0, 0))))
        rest = sorted(stated, key=lambda harm: bool(harm.amount and harm.amount.unknown))
        return Total(rest[0].amount, (rest[0],)) if rest and rest[0].amount else None
    known = standing(known)
    explicit = [harm for harm in known if harm.counted.explicit or harm.amount != Amount(2, None, None)] or known
    base = max(explicit, key=lambda harm: (size(harm.amount or Amount(0, 0, 0)), -harm.trigger.i))
    base = _first_of_both(base, explicit) or base
    amount = base.amount or Amount(0, 0, 0)
    more = list({h.counted.heads[0].i: h for h in known if _on_top(h, base)}.values())
    more = [h for n, h in enumerate(more) if all(h.trigger.sent != other.trigger.sent for other in more[:n])]
    for harm in more:
        amount = plus(amount, harm.amount or Amount(0, 0, 0))
    return Total(amount, (base, *more))


def _first_of_both(base: Harm, harms: Sequence[Harm]) -> Harm | None:
    """ "A bomb killed the mayor. His driver and a guard also died": the mayor, on top of whom the two come."""
    if not base.counted.added:
        return None
    before = [harm for harm in harms if not harm.counted.added and _on_top(base, harm)]
    return max(before, key=lambda harm: size(harm.amount or Amount(0, 0, 0)), default=None)


def standing(harms: Sequence[Harm]) -> list[Harm]:
    """The mentions whose numbers still stand: a toll that is revised puts all others out, and an earlier one gives way."""
    current = [harm for harm in harms if not _is_outdated(harm)]
    revised = [
        harm for harm in current if harm.trigger.lemma_.lower() in _REVISED and harm.trigger.head.lemma_.lower() in _REVISING
    ]
    return revised[-1:] or current or list(harms)


def _is_outdated(harm: Harm) -> bool:
    """ "not nine", "an earlier toll of 20", "officials first said that nine were killed"."""
    head, trigger = harm.counted.heads[0], harm.trigger
    number = next((child for child in head.children if child.dep_ == "nummod"), head)
    if number.i and number.nbor(-1).lower_ == "not":
        return True
    if any(child.lower_ in _OLDER for child in trigger.children):
        return True
    said = next((above for above in trigger.ancestors if above.lemma_.lower() in _SAYING), None)
    return said is not None and any(child.dep_ == "advmod" and child.lower_ in _AT_FIRST for child in said.children)


def _is_known(harm: Harm) -> bool:
    return harm.amount is not None and not harm.amount.unknown and size(harm.amount) > 0


def _at_least(harm: Harm) -> Total:
    """What is known if only some of a group are told of: "of them two were hurt" is two, "including two children" at least two."""
    amount = harm.amount or Amount(0, 0, 0)
    among = any(head.dep_ == "pobj" and head.head.lower_ in toll_words().part for head in harm.counted.heads)
    return Total(Amount(size(amount), None, None) if among else amount, (harm,))


def _on_top(harm: Harm, base: Harm) -> bool:
    """Whether people are said to come on top of those in the base, not far on: "three died; another died later"."""
    if harm is base or not harm.counted.added or base.counted.added or harm.trigger.i <= base.trigger.i:
        return False
    if base.trigger.lemma_.lower() in _TOTALS and base.trigger.sent == harm.trigger.sent:
        return False
    return harm.trigger.i - base.trigger.i <= _NEAR and not set(harm.counted.heads) & set(base.counted.heads)


def settled(harms: Sequence[Harm]) -> list[Harm]:
    """Decide what became of those who were shot, stabbed or hurt, from what else is said of them.

    Whoever is also said to have died is not counted among the wounded; those of whom no more is said are.
    """
    killed = [harm for harm in harms if harm.harmed == "killed" and harm.amount is not None and size(harm.amount) > 0]
    dead = {head.lemma_.lower() for harm in killed for head in harm.counted.heads}
    most = max((size(harm.amount) for harm in killed if harm.amount), default=0)
    left = [harm for harm in harms if not (_leaves_open(harm) and _is_among(harm, dead, most))]
    died = total_of([harm for harm in killed if not harm.part] or killed)
    kept = [_survivors(harm, died) if harm.harmed == "struck" else harm for harm in left]
    return [_set_apart(harm, kept) if harm.counted.added else harm for harm in kept]


def _survivors(harm: Harm, died: Total | None) -> Harm:
    """Those who were shot as wounded; of four who were shot, of whom one is said to have died, three."""
    amount = harm.amount
    dead = died.amount.best if died else None
    if amount is not None and amount.best is not None and dead and amount.best > dead and not harm.counted.added:
        left = amount.best - dead
        harm = replace(harm, counted=replace(harm.counted, amount=Amount(left, left, left)))
    return replace(harm, harmed="wounded")


def _set_apart(harm: Harm, harms: Sequence[Harm]) -> Harm:
    """ "killing one and wounding five others": others than the dead, and no more wounded than five."""
    before = [h for h in harms if h.trigger.i < harm.trigger.i and h.trigger.sent == harm.trigger.sent]
    if before and max(before, key=lambda h: h.trigger.i).harmed != harm.harmed:
        return replace(harm, counted=replace(harm.counted, added=False))
    return harm


def _leaves_open(harm: Harm) -> bool:
    words = toll_words()
    lemma = harm.trigger.lemma_.lower()
    return harm.harmed == "struck" or (
        harm.harmed == "wounded" and (lemma in words.suffering_verbs or lemma in words.patient_verbs)
    )


def _is_among(harm: Harm, dead: set[str], most: int) -> bool:
    """Whether the people of a mention are among the dead: no more of them, not set apart by "another", called by the same noun."""
    if harm.counted.added or harm.amount is None or size(harm.amount) > most:
        return False
    heads = harm.counted.heads
    return all(head.pos_ in ("PRON", "PROPN") or head.lemma_.lower() in dead or head.lemma_.lower() == "victim" for head in heads)
