"""Who the text speaks of: the step that finds actors and which words name the same one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.language import doc_of
from sayso.reading.actor_found import Found
from sayso.reading.actor_names import names
from sayso.reading.actor_nouns import nouns
from sayso.records import Actor, Mention, Sheet


@dataclass(frozen=True)
class Actors:
    """Find the people, groups and bodies of a text. Needs the parse; gives `Sheet.actors` and mentions of kind "actor"."""

    name: str = "actors"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Every mention points to one of the sheet's actors."""
        doc = doc_of(sheet)
        named = names(doc, sheet.text)
        taken = {t.i for f in named for t in doc.char_span(f.span.start, f.span.end, alignment_mode="expand")}
        groups = _grouped([*named, *nouns(doc, sheet.text, taken)])
        actors, mentions = [], []
        for group in groups:
            actor = _actor(sheet, group)
            actors.append(actor)
            mentions.extend(self._mention(sheet, found, actor) for found in group)
        return sheet.adding(mentions=tuple(mentions), actors=tuple(actors))

    def _mention(self, sheet: Sheet, found: Found, actor: Actor) -> Mention:
        return Mention(
            text_id=sheet.text.id,
            span=found.span,
            words=sheet.text.words(found.span),
            kind="actor",
            actor_id=actor.id,
            made_by=f"{self.name}@{self.version}",
        )


def _grouped(found: Iterable[Found]) -> list[list[Found]]:
    groups: dict[str, list[Found]] = {}
    everything = sorted(found, key=lambda f: (f.sort, -len(f.words), f.span))
    for one in everything:
        key = one.words
        if one.sort == "name" and " " not in one.words:
            key = next((name for name in groups if name.endswith(" " + one.words)), key)
        groups.setdefault(key, []).append(one)
    return sorted((sorted(group, key=lambda f: f.span) for group in groups.values()), key=lambda g: g[0].span)


def _actor(sheet: Sheet, group: list[Found]) -> Actor:
    best = max(group, key=lambda f: (f.sort == "name", len(f.words)))
    return Actor(
        scope=sheet.text.id,
        name=best.words,
        kind=best.kind,
        named=best.sort == "name",
        aliases=tuple(sorted({f.words for f in group} - {best.words})),
        role=next((f.role for f in group if f.role), None),
        minor=any(f.minor for f in group),
    )
