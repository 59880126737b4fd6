"""Double coding: two people code the same reports, neither seeing what the other writes."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.assertion import Value
from sayso.records.ids import content_id


@dataclass(frozen=True, slots=True)
class DoubleCoding:
    """Some reports that two people code.

    Attributes:
        name: what it is called.
        coders: the two, by name.
        reports: ids, in the order in which they are to be coded.
        by, made: who set it up, and when.
        codebook: name and version of the codebook then in use.
    """

    name: str
    coders: tuple[str, str]
    reports: tuple[str, ...]
    by: str
    made: str
    codebook: str

    def __post_init__(self) -> None:
        if self.coders[0] == self.coders[1]:
            raise ValueError("double coding takes two people")

    @property
    def id(self) -> str:
        """A double coding is its name, its coders and when it was set up."""
        return content_id("dbl", self.name, *self.coders, self.made)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one coder says of one field of one account.

    Attributes:
        unit: id of the account.
        field: a property of the codebook, or ``is_one``: whether the account is an incident (or a statement) at all.
        coder: who says so.
        report: the report that the account is of.
        values: the value, or several where the property may have them; none: the report does not say.
        written: the values as the coder wrote them.
        words: words of the report that say it, "" if none were given.
        at: when, ISO 8601 in UTC.
    """

    unit: str
    field: str
    coder: str
    report: str
    values: tuple[Value, ...]
    written: tuple[str, ...]
    words: str
    at: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What two answers were settled to.

    Attributes:
        unit, field, report: as in `Answer`.
        values: what counts.
        written: the values as they were written.
        by, at, reason: who settled it, when and why.
        judgements: ids of the judgements that it became.
    """

    unit: str
    field: str
    report: str
    values: tuple[Value, ...]
    written: tuple[str, ...]
    by: str
    at: str
    reason: str
    judgements: tuple[str, ...]
