"""The roles of a report as a whole, a skill of its own."""

from __future__ import annotations

from dataclasses import replace

from sayso.coding.report_roles import ReportRoles, roles_of
from sayso.flow.coding import codebook_in_use, sheet_of_text
from sayso.pipeline import build
from sayso.settings import load_settings


def read_roles(chars: str, *, published: str | None = None) -> ReportRoles:
    """Who a text names as doer, target, victim or means of terrorist incidents, each with how likely that is.

    The question is MUC-4's: the roles of the report, whichever of its incidents they belong to, and on whosever word. Who says so, and of
    which incident, stands in the record that `code` makes. Spans count in the characters that are passed.

    Args:
        chars: the text; nothing is cleaned.
        published: day of publication ``YYYY-MM-DD``.

    Raises:
        SettingsError: if `published` is no day.
        ComponentError: if a step of coding fails.
    """
    settings = replace(load_settings(), reader="rules")
    return roles_of(build(settings, codebook_in_use(settings)).with_parse(sheet_of_text(chars, published)))
