"""From many mentions of people harmed to the numbers that a report gives: totals, parts, and numbers that disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.coding.toll_count import plus
from sayso.coding.toll_harms import Harm
from sayso.records import Amount


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
    known = [harm for harm in stated if harm.amount and not harm.amount.unknown and size(harm.amount) > 0]
    if not known:
        rest = sorted(stated, key=lambda harm: bool(harm.amount and harm.amount.unknown))
        return Total(rest[0].amount, (rest[0],)) if rest and rest[0].amount else None
    explicit = [harm for harm in known if harm.counted.explicit or harm.amount != Amount(2, None, None)] or known
    base = max(explicit, key=lambda harm: (size(harm.amount or Amount(0, 0, 0)), -harm.trigger.i))
    amount = base.amount or Amount(0, 0, 0)
    more = [h for h in known if _on_top(h, base)]
    for harm in more:
        amount = plus(amount, harm.amount or Amount(0, 0, 0))
    return Total(amount, (base, *more))


def _on_top(harm: Harm, base: Harm) -> bool:
    """Whether people are said to come on top of those in the base: "three were killed; another died later"."""
    return harm is not base and harm.counted.added and not base.counted.added and harm.trigger.i > base.trigger.i


def merged_struck(harms: Sequence[Harm]) -> list[Harm]:
    """People who were shot or stabbed count as wounded if the words show that they were hit ("shot in the leg")."""
    return [replace(h, harmed="wounded") if h.harmed == "struck" and _hit(h) else h for h in harms]


def _hit(harm: Harm) -> bool:
    return any(
        c.lower_ == "in" and any(g.dep_ == "pobj" and g.lemma_.lower() in BODY for g in c.children) for c in harm.trigger.children
    )


BODY = frozenset(
    [
        *[
            "leg",
            "arm",
            "hand",
            "head",
            "foot",
            "chest",
            "back",
            "stomach",
            "face",
            "neck",
            "shoulder",
            "abdomen",
            "torso",
            "thigh",
        ],
        *[
            "knee",
            "ankle",
            "hip",
            "groin",
            "buttock",
            "toe",
            "finger",
            "eye",
            "jaw",
            "elbow",
            "wrist",
            "calf",
            "body",
            "side",
            "ear",
        ],
    ]
)
