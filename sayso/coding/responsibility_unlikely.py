"""Who is unlikely to be meant: those who only speak of an act or were hit by another, and doers of acts on other days."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_settling import is_same_party
from sayso.coding.responsibility_words import responsibility_words
from sayso.language import doc_of, head_of
from sayso.records import Account, Interval, Sheet

_MONTH: Final = 7
"""Characters of year and month in a date: what is said of other days of one month may still be said of one incident."""
_CAMPAIGNS: Final = frozenset({"operation", "offensive", "campaign"})
_NEAR: Final = 200
"""Characters within which a time may hang on an act."""
_OWN_TIME: Final = ("prep", "pobj", "npadvmod", "advmod", "compound", "nummod", "det", "amod", "pcomp")


def without_bystanders(sheet: Sheet, found: Sequence[tuple[Account, Finding]]) -> list[tuple[Account, Finding]]:
    """The findings, without those that rest on a pronoun alone and on somebody who is no likely doer.

    "The lawyer said he was arrested" speaks of somebody else: who holds an office and is nowhere held responsible by his name is not
    whom "he" means; nor, where the law accuses "him", is who speaks for others, serves the law or was hit himself.
    """
    words = responsibility_words()
    by_name = {f.holder.actor.id for _, f in found if f.holder and f.holder.actor and f.holder.head.pos_ != "PRON"}
    speaking = {speech.actor_id for speech in sheet.speeches if speech.actor_id}
    hit = {str(assertion.value) for account in sheet.incidents for assertion in account.of("target")}

    def is_bystander(finding: Finding) -> bool:
        holder = finding.holder
        if holder is None or holder.actor is None or holder.head.pos_ != "PRON" or finding.basis in ("claimed", "denied"):
            return False
        actor = holder.actor
        if actor.kind != "person" or actor.id in by_name:
            return False
        by_law = finding.by_authority or finding.proven
        if _has_role(holder, words.offices) or (by_law and _has_role(holder, words.authorities)):
            return True
        return by_law and actor.named and (actor.id in speaking or actor.name in hit)

    return [(account, finding) for account, finding in found if not is_bystander(finding)]


def _has_role(party: Party, words: Set[str]) -> bool:
    role = (party.actor.role or "").lower().split() if party.actor is not None else []
    return bool(set(role) & words)


def is_of_other_days(sheet: Sheet, account: Account, trigger: Token) -> bool:
    """Whether the words that hang on an act date it in other months than the incident ("who was killed by soldiers in 1966")."""
    when = account.first("date")
    if not isinstance(when, Interval) or when.start is None:
        return False
    doc = doc_of(sheet)
    near = [m for m in sheet.mentions if m.kind == "time" and abs(m.span.start - trigger.idx) < _NEAR]
    here = [m.value for m in near if isinstance(m.value, Interval) and _hangs_on(head_of(doc, m.span), trigger)]
    dated = [value for value in here if value.timex == "DATE" and value.start is not None and value.end is not None]
    return bool(dated) and all(_are_apart(when, value) for value in dated)


def _hangs_on(word: Token | None, trigger: Token) -> bool:
    while word is not None and word.dep_ in _OWN_TIME:
        if word.head.i == trigger.i:
            return True
        word = word.head
    return False


def _are_apart(one: Interval, other: Interval) -> bool:
    """Whether two times have no month in common."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.end[:_MONTH] < other.start[:_MONTH] or other.end[:_MONTH] < one.start[:_MONTH]


def is_aside(account: Account, trigger: Token) -> bool:
    """Whether an act is told by a noun that is not the incident's first name: grouping may have taken it from another happening."""
    first = account.anchors[0]
    return trigger.pos_ == "NOUN" and not (first.start <= trigger.idx < first.end)


def leads_campaign(sheet: Sheet, account: Account, party: Party, trigger: Token) -> bool:
    """ "The bombings could be an answer to the government's offensive": who leads a campaign has not done what else is told."""
    owner = party.head.head.i == trigger.i and party.head.dep_ in ("poss", "compound", "amod")
    if not owner or trigger.lemma_.lower() not in _CAMPAIGNS or not is_aside(account, trigger):
        return False
    return trigger.lower_ not in sheet.text.words(account.anchors[0]).lower()


def may_stand_beside(finding: Finding, doers: Sequence[Party]) -> bool:
    """Whether a doer told by a noun aside is believed, given those whom the incident's own words name: a name where they only describe."""
    holder = finding.holder
    if not doers or holder is None:
        return True
    called = {name.lower() for name in holder.actor.aliases} if holder.actor is not None else set()
    same = any(is_same_party(holder, d) or called & set(d.name.lower().split()) for d in doers)  # "KLB members", the KLB
    return holder.named and (same or not any(d.named for d in doers))
