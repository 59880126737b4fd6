"""Whether a report recalls a happening for comparison or context, rather than reports it."""

from __future__ import annotations

from datetime import date
from typing import Final

from sayso.coding.incident_grouping import Group, is_other
from sayso.coding.incident_setting import is_long_ago
from sayso.records import Interval, Mention, Sheet

_LONG_BEFORE: Final = 6
"""Days before the news at which a happening is a memory."""
_LONG_AGO: Final = 45
_ENOUGH: Final = 1.5
_LATE: Final = 0.3


def is_background(sheet: Sheet, group: Group, groups: list[Group]) -> bool:
    """Whether the happening is recalled: it is not the first, and is dated before the news, or told in the past perfect, late."""
    if group is groups[0]:
        return False
    own = latest_day(group.times)
    main = latest_day(groups[0].times)
    published = date.fromisoformat(sheet.report.published) if sheet.report.published else None
    score = 0.0
    if own and main and (main - own).days > _LONG_BEFORE:
        score += 2.0
    elif own and published and (published - own).days > _LONG_AGO:
        score += 1.5
    if any(is_long_ago(mention.words) for mention in group.times):
        score += 2.0
    first = group.triggers[0].token
    if any(child.dep_ == "aux" and child.lower_ == "had" for child in first.children):
        score += 1.0
    if is_other(first):
        score += 0.5
    if first.idx > _LATE * len(sheet.text.chars):
        score += 1.0
    return score >= _ENOUGH


def latest_day(times: list[Mention]) -> date | None:
    """The last day of the first resolved time."""
    for mention in times:
        if isinstance(mention.value, Interval) and (day := mention.value.end or mention.value.start):
            return date.fromisoformat(day)
    return None
