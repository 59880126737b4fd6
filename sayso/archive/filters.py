"""What a list or a search is narrowed to."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sayso.errors import SettingsError
from sayso.records import CardKind, Review

_DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
KINDS: Final[tuple[CardKind, ...]] = ("incident", "statement", "actor")
STATUSES: Final[tuple[Review, ...]] = ("machine", "mixed", "reviewed")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list or a search is narrowed to. Everything that is given must hold.

    Attributes:
        kind: incidents, statements or actors.
        since, until: first and last day, both included, ``YYYY-MM-DD``; a month or a year stands for its first or last day. They are held
            against the days on which the event may have been: it is enough that one of those lies between them. What has no date is
            left out then. A search holds them against the day of publication.
        place: name of a place, of the province or country it lies in, or the country's code.
        type: a type or subtype of incident, an act of a statement, or a kind of actor, as in the codebook.
        actor: a name or an id "who-…" of someone who has a part in it.
        source: name of an outlet.
        status: whether people have judged none, some or all of its values.
        background: only what is merely remembered, or only what is reported as news.
        disputed: only what holds contradictions.
        spot: id of a place of the map ("spt-…"), or several: only incidents of which just this, or one of these, is known.

    Case and accents of names do not count; a name must be given in full.

    Raises:
        SettingsError: if a day is no day, `since` is after `until`, or there is no such `kind` or `status`.
    """

    kind: CardKind | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    type: str | None = None
    actor: str | None = None
    source: str | None = None
    status: Review | None = None
    background: bool | None = None
    disputed: bool = False
    spot: str | tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        first, last = self.first_day, self.last_day
        if first and last and first > last:
            raise SettingsError(
                f"'since' is {self.since}, and 'until' {self.until}: no day lies between them; give the earlier one first"
            )
        if self.kind is not None and self.kind not in KINDS:
            raise SettingsError(f"there is no list of {self.kind!r}; there are {', '.join(KINDS)}")
        if self.status is not None and self.status not in STATUSES:
            raise SettingsError(f"there is no status {self.status!r}; there are {', '.join(STATUSES)}")

    @property
    def first_day(self) -> str | None:
        """The first day, ``YYYY-MM-DD``, or None."""
        return None if self.since is None else day_of(self.since, "since", last=False)

    @property
    def last_day(self) -> str | None:
        """The last day, ``YYYY-MM-DD``, or None."""
        return None if self.until is None else day_of(self.until, "until", last=True)

    @property
    def of_cards(self) -> bool:
        """Whether it asks for anything but days of publication and outlets."""
        asked = (self.kind, self.place, self.type, self.actor, self.status, self.background, self.spot)
        return self.disputed or any(value is not None for value in asked)

    def without_days(self) -> Filter:
        """The same filter for any time."""
        return replace(self, since=None, until=None)


def day_of(given: str, name: str, *, last: bool) -> str:
    """The day that a person means by a day, a month or a year.

    Args:
        given: ``2031-05-04``, ``2031-05`` or ``2031``.
        name: what the option is called, for the message.
        last: the last day of a month or year, not the first.

    Raises:
        SettingsError: if there is no such day.
    """
    found = _DAY.fullmatch(given.strip())
    try:
        if found is None:
            raise ValueError
        year = int(found[1])
        month = int(found[2] or (12 if last else 1))
        day = int(found[3] or (monthrange(year, month)[1] if last else 1))
        return date(year, month, day).isoformat()
    except ValueError:
        raise SettingsError(
            f"{name}: {given!r} is no day; give it as YYYY-MM-DD, for example 2031-05-04, or a month (2031-05) or a year (2031)"
        ) from None
