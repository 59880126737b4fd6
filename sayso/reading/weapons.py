"""Words that name weapons: each becomes a mention whose value is a key of the codebook's weapon list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Token

from sayso.data_files import data_file
from sayso.language import doc_of, span_of
from sayso.language.words import common_words
from sayso.records import Mention, Sheet, Span

_REACH: Final = 12
_LONGEST: Final = 5
_PLURAL_ONLY: Final = frozenset({"arm"})


@dataclass(frozen=True, slots=True)
class WeaponWords:
    """The lexicon.

    Attributes:
        phrases: phrases of singular words, and the weapon key of each.
        company: what must stand near a single word with another everyday meaning.
        verbs: single words that are verbs as well.
        vehicles, loaded, cargo: what makes "a truck packed with explosives".
    """

    phrases: dict[tuple[str, ...], str]
    company: dict[str, frozenset[str]]
    verbs: frozenset[str]
    vehicles: frozenset[str]
    loaded: frozenset[str]
    cargo: frozenset[str]


@lru_cache(maxsize=1)
def weapon_words() -> WeaponWords:
    """The lexicon, read once."""
    data = data_file("sayso.reading", "weapons.yaml")
    phrases = {tuple(map(singular, str(words).split())): key for key, listed in data["weapons"].items() for words in listed}
    company = {word: frozenset(map(str, near)) for word, near in data["needs_company"].items()}
    return WeaponWords(
        phrases, company, frozenset(data["verbs"].split()), **{part: frozenset(listed) for part, listed in data["loads"].items()}
    )


def singular(word: str) -> str:
    """A small-letter word without its plural ending. Not always a real word; lexicon and text are treated alike.

    >>> [singular(w) for w in ("bombs", "knives", "gas", "torches")]
    ['bomb', 'knife', 'gas', 'torch']
    """
    if len(word) <= 3 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    for ending, single in (("knives", "knife"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("axes", "axe")):
        if word.endswith(ending):
            return word[: -len(ending)] + single
    return word[:-1]


@dataclass(frozen=True)
class Weapons:
    """Find weapons. Needs the parse; gives mentions of kind "weapon" with the key of the weapon list as value.

    The longest phrase wins. A word with another everyday meaning ("mine", "club", "device") counts only in company that
    fits it, and a capitalised word inside a name does not count.
    """

    name: str = "weapons"
    version: str = "2"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Mentions never overlap one another."""
        found = []
        for first, last, key in _found(doc_of(sheet)):
            span = _trimmed(span_of(first, last), sheet.text.chars)
            found.append(
                Mention(
                    text_id=sheet.text.id,
                    span=span,
                    words=sheet.text.words(span),
                    kind="weapon",
                    value=key,
                    made_by=f"{self.name}@{self.version}",
                )
            )
        return sheet.adding(mentions=tuple(found))


def _trimmed(span: Span, chars: str) -> Span:
    """A token may end in a hyphen ("gun-wielding" cut in two): the mention does not."""
    return Span(span.start, span.start + len(span.words(chars).rstrip("-– ")))


def _found(doc: Doc) -> list[tuple[Token, Token, str]]:
    words = weapon_words()
    starts = {phrase[0] for phrase in words.phrases}
    pieces = [(singular(part), token) for token in doc if not token.is_space for part in re.split(r"[-–]", token.lower_) if part]
    found: list[tuple[Token, Token, str]] = []
    i = 0
    while i < len(pieces):
        step = 1
        word, token = pieces[i]
        loaded = _loaded(pieces, i, words) if word in words.vehicles else 0
        if loaded:
            found.append((token, pieces[i + loaded][1], "vehicle_bomb"))
            step = loaded + 1
        elif word in starts:
            for length in range(min(_LONGEST, len(pieces) - i), 0, -1):
                phrase = tuple(piece for piece, _ in pieces[i : i + length])
                key = words.phrases.get(phrase)
                last = pieces[i + length - 1][1]
                if key and _is_weapon(phrase, token, last, words):
                    found.append((token, last, key))
                    step = length
                    break
        i += step
    return found


def _loaded(pieces: list[tuple[str, Token]], i: int, words: WeaponWords) -> int:
    """How many pieces after a vehicle the explosives it is loaded with end, or 0."""
    near = [token.lower_ for _, token in pieces[i : i + _REACH]]
    at = next((n for n, word in enumerate(near[:4]) if word in words.loaded), 0)
    if not at or near[at + 1 : at + 2] not in (["with"], ["of"], ["explosives"]):
        return 0
    return next((n for n, word in enumerate(near) if n > at and word in words.cargo), 0)


def _is_weapon(phrase: tuple[str, ...], first: Token, last: Token, words: WeaponWords) -> bool:
    if len(phrase) > 1:
        return last.pos_ not in ("VERB", "AUX") or last.i > first.i
    word = phrase[0]
    if (first.pos_ in ("VERB", "AUX", "ADV", "ADP", "PRON") and word in words.verbs) or (
        word in _PLURAL_ONLY and first.lower_ == word
    ):
        return False
    if (
        first.lower_ in common_words()
        and first.ent_type_ in ("PERSON", "ORG", "GPE", "FAC", "LOC")
        and first.text[0].isupper()
        and not first.is_upper
    ):
        return False
    company = words.company.get(word)
    return company is None or _in_company(first, company)


def _in_company(token: Token, company: frozenset[str]) -> bool:
    sentence = token.sent
    near = token.doc[max(sentence.start, token.i - _REACH) : min(sentence.end, token.i + _REACH + 1)]
    return any((t.lemma_.lower() in company or t.lower_ in company) and t.i != token.i for t in near)
