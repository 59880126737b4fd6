"""The last answer to a question, kept as long as it is asked of the same text: several steps ask the same of one parse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Last(Generic[T]):
    """Keeps one answer, with the very objects that it was given for; nothing of a text is kept once another is read."""

    def __init__(self) -> None:
        """Start with nothing kept."""
        self._kept: tuple[tuple[object, ...], T] | None = None

    def answer(self, find: Callable[[], T], *of: object) -> T:
        """The answer kept for these objects, or what `find` gives; objects that are equal but not the same are others."""
        kept = self._kept
        if kept is None or len(kept[0]) != len(of) or any(a is not b for a, b in zip(kept[0], of, strict=True)):
            kept = self._kept = (of, find())
        return kept[1]
