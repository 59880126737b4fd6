"""Who cannot have done it: a doer is the one who acts, and neither who was hit, nor where it was, nor who came to stop it."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.parties import Party
from sayso.coding.responsibility_settling import is_force
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.role_targets import role_words
from sayso.coding.toll_syntax import subjects_of
from sayso.coding.toll_words import toll_words
from sayso.records import Account, Sheet, Span

_CROWD_TYPES: Final = ("riot", "arson")
_FIGHTING: Final = frozenset({"fight", "battle", "clash", "confront", "face"})
_PLANTING: Final = frozenset({"place", "set", "put", "throw", "hurl", "lob", "leave"})
_SHOOTING: Final = frozenset({"fire", "use", "shoot", "lob", "throw"})
_MILD: Final = frozenset({"gas", "teargas", "cannon", "baton", "flashbang"})
_DISPERSING: Final = frozenset({"disperse", "scatter", "quell", "control", "repel", "contain"})
_PLACES_OF_POWER: Final = frozenset(
    {"station", "palace", "parliament", "airport", "barracks", "headquarters", "ministry", "capital", "building", "garrison"}
)
_FOILED_WITHIN: Final = 4
_HOLDING: Final = frozenset({"for", "against", "with", "near", "to"})
_DATELINE: Final = 8
"""Words between a name and the dash that ends a dateline."""
_PLACING: Final = frozenset({"near", "outside", "inside", "around", "across", "between", "along", "towards", "toward"})
_AIMS: Final = frozenset({"at", "against", "on", "in", "upon", "outside", "near"})


def is_excluded(sheet: Sheet, account: Account, party: Party, trigger: Token) -> bool:
    """Whether the words show that a party did not do what a trigger of an incident tells, though the parse makes it the doer."""
    return (
        _is_hit(sheet, account, party)
        or _is_place(party)
        or _is_label(party)
        or _is_weapon(sheet, party)
        or _is_held(party)
        or _is_where(trigger, party)
        or _is_harmed_itself(trigger, party)
        or _is_struck_thing(trigger, party)
        or is_policing(account, party, trigger)
        or _is_dispersing(party, trigger)
        or _has_foiled(party, trigger)
    )


def _is_hit(sheet: Sheet, account: Account, party: Party) -> bool:
    """Whether the incident has the party among its targets: by the same words, or by the name of one actor."""
    for assertion in account.of("target"):
        if assertion.evidence[0].overlaps(_of(party.head)):
            return True
        if party.named and party.actor is not None and str(assertion.value) == party.name:
            return True
    return False


def _of(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _is_place(party: Party) -> bool:
    """ "Near Kelm, …": words that say where are nobody."""
    return party.name.split()[0].lower() in _PLACING


def _is_label(party: Party) -> bool:
    """ "Vasrland: Five killed in blasts", "Officials: bomber hits convoy": words before a colon tell what, or who speaks."""
    last = party.head
    after = last.nbor() if last.i + 1 < len(last.doc) else last
    return (after.text == ":" and last.sent[0].i >= last.left_edge.i) or _is_dateline(last)


def _is_held(party: Party) -> bool:
    """ "Grenades at a concert for President Anton Rell killed a man": a name right behind such a preposition is no subject."""
    first = party.head.left_edge
    if party.head.dep_ != "nsubj" or party.head.pos_ != "PROPN" or first.i == first.sent.start:
        return False
    return first.nbor(-1).lower_ in _HOLDING


def _is_dateline(last: Token) -> bool:
    """ "SAN RELL, VASRLAND, 14 MAY 1989 -- GUERRILLAS DYNAMITED …": a name before the dash of a dateline says where."""
    if last.pos_ != "PROPN":
        return False
    behind = last.doc[last.i + 1 : last.i + _DATELINE]
    dash = next((n for n, t in enumerate(behind) if t.text in ("--", "—", "–")), None)
    before = last.doc[last.sent.start : last.i]
    return dash is not None and not any(t.pos_ in ("VERB", "NOUN", "ADP", "PRON") for t in (*before, *behind[:dash]))


def _is_weapon(sheet: Sheet, party: Party) -> bool:
    """ "A carbomb went off, injuring two": weapons do nothing by themselves, unless somebody is in them ("helicopters fired rockets")."""
    head = _of(party.head)
    return party.head.lemma_.lower() not in responsibility_words().doers and any(
        mention.kind == "weapon" and mention.span.covers(head) for mention in sheet.mentions
    )


def _is_where(trigger: Token, party: Party) -> bool:
    """ "a bomb was left near the council, which destroyed a wall": the clause is about the bomb, whatever the parser hangs it on."""
    return _is_about_thing(trigger) and party.head.dep_ == "pobj" and party.head.head.lower_ in _PLACING


def _is_about_thing(verb: Token) -> bool:
    """Whether a verb stands in a clause that begins with "which" or "that": "which killed nine and injured fifty"."""
    while verb.dep_ == "conj" and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        verb = verb.head
    return verb.dep_ == "relcl" and any(c.lower_ in ("which", "that") and c.dep_ == "nsubj" for c in verb.children)


def _is_dispersing(party: Party, trigger: Token) -> bool:
    """ "police fired in the air to disperse the rioters", "fired tear gas": forces that meet a crowd, and not those who did it."""
    if not is_force(party) or trigger.lemma_.lower() not in _SHOOTING:
        return False
    used = [n for c in trigger.children for n in (c, *(g for g in c.children if c.dep_ == "prep"))]
    mild = any(n.lemma_.lower() in _MILD or (n.lower_ == "air" and n.dep_ == "pobj") for n in used)
    return mild or any(c.dep_ in ("advcl", "xcomp") and c.lemma_.lower() in _DISPERSING for c in trigger.children)


def _is_harmed_itself(trigger: Token, party: Party) -> bool:
    """ "the dairy burned down", "two guards wounded in ambush": without an object these verbs tell what became of their subject."""
    if trigger.lemma_.lower() not in responsibility_words().needs_object or trigger.pos_ not in ("VERB", "AUX"):
        return False
    if not any(child.i == party.head.i for child in trigger.children if child.dep_ in ("nsubj", "nsubjpass")):
        return False
    objects = ("dobj", "obj", "dative", "oprd", "ccomp", "xcomp", "npadvmod")
    own = [verb for verb in trigger.conjuncts if not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)]
    held = any(child.dep_ in objects for verb in (trigger, *own) for child in verb.children)
    relative = trigger.dep_ == "relcl" and any(child.lower_ in ("who", "that", "which") for child in trigger.children)
    return not held and not relative


def _is_struck_thing(trigger: Token, party: Party) -> bool:
    """ "the bombings at the embassies, which killed three": what a clause with "which" hangs on may be what an act hit."""
    if not _is_about_thing(trigger):
        return False
    above = party.head
    while above.dep_ in ("conj", "pobj", "appos", "compound") or (above.dep_ == "prep" and above.lower_ in _AIMS):
        above = above.head
        if above.lemma_.lower() in responsibility_words().acts:
            return True
    return False


def _has_foiled(party: Party, trigger: Token) -> bool:
    """ "the ministry foiled a plot to bomb a market": who keeps an act from happening does not do it."""
    above = [t for t, _ in zip((trigger, *trigger.ancestors), range(_FOILED_WITHIN), strict=False)]
    foiled = next((t for t in above if t.lemma_.lower() in word_list("foiling") and t.pos_ == "VERB"), None)
    return foiled is not None and any(s.i == party.head.i or s.pos_ == "PRON" for s in subjects_of(foiled))


def is_policing(account: Account, party: Party, trigger: Token) -> bool:
    """ "the navy captured the pirates", "the guards shot the attacker": what the forces of the state do to those who did it.

    In a riot they face the rioters.
    """
    if _makes_safe(trigger):
        return True
    if not is_force(party):
        return False
    words = responsibility_words()
    crowd = account.first("type") in _CROWD_TYPES
    if not party.named and (crowd or (trigger.lemma_.lower() in words.policing and not _takes_place(trigger))):
        return True
    objects = [c for c in trigger.children if c.dep_ in ("dobj", "nsubjpass")]
    faced = [n for o in (trigger, *objects) for c in o.children if c.lower_ in ("with", "against") for n in c.children]
    crowds = words.crowds | words.presumed
    if trigger.lemma_.lower() in _FIGHTING and any(n.lemma_.lower() in crowds for n in (*objects, *faced)):
        return True
    return not party.named and any(o.lemma_.lower() in words.answered and _is_definite(o) for o in objects)


def _takes_place(verb: Token) -> bool:
    """ "Officers seized the radio station": who seizes a place of the state takes power, and is no policeman at work."""
    taken = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    return verb.lemma_.lower() in ("seize", "capture") and any(n.lemma_.lower() in _PLACES_OF_POWER for n in taken)


def _makes_safe(verb: Token) -> bool:
    """ "The Kelm police defused five bombs": who makes a bomb safe, named or not, is not who planted it."""
    made_safe = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")] if verb.pos_ == "VERB" else []
    return verb.lemma_.lower() in word_list("making_safe") and any(
        o.lemma_.lower() in responsibility_words().planted for o in made_safe
    )


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in ("the", "both", "all", "that", "this") for child in noun.children)


def is_acted_on(token: Token, own: Set[int]) -> bool:
    """Whether a word is among what the incident's own words are done to: "sank a pirate ship", "the raid on the militants' camp".

    Args:
        token: the word.
        own: places of the incident's words.
    """
    policing = responsibility_words().policing
    for above in token.ancestors:
        if token.dep_ in ("nsubj", "agent") or (token.dep_ == "pobj" and above.lower_ in ("by", "with", "between", "among")):
            return False
        if above.i in own and token.dep_ in ("dobj", "nsubjpass", "prep", "compound", "amod", "poss"):
            return above.lemma_.lower() not in policing
        token = above
    return False


def tells_violence(verb: Token) -> bool:
    """Whether a verb with "by …" tells of violence, or of doing it: "torched by", "conducted by", and not "owned by" or "guarded by"."""
    lemma = verb.lemma_.lower()
    words = responsibility_words()
    harm = toll_words()
    return (
        lemma in words.doing_verbs | words.violent_verbs | _PLANTING
        or lemma in harm.object_verbs
        or lemma in harm.deadly_verbs
        or lemma in role_words()["attacking_verbs"]
        or lemma in role_words()["hitting_verbs"]
    )
