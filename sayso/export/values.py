"""Values and assertions as JSON, and which assertion speaks for a property."""

from __future__ import annotations

from typing import Any, Final

from sayso.records import Account, Amount, Assertion, Interval, Place, Sheet, Value

_FIRMNESS: Final = {"stated": 3, "reported": 2, "suspected": 1, "possible": 0}


def headline(account: Account, property: str) -> Assertion | None:
    """The assertion that speaks for a property where one value must: the firmest asserted one, and of those the first.

    All others stay beside it under ``assertions``; nothing is decided by this choice.
    """
    asserted = [a for a in account.of(property) if a.stance == "asserted"]
    candidates = asserted or list(account.of(property))
    known = [a for a in candidates if not (isinstance(a.value, Amount) and a.value.unknown)]
    return max(known or candidates, key=lambda a: (_FIRMNESS[a.certainty], a.score), default=None)


def value_json(value: Value) -> Any:
    """A value as JSON."""
    if isinstance(value, Amount):
        return amount_json(value)
    if isinstance(value, Interval):
        return {
            "start": value.start,
            "end": value.end,
            "precision": value.precision,
            "timex": value.value,
            "part": value.part,
            "clock": value.clock,
            "zone": value.zone,
        }
    if isinstance(value, Place):
        return {
            "name": value.name,
            "country": value.country,
            "country_code": value.country_code,
            "lat": value.lat,
            "lon": value.lon,
            "precision": value.precision,
            "geonameid": value.geonameid,
            "admin1": value.admin1,
        }
    return value


def amount_json(value: Value) -> dict[str, int | None] | str:
    """Low, best and high; or the word "unknown" where the report says that the number is not known."""
    if not isinstance(value, Amount):
        raise TypeError(f"an amount is expected, not {value!r}")
    return "unknown" if value.unknown else {"low": value.low, "best": value.best, "high": value.high}


def date_json(assertion: Assertion) -> dict[str, Any]:
    """The date of an account with the words that give it."""
    return {**value_json(assertion.value), "words": assertion.words}


def place_json(assertion: Assertion | None, account: Account) -> dict[str, Any]:
    """The place of an incident, with its site, and the words that give them; only the site if no place is named."""
    site = headline(account, "site")
    empty = value_json(Place(name="")) | {"name": None}
    place = value_json(assertion.value) if assertion else empty
    words = assertion.words if assertion else site.words if site else ""
    return {**place, "site": site.value if site else None, "words": words}


def assertion_json(sheet: Sheet, assertion: Assertion) -> dict[str, Any]:
    """One assertion: value, words, who says so, how, and where."""
    return {
        "id": assertion.id,
        "property": assertion.property,
        "value": value_json(assertion.value),
        "words": assertion.words,
        "claimants": [
            {
                "name": claimant.name,
                "words": claimant.words,
                "span": [claimant.span.start, claimant.span.end] if claimant.span else None,
                "actor": claimant.actor_id,
                "outlet": claimant.outlet,
            }
            for claimant in assertion.claimants
        ],
        "stance": assertion.stance,
        "certainty": assertion.certainty,
        "evidence": [{"start": s.start, "end": s.end, "words": sheet.text.words(s)} for s in assertion.evidence],
        "score": round(assertion.score, 4),
        "made_by": assertion.made_by,
    }
