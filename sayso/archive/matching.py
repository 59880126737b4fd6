"""A query in the languages of the two stores. Only folded words, made of letters a to z and digits, ever stand in it."""

from __future__ import annotations

from sayso.archive.query import Query, Term


def fts5(query: Query) -> str:
    """The query for FTS5: each term in quotation marks, so that no word is taken for an operator."""
    groups = [" OR ".join(map(_fts5_term, group)) for group in query.wanted]
    wanted = " AND ".join(f"({group})" for group in groups)
    return f"({wanted})" + "".join(f" NOT {_fts5_term(term)}" for term in query.unwanted)


def tsquery(query: Query) -> str:
    """The query as a PostgreSQL tsquery."""
    groups = [" | ".join(map(_tsquery_term, group)) for group in query.wanted]
    return " & ".join([*(f"({group})" for group in groups), *(f"!({_tsquery_term(term)})" for term in query.unwanted)])


def loose_tsquery(query: Query) -> str:
    """A tsquery that finds at least what the query finds: words of phrases may stand anywhere. An index alone can answer it."""
    groups = [" | ".join(f"({' & '.join(_words(term))})" for term in group) for group in query.wanted]
    unwanted = [f"!{_words(term)[0]}" for term in query.unwanted if len(term.words) == 1]
    return " & ".join([*(f"({group})" for group in groups), *unwanted])


def line_condition(query: Query, column: str) -> str:
    """The query as an SQL condition on a line of words (see `Words.line`), for texts that are too long for tsquery."""
    groups = [" OR ".join(_line_term(term, column) for term in group) for group in query.wanted]
    unwanted = [f"NOT {_line_term(term, column)}" for term in query.unwanted]
    return " AND ".join([*(f"({group})" for group in groups), *unwanted])


def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.prefix else ""}'


def _tsquery_term(term: Term) -> str:
    words = _words(term)
    return f"({' <-> '.join(words)})" if len(words) > 1 else words[0]


def _words(term: Term) -> list[str]:
    words = [f"'{word}'" for word in term.words]
    if term.prefix:
        words[-1] += ":*"
    return words


def _line_term(term: Term, column: str) -> str:
    return f"(strpos({column}, ' {' '.join(term.words)}{'' if term.prefix else ' '}') > 0)"
