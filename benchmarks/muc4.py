"""MUC-4: reports as templates of terrorist incidents with role fillers, by the skill that is made for its question."""

from __future__ import annotations

from benchmarks.coder import coded_by_rules
from benchmarks.documents import Document
from sayso.coding.report_roles import ReportRoles, roles_of
from sayso.coding.role_candidates import ASKED, plain


def predict(document: Document) -> dict[str, object]:
    """Templates of one report by `sayso.read_roles`, in the form of ``score_muc4.py``; every entity is given by one mention."""
    return {"docid": document.id, **templates_from(roles_of(coded_by_rules(document)))}


def templates_from(roles: ReportRoles) -> dict[str, object]:
    """One template an incident."""
    return {
        "templates": [
            {"incident_type": incident.type}
            | {role: [[plain(one.words)] for one in incident.fillers if one.role == role] for role in ASKED}
            for incident in roles.incidents
        ]
    }
