"""Reporting verbs: what they say, read from the parse and from the quotation marks beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from sayso.reading.speech_draft import Draft, clipped, joined
from sayso.reading.speech_marks import SCARE_WORDS
from sayso.reading.speech_page import Page
from sayso.reading.speech_sources import is_passive, source_span, subject_of
from sayso.records import Span

_COMPLEMENTS: Final = ("ccomp", "xcomp", "dobj", "prep", "acomp", "oprd", "attr", "pcomp", "dative", "advcl", "intj", "nmod")
_LINKS: Final = frozenset("be feel seem appear remain become sound look get".split())
_TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december today yesterday tonight morning afternoon evening night week month year weekend day time".split()
)
_FAR: Final = 30
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
    source = source_span(page, subject, verb) if subject is not None else None
    start, end, negated, lemma = verb.i, verb.i + 1, False, verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ == "never":
            negated = True
        if child.dep_ == "prt":
            lemma = f"{lemma} {child.lower_}"
            end = max(end, child.i + 1) if child.i <= verb.i + 2 else end
    while start > 0 and page.doc[start - 1].head == verb and page.doc[start - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        start -= 1
    return Clause(verb, subject, relation, source, (start, end), lemma, negated, is_passive(verb))


def verb_drafts(page: Page, verb: Token) -> Iterator[Draft]:
    """Every way in which a verb may report something."""
    clause = clause_with(page, verb)
    if clause.passive:
        yield from _passive(page, clause)
        return
    before = _before(page, clause)
    if before is not None:
        yield before
    after = _quote_after(page, clause)
    if after is not None:
        yield after
    if before is None or before.frame == "clause before":
        yield from _right(page, clause)


def _draft(
    page: Page, clause: Clause, frame: str, content: tuple[Span, ...], cue_end: int = 0, lemma: str = ""
) -> Iterator[Draft]:
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


# ── content behind the verb ─────────────────────────────────────────────────────────────────────────────────────────────


def _right(page: Page, clause: Clause) -> Iterator[Draft]:
    verb = clause.verb
    parts = [
        c for c in verb.rights if c.dep_ in _COMPLEMENTS and c != clause.subject and not _is_time(c) and c.i >= clause.cue[1]
    ]
    if clause.subject is not None and clause.subject.i > verb.i:
        parts = [c for c in parts if c.i > clause.subject.right_edge.i]
    if not parts:
        return
    first = parts[0]
    if first.dep_ in ("acomp", "attr") and verb.lemma_.lower() in _LINKS:
        yield from _adjective(page, clause, first)
        return
    said = next((c for c in parts if c.dep_ == "ccomp"), None)
    if said is not None:
        start, end = _start_of(said), said.right_edge.i + 1
        yield from _draft(page, clause, "clause", _content(page, clause, start, end))
        objects = [c for c in parts if c.i < said.i and c.dep_ in ("dobj", "dative", "prep")]
        if objects and objects[0].dep_ != "prep":
            yield from _draft(page, clause, "object+clause", _content(page, clause, objects[0].left_edge.i, end))
        return
    last = _last_part(parts)
    if first.dep_ == "prep":
        yield from _preposition(page, clause, first, last)
        return
    if first.dep_ in ("xcomp", "oprd", "advcl", "acomp", "attr", "pcomp"):
        if first.dep_ != "advcl" or first.tag_ == "VB":
            yield from _draft(page, clause, f"{first.dep_}", _content(page, clause, first.left_edge.i, last.right_edge.i + 1))
        return
    rest = parts[1].dep_ if len(parts) > 1 else ""
    if rest == "prep":
        rest = f"prep {parts[1].lower_}"
    yield from _draft(page, clause, f"object {rest}".strip(), _content(page, clause, first.left_edge.i, last.right_edge.i + 1))
    if rest and rest != "xcomp":
        yield from _draft(page, clause, f"object only {rest}", _content(page, clause, first.left_edge.i, first.right_edge.i + 1))
    if rest == "xcomp" or (rest and parts[1].dep_ == "prep"):
        yield from _draft(
            page, clause, f"behind object {rest}", _content(page, clause, parts[1].left_edge.i, last.right_edge.i + 1)
        )


def _last_part(parts: list[Token]) -> Token:
    last = parts[0]
    for part in parts[1:]:
        if part.dep_ == "advcl" and part.tag_ != "VB":
            break
        last = part
    return last


def _preposition(page: Page, clause: Clause, first: Token, last: Token) -> Iterator[Draft]:
    inner = list(first.rights)
    if not inner:
        return
    lemma = f"{clause.lemma} {first.lower_}"
    yield from _draft(
        page,
        clause,
        "preposition",
        _content(page, clause, first.i + 1, last.right_edge.i + 1),
        cue_end=first.i + 1 if first.i <= clause.cue[1] + 1 else 0,
        lemma=lemma,
    )


def _adjective(page: Page, clause: Clause, adjective: Token) -> Iterator[Draft]:
    parts = [c for c in adjective.rights if c.dep_ in ("ccomp", "xcomp", "prep", "pcomp", "advcl")]
    parts += [c for c in clause.verb.rights if c.dep_ in ("ccomp", "xcomp") and c.i > adjective.i]
    if not parts:
        return
    first = parts[0]
    start = first.i + 1 if first.dep_ == "prep" else first.left_edge.i
    lemma = f"be {adjective.lemma_.lower()}"
    frame = f"{adjective.dep_} {first.dep_}"
    yield from _draft(
        page, clause, frame, _content(page, clause, start, parts[-1].right_edge.i + 1), cue_end=adjective.i + 1, lemma=lemma
    )


def _content(page: Page, clause: Clause, start: int, end: int) -> tuple[Span, ...]:
    start = max(start, clause.verb.i + 1)
    start, end = clipped(page, start, end, clause.verb)
    return joined(page, (start, _through_quotes(page, start, end)))


def _through_quotes(page: Page, start: int, end: int) -> int:
    """Do not stop in the middle of a quotation that the content has begun."""
    if start < end and end < len(page.doc) and page.quoted(end - 1) and page.quote_of[end] == page.quote_of[end - 1]:
        number = page.quote_of[end]
        while end < len(page.doc) and page.quote_of[end] == number:
            end += 1
    return end


def _start_of(said: Token) -> int:
    return said.left_edge.i


def _is_time(part: Token) -> bool:
    if part.dep_ != "prep" and part.dep_ != "npadvmod":
        return part.dep_ == "dobj" and part.lower_ in _TIMES and part.ent_type_ in ("DATE", "TIME")
    if part.lower_ not in ("on", "in", "at", "during", "after", "before", "from", "by", "since", "last", "this"):
        return part.dep_ == "npadvmod"
    noun = next(iter(part.rights), None)
    return noun is not None and (noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in _VENUES)


_VENUES: Final = frozenset(
    "statement interview conference briefing speech email e-mail message post letter tweet call article essay memo release hearing rally "
    "debate appearance remarks report telephone phone television radio facebook twitter testimony address event".split()
)


# ── content before the verb, or on both sides ──────────────────────────────────────────────────────────────────────────


def _edges(page: Page, clause: Clause) -> Range:
    """The tokens from the first word of source and cue to the last: what stands beside the content."""
    first, last = clause.cue
    if clause.subject is not None and clause.source is not None and clause.relation == "own":
        for token in (clause.subject.left_edge, clause.subject.right_edge):
            if clause.source.start <= token.idx < clause.source.end:
                first, last = min(first, token.i), max(last, token.i + 1)
        first = min(first, clause.subject.i)
    return first, last


def _before(page: Page, clause: Clause) -> Draft | None:
    first, last = _edges(page, clause)
    doc = page.doc
    i = first - 1
    while i >= 0 and (doc[i].is_space or doc[i].text == ",") and page.paragraph_of[i] in (-1, page.paragraph_of[first]):
        i -= 1
    if i < 0 or page.paragraph_of[i] != page.paragraph_of[first] or page.quoted(clause.verb.i):
        return None if i < 0 or page.paragraph_of[i] != page.paragraph_of[first] else _clause_before(page, clause, first, last)
    if page.quoted(i):
        quote = page.quotes[page.quote_of[i]]
        if quote.ends_speech(page.chars) and (
            quote.words > SCARE_WORDS or _comma_between(page, quote.inner_end - 1, doc[first].idx)
        ):
            start = _sentence_start(page, _first_token(page, i))
            content = joined(page, (start, i + 1), *_carried_on(page, clause, last))
            return next(_draft(page, clause, "quote before", content), None)
    return _clause_before(page, clause, first, last)


def _comma_between(page: Page, start: int, end: int) -> bool:
    return any(mark in page.chars[start:end] for mark in ",?!")


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
    behind = _next_word(page, last)
    left = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.right_edge.i < first), None)
    comma = _last_word(page, first)
    if left is not None and comma is not None and doc[comma].text in (",", "—", "–", "-", "?", "!", "”", '"'):
        return next(_draft(page, clause, "clause before", joined(page, clipped(page, left.left_edge.i, first, verb))), None)
    if verb.dep_ in ("parataxis", "ccomp", "advcl", "dep", "conj") and comma is not None and doc[comma].text in (",", "—", "–"):
        head = verb.head
        while head.dep_ in ("parataxis",) and head.head != head:
            head = head.head
        ends = behind is None or doc[behind].text in (",", ".", "—", "–", ";")
        if verb.dep_ == "parataxis" or (
            ends and verb.lemma_.lower() in ("say", "add", "note", "claim", "argue", "think", "believe", "suggest")
        ):
            start, end = head.left_edge.i, head.right_edge.i + 1
            close = max(last, verb.right_edge.i + 1 if verb.right_edge.i < end else last)
            content = joined(page, clipped(page, start, first, verb), (close, min(end, page.paragraph_end(verb.i))))
            return next(_draft(page, clause, "clause around", content), None)
    return None


def _next_word(page: Page, i: int) -> int | None:
    while i < len(page.doc) and page.doc[i].is_space:
        i += 1
    return i if i < len(page.doc) else None


def _last_word(page: Page, i: int) -> int | None:
    i -= 1
    while i >= 0 and page.doc[i].is_space:
        i -= 1
    return i if i >= 0 else None


def _carried_on(page: Page, clause: Clause, last: int) -> list[Range]:
    """Quotes behind "X said" that go on with what was said before it: in the same sentence, or right after it."""
    out: list[Range] = []
    end = page.paragraph_end(clause.verb.i)
    i, gap = last, 0
    while i < end and gap < _FAR:
        if page.quoted(i):
            number, start = page.quote_of[i], i
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


def _has_own_cue(page: Page, i: int, end: int, comma: bool) -> bool:
    """Whether a quote that ends before token `i` is followed by its own "she replied"."""
    if not comma:
        return False
    return any(page.doc[k].pos_ == "VERB" and not page.quoted(k) for k in range(i, min(end, i + 8)))


def _quote_after(page: Page, clause: Clause) -> Draft | None:
    """ "He said: “…”": the next quotation behind the verb, when only an addressee, a time or a comma stand between."""
    _, last = _edges(page, clause)
    doc = page.doc
    end = page.paragraph_end(clause.verb.i)
    if page.quoted(clause.verb.i):
        return None
    i = last
    while i < end and i < last + _FAR and not page.quoted(i):
        if doc[i].text in (".", ";", "!", "?"):
            return None
        i += 1
    if i >= end or not page.quoted(i):
        return None
    quote = page.quotes[page.quote_of[i]]
    before = _last_word(page, i)
    if before is None or doc[before].text not in (",", ":", "that", "—", "–", "-") and before != clause.cue[1] - 1:
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
    return next(_draft(page, clause, "quote behind" if doc[before].text != ":" else "quote colon", joined(page, *pieces)), None)


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


# ── passives ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _passive(page: Page, clause: Clause) -> Iterator[Draft]:
    verb = clause.verb
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")), None)
    parts = [
        c
        for c in verb.rights
        if c.dep_ in _COMPLEMENTS and c.dep_ != "agent" and not _is_time(c) and not (c.dep_ == "prep" and c.lower_ == "by")
    ]
    said = next((c for c in parts if c.dep_ == "ccomp"), None)
    if said is not None:
        yield from _draft(page, clause, "passive clause", _content(page, clause, said.left_edge.i, said.right_edge.i + 1))
        return
    whole: Range | None = None
    if subject is not None and subject.left_edge.i < verb.i:
        end = subject.right_edge.i + 1
        whole = (subject.left_edge.i, end if end <= verb.i else verb.i)
    if not parts:
        yield from _draft(page, clause, "passive", joined(page, whole))
        return
    first, last = parts[0], _last_part(parts)
    name = f"prep {first.lower_}" if first.dep_ == "prep" else first.dep_
    rest = clipped(page, first.left_edge.i, last.right_edge.i + 1, verb)
    yield from _draft(page, clause, f"passive {name}", joined(page, whole, rest))
    if first.dep_ == "prep":
        yield from _draft(
            page,
            clause,
            f"passive behind {name}",
            _content(page, clause, first.i + 1, last.right_edge.i + 1),
            cue_end=first.i + 1,
        )
    yield from _draft(page, clause, f"passive subject {name}", joined(page, whole))
