"""Whether words present an act as having happened: not threatened, feared, supposed, denied, or spoken of in general."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_harmless import is_accidental, is_figure, is_statistic
from sayso.coding.incident_lexicon import word_list
from sayso.coding.toll_reality import counts_years
from sayso.coding.toll_words import toll_words
from sayso.language import is_negated

ACCIDENT: Final = "accident"
"""In the place of a stage: it happened, but was nobody's deed."""
_UNREAL: Final = 0.0
_MODIFIERS: Final = ("det", "amod", "neg", "compound", "advmod", "nmod")
_TAKES_OBJECT: Final = frozenset(("attacked", "assaulted", "raided"))
"""Without an object these are said of sportsmen and speakers."""
_OBJECTS: Final = ("dobj", "dative", "agent", "auxpass", "nsubjpass", "dep", "ccomp")
_PERCEIVING: Final = ("see", "hear", "watch", "witness", "notice", "observe")
_BELIEVING: Final = frozenset(("believe", "report", "say", "know", "allege", "suspect", "think"))


@dataclass(frozen=True, slots=True)
class Reality:
    """How an act is presented.

    Attributes:
        score: how firmly it is presented as a real and particular act, 0 (not at all) to 1.
        stage: a key of the codebook's stages, or `ACCIDENT`.
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
    if any(near.lower_ in word_list("accidental") for near in (*token.children, token.head)) or _in_accident(token):
        return Reality(_UNREAL, ACCIDENT)
    if is_accidental(token):
        return Reality(_UNREAL, ACCIDENT)
    if token.lower_ == "striking" and token.dep_ == "amod":
        return Reality(_UNREAL)  # "striking workers"
    if is_figure(token, nominal=nominal) or (nominal and is_statistic(token)):
        return Reality(_UNREAL)
    if token.lower_ not in word_list("blowing") and _is_done_to_self(token):
        return Reality(_UNREAL)
    found = _nominal(token) if nominal else _verbal(token, headline)
    if found.score > 0 and found.stage == "accomplished" and _is_alleged(token):
        return Reality(found.score, "alleged")
    return found


def _in_accident(token: Token) -> bool:
    """Whether the words say that an accident did it, or one who cannot mean it: "killed in a crash", "shot by a toddler", "by a bull"."""
    held = [
        below for child in token.children if child.dep_ == "prep" and child.lower_ in ("in", "by") for below in child.children
    ]
    if any(below.lower_ in word_list("accidents") for below in held) or is_said_accidental(token):
        return True
    doers = (below for child in token.children if child.lower_ == "by" for below in child.children)
    return any(doer.lower_ in word_list("infants") or doer.lower_ in word_list("beasts") for doer in doers)


def _is_done_to_self(token: Token) -> bool:
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return after.lower_ in word_list("self") or any(t.lower_ in word_list("self") and t.dep_ == "dobj" for t in token.children)


def is_said_accidental(token: Token) -> bool:
    """Whether a sentence says of the act named before that it was none: "the shooting was an accident", "was accidental"."""
    said = (child for child in token.head.children if child.dep_ in ("attr", "acomp")) if token.dep_ == "nsubj" else ()
    return any(child.lower_ in word_list("accidents") or child.lower_ in word_list("accidental") for child in said)


def _is_alleged(token: Token) -> bool:
    return any(
        child.lower_ in word_list("alleging") or (child.lower_ in word_list("alleged") and child.dep_ == "amod")
        for child in token.children
    )


def is_habit(verb: Token) -> bool:
    """ "The group rarely claims attacks", "has often attacked convoys": what somebody does or does not do all the time."""
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
    return (perfect or verb.tag_ in ("VBZ", "VBP")) and any(c.lower_ in word_list("how_often") for c in verb.children)


def _is_running_total(verb: Token) -> bool:
    """ "pirates have attacked 100 vessels this year": a total over a stretch of time that goes on; "since talks broke down" gives none."""
    if any(t.lower_ == "since" and t.dep_ == "mark" and not t.nbor().like_num for t in verb.sent[:-1]):
        return False
    return any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children) and counts_years(
        verb.sent, toll_words().statistic
    )


def _verbal(token: Token, headline: bool) -> Reality:
    helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    if any(child.dep_ == "mark" and child.lower_ in word_list("conditions") for child in token.children):
        return Reality(_UNREAL)
    if is_habit(token):
        return Reality(_UNREAL)  # "the group frequently attacks the capital"
    if is_negated(token):
        return Reality(0.6, "failed") if token.lower_.startswith(("explod", "detonat")) else Reality(_UNREAL)
    if helpers & word_list("modals"):
        return Reality(0.3, "alleged") if helpers & {"may", "might", "could"} and "have" in helpers else Reality(_UNREAL)
    if helpers & {"have", "has", "had"} and _is_running_total(token):
        return Reality(0.2)
    if "to" in helpers:
        return _infinitive(token)
    if token.tag_ == "VB" and token.dep_ == "ccomp" and not helpers and token.head.lemma_.lower() in _PERCEIVING:
        return _verbal(token.head, headline)  # "saw soldiers open fire"
    if token.dep_ in ("pcomp", "xcomp", "csubj"):
        return _governed(token)
    if any(
        child.lower_ in ("into", "in") and any(n.lower_ in ("air", "sky") for n in child.children) for child in token.children
    ):
        return Reality(0.4)  # "fired into the air"
    goes_on = token.tag_ == "VBG" and bool(helpers & {"is", "are", "am", "'re", "’re"})
    if (token.tag_ in ("VBP", "VBZ", "VB") or goes_on) and not headline:
        return Reality(0.4)
    if token.lower_ in _TAKES_OBJECT and token.tag_ == "VBD" and not any(c.dep_ in _OBJECTS for c in token.children):
        return Reality(0.4)
    if token.dep_ in ("conj", "advcl") and not helpers and token.head.pos_ == "VERB" and token.head.i != token.i:
        above = _verbal(token.head, headline)
        return above if above.score < 0.5 else Reality(1.0, "accomplished")
    return Reality(1.0)


def _infinitive(token: Token) -> Reality:
    above = token.head
    lemma = above.lemma_.lower()
    if lemma in word_list("foiling") or (lemma in word_list("plotting") and above.head.lemma_.lower() in word_list("foiling")):
        # "foiled a plot to bomb a market"
        return Reality(0.9, "foiled")
    if lemma in word_list("trying") or above.lower_ in ("attempts", "attempt", "bid"):
        return Reality(0.9, "failed")
    if lemma in word_list("doing") and token.dep_ == "xcomp":
        return _verbal(above, False)
    if lemma in _BELIEVING:
        return Reality(0.8, "alleged")
    return Reality(0.1)


def _governed(token: Token) -> Reality:
    verb = token.head.head if token.head.dep_ == "prep" else token.head
    lemma = verb.lemma_.lower()
    if lemma in word_list("foiling"):
        return Reality(0.9, "foiled")  # "Vasrland foils attack plot", where the parser takes the attack for a verb
    if lemma in word_list("unreal_verbs"):
        return Reality(0.1, "foiled" if lemma in word_list("planning") else "accomplished")
    if lemma in word_list("trying"):
        return Reality(0.9, "failed")
    return Reality(0.8)


def _nominal(token: Token) -> Reality:
    lower = {child.lower_ for child in token.children if child.dep_ in _MODIFIERS}
    if lower & word_list("general_modifiers"):
        return Reality(_UNREAL)
    above = token.head
    verb = above.head if above.dep_ == "prep" else above
    lemma = verb.lemma_.lower()
    stage = "failed" if lower & word_list("failing_modifiers") or lemma == "attempt" else "accomplished"
    object_of = token.dep_ in ("dobj", "nsubjpass", "pobj")
    if lower & word_list("foiled_modifiers") or _is_foiled(token):
        return Reality(0.9, "foiled")
    if token.dep_ == "compound" and above.lower_ in ("attempt", "attempts", "bid"):
        return Reality(0.9, "failed")
    if token.dep_ == "compound":
        return Reality(0.5 if above.lower_ in word_list("referring") else 0.2, stage)
    if token.dep_ in ("attr", "nsubj") and lemma == "be" and _is_supposed(verb):
        return Reality(0.1, stage)
    if lemma == "use" and token.dep_ == "dobj":
        return Reality(0.1, stage)
    if lemma in word_list("unreal_nouns") and above.dep_ == "prep":
        return Reality(0.3, stage)
    if object_of and verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in word_list("unreal_nouns"):
        return Reality(0.2, stage)  # "the wisdom of launching attacks"
    if object_of and is_habit(verb):
        return Reality(_UNREAL)  # "the group rarely claims attacks"
    if lemma in word_list("unreal_verbs") and object_of and not _is_dated(token):
        return Reality(0.2, "foiled" if lemma in word_list("planning") else stage)
    if token.tag_ == "NNS" and _is_standing(token):
        return Reality(0.2, stage)
    determined = any(child.dep_ in ("det", "nummod", "poss", "amod", "compound") for child in token.children)
    if token.tag_ in ("NNS", "NNPS") and not determined and not _broke_out(token) and not cost_lives(token):
        return Reality(0.6, stage)
    return Reality(1.0, stage)


def _is_dated(noun: Token) -> bool:
    """ "(Accused of planning) the bombing of a church on 8 April 2002, in which nine died": the plan was carried out."""
    if not any(child.lower_ == "the" for child in noun.children):
        return False
    return any(below.ent_type_ == "DATE" or below.dep_ == "relcl" for below in noun.subtree)


def _broke_out(noun: Token) -> bool:
    """ "Clashes broke out in Kelm", "bombings were reported": that they happened is what the clause tells."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_.lower() not in word_list("breaking_out"):
        return False
    return verb.tag_ == "VBD" or any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in verb.children)


def cost_lives(noun: Token) -> bool:
    """ "Three people died in clashes in Kelm": what so many, or these, were hit in has happened, as few as the words for it are."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "during") or verb.lemma_.lower() not in word_list("losing_lives"):
        return False
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    told = verb.tag_ in ("VBD", "VBN") and not any(child.dep_ in ("neg", "mark") for child in verb.children)
    particular = any(s.pos_ in ("NUM", "PROPN") or any(c.dep_ in ("nummod", "det", "poss") for c in s.children) for s in subjects)
    return told and particular


def _is_foiled(noun: Token) -> bool:
    """ "foiled a bomb attack": what was kept from happening."""
    top = noun
    while top.dep_ == "compound" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    verb = top.head.head if top.head.dep_ == "prep" else top.head
    return top.dep_ in ("dobj", "nsubjpass", "pobj") and verb.lemma_.lower() in word_list("foiling")


def _is_supposed(verb: Token) -> bool:
    """ "there might be a second bomb", "if there was a bomb"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "mark")}
    return bool(helpers & (word_list("modals") | word_list("conditions"))) and "have" not in helpers


def _is_standing(token: Token) -> bool:
    """ "the coalition conducting air strikes in Qadria": what somebody is known to be doing all the time, not one act."""
    if any(child.dep_ in ("det", "nummod", "poss") for child in token.children) or token.dep_ != "dobj":
        return False
    clause = token.head
    return clause.dep_ == "acl" and clause.tag_ == "VBG" and clause.lemma_.lower() in word_list("carrying_on")
