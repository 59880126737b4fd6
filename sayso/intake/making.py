"""What a reader found → an `Item`, or the reason why there is none."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Final

from sayso.errors import UnreadableReport
from sayso.intake.dates import stated_day
from sayso.intake.fitness import unfit
from sayso.intake.heading import same_headline
from sayso.intake.item import Item
from sayso.intake.locating import located_with_title
from sayso.intake.paywall import behind_paywall
from sayso.intake.plain import Reading
from sayso.intake.traced import Traced
from sayso.records import Note, Report, Text

MADE_BY: Final = "intake@1"
_UNBROKEN: Final = re.compile(r"(?<!\S)\S{1000,}")
_SIGNS: Final = re.compile(r"[!-~]|[^\w\s]")


def with_line(reading: Reading, fields: dict[str, str], line: str) -> Reading:
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


def make_item(data: bytes, name: str, encoding: str, reading: Reading, given: dict[str, str], notes: list[Note]) -> Item:
    """Make the report, its text and its notes.

    Args:
        data: the bytes of the report.
        name: what messages call it.
        encoding: how the bytes were decoded.
        reading: what a reader made of them.
        given: "published" and "source", where the user gives them; they win.
        notes: what was noted before.

    Raises:
        UnreadableReport: if it cannot be coded.
    """
    if not reading.text.chars.strip():
        raise UnreadableReport("no-text", name, "Nothing is left of it once menus, notices and captions are taken out.")
    reading = _without_noise(reading, name, notes)
    chars = reading.text.chars
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
    return Item(report, text, data, (*notes, *more))


def _without_noise(reading: Reading, name: str, notes: list[Note]) -> Reading:
    """The reading without long runs that hold no blank, which are no words and which no parser gets through in time."""
    chars, body_start = reading.text.chars, reading.body_start
    runs = [match.span() for match in _UNBROKEN.finditer(chars) if len(_SIGNS.findall(match.group())) > len(match.group()) / 2]
    if not runs:
        return reading
    bounds = [0, *(edge for run in runs for edge in run), len(chars)]
    body_start -= sum(end - start for start, end in runs if end <= body_start)
    if not "".join(chars[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)).strip():
        raise UnreadableReport(
            "not-prose", name, f"It is one run of {len(chars):,} characters without a blank; check that the right file was given."
        )
    lengths = ", ".join(f"{end - start:,}" for start, end in runs[:10])
    notes.append(Note("noise", f"Removed runs without a blank, of {lengths} characters.", MADE_BY))
    kept = zip(bounds[::2], bounds[1::2], strict=True)
    return replace(reading, text=reading.text.parts(*kept), body_start=body_start)


def _settled(fields: dict[str, str], given: dict[str, str]) -> tuple[dict[str, str], list[Note]]:
    """What the file says, under what the user says; with a note wherever the two differ or a date cannot be read."""
    notes: list[Note] = []
    fields = dict(fields)
    if "published" in fields:
        day = stated_day(fields["published"])
        if day is None:
            message = f"The day of publication {fields['published'][:80]!r} was not read; write YYYY-MM-DD."
            notes.append(Note("date-unread", message, MADE_BY))
            del fields["published"]
        else:
            fields["published"] = day
    for name, value in given.items():
        if name in fields and fields[name] != value:
            notes.append(
                Note("overridden", f"The file gives {fields[name]!r} as its {name}; {value!r} was given and is used.", MADE_BY)
            )
        fields[name] = value
    return fields, notes
