"""The archive that a verb works in: opened for the verb and closed after it, or held open for many verbs, as a server does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from sayso.archive import Archive, Reader, Writer, archive_url, open_archive
from sayso.gazetteer import use_places
from sayso.settings import Settings, load_settings

_HELD: Final[dict[str, Archive]] = {}
"""Archives that are held open, by their address. Connections are pooled by the engine, so that threads may share one."""


_VIEW: Final[ContextVar[tuple[str, Reader] | None]] = ContextVar("view", default=None)
"""The view that is held for what is done here, and the address of its archive."""


@contextmanager
def held_open(settings: Settings, *, create: bool = False) -> Iterator[Archive]:
    """Hold the archive of these settings open: meanwhile every verb works in it, and none pays for opening it again.

    Args:
        create: whether to make one where there is none.

    Raises:
        ArchiveError: if it cannot be opened.
    """
    key = _address(settings)
    with open_archive(settings.archive or None, create=create) as archive:
        _HELD[key] = archive
        try:
            yield archive
        finally:
            _HELD.pop(key, None)


@contextmanager
def opened(settings: Settings | None, *, create: bool = False) -> Iterator[Archive]:
    """The archive of these settings: the one that is held open, or one that is closed at the end."""
    settings = settings or load_settings()
    use_places(settings.places)
    held = _HELD.get(_address(settings)) if _HELD else None
    if held is not None:
        yield held
        return
    with open_archive(settings.archive or None, create=create) as archive:
        yield archive


@contextmanager
def reading(settings: Settings | None) -> Iterator[Reader]:
    """One view of an archive that must be there: that of `one_view`, if one is held here."""
    held = _VIEW.get()
    if held is not None and held[0] == _address(settings or load_settings()):
        yield held[1]
        return
    with opened(settings) as archive, archive.reading() as reader:
        yield reader


@contextmanager
def one_view(settings: Settings) -> Iterator[None]:
    """Let all verbs that only read see the archive as it stands now, and pay for one view between them: what a page shows then agrees.

    What is written meanwhile, here or elsewhere, they do not see.
    """
    with reading(settings) as reader:
        token = _VIEW.set((_address(settings), reader))
        try:
            yield
        finally:
            _VIEW.reset(token)


@contextmanager
def writing(settings: Settings | None) -> Iterator[Writer]:
    """One transaction of an archive that must be there."""
    with opened(settings) as archive, archive.writing() as writer:
        yield writer


def _address(settings: Settings) -> str:
    return archive_url(settings.archive or None).render_as_string(hide_password=False)
