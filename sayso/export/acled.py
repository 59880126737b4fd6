"""Incidents in the columns of ACLED; what fills each stands in ``data/acled.yaml``."""

from __future__ import annotations

from sayso.codebook import Codebook
from sayso.export.facts import Facts, joined
from sayso.export.layouts import Layout
from sayso.export.notes import notes
from sayso.export.tables import Cell


def acled_row(facts: Facts, codebook: Codebook, layout: Layout) -> dict[str, Cell] | str:
    """The cells that are filled, or why the incident is left out: a key of the layout's `left_out`."""
    card, codes = facts.card, layout.codes
    if card.stage == "threatened":
        return "threatened"
    kinds, foiled = codes["sub_event_types"], codes["foiled"]
    kind = facts.other_code(codebook, "acled")
    if card.stage == "foiled":
        if kinds.get(kind, {}).get("event_type") != foiled["event_type"] and kind != foiled["becomes"]:
            return "foiled"
        kind = foiled["becomes"]
    known = kinds.get(kind, {})
    time = next((code for code, most in codes["time_precision"].items() if facts.days is not None and facts.days <= most), None)
    year = facts.same(4)
    at = facts.position
    doers = facts.named("perpetrator")
    killed = facts.amount("killed")
    return {
        "event_id_cnty": card.id,
        "event_date": card.start if time else None,
        "year": int(year) if year else None,
        "time_precision": time,
        "disorder_type": known.get("disorder_type"),
        "event_type": known.get("event_type"),
        "sub_event_type": kind if known else None,
        "actor1": doers[0] if doers else None,
        "iso": codes["iso"].get(card.country_code),
        "country": facts.country,
        "admin1": card.admin1 or None,
        "location": card.place or None,
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "geo_precision": codes["geo_precision"].get(card.place_precision) if at else None,
        "source": joined(card.sources, ";"),
        "notes": notes(facts),
        "fatalities": killed.low if killed else None,
    }
