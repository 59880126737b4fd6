"""Which reports tell of one incident: the whole set is coded, linked through a shelf as an archive would, and each report gets a cluster.

A report's cluster is that of its main item, its news.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from benchmarks.coder import coded
from benchmarks.documents import Document, read
from sayso.linking.engine import relink
from sayso.linking.incidents import Incidents
from sayso.linking.memory import MemoryShelf
from sayso.linking.model import Item


def predict_all(documents: Sequence[Document], jobs: int = 1) -> list[dict[str, object]]:
    """The cluster of each report: {"docid", "cluster"}, in the order of the documents."""
    items = _items(documents, jobs)
    shelf = MemoryShelf()
    relink(shelf, Incidents(), added=[item for of_report in items for item in of_report])
    clusters = shelf.clusters("incident", [of_report[0].id for of_report in items])
    return [
        {document.key: document.id, "cluster": clusters[of_report[0].id]}
        for document, of_report in zip(documents, items, strict=True)
    ]


def items_by_report(gold: Path, jobs: int = 1) -> dict[str, tuple[Item, ...]]:
    """The items of each report of a file, by the id it has there; the main one first."""
    documents = list(read(gold))
    return {document.id: of_report for document, of_report in zip(documents, _items(documents, jobs), strict=True)}


def items_of_document(document: Document) -> tuple[Item, ...]:
    """The items of one report of a set. Two of one wording are two reports all the same: the set counts them so."""
    sheet = coded(document)
    digest = hashlib.sha256(f"{document.id}\n{document.text}".encode()).hexdigest()
    return Incidents().items(replace(sheet, report=replace(sheet.report, sha256=digest), parse=None))


def _items(documents: Iterable[Document], jobs: int) -> list[tuple[Item, ...]]:
    if jobs <= 1:
        return [items_of_document(document) for document in documents]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(items_of_document, documents, chunksize=8))
