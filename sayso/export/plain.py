"""Records of the archive as plain JSON values, field by field under the names that they have in `sayso.records`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from sayso.export.values import value_json
from sayso.records import Amount, Interval, Place


def plain(value: object) -> Any:
    """A record, or anything made of records, as dicts, lists, strings, numbers, booleans and None.

    Amounts, dates and places have the form that they have in a coded report (`sayso schema`). Nothing is left out: an empty
    field is there, empty, so that a reader need not know which fields there may be.
    """
    if isinstance(value, Amount | Interval | Place):
        return value_json(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)} | _ids(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=repr)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _ids(value: object) -> dict[str, str]:
    """The id of a record, which is computed and no field."""
    found = getattr(type(value), "id", None)
    return {"id": str(value.id)} if isinstance(found, property) else {}  # type: ignore[attr-defined]  # it has one
