"""READ THIS FIRST: the verbs of Sayso, in the order a report meets them.

A report travels: bytes ──intake──▶ Report, Text ──reading──▶ mentions ──coding──▶ accounts of assertions ──export──▶ a record,
or ──filing──▶ an archive, where accounts of one happening are one incident, and people judge.
The command line and the Python API call these verbs and nothing below them.

`coding`: code, code_text, code_bytes, record, schema · `keeping`: add, recode, verify, backup, stats ·
`asking`: incidents, statements, actors, show, search, contradictions, precedents, check, why_nothing ·
`judging`: judge, undo, grade ·
`working`: inbox, judge_reports, undo_step, clashing, nearby, preview, attach, source ·
`reviewing`: review_report, add_value, replace_value, undo_all, names_hidden, resolve · `opened`: held_open
`reviewing`: review_report, add_value, replace_value, undo_all, names_hidden, resolve · `opened`: held_open ·
`team`: people, add_person, set_role, disable_person, set_password, log_in, make_token
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
from sayso.flow.team import (
    add_person,
    disable_person,
    enable_person,
    log_in,
    log_out,
    make_token,
    people,
    revoke_token,
    session_person,
    set_password,
    set_role,
    token_person,
    tokens,
)

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
    "add_person",
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
    "disable_person",
    "enable_person",
    "grade",
    "held_open",
    "inbox",
    "incidents",
    "judge",
    "judge_reports",
    "line_seen",
    "log",
    "log_in",
    "log_out",
    "make_token",
    "names_hidden",
    "nearby",
    "people",
    "precedents",
    "preview",
    "recode",
    "record",
    "replace_value",
    "resolve",
    "review_report",
    "revoke_token",
    "schema",
    "search",
    "session_person",
    "set_password",
    "set_role",
    "show",
    "source",
    "statements",
    "stats",
    "token_person",
    "tokens",
    "undo",
    "undo_all",
    "undo_step",
    "verify",
    "why_nothing",
]
