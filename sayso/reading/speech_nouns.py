"""Cues that are no verbs: "according to", nouns ("their claim that …"), adverbs ("reportedly"), "in a poll"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.speech_draft import Draft, clipped, closes, joined, through_quotes
from sayso.reading.speech_page import Page
from sayso.reading.speech_sources import source_span, subject_of
from sayso.reading.speech_words import words
from sayso.records import Span


def phrase_drafts(page: Page, token: Token) -> Iterator[Draft]:
    """Speeches whose cue is a preposition or an adverb beside the clause."""
    if token.lower_ == "according" or (token.lower_ == "per" and token.dep_ == "prep"):
        to = next((c for c in token.children if c.lower_ == "to"), None) if token.lower_ == "according" else token
        if to is None and token.i + 1 < len(page.doc) and page.doc[token.i + 1].lower_ == "to":
            to = page.doc[token.i + 1]
        noun = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to is not None else None
        if to is not None and noun is not None:
            yield from _beside(page, token, (token.i, to.i + 1), noun, "according to")
    elif token.lower_ in ("in", "by") and token.dep_ == "prep" and token.head.pos_ in ("VERB", "AUX"):
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if noun is not None and noun.lemma_.lower() in words("papers"):
            yield from _beside(page, token, (token.i, token.i + 1), noun, f"{token.lower_} {noun.lemma_.lower()}")
    elif token.lower_ in words("adverbs") and token.head.pos_ in ("VERB", "AUX"):
        yield from _beside(page, token, (token.i, token.i + 1), None, token.lower_)


def _beside(page: Page, token: Token, cue: tuple[int, int], noun: Token | None, lemma: str) -> Iterator[Draft]:
    first, last = cue
    source: Span | None = None
    if noun is not None:
        source = source_span(page, noun, token)
        last = max(noun.right_edge.i + 1, last)
        last = min(last, page.paragraph_end(token.i))
    head = token.head
    while head.dep_ in ("prep", "pobj", "amod", "advmod", "npadvmod", "acomp", "attr", "dobj") and head.head != head:
        head = head.head
    if noun is not None and closes(page, token, token.sent.end):
        # At the end of a sentence it is said of all that is joined, not of the last part: "one was shot and two died, according to …".
        while head.dep_ in ("conj", "advcl") and head.head != head and head.head.pos_ in ("VERB", "AUX"):
            head = head.head
    before, frame = first - 1, "beside"
    while before >= 0 and (page.doc[before].is_space or page.doc[before].text == ","):
        before -= 1
    if before >= 0 and page.quoted(before) and page.paragraph_of[before] == page.paragraph_of[first]:
        quote = page.quotes[page.quote_of[before]]
        if quote.ends_speech(page.chars) and quote.words > 3 and not page.quoted(first):
            start, _ = page.quote_tokens(quote)
            content = joined(page, (start, before + 1))
            yield Draft(token, (cue,), noun, source, content, "beside quote", lemma, relation="own" if noun else "none")
            return
    start, end = head.left_edge.i, head.right_edge.i + 1
    if not start <= first < end:
        sentence = token.sent
        start, end = sentence.start, sentence.end
    start, end = clipped(page, start, end, token)
    content = joined(page, (start, first), (last, through_quotes(page, last, end) if last < end else end))
    if content:
        yield Draft(token, (cue,), noun, source, content, frame, lemma, relation="own" if noun else "none")


def noun_drafts(page: Page, noun: Token) -> Iterator[Draft]:
    """Speeches whose cue is a noun with what it says behind it: "the claim that …", "concern about …", "threats to …"."""
    part = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl", "appos", "prep") and _says(c)), None)
    if part is None:
        return
    start = part.i + 1 if part.dep_ == "prep" else part.left_edge.i
    content = joined(page, clipped(page, start, part.right_edge.i + 1, noun))
    if not content:
        return
    owner, relation, cue_start = _owner(noun)
    source = source_span(page, owner, noun) if owner is not None else None
    frame = f"noun {part.lower_}" if part.dep_ == "prep" else f"noun {'to' if _infinitive(part) else 'that'}"
    cue = (min(cue_start, noun.i), start if part.dep_ == "prep" else noun.i + 1)
    yield Draft(noun, (cue,), owner, source, content, frame, noun.lemma_.lower(), relation=relation)


def _says(part: Token) -> bool:
    if part.dep_ == "prep":
        return part.lower_ in ("of", "about", "for", "against", "on", "over", "to", "with") and part.n_rights > 0
    if part.dep_ == "acl":
        return part.tag_ not in ("VBN", "VBG") or any(c.dep_ == "mark" for c in part.lefts)
    return part.dep_ == "ccomp" or (part.dep_ == "relcl" and any(c.dep_ == "mark" for c in part.lefts))


def _infinitive(part: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in part.lefts)


def _owner(noun: Token) -> tuple[Token | None, str, int]:
    for child in noun.children:
        if child.dep_ == "poss":
            return child, "owner", noun.i
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "among"):
            inner = next((c for c in child.rights if c.dep_ == "pobj"), None)
            if inner is not None:
                return inner, "agent", noun.i
    head = noun.head
    if noun.dep_ == "dobj" and head.pos_ == "VERB":
        subject, relation = subject_of(head)
        if subject is not None:
            return subject, f"verb {relation}", head.i if head.lemma_.lower() in words("support") else noun.i
    return None, "none", noun.i
