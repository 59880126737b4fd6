"""Names taken out of whatever is shown: of strings, JSON values and records, at any depth."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeVar, cast

from sayso.archive.folding import holds_any, placed_words, words_of
from sayso.records import Span, Text

SEALED: Final = "[sealed]"
"""What stands in the place of a name that was sealed."""
_COVER: Final = "█"

T = TypeVar("T")


def veil(value: T, names: Sequence[str], sign: str = SEALED) -> T:
    """The value with every sealed name replaced, in every string, at any depth; what holds none is not copied.

    Whole words count, whatever their case, accents and what stands between them: "Usama Hadi" also takes out "USAMA-HADI" and the
    name in a link. In a `Text` each letter is covered by one sign, so that spans still count in it. Ids that are made of a record's
    content change with it: take them from the record as it is kept.

    Args:
        value: a string, a JSON value, a tuple, set or dataclass of such; anything else comes back as it is.
        names: what was sealed.
        sign: what stands in the place of a name.
    """
    plan = _plan(tuple(names))
    return cast(T, _veiled(value, plan, sign)) if plan else value


def hidden_spans(chars: str, names: Sequence[str]) -> list[Span]:
    """Where sealed names stand in some characters, in order; names that overlap are one span."""
    return _found(chars, _plan(tuple(names)))


_Plan = dict[str, tuple[tuple[str, ...], ...]]
"""The names as folded words, longest first, by their first word."""


@lru_cache(maxsize=64)
def _plan(names: tuple[str, ...]) -> _Plan:
    plan: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(words_of(name))
        if words:
            plan.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(found, key=lambda words: (-len(words), words))) for first, found in plan.items()}


def _found(chars: str, plan: _Plan) -> list[Span]:
    if not plan or not holds_any(chars, plan.keys()):
        return []
    placed = list(placed_words(chars))
    words = tuple(word for word, _ in placed)
    spans: list[Span] = []
    for at, word in enumerate(words):
        length = next((len(name) for name in plan.get(word, ()) if words[at : at + len(name)] == name), 0)
        if not length:
            continue
        span = Span(placed[at][1].start, placed[at + length - 1][1].end)
        if spans and spans[-1].overlaps(span):
            before = spans.pop()
            span = Span(before.start, max(before.end, span.end))
        spans.append(span)
    return spans


def _veiled(value: Any, plan: _Plan, sign: str) -> Any:
    if isinstance(value, str):
        return _replaced(value, plan, sign)
    if isinstance(value, Text):
        return dataclasses.replace(value, chars=_covered(value.chars, plan))
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, Mapping):
        return _veiled_mapping(value, plan, sign)
    if isinstance(value, list | tuple | set | frozenset):
        veiled = [_veiled(item, plan, sign) for item in value]
        same = all(new is old for new, old in zip(veiled, value, strict=True))
        return value if same else type(value)(veiled)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {name: getattr(value, name) for name in _given(type(value))}
        changed = {name: new for name, old in parts.items() if (new := _veiled(old, plan, sign)) is not old}
        return dataclasses.replace(value, **changed) if changed else value
    return value


@lru_cache(maxsize=256)
def _given(kind: Any) -> tuple[str, ...]:
    """The fields that a record is made from."""
    return tuple(field.name for field in dataclasses.fields(kind) if field.init)


def _veiled_mapping(value: Mapping[Any, Any], plan: _Plan, sign: str) -> dict[Any, Any]:
    """Keys may be values of a report too; two that become the same are told apart by a number."""
    found: dict[Any, Any] = {}
    for key, item in value.items():
        shown = new = _veiled(key, plan, sign)
        number = 1
        while new in found:
            number += 1
            new = f"{shown} {number}"
        found[new] = _veiled(item, plan, sign)
    return found


def _replaced(chars: str, plan: _Plan, sign: str) -> str:
    for span in reversed(_found(chars, plan)):
        chars = chars[: span.start] + sign + chars[span.end :]
    return chars


def _covered(chars: str, plan: _Plan) -> str:
    for span in _found(chars, plan):
        chars = chars[: span.start] + _COVER * len(span) + chars[span.end :]
    return chars
