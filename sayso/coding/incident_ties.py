"""How strongly the times, places and facilities of a report are tied to the words of each incident."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.incident_setting import is_date, is_named_place, owners
from sayso.coding.incident_triggers import triggers_of
from sayso.language import doc_of, head_of
from sayso.records import Account, Mention, Place, Sheet, Span

TIED: Final = 2.5
"""At least so strong is what hangs on the words of an incident in the parse."""
BESIDE: Final = 1.4
"""At least so strong is what stands in a sentence with them."""
_MORE_TIES: Final = 0.3
_PER_CHARACTER: Final = 0.002
_FAR: Final = 200
_MOST: Final = 0.6
"""Share of a report's places in one country that makes it the country of an unknown place."""


@dataclass(frozen=True, slots=True)
class Ties:
    """The mentions of one kind and what they hang on.

    Attributes:
        mentions: in order.
        starts: where each starts.
        held: for each trigger, by its token's index, the mentions that hang on it.
        triggers: the trigger tokens, in order.
        reported: whether a mention hangs on a verb of reporting, arrest or trial, and so tells when or where that was.
    """

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    held: dict[int, list[Mention]]
    triggers: tuple[Token, ...]
    reported: Callable[[Mention], bool]

    def ranked(self, account: Account) -> Iterable[tuple[Mention, float]]:
        """Each mention near an incident with how strongly it is tied to it: about 3 hangs on its words, 1.5 stands beside them,
        1 stands in its scope; about half of that if it hangs on a verb of reporting."""
        own = [token for anchor in account.anchors for token in self._tokens(anchor)]
        ties = Counter(mention.id for token in own for mention in self.held.get(token.i, ()))
        seen: set[str] = set()
        for token in own:
            for mention in self.held.get(token.i, ()):
                if mention.id not in seen:
                    seen.add(mention.id)
                    distance = min(abs(mention.span.start - other.idx) for other in own)
                    yield mention, 3.0 + _MORE_TIES * (ties[mention.id] - 1) - _PER_CHARACTER * min(distance, _FAR)
        at = sorted({token.idx for token in own})
        for sentence in account.scope:
            beside = bisect_left(at, sentence.start) < bisect_left(at, sentence.end)
            for mention in self._in(sentence):
                if mention.id not in seen:
                    seen.add(mention.id)
                    told = self.reported(mention)
                    yield mention, (0.8 if told else 1.5) if beside else (0.5 if told else 1.0)

    def before(self, account: Account, reach: int) -> Mention | None:
        """The last mention before the words of an incident, at most `reach` characters off; None if there is none."""
        start = min(anchor.start for anchor in account.anchors)
        at = bisect_left(self.starts, start) - 1
        return self.mentions[at] if at >= 0 and start - self.starts[at] <= reach else None

    def _in(self, span: Span) -> tuple[Mention, ...]:
        return self.mentions[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def _tokens(self, span: Span) -> tuple[Token, ...]:
        first = bisect_left(self.triggers, span.start, key=lambda token: token.idx)
        return self.triggers[first : bisect_right(self.triggers, span.end - 1, key=lambda token: token.idx)]


@dataclass(frozen=True, slots=True)
class Settings:
    """The times, places and facilities of a report with what they hang on.

    Attributes:
        chars: the text.
        times, places, sites: the ties of each kind.
        home: the first place of the country that most places lie in, or None.
    """

    chars: str
    times: Ties
    places: Ties
    sites: Ties
    home: Mention | None

    @classmethod
    def of(cls, sheet: Sheet) -> Settings:
        """Read them from a sheet."""
        doc = doc_of(sheet)
        triggers = tuple(trigger.token for trigger in triggers_of(doc, sheet.text.body_start))
        times = [m for m in sheet.mentions if m.kind == "time" and is_date(doc, m)]
        places = [m for m in sheet.mentions if m.kind == "place" and is_named_place(doc, m)]
        sites = [m for m in sheet.mentions if m.kind == "facility"]
        return cls(
            sheet.text.chars,
            _ties(doc, triggers, times),
            _ties(doc, triggers, places),
            _ties(doc, triggers, sites),
            home_of(sheet),
        )


def _ties(doc: Doc, triggers: tuple[Token, ...], mentions: list[Mention]) -> Ties:
    held = owners(doc, mentions, {token.i: token for token in triggers})

    def reported(mention: Mention) -> bool:
        return _is_reported_with(doc, mention.span)

    return Ties(tuple(mentions), tuple(m.span.start for m in mentions), held, triggers, reported)


def home_of(sheet: Sheet) -> Mention | None:
    """The first place of the country that most of the places lie in whose country is known."""
    known = [(m, m.value.country) for m in sheet.mentions if m.kind == "place" and isinstance(m.value, Place) and m.value.country]
    if not known:
        return None
    country, count = Counter(name for _, name in known).most_common(1)[0]
    return next(m for m, name in known if name == country) if count >= _MOST * len(known) else None


def _is_reported_with(doc: Doc, span: Span) -> bool:
    head = head_of(doc, span)
    if head is None:
        return False
    verb = next((above for above in head.ancestors if above.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.lemma_.lower() in word_list("reporting")
