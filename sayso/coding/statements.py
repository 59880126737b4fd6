"""Accounts of statements: recordings, communiqués, speeches, remarks, and what each of them does.

How a statement is found, and which are kept, is told in ``docs/explanation/statements.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from sayso.coding.assertions import assertion
from sayso.coding.attribution import certainty_of, claimants_of
from sayso.coding.statement_acts import acts_of, acts_of_verbs, worded_acts
from sayso.coding.statement_dates import date_of
from sayso.coding.statement_drafts import Draft, drafts_of
from sayso.coding.statement_judgements import Verdict, spoken_in, verdicts_of
from sayso.coding.statement_parties import audience_of, is_no_voice, parties_of
from sayso.coding.statement_utterances import Utterance, actor_at
from sayso.coding.statement_worth import is_worth_coding
from sayso.language import doc_of, span_of
from sayso.records import Account, Assertion, Certainty, Claimant, Interval, Sheet, Span, Value

_QUOTES: Final = "\"“”'‘’`„«» \n,"


@dataclass(frozen=True)
class Statements:
    """Make the accounts of statements. Needs speeches, actors, times and the accounts of incidents."""

    name: str = "statements"
    version: str = "8"

    def __call__(self, sheet: Sheet) -> Sheet:
        """One account a speaker and occasion."""
        doc = doc_of(sheet)
        made_by = f"{self.name}@{self.version}"
        verdicts = list(verdicts_of(sheet, doc))
        accounts: dict[str, Account] = {}
        for draft in drafts_of(sheet):
            about_it = [verdict for verdict in verdicts if _is_about(sheet, doc, verdict, draft)]
            account = _coded(sheet, doc, draft, about_it, made_by)
            if account is not None:
                accounts.setdefault(account.id, account)
        return sheet.adding(accounts=tuple(accounts.values()))


def _coded(sheet: Sheet, doc: Doc, draft: Draft, verdicts: Sequence[Verdict], made_by: str) -> Account | None:
    speaker, issuer = parties_of(sheet, doc, draft)
    worded = set(worded_acts(sheet, doc, draft)) | acts_of_verbs(draft)
    if (speaker is None and issuer is None) or not (verdicts or is_worth_coding(sheet, draft, worded)):
        return None
    if speaker is None and issuer is not None and is_no_voice(sheet, issuer):
        return None
    by_armed_group = any(
        actor.kind == "armed_group" and issuer is not None and actor.name == issuer.name for actor in sheet.actors
    )
    acts = acts_of(sheet, doc, draft, by_armed_group=by_armed_group)
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
    when = date_of(sheet, doc, draft)
    if when is not None and isinstance(when.value, Interval):
        making.add("date", when.value, when.span, first.anchor)
    for act, (span, told) in acts.items():
        making.add("act", act, span, told)
    for utterance in draft.utterances:
        _said(making, sheet, doc, utterance)
    for verdict in verdicts:
        making.judge(verdict)
    return account.with_assertions(*making.made)


def _said(making: _Making, sheet: Sheet, doc: Doc, utterance: Utterance) -> None:
    """To whom an utterance speaks, of what, and in which words."""
    audience = audience_of(doc, utterance)
    if audience is not None:
        making.add("audience", sheet.text.words(audience), audience, utterance.anchor)
    sentence = None if utterance.direct else sheet.sentence_of(utterance.anchor)
    for incident in sheet.incidents:
        named = _names(incident, utterance, sentence)
        if named is not None:
            making.add("about", incident.id, named, utterance.anchor)
    if not utterance.direct:
        return
    for part in utterance.content:
        for quoted in _quoted(sheet, part):
            making.add("quotation", sheet.text.words(quoted), quoted, utterance.anchor)


def _names(incident: Account, utterance: Utterance, sentence: Span | None) -> Span | None:
    """The words by which an utterance names an incident: in its content, else in the sentence of its cue."""
    inside = next((a for a in incident.anchors if any(part.covers(a) for part in utterance.content)), None)
    if inside is not None or sentence is None:
        return inside
    return next((a for a in incident.anchors if sentence.covers(a)), None)


def _quoted(sheet: Sheet, part: Span) -> list[Span]:
    """The runs of a content that stand in quotation marks, without the marks; the content itself if it holds none."""
    words = sheet.text.words(part)
    marks = [n for n, c in enumerate(words) if c in '"“”„«»' or words[n : n + 2] in ("''", "``")]
    inside = [(a, b) for a, b in zip(marks[::2], [*marks[1::2], len(words)], strict=False)] if marks else [(0, len(words))]
    if len(marks) == 1 and not words[: marks[0]].strip(_QUOTES):
        inside = [(marks[0], len(words))]
    elif len(marks) == 1 and not words[marks[0] :].strip(_QUOTES + "'"):
        inside = [(0, marks[0])]
    spans: list[Span] = []
    for start, end in inside:
        chars = words[start:end]
        lead = len(chars) - len(chars.lstrip(_QUOTES))
        kept = chars.strip(_QUOTES)
        if kept:
            spans.append(Span(part.start + start + lead, part.start + start + lead + len(kept)))
    return spans


def _is_about(sheet: Sheet, doc: Doc, verdict: Verdict, draft: Draft) -> bool:
    """Whether a judgement is on this draft: its subject names the communication, or (of a new voice) who speaks in it."""
    heads = draft.communication.heads if draft.communication is not None else []
    if verdict.head in heads:
        return verdict.property != "new_speaker"
    if verdict.property == "new_speaker":
        placed = spoken_in(doc[verdict.head])
        return placed in heads if placed is not None else actor_at(sheet, span_of(doc[verdict.head])) in draft.speakers
    return False


class _Making:
    """Collects the assertions of one account."""

    def __init__(self, sheet: Sheet, account: Account, made_by: str) -> None:
        self.sheet, self.account, self.made_by = sheet, account, made_by
        self.made: list[Assertion] = []
        self.said: dict[Span, tuple[tuple[Claimant, ...], Certainty]] = {}

    def add(self, property: str, value: Value, evidence: Span, told: Span) -> None:
        """`told` is where the report tells of it: its claimants are those who say that the statement says so."""
        if told not in self.said:
            self.said[told] = claimants_of(self.sheet, told), certainty_of(self.sheet, told)
        claimants, certainty = self.said[told]
        self.made.append(
            assertion(
                self.sheet,
                self.account,
                property,
                value,
                evidence,
                made_by=self.made_by,
                stance="asserted",
                certainty=certainty,
                claimants=claimants,
            )
        )

    def judge(self, verdict: Verdict) -> None:
        """A judgement on the statement, by whoever judges."""
        self.made.append(
            assertion(
                self.sheet,
                self.account,
                verdict.property,
                verdict.value,
                verdict.evidence,
                made_by=self.made_by,
                stance=verdict.stance,
                claimants=verdict.claimants,
            )
        )


def _scope(sheet: Sheet, draft: Draft) -> tuple[Span, ...]:
    spans = [span for u in draft.utterances for span in (u.cue, u.source, *u.content) if span is not None]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    near = (s for s in sheet.sentences if s.start < last and first < s.end)
    return tuple(s for s in near if any(s.overlaps(span) for span in spans))
