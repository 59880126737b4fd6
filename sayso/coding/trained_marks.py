"""What the rules say of one incident, marked on the pieces of the text: the network reads the text with these marks.

A mark is a column and a half-open range of pieces. The columns are listed in `COLUMNS`; training and coding use the same ones, made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.coding.incident_triggers import triggers_of
from sayso.language import doc_of
from sayso.records import Account, Sheet, Span
from sayso.trained.labels import ROLES, STAGES, TYPES
from sayso.trained.pieces import Pieces
from sayso.trained.spans import pieces_of

Mark = tuple[int, int, int]
"""Column, first piece, end piece."""
_DOERS: Final = ("perpetrator", "claimed", "blamed", "suspected", "denied")
_OTHERS: Final = ROLES[ROLES.index("target") :]
"""Target, weapon, place, site, date and tolls, as the network answers them, too."""
VALUES: Final = (*_DOERS, *_OTHERS)
"""Properties whose words are marked."""
_GROUPS: Final = {
    **dict.fromkeys(_DOERS, "doer"),
    **{name: name if name in ("target", "weapon", "place", "date") else "toll" for name in _OTHERS},
    "site": "place",
}
"""As what the values of other incidents are marked."""
_KINDS: Final = ("actor", "place", "facility", "time", "amount", "weapon")
COLUMNS: Final = (
    "own words",
    "best words",
    "words of others",
    "word of violence",
    "own sentences",
    *VALUES,
    *(f"other {name}" for name in ("doer", "target", "weapon", "place", "date", "toll")),
    *(f"mention {kind}" for kind in _KINDS),
    "said",
    "speaker",
    *(f"type {name}" for name in TYPES),
    *(f"stage {name}" for name in STAGES),
    "background",
    "of the rules",
)
"""What is marked: the words of the incident and of others; its values and those of others; what reading found; on the incident's
own words, too, what the rules take it for."""
AT: Final = {name: number for number, name in enumerate(COLUMNS)}
RULES: Final = frozenset(
    AT[name]
    for name in COLUMNS
    if name in VALUES or name.startswith(("other ", "type ", "stage ")) or name in ("background", "of the rules")
)
"""Columns that say what the rules made of it; in training they are now and then left blank."""


class Marks:
    """The marks of one sheet, whose parse is there."""

    def __init__(self, sheet: Sheet, pieces: Pieces) -> None:
        self.sheet, self.pieces = sheet, pieces
        self._shared = tuple(self._of_reading())

    def of(self, account: Account) -> tuple[Mark, ...]:
        """The marks of one incident; none if its words hold no piece.

        Args:
            account: an incident, one of the sheet's or a new one with nothing but its words.
        """
        own = [self.range_of(span) for span in account.anchors]
        words = [found for found in own if found]
        if not words:
            return ()
        marks = [("own words", *found) for found in words] + [("best words", *words[0])]
        for other in self.sheet.incidents:
            if other.id != account.id:
                marks += [("words of others", *found) for span in other.anchors if (found := self.range_of(span))]
                marks += [(f"other {_GROUPS[name]}", first, end) for name, first, end in self._values(other)]
        marks += [("own sentences", *found) for span in account.scope if (found := self.range_of(span))]
        marks += list(self._values(account))
        if account.assertions:
            kinds = self._kinds(account)
            marks += [(kind, *found) for found in words for kind in kinds]
        return (*self._shared, *((AT[name], first, end) for name, first, end in marks))

    def range_of(self, span: Span) -> tuple[int, int] | None:
        """The half-open range of pieces that a span touches, if any."""
        first, end = pieces_of(self.pieces, span.start, span.end)
        return (first, end) if first < end else None

    def _values(self, account: Account) -> Iterator[tuple[str, int, int]]:
        """Where the words of an account's values stand, with their property."""
        for said in account.of(*VALUES):
            if found := self.range_of(said.evidence[0]):
                yield said.property, *found

    def _kinds(self, account: Account) -> list[str]:
        """What the rules take an incident for, as names of columns."""
        kinds = [f"{name} {value}" for name in ("type", "stage") if (value := account.first(name)) is not None]
        if account.first("background"):
            kinds.append("background")
        return [kind for kind in (*kinds, "of the rules") if kind in AT]

    def _of_reading(self) -> Iterator[Mark]:
        """What holds for every incident of the report."""
        sheet = self.sheet
        for mention in sheet.mentions:
            if mention.kind in _KINDS and (found := self.range_of(mention.span)):
                yield AT[f"mention {mention.kind}"], *found
        for speech in sheet.speeches:
            for part in speech.content:
                if found := self.range_of(part):
                    yield AT["said"], *found
            for part in speech.source:
                if found := self.range_of(part):
                    yield AT["speaker"], *found
        for trigger in triggers_of(doc_of(sheet), sheet.text.body_start):
            if found := self.range_of(trigger.span):
                yield AT["word of violence"], *found
