"""Words of a text that name something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.amount import Amount
from sayso.records.ids import content_id
from sayso.records.interval import Interval
from sayso.records.place import Place
from sayso.records.span import Span

MentionKind = Literal["actor", "place", "facility", "time", "amount", "weapon"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of one text that name something, and what reading made of them.

    Attributes:
        text_id: the text the span counts in.
        span: where the words are.
        words: the words, verbatim.
        kind: what sort of thing they name.
        value: what they were resolved to: a `Place` (place, facility), an `Interval` (time), an `Amount` (amount), a key of the
            codebook's weapon list (weapon), or None.
        actor_id: for an actor, the `Actor` of the same sheet that they name; pronouns and "the group" point to it too.
        unit: for an amount, what is counted ("soldiers"), else "".
        score: how sure the reader is, 0 to 1.
        made_by: component@version.
    """

    text_id: str
    span: Span
    words: str
    kind: MentionKind
    made_by: str
    value: Place | Interval | Amount | str | None = None
    actor_id: str | None = None
    unit: str = ""
    score: float = 1.0

    @property
    def id(self) -> str:
        """A mention is its place in the text and its kind; better values keep the id."""
        return content_id("men", self.text_id, str(self.span.start), str(self.span.end), self.kind)
