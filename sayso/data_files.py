"""The word lists and weights that packages carry in their ``data`` folders."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one written in C, where PyYAML was built with it: it reads all lists in a twentieth of a second instead of half a one."""


def data_file(package: str, name: str) -> Any:
    """One YAML file of ours.

    Args:
        package: whose it is: "sayso.reading".
        name: of the file in its ``data`` folder.
    """
    return yaml.load((files(package) / "data" / name).read_text(encoding="utf-8"), Loader=_LOADER)  # a safe one
