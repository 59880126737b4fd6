"""Noun phrases that name an actor without a proper name: "gunmen", "the army", "the recording"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.reading.actor_found import Found, plain, span_between
from sayso.reading.actor_words import actor_words
from sayso.records import ActorKind, Text

_AGE: Final = ("year-old", "years-old", "yearold")
_NOT_BEFORE: Final = frozenset({"cc", "punct", "prep", "relcl", "acl", "advcl", "mark", "cop", "aux", "conj"})
# What is left of "Kelm-based" when "Kelm" is a name; adverbs before a noun phrase.
_LEFTOVER: Final = frozenset(
    {
        "at",
        "least",
        "most",
        "about",
        "nearly",
        "over",
        "around",
        "almost",
        "based",
        "born",
        "backed",
        "led",
        "linked",
        "also",
        "then",
        "even",
        "just",
        "only",
    }
)
_MANY: Final = frozenset({"couple", "trio", "pair", "mob", "crowd", "crew", "family", "community", "tribe", "mafia"})
_NO_ROLE: Final = frozenset({"other", "another", "one", "same", "the", "a", "an", "based"})
_INSIDE: Final = frozenset({"compound", "amod", "nmod", "poss"})


def nouns(doc: Doc, text: Text, taken: set[int]) -> list[Found]:
    """The nameless actors in a text, in order; tokens in `taken` belong to names."""
    words = actor_words()
    speaking = _speaking_documents(doc)
    found = []
    for token in doc:
        if token.i in taken:
            continue
        low = token.lower_
        kind = words.nouns.get(low)
        if low in words.groups and (kind is None or kind == "organisation"):
            kind = "armed_group" if _is_armed(token) else "organisation" if kind or _is_definite(token) else None
        elif low == "force" and any(c.dep_ == "compound" for c in token.lefts):
            kind = "security_force"
        if kind is None:
            if low.endswith(_AGE) or (low == "old" and token.dep_ not in _INSIDE):
                aged = _aged(token, text, taken)
                found.extend([aged] if aged else [])
            continue
        if token.pos_ not in ("NOUN", "PROPN") and not (
            token.pos_ == "ADJ" and token.dep_ in ("nsubj", "dobj", "pobj", "nsubjpass")
        ):
            continue
        if _is_modifier(token, kind):
            continue
        if kind == "document" and token.lemma_.lower() not in speaking:
            continue
        found.append(_found(token, kind, text, taken))
    return _apart(found)


def _apart(found: list[Found]) -> list[Found]:
    """Without phrases that lie inside a longer one."""
    kept: list[Found] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
        else:
            kept.append(one)
    return kept


def _is_modifier(token: Token, kind: ActorKind) -> bool:
    """Whether a noun only qualifies the next one. "Rebel positions" and "media reports" name an actor all the same."""
    if token.dep_ not in _INSIDE or token.head.i <= token.i or (token.dep_ == "poss" and kind != "document"):
        return False
    follower = actor_words().nouns.get(token.head.lower_)
    if token.head.lower_ in actor_words().groups or (kind == "media" and follower != "document"):
        return True
    return (
        kind not in ("armed_group", "security_force", "media") or follower not in (None, "document") or token.head.pos_ == "PROPN"
    )


def _is_armed(token: Token) -> bool:
    """Whether a body is called armed: "a militant group", "terrorist organizations"."""
    words = actor_words()
    return any(
        words.nouns.get(t.lower_) == "armed_group" or t.lower_ in ("armed", "militant", "rebel", "terror") for t in token.lefts
    )


def _found(token: Token, kind: ActorKind, text: Text, taken: set[int]) -> Found:
    words = actor_words()
    low = token.lower_
    tokens = phrase(token, taken, article=kind == "document")
    # "Police officers", "army commander": the man is a person, but the body in front of him tells whose.
    plural = token.tag_ in ("NNS", "NNPS") or low in ("police", "crew", "couple", "trio")
    span = span_between(tokens)
    if (
        kind == "person"
        and plural
        and any(words.nouns.get(t.lower_) == "security_force" for t in tokens[:-1])
        and low in ("officers", "agents", "guards")
    ):
        kind = "security_force"
    if kind == "person" and plural:
        kind = "people"
    if kind == "people" and not plural and low not in _MANY:
        kind = "person"
    return Found(
        span=span,
        words=plain(text, span),
        sort="noun",
        kind=kind,
        start=tokens[0].i,
        end=tokens[-1].i + 1,
        head=token.i,
        role=_role(tokens, text) if low in words.roles and not plural else None,
        minor=low in words.minors,
        plural=plural,
    )


def _role(tokens: list[Token], text: Text) -> str:
    """A noun of office with what qualifies it, without numbers and nationalities."""
    based = next((n for n, t in enumerate(tokens) if t.lower_ == "based"), -1)
    tokens = tokens[based + 1 :]
    while len(tokens) > 1 and (
        tokens[0].like_num or tokens[0].is_punct or tokens[0].lower_ in _NO_ROLE or tokens[0].ent_type_ in ("NORP", "GPE")
    ):
        tokens = tokens[1:]
    return plain(text, span_between(tokens))


def _speaking_documents(doc: Doc) -> frozenset[str]:
    """Lemmas of the documents that say something in this text: only these are actors."""
    words = actor_words()
    speaking = set()
    for token in doc:
        if words.nouns.get(token.lower_) != "document":
            continue
        says = token.dep_ == "nsubj" and token.head.lemma_.lower() in words.tells
        cited = token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
        if says or cited:
            speaking.add(token.lemma_.lower())
    return frozenset(speaking)


def phrase(head: Token, taken: set[int], *, article: bool) -> list[Token]:
    """The tokens of a noun phrase from its first modifier to its head, without article (or with it) and without possessors."""
    doc = head.doc
    left = {child.i: child for child in head.lefts if child.dep_ not in _NOT_BEFORE}
    if head.dep_ in _INSIDE and head.head.i > head.i and actor_words().nouns.get(head.lower_) == "media":
        # "Qadrian private media reports": the parser hangs what is the media's on the reports.
        left |= {t.i: t for t in head.head.lefts if t.i < head.i and t.dep_ == "amod"}
    low = min([head.i, *(t.i for child in left.values() for t in child.subtree)])
    tokens = list(doc[low : head.i + 1])
    for n in range(len(tokens) - 2, -1, -1):
        token = tokens[n]
        broken = (
            (token.is_space and "\n" in token.text) or token.is_quote or token.text in ",;:()[]—" or token.lower_ in ("'s", "’s")
        )
        if broken or token.i in taken or (token.pos_ in ("VERB", "ADP", "SCONJ") and not _participle(token)):
            tokens = tokens[n + 1 :]
            break
    while len(tokens) > 1 and (
        tokens[0].lower_ in _LEFTOVER
        or tokens[0].is_space
        or tokens[0].is_punct
        or (not article and tokens[0].pos_ in ("DET", "PRON"))
        or tokens[0].pos_ == "CCONJ"
    ):
        tokens = tokens[1:]
    return tokens


def _participle(token: Token) -> bool:
    """A participle that belongs to the noun: "masked gunmen", "a US-based analyst"."""
    return token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound")


def _is_definite(token: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that", "these", "both") for child in token.lefts)


def _aged(token: Token, text: Text, taken: set[int]) -> Found | None:
    """ "The 23-year-old" as a noun: the person of that age."""
    if token.dep_ not in ("nsubj", "dobj", "pobj", "nsubjpass", "attr", "appos", "conj") or token.i in taken:
        return None
    start = token.i
    while start > 0 and (
        token.doc[start - 1].text == "-" or token.doc[start - 1].like_num or token.doc[start - 1].lower_ in ("year", "years")
    ):
        start -= 1
    tokens = list(token.doc[start : token.i + 1])
    digits = next((t.text.split("-")[0] for t in tokens if t.text[0].isdigit()), "")
    if not digits.isdigit():
        return None
    span = span_between(tokens)
    return Found(span, plain(text, span), "noun", "person", tokens[0].i, token.i + 1, token.i, minor=int(digits) < 18)
