"""Names of people who may come to harm if a record is passed on as it is.

Who: people killed, wounded, abducted or attacked; people arrested; minors; people who speak without speaking for anybody
(witnesses, relatives, residents). Officials and spokespeople who were not attacked, and the people said to be responsible, keep
their names, for theirs is what the record is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from sayso.records.account import Account
from sayso.records.actor import Actor
from sayso.records.coded import Coded

RULE: Final = 1
"""The number of the rule of this file, raised whenever it hides other names: an archive keeps names with the rule that found them."""
_PRIVATE: Final = frozenset(
    (
        *(
            "sister",
            "brother",
            "mother",
            "father",
            "parent",
            "wife",
            "husband",
            "widow",
            "widower",
            "son",
            "daughter",
            "uncle",
            "aunt",
        ),
        *("cousin", "nephew", "niece", "grandmother", "grandfather", "relative", "friend", "neighbour", "neighbor", "colleague"),
        *(
            "witness",
            "eyewitness",
            "survivor",
            "resident",
            "villager",
            "shopkeeper",
            "student",
            "driver",
            "passer-by",
            "bystander",
        ),
    )
)
"""What people are called who speak for nobody but themselves."""
_HARM: Final = frozenset(("target", "killed", "wounded", "abducted", "arrested"))
_HELD: Final = frozenset(("perpetrator", "claimed", "blamed", "suspected", "denied"))
TELLING: Final = frozenset((*_HELD, *_HARM, "speaker", "issuer"))
"""The properties by which `names_at_risk` judges, besides those on whose say-so anything is."""
_TITLE: Final = re.compile(r"[^\W\d_]{3,}")


def coded(accounts: Iterable[Account]) -> Iterator[Coded]:
    """The values of accounts, as `names_at_risk` looks at them."""
    for account in accounts:
        for one in account.assertions:
            value = one.value if isinstance(one.value, str) else ""
            speakers = tuple(c.actor_id for c in one.claimants if c.actor_id)
            yield Coded(account.id, account.kind, one.property, value, one.words, speakers)


def names_at_risk(actors: Sequence[Actor], values: Iterable[Coded], speaking: Collection[str] = ()) -> tuple[str, ...]:
    """The names of one report that may bring harm, longest first: full names, aliases, and each part of a name that is capitalised and not
    a common word.

    Args:
        actors: who the report speaks of.
        values: what was coded of it.
        speaking: ids of actors that speak in it, besides those on whose say-so something was coded.
    """
    parts = _Parts(values, speaking)
    at_risk = {actor.id for actor in actors if actor.kind == "person" and parts.put_at_risk(actor)}
    names: set[str] = set()
    for actor in actors:
        if actor.named and actor.id in at_risk:
            for name in (actor.name, *actor.aliases):
                if not any(part[0].isupper() for part in _TITLE.findall(name)):
                    continue  # "the guard" names nobody
                names.add(name)
                names.update(part for part in _TITLE.findall(name) if part[0].isupper())
    public = {part for actor in actors if actor.id not in at_risk for part in _TITLE.findall(actor.name)}
    return tuple(sorted(names - public, key=lambda name: (-len(name), name)))


def names_at_risk_as_kept(actors: Sequence[Actor], values: Sequence[Coded]) -> tuple[str, ...]:
    """The same of a report to whose coding people may have added. What they added hides more names and uncovers none: or whoever adds that
    a victim did it reads the name."""
    speaking = {one.id for one in actors if one.speaks}
    names = names_at_risk(actors, [one for one in values if not one.by_hand], speaking)
    if not any(one.by_hand for one in values):
        return names
    spoken = [one for one in values if one.by_hand and one.property == "speaker"]
    known = {one.name: one.id for one in actors}
    issuers = {one.account: one.value for one in reversed(values) if one.property == "issuer"}
    # Whom nobody had found in the text before; who speaks for a body is no witness.
    new = [
        Actor(one.account, one.value, "person", affiliation=issuers.get(one.account)) for one in spoken if one.value not in known
    ]
    speaking |= {known[one.value] for one in spoken if one.value in known} | {one.id for one in new}
    more = names_at_risk([*actors, *new], values, speaking)
    return tuple(sorted({*names, *more}, key=lambda name: (-len(name), name)))


class _Parts:
    """What part people have in what was coded of one report."""

    def __init__(self, values: Iterable[Coded], speaking: Collection[str]) -> None:
        self.speakers = set(speaking)
        self.held: set[str] = set()
        self.harmed: set[str] = set()
        self.spoken: dict[str, str] = {}  # by the account of a statement, the first speaker
        self.issued: set[str] = set()
        for one in values:
            self.speakers |= set(one.speakers)
            if one.kind == "incident":
                if one.property in _HELD:
                    self.held.add(one.value.lower())
                elif one.property in _HARM:
                    self.harmed.add(one.words.lower())
            elif one.property == "speaker":
                self.spoken.setdefault(one.account, one.value)
            elif one.property == "issuer":
                self.issued.add(one.account)

    def put_at_risk(self, actor: Actor) -> bool:
        if actor.minor:
            return True
        known = {actor.name.lower(), *(alias.lower() for alias in actor.aliases)}
        if known & self.held:
            return False
        if any(name in words for name in known for words in self.harmed):
            return True
        if any(name == actor.name and account in self.issued for account, name in self.spoken.items()):
            return False
        private = actor.role is None or any(word in _PRIVATE for word in actor.role.lower().split())
        return actor.id in self.speakers and private and actor.affiliation is None
