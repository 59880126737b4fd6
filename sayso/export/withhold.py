"""Names of people who may come to harm, taken out of a record before it is passed on.

Who: people killed, wounded, abducted or attacked; people arrested; minors; people who speak without speaking for anybody
(witnesses, relatives, residents). Officials and spokespeople who were not attacked, and the people said to be responsible, keep
their names, for theirs is what the record is about. Hiding acts on every string of the record, quotations and evidence
included: a name hidden in a field and legible in a quote is not hidden.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from sayso.export.record import BASES
from sayso.records import Account, Actor, Sheet
from sayso.records.coded import Coded

WITHHELD: Final = "[name withheld]"
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
_TITLE: Final = re.compile(r"[^\W\d_]{3,}")


def sensitive_names(sheet: Sheet) -> tuple[str, ...]:
    """The names to withhold, longest first: full names, aliases, and each part of a name that is capitalised and not a common word."""
    speaking = {speech.actor_id for speech in sheet.speeches if speech.actor_id}
    return names_at_risk(sheet.actors, coded(sheet.accounts), speaking)


def coded(accounts: Iterable[Account]) -> Iterator[Coded]:
    """The values of accounts, as `names_at_risk` looks at them."""
    for account in accounts:
        for one in account.assertions:
            value = one.value if isinstance(one.value, str) else ""
            speakers = tuple(c.actor_id for c in one.claimants if c.actor_id)
            yield Coded(account.id, account.kind, one.property, value, one.words, speakers)


def names_at_risk(actors: Sequence[Actor], values: Iterable[Coded], speaking: Collection[str] = ()) -> tuple[str, ...]:
    """The same of one report as the archive keeps it.

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


def withheld(record: Any, names: tuple[str, ...]) -> Any:
    """The record with every name replaced, in every string, at any depth. Offsets still count in the text, which is not part of it.

    Args:
        record: JSON values as `record_json` makes them.
        names: what `sensitive_names` gives.
    """
    if not names:
        return record
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.IGNORECASE)
    return _replaced(record, pattern)


def _replaced(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return re.sub(rf"{re.escape(WITHHELD)}(?:\s+{re.escape(WITHHELD)})+", WITHHELD, pattern.sub(WITHHELD, value))
    if isinstance(value, dict):
        return {key: _replaced(item, pattern) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced(item, pattern) for item in value]
    return value


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
                if one.property in BASES:
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
