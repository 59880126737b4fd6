"""Denials of a charge in other words: "called the charge absurd", "said it was a lie", "swears that his men were at a wedding"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.parties import Parties
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_act, is_nobody, is_supposed, names_acts
from sayso.coding.responsibility_settling import is_same_party
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, subjects_of

CALLING: Final = frozenset({"call", "brand", "label", "term", "describe", "dismiss", "reject", "denounce", "deem", "find"})
SCORNING: Final = frozenset(
    {"scoff", "laugh", "shrug", "brush", "wave", "ridicule", "mock", "rubbish", "scorn", "deride", "counter", "contradict"}
)
SWEARING: Final = frozenset(
    {"say", "swear", "insist", "maintain", "tell", "testify", "assert", "protest", "argue", "add", "claim", "contend", "plead"}
)
_PAPERS: Final = frozenset({"dismiss", "reject", "refute", "dispute", "rebut", "repudiate"})
_OWN: Final = frozenset({"its", "his", "her", "their", "our", "my"})
_SELF: Final = frozenset({"he", "she", "it", "they", "we", "i"})
_MEN: Final = frozenset(
    {"troop", "force", "rider", "aircraft", "plane", "helicopter", "gun", "unit", "patrol", "soldier", "jet", "drone", "battery"}
    | {
        "client",
        "son",
        "brother",
        "husband",
        "father",
        "people",
        "guard",
        "officer",
        "party",
        "movement",
        "militia",
        "boy",
        "crew",
    }
)
_PARTS: Final = ("part", "hand", "role", "knowledge", "involvement", "share", "connection", "link")
_WHERE: Final = frozenset(
    {"at", "in", "with", "miles", "kilometers", "kilometres", "elsewhere", "home", "abroad", "asleep", "away"}
)
_HARMING: Final = frozenset({"harm", "hurt", "touch", "target", "murder", "fight", "bomb", "burn", "do"})
_FAR: Final = frozenset({"fly", "operate", "fire", "leave", "move", "go", "shoot", "launch"})
_MOUTHS: Final = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "barrister", "counsel", "leader"})
_ACCUSED: Final = ("blamed", "suspected")
_SENTENCES: Final = 3


def rebuff(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X called the charge absurd", "dismissed the study as fantasy", "scoffed at the accusation", "said that was a lie"."""
    if is_negated_verb(verb) or is_supposed(verb) or not (_is_rebuff(verb) or _is_scorn(verb) or _says_untrue(verb)):
        return
    for subject in agents_of(verb):
        for party in parties.spoken_for_at(subject):
            yield Finding("denied", verb, party, party, if_accused=True)


def _is_rebuff(verb: Token) -> bool:
    """Whether a verb calls a charge or a report of guilt untrue, or puts a report of guilt aside."""
    if verb.lemma_.lower() not in CALLING | _PAPERS:
        return False
    words = responsibility_words()
    told = [c for c in verb.children if c.dep_ == "dobj"]
    called = [n for c in verb.children if c.lower_ == "as" for n in c.children]
    called += [c for c in verb.children if c.dep_ in ("oprd", "acomp", "ccomp", "xcomp")]
    told += [s for c in called for s in c.children if s.dep_ == "nsubj"]
    if not any(t.lemma_.lower() in words.reports_of_guilt for t in told):
        return False
    papers = verb.lemma_.lower() in _PAPERS and any(t.lemma_.lower() in words.reports_of_guilt - words.charges for t in told)
    return (papers and all(t.pos_ == "NOUN" for t in told)) or any(_is_untrue(c) for c in called)


def _is_untrue(word: Token) -> bool:
    """ "Absurd", "a pack of lies", "politically motivated nonsense"."""
    rebuffs = responsibility_words().rebuffs
    of = (n for c in word.children if c.lower_ == "of" for n in c.children)
    return any(t.lemma_.lower() in rebuffs or t.lower_ in rebuffs for t in (word, *of))


def _is_scorn(verb: Token) -> bool:
    """ "Scoffed at the charge", "laughed off the accusation"."""
    if verb.lemma_.lower() not in SCORNING:
        return False
    about = [c for c in verb.children if c.dep_ == "dobj"]
    about += [n for c in verb.children if c.lower_ in ("at", "off", "aside", "away") for n in c.children if n.dep_ == "pobj"]
    return any(n.lemma_.lower() in responsibility_words().charges for n in about)


def _says_untrue(verb: Token) -> bool:
    """ "Said the charge was rubbish", "“That is a lie,” he said"."""
    if verb.lemma_.lower() not in SWEARING:
        return False
    for clause in (c for c in verb.children if c.dep_ == "ccomp" and not is_negated_verb(c)):
        told = any(s.lemma_.lower() in responsibility_words().reports_of_guilt for s in subjects_of(clause)[:1])
        if told and any(_is_untrue(c) for c in (clause, *clause.children) if c.dep_ in ("attr", "acomp", "ccomp", "oprd")):
            return True
    return False


def alibi(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "Swears that his riders were at a wedding", "said no aircraft of its had flown", "insisted that he was innocent"."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    denying = verb.lemma_.lower() == "deny"
    outright = any(_are_own_men(c) if denying else _names_deed(c) for c in clauses)
    if not outright and (denying or not any(_clears(c) for c in clauses)):
        return
    for subject in agents_of(verb):
        for party in parties.spoken_for_at(subject):
            yield Finding("denied", verb, party, party, if_accused=not (outright and party.named))


def _are_own_men(clause: Token) -> bool:
    """ "(Denied that) any of its planes had been in the air": a clause about somebody's own men or machines."""
    subject = next((s for s in clause.children if s.dep_ in ("nsubj", "nsubjpass")), None)
    inside = [] if subject is None else [t for t in subject.subtree if t.lemma_.lower() in _MEN | word_list("own_men")]
    return any(c.lower_ in _OWN for t in inside for c in t.children)


def _names_deed(clause: Token) -> bool:
    """Whether a clause says in so many words that the speaker had no part in an act: "had played no part in it", "knew nothing of it"."""
    subject = next((s for s in clause.children if s.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or not (subject.lower_ in _SELF or any(c.lower_ in _OWN for c in subject.subtree)):
        return False
    if is_negated_verb(clause):
        return any(t.lower_ in ("involved", "responsible", "behind") for t in (clause, *clause.children))
    nothing = [c for c in clause.children if c.dep_ == "dobj" and (c.lower_ == "nothing" or is_nobody(c))]
    part = any(n.lemma_.lower() in (*_PARTS, "nothing") for n in nothing)
    of = [n for t in (clause, *nothing) for c in t.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj"]
    return part and any(names_acts(n) or n.lower_ in ("it", "this", "that") for n in of)


def _clears(clause: Token) -> bool:
    """Whether a clause says that somebody's own people were elsewhere, did not act, or had no part in it."""
    subject = next((s for s in clause.children if s.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    own_men = subject.lemma_.lower() in _MEN | word_list("own_men") and any(c.lower_ in _OWN for c in subject.children)
    below = list(clause.children)
    if is_nobody(subject) and subject.lemma_.lower() in _MEN | word_list("own_men") and not is_negated_verb(clause):
        return clause.lemma_.lower() in _FAR or any(c.lower_ in ("in", "near") for c in below)
    if is_nobody(subject) and names_acts(subject):
        return clause.lemma_.lower() in ("take", "happen", "occur", "be")  # "said no raid had taken place"
    if not own_men and subject.lower_ not in _SELF and subject.lemma_ != "hand":
        return False
    wrong = any(c.dep_ == "dobj" and any(g.lower_ == "wrong" for g in c.children) for c in below)
    if wrong and clause.lemma_.lower() in ("have", "arrest", "hold", "catch", "get"):
        return True  # "told the court they had the wrong man"
    if any(c.lower_ in ("innocent", "clean", "blameless", "framed", "guiltless") for c in (clause, *below)):
        return not is_negated_verb(clause)
    if clause.lemma_.lower() == "have":
        return any(c.lemma_.lower() in ("part", "hand", "role", "knowledge") and is_nobody(c) for c in below)
    if clause.lemma_.lower() == "know":
        return any(c.lower_ == "nothing" for c in below)
    if own_men and any(c.lower_ in ("silent", "idle", "grounded") for c in below):
        return True  # "said its guns had been silent"
    if is_negated_verb(clause) or any(c.dep_ == "dobj" and is_nobody(c) for c in below):
        # "said it does not attack civilians"
        violent = clause.lemma_.lower() in responsibility_words().violent_verbs | _HARMING
        return violent or clause.lemma_.lower() in _FAR or (own_men and is_act(clause))
    alone = own_men or subject.lower_ in ("he", "she", "i")
    return alone and clause.lemma_.lower() == "be" and any(c.lower_ in _WHERE for c in below)


def answered(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, each answer to a charge turned on whom the charge is against, where that is not who answers.

    "The mayor blamed ranchers. Their union called the charge absurd": it is denied of the ranchers, by the union.
    """
    return [_turned(f, findings) if f.if_accused or _is_mouthpiece(f) else f for f in findings]


def _is_mouthpiece(finding: Finding) -> bool:
    """Whether it is a spokesman or "the group", without a name, of whom something is denied: he denies it of whom he speaks for."""
    party = finding.holder
    if finding.basis != "denied" or party is None or party.named:
        return False
    return party.head.lemma_.lower() in _MOUTHS | word_list("own_bodies")


def _turned(answer: Finding, findings: Sequence[Finding]) -> Finding:
    charges = [f for f in findings if f.basis in _ACCUSED and f.holder is not None and f.trigger.i < answer.trigger.i]
    if answer.holder is None or any(is_same_party(f.holder, answer.holder) for f in charges):
        return answer
    last = max(charges, key=lambda f: f.trigger.i, default=None)
    if last is None or last.holder is None or _sentences_between(last.trigger, answer.trigger) >= _SENTENCES:
        return answer
    own = last.speaker is not None and is_same_party(last.speaker, answer.holder)
    return answer if own else replace(answer, holder=last.holder, speaker=answer.holder, if_accused=False)


def _sentences_between(first: Token, second: Token) -> int:
    return sum(1 for t in first.doc[first.i + 1 : second.i + 1] if t.is_sent_start)
