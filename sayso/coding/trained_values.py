"""Who, what, where, when and how many of each incident: the rules' values and the trained network's, held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from sayso.coding.assertions import assertion
from sayso.coding.incident_ties import Settings
from sayso.coding.parties import Parties
from sayso.coding.trained_doers import BASES, doers
from sayso.coding.trained_opinion import Numbers, Opinion, Said
from sayso.coding.when_where import said as said_of
from sayso.records import Account, Amount, Assertion, Interval, Mention, Place, Sheet, Span

_MOST: Final = 6
_TOLLS: Final = ("killed", "wounded", "abducted", "arrested")


class Ground:
    """What is known of one sheet, found when it is first asked for."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @cached_property
    def settings(self) -> Settings:
        """Its places and times."""
        return Settings.of(self.sheet)

    @cached_property
    def parties(self) -> Parties:
        """Its parties."""
        return Parties(self.sheet)


class Values:
    """The values of one sheet's incidents, judged.

    A place, a date or a number is always a mention that reading has resolved: the network only says which. So no value can come of it
    without words of the report.

    Args:
        ground: what is known of the sheet.
        numbers: how sure the network must be, as in ``data/trained.yaml``.
        made_by: component@version.
    """

    def __init__(self, ground: Ground, numbers: Numbers, made_by: str) -> None:
        self.sheet, self.ground, self.numbers, self.made_by = ground.sheet, ground, numbers, made_by

    def of(self, account: Account, opinion: Opinion) -> Account:
        """One account with its values judged."""
        for name, sort in (("place", Place), ("date", Interval)):
            account = self._set(account, opinion, name, sort)
        for name in ("site", "target", "weapon"):
            account = with_values(account, (name,), self._listed(account, opinion, name))
        account = with_values(account, tuple(BASES), doers(self.ground.parties, opinion, account, self.numbers, self.made_by))
        for name in _TOLLS:
            account = self._counted(account, opinion, name)
        return account

    def _set(self, account: Account, opinion: Opinion, name: str, sort: type) -> Account:
        """The account with the mention as its place or date that the network likes best, if that is clear above the rules' own."""
        numbers = self.numbers[name]
        rule = next(iter(account.of(name)), None)
        mentions = (mention for mention in self.sheet.mentions if mention.kind != "facility" and isinstance(mention.value, sort))
        best = _surest(opinion, name, mentions)
        if best is None:
            return account
        sure, mention = best
        own = opinion.sureness(name, rule.evidence[0]) if rule is not None else 0.0
        if own is None or sure < (numbers["add"] if rule is None else own + numbers["above the rules"]):
            return account
        return said_of(name, self.ground.settings, with_values(account, (name,), ()), mention, self.made_by)

    def _listed(self, account: Account, opinion: Opinion, name: str) -> Iterator[Assertion]:
        """Targets, weapons or sites: the rules' that the network does not find unlikely, and those it is sure of."""
        numbers, sheet = self.numbers[name], self.sheet
        kept: list[Span] = []
        seen: set[str] = set()
        for rule in account.of(name):
            sure = opinion.sureness(name, rule.evidence[0])
            if sure is None or sure >= numbers["keep"]:
                kept.append(rule.evidence[0])
                seen |= {str(rule.value).lower(), rule.words.lower()}
                yield rule
        for run in opinion.said(name, numbers["add"], self.numbers["runs"]["going on"]):
            said = Said(opinion.to_head(run.span), run.score)
            if len(kept) >= (_MOST if name != "site" else 1):
                return
            value = self._value(opinion, name, said)
            words = sheet.text.words(said.span)
            if value is None or any(span.overlaps(said.span) for span in kept) or _is_among(words, value, seen):
                continue
            kept.append(said.span)
            seen |= {value.lower(), words.lower()}
            yield assertion(sheet, account, name, value, said.span, made_by=self.made_by, score=said.score)

    def _value(self, opinion: Opinion, name: str, said: Said) -> str | None:
        """What stands for the words: a person's full name, a weapon's key in the codebook, else the words; None for no value."""
        if name == "weapon":
            keys = [
                m.value
                for m in self.sheet.mentions
                if m.kind == "weapon" and m.span.overlaps(said.span) and isinstance(m.value, str)
            ]
            return keys[0] if keys else None
        if name == "target":
            if self._says_whose(opinion, said.span):
                return None
            return self._person(said.span) or self.sheet.text.words(said.span)
        return self.sheet.text.words(said.span)

    def _says_whose(self, opinion: Opinion, span: Span) -> bool:
        """ "The mayor of Kelm", "the road to Mosul": a place, or a name of nobody that reading knows, that only says which one."""
        head = opinion.head_of(span)
        if head is None or head.dep_ != "pobj" or head.head.head.pos_ not in ("NOUN", "PROPN"):
            return False
        kinds = {mention.kind for mention in self.sheet.mentions if mention.span.covers(span)}
        return "place" in kinds or (head.pos_ == "PROPN" and head.head.lower_ == "of" and "actor" not in kinds)

    def _person(self, span: Span) -> str | None:
        """The full name of the person that most of the words of a span name."""
        for mention in self.sheet.mentions:
            if mention.kind == "actor" and mention.span.overlaps(span):
                shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
                actor = self.sheet.actor(mention.actor_id)
                if actor is not None and actor.named and actor.kind == "person" and 2 * shared > len(span):
                    return actor.name
        return None

    def _counted(self, account: Account, opinion: Opinion, name: str) -> Account:
        """The account with a number where the rules have none and the network is sure of one."""
        if account.of(name):
            return account
        amounts = (mention for mention in self.sheet.mentions if isinstance(mention.value, Amount))
        best = _surest(opinion, name, amounts)
        if best is None or best[0] < self.numbers["toll"]["add"]:
            return account
        value = best[1].value
        assert isinstance(value, Amount)
        return account.with_assertions(
            assertion(self.sheet, account, name, value, best[1].span, made_by=self.made_by, score=best[0])
        )


def with_values(account: Account, properties: tuple[str, ...], values: Iterable[Assertion]) -> Account:
    """The account with other values for some properties."""
    made = tuple(values)
    return replace(account, assertions=(*(a for a in account.assertions if a.property not in properties), *made))


def _is_among(words: str, value: str, seen: Iterable[str]) -> bool:
    """Whether a value, or one that only says more or less of the same, is there already: "premises" beside "radio premises"."""
    own = set(words.lower().split())
    return any(other == value.lower() or own <= set(other.split()) or set(other.split()) <= own for other in seen)


def _surest(opinion: Opinion, name: str, mentions: Iterable[Mention]) -> tuple[float, Mention] | None:
    """The mention that the network likes best for a role, of equals the first."""
    rated = [(sure, mention) for mention in mentions if (sure := opinion.sureness(name, mention.span)) is not None]
    return max(rated, key=lambda one: (one[0], -one[1].span.start), default=None)
