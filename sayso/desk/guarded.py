"""What was found by a name that is hidden is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from fastapi import Request

from sayso.desk.access import person
from sayso.desk.render import desk_of
from sayso.desk.veil import asked_for_hidden

T = TypeVar("T")


def without_hidden(request: Request, words: str, items: Sequence[T]) -> tuple[T, ...]:
    """The items of a list or search that may be shown to who asks, if they were found by these words."""
    hidden = asked_for_hidden(person(request), desk_of(request).settings, words, items)
    return tuple(item for item, hides in zip(items, hidden, strict=True) if not hides)
