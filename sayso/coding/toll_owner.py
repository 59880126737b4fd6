"""Which incident a mention of people harmed is told of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_signs import is_of_similar
from sayso.coding.responsibility_unlikely import is_of_other_days
from sayso.coding.toll_harm import Harm
from sayso.coding.whose import account_of
from sayso.records import Account, Sheet

_CARRIED: Final = 8
"""Sentences behind the words of an incident in which people harmed are still its own, if nothing else is spoken of."""


@dataclass(frozen=True)
class Owners:
    """The incidents of a report and where they are spoken of.

    Attributes:
        sheet: the report, with its incidents.
    """

    sheet: Sheet

    @cached_property
    def main(self) -> Sequence[Account]:
        """The incidents that are not only recalled."""
        return [account for account in self.sheet.incidents if not account.first("background")]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sheet.sentences]

    @cached_property
    def _spoken(self) -> list[tuple[int, int]]:
        """Where each incident is named, with its number, in the order of the text."""
        return sorted((anchor.start, number) for number, account in enumerate(self.sheet.incidents) for anchor in account.anchors)

    def of(self, harm: Harm) -> Account | None:
        """The incident of a mention: the one whose words it is part of or stands nearest to; failing that, the one spoken of last."""
        account = account_of(self.sheet, harm.trigger) or self._carried(harm)
        return None if account is None or self._is_of_another(account, harm.trigger) else account

    def _is_of_another(self, account: Account, trigger: Token) -> bool:
        """ "More than 100 died in similar violence last year": harm that is none of the incident beside which it is told."""
        if any(anchor.start <= trigger.idx < anchor.end for anchor in account.anchors):
            return False
        return is_of_similar(trigger) or is_of_other_days(self.sheet, account, trigger)

    def _carried(self, harm: Harm) -> Account | None:
        """A mention in a sentence that speaks of no incident: of the only one, or of the one named shortly before."""
        if len(self.main) == 1:
            return self.main[0]
        if harm.harmed == "arrested":
            return None
        before = bisect_right(self._spoken, (harm.trigger.idx, len(self._spoken)))
        if not before:
            return None
        start, number = self._spoken[before - 1]
        account = self.sheet.incidents[number]
        away = bisect_right(self._starts, harm.trigger.idx) - bisect_right(self._starts, start)
        return account if away <= _CARRIED and not account.first("background") else None
