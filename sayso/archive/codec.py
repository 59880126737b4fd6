"""Records as they stand in the columns: JSON that holds ASCII only, and compressed bytes.

JSON escapes whatever a database refuses (NUL, half of a surrogate pair) and whatever is not ASCII, so it needs no care of its own.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import MISSING, Field, fields
from typing import Any, Final

from sayso.records import Actor, Amount, Claimant, Interval, Place, Span, Value

_BOXES: Final[dict[str, type[Amount] | type[Interval] | type[Place]]] = {"amount": Amount, "interval": Interval, "place": Place}
_LEVEL: Final = 6
_ENCODER: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True)
_KNOWN_DEFAULTS: Final[dict[Any, tuple[tuple[str, Any], ...]]] = {}


def dumped(value: Any) -> str:
    """A JSON value as characters."""
    return _ENCODER.encode(value)


def packed(data: bytes) -> bytes:
    """Bytes, compressed."""
    return zlib.compress(data, _LEVEL)


def unpacked(data: bytes) -> bytes:
    """What `packed` was given."""
    return zlib.decompress(data)


def slim(record: Any) -> dict[str, Any]:
    """The fields of a flat record that are not what they are by default."""
    return {name: value for name, default in _defaults(type(record)) if (value := getattr(record, name)) != default}


def value_json(value: Value) -> str:
    """A coded value: characters and truth values as they are, the others in a box that names their type."""
    for name, kind in _BOXES.items():
        if isinstance(value, kind):
            return dumped({name: slim(value)})
    return dumped(value)


def value_of(chars: str) -> Value:
    """What `value_json` was given."""
    found: Any = json.loads(chars)
    if isinstance(found, dict):
        ((name, content),) = found.items()
        if name == "interval":
            content = {"start": None, "end": None, **content}
        boxed: Value = _BOXES[name](**content)
        return boxed
    plain: Value = found
    return plain


def spans_json(spans: Iterable[Span]) -> str:
    """Spans as pairs of numbers."""
    return dumped([[span.start, span.end] for span in spans])


def spans_of(chars: str) -> tuple[Span, ...]:
    """What `spans_json` was given."""
    return tuple(Span(start, end) for start, end in json.loads(chars))


def claimants_json(claimants: Iterable[Claimant]) -> str:
    """A chain of say-so; each link a list of name, words, span, actor's id, and 1 for the outlet."""
    return dumped(
        [[c.name, c.words, [c.span.start, c.span.end] if c.span else None, c.actor_id, int(c.outlet)] for c in claimants]
    )


def claimants_of(chars: str) -> tuple[Claimant, ...]:
    """What `claimants_json` was given."""
    return tuple(
        Claimant(name, words, Span(*span) if span else None, actor_id, bool(outlet))
        for name, words, span, actor_id, outlet in json.loads(chars)
    )


def actor_json(actor: Actor) -> str:
    """The whole record of an actor."""
    return dumped(slim(actor))


def actor_of(chars: str) -> Actor:
    """What `actor_json` was given."""
    found = json.loads(chars)
    return Actor(**{**found, "aliases": tuple(found.get("aliases", ()))})


def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    if kind not in _KNOWN_DEFAULTS:
        _KNOWN_DEFAULTS[kind] = tuple((field.name, _default(field)) for field in fields(kind))
    return _KNOWN_DEFAULTS[kind]


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else None
