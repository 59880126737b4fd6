"""An incident with its reports, as the writers of other datasets' columns ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.codebook import Codebook
from sayso.gazetteer import country_of
from sayso.linking.cast import folded
from sayso.linking.told import Told
from sayso.records import Amount, Card, Report

_POINTS = ("exact", "near", "settlement", "district", "province")


@dataclass(frozen=True, slots=True)
class Facts:
    """One incident.

    Attributes:
        card: the values that stand for all its reports.
        told: its accounts, in order of publication.
    """

    card: Card
    told: tuple[Told, ...]

    @property
    def country(self) -> str | None:
        """English name of its country."""
        found = country_of(self.card.country_code)
        return found.name if found else None

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude, if it is known at least to a province: the middle of a country is no place of an incident."""
        card = self.card
        if card.lat is None or card.lon is None or card.place_precision not in _POINTS:
            return None
        return card.lat, card.lon

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell of it, each once, in order of publication."""
        return tuple({one.report.id: one.report for one in self.told}.values())

    @property
    def days(self) -> int | None:
        """How many days the reports leave open; None if no end is in sight."""
        if not self.card.start or not self.card.end:
            return None
        return (date.fromisoformat(self.card.end) - date.fromisoformat(self.card.start)).days + 1

    def same(self, characters: int) -> str | None:
        """What first and last day have in common: the year of 4 characters, the month of 7, or the day of 10; None if they differ."""
        start, end = self.card.start, self.card.end
        return start[:characters] if start and end and start[:characters] == end[:characters] else None

    @property
    def date_words(self) -> str | None:
        """The date as somebody would write it: 2031-05-04, 2031-05, 2031, 2031-05-01..2031-05-07, 2031-05-01 or later."""
        start, end = self.card.start, self.card.end
        whole = {"month": self.same(7), "year": self.same(4)}.get(self.card.precision) or self.same(10)
        if whole or not (start or end):
            return whole
        return f"{start}..{end}" if start and end else f"{start} or later" if start else f"{end} or earlier"

    def named(self, role: str) -> list[str]:
        """Who plays a part, each once however it is written, weightiest first."""
        found: list[str] = []
        seen: set[str | None] = set()
        for party in self.card.parties:
            keys = {folded(party.name), party.actor or ""} - {""}
            if party.role == role and not keys & seen:
                found.append(party.name)
            seen |= keys if party.role == role else set()
        return found

    def listed(self, name: str) -> list[str]:
        """A list of the card: site, weapon."""
        return [str(one) for one in self.card.details.get(name, ())]

    def amount(self, name: str) -> Amount | None:
        """How many: killed, wounded, abducted or arrested; None where nobody says, or where they say that it is not known."""
        if name in ("killed", "wounded"):
            found = self.card.killed if name == "killed" else self.card.wounded
        else:
            kept = self.card.details.get(name)
            found = Amount(**kept) if isinstance(kept, dict) else None
        return None if found is None or found.unknown else found

    def other_code(self, codebook: Codebook, name: str) -> str:
        """What another codebook calls the type of the incident (`acled`, `gtd`), or the nearest type it is a kind of; or ""."""
        key: str | None = self.card.subtype or self.card.type
        while key in codebook.incident_types:
            entry = codebook.incident_types[key]
            if found := str(getattr(entry, name)):
                return found
            key = entry.parent
        return ""


def counted(amount: Amount | None) -> int | None:
    """The likeliest number, or the lower bound where none is likelier."""
    return None if amount is None else amount.best if amount.best is not None else amount.low


def joined(words: Sequence[str], sign: str) -> str | None:
    """Words with a sign between them, or None if there are none. A sign within them becomes a comma, so that they can be told apart."""
    return f"{sign} ".join(one.replace(sign, ",") for one in words) if any(words) else None
