"""Who or what an act was done to, in the words of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.parties import Parties, antecedent, phrase
from sayso.coding.responsibility_words import is_force_word
from sayso.coding.toll_harm import Harm
from sayso.coding.toll_syntax import is_passive, subjects_of
from sayso.coding.whose import is_shared
from sayso.data_files import data_file
from sayso.language import doc_of, tokens_in
from sayso.records import Account, Sheet, Span

_MOST: Final = 5
_LOSSES: Final = frozenset({"death", "casualty", "injury", "fatality", "loss", "figure", "wound"})
_HARMED: Final = ("killed", "wounded", "abducted", "struck")


@dataclass(frozen=True, slots=True)
class Target:
    """Someone or something attacked.

    Attributes:
        name: full name of a person without title, or the verbatim words without article.
        span: the words.
        key: what makes two mentions the same target.
        described: a person whom the words describe without naming.
        head: head of the words.
    """

    name: str
    span: Span
    key: str
    described: bool
    head: Token


@lru_cache(maxsize=1)
def role_words() -> dict[str, frozenset[str]]:
    """The word lists of ``data/role_words.yaml``, loaded once."""
    data = data_file("sayso.coding", "role_words.yaml")
    return {name: frozenset(words.split() if isinstance(words, str) else map(str, words)) for name, words in data.items()}


def targets_of(sheet: Sheet, account: Account, harms: Sequence[Harm], parties: Parties) -> tuple[Target, ...]:
    """The main targets of an incident: the people harmed, and what its acts were done to.

    A person who is named somewhere is not also listed by a description; a thing named twice is listed once.
    """
    heads = [(head, True) for harm in harms if harm.harmed in _HARMED and not _is_nobody(harm) for head in harm.counted.heads]
    doc = doc_of(sheet)
    times, scenes = (
        frozenset(t.i for m in sheet.mentions if m.kind == kind for t in tokens_in(doc, m.span)) for kind in ("time", "place")
    )
    for anchor in account.anchors:
        for token in tokens_in(doc, anchor) if not is_shared(sheet, anchor) else ():
            apart = times | scenes if token.pos_ == "VERB" else times
            heads += [(head, False) for head in _done_to(token, apart) if head.i not in apart]
    for part in account.scope:
        heads += [(head, True) for token in tokens_in(doc, part) for head in _said_of_victims(token)]
        heads += [(head, True) for token in tokens_in(doc, part) for head in (*_identified(token), *_with_wounds(token))]
    found: dict[str, Target] = {}
    for head, is_victim in heads:
        target = _target(sheet, head, parties, is_victim)
        if target is not None and target.key not in found:
            found[target.key] = target
    named = [target for target in found.values() if not target.described and target.key.startswith("act-")]
    kept = [target for target in found.values() if not (target.described and named) or _is_beside(sheet, target, named)]
    return tuple(_distinct(kept))[:_MOST] or tuple(_numbers(sheet, harms))[:1]


def _numbers(sheet: Sheet, harms: Sequence[Harm]) -> Iterator[Target]:
    """ "four people": a number of people stands for the target only if nothing better describes them."""
    for harm in harms:
        if harm.harmed in _HARMED and harm.counted.explicit and not _is_nobody(harm) and not harm.part:
            span = harm.evidence[0]
            if not any(_is_people(head) for head in harm.counted.heads):
                continue  # "over 300 deaths", "800"
            yield Target(sheet.text.words(span), span, "number", True, harm.trigger)


def _is_people(head: Token) -> bool:
    return head.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() not in _LOSSES


def _is_beside(sheet: Sheet, described: Target, named: Sequence[Target]) -> bool:
    """ "Ana Bel and a guard": one sentence that speaks of both speaks of two, unless the one is set beside the other."""
    sentence = sheet.sentence_of(described.span)
    beside = [other for other in named if sentence is not None and sentence.covers(other.span)]
    return bool(beside) and not any(_is_apposed(described.head, other.head) for other in beside)


def _is_apposed(one: Token, other: Token) -> bool:
    """ "Ana Bel, a judge": two words for one person."""
    for below, above in ((one, other), (other, one)):
        while below.dep_ in ("appos", "compound", "amod", "nmod") and below.head != below:
            below = below.head
            if below == above:
                return True
    return False


def _is_nobody(harm: Harm) -> bool:
    return harm.amount is not None and harm.amount.best == 0


def _said_of_victims(token: Token) -> Iterator[Token]:
    """ "residents said the dead were farmers": what the victims are said to have been."""
    if token.lower_ in ("dead", "victim", "victims", "deceased") and token.dep_ == "nsubj" and token.head.lemma_.lower() == "be":
        yield from (child for child in token.head.children if child.dep_ == "attr")


def _identified(token: Token) -> Iterator[Token]:
    """ "police identified the victim as Ana Bel", "the dead were identified as …": who the victims were."""
    if token.lemma_.lower() not in ("identify", "name") or token.pos_ != "VERB":
        return
    who = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    near = [n for w in who for n in (w, *w.subtree)]
    if any(n.lemma_.lower() in role_words()["harmed_words"] for n in near):
        for c in token.children:
            if c.lower_ == "as":
                yield from (noun for n in c.children if n.dep_ == "pobj" for noun in _with_conjuncts(n))


def _with_wounds(token: Token) -> Iterator[Token]:
    """ "found Ana Bel with gunshot wounds": whoever has wounds was wounded."""
    if (
        token.lemma_.lower() == "wound"
        and token.pos_ == "NOUN"
        and token.dep_ == "pobj"
        and token.head.lower_ in ("with", "from", "of")
    ):
        over = token.head.head
        if over.pos_ in ("NOUN", "PROPN"):
            yield from _with_conjuncts(over)
        elif over.pos_ == "VERB":
            objects = [c for c in over.children if c.dep_ == "dobj"] or subjects_of(over)
            for head in objects[:1]:
                yield from _with_conjuncts(antecedent(head))


def _done_to(token: Token, apart: frozenset[int]) -> Iterator[Token]:
    """What the act that a word names was done to; `apart`: the words, by index, that only say when or where."""
    words = role_words()
    lemma = token.lemma_.lower()
    if lemma in words["fighting_words"]:
        yield from _fought(token)
    if lemma in word_list("lying"):
        yield from _laid_at(token, apart)
    if token.pos_ == "VERB" or token.tag_.startswith("VB"):
        if lemma in words["attacking_verbs"]:
            objects = [c for c in token.children if c.dep_ == "dobj"] or (subjects_of(token) if is_passive(token) else [])
            objects = [c for c in objects if c.lower_ not in word_list("self")]  # "blew himself up"
            for head in objects[:1]:
                yield from _with_conjuncts(antecedent(head))
        if lemma == "set" and any(c.lower_ == "fire" for c in token.children):
            # "set fire to three banks"
            yield from _after(token, frozenset({"to"}), apart)
            yield from (noun for c in token.children if c.lower_ == "fire" for noun in _after(c, frozenset({"to"}), apart))
        if lemma in words["exploding_verbs"]:
            yield from _after(token, words["exploding_prepositions"], apart)
        elif lemma in words["hitting_verbs"]:
            scene = {"at"} if lemma in words["shooting_verbs"] else set()
            aimed = words["hitting_prepositions"] - scene
            thrown = [n for c in token.children if c.dep_ in ("dobj", "nsubjpass") for n in (c, *_of(c))]
            # the parser may hang "at a station" on what was hurled there
            yield from next((found for t in (token, *thrown) if (found := list(_after(t, aimed, apart)))), [])
    elif lemma in words["act_nouns"] | words["exploding_nouns"] | words["struck_after"]:
        yield from _target_of(token)
        at = words["blast_prepositions"] if lemma in words["exploding_nouns"] else frozenset()
        yield from _after(token, words["act_prepositions"] | at, apart)
        if lemma in words["struck_after"]:
            yield from (c for c in token.children if c.dep_ == "compound" and _is_struck(c))
        for verb in (token.head, *token.head.conjuncts) if token.dep_ == "nsubj" else ():
            if verb.lemma_.lower() in words["engaging_verbs"]:
                yield from (noun for c in verb.children if c.dep_ == "dobj" for noun in _with_conjuncts(c))
            if verb.lemma_.lower() in words["ripping_verbs"]:
                yield from _after(verb, frozenset({"through", "into", "across"}), apart)
        yield from (
            c
            for c in token.children
            if c.dep_ == "poss" and lemma in ("assassination", "murder", "killing", "kidnapping", "abduction", "death")
        )


def _laid_at(bomb: Token, apart: frozenset[int]) -> Iterator[Token]:
    """ "A bomb was planted under the bridge", "a charge placed at a bank": what it was laid at."""
    over = (bomb.head,) if bomb.dep_ in ("dobj", "nsubjpass") else ()
    for verb in (*over, *(c for c in bomb.children if c.dep_ in ("acl", "relcl"))):
        if verb.lemma_.lower() in word_list("laying"):
            yield from _after(verb, role_words()["exploding_prepositions"] - {"by"}, apart)


def _target_of(act: Token) -> Iterator[Token]:
    """ "The institutes were the target of two bomb attacks": the institutes."""
    role = act.head.head if act.dep_ == "pobj" and act.head.lower_ == "of" else act
    if role.lemma_.lower() in ("target", "victim", "object", "scene") and role.dep_ == "attr":
        for subject in subjects_of(role.head)[:1]:
            yield from _with_conjuncts(antecedent(subject))


def _fought(act: Token) -> Iterator[Token]:
    """Both sides of "fighting between rebels and the army", and whom somebody is "clashing with"; of two sides the forces of the state.

    Who fights the state is the one who attacks, as `responsibility_agents` has it.
    """
    with_ = [n for c in act.children if c.lower_ in ("between", "with", "against") for n in c.children if n.dep_ == "pobj"]
    own = subjects_of(act)[:1] if act.pos_ == "VERB" else []
    sides = [side for noun in (*own, *with_) for side in _with_conjuncts(noun)]
    forces = [side for side in sides if is_force_word(side)]
    yield from forces if 0 < len(forces) < len(sides) else sides if len(sides) > 1 else ()


def _is_struck(before: Token) -> bool:
    """Whether a word before the noun of an act is what was attacked: "the train carnage", and not "the car bombing"."""
    words = role_words()
    return before.pos_ == "NOUN" and before.lemma_.lower() not in words["no_target_before"] | words["act_nouns"]


def _after(token: Token, prepositions: frozenset[str], apart: frozenset[int]) -> Iterator[Token]:
    """The noun after one of the prepositions: one that hangs on the word, or that directly follows it; those behind it first."""
    following = [token.nbor(1)] if token.pos_ == "NOUN" and token.i + 1 < len(token.doc) else []
    for preposition in (*token.rights, *token.lefts, *following):
        if preposition.dep_ in ("prep", "dative", "advmod") and preposition.lower_ in prepositions:
            for noun in preposition.children:
                dated = noun.i in apart or noun.ent_type_ == "DATE"
                meant = next(_of(noun), noun) if dated and "of" in prepositions else noun  # "murder on 5 May of X"
                if noun.dep_ == "pobj" and meant.i not in apart and not _is_never(_whole_of(meant)):
                    yield from _with_conjuncts(meant)
                    return


def _of(noun: Token) -> Iterator[Token]:
    """What a noun is "of"."""
    return (n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj")


def _whole_of(part: Token) -> Token:
    """ "The sixth floor of the hotel": the hotel; "dozens of houses": the houses."""
    if part.lemma_.lower() not in role_words()["parts_of_things"]:
        return part
    return next(_of(part), part)


def _is_never(noun: Token) -> bool:
    words = role_words()
    return noun.lemma_.lower() in words["never"] - words["when_object"] and not _is_called(noun)


def _is_called(noun: Token) -> bool:
    """ "The American Center": a name, of which the word is a part."""
    return (
        noun.pos_ == "PROPN"
        and noun.lemma_.lower() in role_words()["in_names"]
        and any(c.dep_ == "compound" for c in noun.children)
    )


def _with_conjuncts(head: Token) -> Iterator[Token]:
    """A noun, those coordinated with it, and the person by whose name the thing goes ("the judge Ana Bel's car")."""
    head = _whole_of(head)
    yield head
    yield from (child for child in head.children if child.dep_ == "poss" and child.ent_type_ == "PERSON")
    for child in head.children:
        listed = child.dep_ == "appos" and child.pos_ == "NOUN" and any(c.dep_ in ("det", "nummod") for c in child.children)
        if listed or (child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN")):
            yield from _with_conjuncts(child)


def _target(sheet: Sheet, head: Token, parties: Parties, is_victim: bool) -> Target | None:
    words = role_words()
    head = antecedent(head)
    lemma = head.lemma_.lower()
    party = parties.at(head)
    if party is not None and party.actor is not None and party.actor.kind == "person" and party.named:
        return Target(party.actor.name, party.span, party.actor.id, False, head)
    if head.pos_ not in ("NOUN", "PROPN"):
        return None
    if lemma in words["never"] and not (lemma in words["when_object"] and not is_victim) and not _is_called(head):
        return None
    if (
        head.pos_ == "PROPN"
        and (party is None or not is_victim)
        and head.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "CARDINAL", "MONEY")
    ):
        return None
    span = party.span if party is not None and party.named else _whole(head)
    described = lemma in words["descriptions"] and head.tag_ == "NN"
    key = party.actor.id if party is not None and party.actor is not None and party.named else f"{lemma}"
    return Target(sheet.text.words(span), span, key, described, head)


def _whole(head: Token) -> Span:
    """The words for a thing or people with what they are "of" ("offices of the land board", "a carload of people")."""
    span = phrase(head)
    for child in head.rights:
        if child.lower_ == "of" and child.i == head.i + 1:
            inside = [t for n in child.children if n.dep_ == "pobj" for t in (n, *(c for c in n.lefts if c.dep_ != "relcl"))]
            if inside:
                return Span(span.start, max(span.end, *(t.idx + len(t) for t in inside)))
    return span


def _distinct(targets: Sequence[Target]) -> Iterator[Target]:
    """Leave out a name that is part of a longer one, and all descriptions of one person but the first."""
    for target in targets:
        if not any(other is not target and target.name.lower() in other.name.lower() for other in targets):
            yield target
