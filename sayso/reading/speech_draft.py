"""A possible speech: what the rules propose and the lexicon of cues weighs."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from sayso.reading.speech_page import Page
from sayso.reading.speech_words import words
from sayso.records import Span


@dataclass(slots=True)
class Draft:
    """A possible speech, before it is weighed.

    Attributes:
        head: the token that carries the cue ("said", "claim", ":").
        cue: half-open ranges of tokens of the cue.
        source_head: head of the words that name the speaker, or None.
        source: span of these words, or None.
        content: spans of what is said, in order.
        frame: how cue and content hang together ("clause", "object", "quote before", …).
        lemma: lemma of the cue with its particle or preposition ("point out", "accuse").
        features: what the lexicon weighs.
        score: how sure the reader is, 0 to 1.
    """

    head: Token
    cue: tuple[tuple[int, int], ...]
    source_head: Token | None
    source: Span | None
    content: tuple[Span, ...]
    frame: str
    lemma: str
    negated: bool = False
    relation: str = "none"
    features: list[str] = field(default_factory=list)
    score: float = 0.0

    @property
    def start(self) -> int:
        """Where it stands in the text, in characters: its cue, or its content where it has none."""
        return self.head.idx if self.cue else self.content[0].start

    @property
    def length(self) -> int:
        """Characters of content."""
        return sum(len(part) for part in self.content)


def joined(page: Page, *ranges: tuple[int, int] | None) -> tuple[Span, ...]:
    """Spans of the given ranges of tokens; ranges that touch or overlap become one, empty ones vanish."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(r for r in ranges if r is not None and r[0] < r[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    spans = (page.span(start, end) for start, end in merged)
    return tuple(span for span in spans if span is not None)


def clipped(page: Page, start: int, end: int, verb: Token) -> tuple[int, int]:
    """Keep a range of tokens inside the paragraph of its cue and in front of what the speaker is said to add ("…, adding that")."""
    start = max(start, page.paragraph_start(verb.i))
    end = min(end, page.paragraph_end(verb.i))
    for i in range(start + 2, end):
        token = page.doc[i]
        if token.lower_ == "according" and page.doc[i - 1].text == "," and not page.quoted(i) and closes(page, token, end):
            return start, i - 1
        if token.lower_ in ("which", "who") and page.doc[i - 1].text == "," and not page.quoted(i) and _reports(token, end):
            return start, i - 1
        if token.pos_ != "VERB" or page.quoted(i) or token.lemma_.lower() not in words("carry_on"):
            continue
        if token.tag_ == "VBG" and page.doc[i - 1].text == "," and token.dep_ != "amod":
            return start, i - 1
        if says_too(token, verb):
            return start, i - 1
    return start, end


def through_quotes(page: Page, start: int, end: int) -> int:
    """Do not stop in the middle of a quotation that the content has begun."""
    if start < end and end < len(page.doc) and page.quoted(end - 1) and page.quote_of[end] == page.quote_of[end - 1]:
        number = page.quote_of[end]
        while end < len(page.doc) and page.quote_of[end] == number:
            end += 1
    return end


def says_too(token: Token, verb: Token) -> bool:
    """Whether a coordinated verb without a subject of its own goes on reporting: "said it had left and warned the rebels"."""
    return (
        token.dep_ == "conj"
        and token.tag_ == verb.tag_ == "VBD"
        and token.head.head == verb
        and token.head.dep_ == "ccomp"
        and token.nbor(-1).lower_ in ("and", "but")
        and not any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in token.children)
    )


def _reports(token: Token, end: int) -> bool:
    """Whether "…, which has denied it" ends a range of tokens: another's words, passed on by the reporter and not by this speaker."""
    clause = token.head
    while clause.dep_ not in ("relcl", "ROOT", "ccomp") and clause.head != clause:
        clause = clause.head
    reporting = clause.lemma_.lower() in words("claims") | words("carry_on")
    return reporting and clause.dep_ == "relcl" and clause.right_edge.i >= end - 2


def closes(page: Page, token: Token, end: int) -> bool:
    """Whether "according to X" is the last thing in a range of tokens."""
    last = max(token.right_edge.i, token.i + 1)
    return all(page.doc[k].is_punct or page.doc[k].is_space for k in range(last + 1, end))
