"""The rows of a dataset, read from an archive card by card: what is in memory at once does not grow with the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from sayso.archive import Filter, Reader, veil
from sayso.codebook import Codebook
from sayso.export import WITHHELD
from sayso.export.about import Choice
from sayso.export.acled import acled_row
from sayso.export.facts import Facts
from sayso.export.files import Row
from sayso.export.geojson import GEOMETRY, geometry_of
from sayso.export.gtd import gtd_row
from sayso.export.layouts import FieldFormat, Layout, field_layout
from sayso.export.tables import Cell, TableName
from sayso.export.typed import typed
from sayso.export.ucdp import ucdp_row
from sayso.filing.gathering import cast_of, tell
from sayso.linking.cards import incident_card, statement_card
from sayso.linking.contradictions import contradictions
from sayso.linking.told import Told
from sayso.records import Amount, Assertion, Card, Interval, Place, Value

_CARDS: Final = 100
_FIELD_ROWS: Final[dict[FieldFormat, Callable[[Facts, Codebook, Layout], dict[str, Cell] | str]]] = {
    "acled": acled_row,
    "gtd": gtd_row,
    "ucdp": ucdp_row,
}
Kind = Literal["incident", "statement"]


@dataclass(frozen=True, slots=True)
class _Found:
    """One incident or statement to export.

    Attributes:
        card: as it is exported.
        told: its accounts; empty if only the card was asked for.
        names: what is withheld in all that is exported of it.
    """

    card: Card
    told: tuple[Told, ...]
    names: tuple[str, ...]


def rows_of(
    reader: Reader,
    codebook: Codebook,
    table: TableName,
    wanted: Filter,
    choice: Choice,
    asked: str = "",
    left: MutableMapping[str, int] | None = None,
) -> Iterator[Row]:
    """The rows of one table, in the order of lists; values in that of incidents, then statements.

    Args:
        wanted: which incidents and statements, as lists take it.
        asked: the names by which they are asked for. What is found by a name that is withheld in it is left out, or the dataset would
            tell who is in a report.
        left: counts, by why, the incidents for which the format has no row.
    """
    left = {} if left is None else left
    layout = field_layout(table, choice.format)
    sealed = reader.sealed()
    grades = reader.grades()
    kinds: tuple[Kind, ...] = (
        ("incident", "statement") if table == "values" else ("incident",) if table == "incidents" else ("statement",)
    )
    for kind in kinds:
        for some in reader.all_cards(replace(wanted, kind=kind), _CARDS):
            found = _gathered(reader, codebook, kind, some, choice, asked, deep=table == "values" or layout is not None)
            linked = _linked(reader, found)
            for one in found:
                rows: Iterable[Row]
                if layout:
                    rows = _field_rows(one, codebook, layout, left)
                else:
                    rows = _values(one, grades, linked) if table == "values" else [_card_row(one.card, linked)]
                for row in rows:
                    yield _withheld(row, one.names, sealed) if one.names or sealed else row


def _field_rows(found: _Found, codebook: Codebook, layout: Layout, left: MutableMapping[str, int]) -> Iterator[Row]:
    """The incident in the columns of another dataset, or none, which is counted."""
    made = _FIELD_ROWS[layout.format](Facts(found.card, found.told), codebook, layout)
    if isinstance(made, str):
        left[made] = left.get(made, 0) + 1
    else:
        yield {column.name: made.get(column.name) for column in layout.columns}


def _gathered(
    reader: Reader, codebook: Codebook, kind: Kind, cards: Sequence[Card], choice: Choice, asked: str, *, deep: bool
) -> list[_Found]:
    """Some cards with what is told of them; those that are not to be exported are left out."""
    reviewed = choice.review == "accepted"
    cards = [card for card in cards if not reviewed or card.review != "machine"]
    members = reader.members(kind, [card.id for card in cards])
    accounts = {one: card_id for card_id, ids in members.items() for one in ids if not one.startswith("rep-")}
    told: dict[str, list[Told]] = {card.id: [] for card in cards}
    if reviewed or deep:
        for one in tell(reader, list(accounts)):
            kept = _judged_only(one) if reviewed else one
            if kept.account.assertions:
                told[accounts[one.account.id]].append(kept)
    names = {} if choice.names else _names(reader, accounts)
    found = []
    for card in cards:
        mine = names.get(card.id, ())
        if (reviewed and not told[card.id]) or (asked and mine and veil(asked, mine) != asked):
            continue
        found.append(_Found(_recounted(reader, codebook, card, told[card.id]) if reviewed else card, tuple(told[card.id]), mine))
    return found


def _judged_only(one: Told) -> Told:
    kept = tuple(a for a in one.account.assertions if one.standing_of(a.id) != "machine")
    return replace(one, account=replace(one.account, assertions=kept))


def _recounted(reader: Reader, codebook: Codebook, card: Card, told: Sequence[Told]) -> Card:
    """The card that follows from these accounts alone."""
    cast = cast_of(reader, told)
    clashing = contradictions(card.id, told, lambda key: _parent(codebook, key), cast)
    make = incident_card if card.kind == "incident" else statement_card
    return make(card.id, told, cast, contradictions=len(clashing))


def _parent(codebook: Codebook, key: str) -> str | None:
    entry = codebook.incident_types.get(key)
    return entry.parent if entry else None


def _names(reader: Reader, accounts: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """For each card the names to withhold: of all reports behind it, for each of them may name whom another one leaves unnamed."""
    report_of = reader.report_ids_of(list(accounts))
    hidden = reader.names_withheld(sorted(set(report_of.values())))
    found: dict[str, set[str]] = {}
    for account_id, card_id in accounts.items():
        found.setdefault(card_id, set()).update(hidden.get(report_of.get(account_id, ""), ()))
    return {card_id: tuple(sorted(names)) for card_id, names in found.items()}


def _withheld(row: Row, names: Sequence[str], sealed: Sequence[str]) -> Row:
    hidden = veil(dict(row), names, WITHHELD) if names else dict(row)
    return veil(hidden, sealed) if sealed else hidden


def _linked(reader: Reader, found: Iterable[_Found]) -> dict[str, str]:
    """What the accounts that values name are part of today."""
    listed = [str(one) for each in found for one in each.card.details.get("about", ())]
    named = [
        str(a.value) for each in found for one in each.told for a in one.account.of("about", "after", "before", "first_since")
    ]
    ids = sorted({one for one in (*listed, *named) if one.startswith(("inc-", "sta-"))})
    return {**reader.clusters("incident", ids), **reader.clusters("statement", ids)} if ids else {}


def _card_row(card: Card, linked: dict[str, str]) -> Row:
    shared: dict[str, Cell] = {
        **{name: getattr(card, name) or None for name in ("id", "title", "start", "end", "precision", "published")},
        **{name: getattr(card, name) for name in ("accounts", "reports", "origins", "contradictions", "review")},
        "remembered": card.background,
        "sources": list(card.sources),
    }
    return shared | (_incident(card) if card.kind == "incident" else _statement(card, linked))


def _incident(card: Card) -> dict[str, Cell]:
    plain = ("type", "subtype", "stage", "place", "admin1", "country_code", "lat", "lon", "place_precision")
    roles = ("target", "perpetrator", "claimed", "blamed", "suspected", "denied")
    return {
        **{name: None if getattr(card, name) == "" else getattr(card, name) for name in plain},
        **{name: _named(card, name) for name in roles},
        "site": _list(card, "site"),
        "weapon": _list(card, "weapon"),
        "nobody_claimed": card.details.get("nobody_claimed"),
        **_toll("killed", card.killed),
        **_toll("wounded", card.wounded),
        **{k: v for name in ("abducted", "arrested") for k, v in _toll(name, _amount(card.details.get(name))).items()},
        GEOMETRY: geometry_of(card),
    }


def _statement(card: Card, linked: dict[str, str]) -> dict[str, Cell]:
    about = [linked[one] for one in _list(card, "about") if one in linked]
    return {
        **{name: _named(card, name) for name in ("issuer", "speaker", "audience")},
        **{name: _list(card, name) for name in ("act", "medium")},
        **{name: card.details.get(name) for name in ("is_claim", "authentic", "new_speaker")},
        "about": list(dict.fromkeys(about)),
    }


def _named(card: Card, role: str) -> list[str]:
    return list(dict.fromkeys(party.name for party in card.parties if party.role == role))


def _list(card: Card, name: str) -> list[str]:
    return [str(one) for one in card.details.get(name, ())]


def _amount(kept: Any) -> Amount | None:
    return None if kept is None else Amount(unknown=True) if kept == "unknown" else Amount(**kept)


def _toll(name: str, amount: Amount | None) -> dict[str, Cell]:
    bounds = (amount.low, amount.best, amount.high) if amount else (None, None, None)
    return {
        name: typed(amount) if amount else None,
        **dict(zip((f"{name}_low", f"{name}_best", f"{name}_high"), bounds, strict=True)),
    }


def _values(found: _Found, grades: dict[str, str], linked: dict[str, str]) -> Iterator[Row]:
    for told in found.told:
        report = told.report
        of_report: dict[str, Cell] = {
            "kind": found.card.kind,
            "of": found.card.id,
            "account": told.account.id,
            "report": report.id,
            "report_title": report.title,
            "source": report.source,
            "source_grade": grades.get(report.source or ""),
            "published": report.published,
            "origin": told.origin,
        }
        for one in told.account.assertions:
            yield of_report | _value_row(one, linked) | {"standing": told.standing_of(one.id)}


def _value_row(one: Assertion, linked: dict[str, str]) -> dict[str, Cell]:
    first, *others = one.evidence
    return {
        "assertion": one.id,
        "property": one.property,
        "value": typed(one.value),
        **_parts(one.value),
        "names": linked.get(one.value) if isinstance(one.value, str) else None,
        "words": one.words,
        "words_start": first.start,
        "words_end": first.end,
        "rests_on": [f"{span.start}-{span.end}" for span in others],
        "stance": one.stance,
        "certainty": one.certainty,
        "says": one.by.name if one.by else None,
        "say_so": [claimant.name for claimant in one.claimants],
        "score": round(one.score, 4),
        "made_by": one.made_by,
    }


def _parts(value: Value) -> dict[str, Cell]:
    names = ("low", "best", "high", "start", "end", "precision", "country_code", "admin1", "lat", "lon", "geonameid")
    parts: dict[str, Cell] = dict.fromkeys(names)
    if isinstance(value, Amount | Interval | Place):
        parts |= {name: getattr(value, name) for name in names if hasattr(value, name)}
    return parts
