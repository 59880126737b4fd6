"""Incidents, statements and actors as lists show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sayso.linking.cast import NOBODY, Cast, party_keys
from sayso.linking.said import PropertySaid, Said, said
from sayso.linking.says import BestRule
from sayso.linking.titles import actor_name, incident_title, statement_title
from sayso.linking.told import Met, Told
from sayso.records import Amount, Card, Interval, Party, Place, Report, Review

_TENS: Final = {"early": ("01", "10"), "mid": ("11", "20"), "late": ("21", "31")}
"""The ten days that each word means; the last ones have eight to eleven."""
_INCIDENT_ROLES: Final = ("claimed", "denied", "blamed", "suspected", "perpetrator", "target")
_STATEMENT_ROLES: Final = ("issuer", "speaker", "audience")
_STATEMENT_LISTS: Final = ("act", "medium", "about", "after", "before")
_STATEMENT_FLAGS: Final = ("is_claim", "authentic", "new_speaker")
_INCIDENT_LISTS: Final = ("site", "weapon", "first_since", "after", "before")


def incident_card(
    id: str, told: Sequence[Told], cast: Cast = NOBODY, *, contradictions: int = 0, best: BestRule = "graded"
) -> Card:
    """The card of one incident.

    Args:
        told: its accounts; at least one.
        cast: who the names are.
        contradictions: how many contradictions there are about it.
        best: the rule for headlines; see `said`.
    """
    found = said(told, best, cast)
    place = found.headline("place")
    known = place if isinstance(place, Place) else Place("")
    start, end, precision = _when(found)
    return Card(
        id=id,
        kind="incident",
        title=incident_title(told, found),
        start=start,
        end=end,
        precision=precision,
        published=_published([one.report for one in told]),
        type=_chars(found, "type"),
        subtype=_chars(found, "subtype"),
        stage=_chars(found, "stage"),
        place=known.name,
        admin1=known.admin1 or "",
        country_code=known.country_code or "",
        lat=known.lat,
        lon=known.lon,
        place_precision=known.precision if known.name else "",
        killed=_toll(found, "killed"),
        wounded=_toll(found, "wounded"),
        background=all(one.remembered for one in told),
        accounts=len(told),
        reports=len({one.report.id for one in told}),
        origins=len({one.origin for one in told}),
        sources=_sources([one.report for one in told]),
        parties=_parties(told, found, cast, _INCIDENT_ROLES),
        contradictions=contradictions,
        review=review_of(found),
        details={
            **_lists(found, _INCIDENT_LISTS),
            **{name: _numbers(toll) for name in ("abducted", "arrested") if (toll := _toll(found, name))},
            **({"nobody_claimed": True} if found.headline("nobody_claimed") is True else {}),
        },
    )


def statement_card(
    id: str, told: Sequence[Told], cast: Cast = NOBODY, *, contradictions: int = 0, best: BestRule = "graded"
) -> Card:
    """The card of one statement; `details` has its acts, its medium, what it is about, and whether it is a claim, or authentic."""
    found = said(told, best, cast)
    start, end, precision = _when(found)
    flags = {name: value for name in _STATEMENT_FLAGS if isinstance(value := found.headline(name), bool)}
    return Card(
        id=id,
        kind="statement",
        title=statement_title(told, found),
        start=start,
        end=end,
        precision=precision,
        published=_published([one.report for one in told]),
        type=_chars(found, "act"),
        background=all(one.remembered for one in told),
        accounts=len(told),
        reports=len({one.report.id for one in told}),
        origins=len({one.origin for one in told}),
        sources=_sources([one.report for one in told]),
        parties=_parties(told, found, cast, _STATEMENT_ROLES),
        contradictions=contradictions,
        review=review_of(found),
        details={**_lists(found, _STATEMENT_LISTS), **flags},
    )


def actor_card(id: str, met: Sequence[Met]) -> Card:
    """The card of one actor of the archive.

    Its title is the name in the register of armed groups or else the name that most origins use, its type the kind that most of them give;
    `details` has its other names, its roles, whom it speaks or acts for, and whether a report says that it is a child.

    Args:
        met: the actors of the reports that are this one; at least one.
    """
    actors = [one.actor for one in met]
    name = actor_name(met)
    # "The group" and "a customs officer" are how reports go on about somebody, not what somebody is called.
    aliases = {alias for actor in actors for alias in (actor.name, *actor.aliases) if alias[:1].isupper()} - {name}
    countries = sorted({actor.country_code for actor in actors if actor.country_code})
    details: dict[str, Any] = {
        "aliases": sorted(aliases),
        "roles": sorted({actor.role for actor in actors if actor.role}),
        "affiliations": sorted({actor.affiliation for actor in actors if actor.affiliation}),
        "minor": any(actor.minor for actor in actors),
    }
    return Card(
        id=id,
        kind="actor",
        title=name,
        published=_published([one.report for one in met]),
        type=_most([(one.actor.kind, one.origin) for one in met]),
        country_code=countries[0] if len(countries) == 1 else "",
        accounts=len(met),
        reports=len({one.report.id for one in met}),
        origins=len({one.origin for one in met}),
        sources=_sources([one.report for one in met]),
        details={key: value for key, value in details.items() if value},
    )


def review_of(found: Said) -> Review:
    """Whether people have judged all headline values (``reviewed``), some value (``mixed``) or none (``machine``)."""
    headlines = [one.headline.standing != "machine" for one in found.properties if one.headline]
    if headlines and all(headlines):
        return "reviewed"
    return "mixed" if any(value.standing != "machine" for one in found.properties for value in one.values) else "machine"


def _most(named: Sequence[tuple[str, str]]) -> str:
    """What most origins say, and of equals the first in the alphabet; pairs of word and origin."""
    origins: dict[str, set[str]] = {}
    for word, origin in named:
        origins.setdefault(word, set()).add(origin)
    return min(origins, key=lambda word: (-len(origins[word]), word))


def _published(reports: Sequence[Report]) -> str | None:
    return min((report.published for report in reports if report.published), default=None)


def _sources(reports: Sequence[Report]) -> tuple[str, ...]:
    return tuple(sorted({report.source for report in reports if report.source}))


def _chars(found: Said, name: str) -> str:
    value = found.headline(name)
    return value if isinstance(value, str) else ""


def _toll(found: Said, name: str) -> Amount | None:
    one = found.of(name)
    return one.range.amount if one and one.range else None


def _numbers(amount: Amount) -> dict[str, int | None] | str:
    return "unknown" if amount.unknown else {"low": amount.low, "best": amount.best, "high": amount.high}


def _when(found: Said) -> tuple[str | None, str | None, str]:
    date = found.headline("date")
    return (*part_of_month(date), date.precision) if isinstance(date, Interval) else (None, None, "")


def part_of_month(date: Interval) -> tuple[str | None, str | None]:
    """First and last day of a date; of "early", "mid" and "late" in a month those of its first, second and third ten days.

    An interval keeps the month and the word; where days are compared, early September must not reach into its last week.
    """
    start, end = date.start, date.end
    if date.precision != "part-of-month" or not start or not end or start[:7] != end[:7]:
        return start, end
    first, last = _TENS.get(date.part, ("01", "31"))
    return max(start, f"{start[:7]}-{first}"), min(end, f"{end[:7]}-{last}")


def _asserted(one: PropertySaid | None) -> list[str]:
    return [str(value.value) for value in one.values if value.stance == "asserted"] if one else []


def _lists(found: Said, names: Sequence[str]) -> dict[str, list[str]]:
    lists = {name: _asserted(found.of(name)) for name in names}
    return {name: values for name, values in lists.items() if values}


def _parties(told: Sequence[Told], found: Said, cast: Cast, roles: Sequence[str]) -> tuple[Party, ...]:
    """In order of the roles and, within each, of the values."""
    keys = party_keys(told, cast)
    texts = {
        assertion.id: one.account.text_id for one in told for assertion in one.account.assertions if assertion.property in roles
    }
    parties = []
    for role in roles:
        one = found.of(role)
        stances = ("asserted", "denied") if role == "denied" else ("asserted",)
        for value in one.values if one else ():
            if value.stance in stances:
                first = value.assertions[0]
                key = keys.get((texts[first.id], str(first.value)), "name:")
                parties.append(Party(role, str(first.value), None if key.startswith("name:") else key))
    return tuple(dict.fromkeys(parties))
