"""Accounts judged to be about one happening. Computed when read, never edited."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.account import Account
from sayso.records.assertion import Assertion, Value
from sayso.records.ids import content_id


@dataclass(frozen=True, slots=True)
class Merged:
    """What `Incident` and `Statement` share: a bundle of accounts and the values they give.

    Attributes:
        accounts: the accounts, in order of their ids.
    """

    accounts: tuple[Account, ...]

    def __post_init__(self) -> None:
        if not self.accounts:
            raise ValueError("there is nothing to merge without an account")
        if len({account.kind for account in self.accounts}) > 1:
            raise ValueError("accounts of incidents and of statements are never merged with each other")

    def values(self, property: str) -> dict[str, tuple[Assertion, ...]]:
        """The assertions of one property grouped by value: two keys or more are a disagreement to look at.

        Returns:
            a dict from ``repr(value)`` to the assertions that give it, in order of the accounts.
        """
        groups: dict[str, tuple[Assertion, ...]] = {}
        for account in self.accounts:
            for assertion in account.of(property):
                key = repr(assertion.value)
                groups[key] = (*groups.get(key, ()), assertion)
        return groups

    def first(self, property: str) -> Value | None:
        """The first asserted value of a property over all accounts, or None."""
        found = (account.first(property) for account in self.accounts)
        return next((value for value in found if value is not None), None)


@dataclass(frozen=True, slots=True)
class Incident(Merged):
    """Accounts of one happening."""

    @property
    def id(self) -> str:
        """An incident is the accounts judged to be about it."""
        return content_id("ict", *sorted(account.id for account in self.accounts))


@dataclass(frozen=True, slots=True)
class Statement(Merged):
    """Accounts of one communiqué, recording, interview or announcement."""

    @property
    def id(self) -> str:
        """A statement is the accounts judged to be about it."""
        return content_id("stm", *sorted(account.id for account in self.accounts))
