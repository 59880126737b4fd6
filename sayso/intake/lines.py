"""JSON lines: one report a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from sayso.errors import UnreadableReport
from sayso.intake.traced import one_line

_ALIASES: Final = {
    "text": "text",
    "body": "text",
    "title": "title",
    "headline": "title",
    "published": "published",
    "source": "source",
    "publisher": "source",
    "url": "url",
    "byline": "byline",
    "author": "byline",
    "language": "language",
    "rights": "rights",
    "retrieved": "retrieved",
    "docid": "name",
    "id": "name",
    "name": "name",
}
KEYS: Final = tuple(_ALIASES)
"""The keys that a line may have; of two that mean the same the first one counts."""
MOST_CHARS: Final = 500
"""Most characters of a title, a name or an address."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of JSON.

    Attributes:
        text: the report's text or markup.
        fields: what the line says of it: title, published, source, url, byline, language, rights, retrieved, name.
        unread: messages about keys and values that could not be used.
    """

    text: str
    fields: dict[str, str]
    unread: tuple[str, ...]


def read_line(chars: str, where: str) -> Line:
    """Read one line.

    Raises:
        UnreadableReport: if it is not a JSON object with a text.
    """
    try:
        loaded = json.loads(chars)
    except (ValueError, RecursionError) as error:
        cause = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UnreadableReport("bad-json", where, f"It cannot be parsed: {cause}. Give one JSON object a line.") from None
    if not isinstance(loaded, dict):
        kind = type(loaded).__name__
        raise UnreadableReport("bad-json", where, f'It is a {kind}, not an object; write {{"text": "…"}}.')
    fields: dict[str, str] = {}
    unread: list[str] = []
    for key, value in loaded.items():
        name = _ALIASES.get(key)
        if name is None:
            unread.append(_unknown(key))
        elif value is None or value == "":
            continue
        elif isinstance(value, str) or (name == "name" and isinstance(value, int) and not isinstance(value, bool)):
            if name in fields:
                unread.append(f"The key {key!r} was not read, since another key gives the {name} already.")
            elif name != "text" and len(str(value)) > MOST_CHARS:
                unread.append(
                    f"The value of {key!r} was not read: it has {len(str(value)):,} characters; the most is {MOST_CHARS}."
                )
            else:
                fields[name] = str(value) if name == "text" else one_line(str(value))
        else:
            unread.append(f"The value of {key!r} was not read: it is a {type(value).__name__}, not a string.")
    text = fields.pop("text", None)
    if text is None:
        if any(_ALIASES.get(key) == "text" and value == "" for key, value in loaded.items()):
            raise UnreadableReport("empty", where, 'Its "text" is empty; was the download cut short?')
        have = ascii(", ".join(sorted(key[:40] for key in loaded)[:12]) or "none")
        raise UnreadableReport("bad-json", where, f'It has no "text" with characters in it (its keys: {have}).')
    return Line(text, fields, tuple(unread))


def _unknown(key: str) -> str:
    hint = ' A day of publication goes under "published".' if key in ("date", "dct", "publish_date", "timestamp") else ""
    return f"The key {key[:80]!a} was not read; known keys: {', '.join(KEYS)}.{hint}"
