"""When two spellings in two reports are one name: of a group or body, and of a person.

Sounds are folded by `sayso.gazetteer.groups.word_key`, which takes the vowels of one language's spellings for the same. That is too
coarse for a name of one word, which is compared letter by letter instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sayso.data_files import data_file
from sayso.gazetteer.groups import word_key
from sayso.gazetteer.names import key as spelt
from sayso.gazetteer.names import loose_key
from sayso.gazetteer.tables import countries
from sayso.language.words import common_words

_WORD: Final = re.compile(r"[^\W_]+(?:['’‘`ʿʾ´][^\W_]+)*")
_ACRONYM: Final = re.compile(r"(?:[A-Z][A-Z0-9]{1,6}|(?:[A-Z]\.){2,6}|[A-Z]{2,5}[-/][A-Z]{1,5})(?:'?s)?")
_ABD: Final = re.compile(r"abd[aeiou]?[lrsnztd]?")
_ABD_ONE: Final = re.compile(r"abd[aeou]l(?=[a-z]{4})")
_SHORTEST_ONE: Final = 4
_CONSONANTS: Final = 3
_FUSED: Final = re.compile(r"(?<=[a-z]{3}[bcdfghjklmnpqrstvwxyz])ul$")
# Ways to write one sound, for short words, of which a coarser key would leave nothing.
_CLOSE: Final = (
    (re.compile(r"ou|oo|au|aw|o"), "u"),
    (re.compile(r"a[iye]e?|ee|ei|ai|ey|ay|ie|iy|e|y$"), "i"),
    (re.compile(r"q|ck|c(?=[aouk])"), "k"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[ai])h$"), ""),
)


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
    local: frozenset[str]
    towns: frozenset[str]
    descriptions: frozenset[str]
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
        body: made of words for bodies that every country has one of ("Interior Ministry").
        local: made of words of which every town or province has one ("State Police"): no country makes it mean one body.
        town: a body such as towns have, with other words besides ("Kelm Police"): towns of one name have bodies of one name.
        country_code: of the country it is named after, or None.
        acronym: these are initials.
    """

    name: str
    key: str
    formula: bool = False
    body: bool = False
    local: bool = False
    town: bool = False
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
    data: dict[str, Any] = data_file("sayso.linking", "actor_words.yaml")
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
    word = name.strip().lower()
    # In a text all in capitals ordinary words look like initials ("REBELS").
    ordinary = word in name_words().descriptions | name_words().formula or (len(word) >= _SHORTEST_ONE and word in common_words())
    return bool(_ACRONYM.fullmatch(name.strip())) and not ordinary


def acronym_key(name: str) -> str:
    """Initials without full stops and plural or possessive endings."""
    return re.sub(r"[^A-Z0-9]", "", re.sub(r"'?s$", "", name.strip()))


def is_proper(name: str) -> bool:
    """Whether words are a name: all but the small ones, and those that may end a name, begin with a capital.

    >>> is_proper("the Northern Dawn Front"), is_proper("Dawn movement"), is_proper("militant group")
    (True, True, False)
    """
    words = [word for word in _WORD.findall(name) if word.lower() not in name_words().small and not word.isdigit()]
    while len(words) > 1 and words[-1] in name_words().trailing:
        words = words[:-1]
    return bool(words) and all(word[0].isupper() for word in words)


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
    if (short := _without_company(name)) and is_acronym(short):
        return GroupName(name, acronym_key(short), acronym=True)
    found = _words(name)
    if _only_describes(found):
        return GroupName(name, "")
    found = [words.forms.get(word, word) for word in found if word not in words.small]
    code, rest = country_of_words(found)
    rest = _without_trailing(rest)
    if code is not None and rest and all(word in words.formula for word in rest):
        found = rest
    found = _without_trailing(found)
    formula = all(word in words.formula for word in found)
    body = bool(found) and all(word in words.bodies for word in found)
    state = any(word in words.bodies for word in found)
    local = formula and found != ["state"] and state and any(word in words.local for word in found)
    town = code is None and not formula and any(word in words.towns for word in found)
    return GroupName(name, _group_key(found, town), formula, body, local, town, code)


def _words(name: str) -> list[str]:
    """The words of a name in small letters without accents and possessive endings."""
    found = (spelt(re.sub(r"'s$", "", word)).replace(" ", "") for word in _WORD.findall(name.replace("’", "'")))
    return [word for word in found if word]


def _without_company(name: str) -> str:
    """The one word left of a name without small and trailing words ("the NDF guerrillas" is NDF), or the name as it is."""
    words = [word for word in name.split() if word.lower() not in name_words().small]
    while len(words) > 1 and words[-1].lower() in name_words().trailing:
        words = words[:-1]
    return words[0] if len(words) == 1 else name


def _only_describes(found: list[str]) -> bool:
    """Ordinary words before a word that says what someone is: "REBELS", "Two Guerrillas"; "police" and other bodies are names."""
    words = name_words()
    if not found or found[-1] not in words.descriptions:
        return False
    if len(found) == 1:
        return found[0] not in words.bodies
    return found[-1] in words.trailing and all(word in common_words() and word not in words.formula for word in found[:-1])


def _without_trailing(found: list[str]) -> list[str]:
    """Without last words that are sometimes said and sometimes not, while a word is left."""
    while len(found) > 1 and found[-1] in name_words().trailing:
        found = found[:-1]
    return found


def _group_key(found: list[str], town: bool) -> str:
    """Folded words, sorted; where one word alone tells the name from others, that word more strictly, and a town's to the letter."""
    telling = [word for word in found if word not in name_words().formula and word_key(word)]
    if len(found) == 1:
        return _single_key(found[0])
    if len(telling) == 1:
        strict = (loose_key(telling[0]) or telling[0]) if town else _sound(telling[0])
        folded = [strict if word == telling[0] else word_key(word) for word in found]
    else:
        folded = [word_key(_FUSED.sub("", word)) for word in found]
    return " ".join(sorted(filter(None, folded))) or " ".join(found)


def _single_key(word: str) -> str:
    """A name of one word as it sounds if it is long enough not to sound like others ("Hezbollah"), else with its vowels."""
    word = word.removesuffix("s") if len(word) > _SHORTEST_ONE + 1 else word
    if len(word) < _SHORTEST_ONE:
        return ""
    return _sound(word, _CONSONANTS + 1)


def are_initials(letters: str, name: str) -> bool:
    """Whether letters stand, in their order, at the beginnings of the words of a name, the first for the first.

    >>> are_initials("ABM", "Ansar Beit al-Maqdes"), are_initials("AP", "Greenville Police")
    (True, False)
    """
    heads = [word[0].upper() for word in re.findall(r"[^\W\d_]+", name)]
    small = {word[0].upper() for word in re.findall(r"[^\W\d_]+", name) if word.lower() in name_words().small}
    if not heads or letters[:1] != heads[0]:
        return False
    rest = iter(heads)
    return all(letter in rest for letter in letters) and len(letters) >= len(heads) - len(small) - 1


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
        return "abd" + "".join(map(_sound, part[1:]))
    if len(part) == 1 and (start := _ABD_ONE.match(part[0])):
        return "abd" + _sound(part[0][start.end() :])
    return "".join(map(_sound, part))


def _sound(word: str, consonants: int = _CONSONANTS) -> str:
    """A word as `word_key` folds it or, where that leaves too few consonants ("Owen", "Ali", "Bell"), with its vowels."""
    folded = word_key(word)
    if not folded or sum(char not in "aeiouy" for char in folded) >= consonants:
        return folded
    for pattern, sound in _CLOSE:
        word = pattern.sub(sound, word)
    return word


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
