"""Who said what: source, cue and content of every speech, thought, claim and denial that a text reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from spacy.tokens import Doc

from sayso.language import DEFAULT_PIPELINE, doc_of, parse
from sayso.reading.speech_draft import Draft
from sayso.reading.speech_page import Page
from sayso.reading.speech_people import speakers_of
from sayso.reading.speech_read import parents, read_page
from sayso.records import Place, Sheet, Span, Speech

_NAME: Final = "speech"
_VERSION: Final = "5"


@dataclass(frozen=True)
class Speeches:
    """Find who said what. Needs the parse and, to know the people behind pronouns and the towns of datelines, the actors
    and places; gives `Sheet.speeches`."""

    name: str = _NAME
    version: str = _VERSION

    def __call__(self, sheet: Sheet) -> Sheet:
        """Read the speeches of a sheet, in the order of their cues."""
        doc = doc_of(sheet)
        page, found = read_page(doc)
        drafts = [draft for draft in found if not _is_dateline(sheet, draft)]
        actor_ids = speakers_of(sheet, page, drafts)
        return sheet.adding(speeches=_speeches(sheet.text.id, page, drafts, actor_ids, f"{self.name}@{self.version}"))


def _is_dateline(sheet: Sheet, draft: Draft) -> bool:
    """ "Kelm: the council met …": a town before a colon is where the report was sent from, and says nothing."""
    if draft.frame != "colon" or draft.source is None:
        return False
    places = (m for m in sheet.mentions if m.kind == "place" and m.span.covers(draft.source))
    return any(isinstance(m.value, Place) and m.value.precision != "country" for m in places)


def read_speech(chars: str, *, pipeline: str = DEFAULT_PIPELINE, doc: Doc | None = None) -> tuple[Speech, ...]:
    """The speeches of some characters, without a sheet: nobody is resolved to an actor, and `text_id` is empty.

    Args:
        chars: the text.
        pipeline: name or path of the spaCy pipeline.
        doc: the parse, if there is one already.
    """
    page, drafts = read_page(doc if doc is not None else parse(chars, pipeline))
    return _speeches("", page, drafts, [None] * len(drafts), f"{_NAME}@{_VERSION}")


def _speeches(text_id: str, page: Page, drafts: list[Draft], actor_ids: list[str | None], made_by: str) -> tuple[Speech, ...]:
    made = [
        Speech(
            text_id=text_id,
            source=() if draft.source is None else (draft.source,),
            cue=tuple(Span(page.doc[a].idx, page.doc[b - 1].idx + len(page.doc[b - 1])) for a, b in draft.cue),
            content=draft.content,
            directness=_directness(page, draft),
            lemma=draft.lemma,
            negated=draft.negated,
            actor_id=actor_id,
            score=round(draft.score, 3),
            made_by=made_by,
        )
        for draft, actor_id in zip(drafts, actor_ids, strict=True)
    ]
    outer = parents(drafts)
    return tuple(
        speech if parent is None else replace(speech, parent=made[parent].id) for speech, parent in zip(made, outer, strict=True)
    )


def _directness(page: Page, draft: Draft) -> Literal["direct", "indirect", "mixed"]:
    """Direct if nine tenths of the content stand between quotation marks, indirect if none does (scare quotes are not counted)."""
    inside = sum(
        max(0, min(part.end, quote.end) - max(part.start, quote.start))
        for part in draft.content
        for quote in page.quotes_over(part)
        if quote.words > 3 or quote.ends_speech(page.chars)
    )
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * draft.length else "mixed"
