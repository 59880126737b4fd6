"""The language pipeline (spaCy) behind a small door, and the syntax helpers that reading and coding share."""

from sayso.language.case import is_upper_case, truecased
from sayso.language.last import Last
from sayso.language.parse import DEFAULT_PIPELINE, doc_of, parse, pipeline_name
from sayso.language.syntax import clause_of, head_of, is_negated, noun_phrase, span_of, subjects_of, tokens_in

__all__ = [
    "DEFAULT_PIPELINE",
    "Last",
    "clause_of",
    "doc_of",
    "head_of",
    "is_negated",
    "is_upper_case",
    "noun_phrase",
    "parse",
    "pipeline_name",
    "span_of",
    "subjects_of",
    "tokens_in",
    "truecased",
]
