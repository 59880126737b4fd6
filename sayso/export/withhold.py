"""Names of people who may come to harm, taken out of a record before it is passed on.

Who: people killed, wounded, abducted or attacked; people arrested; minors; people who speak without speaking for anybody
(witnesses, relatives, residents). Officials and spokespeople who were not attacked, and the people said to be responsible, keep
their names, for theirs is what the record is about. Hiding acts on every string of the record, quotations and evidence
included: a name hidden in a field and legible in a quote is not hidden.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any, Final

from sayso.export.record import BASES
from sayso.records import Account, Actor, Sheet

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
_TITLE: Final = re.compile(r"[^\W\d_]{3,}")


def sensitive_names(sheet: Sheet) -> tuple[str, ...]:
    """The names to withhold, longest first: full names, aliases, and each part of a name that is capitalised and not a common word."""
    speaking = {speech.actor_id for speech in sheet.speeches if speech.actor_id}
    return names_at_risk(sheet.actors, sheet.accounts, speaking)


def names_at_risk(actors: Sequence[Actor], accounts: Sequence[Account], speaking: Collection[str] = ()) -> tuple[str, ...]:
    """The same of one report as the archive keeps it.

    Args:
        actors: who the report speaks of.
        accounts: what was coded of it.
        speaking: ids of actors that speak in it, besides those on whose say-so something was coded.
    """
    speakers = {c.actor_id for account in accounts for a in account.assertions for c in a.claimants if c.actor_id} | set(speaking)
    at_risk = {actor.id for actor in actors if actor.kind == "person" and _at_risk(actor, accounts, actor.id in speakers)}
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


def _at_risk(actor: Actor, accounts: Sequence[Account], speaks: bool) -> bool:
    if actor.minor:
        return True
    known = {actor.name.lower(), *(alias.lower() for alias in actor.aliases)}
    incidents = [account for account in accounts if account.kind == "incident"]
    held = {str(a.value).lower() for account in incidents for a in account.of(*BASES)}
    if known & held:
        return False
    harmed = {a.words.lower() for account in incidents for a in account.of("target", "killed", "wounded", "abducted", "arrested")}
    if any(name in words for name in known for words in harmed):
        return True
    if any(a.first("speaker") == actor.name and a.first("issuer") for a in accounts if a.kind == "statement"):
        return False
    private = actor.role is None or any(word in _PRIVATE for word in actor.role.lower().split())
    return speaks and private and actor.affiliation is None
