"""Find the incident that a claim names by whom it hit: "since the attempt on the minister"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.archive import Reader
from sayso.linking.naming import head_word, telling_words
from sayso.linking.precedence_match import match
from sayso.linking.question import Question
from sayso.records import Card

_MOST: Final = 50
"""Incidents whose reports are read for it, the latest first."""
_AROUND: Final = 40
"""Characters before the words of a target that may say who it is: "Interior Minister …"."""
_ATTEMPTS: Final = ("failed", "foiled")


def with_event(reader: Reader, question: Question, cards: Sequence[Card]) -> Question:
    """The claim with the id of the incident that its bound names, where only the reports' words tell.

    Persons are coded by name and without title. An incident is taken for "the attempt on the minister" if a report's words for its
    target, with what stands right before them, hold the word "minister"; of several the latest, and an attempt if one is named.
    """
    since = question.since
    if since is None or since.event is None or since.card or not since.event.target:
        return question
    event = replace(since.event, target="", place=since.event.place or question.sought.place, attempts=True)
    word = head_word(since.event.target)
    low, high = since.start or "", since.end or question.end
    found = [c for c in cards if c.start and c.end and c.start <= high and c.end >= low and c.end < question.end]
    meant = [card for card in found if (m := match(event, card)) and (m.sure or m.likely)]
    if any(word in telling_words(p.name) for card in meant for p in card.parties if p.role == "target"):
        return question
    meant.sort(
        key=lambda card: ((card.stage in _ATTEMPTS) == since.event.attempts if since.event else False, card.end or "", card.id)
    )
    for card in meant[-_MOST:][::-1]:
        if _hit(reader, card, word):
            return replace(question, since=replace(since, card=card.id))
    return question


def _hit(reader: Reader, card: Card, word: str) -> bool:
    """Whether the words by which reports name what it hit hold a word."""
    members = reader.members("incident", [card.id]).get(card.id, ())
    accounts = reader.accounts([member for member in members if member.startswith("inc-")])
    for account in (accounts[key] for key in sorted(accounts)):
        targets = [span for assertion in account.of("target") for span in assertion.evidence]
        text = reader.text(account.text_id) if targets else None
        if text is None:
            continue
        for span in targets:
            start = max([text.chars.rfind(sign, 0, span.start) + 1 for sign in ".!?\n"] + [span.start - _AROUND, 0])
            if word in telling_words(text.chars[start : span.end]):
                return True
    return False
