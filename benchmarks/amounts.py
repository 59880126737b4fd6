"""How many were killed and injured, for sets that give one number for a whole text."""

from __future__ import annotations

from benchmarks.documents import Document
from sayso.coding.toll_harms import harms_in
from sayso.coding.toll_total import settled, size, total_of
from sayso.reading.actors import Actors
from sayso.reading.amounts import Amounts
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Text

_STEPS = (Sentences(), Actors(), Amounts())


def predict(document: Document) -> dict[str, object]:
    """The tolls of a text as one number each: {"id", "killed", "injured"}; 0 where it says nothing."""
    report = Report(sha256="0" * 64, name=document.id, published=document.published)
    sheet = Sheet(report, Text(report_id=report.id, chars=document.text, reader="benchmark@1"))
    for step in _STEPS:
        sheet = step(sheet)
    return {document.key: document.id, **tolls_of(sheet)}


def tolls_of(sheet: Sheet) -> dict[str, int]:
    """Both numbers of a sheet on which amounts and actors have been read."""
    harms = settled(harms_in(sheet))
    numbers = {}
    for field, harmed in (("killed", "killed"), ("injured", "wounded")):
        total = total_of([harm for harm in harms if harm.harmed == harmed])
        numbers[field] = max(0, size(total.amount)) if total else 0
    return numbers
