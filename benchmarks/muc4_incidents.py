"""MUC-4 by the incidents of the record: how far coding carries to a set with rules of its own, which nobody made it for."""

from __future__ import annotations

from benchmarks.coder import coded
from benchmarks.documents import Document
from sayso.coding.role_candidates import ASKED, actor_of, is_terrorist, of_account, plain
from sayso.coding.role_incidents import type_of
from sayso.records import Account, Sheet

_ARMED = ("security_force", "armed_group")


def predict(document: Document) -> dict[str, object]:
    """Templates of one report, one an incident; every entity is given by one mention."""
    return {"docid": document.id, **templates_of(coded(document))}


def templates_of(sheet: Sheet) -> dict[str, object]:
    """The templates that the incidents of a coded sheet make."""
    wanted = [account for account in sheet.incidents if is_terrorist(account) and not _is_between_armed(sheet, account)]
    return {"templates": _merged([_template(sheet, account) for account in wanted])}


def _is_between_armed(sheet: Sheet, account: Account) -> bool:
    """Whether only soldiers, police or fighters were attacked: MUC-4 takes that for a fight, whoever began it."""
    struck = [actor_of(sheet, target) for target in account.of("target")]
    return bool(struck) and all(actor is not None and actor.kind in _ARMED for actor in struck)


def _template(sheet: Sheet, account: Account) -> dict[str, object]:
    template: dict[str, object] = {"incident_type": type_of(account)}
    found = [(role, plain(words)) for role, words, _ in of_account(sheet, account)]
    return template | {role: [[words] for words in dict.fromkeys(w for r, w in found if r == role)] for role in ASKED}


def _merged(templates: list[dict[str, object]]) -> list[dict[str, object]]:
    """Templates that say the same are one."""
    seen: list[dict[str, object]] = []
    for template in templates:
        if template not in seen:
            seen.append(template)
    return seen
