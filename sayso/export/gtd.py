"""Incidents in the columns of the GTD; what fills each stands in ``data/gtd.yaml``."""

from __future__ import annotations

from typing import Final

from sayso.codebook import Codebook
from sayso.export.facts import Facts, counted
from sayso.export.layouts import Layout
from sayso.export.notes import notes
from sayso.export.tables import Cell
from sayso.records import Report
from sayso.version import VERSION

_CITY: Final = ("exact", "near", "settlement")
_UNCERTAIN: Final = ("suspected", "possible")
_NO_POSITION: Final = 5
_SUICIDE: Final = ("suicide_bombing", "suicide_bomb")
_UNKNOWN: Final = "Unknown"


def gtd_row(facts: Facts, codebook: Codebook, layout: Layout) -> dict[str, Cell] | str:
    """The cells that are filled, or why the incident is left out: a key of the layout's `left_out`."""
    card, codes = facts.card, layout.codes
    if card.stage in ("threatened", "foiled"):
        return card.stage
    kind = facts.other_code(codebook, "gtd")
    code = codes["attacktypes"].get(kind)
    sources = dict(enumerate(facts.reports, 1))
    return {
        "eventid": card.id,
        **_when(facts),
        **_where(facts, layout),
        "summary": card.title or None,
        "success": {"accomplished": 1, "failed": 0}.get(card.stage),
        "suicide": 1 if {card.subtype, *facts.listed("weapon")} & set(_SUICIDE) else None,
        "attacktype1": code,
        "attacktype1_txt": kind if code else None,
        **{f"target{n}": name for n, name in enumerate(facts.named("target")[:3], 1)},
        **_doers(facts),
        **_claims(facts),
        **_weapons(facts, codebook, layout),
        "nkill": counted(facts.amount("killed")),
        "nwound": counted(facts.amount("wounded")),
        "ishostkid": 1 if card.type == "kidnapping" or counted(facts.amount("abducted")) else None,
        "nhostkid": counted(facts.amount("abducted")),
        "addnotes": notes(facts),
        **{f"scite{n}": _cited(report) for n, report in sources.items() if n <= 3},
        "dbsource": f"Sayso {VERSION}",
    }


def _when(facts: Facts) -> dict[str, Cell]:
    year, month, day = facts.same(4), facts.same(7), facts.same(10)
    return {
        "iyear": int(year) if year else None,
        "imonth": int(month[5:]) if month else 0,
        "iday": int(day[8:]) if day else 0,
        "approxdate": None if day else facts.date_words,
    }


def _where(facts: Facts, layout: Layout) -> dict[str, Cell]:
    card, at = facts.card, facts.position
    unlisted = [card.place] if card.place and card.place_precision == "unresolved" else []
    return {
        "country_txt": facts.country,
        "provstate": card.admin1 or (card.place if card.place_precision == "province" else None),
        "city": card.place if card.place_precision in _CITY else None,
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "specificity": layout.codes["specificity"][card.place_precision] if at else _NO_POSITION,
        "vicinity": int(card.place_precision == "near") if card.place_precision in _CITY else None,
        "location": ", ".join((*facts.listed("site"), *unlisted)) or None,
    }


def _doers(facts: Facts) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"gname": _UNKNOWN}
    for number, name in enumerate(facts.named("perpetrator")[:3], 1):
        said = [one for told in facts.told for one in told.account.of("perpetrator") if one.value == name]
        cells[f"gname{number}" if number > 1 else "gname"] = name
        cells[f"guncertain{number}"] = int(bool(said) and all(one.certainty in _UNCERTAIN for one in said))
    return cells


def _claims(facts: Facts) -> dict[str, Cell]:
    claimants = facts.named("claimed")
    nobody = facts.card.details.get("nobody_claimed") is True
    return {
        "claimed": 1 if claimants else 0 if nobody else -9,
        "compclaim": int(len(claimants) > 1) if claimants else None,
    }


def _weapons(facts: Facts, codebook: Codebook, layout: Layout) -> dict[str, Cell]:
    """Each kind of weapon once, as long as there are columns."""
    types, subtypes = layout.codes["weaptypes"], layout.codes["weapsubtypes"]
    known = [entry for key in facts.listed("weapon") if (entry := codebook.weapons.get(key))]
    kinds = list(dict.fromkeys((one.gtd_type, one.gtd_subtype) for one in known if one.gtd_type in types))
    cells: dict[str, Cell] = {"weapdetail": ", ".join(one.title for one in known) or None}
    for number, (kind, finer) in enumerate(kinds[:4] or [(_UNKNOWN, "")], 1):
        cells[f"weaptype{number}"], cells[f"weaptype{number}_txt"] = types[kind], kind
        if finer in subtypes:
            cells[f"weapsubtype{number}"], cells[f"weapsubtype{number}_txt"] = subtypes[finer], finer
    return cells


def _cited(report: Report) -> str:
    return ", ".join(filter(None, (f'"{report.title}"' if report.title else "", report.source, report.published)))
