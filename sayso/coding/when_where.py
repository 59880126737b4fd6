"""When and where each incident was: of the times and places around its words, the one said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from sayso.coding.assertions import assertion
from sayso.coding.incident_ties import BESIDE, TIED, Settings
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

_LEADS: Final = ("the ", "a ", "an ", "at ", "in ", "on ", "outside ", "inside ", "near ")
_LEAST_TIME: Final = 1.4
_CARRIES: Final = 800
"""Characters over which the place of what was told before carries on."""
_FINE_COUNTS: Final = 0.5


@dataclass(frozen=True)
class WhenWhere:
    """Give each incident its date, place and site. Needs incidents, times and places."""

    name: str = "when-where"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet; its incidents carry `date`, `place` and `site` as far as the report says them."""
        if not sheet.incidents:
            return sheet
        settings = Settings.of(sheet)
        first = sheet.incidents[0].id
        return sheet.with_accounts(
            tuple(
                self._placed(sheet, settings, account, main=account.id == first) if account.kind == "incident" else account
                for account in sheet.accounts
            )
        )

    def _placed(self, sheet: Sheet, settings: Settings, account: Account, *, main: bool) -> Account:
        made_by = f"{self.name}@{self.version}"
        time = best_time(settings, account)
        if time is not None and isinstance(time.value, Interval):
            account = account.with_assertions(assertion(sheet, account, "date", time.value, time.span, made_by=made_by))
        place = best_place(settings, account, main=main)
        if place is not None and isinstance(place.value, Place):
            value, grounds = with_country(settings, place.value)
            said = assertion(sheet, account, "place", value, place.span, *grounds, made_by=made_by)
            account = account.with_assertions(said)
        site = best_site(settings, account)
        if site is not None:
            words = sheet.text.words(site)
            account = account.with_assertions(assertion(sheet, account, "site", words, site, made_by=made_by))
        return account


def best_time(settings: Settings, account: Account) -> Mention | None:
    """The time said of an incident: one that hangs on its words before one that only stands near them."""
    ranked = settings.times.ranked(account)
    scored = [(score + _exactness(mention), -mention.span.start, mention) for mention, score in ranked if score >= _LEAST_TIME]
    return max(scored, key=lambda row: row[:2])[2] if scored else None


def best_place(settings: Settings, account: Account, *, main: bool) -> Mention | None:
    """The finest place said of an incident; failing that, for the main one, the first place of the report, and for others the last
    place before their words, where the telling then is.

    For the main one a country is only taken if no finer place of it is named in the report (a dateline, the headline).
    """
    ranked = settings.places.ranked(account)
    scored = [(score + _FINE_COUNTS * _fineness(mention), -mention.span.start, mention) for mention, score in ranked]
    best = max(scored, key=lambda row: row[:2])[2] if scored else None
    if main and (best is None or _fineness(best) < _FINENESS["province"]):
        places = settings.places.mentions
        finer = next((m for m in places if _fineness(m) >= _FINENESS["district"] and (best is None or _lies_in(m, best))), None)
        return finer or best or next(iter(places), None)
    return best or settings.places.before(account, _CARRIES)


def best_site(settings: Settings, account: Account) -> Span | None:
    """The facility that hangs on the words of an incident, or stands in a sentence with them; no article or preposition."""
    ranked = [(score >= TIED, score >= BESIDE, -mention.span.start, mention) for mention, score in settings.sites.ranked(account)]
    best = max((row for row in ranked if row[1]), key=lambda row: row[:3], default=None)
    return without_lead(settings.chars, best[3].span) if best else None


def with_country(settings: Settings, place: Place) -> tuple[Place, tuple[Span, ...]]:
    """A place that the gazetteer does not know, in the country that most of the report's other places lie in.

    Returns:
        the place, and the words that the country rests on: the first place of that country; none if it had a country already.
    """
    if place.country or place.precision != "unresolved" or settings.home is None or not isinstance(settings.home.value, Place):
        return place, ()
    home = settings.home.value
    return replace(place, country=home.country, country_code=home.country_code), (settings.home.span,)


def _lies_in(one: Mention, other: Mention) -> bool:
    inner, outer = one.value, other.value
    return isinstance(inner, Place) and isinstance(outer, Place) and inner.country is not None and inner.country == outer.country


def _exactness(mention: Mention) -> float:
    return _EXACTNESS[mention.value.precision] if isinstance(mention.value, Interval) else 0.0


def _fineness(mention: Mention) -> float:
    return _FINENESS[mention.value.precision] if isinstance(mention.value, Place) else 0.0


def without_lead(chars: str, span: Span) -> Span:
    """A span without the article or preposition that it begins with."""
    words = span.words(chars).lower()
    lead = next((lead for lead in _LEADS if words.startswith(lead)), "")
    return Span(span.start + len(lead), span.end)
