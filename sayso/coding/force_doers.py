"""Who is a force of the state, and whose an act or a noun of force is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Token

from sayso.coding.force_words import called, force_words, lemmas
from sayso.coding.parties import Parties
from sayso.coding.responsibility_settling import is_force
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of
from sayso.records import Sheet

_NO_FORCE: Final = frozenset({"officer", "guard", "deputy"})
"""Forces to those who look for the doer of an attack, but officers of a bank, too."""
_PERSONS: Final = frozenset({"person", "people", "armed_group"})


class Doers:
    """Knows the forces of the state in one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._parties = Parties(sheet)
        self._words = force_words()
        self.told = False
        """Whether force has been told of before: "the firing" is then that of those who used it."""

    def is_force(self, token: Token) -> bool:
        """Whether a word names a force of the state, or one of its men."""
        forms, words = called(token), self._words
        if forms & (responsibility_words().forces - _NO_FORCE) or forms & words["forces"]:
            return True
        making = [c for c in token.children if c.dep_ in ("compound", "amod", "nmod", "poss")]
        if forms & words["made_forces"] and words["making"] & lemmas(token.children):
            return True
        if forms & words["bare_forces"] and all(c.pos_ == "PROPN" for c in making):
            return True
        party = self._parties.at(token)
        return party is not None and is_force(party)

    def is_any_force(self, tokens: Iterable[Token]) -> bool:
        """Whether one of some words names a force of the state."""
        return any(self.is_force(token) for token in tokens)

    def are_others(self, agents: Iterable[Token]) -> bool:
        """Whether somebody who is no force of the state did it."""
        return any(called(agent) & self._words["others"] for agent in agents)

    def is_person(self, token: Token) -> bool:
        """Whether a word names people, and nothing that is held or booked as meetings and seats are."""
        words = self._words
        if token.lemma_.lower() in words["things"]:
            return False
        if token.lower_ in words["persons"] or called(token) & words["others"] or token.pos_ == "NUM":
            return True
        if token.ent_type_ == "PERSON" and not any(c.dep_ in ("det", "nummod") for c in token.children):
            return True  # "the Fair", "one Fair" are no persons, whatever the parser takes them for
        if words["persons"] & {child.lower_ for child in token.children if child.lower_ != "one"}:
            return True  # "22 others", "the youth leader"; but also "one such fair"
        party = self._parties.at(token)
        known = party is not None and party.actor is not None and party.actor.kind in _PERSONS
        # a single word with a capital may be anything: a fair, a house, a paper
        return known and (token.pos_ != "PROPN" or any(c.dep_ == "compound" for c in token.children))

    def is_fought(self, token: Token) -> bool:
        """Whether a word names those whom forces of the state fight: gunmen, rebels; also "one of them"."""
        if called(token) & self._words["fought"]:
            return True
        party = self._parties.at(token) if token.pos_ == "PRON" else None
        return party is not None and party.actor is not None and party.actor.kind == "armed_group"

    def named(self, token: Token) -> str | None:
        """The id of the person whose name a word is, if the report has one."""
        party = self._parties.at(token)
        actor = party.actor if party is not None else None
        return actor.id if actor is not None and actor.named and actor.kind == "person" else None

    def agents(self, verb: Token) -> tuple[Token, ...]:
        """Who does what a verb says, and the word before "who", on which the parser may have hung the clause wrongly."""
        before = [c.nbor(-1) for c in verb.children if c.dep_ == "nsubj" and c.lower_ == "who" and c.i > c.sent.start]
        return (*agents_of(verb), *before, *_posted(verb))

    def is_theirs(self, noun: Token) -> bool:
        """ "police firing", "firing by the police", "the army's bullets"; "the firing" where theirs has been told of."""
        bare = noun.dep_ == "pobj" and not any(c.i < noun.i for c in noun.children)  # "died in firing"
        known = bare or any(c.lower_ == "the" for c in noun.children)
        if self.told and known and noun.lemma_.lower() in self._words["recalled"]:
            return True
        before = [c for c in noun.children if c.dep_ in ("compound", "poss", "amod", "nmod") and c.i < noun.i]
        below = [
            *noun.children,
            *(g for c in noun.children if c.dep_ == "acl" for g in c.children),
        ]  # "firing resorted to by the police"
        after = [n for c in below if c.lower_ in ("by", "from") for n in c.children]
        # "in police firing": parsers often take "firing" for what the police do
        hung = noun.dep_ in ("pobj", "pcomp") or noun.tag_ == "VBG"
        near = [noun.nbor(-1)] if hung and noun.i > noun.sent.start else []
        return self.is_any_force((*before, *after, *near))

    def is_met(self, noun: Token) -> bool:
        """ "a clash with the police", "an encounter between soldiers and rebels", "a police-student clash": whether a force took part."""
        with_whom = [n for c in noun.children if c.lower_ in ("with", "between", "involving", "of") for n in c.children]
        joined = [j for n in with_whom for j in (n, *n.conjuncts)]
        return self.is_any_force(joined) or self.is_theirs(noun) or self.is_any_force(c for c in noun.children if c.i < noun.i)


def _posted(verb: Token) -> list[Token]:
    """ "Police guards posted there killed one": the doer, where the parser takes "posted" for what they did, and the deed for another."""
    if verb.tag_ != "VBD" or any(c.dep_ in ("nsubj", "aux", "auxpass", "mark") for c in verb.children):
        return []
    near = [verb.doc[i] for i in range(max(verb.sent.start, verb.i - 4), verb.i)]
    clause = next((t for t in near if t.tag_ in ("VBN", "VBD") and t.dep_ != "aux"), None)
    if clause is None or any(t.dep_ == "cc" or t.is_punct for t in near[near.index(clause) :]):
        return []
    return [c for c in clause.children if c.dep_ == "nsubj"]
