"""The words of responsibility, loaded from ``data/responsibility_words.yaml``; the file says what each list is for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from sayso.data_files import data_file


@dataclass(frozen=True, slots=True)
class ResponsibilityWords:
    """Lemmas in small letters, by what they say."""

    responsibility: frozenset[str]
    claiming_verbs: frozenset[str]
    admitting_verbs: frozenset[str]
    claim_nouns: frozenset[str]
    violent_verbs: frozenset[str]
    papers: frozenset[str]
    involvement: frozenset[str]
    parts: frozenset[str]
    parts_in: frozenset[str]
    denying_verbs: frozenset[str]
    blaming_verbs: frozenset[str]
    attributing_verbs: frozenset[str]
    law_verbs: frozenset[str]
    law_prepositions: frozenset[str]
    proven_verbs: frozenset[str]
    proven_adjectives: frozenset[str]
    suspecting_verbs: frozenset[str]
    believing_verbs: frozenset[str]
    suspect_nouns: frozenset[str]
    responsible: frozenset[str]
    behind: frozenset[str]
    doing_verbs: frozenset[str]
    planting_verbs: frozenset[str]
    planted: frozenset[str]
    owned_acts: frozenset[str]
    acts: frozenset[str]
    groups: frozenset[str]
    doers: frozenset[str]
    presumed: frozenset[str]
    crowds: frozenset[str]
    vague: frozenset[str]
    never: frozenset[str]
    rebels: frozenset[str]
    nobody: frozenset[str]
    authorities: frozenset[str]
    offices: frozenset[str]
    forces: frozenset[str]
    undone: frozenset[str]
    policing: frozenset[str]
    seeking_verbs: frozenset[str]
    court_papers: frozenset[str]
    needs_object: frozenset[str]
    answered: frozenset[str]
    charges: frozenset[str]
    joining: frozenset[str]
    acts_of_states: frozenset[str]
    marks: frozenset[str]
    works: frozenset[str]
    marks_of_suspicion: frozenset[str]
    accusable: frozenset[str]
    rebuffs: frozenset[str]
    reports_of_guilt: frozenset[str]
    bodies: frozenset[str]
    shots: frozenset[str]
    armed_names: frozenset[str]
    armed_bodies: frozenset[str]


@lru_cache(maxsize=1)
def responsibility_words() -> ResponsibilityWords:
    """Load the lists once."""
    data = data_file("sayso.coding", "responsibility_words.yaml")
    return ResponsibilityWords(**{name: frozenset(lemmas) for name, lemmas in data.items()})


def is_force_word(head: Token) -> bool:
    """Whether a noun is one for those who act in the name of the state: "the police", "army troops"; "guerrilla forces" are not."""
    words = responsibility_words()
    before = {child.lemma_.lower() for child in head.children if child.dep_ in ("compound", "amod", "nmod")}
    if before & (words.groups - words.forces):
        return False
    return bool({head.lemma_.lower(), *before} & words.forces)
