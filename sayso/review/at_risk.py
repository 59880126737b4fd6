"""Whose names are hidden from those who may not see them: of the reports that stand behind whatever is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sayso.archive import Reader
from sayso.export import names_at_risk
from sayso.records import Actor
from sayso.records.coded import Coded

_AT_MOST: Final = 20
"""Reports that name an actor and are looked at: a victim whom more of them name is one in nearly all of them."""
_KEPT: Final = 50_000
_KNOWN: Final[dict[tuple[object, ...], tuple[str, ...]]] = {}
"""The names of reports that were looked at, by archive, report and the marks of what was coded in it, which change with that."""


def reports_behind(reader: Reader, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The reports that each record rests on; ids of nothing are left out.

    Args:
        ids: of reports, incidents, statements, actors, accounts, assertions or origins, each in full.
    """
    given = sorted(set(ids))
    found: dict[str, tuple[str, ...]] = {one: (one,) for one in given if one.startswith("rep-")}
    for family, prefix in (("incident", "ict-"), ("statement", "stm-"), ("origin", "org-")):
        wanted = [one for one in given if one.startswith(prefix)]
        for cluster, members in (reader.members(family, wanted) if wanted else {}).items():  # type: ignore[arg-type]  # literals
            found[cluster] = _reports_of(reader, members)
    said = [one for one in given if one.startswith("ass-")]
    owners = {one: found_one.account_id for one, found_one in reader.assertions(said).items()} if said else {}
    accounts = [one for one in given if one.startswith(("inc-", "sta-"))] + list(owners.values())
    of_account = reader.report_ids_of(accounts) if accounts else {}
    found |= {one: (of_account[one],) for one in given if one in of_account}
    found |= {one: (of_account[owner],) for one, owner in owners.items() if owner in of_account}
    found |= _behind_actors(reader, given)
    return found


def names_hidden(reader: Reader, report_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each report, the names of victims, minors, detainees and witnesses in it; see `sayso.export.withhold`."""
    archive = str(reader.connection.engine.url)
    wanted = sorted(set(report_ids))
    marks = reader.marks(wanted)
    keys = {one: (archive, one, *marks.get(one, ())) for one in wanted}
    found = {one: names for one, key in keys.items() if (names := _KNOWN.get(key)) is not None}
    unknown = [one for one in wanted if one not in found]
    actors, values = (reader.actors_in(unknown), reader.coded_in(unknown)) if unknown else ({}, {})
    if len(_KNOWN) > _KEPT:
        _KNOWN.clear()
    for one in unknown:
        found[one] = _names_of(actors.get(one, []), values.get(one, []))
        if one in marks:
            _KNOWN[keys[one]] = found[one]
    return found


def _names_of(actors: Sequence[Actor], values: Sequence[Coded]) -> tuple[str, ...]:
    """Of one report. What people have added hides more names and uncovers none: or whoever adds that a victim did it reads the name."""
    speaking = {one.id for one in actors if one.speaks}
    names = names_at_risk(actors, [one for one in values if not one.by_hand], speaking)
    if not any(one.by_hand for one in values):
        return names
    spoken = [one for one in values if one.by_hand and one.property == "speaker"]
    known = {one.name: one.id for one in actors}
    issuers = {one.account: one.value for one in reversed(values) if one.property == "issuer"}
    # Whom nobody had found in the text before; who speaks for a body is no witness.
    new = [
        Actor(one.account, one.value, "person", affiliation=issuers.get(one.account)) for one in spoken if one.value not in known
    ]
    speaking |= {known[one.value] for one in spoken if one.value in known} | {one.id for one in new}
    more = names_at_risk([*actors, *new], values, speaking)
    return tuple(sorted({*names, *more}, key=lambda name: (-len(name), name)))


def _reports_of(reader: Reader, members: Iterable[str]) -> tuple[str, ...]:
    some = list(members)
    of_account = reader.report_ids_of([one for one in some if not one.startswith("rep-")])
    return tuple(sorted({*of_account.values(), *(one for one in some if one.startswith("rep-"))}))


def _behind_actors(reader: Reader, given: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    whos = [one for one in given if one.startswith("who-")]
    forms = reader.members("actor", whos) if whos else {}
    for who, members in forms.items():
        people = [one for some in reader.actors_of_forms(members, limit=_AT_MOST).values() for one in some]
        found[who] = tuple(sorted({report_id for report_id, _ in reader.actors(people).values()}))
    acts = [one for one in given if one.startswith("act-")]
    return found | {one: (report_id,) for one, (report_id, _) in (reader.actors(acts) if acts else {}).items()}
