"""Documents with their answers as numbers over word pieces.

Gold values are strings and not places in the text: where a string stands more than once, the occurrence nearest to the incident's
own words is taken for the answer, and the others are left out of the loss, so that the network is told neither yes nor no there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sayso.trained.labels import MUC_ROLES, ROLES, STAGES, TYPES
from sayso.trained.pieces import Pieces, Vocabulary
from training.acts import ACTS

THIRDS: Final = 3
FOLDS: Final = 5
_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
)
NUMBERS: Final = {word: number for number, word in enumerate(_WORDS.split())}
NEAR: Final = 400
"""Characters from the incident's words within which a toll's number is looked for."""


@dataclass(slots=True)
class Anchor:
    """One incident: where its words stand, and its answers.

    Attributes:
        span: half-open range of pieces.
        type, stage: numbers in `TYPES` and `STAGES`.
        background: whether it is not the news.
        yes: (role, first piece, end piece) of each answer.
        unknown: (role, first piece, end piece) that are neither yes nor no; role -1 is all roles.
        silent: roles about which nothing is known here.
    """

    span: tuple[int, int]
    type: int
    stage: int
    background: bool
    yes: list[tuple[int, int, int]] = field(default_factory=list)
    unknown: list[tuple[int, int, int]] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Example:
    """One document.

    Attributes:
        name: its id.
        pieces: its word pieces.
        incidents: gold incidents, or None where the set has none.
        other_anchors: pieces that name an incident once more, left out of the loss.
        acts: (first piece, end piece, acts) of each statement's words.
        roles: MUC-4's roles as a list of (role, first, end), or None where the set has none.
        relevant: whether MUC-4 calls it relevant, or None.
    """

    name: str
    pieces: Pieces
    incidents: list[Anchor] | None = None
    other_anchors: list[tuple[int, int]] = field(default_factory=list)
    acts: list[tuple[int, int, list[int]]] = field(default_factory=list)
    roles: list[tuple[int, int, int]] | None = None
    relevant: bool | None = None


def fold_of(name: str) -> int:
    """Which fold a document belongs to: by the hash of its id, so that it never changes."""
    return int(sha256(name.encode()).hexdigest(), 16) % FOLDS


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


def of_record(record: dict[str, Any], vocabulary: Vocabulary) -> Example:
    """A document of the `records` set."""
    chars = text_of(record)
    pieces = vocabulary.pieces(chars)
    example = Example(record["docid"], pieces, incidents=[])
    assert example.incidents is not None
    for incident in record["incidents"]:
        places = occurrences(chars, incident["words"])
        if not places:
            continue
        best = max(places, key=lambda place: _support(chars, place, incident))
        span = pieces_in(pieces, *best)
        if span is None:
            continue
        type_ = incident.get("intended") or "other" if incident["type"] == "foiled" else incident["type"]
        anchor = Anchor(
            span,
            TYPES.index(type_) if type_ in TYPES else TYPES.index("other"),
            STAGES.index(incident.get("stage") or "accomplished"),
            bool(incident.get("background")),
        )
        _fill(anchor, chars, pieces, best, incident)
        example.incidents.append(anchor)
        spans = (pieces_in(pieces, *place) for place in places if place != best)
        example.other_anchors += [span for span in spans if span]
    for statement in record["statements"]:
        places = occurrences(chars, statement.get("quote") or "")
        if places and (span := pieces_in(pieces, *places[0])):
            example.acts.append((*span, [ACTS.index(act) for act in statement.get("acts", []) if act in ACTS]))
    return example


def of_muc(record: dict[str, Any], vocabulary: Vocabulary) -> Example:
    """A document of MUC-4: role fillers and whether it is relevant."""
    chars = record["text"]
    pieces = vocabulary.pieces(chars)
    found: dict[tuple[int, int], int] = {}
    for role, entities in record["ree"].items() if isinstance(record["ree"], dict) else ():
        for entity in entities:
            for mention in entity:
                for place in occurrences(chars, mention, fold=True):
                    if span := pieces_in(pieces, *place):
                        found.setdefault(span, MUC_ROLES.index(role))
    kept: list[tuple[int, int, int]] = []
    for (first, end), number in sorted(found.items(), key=lambda one: one[0][0] - one[0][1]):
        if not any(first < e and f < end for _, f, e in kept):
            kept.append((number, first, end))
    return Example(record["docid"], pieces, roles=kept, relevant=bool(record["templates"]))


def _fill(anchor: Anchor, chars: str, pieces: Pieces, at: tuple[int, int], incident: dict[str, Any]) -> None:
    """The answers of one incident."""
    for role, words in _strings(incident):
        number = ROLES.index(role)
        places = sorted(occurrences(chars, words), key=lambda place: _distance(place, at))
        for rank, place in enumerate(places):
            if span := pieces_in(pieces, *place):
                (anchor.unknown if rank else anchor.yes).append((number, *span))
    for role in ("killed", "wounded", "abducted", "arrested"):
        number = ROLES.index(role)
        if role not in incident:
            continue
        place_of_number = _number(chars, incident[role], at)
        span = pieces_in(pieces, *place_of_number) if place_of_number else None
        if span:
            anchor.yes.append((number, *span))
        else:
            anchor.silent.add(number)


def _strings(incident: dict[str, Any]) -> Iterator[tuple[str, str]]:
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


def _support(chars: str, place: tuple[int, int], incident: dict[str, Any]) -> int:
    """How many of an incident's values stand near an occurrence of its words."""
    around = chars[max(0, place[0] - 200) : place[1] + 200]
    return sum(words in around for _, words in _strings(incident))


def _number(chars: str, toll: Any, at: tuple[int, int]) -> tuple[int, int] | None:
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
