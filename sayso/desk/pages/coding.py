"""Double coding: what there is, a coder's sheet, and both coders' answers side by side."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

import sayso.flow as flow
from sayso.codebook import Codebook
from sayso.desk.access import AnyPerson, Coder, Editor
from sayso.desk.render import desk_of, page
from sayso.errors import JudgementError, UnknownId
from sayso.records import Person
from sayso.review.distances import IS_ONE, MEASURES
from sayso.review.doubles import Given, fields_of
from sayso.review.settling import RELIABLE, TENTATIVE

router = APIRouter()
Short = Annotated[str, Form(max_length=1000)]
Long = Annotated[str, Form(max_length=20_000)]
_VALUE, _WORDS, _ASKED = "v:", "w:", "asked:"
_MOST: Final = 100
"""Reports that are drawn at most at once."""


@router.get("/coding")
def codings(request: Request, who: AnyPerson) -> Response:
    """All double codings, one's own first."""
    return _codings(request, who)


@router.post("/coding")
def begin(
    request: Request,
    who: Editor,
    name: Short,
    first: Short,
    second: Short,
    sample: Annotated[int, Form(ge=0, le=_MOST)] = 0,
    reports: Long = "",
) -> Response:
    """Give reports to two coders."""
    try:
        made = flow.make_double(
            name, (first, second), reports.split(), sample=sample, by=who.name, settings=desk_of(request).settings
        )
    except (JudgementError, UnknownId) as error:
        form = {"name": name, "first": first, "second": second, "sample": sample, "reports": reports}
        return _codings(request, who, problem=f"{error}.", form=form, status=400)
    return RedirectResponse(f"/coding/{made.id}", 303)


@router.get("/coding/{double_id}")
def one(request: Request, who: AnyPerson, double_id: str) -> Response:
    """One double coding: what is to be coded and, for editors, how far the two agree."""
    settings = desk_of(request).settings
    found = _named(request, double_id)
    sees = who.may("editor")
    return page(
        request,
        "coding_one.html",
        found=found,
        reports=flow.report_titles(found.coding.reports, settings=settings),
        mine=who.name in found.coding.coders,
        both=[one for one in found.coding.reports if len(found.done.get(one, ())) == 2],
        agreement=flow.agreement(double_id, settings=settings) if sees else [],
        measures=dict(MEASURES),
        reliable=RELIABLE,
        tentative=TENTATIVE,
    )


@router.get("/coding/{double_id}/reports/{report_id}")
def sheet(request: Request, who: Coder, double_id: str, report_id: str) -> Response:
    """A coder's sheet."""
    return _sheet(request, who, double_id, report_id)


@router.post("/coding/{double_id}/reports/{report_id}")
async def answer(request: Request, who: Coder, double_id: str, report_id: str) -> Response:
    """Keep what a coder has written; with ``done``, it stands."""
    form = await request.form(max_fields=10_000)
    done = form.get("deed") == "done"
    try:
        flow.answer_double(double_id, report_id, _given(form), who, done=done, settings=desk_of(request).settings)
    except JudgementError as error:
        return _sheet(request, who, double_id, report_id, problem=f"{error}.", form=form, status=400)
    following = form.get("next")
    path = (
        f"/reports/{following}" if done and isinstance(following, str) and following else "" if done else f"/reports/{report_id}"
    )
    return RedirectResponse(f"/coding/{double_id}{path}", 303)


@router.get("/coding/{double_id}/compare/{report_id}")
def compare(request: Request, who: Editor, double_id: str, report_id: str) -> Response:
    """Both answers side by side."""
    return _compare(request, double_id, report_id)


@router.post("/coding/{double_id}/compare/{report_id}")
def settle(
    request: Request,
    who: Editor,
    double_id: str,
    report_id: str,
    unit: Short = "",
    field: Short = "",
    value: Long = "",
    words: Short = "",
    reason: Short = "",
    take: Short = "",
    deed: Annotated[str, Form()] = "settle",
) -> Response:
    """Settle one field, or all that both have answered alike."""
    settings = desk_of(request).settings
    if deed == "agreed":
        _, left = flow.settle_agreed(double_id, report_id, by=who.name, settings=settings)
        if left:
            return _compare(request, double_id, report_id, problems=left)
        return RedirectResponse(f"/coding/{double_id}/compare/{report_id}", 303)
    values = value.splitlines()
    if take:
        lines = flow.compare_double(double_id, report_id, settings=settings)
        told = next((line["answers"].get(take) for line in lines if (line["unit"], line["field"]) == (unit, field)), None)
        if told is None:
            raise JudgementError(f"{take} has not answered this")
        values, words = told["values"], told["words"] or words
    try:
        flow.settle(double_id, unit, field, values, words=words, by=who.name, reason=reason, settings=settings)
    except JudgementError as error:
        return _compare(request, double_id, report_id, problems=[f"{field}: {error}"], status=400)
    return RedirectResponse(f"/coding/{double_id}/compare/{report_id}#{unit}-{field}", 303)


def _codings(
    request: Request, who: Person, *, problem: str = "", form: dict[str, Any] | None = None, status: int = 200
) -> Response:
    settings = desk_of(request).settings
    found = flow.doubles(settings=settings)
    coders = [one.name for one in flow.people(settings) if one.may("coder")] if who.may("editor") else []
    empty = {"name": "", "first": "", "second": "", "sample": 20, "reports": ""}
    return page(
        request,
        "coding.html",
        status=status,
        codings=sorted(found, key=lambda one: who.name not in one.coding.coders),
        coders=coders,
        problem=problem,
        form=form or empty,
        most=_MOST,
    )


def _sheet(
    request: Request,
    who: Person,
    double_id: str,
    report_id: str,
    *,
    problem: str = "",
    form: FormData | None = None,
    status: int = 200,
) -> Response:
    desk = desk_of(request)
    found = flow.double_sheet(double_id, report_id, who, settings=desk.settings)
    if form is not None:  # what was written is not lost because some of it was wrong
        written = _given(form)
        for unit in found["units"]:
            mine = {field: one for (of, field), one in written.items() if of == unit["unit"]}
            unit["answers"] = {field: {"values": list(one.values), "words": one.words} for field, one in mine.items()}
    return page(
        request,
        "coding_sheet.html",
        status=status,
        sheet=found,
        fields={kind: _fields(desk.codebook, kind) for kind in ("incident", "statement")},
        problem=problem,
    )


def _compare(
    request: Request, double_id: str, report_id: str, *, problems: list[str] | None = None, status: int = 200
) -> Response:
    desk = desk_of(request)
    lines = flow.compare_double(double_id, report_id, settings=desk.settings)
    found = _named(request, double_id)
    return page(
        request,
        "coding_compare.html",
        status=status,
        found=found,
        report=report_id,
        title=flow.report_titles([report_id], settings=desk.settings)[report_id],
        lines=lines,
        fields={kind: _fields(desk.codebook, kind) for kind in ("incident", "statement")},
        alike=sum(1 for line in lines if line["same"] and not line["outcome"]),
        problems=problems or [],
    )


def _fields(codebook: Codebook, kind: str) -> dict[str, dict[str, Any]]:
    """How each field is asked for."""
    found: dict[str, dict[str, Any]] = {}
    for key in fields_of(codebook, kind):
        one = codebook.properties.get(key)
        choice = [("yes", "yes"), ("no", "no")] if one is None or one.type == "flag" else []
        if one is not None and one.type == "choice":
            choice = [(value, codebook.title_of(key, value).replace("_", " ")) for value in codebook.allowed(key)]
        several = one is not None and one.repeats
        hints = {"amount": "4, at least 4, 4-6, unknown", "date": "2031-05-04, 2031-05", "place": "Kelm, Vasrland"}
        hint = hints.get(one.type, "") if one else ""
        told = one.help if one else f"Is this {'an incident' if kind == 'incident' else 'a statement'} as the codebook means it?"
        found[key] = {"choice": choice, "several": several, "hint": hint, "help": told}
    return found


def _given(form: FormData) -> dict[tuple[str, str], Given]:
    """What a coder's form holds: of each field that it asks for, the values, one a line, and the words."""
    found: dict[tuple[str, str], Given] = {}
    for name in form:
        if not name.startswith(_ASKED):
            continue
        key = name.removeprefix(_ASKED)
        unit, _, field = key.partition(":")
        values = [line.strip() for value in form.getlist(_VALUE + key) for line in str(value).splitlines() if line.strip()]
        found[unit, field] = Given(tuple(values), str(form.get(_WORDS + key, "")).strip())
    return {
        (unit, field): one
        for (unit, field), one in found.items()
        if field == IS_ONE or found.get((unit, IS_ONE), Given(())).values != ("no",)
    }


def _named(request: Request, double_id: str) -> flow.DoubleProgress:
    for found in flow.doubles(settings=desk_of(request).settings):
        if found.coding.id == double_id:
            return found
    raise UnknownId(f"there is no double coding {double_id!r}")
