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
ANOTHER: Final = "another incident"
TIES: Final = (*ROLES, ANOTHER)
"""What the reader of incidents says of each piece: its role, or that it names another incident, one that nothing is marked for."""
MUC_ROLES: Final = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""What a piece of text is to the terrorist incidents of a report, whichever (MUC-4)."""
REPORT_ROLES: Final = (*MUC_ROLES, "Person")
"""The same as the network of roles answers it: a "Victim" is named, a "Person" described."""
MUC_TYPES: Final = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
"""MUC-4's types of incident."""
EVENT_TYPES: Final = (
    "ABDUCT_DISSAP",
    "AGREEMENT",
    "AIR_STRIKE",
    "ARMED_CLASH",
    "ARREST",
    "ART_MISS_ATTACK",
    "ATTACK",
    "ATTRIB",
    "CHANGE_TO_GROUP_ACT",
    "CHEM_WEAP",
    "DIPLO",
    "DISR_WEAP",
    "FORCE_AGAINST_PROTEST",
    "GOV_REGAINS_TERIT",
    "GRENADE",
    "HQ_ESTABLISHED",
    "MAN_MADE_DISASTER",
    "MOB_VIOL",
    "NATURAL_DISASTER",
    "NON_STATE_ACTOR_OVERTAKES_TER",
    "NON_VIOL_TERRIT_TRANSFER",
    "ORG_CRIME",
    "OTHER",
    "PEACE_PROTEST",
    "PROPERTY_DISTRUCT",
    "PROTEST_WITH_INTER",
    "REM_EXPLOS",
    "SEX_VIOL",
    "SUIC_BOMB",
    "VIOL_DEMONSTR",
)
"""Labels of a snippet: those of shared task 2 of CASE 2021, ACLED's sub-event types and five more."""
