"""A group of the words that speak of one happening, as it grows while a text is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sayso.coding.incident_lexicon import ANY
from sayso.coding.incident_triggers import Trigger
from sayso.records import Mention

_KEPT: Final = 12


@dataclass(slots=True)
class Group:
    """Triggers taken to speak of one happening, while the text is read from its beginning to its end.

    Attributes:
        triggers: the triggers, in order.
        times, places: those said of it, each wording once and the first `_KEPT` only, so that long reports take no longer a word.
        types: the types its triggers tell.
        victims: the names of those it is said to have hit, in small letters.
        targets: common nouns of what it is said to have hit.
        nouns: the strong nouns that name it, in small letters, without a plural ending.
        sums: nouns that name it together with others ("34 strikes").
        counts: how many it is said to have hit.
    """

    triggers: list[Trigger] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    sums: list[Trigger] = field(default_factory=list)
    counts: set[int] = field(default_factory=set)

    def add(self, trigger: Trigger) -> Group:
        """Take in one more trigger; returns the group itself."""
        self.triggers.append(trigger)
        for held, more in ((self.times, trigger.times), (self.places, trigger.places)):
            have = {mention.words.lower() for mention in held}
            held.extend([m for m in more if m.words.lower() not in have][: max(0, _KEPT - len(held))])
        self.types |= {trigger.type} - {ANY}
        self.victims |= trigger.victims
        self.targets |= trigger.targets
        self.counts |= trigger.counts
        if trigger.nominal and trigger.strength > 1:
            self.nouns.add(bare_noun(trigger))
        return self


def bare_noun(trigger: Trigger) -> str:
    """A noun in small letters, without the ending of a plural."""
    return trigger.token.lower_.rstrip("s")
