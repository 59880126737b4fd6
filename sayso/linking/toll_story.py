"""How a number changed over time: "4", then "6", then "at least 11"."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.linking.says import Say, says_of
from sayso.linking.told import Told
from sayso.linking.value_words import amount_words, day_words
from sayso.records import Amount, Assertion


@dataclass(frozen=True, slots=True)
class Step:
    """A number that had not been given before.

    Attributes:
        day: day of publication, or None if it is not known.
        amount: the number.
        words: the words that say it, of the first assertion.
        outlets: who published it that day, sorted.
        speakers: who said it, nearest speaker, in the order of the assertions.
        assertions: those behind it, in order of the reports.
        remembered: whether it is only recalled.
    """

    day: str | None
    amount: Amount
    words: str
    outlets: tuple[str, ...]
    speakers: tuple[str, ...]
    assertions: tuple[Assertion, ...]
    remembered: bool


@dataclass(frozen=True, slots=True)
class TollStory:
    """How one number changed over time.

    Attributes:
        property: what is counted.
        steps: over all outlets, by day: each number that no outlet was holding to when it was published.
        outlets: for each outlet, sorted by name, the numbers it gave, each time that one was new to it.
        undated: numbers in reports whose day of publication is not known.
    """

    property: str
    steps: tuple[Step, ...]
    outlets: tuple[tuple[str, tuple[Step, ...]], ...]
    undated: tuple[Step, ...] = ()

    @builtins.property
    def changed(self) -> bool:
        """Whether there is a change to tell of."""
        return len({step.amount for step in self.steps}) > 1

    @builtins.property
    def says(self) -> str:
        """The story as one line: "4 (24 January 2014), then 6 (25 January 2014)"; "" without a dated number."""
        return ", then ".join(f"{amount_words(step.amount)} ({day_words(step.day)})" for step in self.steps)


def toll_story(property: str, told: Sequence[Told]) -> TollStory:
    """The story of one number, by day of publication.

    An outlet holds to what it gave on the last day on which it spoke of it. Only what is asserted counts.
    """
    says = [
        s for s in says_of(told).get(property, ()) if s.assertion.stance == "asserted" and isinstance(s.assertion.value, Amount)
    ]
    dated = [say for say in says if say.told.report.published]
    held: dict[str, set[Amount]] = {}
    fresh: list[Say] = []
    by_outlet: dict[str, list[Say]] = {}
    for _, group in groupby(dated, key=lambda say: say.told.day):
        today = list(group)
        current = set().union(*held.values()) if held else set()
        fresh += [say for say in today if say.assertion.value not in current]
        for outlet in sorted({say.told.outlet for say in today}):
            its = [say for say in today if say.told.outlet == outlet]
            by_outlet.setdefault(outlet, []).extend(s for s in its if s.assertion.value not in held.get(outlet, set()))
            held[outlet] = {say.assertion.value for say in its if isinstance(say.assertion.value, Amount)}
    outlets = sorted((its[0].outlet, outlet, _steps(its)) for outlet, its in by_outlet.items())
    undated = [say for say in says if not say.told.report.published]
    return TollStory(property, _steps(fresh), tuple((name, steps) for name, _, steps in outlets), _steps(undated))


def _steps(says: Sequence[Say]) -> tuple[Step, ...]:
    """One step for each number of each day; of one day the lower number first."""
    groups: dict[tuple[str, tuple[int, int, int, bool]], list[Say]] = {}
    for say in says:
        groups.setdefault((say.told.day, _size(say.assertion.value)), []).append(say)
    return tuple(_step(groups[key]) for key in sorted(groups))


def _step(says: Sequence[Say]) -> Step:
    first = says[0]
    value = first.assertion.value
    if not isinstance(value, Amount):
        raise TypeError(f"{first.assertion.property} is no number: {value!r}")
    return Step(
        day=first.told.report.published,
        amount=value,
        words=first.assertion.words,
        outlets=tuple(sorted({say.outlet for say in says})),
        speakers=tuple(dict.fromkeys(say.assertion.claimants[0].name for say in says)),
        assertions=tuple(say.assertion for say in says),
        remembered=all(say.remembered for say in says),
    )


def _size(value: object) -> tuple[int, int, int, bool]:
    if not isinstance(value, Amount):
        raise TypeError(f"no number: {value!r}")
    low, best, high = (-1 if number is None else number for number in (value.low, value.best, value.high))
    return (low, best, high, value.unknown)
