"""What all reports together say of one happening or statement: each property, its values, and the assertions behind each."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sayso.linking.cast import NOBODY, Cast
from sayso.linking.headline import Group, choose
from sayso.linking.says import BestRule, Say, best_evidence, says_of
from sayso.linking.told import Standing, Told
from sayso.linking.toll_range import TollRange, range_of
from sayso.linking.value_keys import value_keys
from sayso.records import Amount, Assertion, Stance, Value


@dataclass(frozen=True, slots=True)
class ValueSaid:
    """One value of one property, and who gives it.

    Attributes:
        value: as the assertion that stands best gives it.
        stance: whether it is asserted, denied, questioned or supposed; what is denied stands apart from what is asserted.
        words: the words of that assertion.
        assertions: all that give it, in order of publication.
        sources: the outlets, sorted.
        speakers: the nearest speakers, each once, in order of publication; an outlet that says it itself is its own speaker.
        first, last: first and last day of publication, or None if none is known.
        reports, origins: how many reports give it, and how many if copies of one story count once.
        standing: ``corrected`` or ``accepted`` if a person has judged one of the assertions so, else ``machine``.
    """

    value: Value
    stance: Stance
    words: str
    assertions: tuple[Assertion, ...]
    sources: tuple[str, ...]
    speakers: tuple[str, ...]
    first: str | None
    last: str | None
    reports: int
    origins: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class PropertySaid:
    """One property and all that is said of it.

    Attributes:
        property: its key in the codebook.
        values: the headline first, then what most origins give.
        headline: the value that stands where one must, or None if nobody asserts any.
        because: why this one, for a person; "" without a headline.
        range: of a number: low, best and high.
    """

    property: str
    values: tuple[ValueSaid, ...]
    headline: ValueSaid | None
    because: str
    range: TollRange | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """All properties, sorted by name."""

    properties: tuple[PropertySaid, ...]

    def of(self, property: str) -> PropertySaid | None:
        """What is said of one property, or None if nothing is."""
        return next((one for one in self.properties if one.property == property), None)

    def headline(self, property: str) -> Value | None:
        """The value that stands for a property, or None."""
        found = self.of(property)
        return found.headline.value if found and found.headline else None


def said(told: Sequence[Told], best: BestRule = "graded", cast: Cast = NOBODY) -> Said:
    """What several accounts of one thing say, grouped by value.

    Values that mean the same are one: places by their id or by name and country, dates by their days, numbers by their bounds, actors by
    the archive's actor or, where it knows none, by how the name sounds. The order of the accounts makes no difference.

    Args:
        told: accounts of one incident, or of one statement.
        best: how the headline is chosen; see `BEST_RULES` for numbers. For other properties ``latest`` takes the value published last,
            the two others that of the best graded source and, of equally good ones, the one most origins give.
        cast: who the names are.
    """
    keys = value_keys(told, cast)
    found = says_of(told)
    types: set[str] = set()
    properties = []
    for name in sorted(found, key=lambda name: (name == "subtype", name)):  # a subtype goes with the type that was chosen
        groups: dict[tuple[Hashable, Stance], list[Say]] = {}
        for say in found[name]:
            groups.setdefault((keys.key(say), say.assertion.stance), []).append(say)
        of_type = types if name == "subtype" else set()
        one, leaders = _property(name, [Group(says) for says in groups.values()], best, of_type)
        if name == "type":
            types = leaders
        properties.append(one)
    return Said(tuple(sorted(properties, key=lambda one: one.property)))


def _property(name: str, groups: Sequence[Group], best: BestRule, accounts: set[str]) -> tuple[PropertySaid, set[str]]:
    """One property, and the accounts that give its headline."""
    toll = None
    if any(isinstance(group.value, Amount) for group in groups):
        says = sorted((say for group in groups for say in group.says), key=lambda say: say.order)
        toll = range_of(name, says, best)
        chosen = next((g for g in groups if toll and any(say.assertion is toll.best for say in g.says)), None)
        because = toll.because if toll and chosen else ""
    else:
        chosen, because = choose(groups, best, accounts)
    ordered = sorted(groups, key=lambda g: (g is not chosen, g.stance != "asserted", -g.origins, g.says[0].order))
    shown = [_value(group) for group in ordered]
    of_it = {say.told.account.id for say in chosen.says} if chosen else set()
    return PropertySaid(name, tuple(shown), shown[0] if chosen else None, because, toll), of_it


def _value(group: Group) -> ValueSaid:
    says = group.says
    stands = best_evidence(says)
    days = [say.told.report.published for say in says if say.told.report.published]
    standings = {say.standing for say in says}
    return ValueSaid(
        value=stands.assertion.value,
        stance=group.stance,
        words=stands.assertion.words,
        assertions=tuple(say.assertion for say in says),
        sources=tuple(sorted({say.outlet for say in says})),
        speakers=tuple(dict.fromkeys(say.assertion.claimants[0].name for say in says)),
        first=min(days, default=None),
        last=max(days, default=None),
        reports=len({say.told.report.id for say in says}),
        origins=group.origins,
        standing="corrected" if "corrected" in standings else "accepted" if "accepted" in standings else "machine",
    )
