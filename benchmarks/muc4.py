"""MUC-4: reports as templates of terrorist incidents with role fillers."""

from __future__ import annotations

from typing import Final

from benchmarks.coder import coded
from benchmarks.documents import Document
from sayso.export import headline
from sayso.records import Account, Actor, Assertion, Sheet

TYPES: Final = {"bombing": "bombing", "kidnapping": "kidnapping", "arson": "arson", "shelling": "bombing", "airstrike": "bombing"}
"""MUC-4's incident types; every other kind is an "attack". Robbery and forced work stoppage (9 of 1,500 reports) are not coded."""
PERSONS: Final = ("person", "people", "security_force", "armed_group")
NUMBERS: Final = frozenset(
    ("a", "an", "the", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some")
)
LEFT_OUT: Final = ("clash", "riot")
"""MUC-4 wants terrorist incidents: fights between armed sides and riots are none by its rules of relevance."""


def predict(document: Document) -> dict[str, object]:
    """Templates of one report, in the form of ``score_muc4.py``; every entity is given by one mention."""
    return {"docid": document.id, **templates_of(coded(document))}


def templates_of(sheet: Sheet) -> dict[str, object]:
    """The templates of a coded sheet."""
    return {"templates": _merged([_template(sheet, account) for account in sheet.incidents if is_relevant(account)])}


def is_relevant(account: Account) -> bool:
    """Whether MUC-4 wants an incident."""
    return account.first("type") not in LEFT_OUT and account.first("stage") != "alleged"


def _template(sheet: Sheet, account: Account) -> dict[str, object]:
    type_ = headline(account, "type")
    template: dict[str, object] = {"incident_type": TYPES.get(str(type_.value) if type_ else "", "attack")}
    roles: dict[str, list[list[str]]] = {"PerpInd": [], "PerpOrg": [], "Target": [], "Victim": [], "Weapon": []}
    for assertion in account.of("perpetrator", "claimed", "blamed", "suspected"):
        actor = _actor(sheet, assertion)
        roles["PerpOrg" if _is_organisation(actor) else "PerpInd"].append([_plain(str(assertion.value))])
        group = next((a for a in sheet.actors if actor and actor.affiliation and a.name == actor.affiliation), None)
        if group is not None and _is_organisation(group):
            roles["PerpOrg"].append([_plain(group.name)])
    for assertion in account.of("target"):
        actor = _actor(sheet, assertion)
        if actor is not None and actor.kind == "person" and actor.named:
            roles["Victim"].append([_plain(str(assertion.value))])
        elif actor is None or actor.kind not in PERSONS:
            roles["Target"].append([_without_number(_plain(assertion.words))])
    roles["Weapon"] = [[_without_number(_plain(assertion.words))] for assertion in account.of("weapon")]
    return template | {role: _distinct(entities) for role, entities in roles.items()}


def _actor(sheet: Sheet, assertion: Assertion) -> Actor | None:
    """The actor whose words the value's words are, or end with."""
    named = next((a for a in sheet.actors if assertion.value in (a.name, *a.aliases)), None)
    inside = [m for m in sheet.mentions if m.kind == "actor" and assertion.evidence[0].covers(m.span)]
    return named or (sheet.actor(inside[-1].actor_id) if inside else None)


def _is_organisation(actor: Actor | None) -> bool:
    return actor is not None and actor.named and actor.kind in ("organisation", "armed_group", "security_force", "government")


def _without_number(words: str) -> str:
    """Fillers are given without their number, which has a slot of its own."""
    first, _, rest = words.partition(" ")
    return rest if rest and (first.isdigit() or first in NUMBERS) else words


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _distinct(entities: list[list[str]]) -> list[list[str]]:
    return [list(entity) for entity in dict.fromkeys(tuple(entity) for entity in entities)]


def _merged(templates: list[dict[str, object]]) -> list[dict[str, object]]:
    """Templates that say the same are one."""
    seen: list[dict[str, object]] = []
    for template in templates:
        if template not in seen:
            seen.append(template)
    return seen
