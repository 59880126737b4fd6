"""Whether anybody has claimed an attack, for short descriptions of one attack each."""

from __future__ import annotations

from benchmarks.coder import received
from benchmarks.documents import Document
from sayso.coding.parties import Parties
from sayso.coding.responsibility_says import said_in
from sayso.language import doc_of
from sayso.reading.actors import Actors
from sayso.reading.sentences import Sentences
from sayso.records import Sheet

_STEPS = (Sentences(), Actors())


def predict(document: Document) -> dict[str, object]:
    """Whether the attack is claimed: {"id", "claim": claimed | denied | unclaimed | none}."""
    report, text = received(document)
    sheet = Sheet(report, text)
    for step in _STEPS:
        sheet = step(sheet)
    return {document.key: document.id, "claim": claim_of(sheet)}


def claim_of(sheet: Sheet) -> str:
    """What a text says of claims: a claim outweighs a denial, and that outweighs words that nobody has claimed it."""
    bases = {finding.basis for finding in said_in(doc_of(sheet), Parties(sheet)) if not finding.elsewhere}
    for basis, label in (("claimed", "claimed"), ("denied", "denied"), ("nobody_claimed", "unclaimed")):
        if basis in bases:
            return label
    return "none"
