"""Short forms that a text gives to bodies: "the United States Information Service (USIS)" makes USIS no town, although there is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sayso.gazetteer import gazetteer
from sayso.reading.actor_links import initials
from sayso.reading.place_cues import Named

_IN_BRACKETS: Final = re.compile(r"((?:[\w'’&.-]+\s+){2,9})\(\s*([A-Z]{3,8})\s*\)")


def without_short_forms(chars: str, found: Sequence[Named]) -> list[Named]:
    """The names without those that the text itself gives as initials of something else, unless a country or a province has them too."""
    short = {word for word in _short_forms(chars) if all(entry.kind == "settlement" for entry in gazetteer().find(word))}
    return [named for named in found if named.words.upper() not in short] if short else list(found)


def _short_forms(chars: str) -> set[str]:
    """The initials that stand in brackets behind the words they are made of."""
    found: set[str] = set()
    for match in _IN_BRACKETS.finditer(chars):
        words = match[1].split()
        if any(match[2] in initials(" ".join(words[start:])) for start in range(len(words) - 1)):
            found.add(match[2])
    return found
