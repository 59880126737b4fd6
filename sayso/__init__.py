"""Sayso: what happened, who did it, and on whose say-so.

    import sayso

    batch = sayso.code("report.html")
    for record in batch.records():
        print(record["incidents"])

    sayso.add("reports/")                       # into an archive, where reports of one happening are one incident
    for card in sayso.incidents(sayso.Filter(place="Egypt", since="2013-09")).cards:
        print(card.start, card.title, card.killed)

Each skill of reading can be used alone: `read_times`, `read_places`, `read_amounts`, `read_speech`, `read_roles`,
`read_event_type`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from sayso.version import VERSION

if TYPE_CHECKING:
    from sayso.archive import Filter
    from sayso.errors import (
        ArchiveError,
        CodebookError,
        ComponentError,
        GazetteerError,
        JudgementError,
        QuestionError,
        SaysoError,
        SettingsError,
        UnknownId,
        UnreadableReport,
    )
    from sayso.flow import (
        Added,
        Batch,
        Listing,
        Recoded,
        Stats,
        actors,
        add,
        backup,
        check,
        code,
        code_bytes,
        code_text,
        contradictions,
        grade,
        incidents,
        judge,
        log,
        precedents,
        recode,
        record,
        schema,
        search,
        show,
        statements,
        stats,
        undo,
        verify,
    )
    from sayso.flow.event_types import read_event_type
    from sayso.flow.roles import read_roles
    from sayso.reading.amounts import read_amounts
    from sayso.reading.places import read_places
    from sayso.reading.speech import read_speech
    from sayso.reading.times import read_times
    from sayso.settings import Settings

__all__ = [
    "Added",
    "ArchiveError",
    "Batch",
    "CodebookError",
    "ComponentError",
    "Filter",
    "GazetteerError",
    "JudgementError",
    "Listing",
    "QuestionError",
    "Recoded",
    "SaysoError",
    "Settings",
    "SettingsError",
    "Stats",
    "UnknownId",
    "UnreadableReport",
    "__version__",
    "actors",
    "add",
    "backup",
    "check",
    "code",
    "code_bytes",
    "code_text",
    "contradictions",
    "grade",
    "incidents",
    "judge",
    "log",
    "precedents",
    "read_amounts",
    "read_event_type",
    "read_places",
    "read_roles",
    "read_speech",
    "read_times",
    "recode",
    "record",
    "schema",
    "search",
    "show",
    "statements",
    "stats",
    "undo",
    "verify",
]

__version__: Final = VERSION

_HOMES: Final = {
    "sayso.archive": ("Filter",),
    "sayso.errors": (
        *("ArchiveError", "CodebookError", "ComponentError", "GazetteerError", "JudgementError", "QuestionError", "SaysoError"),
        *("SettingsError", "UnknownId", "UnreadableReport"),
    ),
    "sayso.flow.coding": ("Batch", "code", "code_bytes", "code_text", "record", "schema"),
    "sayso.flow.keeping": ("Added", "Recoded", "Stats", "add", "backup", "recode", "stats", "verify"),
    "sayso.flow.asking": (
        *("Listing", "actors", "check", "contradictions", "incidents", "log", "precedents", "search", "show", "statements"),
    ),
    "sayso.flow.judging": ("grade", "judge", "undo"),
    "sayso.flow.event_types": ("read_event_type",),
    "sayso.flow.roles": ("read_roles",),
    "sayso.reading.amounts": ("read_amounts",),
    "sayso.reading.places": ("read_places",),
    "sayso.reading.speech": ("read_speech",),
    "sayso.reading.times": ("read_times",),
    "sayso.settings": ("Settings",),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `import sayso` and `sayso --help` need not load a language pipeline."""
    for module, names in _HOMES.items():
        if name in names:
            found: object = getattr(import_module(module), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
