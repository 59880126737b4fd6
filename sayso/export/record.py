"""A coded report as JSON: the form that `sayso schema` describes."""

from __future__ import annotations

from typing import Any, Final

from sayso.codebook import Codebook
from sayso.export.values import amount_json, assertion_json, date_json, headline, place_json, value_json
from sayso.records import Account, Actor, Assertion, Claimant, Disagreement, Note, Run, Sheet, disagreements

SCHEMA_VERSION: Final = "1.0"
BASES: Final = {"perpetrator": "stated", "claimed": "claimed", "blamed": "blamed", "suspected": "suspected", "denied": "denied"}
COUNTS: Final = ("killed", "wounded", "abducted", "arrested")


def record_json(sheet: Sheet, run: Run, codebook: Codebook, *, with_text: bool = False) -> dict[str, Any]:
    """One coded report.

    Args:
        sheet: the coded sheet.
        run: what produced it.
        codebook: the codebook in use, for the titles of types.
        with_text: whether the readable text goes in as well. Without it the record holds short quotes only, as evidence.

    Returns:
        plain dicts, lists, strings, numbers; the same for the same sheet, byte for byte, once written.
    """
    text: dict[str, Any] = {"id": sheet.text.id, "characters": len(sheet.text.chars), "reader": sheet.text.reader}
    if with_text:
        text["chars"] = sheet.text.chars
    return {
        "schema_version": SCHEMA_VERSION,
        "run": {
            "id": run.id,
            "version": run.version,
            "codebook": run.codebook,
            "components": list(run.components),
            "models": [{"name": name, "version": version} for name, version in run.models],
        },
        "review": "machine",
        "report": report_json(sheet),
        "text": text,
        "incidents": [incident_json(sheet, account, codebook) for account in sheet.incidents],
        "statements": [statement_json(sheet, account) for account in sheet.statements],
        "actors": [_actor(sheet, actor) for actor in sheet.actors if _matters(sheet, actor)],
        "notes": [_note(note) for note in sheet.notes],
    }


def report_json(sheet: Sheet) -> dict[str, Any]:
    """The report's own description."""
    report = sheet.report
    return {
        "id": report.id,
        "name": report.name,
        "sha256": report.sha256,
        "source": report.source,
        "url": report.url,
        "title": report.title,
        "byline": report.byline,
        "published": report.published,
        "retrieved": report.retrieved,
        "language": report.language,
        "rights": report.rights,
    }


def incident_json(sheet: Sheet, account: Account, codebook: Codebook) -> dict[str, Any]:
    """One incident: a headline value for each property, and behind it every assertion."""
    type_, subtype = headline(account, "type"), headline(account, "subtype")
    date, place = headline(account, "date"), headline(account, "place")
    fields: dict[str, Any] = {
        "id": account.id,
        "words": sheet.text.words(account.anchors[0]),
        "type": type_.value if type_ else "other",
        "type_title": codebook.title_of("type", str(type_.value)) if type_ else "",
        "subtype": subtype.value if subtype else None,
        "stage": value_json(found.value) if (found := headline(account, "stage")) else None,
        "when": date_json(date) if date else None,
        "where": place_json(place, account) if place or account.of("site") else None,
    }
    for count in COUNTS:
        found = headline(account, count)
        fields[count] = amount_json(found.value) if found else None
    fields |= {
        "perpetrators": [_perpetrator(a) for a in account.of(*BASES) if a.stance != "hypothetical"],
        "nobody_claimed": bool(account.of("nobody_claimed")),
        "targets": list(dict.fromkeys(a.words for a in account.of("target"))),
        "weapons": [{"key": a.value, "words": a.words} for a in account.of("weapon")],
        "background": bool(account.of("background")),
        "precedents": [_precedent(a) for a in account.of("first_since", "after", "before")],
        "contradictions": [_contradiction(d) for d in disagreements(account.assertions)],
        "assertions": [assertion_json(sheet, a) for a in account.assertions],
    }
    return fields


def statement_json(sheet: Sheet, account: Account) -> dict[str, Any]:
    """One statement, with every assertion made by it or on it."""
    one = {name: headline(account, name) for name in ("medium", "issuer", "speaker", "date")}
    return {
        "id": account.id,
        "words": sheet.text.words(account.anchors[0]),
        "medium": value_json(one["medium"].value) if one["medium"] else None,
        "issuer": value_json(one["issuer"].value) if one["issuer"] else None,
        "speaker": value_json(one["speaker"].value) if one["speaker"] else None,
        "audience": list(dict.fromkeys(str(a.value) for a in account.of("audience"))),
        "acts": list(dict.fromkeys(str(a.value) for a in account.of("act"))),
        "about": list(dict.fromkeys(str(a.value) for a in account.of("about"))),
        "quotations": [{"words": a.words, "speaker": a.claimants[0].name} for a in account.of("quotation")],
        "when": date_json(one["date"]) if one["date"] else None,
        "judgements": [
            {
                "property": a.property,
                "value": value_json(a.value),
                "by": a.claimants[0].name,
                "words": a.words,
                "stance": a.stance,
            }
            for a in account.of("is_claim", "authentic", "new_speaker")
        ],
        "precedents": [_precedent(a) for a in account.of("after", "before")],
        "contradictions": [_contradiction(d) for d in disagreements(account.assertions)],
        "assertions": [assertion_json(sheet, a) for a in account.assertions],
    }


def _perpetrator(assertion: Assertion) -> dict[str, Any]:
    speaker: Claimant | None = assertion.by
    return {
        "name": assertion.value,
        "words": assertion.words,
        "basis": BASES[assertion.property],
        "by": speaker.name if speaker else None,
    }


def _precedent(assertion: Assertion) -> dict[str, Any]:
    return {"relation": assertion.property, "to": assertion.value, "words": assertion.words}


def _contradiction(found: Disagreement) -> dict[str, Any]:
    return {"property": found.property, "assertions": [found.first.id, found.second.id]}


def _matters(sheet: Sheet, actor: Actor) -> bool:
    """Named actors, and unnamed ones that some assertion speaks of."""
    if actor.named and actor.kind != "document":
        return True
    values = {a.value for account in sheet.accounts for a in account.assertions if isinstance(a.value, str)}
    return actor.name in values


def _actor(sheet: Sheet, actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "named": actor.named,
        "aliases": list(actor.aliases),
        "register_name": actor.register_name,
        "role": actor.role,
        "affiliation": actor.affiliation,
        "country": actor.country_code,
        "minor": actor.minor,
    }


def _note(note: Note) -> dict[str, Any]:
    span = [note.span.start, note.span.end] if note.span else None
    return {"code": note.code, "message": note.message, "span": span, "made_by": note.made_by}
