"""The day of an incident as the report counts it from another: "the strike came four days after militants ambushed a convoy"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language import tokens_in
from sayso.records import Account, Interval, Mention, Sheet, Span

_LENGTH: Final = re.compile(r"P(?:(\d+)D|(\d+)W|T(\d+|X)H)")
_ROUGHLY: Final = frozenset({"less", "more", "about", "around", "nearly", "almost", "over", "some", "barely", "just", "roughly"})
_HOURS_OF_A_DAY: Final = 24
_BETWEEN: Final = frozenset({"come", "follow", "occur", "happen", "take", "be"})
"""Verbs that only say when something was: the happening is their subject."""
_REACH: Final = 3


@dataclass(frozen=True, slots=True)
class Distance:
    """How long after one happening another was.

    Attributes:
        later, earlier: the words of the two.
        days: how many days lie between them; 0 for some hours.
        words: the words that say so.
    """

    later: tuple[Token, ...]
    earlier: tuple[Token, ...]
    days: int
    words: Span


def counted_from_each_other(sheet: Sheet, doc: Doc, accounts: Sequence[Account]) -> dict[str, tuple[Interval | None, Span]]:
    """The days that follow for incidents whose own sentence has none, from those of others whose day is known.

    "The search came six days after a bomb killed nine": the bomb's day is not known, but is none of those told of the rest.

    Args:
        sheet, doc: the report and its parse.
        accounts: its incidents, with the dates found so far.

    Returns:
        for each incident whose date follows from another's, by id, the date (None if all that follows is that those found are not
        it) and the words that tell the distance.
    """
    found: dict[str, tuple[Interval | None, Span]] = {}
    for distance in distances_in(sheet, doc):
        later, earlier = _account(accounts, distance.later), _account(accounts, distance.earlier)
        if later is None and earlier is not None and distance.days and not _has_its_own(sheet, earlier):
            found.setdefault(earlier.id, (None, distance.words))
        if later is None or earlier is None or later is earlier:
            continue
        for one, other, step in ((later, earlier, distance.days), (earlier, later, -distance.days)):
            day = _day_of(other)
            if day is not None and one.id not in found and other.id not in found and not _has_its_own(sheet, one):
                try:
                    told = (day + timedelta(days=step)).isoformat()
                except OverflowError:  # before the year 1 or after 9999
                    break
                found[one.id] = (Interval(told, told, "day", told, rule="counted-from-incident"), distance.words)
                break
    return found


def distances_in(sheet: Sheet, doc: Doc) -> Iterator[Distance]:
    """Where the text says how long after (or before) one happening another was."""
    for mention in sheet.mentions:
        days = _days(mention)
        tokens = tokens_in(doc, mention.span) if days is not None else []
        if not tokens or tokens[-1].i + 1 >= len(doc):
            continue
        link = tokens[-1].nbor()
        if days is None or link.lower_ not in ("after", "before") or link.sent.start != tokens[0].sent.start:
            continue
        counted, from_it = _main(link, tokens[-1]), _held(link)
        if counted and from_it:
            later, earlier = (counted, from_it) if link.lower_ == "after" else (from_it, counted)
            yield Distance(later, earlier, days, Span(mention.span.start, link.idx + len(link)))


def _days(mention: Mention) -> int | None:
    """The length of a time in days; a number of hours is no day, and what is longer is told too roughly."""
    if mention.kind != "time" or not isinstance(mention.value, Interval) or mention.value.timex != "DURATION":
        return None
    length = _LENGTH.fullmatch(mention.value.value)
    if length is None or mention.words.lower().split()[0] in _ROUGHLY:
        return None
    days, weeks, hours = length.groups()
    if hours is not None:
        return 0 if hours == "X" or int(hours) < _HOURS_OF_A_DAY else None
    return int(days) if days else None if weeks is None else 7 if weeks == "1" else None


def _held(link: Token) -> tuple[Token, ...]:
    """The happening behind "after": the noun, or the verb and its subject."""
    if link.dep_ == "mark":
        return _with_arguments(link.head)
    return tuple(child for child in link.children if child.dep_ in ("pobj", "pcomp"))


def _main(link: Token, last: Token) -> tuple[Token, ...]:
    """The happening that is counted: the verb above, or its subject where the verb only says when."""
    verb = link.head.head if link.dep_ == "mark" else link.head
    for _ in range(_REACH):
        if verb.pos_ in ("VERB", "AUX"):
            break
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or (link.dep_ == "mark" and link.head.dep_ not in ("advcl", "pcomp")):
        return ()
    if verb.lemma_.lower() in _BETWEEN:
        return tuple(child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < last.i)
    return _with_arguments(verb)


def _with_arguments(verb: Token) -> tuple[Token, ...]:
    return (verb, *(child for child in verb.children if child.dep_ in ("nsubj", "dobj")))


def _account(accounts: Sequence[Account], tokens: Sequence[Token]) -> Account | None:
    """The incident among whose words one of some tokens is."""
    for token in tokens:
        named = [a for a in accounts if any(anchor.start <= token.idx < anchor.end for anchor in a.anchors)]
        if len(named) == 1:
            return named[0]
    return None


def _day_of(account: Account) -> date | None:
    when = account.first("date")
    if not isinstance(when, Interval) or when.precision != "day" or when.start is None:
        return None
    return date.fromisoformat(when.start)


def _has_its_own(sheet: Sheet, account: Account) -> bool:
    """Whether a day or a month stands in a sentence with the incident's words."""
    said = account.of("date")
    if not said:
        return False
    sentence = sheet.sentence_of(said[0].evidence[0])
    return sentence is not None and any(sentence.covers(anchor) for anchor in account.anchors)
