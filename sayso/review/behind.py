"""The reports that stand behind whatever is shown: they say whose names are hidden there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from sayso.archive import Reader

_AT_MOST: Final = 20
"""Reports that name an actor and are looked at, the last: a victim whom more of them name is one in nearly all of them."""


def reports_behind(reader: Reader, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The reports that each record rests on; ids of nothing are left out.

    Args:
        ids: of reports, incidents, statements, actors, accounts, assertions or origins, each in full.
    """
    given = sorted(set(ids))
    found: dict[str, tuple[str, ...]] = {one: (one,) for one in given if one.startswith("rep-")}
    found |= reader.reports_telling([one for one in given if one.startswith(("ict-", "stm-"))])
    clusters: dict[str, tuple[str, ...]] = {}
    for family, prefix in (
        ("incident", "ict-"),
        ("statement", "stm-"),
        ("origin", "org-"),
    ):  # the first two, if no card is left of them
        wanted = [one for one in given if one.startswith(prefix) and one not in found]
        clusters |= reader.members(family, wanted) if wanted else {}  # type: ignore[arg-type]  # literals
    said = [one for one in given if one.startswith("ass-")]
    owners = reader.accounts_owning(said) if said else {}
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
    naming = reader.lately_naming([form for members in forms.values() for form in members], _AT_MOST)
    for who, members in forms.items():
        found[who] = tuple(sorted({report_id for form in members for report_id in naming.get(form, ())}))
    acts = [one for one in given if one.startswith("act-")]
    return found | {one: (report_id,) for one, report_id in reader.reports_naming(acts).items()}
