"""Responsibility as a drawing: outlets on the left, whom they quote in the middle, whom these name on the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_ROW: Final = 40
_BOX: Final = 28
_WIDE: Final = (170, 195, 195)
_LEFT: Final = (0, 225, 605)
WIDTH: Final = 802
_TOP: Final = 26
_LETTERS: Final = 23
_LABEL: Final = 22
_ITSELF: Final = " itself"
_PLACES: Final = (0.35, 0.55, 0.72, 0.45, 0.63)
_ROLES: Final = ("stated", "claimed", "blamed", "suspected", "denied")
SAID: Final = {
    "stated": "did it",
    "claimed": "claims it",
    "blamed": "blames",
    "suspected": "suspects",
    "denied": "denies it for",
}
"""What stands on the line from who says so to who is named."""


@dataclass(frozen=True, slots=True)
class Box:
    """Somebody, as a box."""

    x: float
    y: float
    width: float
    height: float
    name: str
    shown: str
    link: str
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one box to another, as a path.

    Attributes:
        path: for the attribute ``d``.
        role: how the one at its end is held responsible; "" for a line that only says who is quoted.
        words: what stands on it, at `x`, `y`.
    """

    path: str
    role: str
    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole of it."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]

    @property
    def says(self) -> str:
        """The drawing in one sentence, for those who do not see it."""
        told = [f"{line.words}" for line in self.lines if line.words]
        return f"{len(self.boxes)} outlets, speakers and actors; {len(told)} attributions. The table below says the same."


def responsibility(found: Mapping[str, Any]) -> Drawing | None:
    """The drawing of what `sayso.linking.responsibility_said` found, as JSON values; None if nobody is named.

    An outlet that says it itself stands in the middle, too.
    """
    held = [one for role in _ROLES for one in found[role]]
    if not held:
        return None
    outlets = _unique(outlet for one in held for outlet in one["outlets"])
    speakers = _unique(name for one in held for name in _speakers(one))
    actors = _unique(one["name"] for one in held)
    said = {(name, one["name"], one["role"]) for one in held for name in _speakers(one)}
    rows = max(len(outlets), len(speakers), len(actors))
    height = _TOP + max(rows * _ROW, len(said) * _LABEL)
    links = {one["name"]: f"/actors/{one['actor']}" if one["actor"] else "" for one in held}
    boxes = {
        **{(0, name): _box(0, place, len(outlets), height, name, "") for place, name in enumerate(outlets)},
        **{(1, name): _box(1, place, len(speakers), height, name, "") for place, name in enumerate(speakers)},
        **{(2, name): _box(2, place, len(actors), height, name, links[name]) for place, name in enumerate(actors)},
    }
    return Drawing(WIDTH, height + 4, tuple(boxes.values()), tuple(_lines(held, boxes)))


def _speakers(one: Mapping[str, Any]) -> list[str]:
    return [one["by"]] if one["by"] else [f"{outlet}{_ITSELF}" for outlet in one["outlets"]]


def _lines(held: list[dict[str, Any]], boxes: dict[tuple[int, str], Box]) -> list[Line]:
    quotes: dict[tuple[str, str], Line] = {}
    names: list[tuple[str, str, str]] = []
    for one in held:
        for speaker in _speakers(one):
            names.append((speaker, one["name"], one["role"]))
            for outlet in one["outlets"] if one["by"] else [speaker.removesuffix(_ITSELF)]:
                quotes[outlet, speaker] = _line(boxes[0, outlet], boxes[1, speaker], "", 0.5)
    told = []
    for number, (speaker, name, role) in enumerate(dict.fromkeys(names)):
        told.append(_line(boxes[1, speaker], boxes[2, name], role, _PLACES[number % len(_PLACES)]))
    return [*quotes.values(), *told]


def _line(start: Box, end: Box, role: str, at: float) -> Line:
    """A line with its words on it, at a part of its way: those of neighbours stand at other parts, so that they do not meet."""
    x1, y1 = start.x + start.width, start.y + start.height / 2
    x2, y2 = end.x - 4, end.y + end.height / 2
    middle = (x1 + x2) / 2
    path = f"M{x1:g},{y1:g} C{middle:g},{y1:g} {middle:g},{y2:g} {x2:g},{y2:g}"
    near, far = (1 - at) ** 3 + 3 * (1 - at) ** 2 * at, at**3 + 3 * at**2 * (1 - at)
    x = (1 - at) ** 3 * x1 + 3 * (1 - at) * at * middle + at**3 * x2
    return Line(path, role, SAID.get(role, ""), round(x, 1), round(near * y1 + far * y2 + 4, 1))


def _box(column: int, place: int, count: int, height: int, name: str, link: str) -> Box:
    y = _TOP + (height - _TOP) * (place + 0.5) / count - _BOX / 2
    shown = name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"
    return Box(_LEFT[column], y, _WIDE[column], _BOX, name, shown, link, column)


def _unique(names: Any) -> list[str]:
    return list(dict.fromkeys(names))
