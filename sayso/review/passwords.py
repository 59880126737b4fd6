"""Passwords: what is good enough to be one, and how one is held against its hash."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sayso.archive.team import person_key
from sayso.errors import PersonError

SHORTEST: Final = 12
"""Characters. Length is what counts; rules about digits and signs only make passwords that look hard (NIST SP 800-63B, 3.1.1)."""
LONGEST: Final = 1000
_DIFFERENT: Final = 5
_HASHER: Final = PasswordHasher()
"""argon2id with the package's own choice of memory, time and threads (RFC 9106, second recommendation)."""


def check_password(name: str, password: str) -> None:
    """Whether a password will do for a person.

    Raises:
        PersonError: if it is too short, too long, too uniform or little else than the name.
    """
    if len(password) < SHORTEST:
        raise PersonError(f"a password has {SHORTEST} characters or more; four words in a row are a good one")
    if len(password) > LONGEST:
        raise PersonError(f"a password has {LONGEST} characters at most")
    if len(set(password)) < _DIFFERENT:
        raise PersonError(f"a password has {_DIFFERENT} different characters or more")
    rest = password.casefold()
    for word in person_key(name).split():
        rest = rest.replace(word, "")
    if len(rest.strip()) < SHORTEST // 2:
        raise PersonError("a password is something else than the name; whoever knows the one would know the other")


def hash_of(password: str) -> str:
    """The hash that is kept, with its salt and parameters in it."""
    return _HASHER.hash(password)


def fits(password: str, hash: str | None) -> bool:
    """Whether a password is the one behind a hash. Without a hash it takes as long to say no: who has an account must not show."""
    try:
        return _HASHER.verify(hash or _nobodys(), password) and hash is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(hash: str) -> bool:
    """Whether a hash was made with weaker parameters than those of today."""
    return _HASHER.check_needs_rehash(hash)


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return _HASHER.hash("nobody's password")
