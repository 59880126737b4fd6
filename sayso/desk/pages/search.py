"""Search in the texts of the reports, and claims of precedence held against the archive."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import sayso.flow as flow
from sayso.archive import Hit
from sayso.desk.filters import PER_PAGE, Narrowed
from sayso.desk.guarded import without_hidden
from sayso.desk.render import at_once, desk_of, page
from sayso.errors import QuestionError, SaysoError, SettingsError
from sayso.linking.precedence_answer import VERDICTS, Answer

router = APIRouter()


@router.get("/search")
@at_once
def search(request: Request, filters: Narrowed) -> HTMLResponse:
    """Reports that hold the words, the best first, with what stands round them."""
    settings = desk_of(request).settings
    hits: tuple[Hit, ...] = ()
    problem, hint, more = "", "", False
    if filters.words:
        try:
            wanted = filters.wanted()
            found = flow.search(filters.words, wanted, limit=PER_PAGE + 1, offset=filters.offset, settings=settings)
            more = len(found) > PER_PAGE
            hits = without_hidden(request, f"{filters.words} {filters.actor}", found[:PER_PAGE])
            hint = "" if hits else flow.why_nothing(wanted, "reports", words=filters.words, settings=settings)
        except SettingsError as error:
            problem = str(error)
    status = 400 if problem else 200
    return page(request, "search.html", status=status, hits=hits, filters=filters, problem=problem, hint=hint, more=more)


@router.get("/precedents")
@at_once
def precedents(request: Request, claim: str = "", day: str = "") -> HTMLResponse:
    """Type a claim ("the first car bomb in Kelm since May 2031") and see what the archive says to it."""
    problem = ""
    answers: tuple[Answer | QuestionError, ...] = ()
    if claim.strip():
        try:
            answers = flow.check(claim.strip(), day=day.strip() or None, settings=desk_of(request).settings)
        except SaysoError as error:
            problem = str(error)
    told = [str(one) for one in answers if isinstance(one, QuestionError)]
    return page(
        request,
        "precedents.html",
        status=400 if problem else 200,
        answers=[one for one in answers if not isinstance(one, QuestionError)],
        told=told,
        problem=problem,
        claim=claim,
        day=day,
        today=date.today().isoformat(),
        verdicts=VERDICTS,
    )
