"""Whether words present an act as having happened: not threatened, feared, supposed, denied, or spoken of in general."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from sayso.language import is_negated

_MODALS: Final = frozenset("will would may might could should must can shall 'll 'd ca wo".split())
_CONDITIONS: Final = frozenset("if unless whether lest".split())
_TRYING: Final = frozenset("try attempt seek fail".split())
_DOING: Final = frozenset("manage begin start continue proceed come go stop happen appear seem help use keep return".split())
_UNREAL_ABOVE: Final = frozenset(
    "threaten plan plot vow want intend order call ask urge prepare allow authorise authorize prevent avoid avert deter fear risk "
    "expect warn decide hope prohibit refuse conspire swear wish need seek forbid discourage propose incite pledge ready".split()
)
_FOILING: Final = frozenset("foil thwart prevent avert disrupt stop abort".split())
_UNREAL_NOUNS: Final = frozenset(
    "threat fear risk possibility plan danger potential prospect warning end wave kind type sort definition right war campaign "
    "number victim rate spate".split()
)
_UNREAL_MODIFIERS: Final = frozenset(
    "any no future possible potential further such imminent planned likely more many most feared threatened hypothetical "
    "other recent several various similar these those previous".split()
)
_GENERAL_MODIFIERS: Final = frozenset(
    "any no future possible potential further imminent planned likely hypothetical every each threatened feared".split()
)
_ALLEGING: Final = frozenset("allegedly reportedly supposedly purportedly apparently".split())
_ALLEGED: Final = frozenset("alleged reported suspected purported supposed apparent".split())
_REFERRING: Final = frozenset(
    "scene victim suspect case death site spree rampage incident spot night attack bombing accused series wave attempt weapon act".split()
)


@dataclass(frozen=True, slots=True)
class Reality:
    """How an act is presented.

    Attributes:
        score: how firmly it is presented as a real and particular act, 0 (not at all) to 1.
        stage: a key of the codebook's stages.
    """

    score: float
    stage: str = "accomplished"


def reality_of(token: Token, *, nominal: bool, headline: bool = False) -> Reality:
    """Judge one trigger from its own clause.

    Args:
        token: the trigger.
        nominal: it is a noun.
        headline: it stands in a title, where the present tense tells the past and "to" the future.
    """
    found = _nominal(token) if nominal else _verbal(token, headline)
    if found.score > 0 and found.stage == "accomplished" and _is_alleged(token):
        return Reality(found.score, "alleged")
    return found


def _is_alleged(token: Token) -> bool:
    return any(child.lower_ in _ALLEGING or (child.lower_ in _ALLEGED and child.dep_ == "amod") for child in token.children)


def _verbal(token: Token, headline: bool) -> Reality:
    auxiliaries = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    if any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in token.children):
        return Reality(0.0)
    if is_negated(token):
        return Reality(0.6, "failed") if token.lower_.startswith(("explod", "detonat")) else Reality(0.0)
    if auxiliaries & _MODALS:
        return Reality(0.3, "alleged") if auxiliaries & {"may", "might", "could"} and "have" in auxiliaries else Reality(0.0)
    if "to" in auxiliaries:
        return _infinitive(token)
    if token.dep_ in ("pcomp", "xcomp", "csubj"):
        return _governed(token)
    if token.tag_ in ("VBP", "VBZ", "VB") and not headline:
        return Reality(0.4)
    if token.dep_ in ("conj", "advcl") and not auxiliaries and token.head.pos_ == "VERB" and token.head.i != token.i:
        above = _verbal(token.head, headline)
        return above if above.score < 0.5 else Reality(1.0, "accomplished")
    return Reality(1.0)


def _infinitive(token: Token) -> Reality:
    above = token.head
    if above.lemma_.lower() in _TRYING or above.lower_ in ("attempts", "attempt", "bid", "efforts"):
        return Reality(0.9, "failed")
    if above.lemma_.lower() in _DOING and token.dep_ == "xcomp":
        return _verbal(above, False)
    if above.lemma_.lower() in ("believe", "report", "say", "know", "allege", "suspect", "think"):
        return Reality(0.8, "alleged")
    return Reality(0.1)


def _governed(token: Token) -> Reality:
    above = token.head
    verb = above.head if above.dep_ == "prep" else above
    lemma = verb.lemma_.lower()
    if lemma in _UNREAL_ABOVE:
        return Reality(0.1)
    if lemma in _TRYING:
        return Reality(0.9, "failed")
    if lemma in ("accuse", "suspect", "charge", "allege"):
        return Reality(0.9)
    return Reality(0.8)


def _nominal(token: Token) -> Reality:
    lower = {child.lower_ for child in token.children if child.dep_ in ("det", "amod", "neg", "compound")}
    if lower & _GENERAL_MODIFIERS:
        return Reality(0.0)
    above = token.head
    verb = above.head if above.dep_ == "prep" else above
    lemma = verb.lemma_.lower()
    stage = (
        "failed"
        if lower & {"failed", "attempted", "abortive", "botched", "unsuccessful"} or lemma == "attempt"
        else "accomplished"
    )
    if lower & {"foiled", "thwarted", "averted"} or (lemma in _FOILING and token.dep_ in ("dobj", "nsubjpass")):
        return Reality(0.9, "foiled")
    if token.dep_ == "compound":
        return Reality(0.5 if above.lemma_.lower() in _REFERRING else 0.2, stage)
    if lemma in _UNREAL_NOUNS and above.dep_ == "prep":
        return Reality(0.3, stage)
    if lemma in _UNREAL_ABOVE and token.dep_ in ("dobj", "pobj"):
        return Reality(0.2, stage)
    plural = token.tag_ in ("NNS", "NNPS")
    determined = any(child.dep_ in ("det", "nummod", "poss", "amod") for child in token.children)
    if plural and not determined:
        return Reality(0.5, stage)
    return Reality(1.0, stage)
