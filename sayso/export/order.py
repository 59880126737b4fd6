"""In which order the properties of an account are set, wherever people read them."""

from __future__ import annotations

from typing import Final

ORDER: Final = (
    *("type", "subtype", "stage", "date", "place", "site", "killed", "wounded", "abducted", "arrested", "target", "weapon"),
    *(
        "perpetrator",
        "claimed",
        "blamed",
        "suspected",
        "denied",
        "nobody_claimed",
        "background",
        "first_since",
        "after",
        "before",
    ),
    *("medium", "issuer", "speaker", "audience", "act", "about", "is_claim", "authentic", "new_speaker", "quotation"),
)


def place_of(property: str) -> int:
    """The place of a property in that order; one of a codebook of the user's own comes last."""
    return ORDER.index(property) if property in ORDER else len(ORDER)
