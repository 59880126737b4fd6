"""Blame, suspicion and the law: whom somebody else holds responsible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties, Party, said_by
from sayso.coding.responsibility_finding import Basis, Finding
from sayso.coding.responsibility_phrases import (
    about_violence,
    accused_of,
    in_state,
    is_act,
    is_believed,
    is_deed,
    is_nobody,
    is_possible,
    is_supposed,
    names_acts,
    objects_of,
)
from sayso.coding.responsibility_record import is_record
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, antecedent, companions_of, is_negated_verb, is_passive, subjects_of

_TWO: Final = 2
_POINTERS: Final = frozenset({"it", "this", "that"})
_PRONOUNS: Final = frozenset({"it", "this", "that", "them", "these", "those"})


def blame(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X blamed Y for it", "X accused Y of it", "Y was blamed (by X)", "X blamed it on Y", "Y is to be blamed"."""
    if is_negated_verb(verb) or is_supposed(verb) or not about_violence(verb):
        return
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() == "be" and verb.tag_ == "VB":
        # "Y is to blame for it"
        yield from (Finding("perpetrator", verb, p) for s in subjects_of(verb.head)[:1] for p in parties.all_at(s))
        return
    onto = [n for c in verb.children if c.lower_ == "on" for n in c.children if n.dep_ == "pobj"]
    if verb.lemma_.lower() == "blame" and not onto:
        # the parser often hangs "on Y" on the act: "blamed the attack on Y"
        acts = [o for o in objects_of(verb) if is_act(o)]
        onto = [n for o in acts for c in o.children if c.lower_ == "on" for n in c.children if n.dep_ == "pobj"]
    if verb.lemma_.lower() == "blame" and onto:
        held = onto
        accusers = agents_of(verb)
    else:
        passive = is_passive(verb)
        held = subjects_of(verb) if passive else objects_of(verb)
        accusers = agents_of(verb)
    if any(c.lower_ in ("each", "one", "the") for h in held for c in h.children if h.lower_ in ("other", "another", "others")):
        each = [s for a in accusers if a.lower_ in ("each", "both") and verb.dep_ == "conj" for s in subjects_of(verb.head)]
        sides = [p for a in each or accusers for p in parties.all_at(a)]
        yield from (
            Finding("blamed", verb, held, by) for by, held in zip(sides, reversed(sides), strict=True) if len(sides) == _TWO
        )
        return
    speaker = next((p for a in accusers for p in parties.speakers_at(a)), None)
    for head in held[:1]:
        for party in parties.accused_at(head) or _subject_above(verb, head, parties):
            if speaker is None or party.name != speaker.name:
                yield Finding("blamed", verb, party, speaker)


def _subject_above(verb: Token, pronoun: Token, parties: Parties) -> list[Party]:
    """ "X denied it after police blamed them": a pronoun that reading left open is the subject of the clause above."""
    if pronoun.pos_ != "PRON" or verb.dep_ != "advcl":
        return []
    return [party for subject in subjects_of(verb.head)[:1] for party in parties.all_at(subject)]


def attribution(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "the attack was attributed to Y", "police linked Y to the murder"."""
    if is_negated_verb(verb) or is_supposed(verb) or (verb.dep_ in ("acl", "relcl") and is_nobody(verb.head)):
        return
    to = [n for c in verb.children if c.lower_ in ("to", "on") for n in c.children if n.dep_ == "pobj"]
    objects = [antecedent(o) for o in objects_of(verb)]  # "a bombing that police have linked to Y"
    if any(names_acts(n) or n.lower_ in _POINTERS for n in objects):
        held = to
    elif any(names_acts(n) for n in to):
        held = objects
    else:
        return
    speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    for head in held[:1]:
        for party in parties.accused_at(head):
            yield Finding("blamed", verb, party, speaker)


def suspicion(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "police suspect Y", "Y is suspected of the murder"."""
    if is_negated_verb(verb) or verb.dep_ == "amod" or any(c.dep_ == "xcomp" and is_passive(c) for c in verb.children):
        return
    about = [n for n in accused_of(verb) if n.pos_ != "PRON" and not is_passive(n)]
    if about and not any(is_deed(n) for n in about) and not any(names_acts(s) for s in subjects_of(verb)):
        return  # "suspected of laundering money"
    held = subjects_of(verb) if is_passive(verb) else objects_of(verb)
    # "killings that some suspect of being carried out by Y"
    done = (c for of in verb.children if of.lower_ == "of" for c in of.children if c.dep_ == "pcomp" and is_passive(c))
    held = next((list(agents_of(c)) for c in done), held)
    speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    for head in held[:1]:
        for party in parties.accused_at(head):
            yield Finding("suspected", verb, party, speaker)


def law(verb: Token, parties: Parties, basis: Basis) -> Iterator[Finding]:
    """ "Y was charged with the murder", "police arrested Y in connection with it"; a court's finding is the report's own word."""
    words = responsibility_words()
    if is_negated_verb(verb) or is_supposed(verb):
        return
    about = [n for c in verb.children if c.lower_ in words.law_prepositions for n in c.children if n.dep_ in ("pobj", "pcomp")]
    if not any(is_act(n) for n in about):
        return
    passive = is_passive(verb)
    held = subjects_of(verb) if passive else objects_of(verb)
    if passive and not held and verb.dep_ in ("advcl", "acl", "xcomp", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        held = subjects_of(verb.head)  # "Y appeared in court charged with the murder"
    speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    for head in [*held[:1], *(n for h in held[:1] for n in companions_of(verb, h))]:
        for party in parties.all_at(head):
            if party.named or basis == "perpetrator" or party.head.lemma_.lower() not in words.vague:
                yield Finding(basis, verb, party, speaker, proven=basis == "perpetrator", by_authority=basis == "blamed")


def responsible(token: Token, parties: Parties) -> Iterator[Finding]:
    """ "Y is responsible for it", "Y was behind it", "X holds Y responsible"."""
    verb = token.head
    if verb.lemma_.lower() == "hold":
        speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
        held = objects_of(verb) or [c for c in token.children if c.dep_ == "nsubj"]
        for head in held[:1]:
            for party in parties.accused_at(head):
                yield Finding("blamed", token, party, speaker)
        return
    unsure = is_possible(verb) or is_believed(verb)
    if verb.lemma_.lower() != "be" or (is_supposed(verb) and not unsure):
        return
    if token.lower_ == "behind" and not any(is_act(n) or n.lower_ in _PRONOUNS for n in token.children):
        return
    named = any(is_act(n) or n.lower_ in _PRONOUNS for c in token.children for n in c.children)
    about = any(c.lower_ in ("for", "in") for c in token.children)
    # "said the army was responsible", "is thought to be responsible"
    told = is_believed(verb) or (verb.dep_ == "ccomp" and any(parties.at(s) is not None for s in in_state(verb)[:1]))
    if token.lower_ != "behind" and not named and (about or not (is_negated_verb(verb) or told)):
        return
    if is_record(token):
        return
    for head in in_state(verb)[:1]:
        for party in parties.all_at(head):
            if is_negated_verb(verb):
                yield Finding("denied", token, party, party if said_by(head) is not None else None)
                continue
            yield Finding("suspected" if unsure else "perpetrator", token, party)


def involved(token: Token, parties: Parties) -> Iterator[Finding]:
    """ "Y took part in the murder", "Y was involved in the attack", "Y may have been involved in it"."""
    verb = token.head if token.pos_ == "ADJ" else token
    into = [n for c in token.children if c.lower_ == "in" for n in c.children if n.dep_ in ("pobj", "pcomp")]
    if token.lemma_.lower() == "take" and not any(c.dep_ == "dobj" and c.lower_ == "part" for c in token.children):
        return
    into += [n for c in token.children if c.lower_ == "part" for g in c.children if g.lower_ == "in" for n in g.children]
    if is_negated_verb(verb) or not any(names_acts(n) for n in into):
        return
    unsure = is_possible(verb)
    if is_supposed(verb) and not unsure:
        return
    for head in in_state(verb)[:1]:
        for party in parties.all_at(head):
            yield Finding("suspected" if unsure else "perpetrator", token, party)


def guilty(token: Token, parties: Parties) -> Iterator[Finding]:
    """ "found guilty of the murder" is the court's finding; "pleaded not guilty" a denial."""
    # "found Y guilty": the parser makes "guilty" a clause of which Y is the subject, or hangs it on Y
    held = [c for c in token.children if c.dep_ == "nsubj"] or ([token.head] if token.dep_ == "amod" else [])
    verb = token.head.head if token.dep_ == "amod" else token.head
    if is_supposed(verb) or (token.dep_ == "amod" and (verb.lemma_.lower() != "find" or token.i < token.head.i)):
        return
    negated = any(c.dep_ == "neg" or c.lower_ == "not" for c in token.children) or is_negated_verb(verb)
    in_court = verb.lemma_.lower() in ("find", "plead", "prove")  # "they are guilty" is what somebody says
    about = [n for c in (*token.children, *verb.children) if c.lower_ in ("of", "to", "in", "for") for n in c.children]
    subjects = held or list(subjects_of(verb)) or objects_of(verb)
    courts = {party.name for s in (subjects_of(verb) if held else ()) for party in parties.all_at(s)}
    for head in subjects[:1]:
        for party in parties.all_at(head):
            if party.name in courts:
                continue  # "the court found them guilty": a pronoun that reading took for the court
            if negated:
                yield Finding("denied", token, party, party)
            elif any(is_act(n) for n in about) or (in_court and not about):
                yield Finding("perpetrator", token, party, proven=in_court)
