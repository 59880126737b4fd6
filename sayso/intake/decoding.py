"""Bytes → characters, whatever they were written in."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED: Final = re.compile(rb"""(?:charset\s*=\s*|<\?xml[^>]*encoding\s*=\s*)["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_SAMPLE: Final = 4_096
_GUESS_SAMPLE: Final = 40_000
_FOREIGN_SHARE: Final = 0.1

_FORMATS: Final = (
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save the document as text or HTML"),
    (b"%PDF", "a PDF document", "save its text as a .txt file"),
    (b"\x89PNG", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save it as text or HTML"),
    (b"{\\rtf", "an RTF document", "save it as text or HTML"),
    (b"SQLite format 3\x00", "an SQLite database", ""),
    (b"\x7fELF", "a program", ""),
    (b"RIFF", "a sound, video or image file", ""),
    (b"OggS", "a sound or video file", ""),
    (b"ID3", "a sound file", ""),
    (b"\x00asm", "a program", ""),
)
_CONTROL: Final = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1b\x1a") | {127}
_MOST_CONTROL: Final = 0.05
_STRAY: Final = "sayso.windows-1252"
"""Name of the error handler for bytes that are not UTF-8."""


def binary_format(data: bytes) -> tuple[str, str] | None:
    """What kind of binary file this is and what to do about it, or None if it looks like text.

    Returns:
        (name of the format, advice or "").
    """
    for magic, name, advice in _FORMATS:
        if data.startswith(magic) and (not magic.isalnum() or any(byte in _CONTROL for byte in data[:64])):
            return name, advice
    if data[4:8] == b"ftyp":
        return "a video file", ""
    sample = data[:_GUESS_SAMPLE]
    if _wide(sample) or any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS):
        return None
    control = sum(byte in _CONTROL for byte in sample)
    if control > max(_MOST_CONTROL * len(sample), 8):
        return f"a binary file ({control} of its first {len(sample)} bytes are control codes)", ""
    return None


def decoded(data: bytes) -> tuple[str, str]:
    """Decode bytes: by their byte order mark, by the charset the page declares, as UTF-8, or by the best guess.

    Returns:
        the characters and the name of the encoding; never fails, for bytes that fit nothing become U+FFFD.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _lenient(data, encoding)
    wide = _wide(data[:_GUESS_SAMPLE])
    if wide:
        return _lenient(data, wide)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_SAMPLE])
    if declared:
        found = _strict(data, declared.group(1).decode("ascii"))
        if found:
            return found
    return _mixed(data) or _guessed(data)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: Latin text leaves a null in every second byte."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 4:
        return None
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None


def _lenient(data: bytes, encoding: str) -> tuple[str, str]:
    return data.decode(encoding, "replace"), encoding


def _strict(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Decode as declared. Pages that declare ISO 8859-1 are read as Windows-1252, as every browser does."""
    name = encoding.lower()
    name = "cp1252" if name in ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name
    if name in ("utf-8", "utf8", "unicode"):
        return None
    try:
        return data.decode(name), name
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


_GOOD: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")


def _mixed(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with some bytes of Windows-1252 among it: what cutting and pasting between systems leaves."""
    good = len(_GOOD.findall(data))
    stray = len(_HIGH.findall(_GOOD.sub(b"", data)))
    if not good or stray > good * 2:
        return None
    return data.decode("utf-8", _STRAY), "utf-8 with windows-1252"


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_STRAY, _stray_bytes)


def _guessed(data: bytes) -> tuple[str, str]:
    """The best guess: Western European encodings first, since English text with few other letters is all Sayso codes."""
    high = len(_HIGH.findall(data[:_GUESS_SAMPLE]))
    few = high < _FOREIGN_SHARE * min(len(data), _GUESS_SAMPLE)
    among = ["cp1252", "mac_roman"] if few else None
    best = from_bytes(data[:_GUESS_SAMPLE], cp_isolation=among).best()
    if best is not None:
        return _lenient(data, best.encoding)
    return _lenient(data, "cp1252")
