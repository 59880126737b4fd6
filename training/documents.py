"""Documents with their answers as numbers over word pieces.

Gold values are strings and not places in the text: where a string stands more than once, the occurrence nearest to the incident's
own words is taken for the answer, and the others are left out of the loss, so that the network is told neither yes nor no there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sayso.trained.pieces import Pieces

THIRDS: Final = 3
HALVES: Final = 2
FOLDS: Final = 5
_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
)
NUMBERS: Final = {word: number for number, word in enumerate(_WORDS.split())}
NEAR: Final = 400
"""Characters from the incident's words within which a toll's number is looked for."""


def fold_of(name: str) -> int:
    """Which fold a document belongs to: by the hash of its id, so that it never changes."""
    return int(sha256(name.encode()).hexdigest(), 16) % FOLDS


def half_of(name: str) -> int:
    """Which half of the whole reports a document belongs to."""
    return int(sha256(f"h{name}".encode()).hexdigest(), 16) % HALVES


def third_of(name: str) -> int:
    """Which third of DEV a report belongs to: by the hash of its id, and by other digits than `fold_of`."""
    return int(sha256(name.encode()).hexdigest(), 16) // 1000 % THIRDS


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def text_of(record: dict[str, Any]) -> str:
    """Title and text as coding sees them."""
    title, text = (record.get("title") or "").strip(), record["text"]
    return text if not title or text.lstrip().startswith(title) else f"{title}\n\n{text}"


def strings_of(incident: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(role, words) of each value of an incident that is a string of the text."""
    for perpetrator in incident.get("perpetrators", []):
        yield f"perpetrator {perpetrator['basis']}", perpetrator["words"]
        if perpetrator.get("by"):
            yield "by", perpetrator["by"]
    for role, key in (("target", "targets"), ("weapon", "weapons")):
        for words in incident.get(key, []):
            yield role, words
    place = incident.get("place") or {}
    for role, words in (
        ("place", place.get("name")),
        ("site", place.get("site")),
        ("date", (incident.get("date") or {}).get("words")),
    ):
        if words:
            yield role, words


def support(chars: str, place: tuple[int, int], incident: dict[str, Any]) -> int:
    """How many of an incident's values stand near an occurrence of its words."""
    around = chars[max(0, place[0] - 200) : place[1] + 200]
    return sum(words in around for _, words in strings_of(incident))


def number_of(chars: str, toll: Any, at: tuple[int, int]) -> tuple[int, int] | None:
    """Where the number of a toll stands near the incident's words."""
    if not isinstance(toll, dict):
        return None
    wanted = {toll.get("low"), toll.get("high")} - {None}
    begin, end = max(0, at[0] - NEAR), at[1] + NEAR
    found = []
    for match in re.finditer(r"\d[\d,]*|[A-Za-z]+", chars[begin:end]):
        words = match.group().lower().replace(",", "")
        value = int(words) if words.isdigit() else NUMBERS.get(words)
        if value in wanted:
            found.append((begin + match.start(), begin + match.end()))
    return min(found, key=lambda place: _distance(place, at), default=None)


def occurrences(chars: str, words: str, *, fold: bool = False) -> list[tuple[int, int]]:
    """Where words stand in a text, whole words only; any white space matches any other."""
    if not words.strip():
        return []
    pattern = r"\s+".join(map(re.escape, words.split()))
    lead = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    tail = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    return [match.span() for match in re.finditer(lead + pattern + tail, chars, re.IGNORECASE if fold else 0)]


def _distance(place: tuple[int, int], at: tuple[int, int]) -> int:
    return max(place[0] - at[1], at[0] - place[1], 0)


def pieces_in(pieces: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """The pieces that lie inside a range of characters."""
    inside = [n for n, (s, e) in enumerate(zip(pieces.starts, pieces.ends, strict=True)) if s < end and e > start]
    return (inside[0], inside[-1] + 1) if inside else None
