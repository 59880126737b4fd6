"""Bytes → items: what kind of file it is, what it says, and whether it can be coded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, Literal

from sayso.errors import UnreadableReport
from sayso.intake.decoding import binary_format, decoded
from sayso.intake.item import Item, Outcome
from sayso.intake.lines import read_line
from sayso.intake.making import MADE_BY, make_item, with_line
from sayso.intake.pages import looks_like_page, read_page
from sayso.intake.plain import Reading, read_plain
from sayso.intake.traced import tidied
from sayso.records import Note

Kind = Literal["auto", "text", "html", "jsonl"]
LIMIT_BYTES: Final = 5_000_000
LIMIT_CHARS: Final = 400_000
_JSON: Final = re.compile(r"\{[ \t]*\"")
_WHOLE: Final = re.compile(rb"\s*(?:\[\s*\{|\{\s*\n\s*)\s*\"")


def read_bytes(
    data: bytes,
    name: str,
    *,
    published: str | None = None,
    source: str | None = None,
    kind: Kind = "auto",
    limit_bytes: int = LIMIT_BYTES,
) -> list[Outcome]:
    """Read the bytes of one file. Never raises for what is in them.

    Args:
        data: the bytes as received.
        name: the file, line or stream they came from, for messages.
        published: day of publication that the user gives, ``YYYY-MM-DD``; wins over what the file says.
        source: outlet that the user gives; wins over what the file says.
        kind: what the bytes hold; ``auto`` finds out.
        limit_bytes: most bytes of one report (of one line, in JSON lines).

    Returns:
        one outcome, or one for each line of JSON lines.
    """
    given = {name: value for name, value in (("published", published), ("source", source)) if value}
    if kind == "auto" and is_whole_json(data):
        return list(_whole_json(data, name, given, limit_bytes))
    if kind == "jsonl" or (kind == "auto" and is_json_lines(data)):
        return list(_json_lines(data, name, given, limit_bytes))
    return [guarded(data, name, given, kind, limit_bytes)]


def is_json_lines(data: bytes) -> bool:
    """Whether the bytes begin with a line that is a JSON object."""
    head = data[:4_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and bool(_JSON.match(head.decode("utf-8", "replace")))


def is_whole_json(data: bytes) -> bool:
    """Whether the bytes begin as one JSON object set over many lines, or as an array of objects."""
    return bool(_WHOLE.match(data[:4_000].removeprefix(b"\xef\xbb\xbf")))


def _whole_json(data: bytes, name: str, given: dict[str, str], limit_bytes: int) -> Iterator[Outcome]:
    """One report, or one for each object of the array."""
    if len(data) > limit_bytes:
        yield too_large(len(data), name, limit_bytes)
        return
    try:
        loaded = json.loads(decoded(data)[0])
    except (ValueError, RecursionError):
        loaded = None
    if not isinstance(loaded, list):
        yield guarded(data, name, given, "jsonl", limit_bytes)
        return
    for number, each in enumerate(loaded, start=1):
        line = json.dumps(each, ensure_ascii=False).encode("utf-8", "replace")
        yield guarded(line, f"{name}[{number}]", given, "jsonl", limit_bytes)


def _json_lines(data: bytes, name: str, given: dict[str, str], limit_bytes: int) -> Iterator[Outcome]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = decoded(data)[0].encode("utf-8", "replace")
    lines = [(number, line.strip()) for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1)]
    if not any(line for _, line in lines):
        yield UnreadableReport("empty", name, f"It has {len(data)} bytes and no line with characters in it.")
    for number, line in lines:
        if line:
            yield guarded(line, f"{name}:{number}", given, "jsonl", limit_bytes)


def guarded(data: bytes, name: str, given: dict[str, str], kind: Kind, limit_bytes: int) -> Outcome:
    """Read one report; the reason, if it cannot be coded, is the value."""
    try:
        return _read(data, name, given, kind, limit_bytes)
    except UnreadableReport as reason:
        return reason
    except (RecursionError, MemoryError) as error:
        return UnreadableReport(
            "not-prose", name, f"It could not be taken apart ({type(error).__name__}); save the article's text alone."
        )


def too_large(size: int | None, name: str, limit_bytes: int) -> UnreadableReport:
    """The reason for a report over the limit; `size` is None if it was not read to its end."""
    found = f"It has {size:,} bytes" if size is not None else f"It has more than {limit_bytes:,} bytes"
    return UnreadableReport("too-large", name, f"{found}; the limit is {limit_bytes:,}. Split it, or give one report a file.")


def _read(data: bytes, name: str, given: dict[str, str], kind: Kind, limit_bytes: int) -> Item:
    if len(data) > limit_bytes:
        raise too_large(len(data), name, limit_bytes)
    if not data.strip(b" \t\r\n\x00\x0b\x0c"):
        raise UnreadableReport("empty", name, f"It has {len(data)} bytes, none of them a letter; was the download cut short?")
    binary = binary_format(data)
    if binary:
        what, advice = binary
        raise UnreadableReport("binary", name, f"It is {what}{'; ' + advice if advice else ''}.")
    chars, encoding = decoded(data)
    notes: list[Note] = []
    fields: dict[str, str] = {}
    content = chars
    if kind == "jsonl":
        line = read_line(chars, name)
        content, fields = line.text, line.fields
        name = fields.pop("name", name)
        notes += [Note("unread-field", message, MADE_BY) for message in line.unread]
    reading = _reading(content, name, kind, notes)
    if kind == "jsonl":
        reading = with_line(reading, fields, chars)
    return make_item(data, name, encoding, reading, given, notes)


def _reading(content: str, name: str, kind: Kind, notes: list[Note]) -> Reading:
    if kind == "html" or (kind != "text" and looks_like_page(content)):
        reading = read_page(content)
        if reading is None:
            raise UnreadableReport(
                "no-text", name, "Neither paragraphs nor other running text stand in its body; was the page cut short?"
            )
    else:
        source, removed = tidied(content)
        if removed:
            notes.append(Note("characters", f"Removed {removed} invisible or control characters.", MADE_BY))
        if not source.chars.strip():
            raise UnreadableReport("empty", name, "It holds only blanks and control characters.")
        reading = read_plain(source)
    if len(reading.text.chars) > LIMIT_CHARS:
        raise UnreadableReport(
            "too-large",
            name,
            f"Its text has {len(reading.text.chars):,} characters; the limit is {LIMIT_CHARS:,}. Give one report a file.",
        )
    return reading
