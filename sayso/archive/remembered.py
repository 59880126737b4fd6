"""What a connection that only reads need not ask twice: it sees the archive as it stood at its first moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

Found = TypeVar("Found")
_SEEN: Final[WeakKeyDictionary[Connection, dict[Any, Any]]] = WeakKeyDictionary()


def remembered(connection: Connection, key: Any, ask: Callable[[], Found]) -> Found:
    """What `ask` finds, or what it found before on this connection; one that writes asks each time.

    Args:
        key: what is asked for, the same for the same question and for no other.
    """
    if connection.get_execution_options().get("sayso_writing", True):
        return ask()
    seen = _SEEN.setdefault(connection, {})
    if key not in seen:
        seen[key] = ask()
    found: Found = seen[key]
    return found
