"""Accounts of one communiqué, recording, interview or announcement: the same issuer, the same day, the same words.

The weights are set by hand, for there is no coded collection to fit them to. They are in logits: they add up with `_PRIOR`, and the
logistic function of the sum is the score. Two statements that are kept apart do less harm than two that are taken for one, so that a
shared name and a near day are not enough: something must be said twice, or be about one attack that is claimed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final, Literal

from sayso.linking.model import Family, Feature, Item, Score
from sayso.linking.statement_features import statement_items
from sayso.records import Sheet

_PRIOR: Final = -3.0
"""Two statements of two reports that share a key are mostly two."""

_ONE_REPORT: Final = -5.0
"""The coder of one report has seen both and kept them apart."""

_SAME_WORDS: Final = 6.0
_ENOUGH_SHARED: Final = 8
"""Eight sequences of four words: a quotation of eleven words, which two speakers hardly ever have in common."""

_FEW_SHARED: Final = 2
_LIKE_WORDS: Final = 2.5
_LIKE_REPORT: Final = 1.0
"""Without quotations on both sides the words are those of the reports, which tell of many shootings alike."""

_ENOUGH_WORDS: Final = 6
_SAME_ISSUER: Final = 1.2
_OTHER_ISSUER: Final = 4.0
_INITIALS_ONLY: Final = 0.25
"""Two full names with the same initials are rather two than one."""

_SAME_SPEAKER: Final = 2.0
_SAME_SURNAME: Final = 0.6
_OTHER_SPEAKER: Final = 3.0
_SAME_DAY: Final = 1.0
_NEXT_DAY: Final = -1.0
_OTHER_DAY: Final = -5.0
_REMEMBERED: Final = -1.0
"""A statement on an attack of former times is mostly of former times itself: the day of the report says nothing about its day."""

_SAME_MEDIUM: Final = 1.0
_TAPES: Final = -1.0
"""Reports of one recording disagree whether it was sound only."""

_OTHER_MEDIUM: Final = -2.5
_SAME_ACTS: Final = 1.0
_SAME_ROUTINE: Final = 0.4
_ROUTINE: Final = frozenset(["confirm", "report_toll", "announce", "blame", "other"])
"""What every official does each day."""

_CLAIM_AND_DENIAL: Final = -4.0
_ABOUT_CLAIMED: Final = 2.5
"""An attack is claimed once; officials speak of it again and again."""

_ABOUT: Final = 1.0
_ABOUT_OTHER: Final = 3.0
_NEAR_KM: Final = 30.0
_KM_PER_DEGREE: Final = 111.2


class StatementLinker:
    """Accounts of statements in different reports."""

    family: ClassVar[Family] = "statement"
    version: ClassVar[str] = "statements@1"
    threshold: ClassVar[float] = 0.6
    floor: ClassVar[float] = 0.1
    linkage: ClassVar[Literal["average", "single"]] = "average"
    cohesion: ClassVar[float] = 0.0
    complete: ClassVar[int] = 0
    apart: ClassVar[bool] = False

    def items(self, sheet: Sheet) -> tuple[Item, ...]:
        """One item for each account of a statement."""
        return statement_items(sheet)

    def score(self, one: Item, other: Item) -> Score:
        """How likely two accounts are of one statement."""
        mine, theirs = one.features, other.features
        if one.report_id == other.report_id:
            features = [Feature("one report", 1.0, _ONE_REPORT, "the report tells of two")]
        else:
            features = [
                *_quotations(mine, theirs),
                *_content(mine, theirs),
                *_issuers(mine, theirs),
                *_speakers(mine, theirs),
                *_day(mine, theirs),
                *_medium(mine, theirs),
                *_acts(mine, theirs),
                *_about(mine, theirs),
            ]
        total = _PRIOR + sum(feature.value * feature.weight for feature in features)
        return Score(1 / (1 + math.exp(-total)), tuple(features))


def _quotations(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    shared = len(one["quotes"].keys() & other["quotes"].keys())
    if shared < _FEW_SHARED:
        return []
    fewest = min(len(one["quotes"]), len(other["quotes"]))
    evidence = f"{shared} of {fewest} word sequences of the shorter quotations are the same"
    return [Feature("same words", min(1.0, shared / _ENOUGH_SHARED), _SAME_WORDS, evidence)]


def _content(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    """Translations of one sentence share its rarer words, if not their order."""
    mine, theirs = one["words"], other["words"]
    shared = mine.keys() & theirs.keys()
    fewest = min(len(mine), len(theirs))
    if fewest < _ENOUGH_WORDS or len(shared) < 3:
        return []
    weight = sum(mine[word] for word in sorted(shared))
    likeness = weight / min(sum(mine.values()), sum(theirs.values()))
    value = min(1.0, max(0.0, (likeness - 0.2) / 0.4))
    weight = _LIKE_WORDS if one["quotes"] and other["quotes"] else _LIKE_REPORT
    return [Feature("like words", value, weight, ", ".join(sorted(shared)))] if value else []


def _issuers(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    mine, theirs = one["issuers"], other["issuers"]
    if not mine or not theirs:
        return []
    shared = mine.keys() & theirs.keys()
    evidence = f"{', '.join(mine)} / {', '.join(theirs)}"
    if shared:
        full_names = [{key for key in keys if " " in key} for keys in (mine, theirs)]
        if all(full_names) and not full_names[0] & full_names[1]:
            return [Feature("issuer", -_INITIALS_ONLY, _OTHER_ISSUER, evidence)]
        return [Feature("issuer", 1.0, _SAME_ISSUER, evidence)]
    return [Feature("issuer", -1.0, _OTHER_ISSUER, evidence)]


def _speakers(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    mine, theirs = one["speakers"], other["speakers"]
    if not mine or not theirs:
        return []
    evidence = f"{', '.join(mine)} / {', '.join(theirs)}"
    likeness = max(_same_person(a.split(), b.split()) for a in mine for b in theirs)
    if likeness == 1:
        return [Feature("speaker", 1.0, _SAME_SPEAKER, evidence)]
    if likeness:
        return [Feature("speaker", likeness, _SAME_SURNAME / 0.5, evidence)]
    return [Feature("speaker", -1.0, _OTHER_SPEAKER, evidence)]


def _same_person(one: Sequence[str], other: Sequence[str]) -> float:
    """1: one name is the other, or the other without a part; 0.5: only a single name in common; 0: other names."""
    shorter, longer = sorted((set(one), set(other)), key=len)
    if not shorter <= longer:
        return 0.0
    return 1.0 if len(shorter) > 1 else 0.5


def _day(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    """Stated dates must agree; a statement is not made after the report that tells of it; without dates reports must be near."""
    mine, theirs = one["days"], other["days"]
    if mine and theirs:
        apart = max(mine[0] - theirs[1], theirs[0] - mine[1], 0)
        weight = _SAME_DAY if apart == 0 else _NEXT_DAY if apart == 1 else _OTHER_DAY
        return [Feature("stated day", 1.0, weight, f"{apart} days apart")]
    if (one["remembered"] and not mine) or (other["remembered"] and not theirs):
        return [Feature("remembered", 1.0, _REMEMBERED, "told of an attack of former times, without a day")]
    days, told = (mine, other["published"]) if mine else (theirs, one["published"])
    if days and told is not None:
        if told < days[0]:
            return [Feature("stated day", 1.0, _OTHER_DAY, f"told {days[0] - told} days before it was made")]
        return [Feature("stated day", _nearness(max(told - days[1] - 1, 0)), 1.0, f"told {max(told - days[1], 0)} days after")]
    if one["published"] is None or other["published"] is None:
        return []
    apart = abs(one["published"] - other["published"])
    return [Feature("published", _nearness(apart), 1.0, f"{apart} days apart")]


def _nearness(days: int) -> float:
    """0.5 on one day, then down by 0.6 a day to -2.5: each day brings a new statement."""
    return max(-2.5, 0.5 - 0.6 * days)


def _medium(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    mine, theirs = one["medium"], other["medium"]
    if not mine or not theirs:
        return []
    weight = _SAME_MEDIUM if mine == theirs else _TAPES if {mine, theirs} == {"audio", "video"} else _OTHER_MEDIUM
    return [Feature("medium", 1.0, weight, f"{mine} / {theirs}")]


def _acts(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    mine, theirs = one["acts"].keys() - {"other"}, other["acts"].keys() - {"other"}
    if not mine or not theirs:
        return []
    evidence = f"{', '.join(sorted(mine))} / {', '.join(sorted(theirs))}"
    for claim, denial in ((mine, theirs), (theirs, mine)):
        if "claim_responsibility" in claim and "deny_responsibility" in denial and not claim & denial:
            return [Feature("acts", 1.0, _CLAIM_AND_DENIAL, evidence)]
    shared = mine & theirs
    weight = _SAME_ROUTINE if shared <= _ROUTINE else _SAME_ACTS
    return [Feature("acts", len(shared) / min(len(mine), len(theirs)) if shared else -1.0, weight, evidence)]


def _about(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Feature]:
    mine, theirs = one["about"], other["about"]
    if not mine or not theirs:
        return []
    value, evidence = max(_same_incident(a, b) for a in mine for b in theirs)
    claimed = "claim_responsibility" in one["acts"] and "claim_responsibility" in other["acts"]
    weight = _ABOUT_OTHER if value < 0 else _ABOUT_CLAIMED if claimed else _ABOUT
    return [Feature("about", value, weight, evidence)] if value else []


def _same_incident(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[float, str]:
    """How like two incidents are by day, place and type, -1 to 1, and what was compared."""
    evidence = f"{one['type']}, {one.get('name', '?')} / {other['type']}, {other.get('name', '?')}"
    days = _overlap(one.get("days"), other.get("days"))
    place = _near(one, other)
    if days < 0 or place < 0:
        return -1.0, evidence
    value = 0.5 * place + 0.3 * days
    if one["type"] and other["type"]:
        value += 0.2 if one["type"] == other["type"] else -0.3
    return value, evidence


def _overlap(one: Sequence[int] | None, other: Sequence[int] | None) -> int:
    """1 if both are known and meet within a day, -1 if not, 0 if one is not known."""
    if not one or not other:
        return 0
    return 1 if max(one[0] - other[1], other[0] - one[1]) <= 1 else -1


def _near(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """1 for one place or two near ones, -1 for places apart or in two countries, 0 if one is not known."""
    if "place" in one and "place" in other:
        if one["place"] == other["place"]:
            return 1
        if "at" in one and "at" in other:
            return 1 if _kilometres(one["at"], other["at"]) <= _NEAR_KM else -1
        return 0
    countries = {one.get("country"), other.get("country")} - {None}
    return -1 if len(countries) > 1 else 0


def _kilometres(one: Sequence[float], other: Sequence[float]) -> float:
    """Distance on a plane that touches the earth between the two: right to a hundredth over a few hundred kilometres."""
    east = (one[1] - other[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(one[0] - other[0], east) * _KM_PER_DEGREE
