"""Who speaks for those who did it: an armed group or its spokesman, a caller, a paper that was sent or left, an attacker himself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_own_men import DOERS_BY_NAME
from sayso.coding.responsibility_words import is_force_word, responsibility_words

LEFT_PAPERS: Final = frozenset({"leaflet", "pamphlet", "communique", "communiqué", "flyer", "placard", "note", "banner"})
"""Papers that whoever did it sends or leaves; a statement, a letter or a video may be anybody's."""
_NAMELESS: Final = frozenset({"man", "woman", "person", "male", "individual", "someone", "somebody", "voice", "informant"})
_CALLING: Final = frozenset({"phone", "telephone", "call", "ring"})
_NEWSROOMS: Final = frozenset(
    {"newspaper", "radio", "station", "agency", "newsroom", "switchboard", "reporter", "journalist", "daily", "broadcaster"}
)
_SENDING: Final = frozenset(
    {"release", "issue", "sign", "send", "publish", "write", "mail", "post", "fax", "leave", "deliver", "hand"}
)
_RANKS: Final = frozenset(
    {"colonel", "captain", "general", "major", "lieutenant", "sergeant", "sheriff", "constable", "inspector"}
)
_REBELLIOUS: Final = frozenset(
    {"liberation", "revolutionary", "revolution", "resistance", "revolt", "freedom", "front", "brigade", "brigades", "martyrs"}
)
_BODIES: Final = frozenset(
    {"wing", "arm", "leadership", "command", "mouthpiece", "bulletin", "website", "newspaper", "radio", "exile"}
)
_OTHERS: Final = frozenset({"media", "document"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose word that he did it is a claim.

    Attributes:
        word: the subject that speaks.
        holders: whom it speaks for; empty if the words at hand do not say.
        unsigned: a paper or a caller: whom it names as the doer claims it by its mouth.
        alone: one of the attackers, who may speak of himself as "he".
    """

    word: Token
    holders: tuple[Party, ...]
    unsigned: bool = False
    alone: bool = False


def voice_at(subject: Token, parties: Parties) -> Voice | None:
    """The voice that a subject is; None for the police, ministries, witnesses, papers of theirs, and whoever has no name."""
    if is_paper(subject):
        return _paper(subject, parties)
    if _is_caller(subject):
        return Voice(subject, tuple(_named_below(subject, parties, "for", "from", "of")), unsigned=True)
    if is_doer_by_name(subject):
        return Voice(subject, tuple(parties.speakers_at(subject)), alone=True)
    party = next((p for s in (_body_of(subject), subject) if s is not None for p in parties.spoken_for_at(s)), None)
    if party is None or not party.named or is_of_state(party):
        return None
    return Voice(subject, (party,))


def _body_of(noun: Token) -> Token | None:
    """ "Its political wing", "the X's armed wing", "X, whose leadership said": whose part it is."""
    if noun.lemma_.lower() not in _BODIES:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        return next((n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"), None)
    return noun.head.head if owner.lower_ == "whose" and noun.head.dep_ == "relcl" else owner


def is_paper(noun: Token) -> bool:
    """A statement, a note, a leaflet."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in (responsibility_words().papers - {"call"}) | LEFT_PAPERS | {"text"}


def is_doer_by_name(noun: Token) -> bool:
    """ "The gunman", "one of the attackers": a word that says of somebody that he did it."""
    if noun.lower_ == "one":
        return any(is_doer_by_name(n) for c in noun.children if c.lower_ == "of" for n in c.children)
    words = responsibility_words()
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words.presumed | DOERS_BY_NAME


def is_of_state(party: Party) -> bool:
    """Whether a party speaks or acts for a state, or only passes on what others say; a "Liberation Council" is no government."""
    if party.actor is None:
        return is_force_word(party.head) or party.head.ent_type_ == "GPE"
    if party.actor.kind == "armed_group":
        return False  # "the Army of the Companions"
    if party.actor.kind in _OTHERS or is_force_word(party.head):
        return True
    titles = {c.lemma_.lower() for c in party.head.children if c.dep_ in ("compound", "amod", "nmod", "appos")}
    words = responsibility_words()
    if titles & (words.offices | words.authorities | _RANKS):
        return True
    rebellious = {word.lower() for word in party.name.split()} & _REBELLIOUS
    return party.actor.kind in ("security_force", "government") and not rebellious


def signers(word: Token, parties: Parties) -> list[Party]:
    """Who has signed a paper or stands behind a caller: "signed by X", "from X", "that bore the seal of X", "on behalf of X"."""
    found = _named_below(word, parties, "by", "from", "of", "for", "with")
    for token in word.subtree:
        if found:
            break
        signing = token.lemma_.lower() in _SENDING | {"bear", "carry"} or token.lower_ in ("behalf", "name", "seal", "signature")
        found = _named_below(token, parties, "by", "of", "from", "with") if signing else []
    return found


def _paper(paper: Token, parties: Parties) -> Voice | None:
    owners = [p for n in _makers(paper) for p in parties.speakers_at(n)]
    if any(not p.named or is_of_state(p) for p in owners):
        return None
    definite = any(c.lower_ in ("the", "this", "that", "his", "her") for c in paper.children)
    if not owners and definite and paper.lemma_.lower() not in LEFT_PAPERS:
        return None  # "the statement" of whoever was spoken of before, who may be a minister
    return Voice(paper, tuple(owners), unsigned=True)


def _makers(paper: Token) -> Iterator[Token]:
    """Whose paper it is: "a statement by X", "X's statement", "a letter sent by X", "a police statement"."""
    for child in paper.children:
        if (child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN")) or (
            child.dep_ == "compound" and (child.pos_ == "PROPN" or is_force_word(child))
        ):
            yield child
        elif child.lower_ in ("by", "from", "of"):
            yield from (n for n in child.children if n.dep_ == "pobj")
        elif child.dep_ == "acl" and child.lemma_.lower() in _SENDING:
            yield from (n for c in child.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj")


def _is_caller(noun: Token) -> bool:
    """ "A caller", "a man telephoned the radio and said", "an anonymous voice told a newspaper"."""
    if noun.lemma_.lower() == "caller" or (noun.lemma_.lower() == "call" and noun.pos_ == "NOUN"):
        return True
    if noun.lemma_.lower() not in _NAMELESS:
        return False
    verbs = [noun.head, *noun.head.conjuncts, *(c for c in noun.children if c.dep_ in ("acl", "relcl"))]
    if any(v.lemma_.lower() in _CALLING and v.pos_ == "VERB" for v in verbs):
        return True
    told = [o for v in verbs if v.lemma_.lower() in ("tell", "inform") for o in v.children if o.dep_ in ("dobj", "dative")]
    return any(t.lemma_.lower() in _NEWSROOMS for o in told for t in (o, *o.children))


def _named_below(word: Token, parties: Parties, *prepositions: str) -> list[Party]:
    below = [n for c in word.children if c.lower_ in prepositions for n in c.children if n.dep_ == "pobj"]
    return [p for n in below for p in parties.all_at(n) if p.named and not is_of_state(p)]
