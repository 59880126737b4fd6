"""What a connection that only reads need not ask twice: it sees the archive as it stood at its first moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

Found = TypeVar("Found")
_MOST: Final = 5000
"""Things of one kind that are remembered; more than a page asks for, and few enough for whoever reads a whole archive at once."""
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


def each_remembered(
    connection: Connection, about: Any, wanted: Iterable[str], ask: Callable[[list[str]], Mapping[str, Found]]
) -> dict[str, Found]:
    """What `ask` finds for each of these, sorted, without those for which it finds nothing; it is asked only for what is not remembered.

    Args:
        about: what is asked, the same for the same question and for no other.
    """
    some = sorted(set(wanted))
    seen: dict[str, Found | None] = remembered(connection, about, dict)
    new = [one for one in some if one not in seen]
    if len(new) > _MOST:
        return dict(sorted(ask(some).items()))
    if new:
        if len(seen) > _MOST:
            seen.clear()
            new = some
        found = ask(new)
        seen.update({one: found.get(one) for one in new})
    return {one: there for one in some if (there := seen[one]) is not None}
