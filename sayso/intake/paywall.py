"""Whether a text is only the stub of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_WALL: Final = re.compile(
    r"(subscribe|sign up|sign in|log in|register|join|pay)( now| today)? (to|and) (continue|keep|read|unlock|access|view|see)"
    r"|to (continue|keep) reading|(continue|keep) reading (this|with|for|the)|to read the (full|rest|whole|complete|entire)"
    r"|(rest|remainder) of (this|the) (article|story|report)"
    r"|(this|the) (article|story|content|page|report) is (only )?(available (only )?)?(for|to) (\w+ ){0,3}(subscribers|members)"
    r"|subscribers?[- ]only|(premium|exclusive) (content|article)|already (a |an )?(subscriber|subscribed|member|have an account)"
    r"|(reached|used|read) (all )?(your|the) .{0,30}(limit|articles)|free articles? (left|remaining|this month)"
    r"|unlock (this|the|full|unlimited)|read the full (story|article) (with|by) ",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 160
_WORD: Final = re.compile(r"\w+")


def behind_paywall(body: str, removed: Sequence[tuple[str, str]], *, free: bool) -> str | None:
    """Why a text is taken for a stub, or None: it is short, and the page asks for a subscription to read on.

    Args:
        body: the text without headline and page furniture.
        removed: the furniture, as (kind, words).
        free: False if the page's own metadata says that the article is not free to read.
    """
    words = len(_WORD.findall(body))
    if words > _MOST_WORDS:
        return None
    plea = next((line for _, line in removed if _WALL.search(line)), None)
    if plea:
        return f'It has {words} words of the article and then "{plea[:120]}"; give the whole article.'
    if not free:
        return f"It has {words} words, and the page says of itself that the article is not free to read; give the whole article."
    return None
