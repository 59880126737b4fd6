"""When and where each incident was: of the times and places around its words, the one said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.assertions import assertion
from sayso.coding.incident_lexicon import word_list
from sayso.coding.incident_setting import is_date, is_named_place, owners
from sayso.coding.incident_triggers import triggers_of
from sayso.coding.site import site_of
from sayso.language import doc_of, head_of
from sayso.records import Account, Interval, Mention, Place, Sheet, Span

_FINENESS: Final = {
    "exact": 4,
    "settlement": 4,
    "near": 3.5,
    "district": 3,
    "unresolved": 2,
    "province": 1.5,
    "region": 1,
    "country": 0.5,
}
_EXACTNESS: Final = {
    "day": 1.0,
    "week": 0.6,
    "part-of-month": 0.8,
    "month": 0.7,
    "season": 0.3,
    "year": 0.2,
    "range": 0.6,
    "unresolved": 0.4,
}

_LEAST_TIME: Final = 1.4
_FINE_COUNTS: Final = 0.5
_MOST: Final = 0.6
"""Share of a report's places in one country that makes it the country of an unknown place."""
_MORE_TIES: Final = 0.3
_PER_CHARACTER: Final = 0.002


@dataclass(frozen=True)
class WhenWhere:
    """Give each incident its date, place and site. Needs incidents, times and places."""

    name: str = "when-where"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet; its incidents carry `date`, `place` and `site` as far as the report says them."""
        if not sheet.incidents:
            return sheet
        doc = doc_of(sheet)
        tokens = [trigger.token for trigger in triggers_of(doc, sheet.text.body_start)]
        first = sheet.incidents[0].id
        made: list[Account] = []
        for account in sheet.accounts:
            if account.kind == "incident":
                own = [token for token in tokens if any(a.start <= token.idx < a.end for a in account.anchors)]
                account = self._placed(sheet, doc, account, own, main=account.id == first)
            made.append(account)
        return sheet.with_accounts(tuple(made))

    def _placed(self, sheet: Sheet, doc: Doc, account: Account, own: list[Token], *, main: bool) -> Account:
        made_by = f"{self.name}@{self.version}"
        time = best_time(sheet, doc, account, own)
        if time is not None and isinstance(time.value, Interval):
            account = account.with_assertions(assertion(sheet, account, "date", time.value, time.span, made_by=made_by))
        place = best_place(sheet, doc, account, own, main=main)
        if place is not None and isinstance(place.value, Place):
            value, grounds = with_country(sheet, place.value)
            said = assertion(sheet, account, "place", value, place.span, *grounds, made_by=made_by)
            account = account.with_assertions(said)
        site = site_of(sheet, doc, account, own)
        if site is not None:
            words = sheet.text.words(site)
            account = account.with_assertions(assertion(sheet, account, "site", words, site, made_by=made_by))
        return account


def best_time(sheet: Sheet, doc: Doc, account: Account, own: list[Token]) -> Mention | None:
    """The time said of an incident: one that hangs on its words before one that only stands near them."""
    times = [mention for mention in sheet.mentions if mention.kind == "time" and is_date(doc, mention)]
    ranked = _ranked(sheet, doc, account, own, times)
    scored = [(score + _exactness(mention), -mention.span.start, mention) for mention, score in ranked if score >= _LEAST_TIME]
    return max(scored, key=lambda row: row[:2])[2] if scored else None


def best_place(sheet: Sheet, doc: Doc, account: Account, own: list[Token], *, main: bool) -> Mention | None:
    """The finest place said of an incident; failing that, for the main one, the first place of the report.

    A country is only taken if no finer place of it is named first in the report (a dateline, the headline).
    """
    places = [mention for mention in sheet.mentions if mention.kind == "place" and is_named_place(doc, mention)]
    ranked = _ranked(sheet, doc, account, own, places)
    scored = [(score + _FINE_COUNTS * _fineness(mention), -mention.span.start, mention) for mention, score in ranked]
    best = max(scored, key=lambda row: row[:2])[2] if scored else None
    if main and (best is None or _fineness(best) < _FINENESS["province"]):
        finer = next((m for m in places if _fineness(m) >= _FINENESS["district"] and (best is None or _lies_in(m, best))), None)
        return finer or best or next(iter(places), None)
    return best


def with_country(sheet: Sheet, place: Place) -> tuple[Place, tuple[Span, ...]]:
    """A place that the gazetteer does not know, in the country that most of the report's other places lie in.

    Returns:
        the place, and the words that the country rests on: the first place of that country; none if it had a country already.
    """
    known = [m for m in sheet.mentions if m.kind == "place" and isinstance(m.value, Place) and m.value.country]
    if place.country or place.precision != "unresolved" or not known:
        return place, ()
    country, count = Counter(m.value.country for m in known if isinstance(m.value, Place)).most_common(1)[0]
    if count < _MOST * len(known):
        return place, ()
    first = next(m for m in known if isinstance(m.value, Place) and m.value.country == country)
    assert isinstance(first.value, Place)
    return replace(place, country=country, country_code=first.value.country_code), (first.span,)


def _lies_in(one: Mention, other: Mention) -> bool:
    inner, outer = one.value, other.value
    return isinstance(inner, Place) and isinstance(outer, Place) and inner.country is not None and inner.country == outer.country


def _exactness(mention: Mention) -> float:
    return _EXACTNESS[mention.value.precision] if isinstance(mention.value, Interval) else 0.0


def _fineness(mention: Mention) -> float:
    return _FINENESS[mention.value.precision] if isinstance(mention.value, Place) else 0.0


def _ranked(
    sheet: Sheet, doc: Doc, account: Account, own: list[Token], mentions: list[Mention]
) -> Iterable[tuple[Mention, float]]:
    """Each mention with how strongly it is tied to an incident: 3 hangs on its words, 1.5 stands beside them, less for farther off."""
    ties = Counter(m.id for held in owners(doc, mentions, {token.i: token for token in own}).values() for m in held)
    sentences = {sentence for sentence in account.scope if any(sentence.start <= token.idx < sentence.end for token in own)}
    for mention in mentions:
        if mention.id in ties:
            distance = min(abs(mention.span.start - token.idx) for token in own)
            yield mention, 3.0 + _MORE_TIES * (ties[mention.id] - 1) - _PER_CHARACTER * min(distance, 200)
        elif any(sentence.covers(mention.span) for sentence in sentences):
            yield mention, 0.8 if _is_reported_with(doc, mention.span) else 1.5
        elif any(sentence.covers(mention.span) for sentence in account.scope):
            yield mention, 0.5 if _is_reported_with(doc, mention.span) else 1.0


def _is_reported_with(doc: Doc, span: Span) -> bool:
    """Whether the words hang on a verb of reporting, arrest or trial, and so tell when or where that was."""
    head = head_of(doc, span)
    if head is None:
        return False
    verb = next((above for above in head.ancestors if above.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.lemma_.lower() in word_list("reporting")
