"""Where the files of the trained network are, and what tells one version of them from another."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"
TRAINED: Final = "sayso-trained-reader"


@lru_cache(maxsize=1)
def trained_version() -> str:
    """The first twelve digits of the SHA-256 of the network's two graphs, one after the other."""
    made = sha256()
    for name in ("lower.onnx", "incidents.onnx"):
        made.update((DATA / name).read_bytes())
    return made.hexdigest()[:12]
