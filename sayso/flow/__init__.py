"""READ THIS FIRST: the verbs of Sayso, in the order a report meets them.

A report travels: bytes ──intake──▶ Report, Text ──reading──▶ mentions ──coding──▶ accounts of assertions ──export──▶ a record,
or ──filing──▶ an archive, where accounts of one happening are one incident, and people judge.
The command line and the Python API call these verbs and nothing below them.

`coding`: code, code_text, code_bytes, record, schema · `keeping`: add, recode, verify, backup, stats ·
`asking`: incidents, statements, actors, show, search, contradictions, precedents, check, why_nothing ·
`judging`: judge, undo, grade ·
`working`: inbox, judge_reports, undo_step, clashing, nearby, preview, attach, source ·
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
from sayso.flow.working import activity, attach, clashing, clusters_of, inbox, judge_reports, nearby, preview, source, undo_step

__all__ = [
    "Added",
    "Batch",
    "Listing",
    "Recoded",
    "Stats",
    "activity",
    "actors",
    "add",
    "add_incident",
    "add_value",
    "as_json",
    "attach",
    "backup",
    "check",
    "check_day",
    "clashing",
    "clusters_of",
    "code",
    "code_bytes",
    "code_text",
    "codebook_in_use",
    "contradictions",
    "describe_run",
    "grade",
    "held_open",
    "inbox",
    "incidents",
    "judge",
    "judge_reports",
    "line_seen",
    "log",
    "names_hidden",
    "nearby",
    "precedents",
    "preview",
    "recode",
    "record",
    "replace_value",
    "resolve",
    "review_report",
    "schema",
    "search",
    "show",
    "source",
    "statements",
    "stats",
    "undo",
    "undo_all",
    "undo_step",
    "verify",
    "why_nothing",
]
