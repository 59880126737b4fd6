"""Whether a report recalls a happening for comparison or context, rather than reports it.

What is known of a happening when it is found – where the report first speaks of it, how long before the news it was, how it is told –
is a list of traits, each with a weight (`data/background_weights.yaml`, fitted on coded reports by ``scripts/fit_background.py``);
it is a memory if they add up to more than zero. The first happening of a report never is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from sayso.coding.incident_group import Group
from sayso.coding.incident_setting import is_date, places_differ
from sayso.coding.incident_signs import is_another, is_definite
from sayso.coding.incident_times import is_long_ago
from sayso.data_files import data_file
from sayso.records import Interval, Mention, Sheet

_GAPS: Final = ((-1, "later"), (1, "0-1"), (6, "2-6"), (31, "7-31"), (366, "32-366"))
_SENTENCES: Final = ((0, "1"), (2, "2-3"), (5, "4-6"), (10, "7-11"), (20, "12-21"))
_PARTS: Final = 5
_REMEMBERING: Final = frozenset(
    [
        "following",
        "recent",
        "recently",
        "like",
        "after",
        "since",
        "earlier",
        "previous",
        "previously",
        "last",
        "ago",
        "past",
        "similar",
        "before",
        "once",
        "history",
        "anniversary",
        "series",
        "remembered",
        "recalled",
        "years",
        "year",
        "month",
        "months",
        "week",
        "other",
        "first",
        "second",
        "former",
        "convicted",
        "accused",
        "sentenced",
        "wanted",
    ]
)
_DIFFERENT: Final = 0.5
_MEMORY: Final = 6
_LONG: Final = 45
"""Days before the first happening, and before publication, from which one is far back."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Trait → weight; a trait that is not listed weighs nothing."""
    loaded = data_file("sayso.coding", "background_weights.yaml")
    return {str(trait): float(weight) for trait, weight in loaded.items()}


def is_background(sheet: Sheet, group: Group, groups: list[Group]) -> bool:
    """Whether the happening is recalled; the first of a report is not."""
    if group is groups[0]:
        return False
    known = weights()
    return sum(known.get(trait, 0.0) for trait in traits_of(sheet, group, groups)) > 0


def traits_of(sheet: Sheet, group: Group, groups: list[Group]) -> list[str]:
    """What tells a memory from news: place in the report, distance in time, and the words it is told in. No names."""
    return [
        "always",
        *_position(sheet, group, groups),
        *_dates(sheet, group, groups),
        *_telling(group),
        *_difference(group, groups),
    ]


def _position(sheet: Sheet, group: Group, groups: list[Group]) -> Iterator[str]:
    first = group.triggers[0].token
    yield f"fifth:{min(_PARTS - 1, _PARTS * first.idx // len(sheet.text.chars))}"
    yield f"sentence:{_range(sum(sentence.end <= first.idx for sentence in sheet.sentences), _SENTENCES)}"
    yield f"happenings:{min(len(groups), 5)}"
    yield f"number:{min(next(n for n, one in enumerate(groups) if one is group), 4)}"
    yield f"triggers:{min(len(group.triggers), 4)}"


def _dates(sheet: Sheet, group: Group, groups: list[Group]) -> Iterator[str]:
    times, news = times_of(sheet, group), times_of(sheet, groups[0])
    resolved = next((m for m in times if isinstance(m.value, Interval) and (m.value.end or m.value.start)), None)
    own, main = latest_day(times), latest_day(news)
    published = date.fromisoformat(sheet.report.published[:10]) if sheet.report.published else None
    if resolved is not None and isinstance(resolved.value, Interval):
        yield f"precision:{resolved.value.precision}"
    if own and published:
        yield f"before publication:{_range((published - own).days, _GAPS)}"
    if own and main:
        yield f"before the first:{_range((main - own).days, _GAPS)}"
    if (own and main and (main - own).days > _MEMORY) or (own and published and (published - own).days > _LONG):
        yield "long before"
    if not times:
        yield "no time"
    elif own is None:
        yield "time not resolved"
    if any(is_long_ago(mention.words) for mention in times):
        yield "long ago"


def _telling(group: Group) -> Iterator[str]:
    trigger = group.triggers[0]
    token = trigger.token
    yield f"type:{trigger.type}"
    yield f"{'noun' if trigger.nominal else 'verb'}:{token.dep_}"
    yield f"form:{token.tag_}"
    if any(child.dep_ in ("aux", "auxpass") and child.lower_ == "had" for child in token.children):
        yield "had"
    if is_another(token):
        yield "another"
    if is_definite(token):
        yield "the"
    if all(one.nominal for one in group.triggers):
        yield "nouns only"
    said = {word.lower_ for word in token.sent}
    for word in sorted(said & _REMEMBERING):
        yield f"word:{word}"
    if any(word.like_num and len(word) == 4 and word.text[:2] in ("18", "19", "20") for word in token.sent):
        yield "a year"


def _difference(group: Group, groups: list[Group]) -> Iterator[str]:
    """How it differs from the first happening."""
    news = groups[0]
    if group.types & news.types:
        yield "of the first's type"
    if not group.places:
        yield "no place"
    elif any(places_differ(a, b) >= _DIFFERENT for a in group.places for b in news.places):
        yield "elsewhere"
    if group.victims and not group.victims & news.victims:
        yield "victims of its own"


def times_of(sheet: Sheet, group: Group) -> list[Mention]:
    """The times said of a happening; failing that, the dates in the sentence that first speaks of it."""
    if group.times:
        return group.times
    sentence = group.triggers[0].token.sent
    start, end = sentence.start_char, sentence.end_char
    near = (m for m in sheet.mentions if m.kind == "time" and start <= m.span.start < end)
    return [mention for mention in near if is_date(sentence.doc, mention)]


def latest_day(times: list[Mention]) -> date | None:
    """The last day of the first resolved time."""
    for mention in times:
        if isinstance(mention.value, Interval) and (day := mention.value.end or mention.value.start):
            return date.fromisoformat(day)
    return None


def _range(number: int, ranges: tuple[tuple[int, str], ...]) -> str:
    return next((name for most, name in ranges if number <= most), "more")
