"""Content that stands before a reporting verb or around it, and quotations behind it: read from the marks as much as from the parse."""

from __future__ import annotations

from typing import Final

from sayso.reading.speech_clause import Clause, Range, edges, last_word, made, next_word
from sayso.reading.speech_draft import Draft, clipped, joined
from sayso.reading.speech_marks import SCARE_WORDS, Quote
from sayso.reading.speech_page import Page
from sayso.reading.speech_words import words

_FAR: Final = 30


def before_cue(page: Page, clause: Clause) -> Draft | None:
    """What stands before source and cue: a quotation that leads up to them, or a clause."""
    first, last = edges(page, clause)
    doc = page.doc
    i = first - 1
    while i >= 0 and (doc[i].is_space or doc[i].text == ",") and page.paragraph_of[i] in (-1, page.paragraph_of[first]):
        i -= 1
    if i < 0 or page.paragraph_of[i] != page.paragraph_of[first] or page.quoted(clause.verb.i):
        return None if i < 0 or page.paragraph_of[i] != page.paragraph_of[first] else _clause_before(page, clause, first, last)
    if page.quoted(i):
        quote = page.quotes[page.quote_of[i]]
        if _leads_to_cue(page, clause, quote, doc[first].idx):
            start = _sentence_start(page, _first_token(page, i))
            content = joined(page, (start, i + 1), *_carried_on(page, clause, last))
            return next(made(page, clause, "quote before", content), None)
    return _clause_before(page, clause, first, last)


def _leads_to_cue(page: Page, clause: Clause, quote: Quote, start: int) -> bool:
    """Whether a quote that stands right before source and cue is what they report, and not the end of the sentence before."""
    inside = quote.spoken(page.chars)
    comma = inside.endswith((",", "?", "!")) or "," in page.chars[quote.end : start]
    if not comma and (quote.words <= SCARE_WORDS or not quote.ends_speech(page.chars)):
        return False
    goes_on = any(
        child.dep_ in ("ccomp", "dobj", "xcomp") and child.i > clause.cue[1] and child != clause.subject
        for child in clause.verb.rights
    )
    if (
        goes_on
        and quote.words <= SCARE_WORDS
        and not any(page.quoted(k) for k in range(clause.cue[1], clause.cue[1] + 3) if k < len(page.doc))
    ):
        # "On “Torvik Today,” Vik said that …": a title, not what he said.
        return False
    if inside.endswith("."):
        return not goes_on and clause.relation == "own"
    return not (goes_on and inside.endswith(("?", "!")) and page.doc[clause.cue[0]].is_title)


def _first_token(page: Page, i: int) -> int:
    number = page.quote_of[i]
    while i > 0 and page.quote_of[i - 1] == number:
        i -= 1
    return i


def _sentence_start(page: Page, i: int) -> int:
    """Back from the first token of a quote to the start of the sentence it ends, if it does not start one itself."""
    bottom = max(page.paragraph_start(i), i - _FAR)
    while i > bottom:
        before = page.doc[i - 1]
        if before.text in (".", "?", "!", ":", ";", "”", "…") and not page.quoted(i - 1):
            break
        if page.quoted(i - 1) and page.quotes[page.quote_of[i - 1]].ends_sentence(page.chars):
            break
        i -= 1
    return i


def _clause_before(page: Page, clause: Clause, first: int, last: int) -> Draft | None:
    """ "The plan failed, he said": a clause that ends with a comma where source and cue begin; or one that goes on behind them."""
    verb, doc = clause.verb, page.doc
    if clause.subject is None or clause.relation != "own" or first == 0:
        return None
    behind = next_word(page, last)
    left = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.right_edge.i < first), None)
    comma = last_word(page, first)
    if left is not None and comma is not None and doc[comma].text in (",", "—", "–", "-", "?", "!", "”", '"'):
        before = clipped(page, left.left_edge.i, first, verb)
        return next(made(page, clause, "clause before", joined(page, before, *_carried_on(page, clause, last))), None)
    if verb.dep_ in ("parataxis", "ccomp", "advcl", "dep", "conj") and comma is not None and doc[comma].text in (",", "—", "–"):
        head = verb.head
        while head.dep_ in ("parataxis",) and head.head != head:
            head = head.head
        ends = behind is None or doc[behind].text in (",", ".", "—", "–", ";")
        if verb.dep_ == "parataxis" or (ends and verb.lemma_.lower() in words("parenthetic")):
            start, end = head.left_edge.i, head.right_edge.i + 1
            close = max(last, verb.right_edge.i + 1 if verb.right_edge.i < end else last)
            content = joined(page, clipped(page, start, first, verb), (close, min(end, page.paragraph_end(verb.i))))
            return next(made(page, clause, "clause around", content), None)
    if comma is not None and doc[comma].text == "," and verb.lemma_.lower() in words("inverted"):
        return _sentence_before(page, clause, comma, behind)
    return None


def _sentence_before(page: Page, clause: Clause, comma: int, behind: int | None) -> Draft | None:
    """The same where the parse has lost the clause: the sentence ends with source and cue, and a comma stands before them."""
    doc = page.doc
    if behind is not None and doc[behind].text not in (".", ",") and page.paragraph_of[behind] == page.paragraph_of[comma]:
        return None
    if any(child.dep_ in ("ccomp", "dobj", "xcomp", "advcl") and child != clause.subject for child in clause.verb.rights):
        return None
    start = _sentence_start(page, comma)
    if start >= comma - 2 or any(doc[k].tag_ in ("VBD", "VBZ", "VBP", "MD") for k in range(start, comma)) is False:
        return None
    rest = (behind + 1, clause.verb.sent.end) if behind is not None and doc[behind].text == "," else None
    return next(
        made(page, clause, "clause before" if rest is None else "clause around", joined(page, (start, comma), rest)), None
    )


def _carried_on(page: Page, clause: Clause, last: int) -> list[Range]:
    """Quotes behind "X said" that go on with what was said before it: in the same sentence, or right after it."""
    out: list[Range] = []
    end = page.paragraph_end(clause.verb.i)
    i, gap = last, 0
    while i < end and gap < _FAR:
        if page.quoted(i):
            number, start = page.quote_of[i], i
            if _is_led_up_to(page, last, i):
                return out
            while i < end and page.quote_of[i] == number:
                i += 1
            quote = page.quotes[number]
            if quote.words <= SCARE_WORDS and not quote.ends_sentence(page.chars):
                return out
            if _has_own_cue(page, i, end, quote.ends_speech(page.chars) and not quote.ends_sentence(page.chars)):
                return out
            out.append((start, i))
            gap = _FAR - 3
            continue
        token = page.doc[i]
        if out and not token.is_punct and not token.is_space:
            return out
        if token.text in (".", ";", ":") or token.is_sent_start:
            gap = max(gap, _FAR - 3)
        gap += 1
        i += 1
    return out


def _is_led_up_to(page: Page, last: int, i: int) -> bool:
    """Whether the quote at token `i` is what another verb behind the cue reports: "“…,” he said, adding later, “…”"."""
    before = last_word(page, i)
    if before is None or before < last or page.doc[before].text in (".", "?", "!", ";"):
        return False
    return any(page.doc[k].pos_ == "VERB" and page.doc[k].sent == page.doc[before].sent for k in range(last, before + 1))


def _has_own_cue(page: Page, i: int, end: int, comma: bool) -> bool:
    """Whether a quote that ends before token `i` is followed by its own "she replied"."""
    if not comma:
        return False
    return any(page.doc[k].pos_ == "VERB" and not page.quoted(k) for k in range(i, min(end, i + 8)))


def quote_behind(page: Page, clause: Clause) -> Draft | None:
    """ "He said: “…”": the next quotation behind the verb, when only an addressee, a time or a comma stand between."""
    _, last = edges(page, clause)
    doc = page.doc
    end = page.paragraph_end(clause.verb.i)
    if page.quoted(clause.verb.i):
        return None
    i = last
    while i < end and i < last + _FAR and not page.quoted(i):
        if doc[i].text in (".", ";", "!", "?"):
            return None
        i += 1
    if i >= end:
        return _in_next_paragraph(page, clause, end)
    if not page.quoted(i):
        return None
    quote = page.quotes[page.quote_of[i]]
    before = last_word(page, i)
    if before is None or (doc[before].text not in (",", ":", "that", "—", "–", "-") and before != clause.cue[1] - 1):
        return None
    if quote.words <= SCARE_WORDS and doc[before].text not in (",", ":"):
        return None
    if any(doc[k].pos_ == "VERB" and doc[k].lemma_ != clause.verb.lemma_ for k in range(last, i)):
        return None
    said = next((c for c in clause.verb.rights if c.dep_ == "ccomp" and c.right_edge.i >= i), None)
    pieces: list[Range] = []
    if said is not None and doc[before].text not in (":",) and not quote.ends_sentence(page.chars):
        pieces.append(
            clipped(page, min(said.left_edge.i, i) if said.left_edge.i > clause.verb.i else i, said.right_edge.i + 1, clause.verb)
        )
    k = i
    while k < end and page.quote_of[k] == page.quote_of[i]:
        k += 1
    pieces.append((i, k))
    pieces.extend(_directly_behind(page, k, end))
    return next(made(page, clause, "quote behind" if doc[before].text != ":" else "quote colon", joined(page, *pieces)), None)


def _in_next_paragraph(page: Page, clause: Clause, end: int) -> Draft | None:
    """ "The mayor wrote:" with the quotation in a paragraph of its own."""
    start = next_word(page, end)
    if start is None or page.doc[end - 1].text != ":" or not page.quoted(start):
        return None
    if page.paragraph_of[start] != page.paragraph_of[clause.verb.i] + 1 or not page.quotes[page.quote_of[start]].opens:
        return None
    behind = start
    while behind < len(page.doc) and page.quote_of[behind] == page.quote_of[start]:
        behind += 1
    pieces = [(start, behind), *_directly_behind(page, behind, page.paragraph_end(start))]
    return next(made(page, clause, "quote colon", joined(page, *pieces)), None)


def _directly_behind(page: Page, i: int, end: int) -> list[Range]:
    """Further quotes of the same paragraph that follow at once, without words between."""
    out: list[Range] = []
    while i < end:
        while i < end and not page.quoted(i) and (page.doc[i].is_punct or page.doc[i].is_space):
            i += 1
        if i >= end or not page.quoted(i):
            break
        start, number = i, page.quote_of[i]
        while i < end and page.quote_of[i] == number:
            i += 1
        quote = page.quotes[number]
        if _has_own_cue(page, i, end, quote.ends_speech(page.chars) and not quote.ends_sentence(page.chars)):
            break
        out.append((start, i))
    return out
