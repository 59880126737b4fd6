"""What the words say about responsibility outright: claims, blame, suspicion, charges, denials, and that nobody has claimed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.parties import Parties
from sayso.coding.responsibility_avowals import avowal, kept_away, no_claim
from sayso.coding.responsibility_blame import attribution, blame, guilty, involved, law, responsible, suspicion
from sayso.coding.responsibility_claims import admission, claim, claim_noun, explained, nobody_says, said_not
from sayso.coding.responsibility_deeds import done
from sayso.coding.responsibility_denials import denial, no_part
from sayso.coding.responsibility_disowning import disowned, said_false
from sayso.coding.responsibility_elsewhere import is_elsewhere
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_imputing import (
    convicted,
    hand_seen,
    it_was,
    lies_with,
    on_orders,
    put_down,
    said_done,
    spoken_of,
)
from sayso.coding.responsibility_left import gave_name, left_behind
from sayso.coding.responsibility_marks import hands, marks, suspicion_on, work
from sayso.coding.responsibility_own_deeds import SAYING, by_their_word, own_deeds, quoted_deed
from sayso.coding.responsibility_own_men import DOERS_BY_NAME, owned_men
from sayso.coding.responsibility_own_words import BOASTING, boast, punished, regret, signed
from sayso.coding.responsibility_owning import claim_arrives, own_martyr, owning
from sayso.coding.responsibility_rebuttals import SWEARING, alibi, rebuff
from sayso.coding.responsibility_silence import left_nothing, silence, unsaid
from sayso.coding.responsibility_suspects import PEOPLE, accused_by_paper, has_done, identity, sought, suspect
from sayso.coding.responsibility_words import responsibility_words

_CALLING: Final = frozenset(
    {
        "hail",
        "mourn",
        "honor",
        "honour",
        "praise",
        "identify",
        "name",
        "say",
        "add",
        "announce",
        "confirm",
        "call",
        "describe",
        "declare",
    }
)
_SENTENCED: Final = frozenset({"send", "serve", "get", "receive", "give", "hand", "hang", "jail", "imprison", "be"})
_LYING: Final = frozenset({"have", "come", "lie", "rest", "fall"})
_PUTTING: Final = frozenset({"put", "lay", "place", "pin"})
_SEEING: Final = frozenset({"see", "detect", "discern", "recognize", "recognise", "suspect"})
_AVOWING: Final = frozenset({"own", "go", "take", "assume", "accept", "avow", "claim", "acknowledge", "recognize", "recognise"})
_KEEPING_AWAY: Final = frozenset({"distance", "dissociate", "disassociate", "protest", "wash"})
_SUSPECT_ROLES: Final = ("appos", "attr", "nsubj", "nsubjpass", "dobj", "pobj", "compound")


def said_in(doc: Doc, parties: Parties) -> Iterator[Finding]:
    """All findings of a text, in the order of their triggers."""
    for token in doc:
        for finding in _of_token(token, parties):
            other = finding.basis == "claimed" and is_elsewhere(finding.trigger)
            yield replace(finding, elsewhere=True) if other else finding


def _of_token(token: Token, parties: Parties) -> Iterator[Finding]:
    if token.lower_ == "according":
        yield from by_their_word(token, parties)
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        yield from _verb(token, parties)
    elif token.pos_ in ("NOUN", "ADJ", "ADP", "ADV", "SCONJ", "PRON"):
        yield from _other(token, parties)


def _verb(verb: Token, parties: Parties) -> Iterator[Finding]:
    words = responsibility_words()
    lemma = verb.lemma_.lower()
    if lemma in words.claiming_verbs:
        yield from claim(verb, parties)
    if lemma in words.admitting_verbs:
        yield from admission(verb, parties)
    elif lemma in words.denying_verbs:
        yield from denial(verb, parties)
    elif lemma in words.blaming_verbs:
        yield from blame(verb, parties)
    elif lemma in words.attributing_verbs:
        yield from attribution(verb, parties)
    elif lemma in words.suspecting_verbs:
        yield from suspicion(verb, parties)
    elif lemma in words.proven_verbs:
        yield from law(verb, parties, "perpetrator")
    elif lemma in words.law_verbs:
        yield from law(verb, parties, "blamed")
    elif lemma in words.seeking_verbs:
        yield from sought(verb, parties)
    elif lemma in words.joining:
        yield from involved(verb, parties)
    elif lemma in words.doing_verbs | words.planting_verbs | {"do"}:
        yield from done(verb, parties)
    elif lemma == "say":
        yield from nobody_says(verb, parties)
        yield from explained(verb, parties)
        yield from said_not(verb, parties)
    yield from said_done(verb, parties)
    yield from rebuff(verb, parties)
    if lemma in BOASTING:
        yield from boast(verb, parties)
    if lemma == "sign":
        yield from signed(verb, parties)
    yield from punished(verb, parties)
    yield from regret(verb, parties)
    if lemma in SWEARING | {"deny"}:
        yield from alibi(verb, parties)
    if lemma in ("speak", "talk"):
        yield from spoken_of(verb, parties)
    if lemma in _LYING:
        yield from lies_with(verb, parties)
    if lemma == "be":
        yield from it_was(verb, parties)
    if lemma in _PUTTING:
        yield from put_down(verb, parties)
    if lemma in _SEEING:
        yield from hand_seen(verb, parties)
    if lemma in _SENTENCED:
        yield from convicted(verb, parties)
    if lemma in _AVOWING:
        yield from avowal(verb, parties)
    if lemma in _KEEPING_AWAY:
        yield from kept_away(verb, parties)
    if lemma in SAYING:
        yield from own_deeds(verb, parties)
        yield from said_false(verb, parties)
    yield from quoted_deed(verb, parties)
    yield from silence(verb)
    yield from left_nothing(verb)
    yield from disowned(verb, parties)
    yield from owning(verb, parties)
    yield from left_behind(verb, parties)
    yield from gave_name(verb, parties)
    if lemma in _CALLING:
        yield from owned_men(verb, parties)


def _other(token: Token, parties: Parties) -> Iterator[Finding]:
    words = responsibility_words()
    lemma = token.lemma_.lower()
    yield from unsaid(token)
    yield from own_martyr(token, parties)
    if lemma in words.claim_nouns and token.pos_ == "NOUN":
        yield from claim_noun(token, parties)
        yield from no_claim(token)
        yield from claim_arrives(token, parties)
    elif token.lower_ == "unclaimed":
        yield from no_claim(token)
    elif lemma in words.responsible or lemma in words.behind:
        yield from responsible(token, parties)
    elif token.lower_ == "nothing":
        yield from no_part(token, parties)
    elif token.lower_ == "involved":
        yield from involved(token, parties)
    elif lemma in words.proven_adjectives:
        yield from guilty(token, parties)
    elif (lemma in words.presumed | DOERS_BY_NAME and token.pos_ == "NOUN") or (
        lemma in PEOPLE and token.pos_ == "NOUN" and has_done(token)
    ):
        yield from identity(token, parties)
    elif lemma in words.suspect_nouns and token.dep_ in _SUSPECT_ROLES:
        yield from suspect(token, parties)
    elif lemma in words.court_papers and token.pos_ == "NOUN":
        yield from accused_by_paper(token, parties)
    elif lemma in words.marks:
        yield from marks(token, parties)
    elif lemma in words.works:
        yield from work(token, parties)
    elif lemma in words.marks_of_suspicion:
        yield from suspicion_on(token, parties)
    elif lemma in ("order", "instruction"):
        yield from on_orders(token, parties)
    elif token.lower_ == "hands":
        yield from hands(token, parties)
