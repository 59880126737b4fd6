"""Why a list is empty, and what to ask instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from sayso.archive import Filter, Reader
from sayso.archive.characters import folded
from sayso.archive.nearest import Family
from sayso.records import CardKind

ListName = Literal["incidents", "statements", "actors", "contradictions", "reports"]

_OPTIONS: Final[dict[Family, str]] = {"place": "place", "type": "type", "source": "source", "actor": "actor"}
_OWN: Final[dict[tuple[ListName, Family], str]] = {
    ("statements", "type"): "act",
    ("actors", "type"): "kind",
    ("actors", "actor"): "name",
}
"""What an option is called in a list where it has another name."""
_KINDS: Final[dict[ListName, tuple[CardKind, ...]]] = {
    "incidents": ("incident",),
    "statements": ("statement",),
    "actors": ("actor",),
    "contradictions": ("incident", "statement"),
    "reports": ("incident", "statement"),
}


def why_nothing(reader: Reader, wanted: Filter, what: ListName, words: str = "") -> str:
    """What was looked for and is not there, with the nearest names that are; or what else narrows the list too much.

    Args:
        reader: the archive.
        wanted: the filter by which nothing was found, as it was asked.
        what: which list.
        words: of a search for reports, the words.

    Returns:
        some sentences, or "" if nothing was asked for in particular.
    """
    kinds = _KINDS[what]
    given = {family: str(name) for family in _OPTIONS if (name := getattr(wanted, family)) is not None}
    missing = {family: name for family, name in given.items() if not _is_there(reader, family, name, kinds, what)}
    said = [_missing(reader, family, name, what, kinds) for family, name in missing.items()]
    if words and not reader.search(words, limit=1):
        said.append("No report holds these words; try fewer, OR between them, or the beginning of one (Torv*).")
    if said:
        return " ".join(said)
    if words:
        return "" if wanted == Filter() else "Some reports hold the words, but none of them fits the rest; leave something out."
    if not any(_count(reader, Filter(), (kind,)) for kind in kinds):
        return f"The archive holds no {what if what in ('statements', 'actors') else 'incidents'} yet."
    return _without_days(reader, wanted, kinds) or _together(reader, wanted, given, what, kinds)


def _is_there(reader: Reader, family: Family, name: str, kinds: tuple[CardKind, ...], what: ListName) -> bool:
    if family == "source" and what == "reports":  # which need not tell of any incident
        return any(folded(one) == folded(name) for one in reader.sources())
    return _count(reader, _of(family, name), kinds) > 0


def _missing(reader: Reader, family: Family, name: str, what: ListName, kinds: tuple[CardKind, ...]) -> str:
    option = _option(family, what)
    near = reader.names_like(family, name, kinds)
    head = f"The archive holds nothing of the {option} {name!r}"
    return f"{head}; try {', '.join(map(repr, near))}." if near else f"{head}, nor of any other {option}."


def _together(reader: Reader, wanted: Filter, given: dict[Family, str], what: ListName, kinds: tuple[CardKind, ...]) -> str:
    """That each thing is there, but not all at once."""
    each = [f"{_option(family, what)} {name!r}: {_count(reader, _of(family, name), kinds):,}" for family, name in given.items()]
    asked = len(each) + (wanted.status is not None) + (wanted.background is not None) + wanted.disputed
    if asked < 2:
        return ""
    alone = f" Alone there are of the {'; of the '.join(each)}." if each else ""
    return f"Nothing fits all that was asked; leave something out.{alone}"


def _without_days(reader: Reader, wanted: Filter, kinds: tuple[CardKind, ...]) -> str:
    """Whether it is the days that leave nothing, and of which day the latest is."""
    always = wanted.without_days()
    count = _count(reader, always, kinds) if wanted != always else 0
    if not count:
        return ""
    days = [
        card.start or card.end or card.published or ""
        for kind in kinds
        for card in reader.cards(replace(always, kind=kind), limit=1)
    ]
    latest = f"; the latest is of {max(days)}" if any(days) else ""
    return f"Without --since and --until there {'is 1' if count == 1 else f'are {count:,}'}{latest}."


def _of(family: Family, name: str) -> Filter:
    return Filter(**{family: name})  # type: ignore[arg-type]  # families are fields of a filter


def _count(reader: Reader, wanted: Filter, kinds: tuple[CardKind, ...]) -> int:
    return sum(reader.count_cards(replace(wanted, kind=kind)) for kind in kinds)


def _option(family: Family, what: ListName) -> str:
    return _OWN.get((what, family), _OPTIONS[family])
