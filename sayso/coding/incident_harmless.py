"""Words of violence in sentences that tell of no violence: accidents and disasters, sport, debate, figures of speech.

Every rule looks for what the sentence is about (a cause without a doer, the vocabulary of a game or of a debate, an object
that cannot be hurt), and none holds where the sentence names a doer of violence or a weapon.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Span, Token

from sayso.coding.incident_lexicon import phrases, word_list
from sayso.language import Last

_OBJECTS: Final = ("dobj", "nsubjpass")
_AIMED: Final = ("of", "on", "against", "over", "for", "about", "at", "between", "with")
_HARMS: Final = ("killing", "dying", "hurting")
_SOME: Final = 2
"""So many words of debate make a sentence one of debate, so many of a game a report one of a game."""
_GAMES: Final[Last[bool]] = Last()


def is_accidental(token: Token) -> bool:
    """Whether what killed, wounded or destroyed was an accident or a disaster.

    Holds for a word of harm in a sentence with a word for a disaster ("earthquake"), with a vehicle or building to which
    something happens ("the bus overturned", "the roof collapsed"), or, if the word is of fire or an explosion, with a cause like a
    gas leak.
    """
    if token.lower_ in word_list("bursting"):
        return _has(token.sent, "leaking") and not _has(token.sent, "doers", "deeds")
    if token.lower_ not in word_list("harming"):
        return False
    sentence = token.sent
    caused = _has(sentence, "catastrophes") or (_has(sentence, "mishaps") and _has(sentence, "wrecked"))
    return caused and not _has(sentence, "doers", "deeds")


def is_figure(token: Token, *, nominal: bool) -> bool:
    """Whether a word of violence is said of a game, a debate or a thing that cannot be hurt.

    Args:
        token: the word.
        nominal: it is a noun.
    """
    if _is_about_ideas(token, nominal=nominal):
        return True
    if token.lower_ not in word_list("figurable"):
        return False
    sentence = token.sent
    told = phrases("sport").search(sentence.text) is not None or _is_about_a_game(token.doc)
    debated = len({near.lower_ for near in sentence} & word_list("debating")) >= _SOME
    harmed = any(near.i != token.i and near.lower_ in word_list(name) for near in sentence for name in _HARMS)
    return (told or debated) and not harmed and not _has(sentence, "doers")


def _is_about_a_game(doc: Doc) -> bool:
    """Whether a report as a whole speaks of a game: "the attack" of its captain needs no "goalkeeper" beside it."""
    return _GAMES.answer(lambda: len({m.group().lower() for m in phrases("sport").finditer(doc.text)}) >= _SOME, doc)


def is_statistic(token: Token) -> bool:
    """Whether a noun without article or number of its own stands in a sentence that compares figures ("kidnapping rose by 9 percent")."""
    own = any(child.dep_ in ("det", "poss", "nummod") and child.lower_ not in ("the", "all") for child in token.children)
    return not own and any(near.lower_ in word_list("figures") and near.i != token.i for near in token.sent)


def _is_about_ideas(token: Token, *, nominal: bool) -> bool:
    """Whether the thing hit, or the thing that explodes, is an idea: "assault on his budget", "killed the bill"."""
    ideas = word_list("ideas")
    for child in token.children:
        if child.dep_ in _OBJECTS and not nominal and child.lower_ in ideas:
            return True
        if nominal and child.dep_ in ("compound", "amod") and child.lower_ in word_list("figurative"):
            return True
        if child.dep_ == "nsubj" and token.lower_ in word_list("bursting") and child.lower_ in ideas:
            return True
        aimed = child.dep_ == "prep" and (
            child.lower_ in _AIMED if nominal else child.lower_ in ("in", "with") and token.lower_ in word_list("bursting")
        )
        if aimed and any(below.lower_ in ideas for below in child.children):
            return True
    return False


def _has(sentence: Span, *names: str) -> bool:
    return any(token.lower_ in word_list(name) for token in sentence for name in names)
