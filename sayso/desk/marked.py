"""A report's text cut where evidence begins and ends, so that each piece can lead to the values it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sayso.review.reviewing import AccountSeen


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text that say the same values from the first to the last.

    Attributes:
        start: where they begin, in code points.
        chars: they.
        says: ids of the values whose words they are (rejected ones are left out), those that need fewest words first.
        rests: ids of the values that rest on them besides.
        first_of: ids of the values whose words begin here.
        reviewed: whether people have judged all that they say.
    """

    start: int
    chars: str
    says: tuple[str, ...] = ()
    rests: tuple[str, ...] = ()
    first_of: tuple[str, ...] = ()
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a text.

    Attributes:
        pieces: it, in order.
        heading: whether it is the headline, which the text begins with.
    """

    pieces: tuple[Piece, ...]
    heading: bool = False


def paragraphs(chars: str, accounts: Iterable[AccountSeen], body_start: int = 0) -> list[Paragraph]:
    """The text as paragraphs of pieces. All characters but line ends are there, in order."""
    lines = [line for account in accounts if account.state != "rejected" for line in account.lines if line.state != "rejected"]
    size = len(chars)
    spans = {line.id: [(max(0, a), min(size, b)) for a, b in line.evidence] for line in lines}
    open_ones = {line.id for line in lines if line.state == "machine"}
    cuts = {0, size, *(edge for some in spans.values() for span in some for edge in span)}
    at = -1
    while (at := chars.find("\n", at + 1)) >= 0:
        cuts |= {at, at + 1}
    length = {one: some[0][1] - some[0][0] for one, some in spans.items()}
    found: list[Paragraph] = []
    row: list[Piece] = []
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        if chars[start:end] == "\n":
            found, row = _with(found, row, body_start), []
            continue
        says = tuple(sorted((one for one, some in spans.items() if _in(start, some[:1])), key=lambda one: (length[one], one)))
        rests = tuple(one for one, some in spans.items() if one not in says and _in(start, some[1:]))
        first_of = tuple(one for one in says if spans[one][0][0] == start)
        row.append(Piece(start, chars[start:end], says, rests, first_of, bool(says) and not open_ones.intersection(says)))
    return _with(found, row, body_start)


def _in(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _with(found: list[Paragraph], row: list[Piece], body_start: int) -> list[Paragraph]:
    if not any(piece.chars.strip() for piece in row):
        return found
    return [*found, Paragraph(tuple(row), row[-1].start + len(row[-1].chars) <= body_start)]
