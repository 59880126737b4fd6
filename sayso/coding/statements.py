"""Accounts of statements: recordings, communiqués, speeches, remarks, and what each of them does."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from sayso.coding.assertions import assertion
from sayso.coding.attribution import claimants_of
from sayso.coding.statement_acts import acts_of
from sayso.coding.statement_drafts import Draft, drafts_of
from sayso.coding.statement_parties import audience_of, parties_of
from sayso.coding.statement_worth import is_worth_coding
from sayso.language import doc_of
from sayso.records import Account, Assertion, Sheet, Span, Value

_QUOTES = "\"“”'‘’`„«»"


@dataclass(frozen=True)
class Statements:
    """Make the accounts of statements. Needs speeches, actors, times and the accounts of incidents."""

    name: str = "statements"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """One account a speaker and occasion."""
        doc = doc_of(sheet)
        accounts: dict[str, Account] = {}
        for draft in drafts_of(sheet):
            account = _coded(sheet, doc, draft, f"{self.name}@{self.version}")
            if account is not None:
                accounts.setdefault(account.id, account)
        return sheet.adding(accounts=tuple(accounts.values()))


def _coded(sheet: Sheet, doc: Doc, draft: Draft, made_by: str) -> Account | None:
    speaker, issuer = parties_of(sheet, doc, draft)
    acts: dict[str, tuple[Span, Span]] = {}
    for utterance in draft.utterances:
        for act, span in acts_of(sheet, doc, utterance, sheet.incidents).items():
            acts.setdefault(act, (span, utterance.anchor))
    if (speaker is None and issuer is None) or not is_worth_coding(sheet, draft, set(acts)):
        return None
    first = draft.utterances[0]
    named = (draft.communication.medium,) if draft.communication else ()
    anchors = (*named, *(u.anchor for u in draft.utterances))
    account = Account(sheet.text.id, "statement", anchors=tuple(dict.fromkeys(anchors)), scope=_scope(sheet, draft))
    making = _Making(sheet, account, made_by)
    if draft.communication is not None:
        making.add("medium", sheet.text.words(draft.communication.medium), draft.communication.medium, draft.communication.medium)
    if issuer is not None:
        making.add("issuer", issuer.name, issuer.span, first.anchor)
    if speaker is not None:
        making.add("speaker", speaker.name, speaker.span, first.anchor)
    for act, (span, told) in acts.items():
        making.add("act", act, span, told)
    if not acts:
        making.add("act", "other", first.content[0], first.anchor)
    for utterance in draft.utterances:
        audience = audience_of(doc, utterance)
        if audience is not None:
            making.add("audience", sheet.text.words(audience), audience, utterance.anchor)
        for incident in sheet.incidents:
            shared = next((a for a in incident.anchors if any(part.covers(a) for part in utterance.content)), None)
            if shared is not None:
                making.add("about", incident.id, shared, utterance.anchor)
        if utterance.direct:
            for part in utterance.content:
                words = sheet.text.words(part).strip()
                if words.strip(_QUOTES + " "):
                    making.add("quotation", words.strip(_QUOTES + " "), part, utterance.anchor)
    return account.with_assertions(*making.made)


class _Making:
    def __init__(self, sheet: Sheet, account: Account, made_by: str) -> None:
        self.sheet, self.account, self.made_by = sheet, account, made_by
        self.made: list[Assertion] = []

    def add(self, property: str, value: Value, evidence: Span, told: Span) -> None:
        """`told` is where the report tells of it: its claimants are those who say that the statement says so."""
        self.made.append(
            assertion(
                self.sheet,
                self.account,
                property,
                value,
                evidence,
                made_by=self.made_by,
                stance="asserted",
                claimants=claimants_of(self.sheet, told),
            )
        )


def _scope(sheet: Sheet, draft: Draft) -> tuple[Span, ...]:
    spans = [span for u in draft.utterances for span in (u.cue, u.source, *u.content) if span is not None]
    return tuple(s for s in sheet.sentences if any(s.overlaps(span) for span in spans))
