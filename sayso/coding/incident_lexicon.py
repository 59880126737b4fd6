"""The words that speak of violence, loaded from ``data/incident_triggers.yaml`` (its first lines say what the fields mean)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sayso.data_files import data_file

ANY: Final = "any"
_VOWELS: Final = "aeiou"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word means: see the data file."""

    type: str
    subtype: str
    strength: int
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hint:
    """Words of a clause that tell the kind of violence."""

    pattern: re.Pattern[str]
    type: str
    subtype: str
    over: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The whole lexicon, by word form in small letters.

    Attributes:
        verbs, nouns: for each form its readings, in the order of the file.
        hints: in order of preference.
        never: matches compounds and phrases that are no act.
    """

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    hints: tuple[Hint, ...]
    never: re.Pattern[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Load the lexicon, once a process."""
    data = data_file("sayso.coding", "incident_triggers.yaml")
    return Lexicon(
        verbs=_table(data["verbs"], verbal=True),
        nouns=_table(data["nouns"], verbal=False),
        hints=tuple(
            Hint(any_of(row["words"]), row["type"], row["subtype"], frozenset(row.get("over", ()))) for row in data["hints"]
        ),
        never=any_of(data["never"]),
    )


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, frozenset[str]]:
    data = data_file("sayso.coding", "incident_words.yaml")
    return {name: frozenset(words.split()) for name, words in data.items() if isinstance(words, str)}


@lru_cache(maxsize=4)
def phrases(name: str) -> re.Pattern[str]:
    """A pattern for any phrase of one of the lists of phrases of ``data/incident_words.yaml``.

    Raises:
        KeyError: if there is no list of that name.
    """
    data = data_file("sayso.coding", "incident_words.yaml")
    return any_of(data[name])


def word_list(name: str) -> frozenset[str]:
    """One of the lists of ``data/incident_words.yaml``.

    Raises:
        KeyError: if there is no list of that name.
    """
    return _word_lists()[name]


def any_of(phrases: list[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, whatever stands between their words: a blank, a hyphen, a line break."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", phrase))) for phrase in longest_first)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


def _table(rows: list[dict[str, Any]], *, verbal: bool) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, tuple[Entry, ...]] = {}
    for row in rows:
        entry = Entry(
            row["type"],
            row.get("subtype", ""),
            row["strength"],
            frozenset(row.get("with", ())),
        )
        forms = {form for word in row["words"] for form in (_verb_forms(word) if verbal else _noun_forms(word))}
        for form in forms | set(row.get("forms", ())):
            table[form] = (*table.get(form, ()), entry)
    return table


def _verb_forms(verb: str) -> list[str]:
    """The regular forms of a verb, and those with a doubled consonant ("gunned")."""
    stem = verb[:-1] if verb.endswith("e") else verb
    third = verb + ("es" if re.search(r"(s|x|z|ch|sh)$", verb) else "s")
    forms = [verb, third, stem + "ed", stem + "ing"]
    if re.search(r"[^aeiou][aeiou][bgnpt]$", verb):
        forms += [verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        forms += [verb[:-1] + "ied", verb[:-1] + "ies"]
    if verb == "die":
        forms.append("dying")
    return forms


def _noun_forms(noun: str) -> list[str]:
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return [noun, noun[:-1] + "ies"]
    return [noun, noun + ("es" if re.search(r"(s|x|z|ch|sh)$", noun) else "s")]
