"""Characters on their way into a store and back, and names in the form they are compared in."""

from __future__ import annotations

import re
from typing import Any, Final

from sqlalchemy import Dialect
from sqlalchemy import Text as Chars
from sqlalchemy.types import TypeDecorator

from sayso.archive.folding import words_of

_ESCAPE: Final = "\ufdd0"  # a code point that Unicode promises never to give a meaning
_BARRED: Final = re.compile(f"[\x00\ud800-\udfff{_ESCAPE}]")
_WRITTEN: Final = re.compile(f"{_ESCAPE}([0-9a-f]{{4}})")


def storable(chars: str) -> str:
    """The characters with those that a database refuses (NUL, half of a surrogate pair) written as an escape.

    Reports hold such characters rarely, but they do, and evidence is kept verbatim.
    """
    if chars.isascii() and "\x00" not in chars:
        return chars
    return _BARRED.sub(lambda found: f"{_ESCAPE}{ord(found[0]):04x}", chars)


def restored(chars: str) -> str:
    """What `storable` was given."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), chars) if _ESCAPE in chars else chars


def folded(name: str) -> str:
    """A name as it is compared: "São  Tomé" and "sao tome" are one."""
    return " ".join(words_of(name))


class Verbatim(TypeDecorator[str]):
    """A column of characters that gives back exactly what it was given."""

    impl = Chars
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """On PostgreSQL in the order of code points, as on SQLite."""
        return dialect.type_descriptor(Chars(collation="C") if dialect.name == "postgresql" else Chars())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way in."""
        return None if value is None else storable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way out."""
        return None if value is None else restored(value)
