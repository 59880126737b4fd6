"""Which happenings a report speaks of: trigger words, put together, typed, and kept if the report is about violence at all."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from spacy.tokens import Doc

from sayso.coding.assertions import assertion
from sayso.coding.incident_background import is_background
from sayso.coding.incident_group import Group
from sayso.coding.incident_grouping import grouped
from sayso.coding.incident_kind import name_of, stage_of, type_of, words_of
from sayso.coding.incident_lexicon import word_list
from sayso.coding.incident_phrases import of_one_phrase
from sayso.coding.incident_setting import settings_of
from sayso.coding.incident_sums import without_sums
from sayso.coding.incident_triggers import Trigger, of_air, of_one_kind, triggers_of
from sayso.coding.incident_victims import with_counts, with_names
from sayso.coding.incident_worth import worth_coding
from sayso.language import doc_of
from sayso.records import Account, Sheet, Span

_REAL: Final = 0.5
_FIRM: Final = 0.8
_HARMLESS: Final = 3
_FOLLOWING: Final = 2


@dataclass(frozen=True)
class Incidents:
    """Find the incidents of a report. Needs the parse, times and places; gives accounts with type, subtype, stage and background."""

    name: str = "incidents"
    version: str = "11"

    def __call__(self, sheet: Sheet) -> Sheet:
        """One account a happening, in order of their first trigger."""
        groups = self.groups(sheet)
        scopes = scopes_of(sheet, groups)
        accounts = [self._account(sheet, group, groups, scope) for group, scope in zip(groups, scopes, strict=True)]
        return sheet.with_accounts((*sheet.accounts, *accounts))

    def groups(self, sheet: Sheet) -> list[Group]:
        """The triggers of each happening."""
        doc = doc_of(sheet)
        found = triggers_of(doc, sheet.text.body_start)
        times, places = settings_of(sheet, doc, {trigger.token.i: trigger.token for trigger in found})
        placed = [replace(t, times=tuple(times.get(t.token.i, ())), places=tuple(places.get(t.token.i, ()))) for t in found]
        placed = with_counts(sheet, doc, with_names(sheet, doc, placed))
        published = sheet.report.published
        if not is_about_violence(doc, placed):
            return []
        groups = grouped(of_one_phrase(of_one_kind(of_air(placed))), date.fromisoformat(published) if published else None)
        return worth_coding(sheet, without_sums(groups))

    def _account(self, sheet: Sheet, group: Group, groups: list[Group], scope: tuple[Span, ...]) -> Account:
        made_by = f"{self.name}@{self.version}"
        best = name_of(group)
        anchors = dict.fromkeys((best, *(words_of(t) if t.strength > 1 else t.span for t in group.triggers)))
        anchors |= dict.fromkeys(trigger.span for trigger in group.sums)
        account = Account(sheet.text.id, "incident", tuple(anchors), scope)
        kind, subtype, telling = type_of(group)
        stage, staging = stage_of(group)
        made = [
            assertion(sheet, account, "type", kind, telling.span, best, made_by=made_by, stance="asserted"),
            assertion(sheet, account, "stage", stage, staging.span, made_by=made_by, stance="asserted"),
        ]
        if subtype:
            made.append(assertion(sheet, account, "subtype", subtype, telling.span, made_by=made_by, stance="asserted"))
        if is_background(sheet, group, groups):
            made.append(assertion(sheet, account, "background", True, group.triggers[0].span, made_by=made_by, stance="asserted"))
        return account.with_assertions(*made)


def is_about_violence(doc: Doc, triggers: list[Trigger]) -> bool:
    """Whether the report is about violence: "hit" and "killed" are also said of software, storms and stags.

    One real and strong trigger is enough, or an ordinary one unless the report speaks of a disaster or of software.
    """
    real = [trigger for trigger in triggers if trigger.reality.score >= _REAL]
    if any(trigger.strength == 3 for trigger in real):
        return True
    harmless = sum(token.lower_ in word_list("disasters") for token in doc)
    return harmless < _HARMLESS and any(trigger.strength == 2 and trigger.reality.score >= _FIRM for trigger in real)


def scopes_of(sheet: Sheet, groups: list[Group]) -> list[tuple[Span, ...]]:
    """Of each group, the sentences with its triggers, and up to two after each that hold no trigger of another happening."""
    starts = [sentence.start for sentence in sheet.sentences]
    holders: dict[int, set[int]] = {}
    for number, group in enumerate(groups):
        for trigger in group.triggers:
            holders.setdefault(bisect_right(starts, trigger.token.idx) - 1, set()).add(number)
    return [_scope(sheet, number, group, holders, starts) for number, group in enumerate(groups)]


def _scope(sheet: Sheet, number: int, group: Group, holders: dict[int, set[int]], starts: list[int]) -> tuple[Span, ...]:
    kept: set[int] = set()
    for trigger in group.triggers:
        at = bisect_right(starts, trigger.token.idx) - 1
        kept.add(at)
        for after in range(at + 1, min(at + 1 + _FOLLOWING, len(starts))):
            if holders.get(after, {number}) != {number}:
                break
            kept.add(after)
    return tuple(sheet.sentences[at] for at in sorted(kept))
