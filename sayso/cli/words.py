"""Words of a report, made safe for a terminal."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text as Line

from sayso.records import Amount


def clean(chars: str) -> str:
    """Characters that are safe on a terminal: no control or direction-changing characters, white space as single blanks."""
    blanks = " ".join(chars.split())
    return "".join(c for c in blanks if c.isprintable() and not "\u202a" <= c <= "\u202e" and not "\u2066" <= c <= "\u2069")


def short(chars: str, length: int) -> str:
    """Clean words, cut to a length with a sign that they were."""
    words = clean(chars)
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def indented(line: Line, by: int = 4) -> Padding:
    """A line that keeps its distance from the margin where it is broken."""
    return Padding(line, (0, 0, 0, by), expand=False)


def amount(value: Amount | None) -> str:
    """A number as it is shown in lists: "4", "4–6", "≥11", "≤20", "?" where it is said not to be known, "" where nobody says."""
    if value is None:
        return ""
    if value.unknown:
        return "?"
    low, best, high = value.low, value.best, value.high
    if low is not None and low == high:
        return str(low)
    bounds = f"{low}–{high}" if low is not None and high is not None else f"≥{low}" if low is not None else f"≤{high}"
    if low is None and high is None:
        return f"~{best}"
    return f"{best} ({bounds})" if best is not None else bounds
