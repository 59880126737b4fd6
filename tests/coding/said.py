"""What the words of a text say about responsibility, without an incident that they are about."""

from sayso.coding.parties import Parties
from sayso.coding.responsibility_says import said_in
from sayso.language import doc_of
from tests.coding.read_sheets import sheet_of


def said(chars: str, *bases: str) -> set[str]:
    """Findings as "basis: name" (the basis alone where nobody is named), only of the given bases."""
    sheet = sheet_of(chars, chars.split()[0])
    found = said_in(doc_of(sheet), Parties(sheet))
    return {f"{f.basis}: {f.holder.name}" if f.holder else f.basis for f in found if f.basis in bases}
