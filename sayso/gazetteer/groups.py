"""The register of armed groups, and the rule by which two spellings of a name are one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Final

_ARTICLES: Final = frozenset(
    {"the", "al", "el", "ul", "al-", "el-", "ul-", "an-", "as-", "ash-", "at-", "ar-", "ad-", "az-", "es-", "ed-", "i-", "e-"}
)
_DIGRAPHS: Final = (
    ("dh", "z"),
    ("gh", "g"),
    ("kh", "k"),
    ("ph", "f"),
    ("dj", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "u"),
)
_CLOSE_VOWELS: Final = (
    *(("ae", "i"), ("ai", "i"), ("ou", "u"), ("ee", "i"), ("oo", "u"), ("e", "i"), ("o", "u")),
    *(("allah", "ullah"), ("c", "k")),
)
_APOSTROPHES: Final = re.compile(r"['’‘`ʿʾ´]")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_WORD: Final = re.compile(r"[^\W_]+(?:['’‘`ʿʾ´][^\W_]+)*['’‘`ʿʾ´]?-?")
_LONGEST: Final = 12
_SHORT: Final = 2


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group of the register.

    Attributes:
        name: the name it goes by in the register.
        aliases: other names.
        acronyms: its initials and other short forms in capitals.
        country_code: ISO 3166-1 alpha-2 code of where it is at home, or None.
        source: which list it was taken from ("phoenix", "ucdp-ged", or both).
    """

    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    country_code: str | None = None
    source: str = ""


def word_key(word: str) -> str:
    """One word as it sounds: "Qassam", "Kassam" and "Qasam" have one key; articles (al-, el-, the) have an empty one.

    Vowels differ most between transliterations, so that in words of three letters and more
    any run of them counts as the same one; q, k and hard c, dh and z, gh and g, doubled
    letters, apostrophes, accents and a final h make no difference.

    >>> word_key("Bayt") == word_key("Beit") == word_key("Bait")
    True
    """
    small = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", word.lower())).encode("ascii", "ignore").decode()
    if small in _ARTICLES:
        return ""
    small = small.rstrip("-")
    small = re.sub(r"c(?![eihky])", "k", small)
    for pair, letter in _DIGRAPHS:
        small = small.replace(pair, letter)
    if len(small) <= _SHORT:
        return small
    return _DOUBLED.sub(r"\1", re.sub(r"(?<=a)h$", "", _VOWELS.sub("a", small)))


def _close_key(word: str) -> str:
    """A stricter key for names of one word, where "Ansari" must not be "Ansaru": of the vowels only e and i, o and u are one."""
    small = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", word.lower())).encode("ascii", "ignore").decode().rstrip("-")
    for pair, letter in (*_DIGRAPHS, *_CLOSE_VOWELS):
        small = small.replace(pair, letter)
    return _DOUBLED.sub(r"\1", small.rstrip("h"))


def name_key(name: str) -> str:
    """A whole name as it sounds, article words left out.

    >>> name_key("Jaish al-Fath") == name_key("Jaysh el Fatah")
    False
    >>> name_key("Hizb al-Qawm") == name_key("Hezb el-Kawm")
    True
    """
    return " ".join(filter(None, map(word_key, _WORD.findall(name))))


@dataclass(frozen=True)
class GroupRegister:
    """Armed groups by name, however it is spelt.

    Attributes:
        groups: the groups, in order of their names.
    """

    groups: tuple[Group, ...]
    _by_key: dict[str, Group] = field(default_factory=dict, repr=False, compare=False)
    _by_acronym: dict[str, list[Group]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for group in self.groups:
            for name in {group.name, *group.aliases} - set(group.acronyms):
                self._by_key.setdefault(name_key(name), group)
            for acronym in group.acronyms:
                self._by_acronym.setdefault(acronym.upper(), []).append(group)

    def find(self, name: str) -> Group | None:
        """The group of this name or, if only one group has it, of this acronym; None if the register has no such group."""
        found = self._by_key.get(name_key(name))
        if found is not None:
            return found
        short = self._by_acronym.get(name.strip().upper(), [])
        return short[0] if len(short) == 1 else None

    def is_acronym(self, word: str) -> bool:
        """Whether some group goes by this acronym, even if several do."""
        return word.upper() in self._by_acronym

    def first_keys(self) -> frozenset[str]:
        """Keys of the first words of all names: a scan of a text need look no further at any other word."""
        return frozenset(key.split(" ", 1)[0] for key in self._by_key)

    def longest(self, words: Sequence[str]) -> tuple[int, Group] | None:
        """The longest name that a sequence of words begins with.

        Args:
            words: words of a text in order; an article that a hyphen follows keeps the hyphen ("al-").

        Returns:
            how many of the words make the name, and the group; None if no name begins here.
        """
        best: tuple[int, Group] | None = None
        key = ""
        for n, word in enumerate(words[:_LONGEST], start=1):
            more = word_key(word)
            if more:
                key = f"{key} {more}" if key else more
                group = self._by_key.get(key)
                if group and (" " in key or _close_key(word) in _close_keys(group)):
                    best = (n, group)
        return best


@lru_cache(maxsize=4096)
def _close_keys(group: Group) -> frozenset[str]:
    return frozenset(_close_key(_WORD.findall(name)[-1]) for name in (group.name, *group.aliases) if _WORD.findall(name))


def read_groups(lines: Iterable[str]) -> GroupRegister:
    """Read a register: tab-separated name, aliases, acronyms (both with "|" between), country code, source; "#" begins a comment."""
    groups = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            name, aliases, acronyms, country, source = line.rstrip("\n").split("\t")
            groups.append(Group(name, _listed(aliases), _listed(acronyms), country or None, source))
    return GroupRegister(tuple(groups))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


@lru_cache(maxsize=1)
def group_register() -> GroupRegister:
    """The register that comes with Sayso (``data/groups.tsv``, built by ``scripts/build_groups.py``)."""
    data = files("sayso.gazetteer") / "data" / "groups.tsv"
    return read_groups(data.read_text(encoding="utf-8").splitlines())
