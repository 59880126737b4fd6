"""What the two stores say each in their own words: the full-text index, and the triggers that guard what is only ever added to."""

from __future__ import annotations

from typing import Final

SEARCH_DDL: Final = {
    "sqlite": ("CREATE VIRTUAL TABLE text_search USING fts5(title, words, tokenize='unicode61 remove_diacritics 2')",),
    "postgresql": (
        # words: the folded words of the few texts that are too long for the positions that lexemes can hold
        "CREATE TABLE text_search (serial BIGINT PRIMARY KEY REFERENCES text (serial), lexemes tsvector NOT NULL, words TEXT)",
        "ALTER TABLE text_search ALTER COLUMN lexemes SET STORAGE EXTERNAL",  # read often; unpacking takes longer than reading
        "CREATE INDEX ix_text_search_lexemes ON text_search USING gin (lexemes)",
    ),
}
"""The full-text index, by serial of the text (SQLite: rowid). Only current texts are in it, as words that `sayso.archive.folding` has
cut and folded, without the names that are sealed; `sayso.archive.search` puts them in and takes them out."""

_DECIDED: Final = ("seq", "id", "decision", "by", "at", "value", "reason", "replaces", "ends")
_REFUSAL: Final = "the log and the judgements of an archive are only ever added to"

GUARD_DDL: Final = {
    "sqlite": (
        *(
            f"CREATE TRIGGER {name}_{deed.lower()} BEFORE {deed} ON {name} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            for name in ("log", "judged")
            for deed in ("UPDATE", "DELETE")
        ),
        f"CREATE TRIGGER judgement_delete BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
        "CREATE TRIGGER judgement_update BEFORE UPDATE OF "
        + ", ".join(f'"{name}"' for name in _DECIDED)
        + f" ON judgement BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$",
        *(
            f"CREATE TRIGGER {name}_kept BEFORE UPDATE OR DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION only_added()"
            for name in ("log", "judged")
        ),
        "CREATE TRIGGER judgement_kept BEFORE DELETE OR UPDATE OF "
        + ", ".join(f'"{name}"' for name in _DECIDED)
        + " ON judgement FOR EACH ROW EXECUTE FUNCTION only_added()",
        *(
            f"CREATE TRIGGER {name}_whole BEFORE TRUNCATE ON {name} FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
            for name in ("log", "judged", "judgement")
        ),
    ),
}
"""Triggers that refuse to change or remove what is logged and decided; only `judgement.in_force`, which follows from it, may change."""
