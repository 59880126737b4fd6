"""The archives of `tests.stores`, for the tests of this folder."""

from tests.stores import archive, blank_postgresql, blank_sqlite, new_archive, postgresql, store

__all__ = ["archive", "blank_postgresql", "blank_sqlite", "new_archive", "postgresql", "store"]
