"""Reporting verbs: every way in which a verb may say what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from sayso.reading.speech_clause import Clause, Range, clause_with, made
from sayso.reading.speech_draft import Draft, clipped, joined, through_quotes
from sayso.reading.speech_page import Page
from sayso.reading.speech_quoted import before_cue, quote_behind
from sayso.reading.speech_words import words
from sayso.records import Span

_COMPLEMENTS: Final = ("ccomp", "xcomp", "dobj", "prep", "acomp", "oprd", "attr", "pcomp", "dative", "advcl", "intj", "nmod")


def verb_drafts(page: Page, verb: Token) -> Iterator[Draft]:
    """Every way in which a verb may report something."""
    clause = clause_with(page, verb)
    if clause.passive:
        yield from _passive(page, clause)
        return
    yield from _as_clause(page, clause)
    before = before_cue(page, clause)
    if before is not None:
        yield before
    after = quote_behind(page, clause)
    if after is not None:
        yield after
    if before is None or before.frame != "clause around":
        yield from _right(page, clause)


def _as_clause(page: Page, clause: Clause) -> Iterator[Draft]:
    """ "As the mayor noted, the road is closed": what stands around the clause that says who says so."""
    verb, head = clause.verb, clause.verb.head
    while head.dep_ in ("aux", "auxpass") and head.head != head:
        head = head.head
    if verb.dep_ != "advcl" or clause.subject is None or clause.relation != "own" or head.pos_ not in ("VERB", "AUX"):
        return
    if head.dep_ == "ccomp" and head.head.i < head.i:
        return  # "The army denied that it had shot at anyone, as residents had said": of what the one denies the other's word is no part
    mark = next((c for c in verb.lefts if c.lower_ == "as" and c.i < clause.subject.i), None)
    if mark is None or any(c.dep_ in ("ccomp", "xcomp", "dobj", "acomp", "attr") for c in verb.rights):
        return
    start, end = clipped(page, head.left_edge.i, head.right_edge.i + 1, verb)
    first, last = max(start, mark.i), min(end, verb.right_edge.i + 1)
    yield from made(page, clause, "as clause", joined(page, (start, first), (last, through_quotes(page, last, end))))


def _right(page: Page, clause: Clause) -> Iterator[Draft]:
    verb = clause.verb
    parts = [
        c for c in verb.rights if c.dep_ in _COMPLEMENTS and c != clause.subject and not _is_time(c) and c.i >= clause.cue[1]
    ]
    if clause.subject is not None and clause.relation == "own" and clause.subject.i > verb.i:
        # "…, said Vik": what stands before the speaker is not said; but "Citing the report, Vik …" has its speaker in the main clause
        parts = [c for c in parts if c.i > clause.subject.right_edge.i]
    lost = _lost_clause(page, clause)
    if lost is not None:
        yield from made(page, clause, "clause", _content(page, clause, *lost))
    if not parts:
        return
    first = parts[0]
    if first.dep_ in ("acomp", "attr") and verb.lemma_.lower() in words("links"):
        yield from _adjective(page, clause, first)
        return
    said = next((c for c in parts if c.dep_ == "ccomp"), None)
    if said is not None:
        start, end = _start_of(said), _with_second_clause(page, clause, said.right_edge.i + 1)
        yield from made(page, clause, "clause", _content(page, clause, start, end))
        objects = [c for c in parts if c.i < said.i and c.dep_ in ("dobj", "dative", "prep")]
        if objects and objects[0].dep_ != "prep":
            yield from made(page, clause, "object+clause", _content(page, clause, objects[0].left_edge.i, end))
        return
    last = _last_part(parts)
    if first.dep_ == "prep":
        yield from _preposition(page, clause, first, last)
        return
    if first.dep_ in ("xcomp", "oprd", "advcl", "acomp", "attr", "pcomp"):
        if first.dep_ != "advcl" or first.tag_ == "VB":
            yield from made(page, clause, f"{first.dep_}", _content(page, clause, first.left_edge.i, last.right_edge.i + 1))
        return
    rest = parts[1].dep_ if len(parts) > 1 else ""
    if rest == "prep":
        rest = f"prep {parts[1].lower_}"
    yield from made(page, clause, f"object {rest}".strip(), _content(page, clause, first.left_edge.i, last.right_edge.i + 1))
    if rest and rest != "xcomp":
        yield from made(page, clause, f"object only {rest}", _content(page, clause, first.left_edge.i, first.right_edge.i + 1))
    if rest == "xcomp" or (rest and parts[1].dep_ == "prep"):
        yield from made(
            page, clause, f"behind object {rest}", _content(page, clause, parts[1].left_edge.i, last.right_edge.i + 1)
        )


def _with_second_clause(page: Page, clause: Clause, end: int) -> int:
    """The end of "… and that it failed" or "… but “nobody knew”" where the parse coordinates them with the cue."""
    for other in clause.verb.rights:
        if other.dep_ != "conj" or other.i < end or not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in other.lefts):
            continue
        own = range(other.left_edge.i, other.right_edge.i + 1)
        between = all(page.doc[k].is_punct or page.doc[k].dep_ == "cc" or page.doc[k].is_space for k in range(end, own.start))
        that = any(c.dep_ == "mark" and c.lower_ == "that" for c in other.lefts)
        if between and (that or (any(page.quoted(k) for k in own) and other.lemma_.lower() not in words("carry_on"))):
            return own.stop
        break
    return end


def _lost_clause(page: Page, clause: Clause) -> Range | None:
    """ "He wrote in the early hours that it failed": a clause that the parse hangs on the time or place behind the cue."""
    for child in clause.verb.rights:
        if child.dep_ != "prep":
            continue
        for noun in child.rights:
            for part in noun.rights:
                first = part.left_edge
                if part.dep_ in ("relcl", "acl") and first.lower_ == "that" and first != part and _is_time(child):
                    subjects = [c for c in part.lefts if c.dep_ in ("nsubj", "nsubjpass") and c != first]
                    return (first.i, part.right_edge.i + 1) if subjects else None
    return None


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
    yield from made(
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
    if clause.subject is not None and clause.subject.lower_ == "it" and first.dep_ != "prep":
        # "It was not clear who …": nobody is named who says so.
        clause = replace(clause, subject=None, source=None, relation="none")
    yield from made(
        page, clause, frame, _content(page, clause, start, parts[-1].right_edge.i + 1), cue_end=adjective.i + 1, lemma=lemma
    )


def _content(page: Page, clause: Clause, start: int, end: int) -> tuple[Span, ...]:
    start = max(start, clause.verb.i + 1)
    start, end = clipped(page, start, _through_infinitive(page, clause, end), clause.verb)
    return joined(page, (start, through_quotes(page, start, end)))


def _through_infinitive(page: Page, clause: Clause, end: int) -> int:
    """Take in what somebody is called on to do where the parse hangs the infinitive on another word."""
    doc = page.doc
    if end >= len(doc) or doc[end].tag_ != "TO" or clause.verb.lemma_.lower() not in words("object_speaks"):
        return end
    return doc[end].head.right_edge.i + 1 if doc[end].head.i > end else end


def _start_of(said: Token) -> int:
    """Where a clause begins, without a day that belongs to the cue: "told them Monday he would"."""
    start = said.left_edge
    while start.i < said.i and start.ent_type_ in ("DATE", "TIME") and start.head == said and start.dep_ == "npadvmod":
        start = start.nbor(1)
    return start.i


def _is_time(part: Token) -> bool:
    if part.dep_ != "prep" and part.dep_ != "npadvmod":
        return part.dep_ == "dobj" and part.lower_ in words("times") and part.ent_type_ in ("DATE", "TIME")
    if part.lower_ not in ("on", "in", "at", "during", "after", "before", "from", "by", "since", "last", "this"):
        return part.dep_ == "npadvmod"
    noun = next(iter(part.rights), None)
    return noun is not None and (noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in words("venues"))


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
        yield from made(page, clause, "passive clause", _content(page, clause, said.left_edge.i, said.right_edge.i + 1))
        return
    whole: Range | None = None
    if subject is not None and subject.left_edge.i < verb.i:
        end = subject.right_edge.i + 1
        whole = (subject.left_edge.i, end if end <= verb.i else verb.i)
    if not parts:
        yield from made(page, clause, "passive", joined(page, whole))
        return
    first, last = parts[0], _last_part(parts)
    name = f"prep {first.lower_}" if first.dep_ == "prep" else first.dep_
    rest = clipped(page, first.left_edge.i, last.right_edge.i + 1, verb)
    yield from made(page, clause, f"passive {name}", joined(page, whole, rest))
    if first.dep_ == "prep":
        yield from made(
            page,
            clause,
            f"passive behind {name}",
            _content(page, clause, first.i + 1, last.right_edge.i + 1),
            cue_end=first.i + 1,
        )
    yield from made(page, clause, f"passive subject {name}", joined(page, whole))
