"""Content hashes: which fields make a thing the same thing."""

from __future__ import annotations

import hashlib
from functools import lru_cache

_SEPARATOR = "\x1f"
_LENGTH = 16


@lru_cache(maxsize=65_536)  # an id is asked for often, and made of the same parts each time
def content_id(prefix: str, *parts: str) -> str:
    """The id of a record: a short prefix naming its kind and 64 bits of SHA-256 over the parts that make it itself.

    Args:
        prefix: the kind of record, two or three letters (``rep``, ``txt``, ``men``, …).
        parts: the fields that decide sameness, in a fixed order.

    Returns:
        ``prefix-`` and sixteen hexadecimal digits; equal parts give equal ids on every machine.
    """
    digest = hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:_LENGTH]}"
