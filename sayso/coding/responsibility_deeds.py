"""Acts told by a verb for doing them, wherever it stands: "an attack believed to have been carried out by Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.coding.parties import Parties
from sayso.coding.responsibility_finding import Basis, Finding
from sayso.coding.responsibility_phrases import is_believed, is_hearsay, is_possible, is_supposed, is_truce, names_acts
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, antecedent, is_negated_verb, is_passive, subjects_of

_BACK: frozenset[str] = frozenset({"it", "this", "that", "which"})


def done(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "the murder committed by Y", "the blast, which is believed to have been carried out by Y"."""
    if not is_passive(verb) or is_negated_verb(verb) or not any(c.lower_ == "by" for c in verb.children):
        return
    if not any(_is_deed(s) or _is_planted(verb, s) for s in subjects_of(verb)):
        return
    for agent in agents_of(verb):
        yield from _held(verb, agent, parties)


def _held(verb: Token, head: Token, parties: Parties) -> Iterator[Finding]:
    unsure = is_possible(verb) or is_believed(verb) or is_hearsay(verb)
    if is_supposed(verb) and not unsure:
        return
    basis: Basis = "suspected" if unsure else "perpetrator"
    yield from (Finding(basis, verb, party) for party in parties.all_at(head))


def _is_planted(verb: Token, subject: Token) -> bool:
    """ "the bomb was placed by two men"."""
    words = responsibility_words()
    return verb.lemma_.lower() in words.planting_verbs and antecedent(subject).lemma_.lower() in words.planted


def _is_deed(subject: Token) -> bool:
    """Whether a subject is an act of violence, or a word that goes back to one."""
    noun = antecedent(subject)
    if noun.pos_ == "PRON":
        return noun.lower_ in _BACK
    return names_acts(noun) or (noun.lemma_.lower() in responsibility_words().owned_acts and not is_truce(noun))
