"""READ THIS FIRST: the verbs of Sayso, in the order a report meets them.

A report travels: bytes ──intake──▶ Report, Text ──reading──▶ mentions ──coding──▶ accounts of assertions ──export──▶ a record,
or ──filing──▶ an archive, where accounts of one happening are one incident, and people judge.
The command line and the Python API call these verbs and nothing below them.

`coding`: code, code_text, code_bytes, record, schema · `keeping`: add, recode, verify, backup, stats ·
`asking`: incidents, statements, actors, show, search, contradictions, precedents, check, why_nothing ·
`judging`: judge, undo, grade ·
`reviewing`: review_report, add_value, replace_value, undo_all, names_hidden, resolve · `opened`: held_open
"""

from sayso.flow.asking import (
    Listing,
    actors,
    as_json,
    check,
    contradictions,
    incidents,
    log,
    precedents,
    search,
    show,
    statements,
    why_nothing,
)
from sayso.flow.coding import Batch, check_day, code, code_bytes, code_text, codebook_in_use, describe_run, record, schema
from sayso.flow.judging import grade, judge, undo
from sayso.flow.keeping import Added, Recoded, Stats, add, backup, recode, stats, verify
from sayso.flow.opened import held_open
from sayso.flow.reviewing import add_incident, add_value, line_seen, names_hidden, replace_value, resolve, review_report, undo_all

__all__ = [
    "Added",
    "Batch",
    "Listing",
    "Recoded",
    "Stats",
    "actors",
    "add",
    "add_incident",
    "add_value",
    "as_json",
    "backup",
    "check",
    "check_day",
    "code",
    "code_bytes",
    "code_text",
    "codebook_in_use",
    "contradictions",
    "describe_run",
    "grade",
    "held_open",
    "incidents",
    "judge",
    "line_seen",
    "log",
    "names_hidden",
    "precedents",
    "recode",
    "record",
    "replace_value",
    "resolve",
    "review_report",
    "schema",
    "search",
    "show",
    "statements",
    "stats",
    "undo",
    "undo_all",
    "verify",
    "why_nothing",
]
