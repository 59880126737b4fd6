"""Which times, places and facilities of a report may be those of an incident, and how each stands to its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.incident_setting import is_date, is_of_people, of_persons, owners
from sayso.coding.incident_triggers import triggers_of
from sayso.language import doc_of, head_of
from sayso.records import Account, Mention, MentionKind, Place, Sheet

_BEFORE: Final = 3
"""So many mentions before the words of an incident may carry on to it."""
_OPENING: Final = 3
"""So many mentions at the head of a report may be those of any of its incidents."""
_MOST: Final = 0.5
"""Share of a report's places in one country that makes it the country of an unknown place."""


def _may_set(doc: Doc, mention: Mention) -> bool:
    """Whether a mention may tell when or where: no duration, and no adjective ("Qadrian troops" may be anywhere)."""
    if mention.kind == "time":
        return is_date(doc, mention)
    return mention.kind != "place" or not is_of_people(doc, mention)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One time, place or facility that may be that of an incident.

    Attributes:
        mention: the words.
        tie: how it stands to the words of the incident: ``held`` (it hangs on them in the parse), ``beside`` (in a sentence with them),
            ``scope`` (in a sentence that speaks of it), ``before`` (not far before its first words) or ``opening`` (at the head of
            the report).
        order: how many candidates of the same tie come before it; of ``before``, how many stand between it and the incident.
    """

    mention: Mention
    tie: str
    order: int


@dataclass(frozen=True)
class Ties:
    """The mentions of one kind in a report and what they hang on.

    Attributes:
        mentions: in order.
        held: for each trigger, by its token's index, the mentions that hang on it.
        triggers: the trigger tokens, in order.
    """

    mentions: tuple[Mention, ...]
    held: dict[int, list[Mention]]
    triggers: tuple[Token, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where each mention starts."""
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def heads(self) -> list[int]:
        """Where each trigger starts."""
        return [token.idx for token in self.triggers]

    @cached_property
    def holders(self) -> dict[str, int]:
        """Of each mention, by id, how many triggers it hangs on."""
        return Counter(mention.id for mentions in self.held.values() for mention in mentions)

    def own(self, account: Account) -> list[Token]:
        """The triggers among the words of an incident."""
        found = {token.i: token for anchor in account.anchors for token in self._tokens(anchor.start, anchor.end)}
        return [found[i] for i in sorted(found)]

    def ties_of(self, account: Account) -> Counter[str]:
        """How many of the incident's triggers hold each mention, by id."""
        return Counter(mention.id for token in self.own(account) for mention in self.held.get(token.i, ()))

    def candidates(self, account: Account, *, carried: bool = True) -> Iterator[Candidate]:
        """The mentions that may be said of an incident, each once, with its strongest tie; `carried`: those of other sentences too."""
        own = self.own(account)
        seen: set[str] = set()
        order: Counter[str] = Counter()

        def fresh(mention: Mention, tie: str) -> Iterator[Candidate]:
            if mention.id not in seen:
                seen.add(mention.id)
                yield Candidate(mention, tie, order[tie])
                order[tie] += 1

        for token in own:
            for mention in self.held.get(token.i, ()):
                yield from fresh(mention, "held")
        for tie in ("beside", "scope"):
            for sentence in account.scope:
                beside = any(sentence.start <= token.idx < sentence.end for token in own)
                if beside == (tie == "beside"):
                    for mention in self._in(sentence.start, sentence.end):
                        yield from fresh(mention, tie)
        if not carried:
            return
        first = bisect_left(self.starts, min(anchor.start for anchor in account.anchors))
        for mention in reversed(self.mentions[max(0, first - _BEFORE) : first]):
            yield from fresh(mention, "before")
        for mention in self.mentions[:_OPENING]:
            yield from fresh(mention, "opening")

    def _in(self, start: int, end: int) -> tuple[Mention, ...]:
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _tokens(self, start: int, end: int) -> tuple[Token, ...]:
        return self.triggers[bisect_left(self.heads, start) : bisect_right(self.heads, end - 1)]


@dataclass(frozen=True)
class Settings:
    """The times, places and facilities of a report with what they hang on, and what is known of the report as a whole.

    Attributes:
        sheet, doc: the report and its parse.
        times, places, sites: the ties of each kind.
    """

    sheet: Sheet
    doc: Doc
    times: Ties
    places: Ties
    sites: Ties

    @classmethod
    def of(cls, sheet: Sheet) -> Settings:
        """Read them from a sheet."""
        doc = doc_of(sheet)
        triggers = tuple(trigger.token for trigger in triggers_of(doc, sheet.text.body_start))
        by_index = {token.i: token for token in triggers}

        persons = of_persons(sheet, doc)

        def ties(kind: MentionKind) -> Ties:
            mentions = [m for m in sheet.mentions if m.kind == kind and _may_set(doc, m) and m.id not in persons]
            return Ties(tuple(mentions), owners(doc, mentions, by_index), triggers)

        return cls(sheet, doc, ties("time"), ties("place"), ties("facility"))

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the report names places, people or things of each country."""
        return Counter(
            m.value.country for m in self.sheet.mentions if m.kind == "place" and isinstance(m.value, Place) and m.value.country
        )

    @cached_property
    def home(self) -> Mention | None:
        """The first mention of the country that most mentions lie in, one of the country itself before others; None if none has most."""
        if not self.countries:
            return None
        country, count = self.countries.most_common(1)[0]
        if count < _MOST * self.countries.total():
            return None
        inside = [
            m for m in self.sheet.mentions if m.kind == "place" and isinstance(m.value, Place) and m.value.country == country
        ]
        return next((m for m in inside if isinstance(m.value, Place) and m.value.precision == "country"), inside[0])

    @cached_property
    def home_country(self) -> Mention | None:
        """The home country itself, in the words that give it ("San Kelm", "Qadrian")."""
        home = self.home
        if home is None or not isinstance(home.value, Place) or home.value.country is None:
            return None
        if home.value.precision == "country":
            return home
        country = Place(home.value.country, home.value.country, home.value.country_code, precision="country")
        return replace(home, value=country)

    @cached_property
    def names(self) -> Counter[str]:
        """How often each place is named, by its words in small letters."""
        return Counter(mention.words.lower() for mention in self.places.mentions)

    @cached_property
    def people(self) -> frozenset[str]:
        """The words of the names of the report's people, in small letters."""
        persons = [actor for actor in self.sheet.actors if actor.kind == "person" and actor.named]
        return frozenset(word for actor in persons for name in (actor.name, *actor.aliases) for word in name.lower().split())

    @cached_property
    def actors(self) -> dict[str, str]:
        """The kind of the actor that is called exactly so, by its words in small letters."""
        return {name.lower(): actor.kind for actor in self.sheet.actors for name in (actor.name, *actor.aliases)}

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence starts."""
        return [sentence.start for sentence in self.sheet.sentences]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds a character."""
        return bisect_right(self.sentence_starts, offset) - 1

    def is_reported_with(self, mention: Mention) -> bool:
        """Whether a mention hangs on a verb of reporting, arrest or trial, and so tells when or where that was."""
        head = head_of(self.doc, mention.span)
        if head is None:
            return False
        verb = next((above for above in head.ancestors if above.pos_ in ("VERB", "AUX")), None)
        return verb is not None and verb.lemma_.lower() in word_list("reporting")
