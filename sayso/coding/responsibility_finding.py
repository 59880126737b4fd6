"""What a finding about responsibility is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from sayso.coding.parties import Party

Basis = Literal["perpetrator", "claimed", "blamed", "suspected", "denied", "nobody_claimed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the words say about who is responsible.

    Attributes:
        basis: the property.
        trigger: the word that says it; it decides which incident is meant.
        holder: who is held responsible (for a denial: who is said not to be); None for "nobody has claimed it".
        speaker: who says so, where the words themselves name them ("X blamed Y"), else None.
        proven: a court found it so.
        if_accused: it holds only of one whom something else accuses ("denied the charges").
        first: where the same party was accused before, by a description only.
        elsewhere: it is of another act than the text's news, and of a recalled one only where its own words name that.
        by_authority: an arrest, a charge or a search, which only an authority can make, even where the words name none.
    """

    basis: Basis
    trigger: Token
    holder: Party | None
    speaker: Party | None = None
    proven: bool = False
    by_authority: bool = False
    if_accused: bool = False
    first: Finding | None = None
    elsewhere: bool = False
