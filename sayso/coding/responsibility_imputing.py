"""Blame in plainer words: "put it down to Y", "laid it at Y's door", "saw the hand of Y in it", "said that Y had done it"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties
from sayso.coding.responsibility_finding import Basis, Finding
from sayso.coding.responsibility_own_words import is_first_person
from sayso.coding.responsibility_phrases import is_act, is_believed, is_nobody, is_supposed, names_acts
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, is_passive, subjects_of

_POINTERS: Final = frozenset({"it", "this", "that"})
_SEEN: Final = frozenset({"hand", "handiwork", "finger", "fingerprint", "mark", "signature"})
_SENT: Final = frozenset({"send", "dispatch", "hire", "pay", "recruit", "train", "arm"})
_MEN: Final = frozenset({"man", "killer", "attacker", "gunman", "assassin", "bomber", "raider"})
_LINES: Final = frozenset({"line", "position", "territory", "side", "gun", "base", "camp", "area", "stronghold"})
_DOING: Final = frozenset({"do", "arrange", "pay"})
_BEGINNING: Final = frozenset({"fire", "shoot", "draw", "attack", "start", "strike", "open"})


def put_down(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The women put the raid down to Y", "the murder was put down to Y", "laid it at the door of Y", "laid the blame on Y"."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    blame = any(o.lemma_.lower() in ("blame", "responsibility") for o in objects)
    if not blame and not any(names_acts(o) or o.lower_ in _POINTERS for o in objects):
        return
    below = [g for c in (verb, *verb.children) for g in c.children if g.dep_ in ("prep", "dative")]
    if blame:
        held = [n for p in below if p.lower_ in ("on", "upon", "with", "at") for n in p.children if n.dep_ == "pobj"]
    elif (down := next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lower_ == "down"), None)) is not None:
        held = [n for t in verb.doc[down.i + 1 : verb.sent.end] if t.lower_ == "to" for n in t.children if n.dep_ == "pobj"]
    else:
        held = [n for p in below if p.lower_ == "at" for n in p.children if n.lemma_.lower() in ("door", "foot")]
    speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    for head in held[:1]:
        yield from (Finding("blamed", verb, party, speaker) for party in parties.accused_at(_owner(head)))


def _owner(noun: Token) -> Token:
    """Whose door or foot it is; any other noun itself."""
    if noun.lemma_.lower() not in ("door", "foot"):
        return noun
    of = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    return next((c for c in (*noun.children, *of) if c.dep_ in ("poss", "pobj")), noun)


def hand_seen(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The minister saw the hand of Y in the murder", "sees Y's fingerprints on it"."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    for seen in (c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in _SEEN):
        where = [n for t in (verb, seen) for c in t.children if c.lower_ in ("in", "on", "behind") for n in c.children]
        if not any(is_act(n) or n.lower_ in _POINTERS for n in where):
            continue
        of = [n for c in seen.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
        speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
        for owner in [*of, *(c for c in seen.children if c.dep_ == "poss")][:1]:
            yield from (Finding("suspected", verb, party, speaker) for party in parties.accused_at(owner))


def lies_with(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "Responsibility lay with Y", "the order came from Y", "Y has blood on its hands": whose deed it was, said round about."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    lemma = verb.lemma_.lower()
    subjects = subjects_of(verb)[:1]
    if lemma == "have":
        blood = any(c.dep_ == "dobj" and c.lower_ == "blood" for c in verb.children) and any(
            t.lower_ == "hands" for t in verb.subtree
        )
        held = subjects if blood else []
    elif lemma == "come":
        ordered = any(s.lemma_.lower() in ("order", "instruction", "command") for s in subjects)
        source = [n for c in verb.children if c.lower_ == "from" for n in c.children if n.dep_ == "pobj"]
        held = source if ordered else []
        if any(s.lemma_.lower() in responsibility_words().shots for s in subjects):
            # "the shells came from rebel lines", "from positions of the army"
            lines = [n for n in source if n.lemma_.lower() in _LINES]
            held = [c for n in lines for c in n.children if c.dep_ in ("compound", "amod", "poss")]
            held += [g for n in lines for c in n.children if c.lower_ in ("of", "held") for g in c.children if g.dep_ == "pobj"]
    else:
        guilt = any(s.lemma_.lower() in ("responsibility", "blame", "guilt", "fault") for s in subjects)
        held = [n for c in verb.children if c.lower_ in ("with", "on") for n in c.children if n.dep_ == "pobj"] if guilt else []
    if any(t.dep_ == "ccomp" for t in (verb, *verb.ancestors)):
        for head in held:
            yield from (Finding("perpetrator", verb, party) for party in parties.accused_at(head))


def on_orders(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "Was shot dead on the orders of Y": whoever ordered it is held responsible."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "at", "under") else None
    if verb is None or is_negated_verb(verb) or is_supposed(verb) or not is_act(verb):
        return
    owners = [n for c in noun.children if c.lower_ in ("of", "from") for n in c.children if n.dep_ == "pobj"]
    for owner in [*owners, *(c for c in noun.children if c.dep_ == "poss")][:1]:
        yield from (Finding("perpetrator", noun, party) for party in parties.accused_at(owner))


def it_was(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The governor said it was the Orland Front"; "“It was us,” a spokesman said", "“It was not us.”"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ not in ("it", "this") or is_supposed(verb) or verb.dep_ not in ("ccomp", "parataxis"):
        return
    for told in (c for c in verb.children if c.dep_ == "attr"):
        own = told.lower_ in ("us", "we", "me", "i")
        if own:
            basis: Basis = "denied" if is_negated_verb(verb) else "claimed"
            answers = basis == "denied"
            yield from (Finding(basis, verb, p, p, if_accused=answers) for p in parties.speaking_over(verb)[:1])
        elif not is_negated_verb(verb) and not any(c.dep_ in ("relcl", "prep", "acl") for c in told.children):
            for party in parties.all_at(told)[:1]:
                if party.named and parties.bears_arms(party):
                    yield Finding("perpetrator", verb, party)


def said_done(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "Alleged that workers of the party had done it", "said Y had sent these men", "it was Y who fired first, the clerk said".

    Whose word it is decides what it amounts to; it is blame where somebody else says it.
    """
    believed = is_believed(verb)
    meant = verb.tag_ == "VB" and not believed  # "they meant to do it"
    if meant or is_negated_verb(verb) or is_supposed(verb) or is_passive(verb) or not (believed or _is_told(verb)):
        return
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    objects += [n for c in verb.children if c.lower_ == "for" and verb.lemma_ == "pay" for n in c.children]
    lemma = verb.lemma_.lower()
    done = lemma in responsibility_words().doing_verbs | _DOING and any(o.lower_ in _POINTERS for o in objects)
    sent = lemma in _SENT and any(
        o.lemma_.lower() in _MEN and any(c.lower_ in ("the", "these", "those") for c in o.children) for o in objects
    )
    first = lemma in _BEGINNING and any(c.lower_ == "first" for c in verb.children)
    if not (done or sent or first):
        return
    for subject in agents_of(verb):
        if not is_nobody(subject) and not is_first_person(subject):
            basis: Basis = "suspected" if believed else "perpetrator"
            yield from (Finding(basis, verb, party) for party in parties.accused_at(_cleft(subject)))


def _is_told(verb: Token) -> bool:
    """Whether a clause is what somebody says: that "Y did it" is told of any deed, unless it is said of this one."""
    top = verb
    while top.dep_ in ("conj", "relcl") and top.head.i != top.i:
        top = top.head
    return top.dep_ in ("ccomp", "parataxis") or any(t.lower_ in ("according", "said", "says") for t in verb.sent if t.i > verb.i)


def _cleft(subject: Token) -> Token:
    """ "It was the guards who fired first": the guards, of whom "who" is said."""
    clause = subject.head
    if subject.lower_ not in ("who", "that") or clause.dep_ != "relcl":
        return subject
    return clause.head


def convicted(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "A judge sent Y to prison for the bombing", "two men are serving life for it", "got 20 years for it": a court found it so."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    below = [c for c in verb.children if c.dep_ == "prep"]
    about = [n for c in (*below, *(g for o in verb.children for g in o.children)) if c.lower_ == "for" for n in c.children]
    if not any(is_act(n) or n.lower_ in _POINTERS for n in about):
        return
    lemma = verb.lemma_.lower()
    terms = {"life", "year", "term", "sentence", "month", "decade"}
    if lemma == "hang":
        held = subjects_of(verb) if is_passive(verb) else []
    elif lemma == "be":
        held = subjects_of(verb) if any(n.lemma_.lower() in ("prison", "jail") for c in below for n in c.children) else []
    elif lemma in ("jail", "imprison"):
        long = any(n.lemma_.lower() in terms for c in below if c.lower_ == "for" for n in c.children)
        held = (subjects_of(verb) if is_passive(verb) else [c for c in verb.children if c.dep_ == "dobj"]) if long else []
    elif lemma == "send":
        away = any(n.lemma_.lower() in ("prison", "jail", "gallows", "penitentiary") for c in below for n in c.children)
        held = (subjects_of(verb) if is_passive(verb) else [c for c in verb.children if c.dep_ == "dobj"]) if away else []
    else:
        served = any(c.dep_ == "dobj" and c.lemma_.lower() in terms for c in verb.children)
        held = subjects_of(verb) if served and not is_passive(verb) else []
        if lemma not in ("serve", "get", "receive") and is_passive(verb):
            held = subjects_of(verb) if any(c.lemma_.lower() in terms for c in verb.children) else []
    words = responsibility_words()
    for head in held[:1]:
        for party in parties.all_at(head):
            if party.head.lemma_.lower() not in words.authorities:
                yield Finding("perpetrator", verb, party, proven=True)


def spoken_of(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The bishop spoke of “hired thugs”", "talked of sabotage by separatists": blame without a word of blame."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    about = [n for c in verb.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    by = [n for a in about for t in a.subtree if t.lower_ == "by" for n in t.children if n.dep_ == "pobj"]
    quoted = [n for n in about if n.left_edge.i > 0 and (n.left_edge.is_quote or n.left_edge.nbor(-1).is_quote)]
    held = by if any(is_act(a) for a in about) else quoted
    speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    for head in held[:1]:
        yield from (Finding("blamed", verb, party, speaker) for party in parties.accused_at(head) if speaker is not None)
