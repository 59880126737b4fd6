"""The incidents of the rules, held against the trained network's reading of each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.coding.trained_kinds import kinds_of
from sayso.coding.trained_opinion import Numbers, Opinion, Opinions, settings_of_trained
from sayso.coding.trained_values import Ground, Values
from sayso.records import Account, Sheet


@dataclass(frozen=True)
class Trained:
    """Hold the incidents of the rules against the trained network. Needs the parse and accounts with all that the rules say of them.

    It stands behind the statements, whose reading looks at how near an incident is and whom the rules hold responsible for it.

    The network reads the report once for each incident, with what the rules say of that incident marked. One that it hardly takes for
    an incident of its own goes; of each other it judges the kind and the values (`trained_kinds`, `trained_values`). Whose say-so a
    value is comes from the speeches.
    """

    name: str = "trained"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet with its incidents judged."""
        if not sheet.incidents:
            return sheet
        return judged(Ground(sheet), asked(Opinions(sheet)), settings_of_trained(), f"{self.name}@{self.version}")


Asked = list[tuple[Account, Opinion | None]]
"""Incidents of the rules, and what the network says of each; None of one whose words hold no piece."""


def asked(opinions: Opinions) -> Asked:
    """What the network says of each incident of the rules."""
    return list(zip(opinions.sheet.incidents, opinions.of(opinions.sheet.incidents), strict=True))


def judged(ground: Ground, said: Asked, numbers: Numbers, made_by: str) -> Sheet:
    """The sheet with its incidents judged.

    Args:
        ground: what is known of the sheet.
        said: what the network says of its incidents.
        numbers: how sure it must be, as in ``data/trained.yaml``.
        made_by: component@version.
    """
    values = Values(ground, numbers, made_by)

    def of(account: Account, opinion: Opinion | None) -> Account:
        return account if opinion is None else values.of(kinds_of(account, opinion, numbers["kinds"], made_by), opinion)

    gone = {account.id for account, one in said if one is not None and one.reading.real < numbers["incidents"]["keep"]}
    kept = [of(account, one) for account, one in said if account.id not in gone]
    return ground.sheet.with_accounts(tuple(_without(account, gone) for account in (*ground.sheet.statements, *kept)))


def _without(account: Account, gone: set[str]) -> Account:
    """An account that no longer speaks of incidents that are gone."""
    if not any(said.value in gone for said in account.assertions if isinstance(said.value, str)):
        return account
    return replace(account, assertions=tuple(said for said in account.assertions if said.value not in gone))
