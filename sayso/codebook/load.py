"""Read a codebook from YAML and check it. Unknown keys are errors: a misspelt key would else be silently without effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from sayso.codebook.model import PROPERTY_TYPES, Codebook, Entry, Property
from sayso.data_files import data_file
from sayso.errors import CodebookError

_SECTIONS: Final = ("incident_types", "statement_acts", "weapons", "properties")
_HEAD: Final = ("name", "version", "title", "extends", "drop")
_ENTRY_KEYS: Final = tuple(f.name for f in fields(Entry) if f.name != "key")
_PROPERTY_KEYS: Final = tuple(f.name for f in fields(Property) if f.name != "key")


@lru_cache(maxsize=1)
def default_codebook() -> Codebook:
    """The codebook that comes with Sayso."""
    return _build(_default_data(), "the default codebook")


def load_codebook(path: Path) -> Codebook:
    """Read a codebook of one's own.

    A file with ``extends: sayso`` adds its entries to the default codebook (or replaces those of the same key) and takes out those
    listed under ``drop``; a file without it must hold every section itself.

    Raises:
        CodebookError: if the file cannot be read or breaks the form; the message names the file, the key and what is allowed there.
    """
    where = str(path)
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CodebookError(
            f"{where}: the codebook cannot be read ({error.strerror}); check the path and its permissions"
        ) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise CodebookError(f"{where}: cannot be read as YAML: {error}") from error
    if not isinstance(data, dict):
        raise CodebookError(f"{where}: a codebook is a mapping with the keys {', '.join(_HEAD + _SECTIONS)}")
    _known(data, (*_HEAD, *_SECTIONS), where)
    extends = data.pop("extends", None)
    if extends not in (None, "sayso"):
        raise CodebookError(f"{where}: extends: {extends!r} is not a codebook; allowed: sayso")
    drop = data.pop("drop", {})
    if extends:
        data = _extended(_default_data(), data, _mapping(drop, f"{where}: drop"), where)
    elif drop:
        raise CodebookError(f"{where}: 'drop' takes entries out of the codebook that is extended; add 'extends: sayso'")
    return _build(data, where)


def _default_data() -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name in ("codebook", *_SECTIONS):
        data.update(data_file("sayso.codebook", f"{name}.yaml"))
    return data


def _extended(base: dict[str, Any], data: dict[str, Any], drop: Mapping[str, Any], where: str) -> dict[str, Any]:
    _known(drop, _SECTIONS, f"{where}: drop")
    merged = {**base, **{key: data[key] for key in data if key not in _SECTIONS}}
    for section in _SECTIONS:
        entries = {**base[section], **_mapping(data.get(section, {}), f"{where}: {section}")}
        for key in drop.get(section, []):
            if key not in entries:
                raise CodebookError(f"{where}: drop: {section}: there is no {key!r} to take out")
            del entries[key]
        merged[section] = entries
    return merged


def _build(data: Mapping[str, Any], where: str) -> Codebook:
    for key in ("name", "version", "title", *_SECTIONS):
        if key not in data:
            raise CodebookError(f"{where}: the key {key!r} is missing (or add 'extends: sayso')")
    lists = {section: _entries(data[section], f"{where}: {section}") for section in _SECTIONS[:3]}
    properties = {
        key: _property(key, _mapping(value, f"{where}: properties: {key}"), f"{where}: properties: {key}")
        for key, value in _mapping(data["properties"], f"{where}: properties").items()
    }
    return Codebook(str(data["name"]), str(data["version"]), str(data["title"]), **lists, properties=properties)


def _entries(data: object, where: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for key, value in _mapping(data, where).items():
        spot = f"{where}: {key}"
        found = dict(_mapping(value, spot))
        _known(found, _ENTRY_KEYS, spot)
        _required(found, ("title", "help"), spot)
        if found.get("scope", "incident") not in ("incident", "event"):
            raise CodebookError(f"{spot}: scope: {found['scope']!r} is not allowed; allowed: incident, event")
        found["words"] = tuple(_strings(found.get("words", []), f"{spot}: words"))
        entries[key] = Entry(key=key, **found)
    for key, entry in entries.items():
        seen = {key}
        while entry.parent is not None:
            if entry.parent not in entries:
                raise CodebookError(f"{where}: {key}: its parent {entry.parent!r} is not in the list")
            if entry.parent in seen:
                raise CodebookError(f"{where}: {key}: its parents run in a circle")
            seen.add(entry.parent)
            entry = entries[entry.parent]
    return entries


def _property(key: str, found: Mapping[str, Any], where: str) -> Property:
    _known(found, _PROPERTY_KEYS, where)
    _required(found, ("of", "type", "help", "repeats"), where)
    for name, allowed in (("of", ("incident", "statement", "both")), ("type", PROPERTY_TYPES), ("repeats", (True, False))):
        if found[name] not in allowed:
            raise CodebookError(f"{where}: {name}: {found[name]!r} is not allowed; allowed: {', '.join(map(str, allowed))}")
    values = found.get("values", ())
    if (found["type"] == "choice") != bool(values):
        raise CodebookError(f"{where}: 'values' belongs to a property of type choice, and only there")
    if isinstance(values, str) and values not in _SECTIONS[:3]:
        raise CodebookError(f"{where}: values: there is no list {values!r}; lists: {', '.join(_SECTIONS[:3])}")
    listed = values if isinstance(values, str) else tuple(_strings(values, f"{where}: values"))
    return Property(key, found["of"], found["type"], str(found["help"]), found["repeats"], listed)


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise CodebookError(f"{where}: here stands a mapping from keys to values, not {type(value).__name__}")
    return value


def _strings(value: object, where: str) -> list[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise CodebookError(f"{where}: here stands a list of words")
    return list(value)


def _known(data: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    for key in data:
        if key not in allowed:
            raise CodebookError(f"{where}: unknown key {key!r}; allowed: {', '.join(allowed)}")


def _required(data: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in keys:
        if key not in data:
            raise CodebookError(f"{where}: the key {key!r} is missing")
