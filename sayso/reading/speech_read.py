"""From drafts to speeches: weigh them, settle rivals, nest what is said inside what is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from sayso.reading.speech_carry import carried_on
from sayso.reading.speech_cues import choose, describe
from sayso.reading.speech_draft import Draft
from sayso.reading.speech_extent import settle_end
from sayso.reading.speech_lines import line_drafts
from sayso.reading.speech_nouns import noun_drafts, phrase_drafts
from sayso.reading.speech_page import Page, page_of
from sayso.reading.speech_verbs import verb_drafts

THRESHOLD: Final = 0.35
"""The score from which a draft counts as a speech: the best joint F1 on the development split lies on a plateau around it."""
_REACH: Final = 4_000
"""Characters between the cues of an outer and an inner speech, at most."""


def all_drafts(page: Page) -> Iterator[Draft]:
    """Every possible speech of a text, described but not weighed: of any verb or noun, known to the weights or not."""
    for token in page.doc:
        pos = token.pos_
        if pos in ("VERB", "AUX"):
            yield from _described(page, verb_drafts(page, token))
        elif pos == "NOUN":
            yield from _described(page, noun_drafts(page, token))
        if pos in ("VERB", "ADP", "ADV", "SCONJ"):
            yield from _described(page, phrase_drafts(page, token))
    yield from _described(page, line_drafts(page))


def _described(page: Page, drafts: Iterator[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        describe(page, draft)
        yield draft


def picked(page: Page, threshold: float = THRESHOLD) -> list[Draft]:
    """The likeliest draft of each cue, where it is likely enough."""
    together: dict[int, list[Draft]] = {}
    for draft in all_drafts(page):
        together.setdefault(draft.head.i, []).append(draft)
    found = (choose(page, drafts) for drafts in together.values())
    return [draft for draft in found if draft is not None and draft.score >= threshold]


def chosen(page: Page, threshold: float = THRESHOLD) -> list[Draft]:
    """The drafts that are speeches: one for each cue, its end settled, rivals settled, in the order of their cues."""
    best = picked(page, threshold)
    for draft in best:
        settle_end(page, draft)
    kept: dict[int, list[Draft]] = {}
    for draft in sorted(best, key=lambda d: (-d.score, d.head.i)):
        # Rivals stand in one paragraph: looking only there keeps long reports fast.
        beside = kept.setdefault(page.paragraph_of[draft.head.i], [])
        if not any(_rivals(draft, other) for other in beside):
            beside.append(draft)
    settled = (draft for drafts in kept.values() for draft in drafts)
    return carried_on(page, sorted(settled, key=lambda draft: draft.head.i))


def _rivals(one: Draft, other: Draft) -> bool:
    """Whether two drafts give the same words to the same speaker, so that only one can be meant."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    if shared * 2 < 0.6 * (one.length + other.length):
        return False
    for inner, outer in ((one, other), (other, one)):
        if inner.source is not None and any(part.covers(inner.source) for part in outer.content):
            return False
    return True


def parents(drafts: list[Draft]) -> list[int | None]:
    """For each draft the index of the innermost draft inside whose content its cue stands, or None."""
    starts = [draft.start for draft in drafts]
    holders: list[set[int]] = [set() for _ in drafts]
    for number, outer in enumerate(drafts):
        for part in outer.content:
            for k in range(bisect_left(starts, part.start), bisect_left(starts, part.end)):
                if k != number and abs(starts[k] - starts[number]) <= _REACH:
                    holders[k].add(number)
    out: list[int | None] = []
    for index, draft in enumerate(drafts):
        # Where two hold each other's cue, the one that says more is the outer one.
        around = [k for k in holders[index] if index not in holders[k] or (drafts[k].length, k) > (draft.length, index)]
        out.append(min(around, key=lambda k: (drafts[k].length, abs(k - index)), default=None))
    return out


def read_page(doc: Doc, threshold: float = THRESHOLD) -> tuple[Page, list[Draft]]:
    """The page of a parse and the speeches on it."""
    page = page_of(doc)
    return page, chosen(page, threshold)
