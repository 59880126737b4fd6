"""What a benchmark may see of a gold file: ids, texts, titles and dates of publication; never an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DATES = ("published", "dct", "dateline_date", "publish_date", "date")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a benchmark set, without its answers.

    Attributes:
        key: name of its id field in the set ("docid" or "id").
        id: its id.
        text: its text.
        title: its title, or None.
        published: day of publication ``YYYY-MM-DD`` or None.
        source: its outlet, or None.
    """

    key: str
    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None


def read(path: Path) -> Iterator[Document]:
    """Read the documents of a gold file, a JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield document_of(json.loads(line))


def document_of(fields: dict[str, object]) -> Document:
    """What may be seen of one line of a gold file."""
    key = "id" if "id" in fields else "docid"  # where there are both, one is of a sentence and the other of its article
    published = next((str(fields[name])[:10] for name in _DATES if fields.get(name)), None)
    title, source = fields.get("title"), fields.get("source")
    return Document(
        key=key,
        id=str(fields[key]),
        text=str(fields["text"]),
        title=str(title) if title else None,
        published=published,
        source=str(source) if source else None,
    )
