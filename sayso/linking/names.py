"""When two spellings in two reports are one name: of a group or body, and of a person.

Sounds are folded by `sayso.gazetteer.groups.word_key`, which takes the vowels of one language's spellings for the same. That is too
coarse for a name of one word, which is compared letter by letter instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from sayso.gazetteer.groups import word_key
from sayso.gazetteer.names import key as spelt
from sayso.gazetteer.tables import countries

_WORD: Final = re.compile(r"[^\W_]+(?:['’‘`ʿʾ´][^\W_]+)*")
_ACRONYM: Final = re.compile(r"(?:[A-Z][A-Z0-9]{1,6}|(?:[A-Z]\.){2,6}|[A-Z]{2,5}[-/][A-Z]{1,5})(?:'?s)?")
_ABD: Final = re.compile(r"abd[aeiou]?[lrsnztd]?")
_ABD_ONE: Final = re.compile(r"abd[aeou]l(?=[a-z]{4})")
_SHORTEST_ONE: Final = 4


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists of ``data/actor_words.yaml``, lower case; each says there what it is for."""

    titles: frozenset[str]
    endings: frozenset[str]
    joined: frozenset[str]
    small: frozenset[str]
    trailing: frozenset[str]
    forms: dict[str, str]
    formula: frozenset[str]
    bodies: frozenset[str]
    classes: dict[str, str]
    together: frozenset[frozenset[str]]
    plain_offices: frozenset[str]
    kin: frozenset[str]


@dataclass(frozen=True, slots=True)
class GroupName:
    """A name of a group or body.

    Attributes:
        name: verbatim.
        key: the same for all spellings and orders of its words; "" if nothing is left of it.
        formula: made of words of which many bodies' names are made ("National Army"): means one body only together with a country.
        body: made of words for bodies that every country has ("Interior Ministry").
        country_code: of the country it is named after, or None.
        acronym: these are initials.
    """

    name: str
    key: str
    formula: bool = False
    body: bool = False
    country_code: str | None = None
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class PersonName:
    """A full name of a person, without titles.

    Attributes:
        spelt: its parts in small letters without accents ("fadil", "qasrani").
        parts: its parts as they sound; "Abu Yahya" and "Abd al-Karim" are one part.
    """

    spelt: tuple[str, ...]
    parts: tuple[str, ...]


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The word lists."""
    data: dict[str, Any] = yaml.safe_load((files("sayso.linking") / "data" / "actor_words.yaml").read_text(encoding="utf-8"))
    lists = {name: frozenset(words.split()) for name, words in data.items() if isinstance(words, str)}
    classes = {word: name for name, words in data["classes"].items() for word in words.split()}
    together = frozenset(frozenset(pair) for pair in data["together"])
    return NameWords(**lists, forms=dict(data["forms"]), classes=classes, together=together)


@lru_cache(maxsize=1)
def _country_words() -> dict[str, str]:
    """Folded names and adjectives of countries, of one or more words, to the country's code."""
    found: dict[str, str] = {}
    for country in countries():
        for name in (country.name, *country.names, *country.demonyms):
            found.setdefault(" ".join(spelt(name).split()), country.code)
    return found


def country_of_words(words: list[str]) -> tuple[str | None, list[str]]:
    """The country that some lower-case words name or begin or end with ("egyptian interior ministry"), and the words without it."""
    known = _country_words()
    for length in (3, 2, 1):
        if len(words) > length:
            if (code := known.get(" ".join(words[:length]))) is not None:
                return code, words[length:]
            if (code := known.get(" ".join(words[-length:]))) is not None:
                return code, words[:-length]
    return None, words


def is_acronym(name: str) -> bool:
    """Whether a name is initials: "NDF", "N.D.F.", "PKK/KCK".

    >>> is_acronym("NDF"), is_acronym("NORTHERN FRONT")
    (True, False)
    """
    return bool(_ACRONYM.fullmatch(name.strip()))


def acronym_key(name: str) -> str:
    """Initials without full stops and plural or possessive endings."""
    return re.sub(r"[^A-Z0-9]", "", re.sub(r"'?s$", "", name.strip()))


def apart(name: str) -> tuple[str, ...]:
    """A name and what stands in brackets after it.

    >>> apart("Northern Dawn Front (NDF)")
    ('Northern Dawn Front', 'NDF')
    """
    return tuple(filter(None, (part.strip(" ,;") for part in re.split(r"[()\[\]]", name))))


@lru_cache(maxsize=50_000)
def group_name(name: str) -> GroupName:
    """What a name of a group or body is compared by.

    >>> group_name("the Brigades of Kelm").key == group_name("Kelm Brigade").key
    True
    >>> group_name("Ansar Beit al-Maqdes").key == group_name("Ansar Bayt al-Maqdis").key
    True
    """
    words = name_words()
    if is_acronym(name):
        return GroupName(name, acronym_key(name), acronym=True)
    found = _words(name)
    found = [words.forms.get(word, word) for word in found if word not in words.small]
    code, rest = country_of_words(found)
    rest = _without_trailing(rest)
    if code is not None and rest and all(word in words.formula for word in rest):
        found = rest
    found = _without_trailing(found)
    formula = all(word in words.formula for word in found)
    body = bool(found) and all(word in words.bodies for word in found)
    return GroupName(name, _group_key(found), formula, body, code)


def _words(name: str) -> list[str]:
    """The words of a name in small letters without accents and possessive endings."""
    found = (spelt(re.sub(r"'s$", "", word)).replace(" ", "") for word in _WORD.findall(name.replace("’", "'")))
    return [word for word in found if word]


def _without_trailing(found: list[str]) -> list[str]:
    """Without last words that are sometimes said and sometimes not, while a word is left."""
    while len(found) > 1 and found[-1] in name_words().trailing:
        found = found[:-1]
    return found


def _group_key(found: list[str]) -> str:
    if len(found) == 1:
        word = found[0].removesuffix("s") if len(found[0]) > _SHORTEST_ONE + 1 else found[0]
        return word if len(word) >= _SHORTEST_ONE else ""
    folded = sorted(filter(None, map(word_key, found)))
    # Two words of which one folds away ("al-Fajr") are a name of one word.
    return " ".join(folded) if len(folded) > 1 else " ".join(found)


@lru_cache(maxsize=50_000)
def person_name(name: str) -> PersonName | None:
    """What a person's name is compared by; None if it is not full: one part alone never says who someone is.

    >>> person_name("Colonel Usama bin Hadi") == person_name("Mr Usama Bin Hadi")
    True
    >>> person_name("Hadi") is None
    True
    """
    words = name_words()
    found = _words(name)
    while found and found[0] in words.titles:
        found = found[1:]
    while found and found[-1] in words.endings:
        found = found[:-1]
    if found and any(word in words.small and word not in ("al", "el", "de", "la") for word in found[:1]):
        return None
    parts: list[list[str]] = []
    open_part = False
    for word in found:
        if len(word) == 1 or (not word_key(word) and not open_part):
            continue
        if open_part and parts:
            parts[-1].append(word)
            open_part = not word_key(word)
        else:
            parts.append([word])
            open_part = word in words.joined or bool(_ABD.fullmatch(word))
    kept = [part for part in parts if any(map(word_key, part))]
    if len(kept) < 2:
        return None
    return PersonName(tuple("".join(part) for part in kept), tuple(_person_part(part) for part in kept))


def _person_part(part: list[str]) -> str:
    """One part as it sounds; "Abdul Karim", "Abdel-Karim" and "Abdulkarim" are one."""
    if len(part) > 1 and _ABD.fullmatch(part[0]):
        return "abd" + "".join(map(word_key, part[1:]))
    if len(part) == 1 and (start := _ABD_ONE.match(part[0])):
        return "abd" + word_key(part[0][start.end() :])
    return "".join(map(word_key, part))


def person_likeness(one: PersonName, other: PersonName) -> float:
    """How alike two full names are: 1 spelt alike, 0.9 sounding alike, 0.8 one with more parts than the other, 0 otherwise.

    The shorter one's parts must all stand in the longer one in their order, first and last among the first and last,
    so that "Mohamed Ibrahim" is like "Mohamed Ahmed Ibrahim" and unlike "Ibrahim Mohamed".
    """
    if one.spelt == other.spelt:
        return 1.0
    if one.parts == other.parts:
        return 0.9
    short, long = sorted((one.parts, other.parts), key=len)
    if len(short) == len(long):
        return 0.0
    rest = iter(long)
    inside = all(part in rest for part in short)
    return 0.8 if inside and (short[0] == long[0] or short[-1] == long[-1]) else 0.0
