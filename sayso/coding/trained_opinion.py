"""What the trained network says of the incidents of one sheet, in accounts and characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from spacy.tokens import Token

from sayso.coding.parties import phrase
from sayso.coding.trained_marks import COLUMNS, Marks
from sayso.data_files import data_file
from sayso.language import doc_of, head_of, tokens_in
from sayso.records import Account, Sheet, Span
from sayso.trained.incident_reader import Floats, IncidentNetwork, Reading, incident_network
from sayso.trained.labels import ANOTHER, TIES
from sayso.trained.spans import characters_of, pieces_of, runs, to_words

_NOUNS: Final = ("NOUN", "PROPN")
_MODIFIERS: Final = ("amod", "compound", "nmod", "nummod")
_BEFORE: Final = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_BEHIND: Final = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "AUX"})


Numbers = Mapping[str, Mapping[str, float]]


@lru_cache(maxsize=1)
def settings_of_trained() -> Numbers:
    """What is decided → name → number, from ``data/trained.yaml``: how sure the network must be (fitted on reports it has not seen)."""
    loaded = data_file("sayso.coding", "trained.yaml")
    return {name: {str(key): float(value) for key, value in numbers.items()} for name, numbers in loaded.items()}


@dataclass(frozen=True, slots=True)
class Said:
    """Words to which the network gives a role in an incident.

    Attributes:
        span: where they are, whole words without a leading article.
        score: how sure it is, 0 to 1.
    """

    span: Span
    score: float


class Opinions:
    """The network's readings of one sheet, whose parse is there: one for each incident it is asked about.

    Args:
        network: which; None is the one that comes with Sayso.
    """

    def __init__(self, sheet: Sheet, network: IncidentNetwork | None = None) -> None:
        self.sheet, self._network = sheet, network or incident_network()
        self.pieces = self._network.vocabulary.pieces(sheet.text.chars)
        self._marks = Marks(sheet, self.pieces)

    def of(self, accounts: Sequence[Account]) -> list[Opinion | None]:
        """What the network says of incidents, the sheet's own or new ones; None of one whose words hold no piece."""
        marked = [self._marks.of(account) for account in accounts]
        readings = iter(self._network.read(self.pieces, [marks for marks in marked if marks], len(COLUMNS)))
        return [Opinion(self, next(readings)) if marks else None for marks in marked]

    def naming(self, opinions: Iterable[Opinion]) -> Naming:
        """How far each word names an incident for which nothing is marked, by the mean of all that was read."""
        at, count = 2 * TIES.index(ANOTHER), len(self.pieces.ids)
        sums, read = np.zeros((count, 2), np.float32), np.zeros((count, 1), np.float32)
        for opinion in opinions:
            part = slice(opinion.reading.start, opinion.reading.start + len(opinion.reading.ties))
            sums[part] += opinion.reading.ties[:, at : at + 2]
            read[part] += 1
        return Naming(self, (sums / np.maximum(read, 1)).astype(np.float32))

    def span_of(self, first: int, end: int) -> Span:
        """Whole words, for a run of pieces may begin or end within one; without articles and possessives before them, and without
        prepositions, conjunctions and auxiliaries behind.
        """
        span = Span(*to_words(self.sheet.text.chars, *characters_of(self.pieces, first, end)))
        tokens = [token for token in tokens_in(doc_of(self.sheet), span) if not token.is_space]
        start, stop = 0, len(tokens)
        while stop - start > 1 and tokens[start].lower_ in _BEFORE:
            start += 1
        while stop - start > 1 and tokens[stop - 1].pos_ in _BEHIND:
            stop -= 1
        if (start, stop) == (0, len(tokens)):
            return span
        begin = tokens[start].idx if start else span.start
        return Span(begin, tokens[stop - 1].idx + len(tokens[stop - 1]) if stop < len(tokens) else span.end)


class Naming:
    """Words that name incidents for which nothing is marked.

    Args:
        means: (pieces, 2), how likely a piece begins such words, or goes on with them.
    """

    def __init__(self, whole: Opinions, means: Floats) -> None:
        self._whole, self._means = whole, means

    def words(self, least: float, going_on: float) -> list[Said]:
        """The words that name one, the surest first."""
        found = sorted(runs(self._means[:, 0], self._means[:, 1], least, going_on), key=lambda one: -one.score)
        return [Said(self._whole.span_of(one.first, one.end), one.score) for one in found]

    def of(self, span: Span) -> float:
        """How likely some of these words name one; 0 if they hold no piece."""
        first, end = pieces_of(self._whole.pieces, span.start, span.end)
        return float(self._means[first:end].max()) if first < end else 0.0


class Opinion:
    """What the network says of one incident."""

    def __init__(self, whole: Opinions, reading: Reading) -> None:
        self.reading, self.sheet, self._whole, self._pieces = reading, whole.sheet, whole, whole.pieces

    def said(self, role: str, least: float, going_on: float) -> list[Said]:
        """The words that have a role in the incident, the surest first."""
        at = 2 * TIES.index(role)
        ties = self.reading.ties
        found = sorted(runs(ties[:, at], ties[:, at + 1], least, going_on), key=lambda one: -one.score)
        start = self.reading.start
        return [Said(self._whole.span_of(one.first + start, one.end + start), one.score) for one in found]

    def sureness(self, role: str, span: Span) -> float | None:
        """How likely the words of a span, or some of them, have a role in the incident; None if the network has not read them."""
        first, end = pieces_of(self._pieces, span.start, span.end)
        first, end = max(first - self.reading.start, 0), min(end - self.reading.start, len(self.reading.ties))
        at = 2 * TIES.index(role)
        return float(self.reading.ties[first:end, at : at + 2].max()) if first < end else None

    def phrase_of(self, span: Span) -> Span:
        """The whole phrase that words stand in: "Somali" of "23 Somali pirates" is all three; the words themselves if it is not wider."""
        head = self.head_of(span)
        if head is None or head.pos_ not in _NOUNS:
            return span
        wide = phrase(head)
        return wide if wide.covers(span) else span

    def to_head(self, span: Span) -> Span:
        """Words up to the noun that they are about: "central" of "the central post office" is "central post office"."""
        head = self.head_of(span)
        if head is None or head.pos_ not in _NOUNS or head.idx < span.end:
            return span
        return Span(span.start, head.idx + len(head.text))

    def head_of(self, span: Span) -> Token | None:
        """The noun that words are about."""
        head = head_of(doc_of(self.sheet), span)
        while head is not None and head.dep_ in _MODIFIERS and head.head.pos_ in _NOUNS and head.head.i > head.i:
            head = head.head
        return head
