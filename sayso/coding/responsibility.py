"""Who did it, claims it, is blamed, is suspected, denies it; that nobody claims it. Each says-so is an assertion of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coding.assertions import assertion
from sayso.coding.toll_harms import Harm, harms_in
from sayso.coding.whose import account_of
from sayso.language import span_of
from sayso.records import Account, Assertion, Sheet


@dataclass(frozen=True)
class Responsibility:
    """Code who is held responsible. Needs actors, speeches and incident accounts.

    Gives perpetrator, claimed, blamed, suspected, denied, nobody_claimed.
    """

    name: str = "responsibility"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """An allegation keeps its speaker: blame never becomes perpetrator, a denial never a claim."""
        if not sheet.incidents:
            return sheet
        by_account: dict[str, list[Harm]] = {}
        for harm in harms_in(sheet):
            account = account_of(sheet, harm.trigger)
            if account is not None and harm.harmed != "arrested":
                by_account.setdefault(account.id, []).append(harm)
        made_by = f"{self.name}@{self.version}"
        return sheet.with_accounts(
            tuple(
                account.with_assertions(*_stated(sheet, account, by_account.get(account.id, []), made_by))
                for account in sheet.accounts
            )
        )


def _stated(sheet: Sheet, account: Account, harms: list[Harm], made_by: str) -> Iterator[Assertion]:
    for harm in harms:
        for agent in harm.agents[:1]:
            if agent.pos_ in ("NOUN", "PROPN") and agent.ent_type_ not in ("GPE", "LOC", "DATE"):
                span = span_of(*(t for t in agent.subtree if t.i <= agent.i))
                yield assertion(sheet, account, "perpetrator", sheet.text.words(span), span, made_by=made_by)
                return
