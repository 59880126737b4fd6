"""When and where each incident was."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.coding.assertions import assertion
from sayso.records import Account, Interval, Mention, Place, Sheet


@dataclass(frozen=True)
class WhenWhere:
    """Give each incident its date, place and site. Needs incidents, times and places."""

    name: str = "when-where"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet; its incidents carry `date`, `place` and `site` as far as the report says them."""
        return sheet.with_accounts(
            tuple(self._placed(sheet, account) if account.kind == "incident" else account for account in sheet.accounts)
        )

    def _placed(self, sheet: Sheet, account: Account) -> Account:
        made_by = f"{self.name}@{self.version}"
        time, place = _nearest(sheet, account, "time"), _nearest(sheet, account, "place")
        if time is not None and isinstance(time.value, Interval):
            account = account.with_assertions(assertion(sheet, account, "date", time.value, time.span, made_by=made_by))
        if place is not None and isinstance(place.value, Place):
            account = account.with_assertions(assertion(sheet, account, "place", place.value, place.span, made_by=made_by))
        return account


def _nearest(sheet: Sheet, account: Account, kind: str) -> Mention | None:
    found = [m for span in account.scope for m in sheet.mentions_in(span) if m.kind == kind]
    anchor = account.anchors[0]
    return min(found, key=lambda m: abs(m.span.start - anchor.start), default=None)
