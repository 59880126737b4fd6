"""The JSON Schema of a coded report."""

from __future__ import annotations

from typing import Any

from sayso.codebook import Codebook
from sayso.export.record import BASES, COUNTS, SCHEMA_VERSION

_STRING = {"type": "string"}
_MAYBE_STRING = {"type": ["string", "null"]}
_MAYBE_INTEGER = {"type": ["integer", "null"]}
_MAYBE_NUMBER = {"type": ["number", "null"]}
_FLAG = {"type": "boolean"}


def _object(properties: dict[str, Any], *, optional: tuple[str, ...] = (), about: str = "") -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }
    return {"description": about, **schema} if about else schema


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def record_schema(codebook: Codebook) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one coded report; value lists are those of the codebook in use."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A report coded by Sayso",
        "description": f"Version {SCHEMA_VERSION}. A null means that the report does not say.",
        **_object(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "run": _run(),
                "review": {
                    "enum": ["machine"],
                    "description": "Who stands behind the values: no person has reviewed this record.",
                },
                "report": _report(),
                "text": _object(
                    {"id": _STRING, "characters": {"type": "integer"}, "reader": _STRING, "chars": _STRING},
                    optional=("chars",),
                    about="The readable text in which all offsets count; its characters only if asked for.",
                ),
                "incidents": _list({"$ref": "#/$defs/incident"}),
                "statements": _list({"$ref": "#/$defs/statement"}),
                "actors": _list(_actor()),
                "notes": _list(
                    _object({"code": _STRING, "message": _STRING, "span": {"$ref": "#/$defs/span"}, "made_by": _STRING})
                ),
            }
        ),
        "$defs": {
            "span": {"anyOf": [{"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}, {"type": "null"}]},
            "amount": _amount(),
            "when": _object({**_when(), "words": _STRING}, about="When, as precisely as the words say; both days included."),
            "where": _where(),
            "assertion": _assertion(codebook),
            "contradiction": _object({"property": _STRING, "assertions": _list(_STRING)}),
            "precedent": _object({"relation": {"enum": ["first_since", "after", "before"]}, "to": _STRING, "words": _STRING}),
            "incident": _incident(codebook),
            "statement": _statement(codebook),
        },
    }


def _run() -> dict[str, Any]:
    models = _list(_object({"name": _STRING, "version": _STRING}))
    return _object({"id": _STRING, "version": _STRING, "codebook": _STRING, "components": _list(_STRING), "models": models})


def _report() -> dict[str, Any]:
    names = ("source", "url", "title", "byline", "published", "retrieved")
    return _object(
        {
            "id": _STRING,
            "name": _STRING,
            "sha256": _STRING,
            **dict.fromkeys(names, _MAYBE_STRING),
            "language": _STRING,
            "rights": _MAYBE_STRING,
        },
        about="The report as received. `published` is null unless the page or the user gives it: it is never guessed.",
    )


def _amount() -> dict[str, Any]:
    bounds = _object({"low": _MAYBE_INTEGER, "best": _MAYBE_INTEGER, "high": _MAYBE_INTEGER})
    about = 'Null: the report says nothing. "unknown": it says that the number is not known. Zero: it says that there were none.'
    return {"description": about, "anyOf": [bounds, {"const": "unknown"}, {"type": "null"}]}


def _when() -> dict[str, Any]:
    precisions = ["day", "week", "part-of-month", "month", "season", "year", "range", "unresolved"]
    return {
        "start": _MAYBE_STRING,
        "end": _MAYBE_STRING,
        "precision": {"enum": precisions},
        "timex": _STRING,
        "part": _STRING,
        "clock": _STRING,
        "zone": _STRING,
    }


def _place() -> dict[str, Any]:
    precisions = ["exact", "near", "settlement", "district", "province", "country", "region", "unresolved"]
    return {
        "name": _MAYBE_STRING,
        "country": _MAYBE_STRING,
        "country_code": _MAYBE_STRING,
        "lat": _MAYBE_NUMBER,
        "lon": _MAYBE_NUMBER,
        "precision": {"enum": precisions},
        "geonameid": _MAYBE_INTEGER,
        "admin1": _MAYBE_STRING,
    }


def _where() -> dict[str, Any]:
    about = "The finest named place; coordinates of a district, province or country are a point for the map, no position."
    return _object({**_place(), "site": _MAYBE_STRING, "words": _STRING}, about=about)


def _assertion(codebook: Codebook) -> dict[str, Any]:
    claimant = _object(
        {"name": _STRING, "words": _STRING, "span": {"$ref": "#/$defs/span"}, "actor": _MAYBE_STRING, "outlet": _FLAG}
    )
    evidence = _object({"start": {"type": "integer"}, "end": {"type": "integer"}, "words": _STRING})
    value = {"anyOf": [_STRING, _FLAG, {"$ref": "#/$defs/amount"}, _object(_when()), _object({**_place(), "name": _STRING})]}
    return _object(
        {
            "id": _STRING,
            "property": {"enum": list(codebook.properties)},
            "value": value,
            "words": {"type": "string", "minLength": 1},
            "claimants": {**_list(claimant), "minItems": 1, "description": "Nearest speaker first, the outlet last."},
            "stance": {"enum": ["asserted", "denied", "questioned", "hypothetical"]},
            "certainty": {"enum": ["stated", "reported", "suspected", "possible"]},
            "evidence": {**_list(evidence), "minItems": 1},
            "score": {"type": "number", "minimum": 0, "maximum": 1},
            "made_by": _STRING,
        },
        about="One property has one value, says someone, in these words.",
    )


def _incident(codebook: Codebook) -> dict[str, Any]:
    perpetrator = _object({"name": _STRING, "words": _STRING, "basis": {"enum": list(BASES.values())}, "by": _MAYBE_STRING})
    return _object(
        {
            "id": _STRING,
            "words": _STRING,
            "type": {"enum": list(codebook.allowed("type"))},
            "type_title": _STRING,
            "subtype": {"enum": [*codebook.allowed("subtype"), None]},
            "stage": {"enum": [*codebook.allowed("stage"), None]},
            "when": _or_null({"$ref": "#/$defs/when"}),
            "where": _or_null({"$ref": "#/$defs/where"}),
            **{count: {"$ref": "#/$defs/amount"} for count in COUNTS},
            "perpetrators": _list(perpetrator),
            "nobody_claimed": _FLAG,
            "targets": _list(_STRING),
            "weapons": _list(_object({"key": {"enum": list(codebook.allowed("weapon"))}, "words": _STRING})),
            "background": _FLAG,
            "precedents": _list({"$ref": "#/$defs/precedent"}),
            "contradictions": _list({"$ref": "#/$defs/contradiction"}),
            "assertions": _list({"$ref": "#/$defs/assertion"}),
        }
    )


def _statement(codebook: Codebook) -> dict[str, Any]:
    judgement = _object({"property": _STRING, "value": _FLAG, "by": _STRING, "words": _STRING, "stance": _STRING})
    return _object(
        {
            "id": _STRING,
            "words": _STRING,
            "medium": _MAYBE_STRING,
            "issuer": _MAYBE_STRING,
            "speaker": _MAYBE_STRING,
            "audience": _list(_STRING),
            "acts": _list({"enum": list(codebook.allowed("act"))}),
            "about": _list(_STRING),
            "quotations": _list(_object({"words": _STRING, "speaker": _STRING})),
            "when": _or_null({"$ref": "#/$defs/when"}),
            "judgements": _list(judgement),
            "precedents": _list({"$ref": "#/$defs/precedent"}),
            "contradictions": _list({"$ref": "#/$defs/contradiction"}),
            "assertions": _list({"$ref": "#/$defs/assertion"}),
        }
    )


def _actor() -> dict[str, Any]:
    return _object(
        {
            "id": _STRING,
            "name": _STRING,
            "kind": {
                "enum": ["person", "organisation", "armed_group", "security_force", "government", "media", "people", "document"]
            },
            "named": _FLAG,
            "aliases": _list(_STRING),
            "register_name": _MAYBE_STRING,
            "role": _MAYBE_STRING,
            "affiliation": _MAYBE_STRING,
            "country": _MAYBE_STRING,
            "minor": _FLAG,
        }
    )
