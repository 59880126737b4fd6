"""Deeds that a speaker says are his: "a caller said X had planted it", "its men had carried it out", "we killed him", "the work of X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_act, is_involved, is_nobody, is_supposed, objects_of
from sayso.coding.responsibility_voices import (
    OWN,
    Voice,
    is_means,
    is_of_state,
    is_own_men,
    is_paper,
    is_person,
    signers,
    voice_at,
)
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, is_passive, subjects_of

SAYING: Final = frozenset(
    (
        *(
            "say",
            "state",
            "tell",
            "announce",
            "declare",
            "confirm",
            "boast",
            "brag",
            "insist",
            "explain",
            "shout",
            "write",
            "read",
        ),
        *("add", "maintain", "reveal", "inform", "assert", "proclaim", "swear", "acknowledge", "admit", "confess", "recount"),
        *("describe", "relate", "protest", "stress", "repeat", "claim", "let"),
    )
)
_CONFESSING: Final = frozenset({"admit", "confess", "acknowledge"})
_HARMING: Final = frozenset(
    (
        *(
            "punish",
            "liquidate",
            "eliminate",
            "neutralise",
            "neutralize",
            "behead",
            "murder",
            "torch",
            "mine",
            "dynamite",
            "ambush",
        ),
        *("sabotage", "raid", "burn", "stab", "hang", "snatch", "wound", "gun", "blow", "demolish"),
    )
)
_SETTING: Final = frozenset({"bury", "hide", "mail", "post", "send", "lay", "drop", "deliver"})
_SELVES: Final = frozenset({"it", "they", "we", "i", "us", "ours", "theirs"})
_POINTERS: Final = frozenset({"it", "this", "that", "so"})
_REASONS: Final = frozenset(
    {"punishment", "warning", "revenge", "retaliation", "reprisal", "answer", "reply", "vengeance", "lesson"}
)
_ANYBODY: Final = frozenset({"group", "organization", "organisation", "faction", "movement", "one", "none", "nobody"})
_HANDS: Final = frozenset({"hand", "power", "custody", "captivity"})
_PEOPLE: Final = frozenset({"him", "her", "them"})


def own_deeds(verb: Token, parties: Parties) -> Iterator[Finding]:
    """What follows a verb of saying: a deed of the speaker's own is a claim, one that he says was not his is a denial."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    clauses = _said(verb)
    subjects = subjects_of(verb) if verb.dep_ == "acl" and is_paper(verb.head) else agents_of(verb)
    if any(is_means(s) for s in subjects):
        subjects = tuple(subjects_of(verb))  # "said by telephone", which the parser takes for who spoke
    if any(is_nobody(s) and s.lemma_.lower() in _ANYBODY for s in subjects):
        yield from (Finding("nobody_claimed", verb, None) for clause in clauses[:1] if doers_of_deed(clause))
        return  # "no group has said that it planted the bomb"
    voice = next((v for s in subjects[:1] if (v := voice_at(s, parties)) is not None), None)
    if voice is None and (verb.lemma_.lower() in _CONFESSING or _is_told_to_law(verb)):
        people = (p for s in subjects[:1] if s.pos_ != "PRON" for p in parties.all_at(s))
        voice = next((Voice(p.head, (p,), alone=True) for p in people if not is_of_state(p)), None)
    if voice is not None:
        for clause in clauses:
            yield from _owned(clause, voice, parties)


def _is_told_to_law(verb: Token) -> bool:
    """ "Told police that he had stabbed the mayor": a confession."""
    words = responsibility_words()
    told = [c for c in verb.children if c.dep_ in ("dobj", "dative")] if verb.lemma_.lower() == "tell" else []
    return any(o.lemma_.lower() in words.authorities | {"judge", "interrogator", "policeman"} for o in told)


def by_their_word(word: Token, parties: Parties) -> Iterator[Finding]:
    """ "According to a caller, X had planted the bomb"."""
    clause = word.head
    heads = [n for c in word.children if c.lower_ == "to" for n in c.children if n.dep_ == "pobj"]
    for head in heads[:1]:
        voice = voice_at(head, parties)
        if voice is not None and voice.unsigned and clause.pos_ in ("VERB", "AUX"):
            yield from _owned(clause, voice, parties)


def quoted_deed(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "A note beside him read: 'We killed him. The Kelm Fighters'": words of a paper that say "we", with the name below them."""
    if not any(c.dep_ == "nsubj" and c.lower_ in ("we", "i") for c in verb.children):
        return
    before = verb.doc[verb.sent.start : verb.i]
    papers = [t for t in before if is_paper(t)]
    if not papers or not any(t.text in "\"“”'‘:" for t in before):
        return
    voice = voice_at(papers[0], parties)
    if voice is not None:
        yield from _owned(verb, voice, parties)


def _below_quotation(verb: Token, parties: Parties) -> list[Party]:
    """The name with which quoted words end."""
    rest = verb.doc[verb.i + 1 : min(verb.sent.end + 10, len(verb.doc))]
    end = next((t.i for t in rest if t.text[:1] in '"”'), rest[-1].i + 1 if len(rest) else verb.i)
    named = [p for t in verb.doc[verb.i + 1 : end] if t.pos_ == "PROPN" and (p := parties.at(t)) is not None]
    return [p for p in named if p.named and not is_of_state(p)][-1:]


def _said(verb: Token) -> list[Token]:
    """The clauses that a verb of saying holds, and those joined to them."""
    held = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and c.pos_ in ("VERB", "AUX", "NOUN", "ADJ")]
    if not held and verb.dep_ in ("ccomp", "parataxis") and verb.head.pos_ in ("VERB", "AUX") and verb.i < verb.head.i:
        held = [verb.head]  # "his men, the commander insisted, had not planned it"
    if verb.lemma_.lower() == "let" and not any(t.lower_ == "known" for c in held for t in (c, *c.children)):
        return []
    return [clause for first in held for clause in (first, *first.conjuncts) if clause.i >= first.i]


def _owned(clause: Token, voice: Voice, parties: Parties) -> Iterator[Finding]:
    if is_supposed(clause):
        return
    if voice.unsigned and not voice.holders and any(c.lower_ in ("we", "i") for c in clause.children):
        voice = Voice(voice.word, tuple(_below_quotation(clause, parties)), unsigned=True)
    if _explains(clause) and (
        voice.unsigned or any(p.actor is not None and p.actor.kind == "armed_group" for p in voice.holders)
    ):
        yield from (Finding("claimed", clause, party, party) for party in _speaking(voice, parties))
    for doer in doers_of_deed(clause):
        for party in holders_of(doer, voice, parties):
            yield Finding("denied" if _is_denied(clause, doer) else "claimed", clause, party, party)
        return


def _explains(clause: Token) -> bool:
    """ "(said) the bombing was a punishment", "the bomb had been meant for soldiers": what only who did it can say."""
    words = responsibility_words()
    acts = [s for s in subjects_of(clause)[:1] if s.lemma_.lower() in words.acts | words.owned_acts | words.planted]
    if not acts or is_negated_verb(clause):
        return False
    given = any(c.dep_ == "attr" and c.lemma_.lower() in _REASONS for c in clause.children)
    return given or (clause.lemma_.lower() in ("mean", "intend") and is_passive(clause))


def _is_denied(clause: Token, doer: Token) -> bool:
    """ "None of its men did", "it had not done it", "neither planned nor carried out"."""
    nobody = doer.lower_ in ("none", "nobody") or any(c.lower_ in ("no", "neither") for c in doer.children)
    nobody = nobody or any(is_nobody(o) for o in objects_of(clause) if not is_passive(clause))  # "had killed nobody"
    if nobody or is_negated_verb(clause) or any(c.lower_ in ("neither", "nor") and c.i < clause.i for c in clause.children):
        return True
    joined = clause.dep_ == "conj" and any(c.lower_ in ("or", "nor") for c in clause.head.children if c.dep_ == "cc")
    return joined and not any(c.dep_ == "nsubj" for c in clause.children) and _is_denied(clause.head, doer)


def doers_of_deed(clause: Token) -> list[Token]:
    """Who did it by the words of a clause that tells of an act of violence, of its bomb, or of whom it holds; nobody for other clauses."""
    words = responsibility_words()
    lemma = clause.lemma_.lower()
    subjects, objects = subjects_of(clause)[:1], objects_of(clause)
    thing = [c for s in subjects if s.lemma_.lower() in words.planted for c in s.children if c.dep_ == "poss" and c.lower_ in OWN]
    if thing:
        return thing
    if lemma == "be":
        return _in_being(clause, subjects)
    if is_involved(clause):
        return subjects
    planted = any(o.lemma_.lower() in words.planted or o.lower_ in _POINTERS for o in objects)
    deed = any(is_act(o) or o.lemma_.lower() in words.owned_acts or o.lower_ in _POINTERS for o in objects)
    aims = [c for c in clause.children if c.lower_ in ("on", "at", "with")]
    told = (
        (lemma in (words.violent_verbs | _HARMING) and lemma not in ("fire", "launch") and (objects or (lemma == "blow")))
        or (lemma in ("fire", "launch", "attack") and (objects or aims))
        or (lemma in words.planting_verbs | _SETTING and planted)
        or (lemma in words.doing_verbs and deed)
        or (lemma == "do" and deed)
        or (lemma == "deal" and any(c.lower_ == "with" for c in aims))
        or (lemma in ("hold", "keep") and any(o.lower_ in _PEOPLE or o.ent_type_ == "PERSON" for o in objects))
    )
    past = clause.tag_ not in ("VBZ", "VBP", "VB", "NN") or any(c.lower_ == "did" for c in clause.children)
    if not told or not past:
        return []
    if is_passive(clause):
        return [n for c in clause.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj"][:1]
    return subjects


def _in_being(clause: Token, subjects: list[Token]) -> list[Token]:
    """ "It was the work of X", "its handiwork", "was behind it", "the mayor was in its hands", "was the author of it"."""
    words = responsibility_words()
    for noun in (c for c in clause.children if c.dep_ == "attr"):
        if noun.lemma_.lower() in words.works:
            of = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
            return [*of, *(c for c in noun.children if c.dep_ == "poss")][:1]
        if noun.lemma_.lower() in ("author", "perpetrator") and any(is_act(n) for n in noun.subtree if n.i > noun.i):
            return subjects
    if mine := [c for c in clause.children if c.lower_ in ("ours", "theirs")]:
        return mine
    if is_involved(clause):
        return subjects
    held = [n for c in clause.children if c.lower_ in ("in", "under") for n in c.children if n.lemma_.lower() in _HANDS]
    return [c for n in held for c in n.children if c.dep_ == "poss" and c.lower_ in OWN][:1]


def holders_of(doer: Token, voice: Voice, parties: Parties) -> list[Party]:
    """Whom a doer means, in the words of a voice: the one who speaks, or whom a paper or a caller names; nobody if it is somebody else."""
    if voice.alone:
        meant = doer.lower_ in ("he", "she", "i", "they") or is_own_men(doer)
        return list(voice.holders) if meant else []
    person = not voice.unsigned and all(is_person(p) for p in voice.holders)
    if doer.lower_ in _SELVES:
        if person:
            return []  # "the bishop said it was behind many attacks"
        held = None if voice.unsigned or doer.lower_ in ("we", "us", "i", "ours") else parties.at(doer)
        return _speaking(voice, parties) if held is None or any(held.name == p.name for p in voice.holders) else []
    if is_own_men(doer) or (not person and _is_own_body(doer)):
        return _speaking(voice, parties)
    named = [p for p in parties.all_at(doer) if p.named and not is_of_state(p)]
    if voice.unsigned and not (voice.holders and not any(p.name == h.name for p in named for h in voice.holders)):
        return named
    return [p for p in named if any(p.name == h.name for h in voice.holders)]


def _speaking(voice: Voice, parties: Parties) -> list[Party]:
    """Whom a voice speaks for; of one that gives no name, the caller or the paper itself."""
    return list(voice.holders) or signers(voice.word, parties) or parties.speakers_at(voice.word)[:1]


def _is_own_body(doer: Token) -> bool:
    bare = not any(c.dep_ in ("compound", "amod", "prep") for c in doer.children)
    return bare and doer.lemma_.lower() in word_list("own_bodies") and any(c.lower_ in ("the", "this") for c in doer.children)
