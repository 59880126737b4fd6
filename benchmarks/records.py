"""Whole reports as coded records, in the form of the `records` set's guidelines."""

from __future__ import annotations

from typing import Final

from benchmarks.coder import coded
from benchmarks.documents import Document
from benchmarks.record_statements import statements_of
from sayso.records import Account, Amount, Assertion, Interval, Place, Sheet

_COUNTS: Final = ("killed", "wounded", "abducted", "arrested")
_SUSPICIOUS: Final = frozenset({"alleged", "suspected", "presumed"})
_BASES: Final = {"perpetrator": "stated", "claimed": "claimed", "blamed": "blamed", "suspected": "blamed", "denied": "denied"}
_PREFIXES: Final = {"day": 10, "week": 10, "range": 10, "part-of-month": 7, "month": 7, "season": 7, "year": 4}
_PRONOUNS: Final = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "we",
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "who",
        "which",
        "that",
        "himself",
        "themselves",
    }
)
_LEADS: Final = ("on ", "in ", "at ")


def predict(document: Document) -> dict[str, object]:
    """Code one report and write it in the form of the set."""
    return {document.key: document.id, **record_of(coded(document))}


def record_of(sheet: Sheet) -> dict[str, object]:
    """The incidents and statements of a coded sheet in the form of the guidelines."""
    names = {account.id: f"I{n}" for n, account in enumerate(sheet.incidents, start=1)}
    incidents = [{"id": names[account.id], **incident_of(sheet, account)} for account in sheet.incidents]
    return {"incidents": incidents, "statements": statements_of(sheet)}


def incident_of(sheet: Sheet, account: Account) -> dict[str, object]:
    """One incident in the form of the guidelines; a key that nothing is asserted for is absent."""
    kind, stage = account.first("type"), account.first("stage")
    made: dict[str, object] = {"words": sheet.text.words(account.anchors[0]), "type": kind, "stage": stage}
    if stage == "foiled":
        made |= {"type": "foiled", "intended": kind}
    made |= {"date": _date(account), "place": _place(account)}
    made |= {name: _count(account.first(name)) for name in _COUNTS}
    made |= {"perpetrators": _perpetrators(sheet, account), "nobody_claimed": account.first("nobody_claimed")}
    made |= {"targets": [str(a.value) for a in account.of("target")], "weapons": [a.words for a in account.of("weapon")]}
    made |= {"background": account.first("background")}
    return {key: value for key, value in made.items() if value not in (None, [], {})}


def _date(account: Account) -> dict[str, str]:
    said = next((a for a in account.of("date") if a.stance == "asserted"), None)
    if said is None or not isinstance(said.value, Interval):
        return {}
    words = next((said.words[len(lead) :] for lead in _LEADS if said.words.lower().startswith(lead)), said.words)
    value, length = said.value, _PREFIXES.get(said.value.precision, 0)
    if not length or value.start is None:
        return {"words": words}
    made = {"start": value.start[:length], "words": words}
    if value.precision in ("range", "week") and value.end and value.end != value.start:
        made["end"] = value.end
    return made


def _place(account: Account) -> dict[str, str]:
    said = next((a for a in account.of("place") if a.stance == "asserted"), None)
    made: dict[str, str] = {}
    if said is not None and isinstance(said.value, Place):
        # "The Vasrlandian army" names Vasrland: of a country the guidelines want the name.
        made["name"] = said.value.country if said.value.precision == "country" and said.value.country else said.words
        if said.value.country:
            made["country"] = said.value.country
    site = account.first("site")
    return made | ({"site": str(site)} if site else {})


def _count(value: object) -> object:
    if not isinstance(value, Amount):
        return None
    if value.unknown:
        return "unknown"
    low = value.low if value.low is not None else value.best
    made = {"low": low, "high": value.high}
    return {key: number for key, number in made.items() if number is not None}


def _perpetrators(sheet: Sheet, account: Account) -> list[dict[str, str]]:
    return [_perpetrator(sheet, account, said) for said in account.of(*_BASES)]


def _perpetrator(sheet: Sheet, account: Account, said: Assertion) -> dict[str, str]:
    basis = "stated" if _is_bare(sheet, account, said) else _BASES[said.property]
    made = {"words": _verbatim(sheet, str(said.value), said.words), "basis": basis}
    if said.by is not None and basis != "stated":
        made["by"] = _verbatim(sheet, said.by.name, said.by.words)
    return made


def _is_bare(sheet: Sheet, account: Account, said: Assertion) -> bool:
    """ "Gunmen killed two, police said": a description of the doer of an act accuses nobody, and is "stated" by the guidelines;
    "alleged rebels" accuses.

    Sayso keeps it as what the police say.
    """
    names = {actor.id: actor.name for actor in sheet.actors if actor.named}
    inside = any(m.actor_id in names and said.evidence[0].covers(m.span) for m in sheet.mentions)
    if said.property not in ("blamed", "suspected") or inside or said.value in names.values():
        return False
    act = said.evidence[-1]
    of_act = said.evidence[0].covers(act) or any(anchor.overlaps(act) for anchor in account.anchors)
    before = sheet.text.chars[: said.evidence[0].start].split()[-1:]
    return of_act and not {"suspect", *_SUSPICIOUS}.intersection(word.lower() for word in (*said.words.split(), *before))


def _verbatim(sheet: Sheet, name: str, words: str) -> str:
    """The report's words for a group, as the set wants them: "the NDF" as it stands there, and not the long name it is short for.

    Persons stand under their full name, and pronouns are no words for anybody.
    """
    short = words.removeprefix("the ").removeprefix("THE ")
    person = any(actor.kind == "person" and actor.name == name for actor in sheet.actors)
    return name if person or not short or short.lower() in _PRONOUNS else short
