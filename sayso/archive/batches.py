"""Long lists in pieces: a statement can only carry so many values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
_SIZE: Final = 1000


def batches(values: Sequence[T], size: int = _SIZE) -> Iterator[Sequence[T]]:
    """The values in order, so many at a time."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
