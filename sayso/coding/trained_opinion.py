"""What the trained network says of the incidents of one sheet, in accounts and characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import phrase
from sayso.data_files import data_file
from sayso.language import doc_of, head_of
from sayso.records import Account, Sheet, Span
from sayso.trained.labels import MUC_ROLES, ROLES
from sayso.trained.reader import Floats, Incidents, Read, network, reading_of
from sayso.trained.spans import Found, characters_of, pieces_of, runs, to_words

_LIKE: Final = (
    (
        ("perpetrator stated", "perpetrator claimed", "perpetrator blamed", "perpetrator denied"),
        ("PerpInd", "PerpOrg"),
    ),
    (("target",), ("Target", "Victim")),
    (("weapon",), ("Weapon",)),
)
"""Roles in one incident, and those of MUC-4 that are like them."""
_LITTLE: Final = 0.02
"""Of a tie as weak as this, half of what the tags say is believed."""
_NOUNS: Final = ("NOUN", "PROPN")
_MODIFIERS: Final = ("amod", "compound", "nmod", "nummod")
_BEFORE: Final = ("the ", "a ", "an ", "its ", "their ", "his ", "her ")


@lru_cache(maxsize=1)
def settings_of_trained() -> Mapping[str, Mapping[str, float]]:
    """Step or role → name → number, from ``data/trained.yaml``: how sure the network must be (fitted on reports it has not seen)."""
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


class Opinion:
    """The network's reading of one sheet, asked about its accounts."""

    def __init__(self, sheet: Sheet, accounts: tuple[Account, ...]) -> None:
        self.sheet = sheet
        self.read: Read = reading_of(sheet.text.chars)
        self._rows = {account.id: row for row, account in enumerate(accounts)}
        spans = [self.named_by(account)[0] for account in accounts]
        self.incidents: Incidents | None = network().incidents(self.read, spans) if spans and self.read.pieces.ids else None
        self._ties = self._supported() if self.incidents is not None else None

    def named_by(self, account: Account) -> tuple[tuple[int, int], float]:
        """Which of an account's words name the incident best: the run of pieces, and how sure the network is that they name one."""
        best, sure = (0, 1), -1.0
        for anchor in account.anchors:
            first, end = pieces_of(self.read.pieces, anchor.start, anchor.end)
            if first < end:
                score = float(1 - self.read.anchors[first:end, 0].min())
                if score > sure:
                    best, sure = (first, end), score
        return best, max(sure, 0.0)

    def name_of(self, account: Account) -> Span:
        """Those of an account's words that name the incident best."""
        start = self.read.pieces.starts[self.named_by(account)[0][0]]
        return next((anchor for anchor in account.anchors if anchor.start <= start < anchor.end), account.anchors[0])

    def _supported(self) -> Floats:
        """The ties, raised where a piece has a like role in some incident of the report: (incidents, pieces, 28).

        The tags know many more reports than the ties do, but not which incident a piece belongs to. So what they say is shared out
        among the incidents, and among the bases on which somebody may have done it, in proportion to the ties.
        """
        assert self.incidents is not None
        ties = self.incidents.ties.copy()
        weight = settings_of_trained()["tags"]["weight"]
        for roles, tags in _LIKE:
            for side in (0, 1):  # beginning, inside
                columns = [2 * ROLES.index(role) + side for role in roles]
                tagged = self.read.tags[:, [1 + side + 2 * MUC_ROLES.index(tag) for tag in tags]].sum(1)
                own = self.incidents.ties[:, :, columns]
                shares = own / (own.sum((0, 2), keepdims=True) + _LITTLE)
                ties[:, :, columns] = 1 - (1 - own) * (1 - weight * tagged[None, :, None] * shares)
        return ties

    def row(self, account: Account) -> int:
        """The row of an account in `incidents`."""
        return self._rows[account.id]

    def names(self, least: float, going_on: float) -> Iterator[Said]:
        """Words that name an incident, wherever they stand."""
        for found in runs(self.read.anchors[:, 1], self.read.anchors[:, 2], least, going_on):
            yield Said(self._span(found), found.score)

    def said(self, account: Account, role: str, least: float, going_on: float) -> list[Said]:
        """The words that have a role in an incident, the surest first."""
        assert self._ties is not None
        at = 2 * ROLES.index(role)
        ties = self._ties[self.row(account)]
        found = sorted(runs(ties[:, at], ties[:, at + 1], least, going_on), key=lambda one: -one.score)
        return [Said(self.without_lead(self._span(one)), one.score) for one in found]

    def sureness(self, account: Account, role: str, span: Span) -> float:
        """How likely the words of a span, or some of them, have a role in an incident."""
        assert self._ties is not None
        first, end = pieces_of(self.read.pieces, span.start, span.end)
        at = 2 * ROLES.index(role)
        return float(self._ties[self.row(account), first:end, at : at + 2].max()) if first < end else 0.0

    def without_lead(self, span: Span) -> Span:
        """A span without the article or the possessive that it begins with."""
        words = self.sheet.text.words(span).lower()
        lead = next((lead for lead in _BEFORE if words.startswith(lead) and len(words) > len(lead)), "")
        return Span(span.start + len(lead), span.end)

    def phrase_of(self, span: Span) -> Span:
        """The whole phrase that words stand in: "Somali" of "23 Somali pirates" is all three; the words themselves if it is not wider."""
        head = self.head_of(span)
        if head is None or head.pos_ not in _NOUNS:
            return span
        wide = phrase(head)
        return wide if wide.covers(span) else span

    def head_of(self, span: Span) -> Token | None:
        """The noun that words are about."""
        head = head_of(doc_of(self.sheet), span)
        while head is not None and head.dep_ in _MODIFIERS and head.head.pos_ in _NOUNS and head.head.i > head.i:
            head = head.head
        return head

    def _span(self, found: Found) -> Span:
        """Whole words: a run never begins or ends within one."""
        return Span(*to_words(self.sheet.text.chars, *characters_of(self.read.pieces, found.first, found.end)))
