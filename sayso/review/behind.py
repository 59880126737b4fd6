"""The reports that stand behind whatever is shown: they say whose names are hidden there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from sayso.archive import Reader

_AT_MOST: Final = 20
"""Reports that name an actor and are looked at: a victim whom more of them name is one in nearly all of them."""


def reports_behind(reader: Reader, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The reports that each record rests on; ids of nothing are left out.

    Args:
        ids: of reports, incidents, statements, actors, accounts, assertions or origins, each in full.
    """
    given = sorted(set(ids))
    found: dict[str, tuple[str, ...]] = {one: (one,) for one in given if one.startswith("rep-")}
    clusters: dict[str, tuple[str, ...]] = {}
    for family, prefix in (("incident", "ict-"), ("statement", "stm-"), ("origin", "org-")):
        wanted = [one for one in given if one.startswith(prefix)]
        clusters |= reader.members(family, wanted) if wanted else {}  # type: ignore[arg-type]  # literals
    said = [one for one in given if one.startswith("ass-")]
    owners = {one: found_one.account_id for one, found_one in reader.assertions(said).items()} if said else {}
    within = [one for members in clusters.values() for one in members if not one.startswith("rep-")]
    accounts = [one for one in given if one.startswith(("inc-", "sta-"))] + list(owners.values()) + within
    of_account = reader.report_ids_of(accounts) if accounts else {}
    found |= {cluster: _reports_of(members, of_account) for cluster, members in clusters.items()}
    found |= {one: (of_account[one],) for one in given if one in of_account}
    found |= {one: (of_account[owner],) for one, owner in owners.items() if owner in of_account}
    found |= _behind_actors(reader, given)
    return found


def _reports_of(members: Iterable[str], of_account: Mapping[str, str]) -> tuple[str, ...]:
    told = (one if one.startswith("rep-") else of_account.get(one) for one in members)
    return tuple(sorted({one for one in told if one}))


def _behind_actors(reader: Reader, given: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    whos = [one for one in given if one.startswith("who-")]
    forms = reader.members("actor", whos) if whos else {}
    people = reader.actors_of_forms([form for members in forms.values() for form in members], limit=_AT_MOST)
    acts = [one for one in given if one.startswith("act-")]
    named_in = reader.reports_naming([*acts, *(one for some in people.values() for one in some)])
    for who, members in forms.items():
        mine = (one for form in members for one in people.get(form, ()))
        found[who] = tuple(sorted({named_in[one] for one in mine if one in named_in}))
    return found | {one: (named_in[one],) for one in acts if one in named_in}
