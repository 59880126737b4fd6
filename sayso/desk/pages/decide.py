"""Decisions, as forms send them. Each leads back to the page it came from, which offers to take it back."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

import sayso.flow as flow
from sayso.desk.access import Coder
from sayso.desk.render import desk_of, page
from sayso.errors import JudgementConflict, JudgementError
from sayso.records import Decision
from sayso.review.adding import Words
from sayso.review.adding_statement import StatementWords

router = APIRouter()
Chars = Annotated[str, Form(max_length=10_000)]
Place = Annotated[int | None, Form(ge=0)]
NONE: Final = "none"
"""What a form says it has seen where no decision stood: an empty field would look like one that is not there."""
_PASSING: Final = frozenset({"did", "at", "edit", "add"})
"""What an address holds of the last click only."""


@router.post("/decide")
def decide(
    request: Request,
    who: Coder,
    decision: Annotated[Decision, Form()],
    subject: Chars,
    back: Chars = "/",
    value: Chars = "",
    reason: Chars = "",
    seen: Chars = "",
    next: Chars = "",
) -> Response:
    """Accept, reject or correct one value or account."""
    if decision not in ("accept", "reject", "correct"):
        raise JudgementError(f"a form of this page accepts, rejects or corrects; {decision!r} has a page of its own")
    settings = desk_of(request).settings
    try:
        made = flow.judge(decision, subject, value=value, by=who.name, reason=reason, seen=_seen(seen), settings=settings)
    except JudgementConflict as conflict:
        return _conflict(
            request, conflict, {"decision": decision, "subject": subject, "value": value, "reason": reason, "back": back}
        )
    return went(back, did=made.id, at=next or made.subjects[0])


@router.post("/correct")
def correct_by_words(
    request: Request,
    who: Coder,
    subject: Chars,
    back: Chars = "/",
    value: Chars = "",
    words: Chars = "",
    start: Place = None,
    end: Place = None,
    reason: Chars = "",
    seen: Chars = "",
) -> Response:
    """Correct a value: by another value, or by other words of the text that say it."""
    settings = desk_of(request).settings
    words_given = words.strip() or start is not None
    try:
        if words_given:
            made = flow.replace_value(
                subject, value, words, start, end, by=who.name, reason=reason, seen=_seen(seen), settings=settings
            )
            return went(back, did=" ".join(one.id for one in made), at=made[-1].subjects[0])
        one = flow.judge("correct", subject, value=value, by=who.name, reason=reason, seen=_seen(seen), settings=settings)
    except JudgementConflict as conflict:
        return _conflict(
            request, conflict, {"decision": "correct", "subject": subject, "value": value, "reason": reason, "back": back}
        )
    return went(back, did=one.id, at=subject)


@router.post("/add")
def add(
    request: Request,
    who: Coder,
    to: Chars,
    property: Chars,
    back: Chars = "/",
    value: Chars = "",
    words: Chars = "",
    start: Place = None,
    end: Place = None,
    says: Chars = "",
    speaker: Chars = "",
    speaker_start: Place = None,
    speaker_end: Place = None,
    issuer: Chars = "",
    issuer_start: Place = None,
    issuer_end: Place = None,
    about: Annotated[list[str], Form(max_length=200)] = [],  # noqa: B006  # as FastAPI reads it
    reason: Chars = "",
) -> Response:
    """Add what was missed: a value of an account or, to a report, an incident of a type or a statement that does something."""
    settings = desk_of(request).settings
    if to.startswith("rep-") and property == "act":
        given = StatementWords(
            value,
            Words(words, start, end),
            _pointed(speaker, speaker_start, speaker_end),
            _pointed(issuer, issuer_start, issuer_end),
            about,
        )
        decided, account = flow.add_statement(to, given, by=who.name, reason=reason, settings=settings)
        return went(back, did=" ".join(one.id for one in decided), at=account)
    if to.startswith("rep-"):
        made, account = flow.add_incident(to, value, words, start, end, by=who.name, reason=reason, settings=settings)
        return went(back, did=made.id, at=account)
    made = flow.add_value(to, property, value, words, start, end, by=who.name, says=says, reason=reason, settings=settings)
    return went(back, did=made.id, at=made.subjects[0])


@router.post("/undo")
def undo(request: Request, who: Coder, judgement: Chars, back: Chars = "/", at: Chars = "") -> Response:
    """Take decisions back, the last one first; of others', only an editor may."""
    settings = desk_of(request).settings
    done = flow.undo_all(judgement.split(), by=who.name, anybody=who.may("editor"), settings=settings)
    return went(back, at=at or (done[0].judgement.subjects[0] if done else ""))


def went(back: str, **passing: str) -> RedirectResponse:
    """Back to a page of the desk, with what was done. An address of any other host leads to the first page."""
    parts = urlsplit(back)
    path = parts.path if parts.path.startswith("/") and not back.startswith(("//", "/\\")) and not parts.netloc else "/"
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in _PASSING]
    query = urlencode([*kept, *((name, value) for name, value in passing.items() if value)])
    return RedirectResponse(f"{path}{'?' + query if query else ''}", 303)


def _pointed(words: str, start: int | None, end: int | None) -> Words | None:
    return Words(words, start, end) if words.strip() or start is not None else None


def _seen(field: str) -> str | None:
    return "" if field == NONE else field or None


def _conflict(request: Request, conflict: JudgementConflict, form: dict[str, str]) -> Response:
    """What somebody else decided meanwhile beside what was about to be decided; whoever asks chooses."""
    settings = desk_of(request).settings
    line = flow.line_seen(conflict.subject, settings=settings)
    return page(request, "conflict.html", status=409, line=line, form=form, now=conflict.now)
