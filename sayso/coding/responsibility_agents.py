"""Who the report says did it: the doers of the acts that its incidents are named by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_settling import is_force
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, is_passive, subjects_of

_FIGHTING: Final = frozenset(
    ["clash", "fight", "fighting", "battle", "combat", "confrontation", "shootout", "firefight", "gunfight", "skirmish"]
)
_BURSTING: Final = frozenset({"burst", "storm", "raid", "overrun", "ambush", "waylay", "attack"})
_COMING: Final = frozenset(
    {"ride", "walk", "break", "drive", "rush", "force", "sweep", "enter", "come", "climb", "slip", "march"}
)
_RAMPAGES: Final = ("rampage", "spree", "riot", "amok")
_FIRING: Final = frozenset({"firing", "shooting", "shelling", "bombing"})
_OWNED: Final = frozenset({"massacre", "killing", "murder"})


def doers_of(trigger: Token, parties: Parties) -> Iterator[Party]:
    """The doers of an act: subject of the active verb, "by …" of the passive or the noun, owner of the noun, "a rebel attack"."""
    if trigger.pos_ in ("VERB", "AUX") or trigger.tag_.startswith("VB"):
        if is_negated_verb(trigger) or _is_found_so(trigger) or trigger.lemma_.lower() == "attempt":
            return  # what somebody attempts is told by the verb that follows
        if trigger.lemma_.lower() in _FIGHTING and (sides := list(_attacking_side(trigger, parties))):
            yield from sides
            return
        agents = _said_to_have(trigger) or _doing(trigger, parties)
        for agent in agents:
            told = agent.dep_ == "pobj"  # "by rivals": by whom it was, of whatever kind of people
            yield from (parties.accused_at(agent) if told else parties.all_at(agent)) or _behind_weapon(agent, parties)
        if not agents and (is_passive(trigger) or trigger.lemma_.lower() in ("die", "perish")):
            yield from _bursting_in(trigger, parties)
        if not agents and is_passive(trigger):
            # "killed in police firing", "wounded in an attack by Y"
            for child in trigger.children:
                acts = [n for n in child.children if n.dep_ == "pobj"] if child.lower_ in ("in", "from") else []
                for act in acts:
                    # "in police firing": the parser may take the act for what the police were doing
                    fired = any(c.dep_ == "acl" and c.i == act.i + 1 and c.lower_ in _FIRING for c in act.children)
                    yield from (parties.all_at(act) if fired else _of_noun(act, parties))
    elif trigger.pos_ in ("NOUN", "PROPN"):
        yield from _of_noun(trigger, parties)


def _bursting_in(verb: Token, parties: Parties) -> Iterator[Party]:
    """ "Nine miners were killed when a band of horsemen rode into their camp": those who came, as the clause of time has it.

    The police and soldiers may have come to help: of them only who bursts in is meant.
    """
    for clause in (c for c in verb.children if c.dep_ == "advcl" and not is_passive(c) and not is_negated_verb(c)):
        if not any(c.lower_ in ("when", "as", "after", "where") for c in clause.children):
            continue
        lemma = clause.lemma_.lower()
        into = any(c.lower_ in ("into", "through", "in") for c in clause.children)
        for subject in agents_of(clause) if lemma in _BURSTING or (lemma in _COMING and into) else ():
            for party in parties.all_at(subject):
                if lemma in _BURSTING or not is_force(party):
                    yield party


def _behind_weapon(weapon: Token, parties: Parties) -> list[Party]:
    """ "Rebel mortars hit a school", "Qadrian shells killed three", "rockets fired by Y killed three": those whose weapons did it."""
    if weapon.lemma_.lower() not in responsibility_words().shots:
        return []
    fired = [c for c in weapon.children if c.dep_ == "acl" and c.lemma_.lower() in ("fire", "launch", "drop", "plant", "lay")]
    found = [party for verb in fired for agent in agents_of(verb) for party in parties.all_at(agent)]
    for child in weapon.children:
        if child.dep_ in ("compound", "amod", "nmod") and not found:
            state = parties.state_at(child) or (parties.at(child) if _is_group(child, parties) else None)
            found += [] if state is None else [state]
        elif child.dep_ == "poss" and not found:
            found += parties.all_at(child)
    return found


def _is_found_so(verb: Token) -> bool:
    """ "found the guard shot to death", "the four people hit": a participle that says what was done, and not by whom."""
    if any(c.dep_ in ("dobj", "agent", "aux") or c.lower_ in ("at", "into", "on", "by") for c in verb.children):
        return False
    found = verb.dep_ in ("ccomp", "xcomp", "oprd") and verb.head.lemma_.lower() in ("find", "leave", "discover", "see")
    return verb.tag_ in ("VBN", "VBD") and (found or verb.dep_ == "acl")


def _doing(verb: Token, parties: Parties) -> tuple[Token, ...]:
    """Who does what a verb says; a short name in capitals that the parser takes for an auxiliary ("IS had carried out") is the subject."""
    named = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.text.isupper() and len(c) > 1 and parties.is_named(c)]
    return tuple(named[:1]) or agents_of(verb)


def _said_to_have(verb: Token) -> tuple[Token, ...]:
    """ "arrested a man they say opened fire": the man, where the parser hangs the fire on those who arrested him."""
    saying = next((c for c in verb.children if c.dep_ == "parataxis" and c.i < verb.i), None)
    if saying is None or verb.dep_ != "conj" or saying.left_edge.i == 0:
        return ()
    noun = saying.left_edge.nbor(-1)
    return (noun,) if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("dobj", "pobj") else ()


def _of_noun(noun: Token, parties: Parties) -> Iterator[Party]:
    words = responsibility_words()
    lemma = noun.lemma_.lower()
    yield from _attacking_side(noun, parties)
    by = [n for c in noun.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj"]
    for agent in by:
        yield from parties.accused_at(agent)
    if lemma in words.owned_acts | words.acts and not by:
        for child in noun.children:
            owner = child.dep_ == "poss" and child.tag_ != "PRP$"  # "his murder", "their killing": whose it is says nothing
            # "Vasrland's rebels attack two ships": the state is the rebels', where the parser takes "attack" for a noun
            owner = owner and not any(c.dep_ == "compound" and _is_group(c, parties) for c in noun.children)
            before = child.dep_ in ("compound", "amod") and lemma in words.owned_acts | _OWNED and _is_group(child, parties)
            if child.lemma_.lower() == "terrorist":
                continue  # "a terrorist attack" says what sort of attack it was
            if (owner and lemma in words.owned_acts) or before:
                party = parties.at(child)
                if party is not None:
                    yield party
            elif child.dep_ in ("compound", "amod", "nmod") and lemma in words.acts_of_states:
                state = parties.state_at(child)
                if state is not None:
                    yield state
    if (
        lemma in words.acts
        and noun.dep_ == "dobj"
        and noun.head.lemma_.lower() in words.doing_verbs
        and not is_negated_verb(noun.head)
    ):
        for agent in _doing(noun.head, parties):
            yield from parties.all_at(agent)
    gone = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "on" else noun.head
    if lemma in _RAMPAGES and gone.lemma_.lower() in ("go", "run") and not is_negated_verb(gone):
        # "rioters went on the rampage"
        for agent in _doing(gone, parties):
            yield from parties.all_at(agent)
    if lemma in words.acts and noun.dep_ == "nsubjpass" and noun.head.lemma_.lower() in words.doing_verbs:
        for agent in agents_of(noun.head):
            yield from parties.all_at(agent)


def _attacking_side(act: Token, parties: Parties) -> Iterator[Party]:
    """ "fighting between rebels and the army", "the army is clashing with rebels": those who fight the forces of the state.

    Where both sides, or neither, are forces of the state, the words do not tell who attacks.
    """
    if act.lemma_.lower() not in _FIGHTING:
        return
    with_ = [n for c in act.children if c.lower_ in ("between", "with", "against") for n in c.children if n.dep_ == "pobj"]
    first = [] if any(c.lower_ == "between" for c in act.children) else _first_side(act)
    sides = [party for noun in (*first, *with_) for party in parties.all_at(noun)]
    rebels = [party for party in sides if not is_force(party)]
    if len(sides) > 1 and len(rebels) == 1:
        yield rebels[0]


def _first_side(act: Token) -> list[Token]:
    """Who fights, where the words name the other side only: the subject, those who "were killed in clashes with" it."""
    if act.pos_ == "VERB":
        return list(agents_of(act))
    verb = act.head.head
    fell = act.dep_ == "pobj" and act.head.lower_ in ("in", "during") and verb.pos_ == "VERB"
    return subjects_of(verb)[:1] if fell and (is_passive(verb) or verb.lemma_.lower() in ("die", "fall")) else []


def _is_group(modifier: Token, parties: Parties) -> bool:
    if modifier.lemma_.lower() in responsibility_words().groups:
        return True
    party = parties.at(modifier)
    return party is not None and party.actor is not None and party.actor.kind == "armed_group"
