"""How many were killed and injured, for sets that give one number for a whole text."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from benchmarks.documents import Document
from sayso.coding.toll_harms import harms_in
from sayso.coding.toll_total import settled, size, total_of
from sayso.reading.actors import Actors
from sayso.reading.amounts import Amounts
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Text

_ANSWERS: Final = frozenset({"retaliation", "revenge", "response", "retribution", "reprisal"})
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
    harms = settled([harm for harm in harms_in(sheet) if not _is_recalled(harm.trigger)])
    numbers = {}
    for field, harmed in (("killed", "killed"), ("injured", "wounded")):
        total = total_of([harm for harm in harms if harm.harmed == harmed])
        numbers[field] = max(0, size(total.amount)) if total else 0
    return numbers


def _is_recalled(trigger: Token) -> bool:
    """Harm of an earlier incident: "comes a day after bombs killed ten", "in retaliation for the killing of three"."""
    for above in trigger.ancestors:
        if above.lower_ == "for" and above.head.lower_ in _ANSWERS:
            return True
        marks = {child.lower_ for child in above.children if child.dep_ in ("mark", "prep")} | {above.lower_}
        if "after" in marks and above.head.lemma_.lower() in ("come", "follow", "occur"):
            return True
    return trigger.pos_ == "NOUN" and any(above.lower_ == "following" for above in trigger.ancestors)
