"""One value that was coded, as little of it as says who is in it."""

from __future__ import annotations

from typing import NamedTuple


class Coded(NamedTuple):
    """What of an assertion tells whom it names, and on whose say-so.

    Attributes:
        account, kind: which account of its report it belongs to, by anything that tells them apart, and what that is.
        property: as in `Assertion`.
        value: its value if that is a string; else "".
        words: as in `Assertion`.
        speakers: ids of the actors on whose say-so it is.
        by_hand: whether a person added it.
    """

    account: str
    kind: str
    property: str
    value: str
    words: str
    speakers: tuple[str, ...]
    by_hand: bool = False
