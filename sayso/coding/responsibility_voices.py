"""Who speaks for those who did it: an armed group or its spokesman, a caller, a paper that was sent or left, an attacker himself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_own_men import DOERS_BY_NAME
from sayso.coding.responsibility_words import is_force_word, responsibility_words

LEFT_PAPERS: Final = frozenset({"leaflet", "pamphlet", "communique", "communiqué", "flyer", "placard", "note", "banner"})
"""Papers that whoever did it sends or leaves; a statement, a letter or a video may be anybody's."""
_NAMELESS: Final = frozenset({"man", "woman", "person", "male", "individual", "someone", "somebody", "voice", "informant"})
_CALLING: Final = frozenset({"phone", "telephone", "call", "ring"})
NEWSROOMS: Final = frozenset(
    {"newspaper", "radio", "station", "agency", "newsroom", "switchboard", "reporter", "journalist", "daily", "broadcaster"}
)
_SENDING: Final = frozenset(
    {"release", "issue", "sign", "send", "publish", "write", "mail", "post", "fax", "leave", "deliver", "hand"}
)
_RANKS: Final = frozenset(
    {"colonel", "captain", "general", "major", "lieutenant", "sergeant", "sheriff", "constable", "inspector"}
)
_REBELLIOUS: Final = frozenset(
    (
        *(
            "liberation",
            "revolutionary",
            "revolution",
            "resistance",
            "revolt",
            "freedom",
            "front",
            "brigade",
            "brigades",
            "martyrs",
        ),
        *(
            "rifles",
            "legion",
            "fighters",
            "commandos",
            "commando",
            "cells",
            "column",
            "nuclei",
            "league",
            "sons",
            "lions",
            "wolves",
        ),
        *(
            "warriors",
            "avengers",
            "phalanx",
            "militia",
            "battalions",
            "tigers",
            "eagles",
            "partisans",
            "jihad",
            "soldiers",
            "militants",
        ),
    )
)
_STATE_GUARDS: Final = frozenset(
    (
        *("national", "presidential", "coast", "civil", "republican", "border", "royal", "home", "revolutionary", "imperial"),
        *("palace", "frontier", "prison", "security", "state", "municipal", "rural", "honor", "honour", "embassy"),
    )
)
_BODIES: Final = frozenset(
    {"wing", "arm", "leadership", "command", "mouthpiece", "bulletin", "website", "newspaper", "radio", "exile"}
)
_MEN: Final = frozenset(
    (
        *("unit", "follower", "man", "squad", "commando", "cell", "team", "fighter", "member", "comrade", "volunteer", "wing"),
        *("guerrilla", "militant", "force", "group", "detachment", "column", "people", "partisan", "committee", "command"),
        *("leadership", "branch", "council"),
    )
)
OWN: Final = frozenset({"its", "their", "our", "his", "my"})
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
    if subject.lower_ in ("he", "she", "i", "we", "you"):
        return None
    heads = (s for s in (_body_of(subject), subject) if s is not None)
    spoken = next((found for s in heads if (found := parties.spoken_for_at(s))), [])
    if not spoken or not _has_name(spoken[0]) or is_of_state(spoken[0]):
        return None
    return Voice(subject, tuple(p for p in spoken if _has_name(p) and not is_of_state(p)))


def _has_name(party: Party) -> bool:
    """Whether a party has a name; reading takes that of a "Black Autumn Guard" for a description."""
    return party.named or party.head.pos_ == "PROPN"


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
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in (responsibility_words().papers - {"call"}) | LEFT_PAPERS | {
        "text",
        "poster",
        "obituary",
    }


def is_doer_by_name(noun: Token) -> bool:
    """ "The gunman", "one of the attackers": a word that says of somebody that he did it."""
    if noun.lower_ == "one":
        return any(is_doer_by_name(n) for c in noun.children if c.lower_ == "of" for n in c.children)
    words = responsibility_words()
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words.presumed | DOERS_BY_NAME


def is_of_state(party: Party) -> bool:
    """Whether a party speaks or acts for a state, or only passes on what others say; a "Liberation Council" is no government."""
    if party.actor is None:
        country = party.head.ent_type_ == "GPE" and not any(c.lower_ == "the" for c in party.head.children)
        return country or is_force_word(party.head)
    words = [word.lower() for word in party.name.split()]
    if party.actor.kind == "armed_group" or (
        words[-1] in ("guard", "guards") and len(words) > 2 and not _STATE_GUARDS & set(words)
    ):
        return False  # "the Army of the Companions", "the Black Autumn Guard"
    if party.actor.kind in _OTHERS or is_force_word(party.head):
        return True
    titles = {c.lemma_.lower() for c in party.head.children if c.dep_ in ("compound", "amod", "nmod", "appos")}
    lists = responsibility_words()
    if titles & (lists.offices | lists.authorities | _RANKS):
        return True
    rebellious = _REBELLIOUS & set(words)
    return party.actor.kind in ("security_force", "government") and not rebellious


def is_person(party: Party) -> bool:
    """Whether a party is a person; with an article ("the Armed Cells for Kelm") it is a body, whatever reading takes it for."""
    article = any(c.lower_ == "the" for c in party.head.children)
    return party.actor is not None and party.actor.kind == "person" and not article


def is_own_men(doer: Token) -> bool:
    """ "Its fighters", "one of our units", "none of its men", "its"."""
    if doer.dep_ == "poss" and doer.lower_ in OWN:
        return True
    of = [n for c in doer.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    men = [n for n in (doer, *of) if n.lemma_.lower() in _MEN | word_list("own_men")]
    owned = any(c.dep_ == "poss" and c.lower_ in OWN for n in men for c in n.children)
    bodies = (n for n in of if doer in men and n.lemma_.lower() in word_list("own_bodies"))
    return owned or any(c.lower_ in ("the", "this") for n in bodies for c in n.children)


def signers(word: Token, parties: Parties) -> list[Party]:
    """Who has signed a paper or stands behind a caller: "signed by X", "from X", "that bore the seal of X", "on behalf of X"."""
    found = _named_below(word, parties, "by", "from", "of", "for", "with")
    for token in word.subtree:
        if found:
            break
        signing = token.lemma_.lower() in _SENDING | {"bear", "carry"} or token.lower_ in ("behalf", "name", "seal", "signature")
        found = _named_below(token, parties, "by", "of", "from", "with") if signing else []
        if not found and token.lemma_.lower() == "sign":  # "a note signed Kelm Fighters"
            names = [c for c in token.children if c.dep_ in ("dobj", "oprd", "npadvmod", "appos", "attr") and c.pos_ == "PROPN"]
            found = [p for n in names for p in parties.all_at(n) if p.named and not is_of_state(p)]
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


def is_means(noun: Token) -> bool:
    """What a call is made by."""
    return noun.lemma_.lower() in ("telephone", "phone")


def _is_caller(noun: Token) -> bool:
    """ "A caller", "a man telephoned the radio and said", "an anonymous voice told a newspaper"."""
    if noun.lemma_.lower() == "caller" or (noun.lemma_.lower() == "call" and noun.pos_ == "NOUN"):
        return True
    if noun.lemma_.lower() not in _NAMELESS:
        return False
    verbs = [noun.head, *noun.head.conjuncts, *(c for c in noun.children if c.dep_ in ("acl", "relcl"))]
    if any(v.lemma_.lower() in _CALLING and v.pos_ == "VERB" for v in verbs):
        return True
    means = [n for v in verbs for c in v.children if c.lower_ in ("by", "over") for n in c.children if n.dep_ == "pobj"]
    if any(is_means(n) for n in means):
        return True
    told = [o for v in verbs if v.lemma_.lower() in ("tell", "inform") for o in v.children if o.dep_ in ("dobj", "dative")]
    return any(t.lemma_.lower() in NEWSROOMS for o in told for t in (o, *o.children))


def _named_below(word: Token, parties: Parties, *prepositions: str) -> list[Party]:
    below = [n for c in word.children if c.lower_ in prepositions for n in c.children if n.dep_ == "pobj"]
    return [p for n in below for p in parties.all_at(n) if p.named and not is_of_state(p)]
