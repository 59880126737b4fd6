"""Parts of towns that a direction names: "East Kelm", "Kelm East". The name of the town alone is not what the report says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from sayso.gazetteer import Entry
from sayso.reading.place_cues import Named

_SIDES: Final = frozenset(("North", "South", "East", "West", "Northeast", "Northwest", "Southeast", "Southwest"))


def as_quarter(doc: Doc, named: Named, first: int) -> Named:
    """The name with the direction that belongs to it, lying near the town of the name; the name itself if none does.

    Towns and regions that are known by the whole name ("East Timor", "West Palm Beach") have been found as such before this is asked.
    A direction in small letters ("north Kelm") tells where in the town something was, and names nothing; one that more capitals follow
    ("Kelm East High School") names something else. Words before the token `first` belong to another name.
    """
    if named.adjective or named.inside or not named.entries or named.entries[0].kind != "settlement":
        return named
    i, j = named.start, named.end
    while i > first and doc[i - 1].text in _SIDES and doc[i - 1].whitespace_:
        i -= 1
    if i == named.start and j < len(doc) and doc[j].text in _SIDES and doc[j - 1].whitespace_ and not _goes_on(doc, j + 1):
        j += 1
    return replace(named, start=i, end=j, words=doc[i:j].text, near=True) if (i, j) != (named.start, named.end) else named


def quarter_of_known(doc: Doc, named: Named, known: Mapping[tuple[int, int], tuple[Entry, ...]]) -> Named:
    """A name that the gazetteer does not know, near the town of that name without its direction if it knows that one.

    Args:
        doc: the parse.
        named: the name with its direction.
        known: what the gazetteer knows, by its first token and the one behind its last.
    """
    i, j = named.start, named.end
    while i < j and doc[i].text in _SIDES:
        i += 1
    if i == named.start and doc[j - 1].text in _SIDES:
        j -= 1
    entries = known.get((i, j), ())
    return replace(named, entries=entries, near=True) if entries and entries[0].kind == "settlement" else named


def _goes_on(doc: Doc, j: int) -> bool:
    return j < len(doc) and (doc[j].text[0].isupper() or doc[j].text == "-")
