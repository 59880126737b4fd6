"""The ordinary vocabulary of English newspapers (built by ``scripts/build_common_words.py``)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Lower-case words that are ordinary vocabulary, about twenty thousand."""
    data = files("sayso.language") / "data" / "common_words.txt"
    return frozenset(data.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def rarer_words() -> frozenset[str]:
    """Lower-case words that are ordinary vocabulary, too, but seldom seen: some seven thousand that texts are not set by."""
    data = files("sayso.language") / "data" / "rarer_words.txt"
    return frozenset(data.read_text(encoding="utf-8").split())
