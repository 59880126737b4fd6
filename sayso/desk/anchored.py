"""A report's text with the words marked that name what there is to code, and nothing of what anybody says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sayso.records import Text


@dataclass(frozen=True, slots=True)
class Anchored:
    """Some characters of a text.

    Attributes:
        chars: they.
        unit: the number of the account that they name, from 1 on; 0: none.
    """

    chars: str
    unit: int = 0


def anchored(text: Text, units: Sequence[Mapping[str, Any]]) -> list[list[Anchored]]:
    """The text as paragraphs of pieces.

    Args:
        units: accounts, each with the ``start`` and ``end`` of the words that name it.
    """
    cuts = {0, len(text.chars), *(edge for unit in units for edge in (unit["start"], unit["end"]))}
    paragraphs: list[list[Anchored]] = [[]]
    for start, end in pairwise(sorted(cuts)):
        mine = next((n for n, unit in enumerate(units, 1) if unit["start"] <= start < unit["end"]), 0)
        first, *others = text.chars[start:end].split("\n")
        paragraphs[-1].append(Anchored(first, mine))
        paragraphs += [[Anchored(line, mine)] for line in others]
    return [some for some in paragraphs if any(piece.chars.strip() for piece in some)]
