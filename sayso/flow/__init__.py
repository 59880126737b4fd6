"""READ THIS FIRST: the verbs of Sayso, in the order a report meets them.

A report travels: bytes ──intake──▶ Report, Text ──reading──▶ mentions ──coding──▶ accounts of assertions ──export──▶ a record,
or ──filing──▶ an archive, where accounts of one happening are one incident, and people judge.
The command line, the desk and the Python API call these verbs and nothing below them.

`coding`: code, code_text, code_bytes, record, schema · `keeping`: add, recode, verify, backup, stats, outlets ·
`asking`: incidents, statements, actors, show, search, contradictions, precedents, check, why_nothing ·
`counting`: places, actors_named, extent, place_at, timeline ·
`judging`: judge, undo, grade · `exporting`: export, export_zip, export_counts ·
`working`: inbox, judge_reports, undo_step, clashing, nearby, preview, attach, source ·
`reviewing`: review_report, add_value, add_incident, add_statement, replace_value, undo_all, names_hidden, resolve ·
`opened`: held_open, one_view · `team`: people, add_person, set_role, disable_person, set_password, log_in, make_token ·
`double_coding`: make_double, double_sheet, answer_double, agreement, compare_double, settle ·
`long_work`: start_adding, start_recoding, work, stop_job

Beside the way of a report stand two skills of their own, each asked about one text: `roles`: read_roles · `event_types`: read_event_type,
and of a whole table of notes open_notes, typed_notes
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
from sayso.flow.counting import actors_named, extent, place_at, places, timeline
from sayso.flow.double_coding import (
    DoubleProgress,
    agreement,
    answer_double,
    compare_double,
    double_sheet,
    doubles,
    make_double,
    report_titles,
    settle,
    settle_agreed,
)
from sayso.flow.exporting import export, export_counts, export_zip
from sayso.flow.judging import grade, judge, undo
from sayso.flow.keeping import Added, Recoded, Stats, add, backup, outlets, recode, stats, verify
from sayso.flow.long_work import (
    again,
    incoming,
    job_named,
    run_waiting,
    start_adding,
    start_recoding,
    stop_job,
    work,
)
from sayso.flow.opened import held_open, one_view
from sayso.flow.reviewing import (
    add_incident,
    add_statement,
    add_value,
    line_seen,
    names_hidden,
    replace_value,
    resolve,
    review_report,
    undo_all,
)
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
from sayso.flow.working import activity, attach, clashing, clusters_of, inbox, judge_reports, nearby, preview, source, undo_step

__all__ = [
    "Added",
    "Batch",
    "DoubleProgress",
    "Listing",
    "Recoded",
    "Stats",
    "activity",
    "actors",
    "actors_named",
    "add",
    "add_incident",
    "add_person",
    "add_statement",
    "add_value",
    "again",
    "agreement",
    "answer_double",
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
    "compare_double",
    "contradictions",
    "describe_run",
    "disable_person",
    "double_sheet",
    "doubles",
    "enable_person",
    "export",
    "export_counts",
    "export_zip",
    "extent",
    "grade",
    "held_open",
    "inbox",
    "incidents",
    "incoming",
    "job_named",
    "judge",
    "judge_reports",
    "line_seen",
    "log",
    "log_in",
    "log_out",
    "make_double",
    "make_token",
    "names_hidden",
    "nearby",
    "one_view",
    "outlets",
    "people",
    "place_at",
    "places",
    "precedents",
    "preview",
    "recode",
    "record",
    "replace_value",
    "report_titles",
    "resolve",
    "review_report",
    "revoke_token",
    "run_waiting",
    "schema",
    "search",
    "session_person",
    "set_password",
    "set_role",
    "settle",
    "settle_agreed",
    "show",
    "source",
    "start_adding",
    "start_recoding",
    "statements",
    "stats",
    "stop_job",
    "timeline",
    "token_person",
    "tokens",
    "undo",
    "undo_all",
    "undo_step",
    "verify",
    "why_nothing",
    "work",
]
