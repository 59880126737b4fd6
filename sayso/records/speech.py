"""Who said what: a source, a cue and a content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.ids import content_id
from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Speech:
    """One attribution found in a text: some source says, thinks, writes or denies some content.

    Attributes:
        text_id: the text the spans count in.
        source: words that name the speaker; empty if the text names none ("it was reported that …").
        cue: reporting words ("said", "according to", ":"); empty for a quotation that only stands beside its speaker.
        content: what is said; several spans if the cue stands inside it, or it goes on over sentences.
        directness: ``direct`` inside quotation marks, ``indirect`` without, ``mixed`` both.
        lemma: lemma of the cue's head ("say", "according to", "deny"), or "".
        negated: the cue is negated ("has not said").
        actor_id: the `Actor` the source was resolved to (pronouns, surnames and "the group" included), or None.
        parent: id of the `Speech` inside whose content this one stands, or None: one level of nesting.
        made_by: component@version.
        score: how sure the reader is, 0 to 1.
    """

    text_id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    directness: Literal["direct", "indirect", "mixed"]
    made_by: str
    lemma: str = ""
    negated: bool = False
    actor_id: str | None = None
    parent: str | None = None
    score: float = 1.0

    @property
    def id(self) -> str:
        """A speech is where its cue and content stand."""
        spans = [f"{s.start}:{s.end}" for part in (self.source, self.cue, self.content) for s in part]
        return content_id("spe", self.text_id, *spans)

    def covers(self, span: Span) -> bool:
        """Whether the span stands inside what is said."""
        return any(part.covers(span) for part in self.content)
