"""A statement that a machine missed, added by a person: what it does, who makes it and what it is about, each by words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.archive import Writer
from sayso.codebook import Codebook
from sayso.errors import JudgementError
from sayso.filing.filing import link_added
from sayso.records import Account, Actor, Assertion, Judgement, Span, Text, Value
from sayso.review.adding import Words, check_free, found_words, put_added, say_so, sentence_round
from sayso.review.values import parse_value

_NOT_NAMED: Final = (
    "a statement needs who makes it: the words of the text for the person who speaks, or for the body that issued it"
)


@dataclass(frozen=True, slots=True)
class StatementWords:
    """A statement as a person points at it.

    Attributes:
        act: what it does: a key of the codebook's list.
        says: the words that say it.
        speaker: words that name the person who speaks; None if none does.
        issuer: words that name the group or body that issued it, or that the speaker speaks for; None if none is named.
        about: ids of the accounts of incidents of the same report that it bears on.
    """

    act: str
    says: Words
    speaker: Words | None = None
    issuer: Words | None = None
    about: Sequence[str] = ()


def add_statement(
    writer: Writer, codebook: Codebook, report_id: str, given: StatementWords, *, by: str, at: str, reason: str = ""
) -> tuple[tuple[Judgement, ...], str]:
    """Add a statement that was missed to a report.

    Returns:
        the decisions, one for each value, in order, and the id of the account.

    Raises:
        JudgementError: if words are not in the text, or those that say it name a statement already; if nobody makes it; if there is
            no such act, or no such incident in the report.
    """
    report, text = writer.report(report_id), writer.text_of(report_id)
    if report is None or text is None:
        raise JudgementError(f"{report_id} is no report that can be read")
    if given.speaker is None and given.issuer is None:
        raise JudgementError(_NOT_NAMED)
    span = found_words(text, given.says)
    account = Account(text.id, "statement", (span,), scope=(sentence_round(text, span),))
    check_free(writer, report_id, account)
    there = writer.accounts_of(report_id)
    actors = writer.actors_of(report_id)
    said: list[tuple[str, Value, Span]] = [("act", parse_value(codebook, "act", given.act), span)]
    for who, words in (("issuer", given.issuer), ("speaker", given.speaker)):
        if words is not None:
            place = words_near(text, words, span)
            said.append((who, _name(actors, place.words(text.chars)), place))
    said += [("about", one.id, _naming(one, account)) for one in _incidents(there, given.about)]
    chain = say_so(writer, report, "")
    made = tuple(
        Assertion(account.id, what, value, place.words(text.chars), (place,), chain, f"added:{by}") for what, value, place in said
    )
    writer.put_by_hand(report.id, replace(account, assertions=made))
    decided = tuple(put_added(writer, Judgement((one.id,), "add", by, at, value=one.value, reason=reason)) for one in made)
    link_added(writer, codebook, report_id, account.id)
    return decided, account.id


def words_near(text: Text, words: Words, near: Span) -> Span:
    """Where words stand; of several places where they do, the one nearest to others.

    Raises:
        JudgementError: if they do not stand in the text.
    """
    if words.start is not None or not words.chars.strip():
        return found_words(text, words)
    found = [Span(*match.span()) for match in re.finditer(re.escape(words.chars.strip()), text.chars)]
    if not found:
        return found_words(text, words)  # which says so
    return min(found, key=lambda one: (max(near.start - one.end, one.start - near.end, 0), one.start))


def _name(actors: Sequence[Actor], words: str) -> str:
    """The name of the actor of the report that the words name, as coding gives it; else the words."""
    folded = words.casefold()
    return next((one.name for one in actors if folded in {name.casefold() for name in (one.name, *one.aliases)}), words)


def _incidents(there: Sequence[Account], ids: Sequence[str]) -> list[Account]:
    incidents = {one.id: one for one in there if one.kind == "incident"}
    for one in ids:
        if one not in incidents:
            raise JudgementError(f"{one} is no incident of this report; a statement is about incidents that its report tells of")
    return [incidents[one] for one in dict.fromkeys(ids)]


def _naming(incident: Account, statement: Account) -> Span:
    """The words by which the statement names the incident: in what says it, else in its sentence, else what says it."""
    inside = (span for whole in (*statement.anchors, *statement.scope) for span in incident.anchors if whole.covers(span))
    return next(inside, statement.anchors[0])
