"""Which words tell that a force of the state has used force: fired, beaten, burst tear gas."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.coding.force_doers import Doers
from sayso.coding.force_saying import last_resort
from sayso.coding.force_words import beside, called, force_words, is_noun, is_verbal, lemmas
from sayso.coding.toll_syntax import agents_of, is_passive


class Uses:
    """Finds uses of force in one sheet."""

    def __init__(self, doers: Doers) -> None:
        self._doers = doers
        self._words = force_words()

    def tells(self, token: Token) -> bool:
        """Whether a word tells that a force used force; whether it is told as done is not asked here."""
        lemma = token.lemma_.lower()
        if self._had_to(token):
            return True
        if is_verbal(token) and (
            is_passive(token) or any(c.dep_ == "nsubj" for c in token.children) or not self._doers.is_theirs(token)
        ):
            return self.is_forceful(token)
        if lemma in self._words["only_forces"]:
            return is_noun(token)
        if lemma == "use" and is_noun(token):
            means = [
                n for c in token.children if c.lower_ == "of" for n in c.children if n.lemma_.lower() in self._words["means"]
            ]
            return bool(means) and any(self._doers.is_theirs(noun) for noun in (token, *means))
        before = {c.lemma_.lower() for c in token.children if c.dep_ in ("compound", "amod", "nmod")}
        if lemma == "charge":
            return bool(before & self._words["charges"])
        return lemma in self._words["force_nouns"] and self._doers.is_theirs(token)

    def is_forceful(self, verb: Token) -> bool:
        """Whether a verb says that a force of the state used force."""
        lemma = verb.lemma_.lower()
        below = {form for noun in beside(verb) if noun.lower_ != "forces" for form in called(noun)}
        if lemma in self._words["shooting"] and below & self._words["not_shot"]:
            return False  # "shot off a letter", "fired an officer"
        if below & self._words["penalties"]:
            return False  # "slapped a fine"
        means = below & (self._words["means"] | self._words["arms"])
        gas, using = below & self._words["gases"], lemma in self._words["force_with"] and below & self._words["means"]
        armed = lemma in self._words["force_armed"] and means
        rough = lemma in self._words["force_with_up"] and "up" in below
        charged = lemma == "charge" and any(c.lemma_.lower() in self._words["charges"] for c in verb.children)
        if not (lemma in self._words["force_verbs"] or using or armed or rough or charged):
            return False
        dispersing = any(c.lemma_.lower() == "disperse" and c.dep_ in ("xcomp", "advcl") for c in verb.children)
        if (gas and (using or armed)) or charged or (using and dispersing and is_passive(verb)):
            return not self._doers.are_others(agents_of(verb))
        return self._did_force(verb)

    def _had_to(self, token: Token) -> bool:
        """ "leaving us with no choice but to fire": only those who may fire say so; the parser often takes the verb for a noun."""
        way, lemma = last_resort(token), token.lemma_.lower()
        using = lemma in self._words["force_with"] and bool(self._words["means"] & lemmas(beside(token)))
        if way is None or not (lemma in self._words["force_verbs"] or using):
            return False
        verb = next((above for above in way.ancestors if is_verbal(above)), way)
        whom = [c for c in verb.children if c.dep_ in ("nsubj", "dobj", "nsubjpass") and c.i < way.i]
        return any(self._doers.is_force(one) or one.lower_ in ("we", "us", "they", "them") for one in whom[-1:])

    def _did_force(self, verb: Token) -> bool:
        """Whether a force did what a verb says; also "had to fire", "forced the police to open fire", "blamed police for opening fire"."""
        agents = self._doers.agents(verb)
        if self._doers.is_any_force(agents):
            return True
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        if not agents and self._doers.is_any_force(subjects) and self._is_past(verb):
            # "Kelm: police fired at a mob": the verb seems to describe the town, and its past tense to be a participle
            return True
        if self._doers.told and not (agents or subjects) and is_passive(verb) and verb.lemma_.lower() in self._words["firing"]:
            return True  # "some twenty rounds were fired"
        above = verb.head
        if verb.dep_ == "pcomp" and above.lower_ in ("for", "of", "from"):
            whom = [c for c in above.head.children if c.dep_ in ("dobj", "nsubjpass", "nsubj") and c.i < verb.i]
            return self._doers.is_any_force(whom[-1:])
        if verb.dep_ in ("xcomp", "ccomp", "advcl") and any(c.lower_ == "to" for c in verb.children):
            whom = [c for c in above.children if c.dep_ in ("nsubj", "dobj", "nsubjpass") and c.i < verb.i]
            return self._doers.is_any_force(whom[-1:])
        return False

    def _is_past(self, verb: Token) -> bool:
        """Whether a verb is in the past tense, though the parser may take it for a participle of something else."""
        if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
            return False
        return verb.tag_ == "VBD" or verb.lemma_.lower() in self._words["force_with"]
