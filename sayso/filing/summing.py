"""What changed clusters look like now: cards for the lists, and contradictions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from sayso.archive import Filter, Writer
from sayso.codebook import Codebook
from sayso.filing.gathering import cast_of, tell
from sayso.filing.people import sum_up_actors
from sayso.linking.cards import incident_card, statement_card
from sayso.linking.contradictions import contradictions
from sayso.linking.model import Change
from sayso.linking.told import Told
from sayso.records import Report
from sayso.records.link import Family

_FAMILY: Mapping[str, Family] = {"ict": "incident", "stm": "statement"}
_PAGE = 200


def sum_up(writer: Writer, codebook: Codebook, changes: Mapping[Family, Change], new: Sequence[Report] = ()) -> None:
    """Bring cards and contradictions up to date with what linking changed.

    Args:
        writer: an archive open for writing.
        codebook: the codebook in use, for which type is a kind of which.
        changes: what linking changed, by family.
        new: the reports that were not in the archive before, if they are all that changed it.
    """
    clusters: set[str] = set()
    for family in ("incident", "statement"):
        change = changes.get(family)
        if change is not None:
            writer.drop_cards(change.gone)
            clusters |= change.made.keys()
    origins, actors = changes.get("origin"), changes.get("actor")
    if origins is not None:  # what is a copy of what counts; one more copy counts only in what it tells of itself
        clusters |= _telling(writer, origins.regrouped)
    if actors is not None:  # who somebody is has changed: the cards that name them say so
        sum_up_actors(writer, actors, new)
        clusters |= _naming(writer, set(actors.moved.values()))
    sum_up_clusters(writer, codebook, clusters)


def sum_up_clusters(writer: Writer, codebook: Codebook, clusters: Iterable[str]) -> None:
    """Compute the cards and contradictions of incidents and statements anew."""
    wanted = sorted(set(clusters))
    for family in ("incident", "statement"):
        mine = [cluster for cluster in wanted if _FAMILY[cluster.partition("-")[0]] == family]
        for start in range(0, len(mine), _PAGE):
            _sum_up_some(writer, codebook, family, mine[start : start + _PAGE])


def _sum_up_some(writer: Writer, codebook: Codebook, family: Literal["incident", "statement"], clusters: Sequence[str]) -> None:
    """Some hundred clusters of one family: what they tell is fetched together."""
    cluster_of = {item_id: cluster for cluster, ids in writer.members(family, clusters).items() for item_id in ids}
    told: dict[str, list[Told]] = {cluster: [] for cluster in clusters}
    for one in tell(writer, [item_id for item_id in cluster_of if not item_id.startswith("rep-")]):
        told[cluster_of[one.account.id]].append(one)
    # A story from which nothing was coded, or whose accounts people rejected, has no card.
    writer.drop_cards([cluster for cluster, accounts in told.items() if not accounts])
    cast = cast_of(writer, [one for accounts in told.values() for one in accounts])
    make = incident_card if family == "incident" else statement_card
    cards, found = [], {}
    for cluster, accounts in told.items():
        if accounts:
            found[cluster] = contradictions(cluster, accounts, lambda key: _parent(codebook, key), cast)
            cards.append(make(cluster, accounts, cast, contradictions=len(found[cluster])))
    writer.put_cards(cards)
    writer.put_contradictions(found)


def _parent(codebook: Codebook, key: str) -> str | None:
    entry = codebook.incident_types.get(key)
    return entry.parent if entry else None


def _telling(writer: Writer, report_ids: Collection[str]) -> set[str]:
    """The incidents and statements that these reports tell of."""
    found: set[str] = set()
    for accounts in writer.accounts_of_reports(report_ids).values():
        for family in ("incident", "statement"):
            ids = [account.id for account in accounts if account.kind == family]
            found |= set(writer.clusters("incident" if family == "incident" else "statement", ids).values())
    return found


def _naming(writer: Writer, actor_ids: set[str]) -> set[str]:
    """The incidents and statements whose cards name one of these actors of the archive."""
    found: set[str] = set()
    for actor_id in sorted(actor_ids):
        for kind in ("incident", "statement"):
            wanted = Filter(kind="incident" if kind == "incident" else "statement", actor=actor_id)
            for offset in range(0, writer.count_cards(wanted), _PAGE):
                found |= {card.id for card in writer.cards(wanted, limit=_PAGE, offset=offset)}
    return found
