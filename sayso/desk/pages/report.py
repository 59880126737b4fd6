"""One report: its text on the left, what was coded from it on the right."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import sayso.flow as flow
from sayso.codebook import Codebook
from sayso.desk.access import person
from sayso.desk.render import at_once, desk_of, page
from sayso.export.order import place_of
from sayso.review.reviewing import AccountSeen, ReportSeen

router = APIRouter()


@router.get("/reports/{report_id}")
@at_once
def report(request: Request, report_id: str, edit: str = "", add: str = "", did: str = "", at: str = "") -> HTMLResponse:
    """The report under review.

    Args:
        edit: id of the value whose form is open.
        add: id of the account that a value is to be added to, or what is to be added to the report: ``incident`` or ``statement``.
        did: ids of the decisions just taken, to be taken back by one click.
        at: id of the line that was worked on.
    """
    desk = desk_of(request)
    seen = flow.review_report(report_id, settings=desk.settings)
    return page(
        request,
        "report.html",
        seen=seen,
        accounts={account.id: _in_order(account) for account in seen.accounts},
        lists=_lists(desk.codebook),
        addable=_addable(desk.codebook),
        speakers=sorted({actor.name for actor in seen.actors}),
        mine=_last_step(seen, person(request).name),
        edit=edit,
        add=add,
        did=did.split() if did else [],
        at=at or edit or (add if add.startswith(("inc-", "sta-")) else "") or _first_open(seen),
    )


def _in_order(account: AccountSeen) -> list[int]:
    """The places of an account's values in the order in which a page shows them."""
    keys = [(place_of(line.property), line.evidence[0], number) for number, line in enumerate(account.lines)]
    return [number for *_, number in sorted(keys)]


def _lists(codebook: Codebook) -> dict[str, list[tuple[str, str]]]:
    """The values allowed for each choice, with their titles."""
    choices = (key for key, one in codebook.properties.items() if one.type == "choice")
    return {key: [(value, codebook.title_of(key, value).replace("_", " ")) for value in codebook.allowed(key)] for key in choices}


def _addable(codebook: Codebook) -> dict[str, list[str]]:
    """The properties that a value can be added of, by kind of account, in the order of a page."""
    keys = sorted(codebook.properties, key=place_of)
    of = {key: codebook.properties[key] for key in keys if codebook.properties[key].type != "link"}
    return {kind: [key for key, one in of.items() if one.of in (kind, "both")] for kind in ("incident", "statement")}


def _last_step(seen: ReportSeen, name: str) -> str:
    """The ids of what somebody decided last, in order: all of one moment are one step."""
    mine = [one for one in seen.decisions if one.by == name]
    return " ".join(one.id for one in reversed(mine) if one.at == mine[0].at)


def _first_open(seen: ReportSeen) -> str:
    """The first value that nobody has looked at, where work goes on."""
    for account in seen.accounts:
        if account.state != "rejected":
            for number in _in_order(account):
                if account.lines[number].state == "machine":
                    return account.lines[number].id
    return ""
