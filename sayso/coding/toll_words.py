"""The words of harm, loaded from ``data/toll_words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from sayso.data_files import data_file

Harmed = Literal["killed", "wounded", "abducted", "arrested", "struck"]


@dataclass(frozen=True, slots=True)
class TollWords:
    """Lemmas by what they say; see the comments in the file for each list."""

    object_verbs: dict[str, Harmed]
    subject_verbs: dict[str, Harmed]
    act_nouns: dict[str, Harmed]
    count_nouns: dict[str, Harmed]
    adjectives: dict[str, Harmed]
    taken_as: dict[str, Harmed]
    both: frozenset[str]
    deadly_beside: frozenset[str]
    deadly_verbs: frozenset[str]
    suffering_verbs: frozenset[str]
    wounds: frozenset[str]
    conditions: frozenset[str]
    taking_verbs: frozenset[str]
    done_verbs: frozenset[str]
    meant_verbs: frozenset[str]
    modals: frozenset[str]
    charging_verbs: frozenset[str]
    onlooking_verbs: frozenset[str]
    statistic: frozenset[str]
    not_persons: frozenset[str]
    collectives: frozenset[str]
    pairs: dict[str, int]
    everybody: frozenset[str]
    added: frozenset[str]
    ordinals: frozenset[str]
    part: frozenset[str]
    people: frozenset[str]
    men_at_arms: frozenset[str]
    police: frozenset[str]
    presumed: frozenset[str]
    forces: frozenset[str]
    captors: frozenset[str]
    cures: frozenset[str]
    lock_ups: frozenset[str]
    courts: frozenset[str]
    vehicles: frozenset[str]
    fragments: frozenset[str]
    lost_parts: frozenset[str]
    body_parts: frozenset[str]
    in_action: frozenset[str]
    dying_verbs: frozenset[str]
    patient_verbs: frozenset[str]


@lru_cache(maxsize=1)
def toll_words() -> TollWords:
    """Load the lists once."""
    data: dict[str, Any] = data_file("sayso.coding", "toll_words.yaml")
    by_lemma = ("object_verbs", "subject_verbs", "act_nouns", "count_nouns", "adjectives", "taken_as")
    fields: dict[str, Any] = {}
    for name, value in data.items():
        if name in by_lemma:
            fields[name] = {lemma: harmed for harmed, lemmas in value.items() for lemma in lemmas}
        elif name == "pairs":
            fields[name] = value
        else:
            fields[name] = frozenset(value.split() if isinstance(value, str) else value)
    return TollWords(**fields)
