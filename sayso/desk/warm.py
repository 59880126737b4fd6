"""What the first page of its kind would wait for, made ready while nobody waits: templates, and what reads a claim.

What was read by then stays as long as the desk runs: the language model, the gazetteer, the rules. The garbage collector need not go
through it again and again; it stopped all pages for a tenth of a second each time, most often at those that make most objects.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from threading import Thread
from typing import Final

import sayso.flow as flow
from sayso.desk.render import ready_templates
from sayso.errors import SaysoError
from sayso.settings import Settings

_CLAIM: Final = "the first attack since January 2020"
"""Any claim of precedence: reading it loads the language model, the rules of time and the gazetteer, which takes some seconds."""


def warm(settings: Settings) -> Thread:
    """Make ready in the background. The archive must be held open; what cannot be made ready is said to whoever asks for it."""

    def ready() -> None:
        ready_templates()
        with suppress(SaysoError):
            flow.check(_CLAIM, settings=settings)
        gc.collect()
        gc.freeze()

    thread = Thread(target=ready, name="warm", daemon=True)
    thread.start()
    return thread
