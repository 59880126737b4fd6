"""What a person types into a search, read into words. Nothing of it reaches a store as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sayso.archive.folding import words_of
from sayso.errors import SettingsError

_MOST: Final = 50
"""Terms of a query that are used; a longer query is a pasted text, and its first words say enough."""
SHORTEST_BEGINNING: Final = 3
"""Letters before a ``*``. Two took a second in an archive of 100,000 reports."""
_PIECE: Final = re.compile(r'(?P<minus>-?)(?:["“”„](?P<quoted>[^"“”„]*)(?:["“”„]|$)|(?P<bare>[^\s"“”„]+))(?P<star>\*?)')


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase.

    Attributes:
        words: folded words that stand one after the other; never empty.
        prefix: the last word is only the beginning of one.
    """

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a report must hold, and what it must not.

    Attributes:
        wanted: of each group, at least one term must be there.
        unwanted: terms none of which may be there.
    """

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to look for: a query that only says what is not wanted finds nothing."""
        return bool(self.wanted)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Everything that is looked for."""
        return tuple(term for group in self.wanted for term in group)

    @property
    def has_phrases(self) -> bool:
        """Whether words must, or must not, stand one after the other."""
        return any(len(term.words) > 1 for term in (*self.terms, *self.unwanted))


def parse_query(chars: str) -> Query:
    """Read a query.

    All words must be there (``car bomb``), unless ``OR`` in capitals stands between them; ``"car bomb"`` must stand so; ``-Torvik``
    must not be there; ``bomb*`` is the beginning of a word. Case and accents do not count. Words with marks inside are phrases
    (``al-Fajr``). All other characters mean nothing. Of a query of more than 50 terms, the first 50 are used.

    Raises:
        SettingsError: if a beginning has fewer than three letters: nearly every report holds some word that begins so.
    """
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    either = False
    count = 0
    for piece in _PIECE.finditer(chars):
        if piece["bare"] == "OR" and not piece["minus"]:
            either = bool(wanted)
            continue
        term = _term(piece)
        if term is None or count >= _MOST:
            continue
        count += 1
        if piece["minus"]:
            unwanted.append(term)
        elif either:
            wanted[-1] = (*wanted[-1], term)
        else:
            wanted.append((term,))
        either = False
    return Query(tuple(wanted), tuple(unwanted))


def _term(piece: re.Match[str]) -> Term | None:
    chars = piece["quoted"] if piece["quoted"] is not None else piece["bare"]
    words = tuple(words_of(chars))[:_MOST]
    prefix = bool(piece["star"]) or chars.endswith("*")
    if words and prefix and len(words[-1]) < SHORTEST_BEGINNING:
        raise SettingsError(
            f"'{words[-1]}*' finds every word that begins so; give the whole word, or at least {SHORTEST_BEGINNING} letters before the *"
        )
    return Term(words, prefix) if words else None
