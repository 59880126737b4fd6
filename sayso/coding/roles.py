"""To whom and with what: the targets and the weapons of each incident."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coding.assertions import assertion
from sayso.coding.parties import Parties
from sayso.coding.role_targets import targets_of
from sayso.coding.role_weapons import weapons_of
from sayso.coding.toll_harm import Harm
from sayso.coding.toll_harms import harms_in
from sayso.coding.whose import account_of
from sayso.records import Account, Assertion, Sheet


@dataclass(frozen=True)
class Roles:
    """Code targets and weapons. Needs weapon and actor mentions and incident accounts; gives target and weapon."""

    name: str = "roles"
    version: str = "7"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Targets are the people harmed and what the act was done to; weapons are those in the hands of who did it."""
        if not sheet.incidents:
            return sheet
        harms: dict[str, list[Harm]] = {}
        main = [account for account in sheet.incidents if not account.first("background")]
        alone = main[0] if len(main) == 1 else None
        for harm in harms_in(sheet):
            account = account_of(sheet, harm.trigger) or alone
            if account is not None:
                harms.setdefault(account.id, []).append(harm)
        parties = Parties(sheet)
        made_by = f"{self.name}@{self.version}"
        return sheet.with_accounts(
            tuple(
                account.with_assertions(*_assertions(sheet, account, harms.get(account.id, []), parties, made_by))
                if account.kind == "incident"
                else account
                for account in sheet.accounts
            )
        )


def _assertions(sheet: Sheet, account: Account, harms: list[Harm], parties: Parties, made_by: str) -> Iterator[Assertion]:
    for target in targets_of(sheet, account, harms, parties):
        yield assertion(sheet, account, "target", target.name, target.span, made_by=made_by)
    for mention in weapons_of(sheet, account):
        if isinstance(mention.value, str):
            yield assertion(sheet, account, "weapon", mention.value, mention.span, made_by=made_by)
