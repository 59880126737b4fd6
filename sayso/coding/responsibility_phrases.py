"""Small questions about phrases of responsibility: is it about violence, is it supposed, is it nobody."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import is_negated_verb, is_passive, subjects_of
from sayso.coding.toll_words import toll_words

_HEARSAY: Final = frozenset({"reportedly", "allegedly", "apparently", "presumably", "supposedly", "possibly", "probably"})
_PRONOUNS: Final = frozenset({"it", "this", "that", "them", "these", "those"})
_ACTS_THEMSELVES: Final = frozenset(
    {"kill", "bomb", "attack", "shoot", "kidnap", "abduct", "assassinate", "execute", "ambush", "shell", "hijack"}
)
_TOLD_OF: Final = frozenset({"report", "suggestion", "rumor", "rumour", "assertion", "statement", "notion"})
_FINITE: Final = ("VBD", "VBZ", "VBP")


def objects_of(verb: Token) -> list[Token]:
    """What a verb is done to, whether it stands in the active or the passive."""
    own = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
    return own or (list(subjects_of(verb)) if is_passive(verb) else [])


def is_nobody(token: Token) -> bool:
    """Whether a noun phrase names nobody ("no group", "none", "nobody")."""
    words = responsibility_words()
    if token.left_edge.lower_ == "not" and any(c.lower_ in ("single", "one") for c in token.children):
        return True  # "not a single group"
    return token.lower_ in words.nobody or any(
        c.lower_ in ("no", "neither", "none")
        for c in (*token.children, *[g for c in token.children for g in c.children if c.dep_ == "det"])
    )


def is_yet(verb: Token) -> bool:
    """ "has yet to be claimed"."""
    return verb.dep_ == "xcomp" and any(c.lower_ == "yet" for c in (*verb.head.children, *verb.children))


def is_supposed(verb: Token) -> bool:
    """Under a modal, a condition or an intention: nothing is said to be so."""
    for current in (verb, verb.head):
        if any(c.dep_ == "aux" and c.lower_ in toll_words().modals for c in current.children):
            return True
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in current.children):
            return True
        if current.dep_ != "xcomp":
            return False
    return False


def is_denied_charge(verb: Token) -> bool | None:
    """Whether a clause is what somebody denies: "rejected accusations that it was behind the attack".

    Returns:
        False where it is left open ("neither confirmed nor denied reports that …", "did not deny reports that …"), None where it is no
        charge, report or suggestion that a verb of denying is about.
    """
    words = responsibility_words()
    nouns = [t for t, _ in zip(verb.ancestors, range(4), strict=False) if t.pos_ == "NOUN"]
    told = (
        t.head for t in nouns if t.lemma_.lower() in words.charges | _TOLD_OF and t.head.lemma_.lower() in words.denying_verbs
    )
    denying = next(told, None)
    if denying is None:
        return None
    before = denying.doc[denying.sent.start : denying.i]
    return not is_negated_verb(denying) and not any(t.lower_ in ("neither", "nor") for t in before)


def is_possible(verb: Token) -> bool:
    """Whether something is only held possible of the past or present: "may be behind it", "could have carried it out"."""
    for current in (verb, verb.head):
        auxiliaries = [c.lower_ for c in current.children if c.dep_ in ("aux", "auxpass")]
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in current.children):
            return False
        if "may" in auxiliaries or "might" in auxiliaries or ("could" in auxiliaries and "have" in auxiliaries):
            return True
        if current.dep_ != "xcomp":
            return False
    return False


def is_believed(verb: Token) -> bool:
    """ "is believed to have been carried out", "is thought to be behind it"."""
    words = responsibility_words()
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words.believing_verbs | words.suspecting_verbs


def is_hearsay(verb: Token) -> bool:
    """Whether a verb, or one that it is joined to, is only said to be so: "reportedly drew a gun and fired"."""
    for _ in range(2):
        if any(c.dep_ == "advmod" and c.lower_ in _HEARSAY for c in verb.children):
            return True
        if verb.dep_ != "conj":
            return False
        verb = verb.head
    return False


def names_acts(noun: Token) -> bool:
    """ "the attack", "a wave of kidnappings"."""
    acts = responsibility_words().acts
    inside = (n for c in noun.children if c.lower_ == "of" for n in c.children)
    return (noun.lemma_.lower() in acts and not is_truce(noun)) or any(n.lemma_.lower() in acts for n in inside)


def is_act(noun: Token) -> bool:
    """Whether a word, or what hangs on it, names violence ("the attack", "killing him", "several counts of murder", "it")."""
    words = responsibility_words()
    harm = toll_words()
    return is_planting(noun) or any(
        (t.lemma_.lower() in words.acts and not is_truce(t))
        or t.lemma_.lower() in harm.object_verbs
        or t.lemma_.lower() == "connection"
        for t in _within(noun)[:25]
    )


def is_planting(verb: Token) -> bool:
    """Whether a verb tells of planting or throwing a bomb: "charged with planting the device"."""
    words = responsibility_words()
    return verb.lemma_.lower() in words.planting_verbs and any(
        c.dep_ == "dobj" and c.lemma_.lower() in words.planted for c in verb.children
    )


def _within(word: Token) -> list[Token]:
    """A word and what hangs on it, without clauses that tell of something else ("of colluding with them, and vowed to kill one a day")."""
    inside = [word]
    for child in word.children:
        aside = child.dep_ in ("relcl", "advcl") or (child.dep_ == "conj" and child.tag_ in _FINITE)
        inside += [] if aside else _within(child)
    return inside


def is_truce(noun: Token) -> bool:
    """ "the cease-fire ordered by the rebels" is no fire."""
    return any(child.lower_ == "cease" for child in noun.children)


def is_deed(about: Token) -> bool:
    """Whether what somebody is accused of is a part in violence, and not to have invented, hidden or failed to prevent it."""
    if about.dep_ == "pcomp" and about.pos_ in ("VERB", "AUX"):
        lemma, words, harm = about.lemma_.lower(), responsibility_words(), toll_words()
        violent = words.violent_verbs | words.doing_verbs | words.planting_verbs | words.parts_in | harm.deadly_verbs
        if lemma not in violent and lemma not in harm.object_verbs:
            return False
        if lemma in _ACTS_THEMSELVES:
            return True
    return is_act(about)


def is_about_act(verb: Token) -> bool:
    """Whether an arrest or a charge is for violence, or for nothing that is said ("charged with trespass" is for something else)."""
    law = responsibility_words().law_prepositions - {"on", "in", "after"}
    joined = [v for v in verb.children if v.dep_ == "conj" and v.lemma_.lower() in responsibility_words().law_verbs]
    about = [n for v in (verb, *joined) for c in v.children if c.lower_ in law for n in c.children if n.dep_ in ("pobj", "pcomp")]
    earlier = any(c.lower_ in ("previously", "once", "repeatedly") for c in verb.children)
    return not earlier and (not about or any(is_act(n) or n.lower_ in _PRONOUNS for n in about))


def names_act(verb: Token) -> bool:
    """Whether what a verb is about names violence ("admitted the killing", "confessed to shooting him")."""
    below = [c for c in verb.children if c.dep_ in ("dobj", "prep", "xcomp", "ccomp")]
    return any(
        c.lemma_.lower() in responsibility_words().acts
        or any(is_act(g) for g in c.children if g.dep_ in ("pobj", "pcomp"))
        or (c.tag_ == "VBG" and is_act(c))
        for c in below
    )


def about_violence(verb: Token) -> bool:
    """What somebody is blamed for or accused of is violence, or is not said."""
    about = accused_of(verb)
    objects = objects_of(verb) if verb.lemma_.lower() == "blame" and any(c.lower_ == "on" for c in verb.children) else []
    checked = [*about, *objects]
    if not checked:
        return verb.lemma_.lower() in ("blame", "accuse")
    return any(is_deed(n) or n.lower_ in _PRONOUNS for n in map(_of_relative, checked))


def _of_relative(noun: Token) -> Token:
    """ "A bombing for which Y was blamed": what "which" stands for; any other word itself."""
    clause = noun.head.head
    return clause.head if noun.lower_ == "which" and noun.dep_ == "pobj" and clause.dep_ == "relcl" else noun


def is_involved(clause: Token) -> bool:
    """ "(denied) that it was involved", "that it was behind the attack"."""
    words = {"involved", "responsible", "behind", "involve"}
    return clause.lemma_.lower() in words or any(c.lower_ in words for c in clause.children)


def accused_of(verb: Token) -> list[Token]:
    """What somebody is blamed for, accused or suspected of; it may hang on the words for him ("accused the mayor of hiding it")."""
    about = [n for c in verb.children if c.lower_ in ("for", "of") for n in c.children if n.dep_ in ("pobj", "pcomp")]
    held = [c for c in verb.children if c.dep_ == "dobj"]
    return about or [n for o in held for c in o.children if c.lower_ == "of" for n in c.children if n.dep_ == "pcomp"]


def has_responsibility(verb: Token) -> bool:
    """Whether the object of a verb is responsibility or credit."""
    return any(o.lemma_.lower() in responsibility_words().responsibility for o in objects_of(verb))


def in_state(verb: Token) -> list[Token]:
    """Of whom "is responsible", "is believed to be involved" is said: the subject; whom the police caught, where they did it before.

    "Police have captured Y, who is 30, and is believed to be responsible": the parser gives both verbs one subject.
    """
    words = responsibility_words()
    first = verb
    while first.dep_ in ("conj", "xcomp") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in first.children):
        first = first.head
    caught = [c for c in first.children if c.dep_ == "dobj" and c.i < verb.i]
    if first.i != verb.i and caught and first.lemma_.lower() in words.law_verbs | words.policing and not is_passive(first):
        return caught
    return list(subjects_of(verb))
