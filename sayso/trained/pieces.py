"""Characters into word pieces, and a long report into windows.

The pieces are those of BERT's uncased vocabulary (Devlin et al. 2019, BasicTokenizer and WordPiece): lower case, no accents, every
mark of punctuation a word of its own. Each piece remembers the characters it was made from, so that whatever is found
in pieces can be pointed at in the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from curated_tokenizers import WordPieceProcessor  # type: ignore[attr-defined]  # it is, in __init__, but not named in __all__

WINDOW: Final = 512
"""Pieces that are read at once, with the two that mark beginning and end."""
OVERLAP: Final = 128
"""Pieces that two neighbouring windows share."""
LONGEST_WORD: Final = 100
"""Characters of a word; longer ones are unknown, as in BERT."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text.

    Attributes:
        ids: their numbers in the vocabulary.
        starts, ends: the half-open range of characters each was made from.
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A run of pieces that is read at once, and the part of it that counts: each piece counts where it has most around it.

    Attributes:
        start, end: the half-open range of pieces that are read.
        first, last: the half-open range of pieces that are taken from here.
    """

    start: int
    end: int
    first: int
    last: int


class Vocabulary:
    """Word pieces and their numbers.

    Args:
        pieces: the pieces in the order of their numbers; those that go on a word begin with ``##``.
    """

    def __init__(self, pieces: list[str]) -> None:
        self._processor = WordPieceProcessor(pieces)
        self.unknown = pieces.index("[UNK]")
        self.begin = pieces.index("[CLS]")
        self.finish = pieces.index("[SEP]")
        self._known: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}

    def pieces(self, chars: str) -> Pieces:
        """Split a text."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for word, places in _words(chars):
            numbers, lengths = self._split(word)
            at = 0
            for number, length in zip(numbers, lengths, strict=True):
                ids.append(number)
                starts.append(places[at])
                ends.append(places[at + length - 1] + 1)
                at += length
        return Pieces(tuple(ids), tuple(starts), tuple(ends))

    def _split(self, word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The numbers of a word's pieces and how many characters each takes."""
        if word not in self._known:
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        unknown = (self.unknown,), (len(word),)
        if len(word) > LONGEST_WORD:
            return unknown
        numbers, texts = self._processor.encode(word)
        if -1 in numbers:
            return unknown
        return tuple(numbers), tuple(len(text.removeprefix("##") if n else text) for n, text in enumerate(texts))


def windows(count: int) -> list[Window]:
    """Windows that cover every piece of a text of so many."""
    room = WINDOW - 2
    starts = [0]
    while starts[-1] + room < count:
        starts.append(starts[-1] + room - OVERLAP)
    bounds = [0, *(start + OVERLAP // 2 for start in starts[1:]), count]
    return [
        Window(start, min(start + room, count), first, last)
        for start, first, last in zip(starts, bounds[:-1], bounds[1:], strict=True)
    ]


def _words(chars: str) -> Iterator[tuple[str, list[int]]]:
    """Words without accents and in lower case, each with the places of its characters in the text."""
    word: list[str] = []
    places: list[int] = []
    for place, char in enumerate(chars):
        for plain in unicodedata.normalize("NFD", char.lower()):
            kind = unicodedata.category(plain)
            if kind == "Mn":
                continue
            if plain.isspace() or kind in ("Cc", "Cf", "Cn", "Co", "Cs"):
                if word:
                    yield "".join(word), places
                word, places = [], []
            elif _stands_alone(plain, kind):
                if word:
                    yield "".join(word), places
                yield plain, [place]
                word, places = [], []
            else:
                word.append(plain)
                places.append(place)
    if word:
        yield "".join(word), places


def _stands_alone(char: str, kind: str) -> bool:
    """Punctuation and signs, and Chinese characters, are words of their own."""
    code = ord(char)
    if code < 128:
        return not (char.isalnum() or char == "\x7f")
    return kind.startswith("P") or 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF
