"""Whether one incident killed more than another, where tolls are ranges and may not be known at all."""

from __future__ import annotations

from sayso.linking.precedence_match import Match
from sayso.records import Amount, Card


def killed_more(found: Match, subject: Card | None) -> Match | None:
    """An incident as one that killed more than the claim's own, with what its toll leaves open; None if it did not."""
    killed = known(found.card.killed)
    if killed is None:
        return found.doubting("how many it killed is not known", far=True)
    own = known(subject.killed) if subject is not None else None
    if own is None:
        return found.doubting(f"it killed {toll_words(killed)}, and the toll to compare it with is not known")
    least, most_own = _least(killed), _most(own)
    if least is not None and most_own is not None and least > most_own:
        return found
    most, least_own = _most(killed), _least(own)
    if most is not None and least_own is not None and most <= least_own:
        return None
    return found.doubting(f"it killed {toll_words(killed)}, the one that the claim speaks of {toll_words(own)}")


def known(amount: Amount | None) -> Amount | None:
    """An amount, if it holds a number."""
    return None if amount is None or amount.unknown else amount


def toll_words(amount: Amount) -> str:
    """A toll for a person: "4", "4 to 6", "at least 11", "up to 20"."""
    least, most = _least(amount), _most(amount)
    if least is not None and least == most:
        return str(least)
    if least is None:
        return f"up to {most}"
    return f"at least {least}" if most is None else f"{least} to {most}"


def _least(amount: Amount) -> int | None:
    return amount.low if amount.low is not None else (amount.best if amount.high is None else None)


def _most(amount: Amount) -> int | None:
    return amount.high if amount.high is not None else (amount.best if amount.low is None else None)
