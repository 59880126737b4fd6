"""Recordings, communiqués, messages, interviews: the nouns that name a communication, and which of them name the same one."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from sayso.coding.statement_lexicon import Media, media
from sayso.language import span_of
from sayso.records import Span

_VOICES = frozenset({"person", "man", "woman", "speaker", "voice", "figure", "spokesman", "spokesperson", "narrator"})


@dataclass(slots=True)
class Communication:
    """One communication and the nouns that name it.

    Attributes:
        head: the noun that names it first.
        medium: span of the words for it, without determiner ("audio recording").
        kind: ``recordings``, ``papers``, ``occasions`` or ``channels``.
        heads: every noun that names it, by token index.
        issuer: head of the words that name who issued it, or None.
        speakers: heads of the words that name who speaks in it.
    """

    head: Token
    medium: Span
    kind: str
    heads: list[int] = field(default_factory=list)
    issuer: Token | None = None
    speakers: list[Token] = field(default_factory=list)


def communications_of(doc: Doc) -> list[Communication]:
    """Find them in order; "the recording" and "the statement" go back to the last one they can mean."""
    words = media()
    found: list[Communication] = []
    for token in doc:
        named = _named(token, words)
        if named is None:
            continue
        medium, kind = named
        issuer, speakers = _issuer_of(token, words), _speakers_in(token)
        earlier = None if _is_new(token, words) else _earlier(token, kind, found)
        if earlier is not None:
            earlier.heads.append(token.i)
            earlier.issuer = earlier.issuer or issuer
            earlier.speakers += speakers
        else:
            found.append(Communication(token, medium, kind, [token.i], issuer, speakers))
    return found


def _named(token: Token, words: Media) -> tuple[Span, str] | None:
    """The words that name a communication with this noun as their last, and their kind."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
        return None
    first = token
    name = token.lemma_.lower()
    kind = words.kinds.get(name)
    if token.i > 0 and (longer := words.kinds.get(f"{token.nbor(-1).lower_} {name}")):
        first, kind = token.nbor(-1), longer
    return None if kind is None else (span_of(first, token), kind)


def _is_new(token: Token, words: Media) -> bool:
    modifiers = {child.lower_ for child in token.children if child.dep_ in ("det", "amod", "nummod", "compound")}
    return bool(modifiers & words.new)


def _earlier(token: Token, kind: str, found: list[Communication]) -> Communication | None:
    """The last communication that a definite noun can go back to: named with the same noun, or with a more general one."""
    definite = any(child.lower_ in ("the", "this", "that", "same", "its", "his", "her", "their") for child in token.children)
    if not definite:
        return None
    lemma = token.lemma_.lower()
    same = [c for c in found if c.head.lemma_.lower() == lemma]
    if same:
        return same[-1]
    if lemma in ("statement", "message", "release", "document", "communication"):
        kin = [c for c in found if c.kind in ("papers", "recordings")]
    else:
        kin = [c for c in found if c.kind == kind and kind == "recordings"]
    return kin[-1] if kin and token.i - kin[-1].heads[-1] < 120 else None


def _issuer_of(token: Token, words: Media) -> Token | None:
    """Who issued it: possessor, compound name, "by" or "from", agent or subject of the verb that brings it out."""
    for child in token.children:
        if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN"):
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return _object_of(child)
        if child.dep_ in ("acl", "relcl"):
            by = next((c for c in child.children if c.dep_ in ("agent", "prep") and c.lower_ == "by"), None)
            if by is None and child.lemma_.lower() not in words.releasing:
                continue
            to = ("to",) if child.lemma_.lower() == "attribute" else ()
            by = by or next((c for c in child.children if c.lower_ in to), None)
            subject = next((c for c in child.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
            named = _object_of(by) if by is not None else subject
            if named is not None:
                return named
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_.lower() in words.releasing:
        return next((c for c in verb.children if c.dep_ == "nsubj"), None)
    names = (c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN")
    return next((c for c in names if c.ent_type_ in ("ORG", "GPE", "NORP")), None)


def _speakers_in(token: Token) -> list[Token]:
    """The names of "the person in the recording, …" and "the speaker of the tape, …"."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "on", "of") or token.head.head.pos_ not in ("NOUN", "PROPN"):
        return []
    person = token.head.head
    if person.lemma_.lower() not in _VOICES:
        return []
    names = [child for child in (*person.children, *token.children) if child.dep_ == "appos"]
    return names or [person]


def _object_of(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)
