"""Which incidents the words of a claim mean: what kind, where, by whom, against whom."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from sayso.codebook import Codebook
from sayso.coding.incident_triggers import Trigger, triggers_of
from sayso.language import doc_of
from sayso.linking.question import Sought
from sayso.pipeline import build
from sayso.records import Report, Sheet, Text
from sayso.review.question_kinds import DEADLY, Kinds, kinds_of, spoken
from sayso.review.question_parties import actor_in, target_in, unnamed_actor
from sayso.review.question_places import Where, where_in
from sayso.review.question_unread import unread
from sayso.settings import Settings

_LAST_READER: Final = "weapons"
"""The last step of the pipeline that a claim needs: what is read from its words; it is not coded as a report is."""
_CLAIMED: Final = re.compile(r"\bclaim(?:s|ed|ing)?\b|\bresponsibility\b", re.IGNORECASE)
_WAS_THE: Final = re.compile(
    r"\b(?:was|is|were|are|marked|became|becomes)\s+(?:also\s+)?(?=(?:the|its|their|his)\s)", re.IGNORECASE
)
_ATTEMPTS: Final = re.compile(r"\b(?:attempts?|attempted|failed|foiled|plots?|thwarted)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """Which incidents some words mean.

    Attributes:
        sought: as far as the words tell.
        kinds: the kinds they name, or None if they name none.
        where: what is said of the place, understood or not.
        unnamed: words that point to an actor without naming it ("by the group"), or "".
        unread: phrases that were not understood and are not asked for.
    """

    sought: Sought
    kinds: Kinds | None
    where: Where
    unnamed: str
    unread: tuple[str, ...] = ()


def meant_by(words: str, day: str, settings: Settings, codebook: Codebook) -> Meant:
    """Read some words of a claim with the steps that read reports."""
    sheet = _read(words, day, settings, codebook)
    doc = doc_of(sheet)
    triggers = _ranked_first(doc, triggers_of(doc))
    kinds = _kinds_said_of(words, day, settings, codebook) or kinds_of(words, triggers, codebook)
    actor, span = actor_in(sheet, doc, triggers)
    where = where_in(sheet, doc, triggers, span)
    target = target_in(doc, triggers, sheet, span)
    if where.place is not None and target in where.place.name:
        target = ""
    found = kinds or Kinds("incident")
    sought = Sought(
        words=words.strip(),
        kind=found.kind,
        types=found.types,
        related=found.related,
        remote=found.remote,
        families=found.families,
        weapons=tuple(sorted({*found.weapons, *(str(m.value) for m in sheet.mentions if m.kind == "weapon" and m.value)})),
        place=where.place,
        actor=actor,
        claimed=bool(actor) and bool(_CLAIMED.search(words)),
        target=target,
        deadly=found.deadly,
        attempts=bool(_ATTEMPTS.search(words)),
    )
    told = " ".join(filter(None, (_words_of(found, codebook), sought.target, *sought.weapons, *_said_besides(sought))))
    left = unread(doc, sheet, triggers, place=sought.place, actor=span, understood=told)
    return Meant(sought, kinds, where, "" if actor else unnamed_actor(words), left)


def _words_of(kinds: Kinds, codebook: Codebook) -> str:
    """All words by which the kinds may be named."""
    entries = [codebook.incident_types[key] for key in kinds.types if key in codebook.incident_types]
    return " ".join(
        (kinds.kind, *kinds.types, *(name for entry in entries for name in (entry.title, *entry.words)), *spoken(kinds.types))
    )


def _said_besides(sought: Sought) -> Iterator[str]:
    """What the words say of deaths, attempts and claims, where it is asked for."""
    for asked, pattern in ((sought.deadly, DEADLY), (sought.attempts, _ATTEMPTS), (sought.claimed, _CLAIMED)):
        yield from (found.group() for found in pattern.finditer(sought.words) if asked)


def _kinds_said_of(words: str, day: str, settings: Settings, codebook: Codebook) -> Kinds | None:
    """ "Tuesday's ambush was the deadliest attack in …": what stands after "was the" says among which incidents it is counted."""
    found = _WAS_THE.search(words)
    if found is None or not words[: found.start()].strip() or found.end() == len(words):
        return None
    said = words[found.end() :]
    doc = doc_of(_read(said, day, settings, codebook))
    return kinds_of(said, _ranked_first(doc, triggers_of(doc)), codebook)


def _ranked_first(doc: Doc, triggers: list[Trigger]) -> list[Trigger]:
    """The acts in the order in which they tell what is claimed: those of "first", "deadliest" and "no" lead."""
    ranked = {t.head.i for t in doc if t.ent_type_ == "ORDINAL" or t.tag_ == "JJS" or t.lower_ in ("only", "no", "any")}
    return sorted(triggers, key=lambda trigger: trigger.token.i not in ranked)


def _read(words: str, day: str, settings: Settings, codebook: Codebook) -> Sheet:
    """The words with what the pipeline's reading steps find in them, the parse kept."""
    report = Report(sha256=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(), name="claim", published=day)
    sheet = Sheet(report, Text(report_id=report.id, chars=words, reader="as-given@1"))
    for step in build(settings, codebook).steps:
        sheet = step(sheet)
        if step.name == _LAST_READER:
            break
    return sheet
