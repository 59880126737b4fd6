"""From what a person types for an id to the thing that is meant: the beginning of an id, or the name a cluster once had."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Table, bindparam, select

from sayso.archive.base import Base
from sayso.archive.remembered import remembered
from sayso.archive.tables import (
    FAMILIES,
    account,
    actor,
    actor_form,
    assertion,
    cluster,
    contradiction,
    item,
    judgement,
    report,
    run,
    text,
)
from sayso.errors import UnknownId

_FORM: Final = re.compile(r"([a-z]{3})-([0-9a-f]{1,16})")
_FEWEST: Final = 6
_WHOLE: Final = 16
_STANDS: Final = select(cluster.c.cluster).where(cluster.c.cluster == bindparam("name")).limit(1)
_SHOWN: Final = 5
_KEPT: Final[dict[str, tuple[Table, str]]] = {
    "rep": (report, "id"),
    "txt": (text, "id"),
    "inc": (account, "id"),
    "sta": (account, "id"),
    "ass": (assertion, "id"),
    "act": (actor, "id"),
    "jdg": (judgement, "id"),
    "run": (run, "key"),
    "ctr": (contradiction, "id"),
}
"""Where the records of each kind stand."""
_NAMED_AFTER: Final = {
    "ict": ("incident", ("inc", "rep")),
    "stm": ("statement", ("sta",)),
    "who": ("actor", ("act",)),
    "org": ("origin", ("rep",)),
}
"""The family of each kind of cluster, and what its first item may be."""
_KINDS: Final = {
    "rep": "a report",
    "txt": "a text",
    "inc": "an account of an incident",
    "sta": "an account of a statement",
    "ass": "an assertion",
    "act": "an actor of one report",
    "jdg": "a judgement",
    "run": "a run",
    "ctr": "a contradiction",
    "ict": "an incident",
    "stm": "a statement",
    "who": "an actor",
    "org": "an origin",
}

_LISTED: Final = {
    **dict.fromkeys(("rep", "txt", "org"), "sayso search WORDS"),
    **dict.fromkeys(("inc", "sta", "ass", "act"), "sayso show"),
    **dict.fromkeys(("jdg", "run"), "sayso log"),
    "ict": "sayso incidents",
    "stm": "sayso statements",
    "who": "sayso actors",
    "ctr": "sayso contradictions",
}
"""Which command lists the ids of each kind."""


class Resolver(Base):
    """Finds what an id means."""

    def resolve(self, given: str) -> str:
        """The id of anything, as it is today.

        Args:
            given: an id, its first six digits or more ("ict-4f09ab"), or an id that an incident, a statement or an actor had before
                it was merged or split.

        Raises:
            UnknownId: if there is nothing of that id, or more than one thing.
        """
        found = _FORM.fullmatch(given.strip().lower())
        if found is None or found[1] not in _KINDS:
            kinds = ", ".join(f"{prefix}-… ({kind})" for prefix, kind in _KINDS.items())
            raise UnknownId(
                f"{given!r} is no id. Every list begins its lines with ids: 'sayso incidents', 'sayso statements', 'sayso actors', and "
                f"'sayso search' for a word or a name. All ids look like ict-4f09ab12cd34ef56, and begin with one of: {kinds}."
            )
        prefix, digits = found.groups()
        if len(digits) < _FEWEST:
            raise UnknownId(f"{given!r} is too short; give at least {_FEWEST} of the 16 digits that follow '{prefix}-'.")
        ids = remembered(self.connection, ("named", prefix, digits), lambda: self._named(prefix, digits))
        if len(ids) > 1:
            raise UnknownId(f"{given!r} may mean {', '.join(ids[:_SHOWN])}; give more digits.")
        if not ids:
            raise UnknownId(self._missing(given, prefix, digits))
        return ids[0]

    def _named(self, prefix: str, digits: str) -> list[str]:
        return self._clusters_named(prefix, digits) if prefix in _NAMED_AFTER else self._ids(*_KEPT[prefix], prefix, digits)

    def _ids(self, table: Table, name: str, prefix: str, digits: str) -> list[str]:
        column = table.c[name]
        low, high = f"{prefix}-{digits}", f"{prefix}-{digits}g"  # "g" comes after the last digit of an id
        statement = select(column).where(column >= low, column < high).distinct().order_by(column).limit(_SHOWN)
        return list(self.connection.execute(statement).scalars())

    def _clusters_named(self, prefix: str, digits: str) -> list[str]:
        family, starts = _NAMED_AFTER[prefix]
        whole = f"{prefix}-{digits}"
        if len(digits) == _WHOLE and self.connection.execute(_STANDS, {"name": whole}).first() is not None:
            return [whole]
        today: set[str] = set()
        former: set[str] = set()
        for start in starts:
            low, high = f"{start}-{digits}", f"{start}-{digits}g"
            statement = select(item.c.id, cluster.c.cluster).join(cluster, cluster.c.item == item.c.serial)
            inside = statement.where(item.c.family == FAMILIES[family], item.c.id >= low, item.c.id < high)
            for one, name in self.connection.execute(inside.order_by(item.c.id).limit(100)):
                (today if name == f"{prefix}-{one.partition('-')[2]}" else former).add(name)
        if prefix == "who" and not today:
            former |= self._forms_of_actors(digits)
        return sorted(today or former)

    def _forms_of_actors(self, digits: str) -> set[str]:
        """Clusters of actors whose own id begins so; in an archive an actor stands in its cluster by its form."""
        statement = (
            select(cluster.c.cluster)
            .select_from(
                actor.join(actor_form, actor_form.c.actor == actor.c.serial)
                .join(item, (item.c.id == actor_form.c.item) & (item.c.family == FAMILIES["actor"]))
                .join(cluster, cluster.c.item == item.c.serial)
            )
            .where(actor.c.id >= f"act-{digits}", actor.c.id < f"act-{digits}g")
        )
        return set(self.connection.execute(statement.limit(100)).scalars())

    def _missing(self, given: str, prefix: str, digits: str) -> str:
        said = f"there is nothing of the id {given!r} in this archive"
        for start in _NAMED_AFTER[prefix][1] if prefix in _NAMED_AFTER else ():
            if start in ("inc", "sta") and (gone := self._ids(account, "id", start, digits)):
                owner = select(report.c.id).join(account, account.c.report == report.c.serial).where(account.c.id == gone[0])
                source = self.connection.execute(owner).scalar()
                later = f"it was read in report {source}, and a later coding reads something else there"
                return f"{said} any more: {later}. See 'sayso show {source}'."
        of = " of an incident or a report" if _LISTED[prefix] == "sayso show" else ""
        return f"{said}. '{_LISTED[prefix]}'{of} shows what there is, with ids."
