"""Whether what somebody says is a statement to code: most of what a report attributes is not.

The guidelines want a communication that bears on an incident or threatens, claims, denies, blames, condemns, warns, demands or
announces, and leave out bare descriptions by eyewitnesses. Each trait of a candidate has a weight (`data/statement_worth.yaml`,
fitted on coded reports by logistic regression); the candidate is kept if their sum is not below zero.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from sayso.coding.statement_drafts import Draft
from sayso.coding.statement_utterances import Utterance, actor_at
from sayso.data_files import data_file
from sayso.language import doc_of, head_of, noun_phrase
from sayso.records import Actor, Sheet

_ALWAYS: Final = frozenset({"claim_responsibility", "deny_responsibility"})
_WITHOUT_INCIDENT: Final = frozenset({"claim_responsibility", "threaten"})
"""What is coded even in a report that tells of no incident: accidents, disasters and sport have speakers, too."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Trait → weight; a trait that is not listed weighs nothing."""
    loaded = data_file("sayso.coding", "statement_worth.yaml")
    return {str(trait): float(weight) for trait, weight in loaded.items()}


def is_worth_coding(sheet: Sheet, draft: Draft, acts: set[str]) -> bool:
    """Whether the traits of a candidate speak for it.

    Always kept: the recordings and papers of armed groups and, in a report with an incident, their threats, threatening calls and
    letters of anybody, what crowds chant, and whoever claims or denies responsibility. In a report without any incident only claims
    and threats are kept.
    """
    if _is_issued(sheet, draft):
        return True
    if not sheet.incidents:
        return bool(acts & _WITHOUT_INCIDENT)
    if (
        acts & _ALWAYS
        or any(u.threat or u.lemma == "chant" for u in draft.utterances)
        or ("threaten" in acts and "kind:armed_group" in source_traits(sheet, draft))
    ):
        return True
    return total(weights(), traits_of(sheet, draft, acts)) >= 0


def total(weights: Mapping[str, float], traits: Iterable[str]) -> float:
    """The sum of the weights of some traits, the same in whatever order they come: sets have another one in each process."""
    return round(math.fsum(weights.get(trait, 0.0) for trait in traits), 6)


def _is_issued(sheet: Sheet, draft: Draft) -> bool:
    communication = draft.communication
    if communication is None or communication.issuer is None or communication.kind not in ("recordings", "papers"):
        return False
    issuer = sheet.actor(actor_at(sheet, noun_phrase(communication.issuer)))
    return issuer is not None and issuer.kind == "armed_group"


def traits_of(sheet: Sheet, draft: Draft, acts: set[str]) -> list[str]:
    """What is known of a candidate: who speaks, how it is told, what it does, and what it speaks of."""
    traits = ["always", f"incidents:{min(len(sheet.incidents), 4)}", f"utterances:{min(len(draft.utterances), 4)}"]
    traits += [f"act:{act}" for act in sorted(acts)] or ["act:none"]
    if draft.communication is not None:
        traits.append(f"communication:{draft.communication.kind}")
    traits += sorted({trait for utterance in draft.utterances for trait in _told(utterance)})
    traits += source_traits(sheet, draft)
    traits.append(f"incident at:{draft.near}")
    return traits


def _told(utterance: Utterance) -> Iterator[str]:
    yield "spoken" if utterance.spoken else "acted"
    yield f"cue:{utterance.lemma}"
    if utterance.direct:
        yield "quoted"
    if utterance.negated:
        yield "negated"
    size = sum(len(part) for part in utterance.content)
    yield f"length:{min(size // 60, 4)}"
    if utterance.nested:
        yield "nested"


def source_traits(sheet: Sheet, draft: Draft) -> Iterator[str]:
    """Who speaks: kind, whether named, role; of a common noun also its lemma."""
    first = next((u for u in draft.utterances if u.source is not None), None)
    actor: Actor | None = sheet.actor(first.actor_id) if first is not None else None
    actor = actor or sheet.actor(next(iter(draft.speakers), None))
    if actor is not None:
        yield f"kind:{actor.kind}"
        yield "named" if actor.named else "unnamed"
        if actor.role:
            yield "has role"
        if actor.affiliation:
            yield "speaks for somebody"
    else:
        yield "kind:none"
    if first is not None and first.source is not None:
        head = head_of(doc_of(sheet), first.source)
        if head is not None:
            if head.pos_ in ("NOUN", "PRON"):  # never names: a trait says what a speaker is, not who
                yield f"source:{head.lemma_.lower()}"
            yield f"source is:{head.pos_}"
