"""Claims: who says to have done it, or not, and that nobody has claimed it; denials in so many words are `responsibility_denials`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.incident_reality import is_habit
from sayso.coding.parties import Parties, Party, antecedent
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import (
    has_responsibility,
    is_act,
    is_involved,
    is_nobody,
    is_supposed,
    is_yet,
    names_act,
    objects_of,
)
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, is_passive, subjects_of

_SELVES: Final = ("itself", "themselves", "himself")
_CONTACTING: Final = frozenset({"telephone", "phone", "call", "ring", "contact", "write", "email", "e-mail", "fax"})
_SAYING: Final = frozenset({"say", "tell", "announce", "state", "declare"})
_FAST: Final = frozenset({"quick", "swift", "fast", "eager", "happy", "prompt", "proud", "first", "ready"})
_FAILINGS: Final = frozenset(
    (
        *(
            "lapse",
            "failure",
            "failing",
            "security",
            "safety",
            "protection",
            "error",
            "mistake",
            "negligence",
            "care",
            "welfare",
            "rescue",
        ),
        *("breach", "shortcoming", "fiasco", "oversight", "delay", "release", "handling", "defense", "defence", "order", "cost"),
    )
)
_OF_OFFICE: Final = frozenset({"moral", "political", "ministerial"})
_CARING: Final = frozenset(
    {"feed", "free", "protect", "secure", "guard", "rescue", "house", "compensate", "save", "foil", "stop", "prevent"}
)
_ANSWERS: Final = frozenset(
    {"response", "retaliation", "revenge", "reprisal", "reply", "answer", "punishment", "vengeance", "payback", "lesson"}
)
_AIMED: Final = frozenset({"mean", "aim", "intend", "direct", "target"})
_DEEDS: Final = frozenset({"action", "deed", "mission"})


def claim(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X claimed responsibility", "it was claimed by X", "X claimed it fired two rockets", "nobody has claimed it"."""
    words = responsibility_words()
    objects = [antecedent(o) for o in objects_of(verb)]
    claimed = [o for o in objects if o.lemma_.lower() in words.responsibility]
    if not claimed and verb.lemma_.lower() == "claim":
        claimed = [o for o in objects if o.lemma_.lower() in words.acts and o.lemma_.lower() != "hostage"]
        claimed = claimed or _own_acts(verb) or [o for o in objects if o.lower_ == "it" and verb.dep_ == "pcomp"]
    subjects = agents_of(verb) or _callers(verb)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without" and claimed:
        yield Finding("nobody_claimed", verb, None)  # "without anyone claiming it"
        return
    if not claimed and verb.lemma_.lower() == "claim" and not objects:
        # "No responsibility claimed."
        claimed = [s for s in subjects if s.lemma_.lower() in words.responsibility and is_nobody(s)]
    if not (claimed and subjects) and (named := _taken_for_participle(verb)) is not None:
        claimed, subjects = [verb.head], (named,)
    if not claimed:
        return
    nor = any(
        c.lower_ in ("nor", "neither") and c.i < verb.i
        for v in (verb, verb.head)
        for c in v.children
        if c.dep_ in ("cc", "preconj")
    )
    nobody = any(is_nobody(s) or (nor and any(c.lower_ == "any" for c in s.children)) for s in (*subjects, *claimed))
    if is_negated_verb(verb) or nobody or is_yet(verb):
        if verb.lemma_.lower() == "claim" or nobody:  # "no group has taken credit"; one that has not is only one
            yield Finding("nobody_claimed", verb, None)
        return
    if is_supposed(verb) or is_habit(verb):
        return
    if _is_for_failing(verb, claimed):
        return
    for party in _claimants(verb, subjects, parties):
        yield Finding("claimed", verb, party, party)


def _is_for_failing(verb: Token, claimed: list[Token]) -> bool:
    """ "The minister accepted responsibility for the lapse", "took responsibility for feeding them", "credit for freeing the hostages".

    Nor does who takes "moral" or "political" responsibility say to have done it.
    """
    if any(c.dep_ == "amod" and c.lower_ in _OF_OFFICE for n in claimed for c in n.children):
        return True
    about = [
        n for w in (verb, *claimed) for c in w.children if c.lower_ == "for" for n in c.children if n.dep_ in ("pobj", "pcomp")
    ]
    return bool(about) and all(n.lemma_.lower() in _FAILINGS or n.lemma_.lower() in _CARING for n in about)


def _callers(verb: Token) -> tuple[Token, ...]:
    """ "X telephoned newspapers to claim it", "taking credit for it, X said …", "claimed in a call by X": who speaks."""
    outer = verb.head
    if verb.dep_ == "advcl" and (outer.lemma_.lower() in _CONTACTING or (verb.tag_ == "VBG" and outer.lemma_.lower() in _SAYING)):
        return tuple(subjects_of(outer)[:1])
    if verb.dep_ == "xcomp" and outer.pos_ == "ADJ" and outer.lower_ in _FAST:
        return tuple(subjects_of(outer.head)[:1])  # "was quick to take credit"
    if verb.dep_ == "pcomp" and outer.head.lemma_.lower() in ("lose", "waste", "join", "time") and not is_nobody(outer.head):
        return tuple(subjects_of(outer.head)[:1])  # "lost no time in claiming it"
    through = [n for c in verb.children if c.lower_ in ("in", "through", "via") for n in c.children if n.dep_ == "pobj"]
    made = [n for n in through if n.lemma_.lower() in responsibility_words().papers | {"text"}]
    return tuple(
        m for paper in made for c in paper.children if c.lower_ in ("by", "from") for m in c.children if m.dep_ == "pobj"
    )[:1]


def _taken_for_participle(verb: Token) -> Token | None:
    """ "A group calling itself X claimed responsibility": the group, where the parser hangs the verb on "responsibility"."""
    noun = verb.head
    split = verb.dep_ == "amod" and verb.tag_ in ("VBD", "VBN") and noun.lemma_.lower() in responsibility_words().responsibility
    return noun.head if split and noun.dep_ == "appos" and noun.head.i < verb.i else None


def explained(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The group said the attack was in retaliation for …": an armed group that says what an act was for has done it."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    acts = responsibility_words().acts | responsibility_words().owned_acts | responsibility_words().planted | _DEEDS
    if clause is None or is_negated_verb(verb) or is_negated_verb(clause):
        return
    if not any(c.dep_ in ("nsubj", "nsubjpass") and c.lemma_.lower() in acts for c in clause.children):
        return
    aimed = clause.lemma_.lower() in _AIMED and is_passive(clause)
    if not aimed and not any(t.lemma_.lower() in _ANSWERS for t in clause.subtree):
        return
    for subject in agents_of(verb):
        for party in parties.spoken_for_at(subject):
            if parties.bears_arms(party):
                yield Finding("claimed", clause, party, party)


def nobody_says(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "No one has said they were behind it", "no group said that it had carried out the attack"."""
    if not any(_names_nobody(s) for s in agents_of(verb)):
        return
    for clause in verb.children:
        own = any(c.dep_ == "nsubj" and c.lower_ in ("it", "they", "we") for c in clause.children)
        done = clause.lemma_.lower() in responsibility_words().doing_verbs and any(is_act(c) for c in clause.children)
        if clause.dep_ == "ccomp" and own and (done or is_involved(clause)):
            yield Finding("nobody_claimed", verb, None)


def said_not(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "A spokesman said the group was not involved", "said it had not carried out the attack": a denial in other words."""
    words = responsibility_words()
    for clause in (c for c in verb.children if c.dep_ == "ccomp" and is_negated_verb(c)):
        done = clause.lemma_.lower() in words.doing_verbs and any(is_act(c) for c in objects_of(clause))
        if not done and not is_involved(clause):
            continue
        for own in (c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")):
            for party in (p for s in agents_of(verb) for p in parties.spoken_for_at(s)):
                if party.named and _means(own, party, parties):
                    yield Finding("denied", clause, party, party)


def _means(own: Token, party: Party, parties: Parties) -> bool:
    """Whether a subject means whoever speaks: "it", "they"; of an armed group that speaks, "the group" too."""
    if own.lower_ in ("it", "they", "we", "he", "she"):
        held = parties.at(own)
        return held is None or held.name == party.name
    return party.actor is not None and party.actor.kind == "armed_group" and _is_own_body(own)


def _is_own_body(noun: Token) -> bool:
    """ "The group", "his movement": the body of whoever speaks, without a name."""
    bare = not any(c.dep_ in ("compound", "amod", "prep") for c in noun.children)
    return bare and noun.lemma_.lower() in word_list("own_bodies") and any(c.dep_ in ("det", "poss") for c in noun.children)


def _names_nobody(token: Token) -> bool:
    """ "Nobody", "no group"; "no-one", which the parser takes for three words."""
    return is_nobody(token) or token.doc[max(token.left_edge.i, token.i - 2)].lower_ == "no"


def _own_acts(verb: Token) -> list[Token]:
    """What somebody claims to have done: "claimed to have carried out the bombing", "claimed it fired two rockets"."""
    done = []
    for below in verb.children:
        if below.dep_ not in ("xcomp", "ccomp") or is_passive(below) or is_negated_verb(below):
            continue
        if below.lemma_.lower() in word_list("foiling"):
            continue  # "claimed they foiled a plot"
        doers = [c for c in below.children if c.dep_ == "nsubj"]
        if any(c.lemma_.lower() in responsibility_words().acts for c in doers) and any(
            t.lemma_.lower() in _ANSWERS for t in below.subtree
        ):
            # "claimed that the attack was a response to …": who explains it so has done it
            done.append(below)
            continue
        own = all(
            c.lower_ in ("it", "they", "he", "she", "we") or any(g.lower_ in ("its", "their", "his") for g in c.children)
            for c in doers
        )
        if own and (
            below.lemma_.lower() in responsibility_words().violent_verbs
            or any(is_act(c) for c in below.children if c.dep_ == "dobj")
        ):
            done.append(below)
    return done


def _claimants(verb: Token, subjects: tuple[Token, ...], parties: Parties) -> list[Party]:
    """Who claims: the subject; for a caller or a statement, the group in whose name it speaks."""
    for word in verb.sent:
        # "on behalf of X", "in the name of X", "claiming to represent X", "a statement signed by X"
        if word.lower_ in ("behalf", "name") and word.head.lower_ in ("on", "in"):
            for child in word.children:
                if child.lower_ == "of":
                    found = [p for n in child.children if n.dep_ == "pobj" for p in parties.all_at(n)]
                    if found:
                        return found
        if word.lemma_.lower() == "represent":
            found = [p for n in word.children if n.dep_ == "dobj" for p in parties.all_at(n)]
            if found:
                return found
    called = [p for s in subjects for n in _calling_itself(s) for p in parties.all_at(n) if p.named]
    if called:
        return called
    papers = responsibility_words().papers
    direct = [p for s in subjects if s.lemma_.lower() not in papers for p in parties.spoken_for_at(s)]
    if direct:
        return direct
    beside = [n for t in verb.subtree if t.lower_ == "by" and t.i > verb.i for n in t.children if n.dep_ == "pobj"]
    told = [p for n in beside if is_passive(verb) for p in parties.all_at(n) if p.named]
    if told:
        return told  # "was claimed in a message by Y"
    for subject in subjects:
        senders = agents_of(subject.head) if subject.dep_ in ("dobj", "pobj") and subject.head.pos_ == "VERB" else ()
        found = [p for s in senders for p in parties.all_at(s)]
        if found:
            return found
        for child in (*subject.subtree, *(c for c in subject.head.children if c.lower_ in ("from", "by"))):
            if child.lower_ in ("by", "from", "of"):
                found = [p for n in child.children if n.dep_ == "pobj" for p in parties.all_at(n) if p.named]
                if found:
                    return found
    return []


def _calling_itself(noun: Token) -> list[Token]:
    """ "A group calling itself X": the name."""
    calling = [c for c in noun.children if c.dep_ == "acl" and c.lemma_.lower() == "call"]
    return [n for c in calling for n in c.children if n.dep_ == "oprd" and any(o.lower_ in _SELVES for o in c.children)]


def claim_noun(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "no claim of responsibility", "a claim of responsibility by X"."""
    words = responsibility_words()
    of = [n for c in noun.children if c.lower_ in ("of", "for") for n in c.children if n.dep_ == "pobj"]
    if not any(n.lemma_.lower() in words.responsibility for n in of):
        return
    # "the recording was not a claim of responsibility" says what a recording is, not that nobody has claimed it
    unmade = noun.dep_ in ("dobj", "nsubjpass", "nsubj") and is_negated_verb(noun.head)
    if any(c.lower_ in ("no", "any") for c in noun.children) or unmade or noun.head.lower_ == "without":
        yield Finding("nobody_claimed", noun, None)
        return
    makers = [
        n
        for c in (*noun.children, *of)
        for p in (c, *c.children)
        if p.lower_ in ("by", "from")
        for n in p.children
        if n.dep_ == "pobj"
    ]
    makers += [c for c in noun.children if c.dep_ == "poss"]
    for maker in makers[:1]:
        for party in parties.all_at(maker):
            yield Finding("claimed", noun, party, party)


def admission(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X admitted the killing", "X confessed to murdering him"."""
    if not names_act(verb) or is_negated_verb(verb) or is_supposed(verb) or has_responsibility(verb):
        return
    for subject in agents_of(verb):
        for party in parties.all_at(subject):
            yield Finding("claimed", verb, party, party)
