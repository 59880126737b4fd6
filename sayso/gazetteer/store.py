"""The place list on disk: shipped compressed, unpacked once into the user's cache, opened read-only."""

from __future__ import annotations

import hashlib
import lzma
import os
import sqlite3
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from platformdirs import user_cache_dir

from sayso.errors import GazetteerError

SCHEMA_VERSION: Final = 1
_PACKED: Final = "places.sqlite.xz"
_DIGEST: Final = "places.sqlite.sha256"
_CHUNK: Final = 1 << 20


def cache_folder() -> Path:
    """Where the list is unpacked: the folder named by the environment variable SAYSO_CACHE, else the user's cache."""
    chosen = os.environ.get("SAYSO_CACHE")
    return Path(chosen) if chosen else Path(user_cache_dir("sayso"))


def connect() -> sqlite3.Connection:
    """Open the place list read-only; unpack it first if this version of it has not been unpacked yet (a few seconds, once).

    Raises:
        GazetteerError: if it cannot be unpacked or opened; says what to do.
    """
    path = unpacked()
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        version = base.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise GazetteerError(
            f"{path}: the place list cannot be opened ({error}); delete the file, it will be unpacked again"
        ) from error
    if version != SCHEMA_VERSION:
        base.close()
        raise GazetteerError(
            f"{path}: the place list has version {version}, {SCHEMA_VERSION} is needed; delete the file, it will be unpacked again"
        )
    return base


def unpacked() -> Path:
    """The path of the unpacked list. Its name holds the hash of the shipped file, so that another version is unpacked anew."""
    folder = files("sayso.gazetteer") / "data"
    try:
        digest = (folder / _DIGEST).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise GazetteerError(f"{_DIGEST} is missing from the package ({error}); install Sayso again") from error
    path = cache_folder() / f"places-{digest[:16]}.sqlite"
    if not path.exists():
        with as_file(folder / _PACKED) as packed:
            _unpack(packed, digest, path)
    return path


def _unpack(packed: Path, digest: str, path: Path) -> None:
    """Unpack beside the target and move it there in one step: other processes see the whole file or none."""
    try:
        content = packed.read_bytes()
    except OSError as error:
        raise GazetteerError(f"{packed}: the place list cannot be read ({error}); install Sayso again") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise GazetteerError(
            f"{packed}: the place list is damaged (its SHA-256 is not the one shipped with it); install Sayso again"
        )
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        with os.fdopen(handle, "wb") as out, lzma.open(packed) as source:
            while chunk := source.read(_CHUNK):
                out.write(chunk)
        Path(temporary).replace(path)
    except (OSError, lzma.LZMAError) as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise GazetteerError(
            f"{path}: the place list cannot be unpacked there ({error}); it needs about 80 MB; "
            "set the environment variable SAYSO_CACHE to a folder that can be written to"
        ) from error
