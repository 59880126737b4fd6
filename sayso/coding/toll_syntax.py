"""Who does what to whom in a clause about harm: victims, doers, passives and negation."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_words import toll_words

_WITH_TWO_OBJECTS = ("give", "offer", "pay", "send", "show", "tell", "ask", "teach", "award", "deny", "hand", "leave")
"""Of a passive of these an object is left: "the guards given a warning"."""
_VERBLESS = ("ROOT", "dep", "nsubj")
"""What the parser makes of a noun whose verb it did not see."""
_LEAVING = ("leave", "find")
"""Verbs whose object is in the state that a participle behind it names: "left two wounded", "found a man shot"."""


def victims_of(verb: Token) -> tuple[Token, ...]:
    """The head of the phrase for whom a verb of harm was done to, if it stands in the sentence."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
    if objects:
        return tuple(objects[:1])
    aged = [c for c in verb.children if c.dep_ == "acomp" and c.lower_ == "old" and any(g.dep_ == "npadvmod" for g in c.children)]
    if aged:
        # "kills 21-year-old": the parse takes the person for an adjective
        return tuple(aged[:1])
    inverted = [g for c in verb.children if c.dep_ == "auxpass" for g in c.children if g.dep_ == "attr"]
    if inverted:
        # "also killed were a guard and a cook"
        return tuple(inverted[:1])
    measured = [
        c
        for c in verb.children
        if c.dep_ in ("npadvmod", "nummod") and c.i == verb.i - 1 and c.pos_ in ("NUM", "NOUN") and c.ent_type_ != "TIME"
    ]
    before = _before_auxiliary(verb) or next(iter(measured), None) or _left_so(verb)
    if before is not None:
        return (before,)
    if not is_passive(verb):
        # "shot and killed a man": the object stands with the other verb; "were killed and wounded" is passive
        joined = [v for v in verb.children if v.dep_ == "conj" and v.tag_ == verb.tag_]
        joined = [v for v in joined if not any(c.dep_ in ("nsubj", "nsubjpass") for c in v.children)]
        shared = [c for v in joined for c in v.children if c.dep_ == "dobj"]
        return tuple(shared[:1])
    subjects = subjects_of(verb)
    return tuple(antecedent(s) for s in subjects[:1])


def _before_auxiliary(verb: Token) -> Token | None:
    """ "… by the blasts and dozens were injured": the word before "were", where the parse hung it somewhere else."""
    auxiliaries = [c for c in verb.children if c.dep_ == "auxpass"]
    if verb.dep_ != "conj" or not auxiliaries or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return None
    at = auxiliaries[0].i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    token = verb.doc[at]
    return token if token.pos_ in ("NOUN", "PROPN", "NUM") and at > verb.head.i else None


def _left_so(verb: Token) -> Token | None:
    """ "The blast left four people and a child seriously wounded", "they were left wounded": those who were left so, wherever the parse
    hung the participle.
    """
    if verb.tag_ not in ("VBN", "VBD"):
        return None
    leaving = verb.head if verb.head.lemma_.lower() in _LEAVING else None
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None:
        # "left four people dead and a child wounded"
        beside = leaving is not None and verb.dep_ == "conj" and any(c.dep_ == "oprd" and c.i < own.i for c in leaving.children)
        return own if beside else None
    if leaving is not None and verb.dep_ == "oprd" and is_passive(leaving):
        return next(iter(subjects_of(leaving)), None)
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ == "ADV":
        at -= 1
    near = verb.doc[max(at, verb.sent.start)]
    while near.dep_ == "conj" and near.head.i < near.i:
        near = near.head
    is_left = near.dep_ in ("dobj", "nsubj", "nsubjpass") and near.head.lemma_.lower() in _LEAVING and near.head.i < near.i
    return near if is_left and near.pos_ in ("NOUN", "NUM", "PROPN", "PRON") else None


def companions_of(verb: Token, victim: Token) -> list[Token]:
    """ "was killed along with two guards", "killing the mayor, together with his wife": whom the same was done to."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ == "VERB":
            break
        if token.lower_ == "with" and token.nbor(-1).lower_ in ("along", "together") and token.i > victim.i:
            return [noun for noun in token.children if noun.dep_ == "pobj"][:1]
    return []


def agents_of(verb: Token) -> tuple[Token, ...]:
    """The head of the phrase for who did it: subject of the active, "by …" of the passive."""
    after = [p for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ == "by" for p in c.children]
    by = [p for p in after if p.dep_ == "pobj"]
    # "by her ex-husband": the parser takes it for three
    by = [p for p in by if p.lower_ != "ex" and not p.is_punct and p.text != "-"] or by
    # "set afire by rioting mobs": the parser may take what the mobs did for what was done to them
    by += [o for p in after if p.dep_ == "pcomp" and p.tag_ == "VBG" for o in p.children if o.dep_ == "dobj" and o.i == p.i + 1]
    if by:
        return tuple(by[:1])
    if is_passive(verb):
        return ()
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBG"
        and verb.head.tag_ == "VBG"
        and not any(c.dep_ == "nsubj" for c in verb.children)
    ):
        return agents_of(verb.head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not any(c.dep_ == "nsubj" for c in verb.children):
        return () if verb.head.lemma_.lower() in toll_words().onlooking_verbs else agents_of(verb.head)
    return tuple(antecedent(s) for s in subjects_of(verb)[:1])


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, or is a participle that describes whom it was done to."""
    children = {c.dep_ for c in verb.children}
    if children & {"auxpass", "nsubjpass"}:
        return True
    if children & {"dobj", "obj"}:
        return False
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "amod"):
        return True  # "the fourth candidate assassinated this month": taggers often take the participle for a past tense
    if verb.tag_ == "VBN" and not any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return is_passive(verb.head) and verb.tag_ in ("VBN", "VBD")
    if any(c.dep_ == "conj" and any(g.dep_ == "dobj" for g in c.children) for c in verb.children):
        return False
    # a past tense without an object: telex style ("two soldiers killed in ambush")
    harmed = toll_words().object_verbs.get(verb.lemma_.lower())
    if harmed == "struck":
        # "a man shot in the chest": shot at, into or on nothing, so the man was shot
        return (
            "nsubj" in children
            and any(c.lower_ == "in" for c in verb.children)
            and not any(c.lower_ in ("at", "into", "on") for c in verb.children)
        )
    return verb.tag_ == "VBD" and harmed is not None and "nsubj" in children


def subjects_of(verb: Token) -> list[Token]:
    """The subjects of a verb: its own, the noun it describes, or those of the verb it hangs on."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        # "reports that rebels killed two": where the parser takes "that" for a subject, too, it is the other one
        return own[1:] if len(own) > 1 and own[0].lower_ in ("that", "which") else own
    if (outer := outer_verb(verb)) is not None:
        return subjects_of(outer)
    if (lost := _lost_subject(verb)) is not None:
        return [lost]
    if verb.dep_ in ("acl", "amod") and verb.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        return [verb.head]
    if verb.dep_ == "acomp" and verb.tag_ == "VBN":
        return subjects_of(verb.head)  # "was machine-gunned": to the parser an adjective
    if verb.dep_ in ("conj", "xcomp", "ccomp", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
        if verb.dep_ in ("ccomp", "advcl") and verb.tag_ != "VBG":
            return []
        return subjects_of(verb.head)
    return []


def outer_verb(verb: Token) -> Token | None:
    """ "He denied that they had killed civilians and accused the army": "accused" goes on from "denied", whatever the parser says."""
    told = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or told.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
        return None
    if not any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in told.children):
        return None
    above = next((t for t in told.ancestors if t.pos_ == "VERB"), None)
    return above if above is not None and above.tag_ == "VBD" and above.i < told.i else None


def _lost_subject(verb: Token) -> Token | None:
    """ "Two men on a motorcycle gunned down a guard", "in the town of Kelm rebels threw bombs": the doer, where the parser lost him.

    A verb in the past tense with an object describes no noun and is no second noun: its subject is what the sentence begins with, if
    the parser found no other verb there, or the people named right before it.
    """
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() in _WITH_TWO_OBJECTS:
        return None
    if not any(c.dep_ == "dobj" for c in verb.children) or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return None
    within = verb.head
    if verb.dep_ == "conj" and within.tag_ == "VBG" and within.dep_ == "acl":
        within = within.head  # "gunmen riding in a car shot and wounded a judge"
    if verb.dep_ in ("acl", "conj") and within.pos_ in ("NOUN", "PROPN") and within.i < verb.i:
        while within.dep_ in ("pobj", "prep") and within.head.i < within.i:
            within = within.head
        return within if within.pos_ in ("NOUN", "PROPN") and within.dep_ in _VERBLESS else None
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    named = before.dep_ == "pobj" and before.tag_ == "NNS" and before.lemma_.lower() in responsibility_words().doers
    return before if named and verb.dep_ == "ROOT" else None


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for, also in the second of two relative clauses ("who is a judge and who was hurt")."""
    first = token.head.head if token.head.dep_ == "conj" and token.lower_ in ("who", "whom") else None
    if first is not None and first.dep_ == "relcl":
        return first.head
    if token.lower_ in ("who", "that", "which", "whom") and token.head.dep_ == "relcl":
        noun = token.head.head
        if (
            token.lower_ != "who"
            and noun.pos_ == "PROPN"
            and noun.dep_ == "pobj"
            and noun.head.lower_ != "by"
            and noun.head.head.pos_ == "NOUN"
        ):
            # "the bombing in Kelm, which killed three": it was the bombing that did; "by the Kelm Brigades, which …" is they
            return noun.head.head
        return noun
    return token


def is_negated_verb(verb: Token) -> bool:
    """Whether a verb is negated itself ("did not kill"), or hangs on "without"."""
    if any(c.dep_ == "neg" or c.lower_ in ("not", "n't", "never") for c in verb.children):
        return True
    return verb.dep_ in ("pcomp", "advcl") and verb.head.lower_ == "without"
