"""The incidents of the rules, held against the trained network's reading of each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.coding.trained_doers import handed_over
from sayso.coding.trained_kinds import kinds_of
from sayso.coding.trained_missed import Asked, alone, missed, without_their_words
from sayso.coding.trained_opinion import Numbers, Opinion, Opinions, settings_of_trained
from sayso.coding.trained_values import Ground, Values
from sayso.records import Account, Sheet


@dataclass(frozen=True)
class Trained:
    """Hold the incidents of the rules against the trained network. Needs the parse and accounts with all that the rules say of them.

    It stands behind the statements, whose reading looks at how near an incident is and whom the rules hold responsible for it.

    The network reads the report once for each incident, with what the rules say of that incident marked. One that it hardly takes for
    an incident of its own goes, and whom the rules hold responsible there goes to the incident whose doer he is; of each other it
    judges the kind and the values (`trained_kinds`, `trained_values`). Words that name
    an incident which the rules have not are found on the way, and read in the same manner (`trained_missed`). Whose say-so a value is
    comes from the speeches.
    """

    name: str = "trained"
    version: str = "4"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet with its incidents judged."""
        return read_by(Opinions(sheet), f"{self.name}@{self.version}")


def read_by(opinions: Opinions, made_by: str) -> Sheet:
    """A sheet with its incidents judged by what a network says of them."""
    numbers, said = settings_of_trained(), asked(opinions)
    more = missed(opinions, said, numbers) if said else alone(opinions, numbers)
    return judged(Ground(opinions.sheet), said, more, numbers, made_by) if said or more else opinions.sheet


def asked(opinions: Opinions) -> Asked:
    """What the network says of each incident of the rules."""
    return list(zip(opinions.sheet.incidents, opinions.of(opinions.sheet.incidents), strict=True))


def judged(ground: Ground, said: Asked, more: Asked, numbers: Numbers, made_by: str) -> Sheet:
    """The sheet with its incidents judged.

    Args:
        ground: what is known of the sheet.
        said: what the network says of its incidents.
        more: incidents that it lacks, and what the network says of them.
        numbers: how sure it must be, as in ``data/trained.yaml``.
        made_by: component@version.
    """
    values = Values(ground, numbers, made_by)

    gone = {account.id for account, one in said if one is not None and one.reading.real < numbers["incidents"]["keep"]}
    left = [(account, one) for account, one in (*said, *more) if one is not None and account.id not in gone]
    taken = handed_over((account for account, _ in said if account.id in gone), left, numbers["perpetrator"]["hand over"])

    def of(account: Account, opinion: Opinion | None) -> Account:
        if opinion is None:
            return account
        whole = account.with_assertions(*taken.get(account.id, ()))
        return values.of(kinds_of(whole, opinion, numbers["kinds"], made_by), opinion)

    new = [of(account, one) for account, one in more]
    kept = [without_their_words(of(account, one), new) for account, one in said if account.id not in gone]
    happenings = sorted((*kept, *new), key=lambda account: min(span.start for span in account.anchors)) if new else kept
    return ground.sheet.with_accounts(tuple(_without(account, gone) for account in (*happenings, *ground.sheet.statements)))


def _without(account: Account, gone: set[str]) -> Account:
    """An account that no longer speaks of incidents that are gone."""
    if not any(said.value in gone for said in account.assertions if isinstance(said.value, str)):
        return account
    return replace(account, assertions=tuple(said for said in account.assertions if said.value not in gone))
