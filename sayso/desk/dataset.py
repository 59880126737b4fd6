"""A dataset as the pages and the API send it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, get_args

from fastapi import Depends, Query
from fastapi.responses import Response, StreamingResponse

from sayso.export.about import Choice, Reviewed
from sayso.export.layouts import FileFormat
from sayso.export.tables import TableName

FILE: Final = "sayso-dataset.zip"
ZIP: Final = "application/zip"
_TABLES: Final = get_args(TableName)


def chosen(
    table: Annotated[list[TableName], Query(max_length=3, description="Which tables.")] = [*_TABLES],  # noqa: B006  # as FastAPI reads it
    format: Annotated[
        FileFormat,
        Query(
            description="CSV, one JSON object a line, or CSV with incidents in the columns of ACLED, GTD or UCDP GED or as GeoJSON."
        ),
    ] = "csv",
    review: Annotated[
        Reviewed, Query(description="Every value that nobody rejected, or only what people accepted, corrected or added.")
    ] = "all",
) -> Choice:
    """What a dataset is to hold, as the address says; without names."""
    return Choice(tuple(name for name in _TABLES if name in table), format, review)


Chosen = Annotated[Choice, Depends(chosen)]


def sent(pieces: Iterator[bytes]) -> Response:
    """A zip as it is made, to be kept as a file."""
    return StreamingResponse(pieces, media_type=ZIP, headers={"Content-Disposition": f'attachment; filename="{FILE}"'})
