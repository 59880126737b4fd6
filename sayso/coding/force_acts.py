"""What a text says that police, soldiers and other forces of the state have done to people: arrested them, used force, killed them.

Nobody but the state arrests, so an arrest needs no doer; force and killing need one, named as the doer of the act ("police fired", "killed
in police firing", "shot dead by troops"), unless the word says it ("lathicharge").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from sayso.coding.parties import Parties
from sayso.coding.responsibility_settling import is_force
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_passive, victims_of
from sayso.coding.toll_words import toll_words
from sayso.data_files import data_file
from sayso.language import doc_of
from sayso.records import Sheet

Deed = Literal["arrest", "force", "kill"]


@dataclass(frozen=True, slots=True)
class ForceAct:
    """One thing that forces of the state are said to have done.

    Attributes:
        deed: what: a killing is force, too, and is told as both.
        trigger: the word that says so.
    """

    deed: Deed
    trigger: Token


@lru_cache(maxsize=1)
def force_words() -> Mapping[str, frozenset[str]]:
    """The lists of ``data/force_words.yaml``."""
    return {name: frozenset(words) for name, words in data_file("sayso.coding", "force_words.yaml").items()}


def force_acts(sheet: Sheet) -> list[ForceAct]:
    """The acts of forces of the state in a text, in order. Needs the parse and the actors.

    What is only threatened, asked for, denied or supposed is left out.
    """
    return list(_Reader(sheet).acts())


class _Reader:
    """Reads one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._doc = sheet, doc_of(sheet)
        self._parties = Parties(sheet)
        self._words = force_words()
        self._told = False  # whether force has been told of before: "the firing" is then that of those who used it

    def acts(self) -> Iterator[ForceAct]:
        for token in self._doc:
            if not (token.is_alpha or "-" in token.text) or is_unsaid(token):
                continue
            if self._is_arrest(token):
                yield ForceAct("arrest", token)
            killing = self._is_killing(token)
            if killing:
                yield ForceAct("kill", token)
            if killing or self._is_forceful(token):
                yield ForceAct("force", token)
                self._told = True

    def _is_arrest(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        if _is_verbal(token):
            if lemma in self._words["arrests"] or (lemma in self._words["arrests_with_up"] and _has_up(token)):
                things = any(v.lemma_.lower() in self._words["things"] for v in victims_of(token))
                return not things and not self._is_others(agents_of(token))
            return lemma in self._words["holding"] and self._holds_persons(token)
        if lemma in self._words["custody"]:
            return token.head.lower_ in ("in", "into") and not self._words["no_arrest"] & _around(token)
        if token.dep_ == "amod" and token.lower_ in self._words["arrested"]:
            return True
        return lemma in self._words["arrest_nouns"] and _is_noun(token) and not self._words["no_arrest"] & _around(token)

    def _holds_persons(self, verb: Token) -> bool:
        """ "were held", "police booked six men": whether those who were are people, and it was no meeting that was held."""
        agents = agents_of(verb)
        if self._is_others(agents) or not (is_passive(verb) or any(self._is_force(agent) for agent in agents)):
            return False
        return any(
            victim.lower_ in self._words["persons"]
            or victim.ent_type_ == "PERSON"
            or self._words["persons"] & {child.lower_ for child in victim.children}
            for victim in victims_of(verb)
            if victim.lemma_.lower() not in self._words["things"]
        )

    def _is_killing(self, token: Token) -> bool:
        """Whether a word says that people died by the hand of a force: its doer, the firing they died in, or the shots that killed them."""
        lemma = token.lemma_.lower()
        beside = {n.lower_ for c in token.children for n in (c, *c.children)}
        deadly = lemma in self._words["dying"] or (
            lemma in self._words["deadly_with"] and bool(beside & self._words["deadly_beside"])
        )
        if not deadly:
            return False
        if _is_verbal(token) and any(self._is_force(agent) for agent in _agents(token)) and victims_of(token):
            return lemma not in self._words["dying_only"]
        if any(self._is_deadly_noun(noun) for noun in self._named_with(token)):
            return True
        for above in (token.head, token.head.head):
            before = [noun for noun in above.head.subtree if noun.i < above.i] if above.dep_ == "relcl" else []
            if any(self._is_deadly_noun(noun) for noun in before):
                return True  # "police firing that left one dead"
        return any(self._is_forceful_verb(verb) for verb in _linked(token))

    def _named_with(self, token: Token) -> Iterator[Token]:
        """The nouns in which, by which or to which people died: below the word, or of the verb that it hangs on."""
        for child in token.children:
            if child.dep_ in ("prep", "agent", "nsubj", "prt", "advmod", "compound", "amod", "conj", "dobj"):
                yield from child.subtree
            elif child.dep_ == "advcl":
                yield child  # "perished in police firing", as parsers may have it
        if token.pos_ not in ("VERB", "AUX"):
            # "40 of these deaths have taken place due to police firing"
            verb = next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), token)
            for child in verb.children:
                if child.dep_ == "nsubj" or child.lower_ in self._words["in_which"]:
                    yield from child.subtree

    def _is_deadly_noun(self, noun: Token) -> bool:
        return noun.lemma_.lower() in self._words["deadly_nouns"] and self._is_theirs(noun)

    def _is_forceful(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        if _is_verbal(token) and not self._is_theirs(token):
            return self._is_forceful_verb(token)
        if lemma in self._words["only_forces"]:
            return _is_noun(token)
        before = {c.lemma_.lower() for c in token.children if c.dep_ in ("compound", "amod")}
        if lemma == "charge":
            return bool(before & self._words["charges"])
        return lemma in self._words["force_nouns"] and self._is_theirs(token)

    def _is_forceful_verb(self, verb: Token) -> bool:
        lemma = verb.lemma_.lower()
        below = {noun.lemma_.lower() for noun in _beside(verb) if noun.lower_ != "forces"}
        gas = bool(below & self._words["gases"])
        using = lemma in self._words["force_with"] and bool(below & self._words["means"])
        if lemma not in self._words["force_verbs"] and not using:
            return False
        if gas and using:
            return not self._is_others(agents_of(verb))
        return self._did_force(verb)

    def _did_force(self, verb: Token) -> bool:
        """Whether a force did what a verb says; also "had to fire", "forced the police to open fire"."""
        agents = _agents(verb)
        if any(self._is_force(agent) for agent in agents):
            return True
        if self._told and not agents and is_passive(verb) and verb.lemma_.lower() in self._words["firing"]:
            return True  # "some twenty rounds were fired"
        if verb.dep_ in ("xcomp", "ccomp", "advcl") and any(c.lower_ == "to" for c in verb.children):
            above = [c for c in verb.head.children if c.dep_ in ("nsubj", "dobj", "nsubjpass") and c.i < verb.i]
            return any(self._is_force(c) for c in above[-1:])
        return False

    def _is_theirs(self, noun: Token) -> bool:
        """ "police firing", "firing by the police", "the army's bullets"; "the firing" where theirs has been told of."""
        if self._told and noun.lemma_.lower() in self._words["recalled"] and any(c.lower_ == "the" for c in noun.children):
            return True
        before = [c for c in noun.children if c.dep_ in ("compound", "poss", "amod", "nmod") and c.i < noun.i]
        after = [n for c in noun.children if c.lower_ in ("by", "from") for n in c.children]
        # "in police firing": parsers often take "firing" for what the police do
        hung = noun.dep_ in ("pobj", "pcomp") or noun.tag_ == "VBG"
        beside = [noun.nbor(-1)] if hung and noun.i > noun.sent.start else []
        return any(self._is_force(token) for token in (*before, *after, *beside))

    def _is_others(self, agents: tuple[Token, ...]) -> bool:
        """Whether somebody who is no force of the state did it."""
        return any(agent.lemma_.lower() in self._words["others"] for agent in agents)

    def _is_force(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        if lemma in responsibility_words().forces - {"officer", "guard", "deputy"} or lemma in self._words["forces"]:
            return True
        if lemma in self._words["made_forces"] and any(c.lemma_.lower() in self._words["making"] for c in token.children):
            return True
        party = self._parties.at(token)
        return party is not None and is_force(party)


def is_unsaid(token: Token) -> bool:
    """Whether an act is threatened, asked for, denied or supposed, and not told; "had to", "was forced to" and "resorted to" do tell it."""
    words, own = toll_words(), force_words()
    current = token
    for _ in range(4):
        lowers = {c.lower_ for c in current.children if c.dep_ in ("aux", "mark", "neg", "det", "advmod")}
        if lowers & {"if", "unless", "not", "n't", "no", "never", "any"} or (lowers & words.modals and "have" not in lowers):
            return True
        above, helpers = current.head, {c.lower_ for c in current.children if c.dep_ in ("aux", "auxpass")}
        if helpers == {"be"}:
            return True  # "suggested that they be booked"
        if "to" in helpers or (current.dep_ == "ccomp" and above.lemma_.lower() in own["causing"]):
            told = above.lemma_.lower() in own["telling"] or above.lower_ in own["telling"]
            if not told:
                return True
        if current.dep_ in ("nsubj", "nsubjpass") and any(c.dep_ == "aux" and c.lower_ in words.modals for c in above.children):
            return True  # "arrests can be made"
        if above == current or current.dep_ in (
            "ROOT",
            "relcl",
            "acl",
            "advcl",
            "ccomp",
            "parataxis",
            "nsubj",
            "nsubjpass",
            "appos",
        ):
            return False
        if current.dep_ in ("xcomp", "pobj", "dobj", "pcomp", "prep", "conj"):
            lemma = above.lemma_.lower()
            if lemma in own["telling"]:
                return False
            if current.dep_ != "conj" and (lemma in words.meant_verbs or lemma in own["wishing"]):
                return True
        current = above
    return False


def _is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBN", "VBD", "VBG") and token.dep_ not in ("amod", "compound"))


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def _has_up(verb: Token) -> bool:
    return any(c.lower_ == "up" for c in verb.children)


def _agents(verb: Token) -> tuple[Token, ...]:
    """Who does what a verb says, and the word before "who", on which the parser may have hung the clause wrongly."""
    before = [c.nbor(-1) for c in verb.children if c.dep_ == "nsubj" and c.lower_ == "who" and c.i > c.sent.start]
    return (*agents_of(verb), *before)


def _linked(token: Token) -> Iterator[Token]:
    """The verbs of clauses that say how people died: "killed when police opened fire", "fired ten rounds, killing two"."""
    if token.tag_ == "VBG" and token.dep_ in ("advcl", "xcomp", "conj", "acl"):
        yield token.head if _is_verbal(token.head) else token.head.head
    for below in token.subtree:
        if below.dep_ == "advcl" and _is_verbal(below):
            yield below
            yield from (child for child in below.children if child.dep_ in ("xcomp", "conj"))


def _beside(verb: Token) -> Iterator[Token]:
    """The nouns that a verb is done with or to, and what stands before them."""
    for child in verb.children:
        if child.dep_ in ("dobj", "prep", "nsubjpass", "xcomp", "oprd", "prt", "agent", "advmod", "ccomp", "npadvmod"):
            yield child
            for below in child.children:
                yield below
                if child.dep_ == "prep":
                    yield from below.children


def _around(token: Token) -> set[str]:
    """The words beside a noun: its own modifiers, and the verb or noun that it hangs on."""
    return {c.lower_ for c in token.children} | {
        token.head.lemma_.lower(),
        token.head.head.lemma_.lower() if token.dep_ == "pobj" else "",
    }
