"""Records into files: JSON and its schema."""

from sayso.export.plain import plain
from sayso.export.record import SCHEMA_VERSION, incident_json, record_json, statement_json
from sayso.export.schema import record_schema
from sayso.export.values import headline, value_json
from sayso.export.withhold import WITHHELD, sensitive_names, withheld

__all__ = [
    "SCHEMA_VERSION",
    "WITHHELD",
    "headline",
    "incident_json",
    "plain",
    "record_json",
    "record_schema",
    "sensitive_names",
    "statement_json",
    "value_json",
    "withheld",
]
