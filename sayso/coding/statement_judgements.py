"""What others say of a statement: that it is (not) authentic, (not) a claim of responsibility, that its speaker is new.

"Contrary to press reports, the recording was not a claim of responsibility" says two things: the outlet that it is none, and the
press that it is one. Both are kept: a contradiction is for the reader to see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.attribution import claimants_of, outlet_of
from sayso.coding.statement_utterances import actor_at
from sayso.data_files import data_file
from sayso.language import is_negated, noun_phrase, span_of, subjects_of
from sayso.records import Claimant, Sheet, Span, Stance

_PLACED: Final = ("in", "on")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement on a statement.

    Attributes:
        head: index of the token that names the statement, or its speaker.
        property: ``is_claim``, ``authentic`` or ``new_speaker``.
        value: the judgement.
        evidence: the words of it.
        claimants: who judges.
        stance: ``questioned`` where it is said that nobody could tell.
    """

    head: int
    property: str
    value: bool
    evidence: Span
    claimants: tuple[Claimant, ...]
    stance: Stance = "asserted"


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, list[str]]]:
    data = data_file("sayso.coding", "statement_judgements.yaml")
    assert isinstance(data, dict)
    return data


def verdicts_of(sheet: Sheet, doc: Doc) -> Iterator[Verdict]:
    """Every judgement of a text, whatever it is about; the caller knows which heads name a statement."""
    for token in doc:
        if token.lemma_.lower() == "be" and token.dep_ != "auxpass":
            yield from _of_being(sheet, token)
        elif token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(sheet, token)


def _of_being(sheet: Sheet, verb: Token) -> Iterator[Verdict]:
    """ "The recording was (not) authentic", "… a claim of responsibility"; "the speaker is unknown"."""
    words = _words()
    negated = is_negated(verb)
    for subject in subjects_of(verb)[:1]:
        for child in verb.children:
            if child.dep_ not in ("attr", "acomp", "oprd", "dobj"):
                continue
            lemma = child.lemma_.lower()
            evidence = _clause(subject, verb, child)
            if lemma in words["authentic"]["for"] or lemma in words["authentic"]["against"]:
                value = (lemma in words["authentic"]["for"]) != negated
                yield Verdict(subject.i, "authentic", value, evidence, claimants_of(sheet, evidence))
            elif _is_claim(child):
                value = not negated
                yield Verdict(subject.i, "is_claim", value, evidence, claimants_of(sheet, evidence))
                yield from _contrary(sheet, verb, subject.i, value)


def _of_verb(sheet: Sheet, verb: Token) -> Iterator[Verdict]:
    words = _words()
    lemma = verb.lemma_.lower()
    if lemma in words["new_speaker"]["verbs"] and any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
        earlier = [t for t in verb.subtree if t.i > verb.i and t.lower_ in words["new_speaker"]["earlier"]]
        earlier += [c for c in verb.children if c.lower_ in ("never", *words["new_speaker"]["earlier"])]
        for subject in subjects_of(verb)[:1] if earlier else ():
            evidence = _clause(subject, verb, max((*earlier, verb), key=lambda t: t.i))
            yield Verdict(subject.i, "new_speaker", True, evidence, claimants_of(sheet, evidence))
    if lemma in words["authentic"]["confirming"]:
        yield from _of_authenticity(sheet, verb)
    if lemma in ("constitute", "represent", "contain", "include") or (lemma == "amount"):
        for child in verb.subtree:
            if _is_claim(child):
                for subject in subjects_of(verb)[:1]:
                    evidence = _clause(subject, verb, child)
                    yield Verdict(subject.i, "is_claim", not is_negated(verb), evidence, claimants_of(sheet, evidence))
                return


def _of_authenticity(sheet: Sheet, verb: Token) -> Iterator[Verdict]:
    """ "The authenticity of the tape could not be verified", "experts confirmed the authenticity of the tape"."""
    for noun in verb.children:
        if noun.lemma_.lower() not in _words()["authentic"]["nouns"]:
            continue
        of = [g for child in noun.children if child.dep_ == "prep" for g in child.children if g.dep_ == "pobj"]
        of += [child for child in noun.children if child.dep_ == "poss"]
        for named in of[:1]:
            evidence = _clause(noun, verb, named)
            stance: Stance = "questioned" if is_negated(verb) or any(c.lower_ == "not" for c in verb.children) else "asserted"
            yield Verdict(named.i, "authentic", True, evidence, claimants_of(sheet, evidence), stance)


def _is_claim(noun: Token) -> bool:
    words = _words()["is_claim"]
    if noun.lemma_.lower() not in words["nouns"]:
        return False
    return any(t.lemma_.lower() in words["of"] for t in noun.subtree)


def _contrary(sheet: Sheet, verb: Token, head: int, value: bool) -> Iterator[Verdict]:
    """Who is said to say the opposite: "contrary to reports in the state press"."""
    words = _words()
    for child in verb.children:
        if child.lower_ not in words["contrary"]:
            continue
        nouns = [t for t in child.subtree if t.dep_ == "pobj"]
        if not nouns:
            continue
        reports = nouns[0]
        named = _who_reports(reports, set(words["reports"]))
        evidence = span_of(*(t for t in child.subtree if not t.is_punct and not t.is_space))
        said = (outlet_of(sheet),) if named is None else (_claimant(sheet, named), outlet_of(sheet))
        if named is not None:
            yield Verdict(head, "is_claim", not value, evidence, said)


def _who_reports(reports: Token, nouns: set[str]) -> Span | None:
    """The words for who reports, in "Vasrland's state media reports" or "reports in state media"; None if they name nobody."""
    if reports.lemma_.lower() not in nouns:
        return noun_phrase(reports)
    inner = [g for c in reports.children if c.dep_ == "prep" and c.lower_ in ("in", "by", "from", "of") for g in c.children]
    if inner:
        return noun_phrase(inner[0])
    before = [t for c in reports.children if c.dep_ in ("compound", "amod", "poss", "nmod") for t in c.subtree]
    return span_of(*before) if before else None


def _claimant(sheet: Sheet, span: Span) -> Claimant:
    actor = sheet.actor(actor_at(sheet, span))
    words = sheet.text.words(span)
    return Claimant(name=actor.name if actor else words, words=words, span=span, actor_id=actor.id if actor else None)


def _clause(*tokens: Token) -> Span:
    """From the subject to the words that judge it."""
    return span_of(*tokens, *(t for t in tokens[-1].subtree if not t.is_punct))


def spoken_in(head: Token) -> int | None:
    """The noun of the communication in "the person in the recording", or None."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in _PLACED:
            return next((grand.i for grand in child.children if grand.dep_ == "pobj"), None)
    return None
