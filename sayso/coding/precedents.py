"""Precedents and order: "the first car bomb since …", "hours after …", "came a day before …"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.coding.assertions import assertion
from sayso.language import doc_of, span_of, tokens_in
from sayso.records import Account, Assertion, Sheet, Span

_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "latest"})
_BACK = 2


@dataclass(frozen=True)
class Precedents:
    """Add ``first_since``, ``after`` and ``before`` to accounts. Needs the accounts of incidents and statements."""

    name: str = "precedents"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Each phrase links the account it speaks of to another account of the sheet, or to the verbatim words."""
        doc = doc_of(sheet)
        made: dict[str, list[Assertion]] = {}
        for token in doc:
            if token.lower_ not in ("since", "after", "before", "following", "prior"):
                continue
            found = _link(sheet, doc, token, f"{self.name}@{self.version}")
            if found is not None:
                made.setdefault(found.account_id, []).append(found)
        return sheet.with_accounts(tuple(a.with_assertions(*made.get(a.id, [])) for a in sheet.accounts))


def _link(sheet: Sheet, doc: Doc, word: Token, made_by: str) -> Assertion | None:
    phrase = span_of(*(t for t in word.subtree if not t.is_punct and not t.is_space), word)
    if len(phrase) == len(word):
        return None
    sentence = sheet.sentence_of(phrase)
    if sentence is None:
        return None
    subject = _subject(sheet, sentence, phrase)
    if subject is None:
        return None
    other = _named_in(sheet, phrase, subject)
    if word.lower_ == "since":
        rank = _rank(doc, sentence, phrase)
        if rank is None:
            return None
        evidence = Span(rank.idx, phrase.end)
        value = other.id if other is not None else sheet.text.words(phrase)
        return assertion(sheet, subject, "first_since", value, evidence, made_by=made_by)
    if other is None:
        return None
    order = "before" if word.lower_ in ("before", "prior") else "after"
    return assertion(sheet, subject, order, other.id, phrase, made_by=made_by)


def _rank(doc: Doc, sentence: Span, phrase: Span) -> Token | None:
    """The last "first", "third", "deadliest" of the sentence before the phrase."""
    found = [t for t in tokens_in(doc, sentence) if t.idx < phrase.start and (t.lower_ in _RANKS or t.tag_ == "JJS")]
    return found[-1] if found else None


def _subject(sheet: Sheet, sentence: Span, phrase: Span) -> Account | None:
    """What the sentence is about outside the phrase: an account anchored in it, else the last one before it ("It was the first …")."""
    here = [a for a in sheet.accounts if any(sentence.covers(s) and not phrase.overlaps(s) for s in a.anchors)]
    if here:
        return here[0]
    earlier = [a for a in sheet.incidents if a.anchors[0].end <= sentence.start]
    near = {s for s in sheet.sentences if s.end <= sentence.start}
    last = sorted(near)[-_BACK:]
    earlier = [a for a in earlier if any(s.overlaps(anchor) for s in last for anchor in a.anchors)]
    return max(earlier, key=lambda a: a.anchors[0]) if earlier else None


def _named_in(sheet: Sheet, phrase: Span, subject: Account) -> Account | None:
    return next((a for a in sheet.accounts if a.id != subject.id and any(phrase.covers(s) for s in a.anchors)), None)
