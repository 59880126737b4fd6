"""Long work: adding reports, coding again; how far it is survives every reload."""

from __future__ import annotations

import re
import secrets
import shutil
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

import sayso.flow as flow
from sayso.desk.access import Admin, Alone, Editor
from sayso.desk.render import desk_of, page
from sayso.desk.working import begin
from sayso.errors import SettingsError
from sayso.records import OPEN_STATES

router = APIRouter()
Short = Annotated[str, Form(max_length=2000)]
MOST_BYTES: Final = 200_000_000
"""Of all files that are handed in at once."""
_UNSAFE: Final = re.compile(r"[^\w.\- ()]+")
_PIECE: Final = 1 << 20


@router.get("/work")
def work(request: Request, who: Editor) -> Response:
    """What is being done, and what was."""
    return _work(request)


@router.post("/work/add")
def add(
    request: Request,
    who: Admin,
    files: list[UploadFile] | None = None,
    folder: Short = "",
    published: Short = "",
    source: Short = "",
) -> Response:
    """Add files that are handed in or, alone on one's own machine, a folder of it."""
    desk = desk_of(request)
    given = [one for one in files or [] if one.filename]
    paths: list[Path] = []
    own = False
    try:
        if folder.strip():
            if not isinstance(desk.access, Alone):
                raise SettingsError("folders of the machine are added with 'sayso add'; here files are handed in")
            paths = [Path(folder.strip()).expanduser()]
        elif given:
            paths, own = [_kept(given)], True
        else:
            raise SettingsError("choose files, or name a folder")
        flow.start_adding(paths, published=published or None, source=source or None, own=own, by=who.name, settings=desk.settings)
    except SettingsError as error:
        if own:
            shutil.rmtree(paths[0], ignore_errors=True)
        return _work(request, problem=f"{error}.", form={"folder": folder, "published": published, "source": source}, status=400)
    begin(desk.settings)
    return RedirectResponse("/work", 303)


@router.post("/work/recode")
def recode(request: Request, who: Admin) -> Response:
    """Code again what other versions coded last."""
    settings = desk_of(request).settings
    flow.start_recoding(by=who.name, settings=settings)
    begin(settings)
    return RedirectResponse("/work", 303)


@router.post("/work/stop")
def stop(request: Request, who: Admin, job: Short) -> Response:
    """End a piece of work after the report it is at."""
    flow.stop_job(job, settings=desk_of(request).settings)
    return RedirectResponse("/work", 303)


@router.post("/work/again")
def again(request: Request, who: Admin, job: Short) -> Response:
    """Go on with what was stopped, or try again what failed."""
    settings = desk_of(request).settings
    flow.again(job, by=who.name, settings=settings)
    begin(settings)
    return RedirectResponse("/work", 303)


def _work(request: Request, *, problem: str = "", form: dict[str, str] | None = None, status: int = 200) -> Response:
    desk = desk_of(request)
    jobs = flow.work(settings=desk.settings)
    return page(
        request,
        "work.html",
        status=status,
        jobs=jobs,
        busy=any(one.state in OPEN_STATES for one in jobs),
        alone=isinstance(desk.access, Alone),
        problem=problem,
        form=form or {"folder": "", "published": "", "source": ""},
        most=MOST_BYTES // 1_000_000,
    )


def _kept(files: list[UploadFile]) -> Path:
    """The files that were handed in, in a folder of their own, under names that lead nowhere else.

    Raises:
        SettingsError: if they are too large.
    """
    folder = flow.incoming() / secrets.token_hex(8)
    folder.mkdir(mode=0o700)
    size = 0
    for number, one in enumerate(files):
        name = _UNSAFE.sub("_", Path((one.filename or "").replace("\\", "/")).name).lstrip(".") or "report"
        path = folder / name[-100:]
        if path.exists():
            path = folder / f"{number}-{name[-90:]}"
        with path.open("wb") as file:
            while piece := one.file.read(_PIECE):
                size += len(piece)
                if size > MOST_BYTES:
                    shutil.rmtree(folder)
                    raise SettingsError(
                        f"these files are larger than {MOST_BYTES // 1_000_000} MB together; hand them in one by one"
                    )
                file.write(piece)
    return folder
