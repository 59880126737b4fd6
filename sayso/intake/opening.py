"""Files, folders and standard input → items, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from sayso.errors import SettingsError, UnreadableReport
from sayso.intake.dates import stated_day
from sayso.intake.item import Outcome
from sayso.intake.reader import LIMIT_BYTES, Kind, guarded, is_json_lines, read_bytes, too_large

_KINDS: Final[dict[str, Kind]] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_PEEK: Final = 4_096
STANDARD_INPUT: Final = "standard input"


def open_items(
    paths: Sequence[str | Path],
    *,
    published: str | None = None,
    source: str | None = None,
    limit_bytes: int = LIMIT_BYTES,
) -> Iterator[Outcome]:
    """Read reports one after the other; what cannot be read gives its reason instead, and the others are still read.

    Args:
        paths: files, folders (all files in them and below, sorted, but for hidden ones) and ``-`` for standard input. A file of
            JSON lines gives one report a line and may be of any size.
        published: day of publication of all of them, ``YYYY-MM-DD``; wins over what the files say.
        source: outlet of all of them; wins over what the files say.
        limit_bytes: most bytes of one report.

    Yields:
        an `Item` for each report, or an `UnreadableReport` with the reason.

    Raises:
        SettingsError: if `published` is not a date.
    """
    if published is not None and stated_day(published) != published:
        raise SettingsError(
            f"the day of publication {published!r} is not a date; write it as YYYY-MM-DD, for instance 2014-01-24"
        )
    given = {name: value for name, value in (("published", published), ("source", source)) if value}
    return _items(paths, given, limit_bytes)


def _items(paths: Sequence[str | Path], given: dict[str, str], limit_bytes: int) -> Iterator[Outcome]:
    for path in paths:
        if str(path) == "-":
            yield from _stream(sys.stdin.buffer, STANDARD_INPUT, "auto", given, limit_bytes)
            continue
        if not str(path):
            yield UnreadableReport(
                "not-found", "(no name)", "The path is empty; give the name of a file, a folder, or - for standard input."
            )
            continue
        for file in _files(Path(path)):
            if isinstance(file, UnreadableReport):
                yield file
                continue
            try:
                with file.open("rb") as stream:
                    yield from _stream(stream, _shown(file), _KINDS.get(file.suffix.lower(), "auto"), given, limit_bytes)
            except OSError as error:
                yield UnreadableReport(
                    "not-found", _shown(file), f"{error.strerror or error}; check the path and its permissions."
                )
            except ValueError as error:
                yield UnreadableReport("not-found", repr(_shown(file)), f"{error}; check the path.")


def _shown(path: Path) -> str:
    """The path as it can be printed: bytes of a name that are no characters are written out."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def _files(path: Path) -> Iterator[Path | UnreadableReport]:
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield path
        return
    closed: list[OSError] = []
    inside: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside += [Path(folder, name) for name in names if not name.startswith(".")]
    yield from (_closed(error) for error in closed)
    inside = sorted(file for file in inside if _may_be_read(file))
    if not inside and not closed:
        yield UnreadableReport("not-found", _shown(path), "The folder holds no files; check the path.")
    yield from inside


def _closed(error: OSError) -> UnreadableReport:
    """A folder that cannot be looked into."""
    advice = "nothing in it was read. Give yourself the right to read and enter it, or copy the reports where you may"
    return UnreadableReport("not-found", _shown(Path(str(error.filename))), f"The folder: {error.strerror or error}; {advice}.")


def _may_be_read(path: Path) -> bool:
    """Whether it is a file, and no pipe or device; of one that cannot be asked, opening it will tell."""
    try:
        return path.is_file()
    except OSError:
        return True


def _stream(stream: BinaryIO, name: str, kind: Kind, given: dict[str, str], limit_bytes: int) -> Iterator[Outcome]:
    head = stream.read(_PEEK)
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if (kind == "jsonl" and not wide) or (kind == "auto" and is_json_lines(head)):
        yield from _lines(stream, head, name, given, limit_bytes)
        return
    data = head + stream.read(limit_bytes + 1)
    if len(data) > limit_bytes:
        yield too_large(None, name, limit_bytes)
        return
    yield from read_bytes(data, name, kind=kind, limit_bytes=limit_bytes, **given)


def _lines(stream: BinaryIO, head: bytes, name: str, given: dict[str, str], limit_bytes: int) -> Iterator[Outcome]:
    """One report a line, without ever holding more than one line."""
    found = False
    for number, line in enumerate(_bounded(stream, head.removeprefix(b"\xef\xbb\xbf"), limit_bytes), start=1):
        if line is None:
            found = True
            yield too_large(None, f"{name}:{number}", limit_bytes)
        elif line.strip():
            found = True
            yield guarded(line.strip(), f"{name}:{number}", given, "jsonl", limit_bytes)
    if not found:
        yield UnreadableReport("empty", name, "It holds no lines.")


def _bounded(stream: BinaryIO, head: bytes, limit_bytes: int) -> Iterator[bytes | None]:
    """The lines of a stream; None for each that is longer than the limit."""
    buffer = head
    skipping = False
    while True:
        *whole, buffer = buffer.split(b"\n")
        for line in whole:
            yield None if skipping or len(line) > limit_bytes else line
            skipping = False
        if len(buffer) > limit_bytes:
            skipping, buffer = True, b""
        more = stream.read(1 << 16)
        if not more:
            break
        buffer += more
    if skipping or buffer:
        yield None if skipping else buffer
