"""What walks down the pipeline: a text with everything read and coded from it so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sayso.records.account import Account
from sayso.records.actor import Actor
from sayso.records.mention import Mention, MentionKind
from sayso.records.report import Report
from sayso.records.span import Span
from sayso.records.speech import Speech
from sayso.records.text import Text


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was skipped, cut or could not be read, so that nothing is lost silently.

    Attributes:
        code: a short reason code ("furniture", "not-english", "time-unresolved").
        message: one sentence for a person.
        span: where in the text, or None if it is not in the text (any more).
        made_by: component@version.
    """

    code: str
    message: str
    made_by: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text with its mentions, speeches and accounts so far. Replaced, never mutated.

    Attributes:
        report, text: what is being read.
        sentences: spans of the sentences, in order, covering every character that is not white space.
        parse: what the language pipeline made of the text; opaque here, opened by `sayso.language.doc_of`.
        mentions: in order of their spans.
        actors: who the text speaks of.
        speeches: who said what.
        accounts: incidents and statements.
        notes: what was skipped, and why.
    """

    report: Report
    text: Text
    sentences: tuple[Span, ...] = ()
    parse: object | None = field(default=None, repr=False, compare=False)
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    speeches: tuple[Speech, ...] = ()
    accounts: tuple[Account, ...] = ()
    notes: tuple[Note, ...] = ()

    def sentence_number(self, span: Span) -> int:
        """The number of the sentence in which a span begins, from 1; 0 before the first."""
        return sum(sentence.start <= span.start for sentence in self.sentences)

    def adding(
        self,
        *,
        mentions: tuple[Mention, ...] = (),
        actors: tuple[Actor, ...] = (),
        speeches: tuple[Speech, ...] = (),
        accounts: tuple[Account, ...] = (),
        notes: tuple[Note, ...] = (),
    ) -> Sheet:
        """The same sheet with more on it; mentions stay in order of their spans."""
        return replace(
            self,
            mentions=tuple(sorted((*self.mentions, *mentions), key=lambda m: (m.span, m.kind))),
            actors=(*self.actors, *actors),
            speeches=(*self.speeches, *speeches),
            accounts=(*self.accounts, *accounts),
            notes=(*self.notes, *notes),
        )

    def with_accounts(self, accounts: tuple[Account, ...]) -> Sheet:
        """The same sheet with its accounts replaced (each coding component returns all of them)."""
        return replace(self, accounts=accounts)

    def mentions_in(self, span: Span, *kinds: MentionKind) -> tuple[Mention, ...]:
        """The mentions that lie inside a span, of the named kinds (all kinds if none is named)."""
        return tuple(m for m in self.mentions if span.covers(m.span) and (not kinds or m.kind in kinds))

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor with this id, or None."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    def sentence_of(self, span: Span) -> Span | None:
        """The first sentence that shares a character with the span, or None."""
        return next((sentence for sentence in self.sentences if sentence.overlaps(span)), None)

    @property
    def incidents(self) -> tuple[Account, ...]:
        """The accounts of incidents, in order."""
        return tuple(account for account in self.accounts if account.kind == "incident")

    @property
    def statements(self) -> tuple[Account, ...]:
        """The accounts of statements, in order."""
        return tuple(account for account in self.accounts if account.kind == "statement")
