"""Who did it by its marks: "bore the hallmarks of Y", "was the work of Y", "suspicion fell on Y", "pointed the finger at Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.coding.parties import Parties
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_believed, is_possible, is_supposed, names_acts
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, antecedent, is_negated_verb, is_passive, subjects_of
from sayso.coding.toll_words import toll_words

_BACK = frozenset({"it", "this", "that", "which", "these", "they"})


def marks(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "the attack bore the hallmarks of Y": somebody, or the report, suspects Y."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in ("bear", "have", "carry", "show") or is_negated_verb(verb):
        return
    if any(_is_deed(subject) for subject in subjects_of(verb)[:1]):
        yield from (Finding("suspected", noun, party) for owner in _below(noun, "of") for party in parties.all_at(owner))


def work(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "the attack was the work of Y": Y did it, on the word of whoever says so."""
    verb = noun.head
    owners = [*_below(noun, "of"), *(c for c in noun.children if c.dep_ == "poss" and c.pos_ in ("NOUN", "PROPN"))]
    if noun.dep_ == "appos" and names_acts(verb):  # "the attack, the work of Y, killed nine"
        for owner in owners:
            yield from (Finding("perpetrator", noun, party) for party in parties.all_at(owner))
        return
    calling = _calling(noun)
    if calling is not None:
        yield from _called_work(calling, owners, parties)
        return
    own = any(c.dep_ == "poss" and c.lower_ in ("its", "their", "our") for c in noun.children)
    if own and noun.dep_ == "attr" and not is_negated_verb(verb) and any(_is_deed(s) for s in subjects_of(verb)[:1]):
        # "the group said the bomb was its work"
        yield from (Finding("claimed", noun, party, party) for party in parties.speaking_over(noun)[:1] if party.named)
        return
    unsure = is_possible(verb) or is_believed(verb)
    if noun.dep_ != "attr" or is_negated_verb(verb) or (is_supposed(verb) and not unsure):
        return
    if any(_is_deed(subject) for subject in subjects_of(verb)[:1]):
        for owner in owners:
            for party in parties.accused_at(owner) if _is_said(noun) else parties.all_at(owner):
                yield Finding("suspected" if unsure else "perpetrator", noun, party)


def _is_said(noun: Token) -> bool:
    """Whether a noun stands in what somebody says: there kinds of people are blamed ("this is the work of traitors")."""
    return any(t.dep_ in ("ccomp", "parataxis") for t in (noun, *noun.ancestors))


def _calling(noun: Token) -> Token | None:
    """The verb by which somebody calls an act the work of somebody: "described the blast as the work of Y", "called it Y's doing"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head if noun.dep_ == "oprd" else None
    if above is not None and above.pos_ == "NOUN" and above.dep_ == "dobj":
        above = above.head  # "condemned the shooting at a school as the work of Y"
    return above if above is not None and above.pos_ == "VERB" else None


def _called_work(verb: Token, owners: list[Token], parties: Parties) -> Iterator[Finding]:
    """ "The mayor described the burning as the work of gangs": blame by whoever calls it so; by nobody, where nobody is named."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    about = subjects_of(verb) if is_passive(verb) else [c for c in verb.children if c.dep_ == "dobj"]
    about += [c for o in verb.children if o.dep_ in ("oprd", "ccomp") for c in o.children if c.dep_ == "nsubj"]
    if not any(_is_deed(n) for n in about):
        return
    speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    for owner in owners[:1]:
        yield from (Finding("blamed", verb, party, speaker) for party in parties.accused_at(owner))


def hands(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "died at the hands of Y"."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "at" else noun
    if over.i == noun.i or is_negated_verb(over) or is_supposed(over) or not _is_harm(over):
        return
    for owner in _below(noun, "of"):
        yield from (Finding("perpetrator", noun, party) for party in parties.all_at(owner))


def _is_harm(word: Token) -> bool:
    lemma = word.lemma_.lower()
    harm = toll_words()
    return lemma in ("die", "suffer", "perish", "meet") or lemma in harm.object_verbs or names_acts(word)


def suspicion_on(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "suspicion fell on Y", "X pointed the finger at Y"."""
    verb = noun.head
    if is_negated_verb(verb) or is_supposed(verb):
        return
    if noun.lower_.startswith("finger"):
        if verb.lemma_.lower() != "point":
            return
        speaker = None if noun.dep_ != "dobj" else next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
        for head in (*_below(verb, "at"), *_below(noun, "at")):
            yield from (Finding("blamed", verb, party, speaker) for party in parties.all_at(head))
    elif noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_.lower() in ("fall", "center", "centre", "focus", "rest"):
        for head in _below(verb, "on", "upon"):
            yield from (Finding("suspected", noun, party) for party in parties.all_at(head))


def _below(word: Token, *prepositions: str) -> list[Token]:
    """What a preposition below a word holds."""
    return [n for c in word.children if c.lower_ in prepositions for n in c.children if n.dep_ == "pobj"]


def _is_deed(subject: Token) -> bool:
    noun = antecedent(subject)
    if noun.pos_ in ("PRON", "DET"):
        return noun.lower_ in _BACK
    if noun.ent_type_ == "DATE" and noun.i != subject.i:
        return True  # "a bombing on Monday, which he called their work": the parser hangs the clause on the day
    return names_acts(noun) or noun.lemma_.lower() in responsibility_words().owned_acts | responsibility_words().planted
