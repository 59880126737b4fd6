"""Between the network's pieces and the characters of a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.trained.incident_reader import Floats
from sayso.trained.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Found:
    """A run of pieces that the network marks.

    Attributes:
        first, end: half-open range of pieces.
        score: how likely it begins where it does, 0 to 1.
    """

    first: int
    end: int
    score: float


def runs(begins: Floats, insides: Floats, least: float, going_on: float) -> Iterator[Found]:
    """Runs of pieces: each begins where that is likelier than `least`, and goes on while going on is likelier than `going_on`.

    A piece that is likelier to begin a run than to go on with one begins another.
    """
    at, count = 0, len(begins)
    while at < count:
        if begins[at] < least:
            at += 1
            continue
        end = at + 1
        while end < count and insides[end] >= going_on and not (begins[end] >= least and begins[end] > insides[end]):
            end += 1
        yield Found(at, end, float(begins[at]))
        at = end


def pieces_of(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """The half-open range of pieces that share a character with a range of characters; empty if none does."""
    return bisect_right(pieces.ends, start), bisect_left(pieces.starts, end)


def characters_of(pieces: Pieces, first: int, end: int) -> tuple[int, int]:
    """The characters from the first piece to the last, half-open."""
    return pieces.starts[first], pieces.ends[end - 1]


def to_words(chars: str, start: int, end: int) -> tuple[int, int]:
    """A range of characters made wider where it begins or ends within a word."""
    while start and chars[start - 1].isalnum() and chars[start].isalnum():
        start -= 1
    while end < len(chars) and chars[end].isalnum() and chars[end - 1].isalnum():
        end += 1
    return start, end
