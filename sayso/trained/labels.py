"""What the heads of the network answer, in the order of their outputs."""

from __future__ import annotations

from typing import Final

TYPES: Final = (
    "bombing",
    "airstrike",
    "shelling",
    "armed_assault",
    "assassination",
    "clash",
    "kidnapping",
    "execution",
    "arson",
    "riot",
    "chemical_attack",
    "other",
)
STAGES: Final = ("accomplished", "failed", "foiled", "alleged")
ROLES: Final = (
    "perpetrator stated",
    "perpetrator claimed",
    "perpetrator blamed",
    "perpetrator denied",
    "by",
    "target",
    "weapon",
    "place",
    "site",
    "date",
    "killed",
    "wounded",
    "abducted",
    "arrested",
)
"""What a piece of text is to one incident."""
MUC_ROLES: Final = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""What a piece of text is to the terrorist incidents of a report, whichever (MUC-4)."""
REPORT_ROLES: Final = (*MUC_ROLES, "Person")
"""The same as the network of roles answers it: a "Victim" is named, a "Person" described."""
MUC_TYPES: Final = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
"""MUC-4's types of incident."""
