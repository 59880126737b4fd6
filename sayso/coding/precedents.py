"""Precedents and order: "the first car bomb since …", "hours after …", "a few hours later", "the third attack this month"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.assertions import assertion
from sayso.language import doc_of, span_of, tokens_in
from sayso.records import Account, Assertion, Sheet, Span

_RANKS: Final = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
_NO_RANKS: Final = frozenset(["latest", "last", "least", "most", "best", "nearest", "closest"])
"""Superlatives that count or compare no incidents: "at least seven", "the latest attack"."""
_ORDERS: Final = {"after": "after", "following": "after", "since": "first_since", "before": "before", "prior": "before"}
_LATER: Final = {"later": "after", "afterwards": "after", "afterward": "after", "earlier": "before", "beforehand": "before"}
_MEASURES: Final = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "moment", "time"])
_SPELLS: Final = frozenset(["week", "month", "year", "day", "decade", "fortnight", "night"])
_BACK: Final = 2
"""How many sentences back "it was the first …" may find what it speaks of."""


@dataclass(frozen=True)
class Precedents:
    """Add ``first_since``, ``after`` and ``before`` to accounts. Needs the accounts of incidents and statements."""

    name: str = "precedents"
    version: str = "3"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Each phrase links the account it speaks of to another account of the sheet, or keeps the verbatim words."""
        made: dict[str, list[Assertion]] = {}
        for found in _links(sheet, doc_of(sheet), f"{self.name}@{self.version}"):
            made.setdefault(found.account_id, []).append(found)
        return sheet.with_accounts(tuple(a.with_assertions(*made.get(a.id, [])) for a in sheet.accounts)) if made else sheet


def _links(sheet: Sheet, doc: Doc, made_by: str) -> Iterator[Assertion]:
    for token in doc:
        found: Assertion | None = None
        if token.lower_ in _ORDERS:
            found = _of_phrase(sheet, doc, token, made_by)
        elif token.lower_ in _LATER:
            found = _of_adverb(sheet, token, made_by)
        elif token.lower_ in _RANKS:
            found = _of_count(sheet, token, made_by)
        if found is not None:
            yield found


def _of_phrase(sheet: Sheet, doc: Doc, word: Token, made_by: str) -> Assertion | None:
    """ "since a failed attempt in May", "after the group released a video", "prior to the Kelm attack"."""
    governor = word.head if word.dep_ == "mark" else word
    phrase = _span(t for t in governor.subtree if t.i >= word.i)
    sentence = sheet.sentence_of(phrase)
    if len(phrase) == len(word) or sentence is None:
        return None
    rank = _rank(doc, sentence, phrase) if word.lower_ == "since" else None
    if word.lower_ == "since" and rank is None:
        return None
    subject = _subject(sheet, governor.head, sentence, phrase)
    if subject is None:
        return None
    if rank is not None:
        subject = _said_of(sheet, rank.head, subject)
    other = next((a for a in sheet.accounts if a.id != subject.id and any(phrase.covers(s) for s in a.anchors)), None)
    if rank is not None:
        evidence = Span(rank.idx, phrase.end)
        value = other.id if other is not None else sheet.text.words(phrase)
        return assertion(sheet, subject, "first_since", value, evidence, made_by=made_by)
    return assertion(sheet, subject, _ORDERS[word.lower_], other.id, phrase, made_by=made_by) if other is not None else None


def _of_adverb(sheet: Sheet, word: Token, made_by: str) -> Assertion | None:
    """ "A few hours later, a bomb exploded": it came after what was told last before."""
    measure = next((c for c in word.children if c.dep_ == "npadvmod" and c.lemma_.lower() in _MEASURES), None)
    phrase = _span([*(measure.subtree if measure is not None else ()), word])
    sentence = sheet.sentence_of(phrase)
    if measure is None or sentence is None:
        return None
    clause = _span(word.head.subtree)
    subject = next((a for a in sheet.accounts if any(clause.covers(s) for s in a.anchors)), None)
    if subject is None:
        return None
    told = [(s.end, a.id) for a in sheet.accounts if a.id != subject.id for s in _told(a) if s.end <= sentence.start]
    back = [s.start for s in sheet.sentences if s.end <= sentence.start][-_BACK - 1 :]
    last = max(told, default=None)
    if last is None or not back or last[0] < back[0]:
        return None
    return assertion(sheet, subject, _LATER[word.lower_], last[1], phrase, made_by=made_by)


def _told(account: Account) -> tuple[Span, ...]:
    """Where a report tells of an account: the words of an incident, all sentences of a statement."""
    return account.scope if account.kind == "statement" else account.anchors


def _of_count(sheet: Sheet, word: Token, made_by: str) -> Assertion | None:
    """ "The third attack this month", "the second bombing in a week": the words are kept, for the archive to check."""
    noun = word.head
    if word.dep_ != "amod":
        return None
    near = [t for t in [*noun.subtree, *noun.head.children] if t.i > noun.i and t.lemma_.lower() in _SPELLS and t.i - noun.i <= 8]
    if not near or any(t.lower_ == "since" for t in noun.subtree):
        return None
    at = span_of(noun)
    subject = next((a for a in sheet.incidents if any(s.covers(at) for s in a.anchors)), None)
    evidence = span_of(word, *near[:1])
    if subject is None or len(evidence) > 120:
        return None
    subject = _said_of(sheet, noun, subject)
    return assertion(sheet, subject, "first_since", sheet.text.words(evidence), evidence, made_by=made_by)


def _said_of(sheet: Sheet, noun: Token, account: Account) -> Account:
    """What a count is said of, where its own noun was taken for an incident: "The raid was the third attack this month", "This was …".

    If that noun is a predicate and its account is told of nowhere else, it is the incident in the subject; else the one told last in the
    sentences before, else the first one that is news.
    """
    at = span_of(noun)
    sentence = sheet.sentence_of(at)
    predicate = noun.dep_ == "attr" and noun.head.lemma_ == "be" and any(s.covers(at) for s in account.anchors)
    if not predicate or sentence is None or not all(sentence.covers(s) for s in account.anchors):
        return account
    others = [(s, a) for a in sheet.incidents for s in a.anchors if a.id != account.id]
    told = [t for child in noun.head.children if child.dep_ == "nsubj" for t in child.subtree]
    subject = next((a for s, a in others if told and _span(told).covers(s)), None)
    back = [s.start for s in sheet.sentences if s.end <= sentence.start][-_BACK:]
    near = [(s.start, a) for s, a in others if back and back[0] <= s.start < sentence.start]
    last = max(near, key=lambda pair: pair[0])[1] if near else None
    return subject or last or next((a for a in sheet.incidents if a.id != account.id and not a.first("background")), account)


def _span(tokens: Iterable[Token]) -> Span:
    kept = [t for t in tokens if not t.is_punct and not t.is_space]
    return span_of(*kept)


def _rank(doc: Doc, sentence: Span, phrase: Span) -> Token | None:
    """The last "first", "third", "deadliest" of the sentence before the phrase."""
    found = [t for t in tokens_in(doc, sentence) if t.idx < phrase.start and _is_rank(t)]
    return found[-1] if found else None


def _is_rank(token: Token) -> bool:
    return token.lower_ in _RANKS or (token.tag_ == "JJS" and token.lower_ not in _NO_RANKS)


def _subject(sheet: Sheet, governor: Token, sentence: Span, phrase: Span) -> Account | None:
    """What the phrase says it of: the account named nearest in the same clause, else in the sentence, else shortly before."""
    clause = _span([governor, *governor.subtree])
    here = [(a, s) for a in sheet.accounts for s in a.anchors if sentence.covers(s) and not phrase.overlaps(s)]
    inside = [(a, s) for a, s in here if clause.covers(s)] or here
    if inside:
        return min(inside, key=lambda pair: abs(pair[1].start - governor.idx))[0]
    before = [s.start for s in sheet.sentences if s.end <= sentence.start][-_BACK:]
    earlier = [(s, a) for a in sheet.incidents for s in a.anchors if before and before[0] <= s.start < sentence.start]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None
