"""The word lists of speech (``data/cues.yaml``)."""

from __future__ import annotations

from functools import lru_cache

from sayso.data_files import data_file


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    data = data_file("sayso.reading", "cues.yaml")
    return {str(name): frozenset(str(words).split()) for name, words in data.items()}


@lru_cache(maxsize=32)
def words(name: str) -> frozenset[str]:
    """The words of one list.

    Raises:
        KeyError: if there is no such list.
    """
    return _lists()[name]
