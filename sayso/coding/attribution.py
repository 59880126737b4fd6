"""On whose say-so: the chain of claimants, the stance and the certainty of words in a text."""

from __future__ import annotations

from typing import Final

from sayso.language import doc_of, tokens_in
from sayso.records import Certainty, Claimant, Sheet, Span, Speech, Stance

UNNAMED_OUTLET: Final = "the report"

_DENYING: Final = frozenset("deny reject refute dismiss dispute disavow disclaim".split())
_DOUBTING: Final = frozenset("doubt question wonder ask query".split())
_SUSPECTING: Final = frozenset("suspect believe think assume presume fear estimate speculate".split())
_SUSPICION: Final = frozenset("suspected allegedly alleged apparently apparent presumed presumably believed reportedly purported purportedly".split())
_POSSIBLE: Final = frozenset("may might could possibly perhaps probable probably likely possible potentially".split())
_HYPOTHETICAL: Final = frozenset("if unless whether would should".split())


def outlet_of(sheet: Sheet) -> Claimant:
    """The last link of every chain: the outlet that published the report."""
    return Claimant(name=sheet.report.source or UNNAMED_OUTLET, outlet=True)


def speeches_over(sheet: Sheet, span: Span) -> list[Speech]:
    """The speeches whose content holds the span, nearest (innermost) first."""
    holding = [speech for speech in sheet.speeches if speech.covers(span)]
    return sorted(holding, key=lambda speech: (sum(len(part) for part in speech.content), speech.content))


def claimants_of(sheet: Sheet, span: Span) -> tuple[Claimant, ...]:
    """Who says the words of a span: nearest speaker first, outlet last.

    A speech without a named source ("it was reported that …") adds no link.
    """
    chain: list[Claimant] = []
    for speech in speeches_over(sheet, span):
        speaker = speaker_of(sheet, speech)
        if speaker and all(speaker.name != link.name for link in chain):
            chain.append(speaker)
    return (*chain, outlet_of(sheet))


def speaker_of(sheet: Sheet, speech: Speech) -> Claimant | None:
    """The source of a speech as a link of the chain, or None if the text names none."""
    if not speech.source:
        return None
    words = sheet.text.words(speech.source[0])
    actor = sheet.actor(speech.actor_id)
    return Claimant(name=actor.name if actor else words, words=words, span=speech.source[0], actor_id=speech.actor_id)


def stance_of(sheet: Sheet, span: Span) -> Stance:
    """What the nearest speaker does with the words: assert, deny, question, or suppose them."""
    nearest = next(iter(speeches_over(sheet, span)), None)
    if nearest is not None:
        if nearest.lemma in _DENYING and not nearest.negated:
            return "denied"
        if nearest.lemma in _DOUBTING:
            return "questioned"
    doc = doc_of(sheet)
    for token in tokens_in(doc, span)[:1]:
        for above in (token, *token.ancestors):
            if any(child.dep_ in ("mark", "aux") and child.lower_ in _HYPOTHETICAL for child in above.children):
                return "hypothetical"
            if above.dep_ in ("ccomp", "ROOT", "relcl", "conj"):
                break
    return "asserted"


def certainty_of(sheet: Sheet, span: Span) -> Certainty:
    """How firmly the words are put: ``stated`` by the outlet itself, ``reported`` from somebody, ``suspected`` or ``possible``."""
    nearest = next(iter(speeches_over(sheet, span)), None)
    if nearest is not None and nearest.lemma in _SUSPECTING:
        return "suspected"
    doc = doc_of(sheet)
    for token in tokens_in(doc, span):
        for near in (token, *token.children, token.head, *token.head.children):
            if near.lower_ in _SUSPICION:
                return "suspected"
            if near.lower_ in _POSSIBLE and not near.is_title:
                return "possible"
    return "stated" if nearest is None else "reported"
