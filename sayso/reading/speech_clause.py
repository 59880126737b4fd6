"""A verb as a possible cue: its speaker, its words, its lemma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.speech_draft import Draft
from sayso.reading.speech_marks import SCARE_WORDS
from sayso.reading.speech_page import Page
from sayso.reading.speech_sources import behind_quote, is_passive, nearest_noun, noun_behind, source_span, subject_of
from sayso.records import Span

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what the rules need to know of it.

    Attributes:
        verb: the verb.
        subject: head of its subject, or None.
        relation: how the subject was found.
        source: the words of the subject.
        cue: range of tokens: auxiliaries, adverbs, the verb and its particle.
        lemma: lemma with the particle.
    """

    verb: Token
    subject: Token | None
    relation: str
    source: Span | None
    cue: Range
    lemma: str
    negated: bool
    passive: bool


def clause_with(page: Page, verb: Token) -> Clause:
    """Look at a verb as a cue."""
    subject, relation = subject_of(verb)
    if subject is not None and page.paragraph_of[subject.i] != page.paragraph_of[verb.i]:
        # The parse ran over the end of a paragraph (a headline, a time stamp).
        subject, relation = None, "none"
    if subject is not None and relation == "own" and not page.quoted(verb.i) and _in_long_quote(page, subject.i):
        # “…, Omar Rafi,” Vik said: the parse takes the last words of the quotation for the speaker.
        subject = noun_behind(page, verb)
        relation = "own" if subject is not None else "none"
    source = source_span(page, subject, verb) if subject is not None else None
    start, end, negated, lemma = verb.i, verb.i + 1, False, verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ == "never":
            negated = True
        if child.dep_ == "prt":
            lemma = f"{lemma} {child.lower_}"
            end = max(end, child.i + 1) if child.i <= verb.i + 2 else end
    if subject is not None and relation == "own":
        # "No group has claimed it": nobody says so.
        negated = (
            negated
            or subject.lower_ in ("nobody", "none", "neither")
            or any(c.lower_ in ("no", "neither") for c in subject.lefts)
        )
    while start > 0 and page.doc[start - 1].head == verb and page.doc[start - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        start -= 1
    if subject is None and not is_passive(verb):
        subject = nearest_noun(page, verb, start)
        if subject is not None:
            relation, source = "own", source_span(page, subject, verb)
    if relation != "own":
        behind = behind_quote(page, verb, start)
        if behind is not None:
            (subject, source), relation = behind, "own"
    return Clause(verb, subject, relation, source, (start, end), lemma, negated, is_passive(verb))


def _in_long_quote(page: Page, i: int) -> bool:
    return page.quoted(i) and page.quotes[page.quote_of[i]].words > SCARE_WORDS


def made(page: Page, clause: Clause, frame: str, content: tuple[Span, ...], cue_end: int = 0, lemma: str = "") -> Iterator[Draft]:
    """The draft of a clause in one frame, if it has any content."""
    if content:
        cue = (clause.cue[0], max(clause.cue[1], cue_end))
        yield Draft(
            head=clause.verb,
            cue=(cue,),
            source_head=clause.subject,
            source=clause.source,
            content=content,
            frame=frame,
            lemma=lemma or clause.lemma,
            negated=clause.negated,
            relation=clause.relation,
        )


def edges(page: Page, clause: Clause) -> Range:
    """The tokens from the first word of source and cue to the last: what stands beside the content."""
    first, last = clause.cue
    if clause.subject is not None and clause.source is not None and clause.relation == "own":
        for token in (page.token_from(clause.source.start), clause.subject.left_edge, clause.subject.right_edge):
            if clause.source.start <= token.idx < clause.source.end:
                first, last = min(first, token.i), max(last, token.i + 1)
        first = min(first, clause.subject.i)
    return first, last


def next_word(page: Page, i: int) -> int | None:
    """The first token from `i` on that is no white space, or None."""
    while i < len(page.doc) and page.doc[i].is_space:
        i += 1
    return i if i < len(page.doc) else None


def last_word(page: Page, i: int) -> int | None:
    """The last token before `i` that is no white space, or None."""
    i -= 1
    while i >= 0 and page.doc[i].is_space:
        i -= 1
    return i if i >= 0 else None
