"""What the tests have done on several processes. It stands alone, for each process imports it anew."""

import os
import signal
from pathlib import Path
from time import sleep

from sayso.errors import SettingsError
from sayso.records import Note, Sheet
from sayso.workers import Outcome

DEADLY, DEADLY_ONCE, WRONG, LATE = "deadly", "deadly-once", "wrong", "late"


def work(folder: Path, seconds: float, given: Sheet) -> Outcome:
    """What a pipeline does, as far as processes are concerned: it takes a while, and its outcome is larger than what it was given."""
    name = given.report.name
    mark = folder / f"{name}.tried"
    if name.startswith((DEADLY, DEADLY_ONCE)) and not (name.startswith(DEADLY_ONCE) and mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith(WRONG):
        raise SettingsError("there is no such language pipeline")
    sleep(seconds * (5 if name.startswith(LATE) else 1))
    return given.adding(notes=(Note("noted", "y" * len(given.text.chars), "test@1"),))


class Unstartable:
    """Ends each process that unpickles it, before it has begun."""

    def __call__(self, given: Sheet) -> Outcome:
        return given

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)
