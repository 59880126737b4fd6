"""How sure each value of an incident is: the share of such values that coded reports have, too.

What is known of a value – which step made it and how sure that was, how far its words stand from those of the incident, what the report
says besides, how many incidents it tells of – is a list of traits, each with a weight (`data/sureness_weights.yaml`, fitted by
``scripts/fit_sureness.py`` on coded reports: logistic regression). So a score means what it says: of a hundred values with the score
0.7, seventy are those that a careful coder gives. Names and words are no traits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from sayso.data_files import data_file
from sayso.records import Account, Amount, Assertion, Interval, Place, Sheet

JUDGED: Final = {
    **dict.fromkeys(("perpetrator", "claimed", "blamed", "suspected", "denied"), "doer"),
    **{name: name for name in ("type", "stage", "date", "place", "site", "target", "weapon", "background")},
    **{name: name for name in ("killed", "wounded", "abducted", "arrested")},
}
"""Properties whose values coded reports judge, and under which name their weights stand."""
_TELLING: Final = ("date", "place", "site", "killed", "wounded", "target", "weapon", "perpetrator", "blamed", "claimed")
_LEAST, _MOST = 0.02, 0.98
"""No value is surer than the coded reports can show."""
Reader = Literal["rules", "trained"]
ALL: Final = "all"
"""Under this name stand weights that count whatever is judged."""


@lru_cache(maxsize=1)
def weights() -> Mapping[Reader, Mapping[str, Mapping[str, float]]]:
    """Reader → name of what is judged, or "all" → trait → weight; those of the rules count for both readers."""
    loaded = data_file("sayso.coding", "sureness_weights.yaml")
    return {
        reader: {name: {str(trait): float(weight) for trait, weight in known.items()} for name, known in tables.items()}
        for reader, tables in loaded.items()
    }


@dataclass(frozen=True)
class Sureness:
    """Give each value of an incident its score. Needs incident accounts with all that is said of them.

    A value of a property that no coded report judges is as sure as the type of its incident.

    Attributes:
        reader: whose values they are; those of rules and network together have weights of their own.
    """

    reader: Reader = "rules"
    name: str = "sureness"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet with scores."""
        return sheet.with_accounts(
            tuple(self._scored(sheet, account) if account.kind == "incident" else account for account in sheet.accounts)
        )

    def _scored(self, sheet: Sheet, account: Account) -> Account:
        shared = account_traits(sheet, account)
        scores = {
            a.id: chance(table_of(self.reader, JUDGED[a.property]), {*shared, *value_traits(sheet, account, a)})
            for a in account.assertions
            if a.property in JUDGED
        }
        whole = next((scores[a.id] for a in account.of("type")), _MOST)
        return replace(account, assertions=tuple(replace(a, score=scores.get(a.id, whole)) for a in account.assertions))


@lru_cache(maxsize=64)
def table_of(reader: Reader, name: str) -> Mapping[str, float]:
    """Trait → weight, all told, for what is judged."""
    rules, trained = weights()["rules"], weights()["trained"] if reader == "trained" else {}
    summed: dict[str, float] = {}
    for table in (rules[ALL], rules.get(name, {}), trained.get(name, {})):
        for trait, weight in table.items():
            summed[trait] = summed.get(trait, 0.0) + weight
    return summed


def chance(known: Mapping[str, float], traits: set[str]) -> float:
    """How likely a value with these traits is right, to two digits."""
    weight = sum(known.get(trait, 0.0) for trait in sorted(traits))
    return round(min(_MOST, max(_LEAST, 1 / (1 + math.exp(-weight)))), 2)


def account_traits(sheet: Sheet, account: Account) -> set[str]:
    """What is known of an incident."""
    incidents = sheet.incidents
    number = next(n for n, one in enumerate(incidents) if one.id == account.id)
    made = {"always", f"incidents:{_upto(len(incidents), 1, 2, 4, 8)}", f"anchors:{_upto(len(account.anchors), 1, 2, 3, 5)}"}
    made |= {f"has:{name}" for name in _TELLING if account.of(name)}
    made |= {f"type:{account.first('type')}", f"stage:{account.first('stage')}"}
    if account.first("background"):
        made.add("background")
    if number == 0:
        made.add("told first")
    if any(anchor.start < sheet.text.body_start for anchor in account.anchors):
        made.add("in the title")
    at = sheet.sentence_number(account.anchors[0])
    made.add(f"sentence:{_upto(at, 1, 3, 8, 20)}")
    kinds = [one.first("type") for one in incidents[:number]]
    if account.first("type") in kinds:
        made.add("type told before")
    if any(speech_span.overlaps(account.anchors[0]) for speech in sheet.speeches for speech_span in speech.content):
        made.add("in speech")
    return made


def value_traits(sheet: Sheet, account: Account, value: Assertion) -> Iterator[str]:
    """What is known of one value of an incident."""
    yield f"by:{value.made_by.partition('@')[0]}"
    if value.score < 1:
        yield f"raw:{math.floor(10 * value.score)}"
    yield f"property:{value.property}"
    yield f"certainty:{value.certainty}"
    yield f"stance:{value.stance}"
    yield "outlet says" if value.by is None else "somebody says"
    beside = [one for one in account.assertions if JUDGED.get(one.property) == JUDGED[value.property]]
    yield "first of its kind" if beside[0].id == value.id else "later of its kind"
    yield f"values:{_upto(len(beside), 1, 2, 4)}"
    yield f"away:{_away(sheet, account, value)}"
    if any(one.id != account.id and _is_shared(one, value) for one in sheet.incidents):
        yield "another incident's, too"
    if isinstance(value.value, (Interval, Place)):
        yield f"precision:{value.value.precision}"
    if isinstance(value.value, Amount):
        yield f"number:{'unknown' if value.value.unknown else _upto(value.value.best or value.value.low or 0, 0, 1, 3, 10, 50)}"


def _away(sheet: Sheet, account: Account, value: Assertion) -> str:
    """How many sentences a value's words stand from the nearest words that name the incident."""
    at = sheet.sentence_number(value.evidence[0])
    near = min(abs(at - sheet.sentence_number(anchor)) for anchor in account.anchors)
    return _upto(near, 0, 1, 3)


def _is_shared(other: Account, value: Assertion) -> bool:
    return any(one.evidence[0].overlaps(value.evidence[0]) for one in other.of(value.property))


def _upto(number: int, *steps: int) -> str:
    """The first step that a number does not exceed, or that it exceeds the last."""
    return next((str(step) for step in steps if number <= step), f"over {steps[-1]}")
