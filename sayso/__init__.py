"""Sayso: what happened, who did it, and on whose say-so.

    import sayso

    batch = sayso.code("report.html")
    for record in batch.records():
        print(record["incidents"])

Each skill of reading can be used alone: `read_times`, `read_places`, `read_amounts`, `read_speech`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from sayso.version import VERSION

if TYPE_CHECKING:
    from sayso.errors import CodebookError, ComponentError, GazetteerError, SaysoError, SettingsError, UnreadableReport
    from sayso.flow import Batch, code, code_bytes, code_text, record, schema
    from sayso.reading.amounts import read_amounts
    from sayso.reading.places import read_places
    from sayso.reading.speech import read_speech
    from sayso.reading.times import read_times
    from sayso.settings import Settings

__all__ = [
    "Batch",
    "CodebookError",
    "ComponentError",
    "GazetteerError",
    "SaysoError",
    "Settings",
    "SettingsError",
    "UnreadableReport",
    "__version__",
    "code",
    "code_bytes",
    "code_text",
    "read_amounts",
    "read_places",
    "read_speech",
    "read_times",
    "record",
    "schema",
]

__version__: Final = VERSION

_HOMES: Final = {
    "sayso.errors": ("CodebookError", "ComponentError", "GazetteerError", "SaysoError", "SettingsError", "UnreadableReport"),
    "sayso.flow": ("Batch", "code", "code_bytes", "code_text", "record", "schema"),
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
