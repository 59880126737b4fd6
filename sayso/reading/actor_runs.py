"""Runs of capitalised words: the raw matter of proper names."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.gazetteer.groups import group_register
from sayso.language.words import common_words
from sayso.reading.actor_words import actor_words

_NAMES: Final = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"})
_LINKS: Final = frozenset({"of", "for", "the", "and", "&", "in"})
_HYPHENS: Final = frozenset({"-", "–", "‐"})
_HEADLINE: Final = 0.8
_HEADLINE_WITH_VERB: Final = 0.6


def runs(doc: Doc, *, recased: bool) -> list[list[Token]]:
    """Runs of capitalised words in order, with the small words inside them ("Front for the Liberation of Qadria", "Abu al-Fajr").

    Line breaks, commas and possessives end a run (but "People's Army" is one). In headlines and at the start of sentences an ordinary
    word is not taken for a name.
    """
    named = _named(doc)
    short = _bracketed(doc, named, recased)
    again = {doc[i].lower_ for i in short}
    for token in doc:
        if token.lower_ in again and (token.i in short or token.is_upper or (recased and token.pos_ in ("NOUN", "PROPN"))):
            named[token.i] = True
    found: list[list[Token]] = []
    i = 0
    while i < len(doc):
        start = _prefix(doc, i, named)
        if start is None:
            i += 1
            continue
        run = start
        while more := _more(doc, run, named):
            run = [*run, *more]
        found.append(run)
        i = run[-1].i + 1
    return found


def _named(doc: Doc) -> list[bool]:
    """For each token, whether it is a capitalised word that may be (part of) a name."""
    words, common = actor_words(), common_words()
    named = [False] * len(doc)
    surnames = _surnames(doc)
    for sentence in doc.sents:
        tokens = [t for t in sentence if t.is_alpha]
        large = sum(t.text[0].isupper() for t in tokens)
        headline = len(tokens) >= 4 and _is_headline(tokens, large / len(tokens))
        first = True
        for token in sentence:
            if token.is_space or token.is_quote or token.text in "()[]-–—*•":
                first = first or "\n" in token.text or token.is_quote
                continue
            at_start, first = first, token.text in ":."
            low = token.lower_
            if (
                not token.text[0].isupper()
                or (low in words.no_names and not _is_short_name(token))
                or (low.rstrip(".") in ("a", "b") and at_start)
            ):
                continue
            if (at_start or headline) and low in common and not token.is_upper:
                after = doc[token.i + 1] if token.i + 1 < len(doc) else token
                goes_on = not headline and token.tag_ == "NNP" and after.text[0].isupper() and after.tag_.startswith("NNP")
                titled = low in words.titles or low in words.heads
                if (
                    not goes_on
                    and low not in surnames
                    and not (titled and after.text[0].isupper())
                    and token.ent_type_ not in _NAMES
                ):
                    continue
                if headline and not titled:
                    continue
            named[token.i] = True
    return named


def _is_headline(tokens: list[Token], share: float) -> bool:
    """Whether ordinary words are capitalised: nearly all, or most of them and a verb."""
    common = common_words()
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.text.islower() for t in tokens):
        return False
    verb = any(t.tag_.startswith("VB") and t.text[0].isupper() for t in tokens[1:])
    return any(t.lower_ in common and t.text[0].isupper() for t in tokens[1:]) and (
        share >= _HEADLINE or (verb and share >= _HEADLINE_WITH_VERB)
    )


def _surnames(doc: Doc) -> set[str]:
    """Words that stand capitalised behind another capitalised name inside a sentence: at its start, too, they are names."""
    return {
        token.lower_
        for token in doc
        if token.text[0].isupper() and token.tag_ == "NNP" and token.ent_type_ == "PERSON" and token.ent_iob_ == "I"
    }


def _bracketed(doc: Doc, named: list[bool], recased: bool) -> list[int]:
    """Single words in brackets behind a name: the short form it introduces, also where our guess of the case made it small."""
    found = []
    for i in range(1, len(doc) - 2):
        if doc[i].text in "([" and doc[i + 2].text in ")]" and doc[i + 1].is_alpha and len(doc[i + 1]) > 1:
            behind = named[i - 1] or (recased and doc[i - 1].lower_ in actor_words().heads)
            if behind and (doc[i + 1].is_upper or recased):
                found.append(i + 1)
    return found


def _is_short_name(token: Token) -> bool:
    """ "IS" between small letters is a group, "US" a country."""
    return (
        token.is_upper
        and len(token) > 1
        and not token.sent.text.isupper()
        and (token.ent_type_ in _NAMES or group_register().is_acronym(token.text))
    )


def _prefix(doc: Doc, i: int, named: list[bool]) -> list[Token] | None:
    """The first tokens of a run that begins at token i: a name word, or an article joined to one ("al-Fajr")."""
    if named[i]:
        return [doc[i]]
    joined = i + 2 < len(doc) and doc[i].lower_ in actor_words().particles and doc[i + 1].text in _HYPHENS
    return [doc[i], doc[i + 1], doc[i + 2]] if joined and named[i + 2] and not doc[i].whitespace_ else None


def _more(doc: Doc, run: list[Token], named: list[bool]) -> list[Token]:
    """The tokens that carry a run on to its next name word, or none."""
    words = actor_words()
    more: list[Token] = []
    small = False
    for i in range(run[-1].i + 1, min(run[-1].i + 8, len(doc))):
        token, before = doc[i], doc[i - 1]
        if token.is_space:
            if "\n" in token.text:
                return []
            continue
        if named[i]:
            return [*more, token]
        low = token.lower_
        if token.text in _HYPHENS:
            if before.whitespace_ or token.whitespace_:
                return []
        elif low in words.particles:
            small = True
        elif low in ("'s", "’s", "'", "’"):
            if before.lower_ not in words.possessors and before.lower_.rstrip("s") not in words.possessors:
                return []
        elif low in _LINKS and not small:
            if not _links(run, token):
                return []
        elif low.isdigit() and token.ent_type_ == "ORG":
            pass
        else:
            return []
        more.append(token)
    return []


def _links(run: list[Token], link: Token) -> bool:
    """Whether "of", "for", "and" go on with a name: after a word for a body, or inside what the parser takes for one name."""
    inside = link.ent_type_ == "ORG" and link.ent_iob_ == "I" and run[-1].ent_type_ == "ORG"
    if link.lower_ in ("and", "&", "in"):
        return inside
    last = next((t for t in reversed(run) if t.is_alpha), run[-1])
    return inside or last.lower_ in actor_words().heads or (link.lower_ == "the" and run[-1].lower_ in _LINKS)
