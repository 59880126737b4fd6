"""One thing of the archive with all that is behind it, as JSON values: what `sayso show` prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from sayso.archive import Filter, Reader
from sayso.codebook import Codebook
from sayso.errors import UnknownId
from sayso.export import plain, record_json, value_json
from sayso.filing.gathering import cast_of, tell
from sayso.linking.responsibility_said import responsibility_said
from sayso.linking.said import PropertySaid, said
from sayso.linking.says import BestRule
from sayso.linking.told import Told
from sayso.linking.toll_story import toll_story
from sayso.records import Assertion, Judgement, Sheet
from sayso.records.link import Family
from sayso.review.deciding import named

_COUNTS: Final = ("killed", "wounded", "abducted", "arrested")
_LISTED: Final = 20


def shown(reader: Reader, codebook: Codebook, record_id: str, best: BestRule = "graded") -> dict[str, Any]:
    """Everything the archive says of one thing.

    Args:
        record_id: any id. An account leads to its incident or statement, an actor of a report to the archive's actor.
        best: how a number is chosen where one must stand for all.

    Returns:
        a dict whose ``kind`` is incident, statement, actor, report, assertion or judgement.

    Raises:
        UnknownId: if there is nothing of that id, or nothing to show of it.
    """
    found = named(reader, record_id)
    show = _SHOW.get(found.partition("-")[0])
    if show is None:
        raise UnknownId(
            f"{record_id}: there is no page for this; ids that have one begin with {', '.join(f'{p}-' for p in _SHOW)}"
        )
    return show(reader, codebook, found, best)


def _incident(reader: Reader, codebook: Codebook, cluster: str, best: BestRule) -> dict[str, Any]:
    members = reader.members("incident", [cluster])[cluster]
    told = tell(reader, [one for one in members if not one.startswith("rep-")])
    bare = [one for one in members if one.startswith("rep-")]
    cast = cast_of(reader, told)
    return {
        "kind": "incident",
        "card": plain(reader.card(cluster)),
        "properties": [_property(one, told) for one in said(told, best, cast).properties],
        "tolls_over_time": [plain(story) for name in _COUNTS if (story := toll_story(name, told)).steps],
        "responsibility": plain(responsibility_said(told, cast)),
        "contradictions": [plain(one) for one in reader.contradictions(about=cluster, limit=1000)],
        "statements": [plain(card) for card in _statements_about(reader, told)],
        "reports": _told(reader, told),
        "same_story": [plain(report) for report in reader.reports(bare).values()],
        "names": _names(reader, told),
        "judgements": _judgements(reader, [cluster, *members, *(a.id for one in told for a in one.account.assertions)]),
    }


def _statement(reader: Reader, codebook: Codebook, cluster: str, best: BestRule) -> dict[str, Any]:
    members = reader.members("statement", [cluster])[cluster]
    told = tell(reader, members)
    about = {str(a.value) for one in told for a in one.account.of("about")}
    incidents = sorted(set(reader.clusters("incident", sorted(about)).values()))
    return {
        "kind": "statement",
        "card": plain(reader.card(cluster)),
        "properties": [_property(one, told) for one in said(told, best, cast_of(reader, told)).properties],
        "contradictions": [plain(one) for one in reader.contradictions(about=cluster, limit=1000)],
        "about": [plain(card) for card in reader.cards_by_id(incidents).values()],
        "reports": _told(reader, told),
        "names": _names(reader, told),
        "judgements": _judgements(reader, [cluster, *members, *(a.id for one in told for a in one.account.assertions)]),
    }


def _actor(reader: Reader, codebook: Codebook, cluster: str, best: BestRule) -> dict[str, Any]:
    forms = reader.members("actor", [cluster])[cluster]
    examples = {form: ids[0] for form, ids in reader.actors_of_forms(forms, limit=1).items()}
    return {
        "kind": "actor",
        "card": plain(reader.card(cluster)),
        "forms": [plain(actor) for _, actor in reader.actors(examples.values()).values()],
        "incidents": [plain(card) for card in reader.cards(Filter(kind="incident", actor=cluster), limit=_LISTED)],
        "incidents_in_all": reader.count_cards(Filter(kind="incident", actor=cluster)),
        "statements": [plain(card) for card in reader.cards(Filter(kind="statement", actor=cluster), limit=_LISTED)],
        "statements_in_all": reader.count_cards(Filter(kind="statement", actor=cluster)),
        "judgements": _judgements(reader, [cluster, *forms, *examples.values()]),
    }


def _report(reader: Reader, codebook: Codebook, report_id: str, best: BestRule) -> dict[str, Any]:
    report, text, run_key = reader.reports([report_id])[report_id], reader.text_of(report_id), reader.coding_run(report_id)
    kept = reader.run(run_key) if run_key else None
    accounts = reader.accounts_of(report_id)
    told = {one.account.id: one for one in tell(reader, [account.id for account in accounts])}
    if text is None or kept is None:
        raise UnknownId(f"{report_id}: the report is there, but no coding of it; 'sayso verify' says what is missing")
    standing = tuple(told[account.id].account for account in accounts if account.id in told)
    sheet = Sheet(report, text, actors=reader.actors_of(report_id), accounts=standing, notes=reader.notes_of(report_id))
    record = record_json(sheet, kept.run, codebook)
    stands = {assertion_id: how for one in told.values() for assertion_id, how in one.standing.items() if how != "machine"}
    record["review"] = "mixed" if stands else "machine"
    origin = reader.clusters("origin", [report_id]).get(report_id)
    copies = [one for one in reader.members("origin", [origin])[origin] if one != report_id] if origin else []
    return {
        "kind": "report",
        "record": record,
        "clusters": {
            **reader.clusters("incident", [a.id for a in accounts]),
            **reader.clusters("statement", [a.id for a in accounts]),
        },
        "standing": stands,
        "copies": [plain(one) for one in reader.reports(copies).values()],
        "grade": reader.grades().get(report_id),
        "source_grade": reader.grades().get(report.source or ""),
        "judgements": _judgements(
            reader, [report_id, *(a.id for a in accounts), *(x.id for a in accounts for x in a.assertions)]
        ),
    }


def _assertion(reader: Reader, codebook: Codebook, assertion_id: str, best: BestRule) -> dict[str, Any]:
    assertion = reader.assertions([assertion_id])[assertion_id]
    account_id = reader.account_of(assertion_id) or ""
    report_id = reader.report_ids_of([account_id])[account_id]
    text, report = reader.text_of(report_id), reader.reports([report_id])[report_id]
    family: Family = "incident" if account_id.startswith("inc-") else "statement"
    first = assertion.evidence[0]
    context = text.chars[max(0, first.start - 200) : first.end + 200] if text else ""
    in_force = any(a.id == assertion_id for account in reader.accounts([account_id]).values() for a in account.assertions)
    return {
        "kind": "assertion",
        "assertion": {**plain(assertion), "id": assertion_id},
        "context": context,
        "report": plain(report),
        "account": account_id,
        "cluster": reader.clusters(family, [account_id]).get(account_id),
        "in_force": in_force,
        "judgements": _judgements(reader, [assertion_id]),
    }


def _of_account(family: Family) -> Callable[[Reader, Codebook, str, BestRule], dict[str, Any]]:
    def show(reader: Reader, codebook: Codebook, account_id: str, best: BestRule) -> dict[str, Any]:
        cluster = reader.clusters(family, [account_id]).get(account_id)
        if cluster is None:
            raise UnknownId(f"{account_id} is not part of anything now; a later coding no longer finds it")
        return _SHOW[cluster.partition("-")[0]](reader, codebook, cluster, best)

    return show


def _of_actor(reader: Reader, codebook: Codebook, actor_id: str, best: BestRule) -> dict[str, Any]:
    form = reader.forms_of([actor_id]).get(actor_id, actor_id)
    cluster = reader.clusters("actor", [form]).get(form)
    if cluster is None:
        raise UnknownId(f"{actor_id} has no page: only people, groups and bodies that play a part have one")
    return _actor(reader, codebook, cluster, best)


def _origin(reader: Reader, codebook: Codebook, cluster: str, best: BestRule) -> dict[str, Any]:
    return {
        "kind": "origin",
        "reports": [plain(one) for one in reader.reports(reader.members("origin", [cluster])[cluster]).values()],
    }


def _judgement(reader: Reader, codebook: Codebook, judgement_id: str, best: BestRule) -> dict[str, Any]:
    found = reader.judgement(judgement_id)
    if found is None:
        raise UnknownId(f"there is no judgement {judgement_id}; 'sayso log' lists them")
    return {"kind": "judgement", "judgement": plain(found), "in_force": found.id in {one.id for one in reader.judgements()}}


_SHOW: Final[dict[str, Callable[[Reader, Codebook, str, BestRule], dict[str, Any]]]] = {
    "ict": _incident,
    "stm": _statement,
    "who": _actor,
    "rep": _report,
    "ass": _assertion,
    "jdg": _judgement,
    "org": _origin,
    "inc": _of_account("incident"),
    "sta": _of_account("statement"),
    "act": _of_actor,
}


def _property(one: PropertySaid, told: Sequence[Told]) -> dict[str, Any]:
    outlets = {assertion.id: each for each in told for assertion in each.account.assertions}
    return {
        "property": one.property,
        "headline": value_json(one.headline.value) if one.headline else None,
        "because": one.because,
        "range": plain(one.range.amount) if one.range else None,
        "values": [
            {
                "value": value_json(value.value),
                "stance": value.stance,
                "words": value.words,
                "sources": list(value.sources),
                "speakers": list(value.speakers),
                "first": value.first,
                "last": value.last,
                "reports": value.reports,
                "origins": value.origins,
                "standing": value.standing,
                "assertions": [_behind(assertion, outlets[assertion.id]) for assertion in value.assertions],
            }
            for value in one.values
        ],
    }


def _behind(assertion: Assertion, told: Told) -> dict[str, Any]:
    return {
        "id": assertion.id,
        "words": assertion.words,
        "claimants": [claimant.name for claimant in assertion.claimants],
        "stance": assertion.stance,
        "certainty": assertion.certainty,
        "report": told.report.id,
        "published": told.report.published,
        "made_by": assertion.made_by,
        "standing": told.standing_of(assertion.id),
    }


def _told(reader: Reader, told: Sequence[Told]) -> list[dict[str, Any]]:
    texts = reader.texts_of(one.report.id for one in told)
    return [
        {
            "report": one.report.id,
            "account": one.account.id,
            "words": texts[one.report.id].words(one.account.anchors[0]) if one.report.id in texts else "",
            "title": one.report.title,
            "source": one.report.source,
            "published": one.report.published,
            "name": one.report.name,
            "origin": one.origin,
            "grade": one.grade,
            "remembered": one.remembered,
        }
        for one in told
    ]


def _statements_about(reader: Reader, told: Sequence[Told]) -> list[Any]:
    """Statements that one of the reports says are about the incident."""
    ids = {one.account.id for one in told}
    wanted: list[str] = []
    for accounts in reader.accounts_of_reports(one.report.id for one in told).values():
        statements = (account for account in accounts if account.kind == "statement")
        wanted += [account.id for account in statements if ids & {str(a.value) for a in account.of("about")}]
    return list(reader.cards_by_id(set(reader.clusters("statement", wanted).values())).values())


def _names(reader: Reader, told: Sequence[Told]) -> dict[str, str]:
    """What the accounts are called that values name ("after …"): by the account's id, the title and id of what it is part of today."""
    linked = {str(a.value) for one in told for a in one.account.of("after", "before", "first_since", "about")}
    ids = sorted(one for one in linked if one.startswith(("inc-", "sta-")))
    found = {**reader.clusters("incident", ids), **reader.clusters("statement", ids)}
    cards = reader.cards_by_id(found.values())
    return {one: f"{cards[cluster].title} ({cluster})" for one, cluster in found.items() if cluster in cards}


def _judgements(reader: Reader, ids: Sequence[str]) -> list[dict[str, Any]]:
    found: list[Judgement] = reader.judgements_on(sorted(set(ids)))
    return [plain(one) for one in found]
