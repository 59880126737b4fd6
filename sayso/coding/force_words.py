"""The words that say what forces of the state do to people (data/force_words.yaml), and what kinds of words they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Token

from sayso.data_files import data_file


@lru_cache(maxsize=1)
def force_words() -> Mapping[str, frozenset[str]]:
    """The lists of ``data/force_words.yaml``."""
    return {name: frozenset(words) for name, words in data_file("sayso.coding", "force_words.yaml").items()}


def is_verbal(token: Token) -> bool:
    """Whether a word is a verb here, also a participle that goes with no noun as an adjective does."""
    return token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBN", "VBD", "VBG") and token.dep_ not in ("amod", "compound"))


def is_noun(token: Token) -> bool:
    """Whether a word is a noun or a name."""
    return token.pos_ in ("NOUN", "PROPN")


def beside(verb: Token) -> Iterator[Token]:
    """The nouns that a verb is done with or to, and what stands before them."""
    for child in verb.children:
        if child.dep_ in ("dobj", "prep", "nsubjpass", "xcomp", "oprd", "prt", "agent", "advmod", "ccomp", "npadvmod"):
            yield child
            for below in child.children:
                yield below
                if "prep" in (child.dep_, below.dep_):
                    yield from below.children


def lemmas(tokens: Iterable[Token]) -> set[str]:
    """Their lemmas in lower case."""
    return {token.lemma_.lower() for token in tokens}


def called(token: Token) -> set[str]:
    """The lemma of a word and what it may be: of a plural that is taken for a name ("Jawans", "Sentries") the parser keeps the ending."""
    low = token.lower_
    forms = {token.lemma_.lower()}
    if token.pos_ == "PROPN":
        forms |= {low.removesuffix("s"), low.removesuffix("ies") + "y", low.removesuffix("men") + "man"}
    return forms
