"""Bytes → items: what kind of file it is, what it says, and whether it can be coded."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Final, Literal

from sayso.errors import UnreadableReport
from sayso.intake.dates import stated_day
from sayso.intake.decoding import binary_format, decoded
from sayso.intake.fitness import unfit
from sayso.intake.heading import same_headline
from sayso.intake.item import Item, Outcome
from sayso.intake.lines import read_line
from sayso.intake.pages import looks_like_page, read_page
from sayso.intake.paywall import behind_paywall
from sayso.intake.plain import Reading, read_plain
from sayso.intake.traced import Traced, located_with_title, tidied
from sayso.records import Note, Report, Text

Kind = Literal["auto", "text", "html", "jsonl"]
LIMIT_BYTES: Final = 5_000_000
LIMIT_CHARS: Final = 400_000
_MADE_BY: Final = "intake@1"
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
    if not data.strip():
        yield UnreadableReport("empty", name, f"It has {len(data)} bytes.")
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield guarded(line.strip(), f"{name}:{number}", given, "jsonl", limit_bytes)


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
        notes += [Note("unread-field", message, _MADE_BY) for message in line.unread]
    reading = _reading(content, name, kind, notes)
    if kind == "jsonl":
        reading = _with_line(reading, fields, chars)
    return _item(data, name, encoding, reading, given, notes)


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
            notes.append(Note("characters", f"Removed {removed} invisible or control characters.", _MADE_BY))
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


def _with_line(reading: Reading, fields: dict[str, str], line: str) -> Reading:
    """The reading of a JSON line's text with the line's own fields, which win, and its title in front."""
    title = fields.get("title", "")
    text, body_start = reading.text, reading.body_start
    if title:
        first = text.chars.split("\n", 1)[0]
        rest = len(text.chars) - len(text.chars[len(first) :].lstrip())
        if same_headline(first, title) and rest == len(text.chars):
            body_start = 0
        else:
            start = rest if same_headline(first, title) else 0
            text, body_start = text.parts(title + "\n\n", (start, len(text.chars))), len(title) + 2
    merged = {**reading.fields, **fields}
    traced = Traced(text.chars, located_with_title(text.chars, body_start, line))
    return Reading(traced, body_start, merged, reading.removed, reading.notes, reading.reader.replace("plain", "jsonl"))


def _item(data: bytes, name: str, encoding: str, reading: Reading, given: dict[str, str], notes: list[Note]) -> Item:
    chars = reading.text.chars
    if not chars.strip():
        raise UnreadableReport("no-text", name, "Nothing is left of it once menus, notices and captions are taken out.")
    stub = behind_paywall(chars[reading.body_start :], reading.removed, free=reading.fields.get("free") != "no")
    if stub:
        raise UnreadableReport("paywall", name, stub)
    reason = unfit(chars)
    if reason:
        raise UnreadableReport(reason[0], name, reason[1])
    notes += reading.notes
    notes += [
        Note("furniture", f"Removed as page furniture ({kind}): {words}", reading.reader) for kind, words in reading.removed
    ]
    fields, more = _settled(reading.fields, given)
    report = Report(
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        source=fields.get("source"),
        url=fields.get("url"),
        title=fields.get("title"),
        byline=fields.get("byline"),
        published=fields.get("published"),
        retrieved=fields.get("retrieved"),
        rights=fields.get("rights"),
    )
    text = Text(report.id, chars, reading.reader, encoding, reading.text.origins, reading.body_start)
    return Item(report, text, (*notes, *more))


def _settled(fields: dict[str, str], given: dict[str, str]) -> tuple[dict[str, str], list[Note]]:
    """What the file says, under what the user says; with a note wherever the two differ or a date cannot be read."""
    notes: list[Note] = []
    fields = dict(fields)
    if "published" in fields:
        day = stated_day(fields["published"])
        if day is None:
            message = f"The day of publication {fields['published'][:80]!r} was not read; write YYYY-MM-DD."
            notes.append(Note("date-unread", message, _MADE_BY))
            del fields["published"]
        else:
            fields["published"] = day
    for name, value in given.items():
        if name in fields and fields[name] != value:
            notes.append(
                Note("overridden", f"The file gives {fields[name]!r} as its {name}; {value!r} was given and is used.", _MADE_BY)
            )
        fields[name] = value
    return fields, notes
