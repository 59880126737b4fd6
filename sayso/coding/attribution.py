"""On whose say-so: the chain of claimants, the stance and the certainty of words in a text.

How each is decided is told in ``docs/explanation/say-so.md``; the word lists are in ``data/attribution.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from spacy.tokens import Token

from sayso.data_files import data_file
from sayso.language import doc_of, head_of, tokens_in
from sayso.records import Certainty, Claimant, Sheet, Span, Speech, Stance

UNNAMED_OUTLET: Final = "the report"

_NOBODY: Final = ("no ", "nobody", "none", "neither", "no-one")
"""Beginnings of sources that name nobody who says it: "no group has claimed"."""
_CLAUSE_ENDS: Final = ("ccomp", "ROOT", "relcl", "acl", "advcl", "parataxis", "csubj")
_VERBS: Final = ("VERB", "AUX")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    data = data_file("sayso.coding", "attribution.yaml")
    return {name: frozenset(listed) for name, listed in data.items()}


def outlet_of(sheet: Sheet) -> Claimant:
    """The last link of every chain: the outlet that published the report."""
    return Claimant(name=sheet.report.source or UNNAMED_OUTLET, outlet=True)


def speeches_over(sheet: Sheet, span: Span, *, facts: bool = False) -> list[Speech]:
    """The speeches whose content holds the span, nearest (innermost) first.

    Args:
        facts: leave out speeches that take the happening for granted: who "claims responsibility for the bombing that killed
            four", or denies or condemns it, is not the one who says that four were killed.
    """
    holding = [s for s in sheet.speeches if s.covers(span) and not (facts and _takes_for_granted(sheet, s, span))]
    return sorted(holding, key=lambda speech: (sum(len(part) for part in speech.content), speech.content))


def _takes_for_granted(sheet: Sheet, speech: Speech, span: Span) -> bool:
    """Whether a speech names a happening by a noun instead of saying that it happened."""
    if speech.directness != "indirect" or speech.lemma.partition(" ")[0] not in _words()["taking_for_granted"]:
        return False
    part = next(part for part in speech.content if part.covers(span))
    head = head_of(doc_of(sheet), part)
    if head is None or head.pos_ in _VERBS:
        return False
    # "denied reports that two men had been held": what the reports tell is what is denied
    told = [t for c in head.children if c.dep_ in ("acl", "ccomp") for t in c.subtree]
    is_report = head.lemma_.lower() in _words()["reports"] and any(c.lower_ == "that" for t in told for c in (t,))
    return not (is_report and any(span.start <= t.idx < span.end for t in told))


def claimants_of(sheet: Sheet, span: Span, *, facts: bool = False) -> tuple[Claimant, ...]:
    """Who says the words of a span: nearest speaker first, outlet last; `facts` as in `speeches_over`.

    A speech without a named source ("it was reported that …") adds no link.
    """
    chain: list[Claimant] = []
    for speech in speeches_over(sheet, span, facts=facts):
        speaker = speaker_of(sheet, speech)
        if speaker and all(speaker.name != link.name for link in chain):
            chain.append(speaker)
    return (*chain, outlet_of(sheet))


def speaker_of(sheet: Sheet, speech: Speech) -> Claimant | None:
    """The source of a speech as a link of the chain, or None if the text names none, or says that nobody does."""
    if not speech.source:
        return None
    words = sheet.text.words(speech.source[0])
    if words.lower().startswith(_NOBODY):
        return None
    actor = sheet.actor(speech.actor_id)
    return Claimant(name=actor.name if actor else words, words=words, span=speech.source[0], actor_id=speech.actor_id)


def stance_of(sheet: Sheet, span: Span, *, facts: bool = False) -> Stance:
    """What the nearest speaker does with the words: assert, deny, question, or suppose them; `facts` as in `speeches_over`."""
    words = _words()
    nearest = next(iter(speeches_over(sheet, span, facts=facts)), None)
    if nearest is not None and not nearest.negated:
        if nearest.lemma in words["denying"] or _is_of_denied_report(sheet, nearest):
            return "denied"
        if nearest.lemma in words["doubting"]:
            return "questioned"
    tokens = tokens_in(doc_of(sheet), span)
    inside = {token.i for token in tokens}
    for verb in _verbs_over(tokens):
        marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "aux", "advmod")}
        if marks & words["asking"]:
            return "questioned"
        if marks & words["hypothetical"]:
            return "hypothetical"
        if _is_denied(verb, inside):
            return "denied"
    return "asserted"


def _is_of_denied_report(sheet: Sheet, speech: Speech) -> bool:
    """ "The spokesman denied reports that two men had been held": where reading takes the reports for the word of saying."""
    cue = head_of(doc_of(sheet), speech.cue[0]) if speech.cue else None
    return cue is not None and cue.pos_ == "NOUN" and cue.dep_ == "dobj" and cue.head.lemma_.lower() in _words()["denying"]


def certainty_of(sheet: Sheet, span: Span, *, facts: bool = False) -> Certainty:
    """How firmly the words are put: ``stated`` by the outlet itself, ``reported`` from somebody, ``suspected`` or ``possible``."""
    words = _words()
    nearest = next(iter(speeches_over(sheet, span, facts=facts)), None)
    if nearest is not None and nearest.lemma in words["suspecting"]:
        return "suspected"
    tokens = tokens_in(doc_of(sheet), span)
    near = {t.lower_ for token in tokens for t in (token, *token.children, token.head) if not (t.is_title and t.lower_ == "may")}
    for verb in _verbs_over(tokens):
        near |= {verb.lower_} if verb.pos_ in _VERBS else set()
        near |= {c.lower_ for c in verb.children if c.dep_ in ("aux", "advmod", "acomp", "amod") and not c.is_title}
    if near & words["suspicion"]:
        return "suspected"
    if near & words["possible"]:
        return "possible"
    return "reported" if nearest is not None or near & words["hearsay"] else "stated"


def _verbs_over(tokens: list[Token]) -> Iterator[Token]:
    """The verbs of the clause that the words stand in, from the nearest up to the verb that the clause hangs on.

    "is thought to have been carried out by X" goes from X over "carried" to "thought"; a clause that somebody says
    ("said that …") ends at its own verb, so that what is done to the saying is not done to what is said.
    """
    inside = {token.i for token in tokens}
    top = next((t for t in tokens if t.head.i not in inside or t.head == t), None)
    while top is not None:
        if top.pos_ in _VERBS:
            yield top
            if top.dep_ in _CLAUSE_ENDS or (top.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in top.children)):
                return
        if top.head == top:  # tokens are made anew each time they are asked for: never compare them with `is`
            return
        top = top.head


def _is_denied(verb: Token, inside: set[int]) -> bool:
    """Whether the verb is negated by words that are not themselves the evidence ("no one was killed" is a value, not a denial)."""
    softening = _words()["softening"]
    children = list(verb.children)
    negations = [c for c in children if c.dep_ == "neg" or c.lower_ in ("never", "not", "n't", "n’t")]
    if not negations or any(c.i in inside for c in negations):
        return False
    return not any(c.lower_ in softening for n in negations for c in (*children, n.nbor(1) if n.i + 1 < len(n.doc) else n))
