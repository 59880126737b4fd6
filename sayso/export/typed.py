"""Values as somebody would type them."""

from __future__ import annotations

from typing import Any

from sayso.records import Amount, Interval, Place


def typed(given: Any) -> str:
    """A value as somebody would type it to get it: what `sayso.review.values.parse_value` reads."""
    if isinstance(given, Amount):
        if given.unknown:
            return "unknown"
        low, best, high = given.low, given.best, given.high
        if low is not None and high is not None:
            return str(low) if low == high else f"{low}-{high}"
        return f"about {best}" if low is None and high is None else f"at least {low}" if low is not None else f"up to {high}"
    if isinstance(given, Interval):
        if not given.start or not given.end:
            return given.start or given.end or ""
        whole = {"month": given.start[:7], "year": given.start[:4]}.get(given.precision)
        return whole or (given.start if given.start == given.end else f"{given.start}..{given.end}")
    if isinstance(given, Place):
        name = f"{given.name}, {given.country}" if given.country and given.country != given.name else given.name
        by_hand = given.geonameid is None and given.lat is not None and given.precision not in ("country", "region", "unresolved")
        how = f" ({given.precision})" if given.precision != "settlement" else ""
        return f"{name} @ {given.lat:g}, {given.lon:g}{how}" if by_hand else name
    return {True: "yes", False: "no"}[given] if isinstance(given, bool) else str(given)
