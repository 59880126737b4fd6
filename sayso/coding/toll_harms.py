"""Who came to harm, by the words of a text: the facts from which tolls and targets are coded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.toll_count import Counter, together
from sayso.coding.toll_harm import Harm, harm_of
from sayso.coding.toll_idioms import idiom_harms, place_harms
from sayso.coding.toll_nouns import noun_harms
from sayso.coding.toll_reality import is_unreal
from sayso.coding.toll_syntax import agents_of, antecedent, companions_of, is_negated_verb, is_passive, subjects_of, victims_of
from sayso.coding.toll_words import Harmed, toll_words
from sayso.language import Last, doc_of
from sayso.records import Sheet

_LAST: Final[Last[tuple[Harm, ...]]] = Last()
_CUSTODY: Final = (("in", "connection"), ("on", "suspicion"), ("on", "charges"), ("without", "charge"), ("without", "bail"))
"""What follows "held" where it is the police who hold."""
_THE_SAME: Final = frozenset(("him", "her", "them", "both"))
"""Objects of a second verb that are those of the first."""


def harms_in(sheet: Sheet) -> tuple[Harm, ...]:
    """All the mentions of people killed, wounded, abducted or arrested, in the order of their triggers.

    What is only threatened, supposed, asked for or counted over years is left out.
    """
    return _LAST.answer(lambda: _harms(sheet), doc_of(sheet), sheet.mentions, sheet.actors)


def _harms(sheet: Sheet) -> tuple[Harm, ...]:
    counter = Counter(sheet)
    found: list[Harm] = []
    for token in doc_of(sheet):
        if token.is_alpha or "-" in token.text:
            harms = list(_at(token, counter))
            if harms and not is_unreal(token):
                found += harms
    return tuple(found)


def _at(token: Token, counter: Counter) -> Iterator[Harm]:
    words = toll_words()
    lemma, lower = token.lemma_.lower(), token.lower_
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG", "VBD"):
        told = list(_told_by_verb(token, lemma, counter))
        yield from told or idiom_harms(token, lemma, counter)
        return
    if lower in words.adjectives or lemma in words.adjectives:
        yield from _adjective(token, words.adjectives.get(lower) or words.adjectives[lemma], counter)
    elif lower == "condition" and token.head.lower_ == "in" and any(c.lower_ in words.conditions for c in token.children):
        yield from _in_condition(token, counter)
    elif lower == "custody" and token.head.lower_ == "in" and token.head.head.lemma_.lower() in ("be", "remain", "hold", "keep"):
        for subject in subjects_of(token.head.head)[:1]:
            yield harm_of("arrested", token, counter.count(antecedent(subject)), negated=is_negated_verb(token.head.head))
    elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
        placed = list(place_harms(token, counter))
        yield from placed or noun_harms(token, lemma, counter)


def _told_by_verb(token: Token, lemma: str, counter: Counter) -> Iterator[Harm]:
    """What a verb tells by itself, or with the one word that makes it a verb of harm."""
    words = toll_words()
    if lemma in words.deadly_verbs and _is_deadly(token):
        yield from _object_harm(token, "killed", counter)
    elif lemma in words.object_verbs:
        yield from _object_harm(token, _by_whom(token, words.object_verbs[lemma]), counter)
    elif lemma in words.subject_verbs:
        yield from _subject_harm(token, words.subject_verbs[lemma], counter)
    elif lemma in words.suffering_verbs:
        yield from _suffering(token, counter)
    elif lemma in words.charging_verbs or (lemma in ("hold", "keep") and _is_custody(token)):
        yield from _charged(token, counter)
    elif lemma in ("surrender", "turn") and _gives_in(token):
        yield from _subject_harm(token, "arrested", counter)
    elif lemma in words.taking_verbs:
        yield from _taking(token, counter)


def _by_whom(verb: Token, harmed: Harmed) -> Harmed:
    """Whom rebels "capture", they have abducted; soldiers, of whom others were killed, are captured by the other side."""
    words = toll_words()
    if verb.lemma_.lower() != "capture" or verb.dep_ == "amod":
        return harmed
    if any(a.lemma_.lower() in words.captors - {"army"} for a in agents_of(verb)):
        return "abducted"
    with_dead = verb.dep_ == "conj" and verb.head.lemma_.lower() in ("kill", "slay")
    if with_dead and is_passive(verb.head):
        victims = victims_of(verb.head)
        return "abducted" if any(v.lemma_.lower() in words.forces for v in victims) else harmed
    return harmed


def _in_condition(token: Token, counter: Counter) -> Iterator[Harm]:
    """ "is in a hospital in critical condition": somebody was wounded."""
    verb = next((t for t in token.head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is not None:
        for subject in subjects_of(verb)[:1]:
            yield harm_of("wounded", token, counter.count(antecedent(subject)), negated=is_negated_verb(verb))


def _object_harm(verb: Token, harmed: Harmed, counter: Counter) -> Iterator[Harm]:
    """kill, wound, kidnap, arrest: object of the active, subject of the passive, head noun of "soldiers killed in …"."""
    if _is_joint(verb) or (harmed == "struck" and _is_also_killing(verb)):
        return
    if harmed == "struck" and verb.tag_ == "VBG" and not any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        return
    if harmed == "struck" and _kills_them(verb):
        harmed = "killed"
    negated = is_negated_verb(verb)
    agents = agents_of(verb)
    for victim in victims_of(verb):
        counted = counter.count(victim)
        for companion in companions_of(verb, victim):
            counted = together(counted, counter.count(companion))
        kind: Harmed = "struck" if harmed == "killed" and _not_all_died(verb, victim) else harmed
        yield harm_of(kind, verb, counted, agents, negated=negated)


def _not_all_died(verb: Token, victim: Token) -> bool:
    """ "mowed down twenty people, of whom four have died": the other sixteen were hurt."""
    return verb.lemma_.lower() in ("mow", "cut", "gun") and any(
        t.lower_ in ("whom", "them") and t.head.lower_ == "of" and victim.i < t.i for t in victim.subtree
    )


def _is_also_killing(verb: Token) -> bool:
    """ "was shot and killed": one fate told by two verbs."""
    table = toll_words().object_verbs
    pairs = [c for c in verb.children if c.dep_ == "conj" and c.i - verb.i == 2]
    return any(table.get(c.lemma_.lower()) == "killed" and not is_negated_verb(c) for c in pairs)


def _kills_them(verb: Token) -> bool:
    """ "shot the mayor, killing him": what became of the mayor is told of the pronoun."""
    table = toll_words().object_verbs
    return any(
        child.dep_ == "advcl"
        and table.get(child.lemma_.lower()) == "killed"
        and any(c.dep_ == "dobj" and c.lower_ in _THE_SAME for c in child.children)
        for child in verb.children
    )


def _is_joint(verb: Token) -> bool:
    """ "killed or wounded 30": one number for both tells neither."""
    table = toll_words().object_verbs
    own = table.get(verb.lemma_.lower())
    pairs = [c for c in verb.children if c.dep_ == "conj" and c.i - verb.i == 2] + (
        [verb.head] if verb.dep_ == "conj" and verb.i - verb.head.i == 2 else []
    )
    return any({own, table.get(other.lemma_.lower())} == {"killed", "wounded"} for other in pairs)


def _subject_harm(verb: Token, harmed: Harmed, counter: Counter) -> Iterator[Harm]:
    """die, perish: the subject."""
    for subject in subjects_of(verb)[:1]:
        yield harm_of(harmed, verb, counter.count(antecedent(subject)), negated=is_negated_verb(verb))


def _suffering(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "six people suffered burns", "was treated for wounds"."""
    words = toll_words()
    below = [c for c in verb.children if c.dep_ in ("dobj", "prep")]
    nouns = [n for c in below for n in (c, *c.children) if n.pos_ == "NOUN"]
    wounds = [w for n in nouns for w in (n, *n.children) if w.lemma_.lower() in words.wounds]
    if not wounds:
        return
    nothing = any(c.lower_ == "no" for w in wounds for c in w.children)
    for subject in subjects_of(verb)[:1]:
        yield harm_of("wounded", verb, counter.count(antecedent(subject)), negated=nothing or is_negated_verb(verb))


def _charged(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "was charged with murder", "was remanded": whoever is before a court has been arrested; if nobody is, that tells nothing."""
    if is_passive(verb) and not is_negated_verb(verb):
        for victim in victims_of(verb):
            harm = harm_of("arrested", verb, counter.count(victim), agents_of(verb))
            if harm.amount is None or harm.amount.best != 0:
                yield harm


def _is_custody(verb: Token) -> bool:
    """ "are being held in connection with the murder", "held on suspicion of": by the police, not by kidnappers."""
    after = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]]
    if tuple(after[:2]) in _CUSTODY:
        return True
    return after[:2] in (["in", "the"], ["after", "the"]) and after[-1] in toll_words().act_nouns


def _gives_in(verb: Token) -> bool:
    """ "surrendered to the police", "turned himself in"."""
    if verb.lemma_.lower() == "surrender":
        return any(n.lower_ in ("police", "authorities") for c in verb.children if c.lower_ == "to" for n in c.children)
    return any(c.lower_.endswith(("self", "selves")) for c in verb.children) and any(c.lower_ == "in" for c in verb.children)


def _taking(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "took six people hostage", "was taken into custody"."""
    words = toll_words()
    beside = [
        n
        for c in verb.children
        if c.dep_ in ("oprd", "dobj", "prep", "npadvmod", "ccomp", "xcomp", "advmod")
        for n in (c, *c.children)
    ]
    as_what = [words.taken_as[n.lemma_.lower()] for n in beside if n.lemma_.lower() in words.taken_as]
    if as_what:
        # "took two engineers hostage": the parse may hang the engineers on the word after them
        victims = [v for v in victims_of(verb) if v.lemma_.lower() not in words.taken_as] or [
            n
            for c in beside
            if c.lemma_.lower() in words.taken_as
            for n in c.children
            if n.dep_ in ("nsubj", "compound", "nmod") and n.pos_ in ("NOUN", "PROPN", "PRON")
        ]
        for victim in victims[:1]:
            yield harm_of(as_what[0], verb, counter.count(victim), agents_of(verb), negated=is_negated_verb(verb))


def _adjective(token: Token, harmed: Harmed, counter: Counter) -> Iterator[Harm]:
    """ "five people are dead", "left two wounded", "the three injured men", "at least 20 wounded"."""
    own = counter.amount_at(token)
    if (
        token.dep_ == "amod"
        and token.head.pos_ in ("NOUN", "PROPN", "NUM")
        and token.head.lemma_.lower() not in toll_words().not_persons
    ):
        yield harm_of(harmed, token, counter.count(token.head))
    elif own is not None:
        yield harm_of(harmed, token, counter.count(token))
    elif token.dep_ in ("acomp", "oprd", "attr", "ccomp", "conj", "xcomp", "advcl"):
        who = [c for c in token.children if c.dep_ in ("nsubj", "npadvmod")] or _counted_before(token, counter)
        if not who and token.head.pos_ in ("VERB", "AUX"):
            verb = token.head
            if verb.lemma_.lower() in toll_words().deadly_verbs:
                return
            who = [c for c in verb.children if c.dep_ == "dobj"] or subjects_of(verb)
        for head in who[:1]:
            yield harm_of(
                harmed, token, counter.count(antecedent(head)), negated=is_negated_verb(token.head) or is_negated_verb(token)
            )


def _counted_before(token: Token, counter: Counter) -> list[Token]:
    """ "spoke of 31 dead", "ended with 14 guests and two porters dead": the people right before the word, if they are counted."""
    near = token.nbor(-1) if token.i > token.sent.start else token
    if near.dep_ not in ("pobj", "conj", "dobj") or near.pos_ not in ("NOUN", "NUM", "PROPN") or counter.amount_at(near) is None:
        return []
    while near.dep_ == "conj" and near.head.pos_ in ("NOUN", "NUM", "PROPN"):
        near = near.head
    return [near]


def _is_deadly(verb: Token) -> bool:
    words = toll_words()
    for child in verb.children:
        if any(near.lower_ in ("nearly", "almost") for near in child.children):
            continue
        if child.lower_ in words.deadly_beside or child.lower_ in ("fatally", "mortally"):
            return True
        if child.lower_ in ("to", "alive", "down") and (child.lower_ != "to" or any(g.lower_ == "death" for g in child.children)):
            return child.lower_ != "down" or verb.lemma_.lower() in ("gun", "mow", "cut", "shoot")
    return False
