"""Codings of real reports that say where words stand, and not which: the reports are other people's, and are not part of this repository.

A line of `data/codings.jsonl` names a file of the benchmark data and a report in it, the hash of the text that was coded, and the
incidents in the form of `records` (its `guidelines.md`), where every string of the text is a pair of places in it, beginning and end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from training.documents import lines_of, occurrences

_IDS: Final = ("docid", "id")
_LISTS: Final = ("targets", "weapons")


class OtherText(ValueError):
    """The data hold another text than the one that was coded."""


def coded_reports(codings: Path, data: Path) -> Iterator[dict[str, Any]]:
    """The reports with their incidents, in the form of `records`.

    Args:
        codings: the file of codings.
        data: the folder with the sets that they are of.

    Raises:
        OtherText: a report is missing in its file, or reads otherwise than when it was coded.
    """
    files: dict[str, dict[str, dict[str, Any]]] = {}
    for line in lines_of(codings):
        if line["file"] not in files:
            files[line["file"]] = {
                str(next((one[k] for k in _IDS if k in one), "")): one for one in lines_of(data / line["file"])
            }
        raw = files[line["file"]].get(line["id"])
        text = "" if raw is None else raw["text"][line["from"] :]
        title = (raw or {}).get("title") if line["titled"] else None
        if sha256(whole(title, text).encode()).hexdigest() != line["sha256"]:
            raise OtherText(
                f"{data / line['file']}: report {line['id']} is not the text that was coded; get the set anew, or code it again"
            )
        incidents = [with_words(incident, whole(title, text)) for incident in line["incidents"]]
        own = {name: line[name] for name in ("docid", "published", "source")}
        yield {**own, "title": title, "text": text, "incidents": incidents, "statements": []}


def whole(title: str | None, text: str) -> str:
    """What the places of a coding count in."""
    return f"{title}\n{text}" if title else text


def with_words(incident: dict[str, Any], chars: str) -> dict[str, Any]:
    """A coding with the words of the text for their places."""
    return _changed(incident, lambda place: place if isinstance(place, str) else chars[place[0] : place[1]])


def with_places(incident: dict[str, Any], chars: str) -> dict[str, Any]:
    """A coding with places for words, each where it stands first; a value that does not stand in the text is left out.

    The name of a place may be the coder's own spelling: if it does not stand in the text in any case of letters, it stays.

    Raises:
        ValueError: the incident's own words do not stand in the text.
    """

    def place_of(words: str) -> list[int] | None:
        at = chars.find(words)
        return [at, at + len(words)] if at >= 0 and words else None

    made = _changed(incident, place_of)
    if made["words"] is None:
        raise ValueError(f"not in the report: {incident['words']!r}")
    if name := incident.get("place", {}).get("name"):
        found = occurrences(chars, name) or occurrences(chars, name, fold=True)
        made["place"]["name"] = list(found[0]) if found else name
    return made


def _changed(incident: dict[str, Any], change: Any) -> dict[str, Any]:
    made = dict(incident)
    if "words" in made:
        made["words"] = change(made["words"])
    for name, keys in (("date", ("words",)), ("place", ("name", "site"))):
        if name in made:
            made[name] = _entries(made[name], keys, change)
    if "perpetrators" in made:
        made["perpetrators"] = [
            one for given in made["perpetrators"] if "words" in (one := _entries(given, ("words", "by"), change))
        ]
    for name in _LISTS:
        if name in made:
            made[name] = [one for words in made[name] if (one := change(words)) is not None]
    return made


def _entries(given: dict[str, Any], keys: tuple[str, ...], change: Any) -> dict[str, Any]:
    """An object with its strings changed, without those of which nothing is left."""
    made = {key: change(value) if key in keys and value is not None else value for key, value in given.items()}
    return {key: value for key, value in made.items() if value is not None}


def line_of(record: dict[str, Any], file: str, name: str, skipped: int) -> str:
    """A line of the file, for a report in the form of `records`.

    Args:
        file: the file of the benchmark data that the report is in.
        name: its id there.
        skipped: how many characters at the beginning of its text there are not part of what was coded.
    """
    chars = whole(record.get("title"), record["text"])
    made = {
        "docid": record["docid"],
        "file": file,
        "id": name,
        "from": skipped,
        "titled": bool(record.get("title")),
        "published": record.get("published"),
        "source": record.get("source"),
        "sha256": sha256(chars.encode()).hexdigest(),
        "incidents": [with_places(incident, chars) for incident in record["incidents"]],
    }
    return json.dumps(made, ensure_ascii=False)
