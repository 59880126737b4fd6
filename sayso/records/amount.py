"""How many: low, best and high, with *unknown* kept apart from zero."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as the words give it.

    ``Amount(4, 4, 4)`` is "four"; ``Amount(11, None, None)`` "at least 11"; ``Amount(None, None, 20)`` "up to 20";
    ``Amount(unknown=True)`` says that the report says the number is not known. No words, no amount: there is no default.

    Attributes:
        low: lower bound that the words support, or None.
        best: the number the words prefer, or None.
        high: upper bound, or None.
        unknown: the words say that the number is not known.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    unknown: bool = False

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if self.unknown == bool(known):
            raise ValueError("an amount is either unknown or has at least one bound")
        if known != sorted(known) or (known and known[0] < 0):
            raise ValueError(f"an amount needs 0 <= low <= best <= high, not {self.low}, {self.best}, {self.high}")
