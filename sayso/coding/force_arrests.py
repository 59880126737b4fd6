"""Which words tell that people have been arrested, held, or taken into custody. Nobody but the state arrests, so no doer is needed."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.coding.force_doers import Doers
from sayso.coding.force_words import force_words, is_noun, is_verbal, lemmas
from sayso.coding.toll_syntax import is_passive, victims_of

_SPOKEN_FOR: Final = frozenset({"we", "they", "he", "she", "i"})


class Arrests:
    """Finds arrests in one sheet."""

    def __init__(self, doers: Doers) -> None:
        self._doers = doers
        self._words = force_words()

    def tells(self, token: Token) -> bool:
        """Whether a word is one that tells an arrest; whether it is told as done is not asked here."""
        lemma = token.lemma_.lower()
        if is_verbal(token):
            return self._is_verb_of_arrest(token, lemma) or self._takes_away(token, lemma)
        if lemma in self._words["custody"] and self._is_custody(token):
            return True
        if token.dep_ == "amod" and token.lower_ in self._words["arrested"]:
            return True
        if lemma not in self._words["arrest_nouns"] or not is_noun(token):
            return False
        return not (self._words["no_arrest"] & _around(token) or _is_past(token) or self._is_sought(token))

    def _is_sought(self, noun: Token) -> bool:
        """ "pressed for the arrest of", "a reward for the arrest of"; those who are praised or blamed for one have made it."""
        if noun.dep_ != "pobj" or noun.head.lower_ != "for":
            return False
        return not self._words["answered_for"] & {noun.head.head.lemma_.lower(), noun.head.head.head.lemma_.lower()}

    def has_been(self, token: Token) -> bool:
        """ "to house the arrested men": they have been arrested, whatever the clause around says."""
        definite = any(c.lower_ in ("the", "those", "these") for c in token.head.children)
        return token.dep_ == "amod" and token.lower_ in self._words["arrested"] and definite

    def _is_verb_of_arrest(self, verb: Token, lemma: str) -> bool:
        agents, victims = self._doers.agents(verb), victims_of(verb)
        if self._doers.are_others(agents):
            return False
        if lemma in self._words["arrests"]:
            return not self._words["things"] & lemmas(victims)
        by_force = self._doers.is_any_force(agents)
        if lemma in self._words["arrests_with_up"] and any(c.lower_ == "up" for c in verb.children):
            theirs = by_force or is_passive(verb) or any(agent.lower_ in _SPOKEN_FOR for agent in agents)
            return (theirs or (not agents and bool(victims))) and not self._words["things"] & lemmas(victims)
        # "he apprehended trouble" is no passive without its "was"
        suffered = is_passive(verb) and (lemma not in self._words["fearing"] or not any(c.dep_ == "nsubj" for c in verb.children))
        if lemma not in self._words["holding"] or not (by_force or suffered):
            return False
        below = {n.lower_ for c in verb.children for n in (c, *c.children)}
        if self._words["held_for_else"] & below or self._words["things"] & _objects(verb):
            return False  # "were held responsible", "booked on a train"
        if any(c.dep_ == "ccomp" and any(m.dep_ == "mark" for m in c.children) for c in verb.children):
            return False  # "apprehended that there may be trouble"
        if lemma in self._words["catching"] and not by_force:
            if _is_when_caught(verb):
                return True
            if not _is_in_the_act(verb):
                return False
        if lemma == "book" and self._is_for_offence(verb):
            return True
        return any(self._doers.is_person(victim) and not self._is_event(verb, victim) for victim in victims)

    def _is_event(self, verb: Token, victim: Token) -> bool:
        """ "the board's examinations were held", "the Kelm Fair was held on Monday": what the parser takes for a name is an event."""
        if verb.lemma_.lower() != "hold" or victim.pos_ != "PROPN":
            return False
        before = [verb.doc[c.i - 1].lemma_.lower() for c in verb.children if c.dep_ == "auxpass" and c.i > verb.sent.start]
        why = any(c.dep_ in ("advcl", "agent") or c.lower_ in ("for", "under", "after", "from") for c in verb.children)
        return bool(self._words["things"] & set(before)) or not why

    def _is_for_offence(self, verb: Token) -> bool:
        """ "was booked for murder", "booked under the new law": whoever that is, he is no seat."""
        what = [n for c in verb.children if c.lower_ in ("for", "under", "on") for n in c.children]
        return any(n.lemma_.lower() in self._words["offences"] or (n.dep_ == "pcomp" and n.tag_ == "VBG") for n in what)

    def _takes_away(self, verb: Token, lemma: str) -> bool:
        """ "bundled into a police van", "put behind bars", "taken away by the police"."""
        agents, victims = self._doers.agents(verb), victims_of(verb)
        if lemma not in self._words["taking"] or self._doers.are_others(agents):
            return False
        if not any(self._doers.is_person(victim) for victim in victims):
            return False
        by_force = self._doers.is_any_force(agents)
        below = {n.lower_ for c in verb.children for n in (c, *c.children, *(g for b in c.children for g in b.children))}
        for prep in verb.children:
            for noun in prep.children if prep.lower_ in ("to", "into", "in", "behind", "at") else ():
                cell = noun.lower_ in self._words["cells"] or (noun.lower_ == "up" and "lock" in lemmas(noun.children))
                if cell and lemma not in self._words["sending"]:
                    return True  # courts send to jail, and for what they do the police need not have come
                if noun.lemma_.lower() in self._words["police_places"] and (by_force or "police" in lemmas(noun.children)):
                    return True
        if {"in", "questioning"} <= below or {"in", "interrogation"} <= below:
            return True  # "taken in for questioning"
        away = any(c.lower_ in ("away", "off") for c in verb.children)
        return away and by_force and not {"safe", "safer", "safety"} & {t.lower_ for t in verb.subtree}

    def _is_custody(self, noun: Token) -> bool:
        """ "taken into custody", "sent to judicial custody"; what a magistrate keeps for somebody is not arrested."""
        verb = noun.head.head
        sent = noun.head.lower_ == "to" and verb.lemma_.lower() in self._words["sending"]
        if noun.head.lower_ not in ("in", "into") and not sent:
            return False
        keepers = lemmas(n for c in noun.children if c.lower_ == "of" for n in c.children)
        return not (
            self._words["no_arrest"] & _around(noun)
            or self._words["keepers"] & keepers
            or verb.lemma_.lower() in self._words["done_in_custody"]
        )


def _objects(verb: Token) -> set[str]:
    """Lemmas of whom or what a verb is done to, on or with."""
    return lemmas(n for c in verb.children for n in (c, *(c.children if c.dep_ == "prep" else ())))


def _is_in_the_act(verb: Token) -> bool:
    """ "caught red-handed", "caught with stolen goods": by those who look for it; not "caught in the rain"."""
    if any(t.lower_ in ("handed", "red-handed") for t in verb.subtree):
        return True
    return any(c.lower_ == "with" or (c.dep_ == "advcl" and c.tag_ == "VBG") for c in verb.children)


def _is_when_caught(verb: Token) -> bool:
    """ "when caught, they said": with nobody named, whom the sentence goes on about."""
    return verb.dep_ == "advcl" and any(c.lower_ == "when" for c in verb.children)


def _is_past(noun: Token) -> bool:
    """ "after his arrest, mails came to light": an arrest that is known, by which something else is dated."""
    dated = noun.dep_ == "pobj" and noun.head.lower_ in ("after", "before", "since", "until", "upon")
    return dated and any(c.dep_ == "poss" for c in noun.children)


def _around(token: Token) -> set[str]:
    """The words beside a noun: its own modifiers, and the verb or noun that it hangs on."""
    return {c.lower_ for c in token.children} | {
        token.head.lemma_.lower(),
        token.head.head.lemma_.lower() if token.dep_ == "pobj" else "",
    }
