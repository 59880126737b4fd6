"""Which words of a claim were not understood: an answer must not leave out a part of the question without saying so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_triggers import Trigger
from sayso.language import span_of
from sayso.records import Interval, Mention, Place, Sheet, Span

_FUNCTION: Final = frozenset(["DET", "ADP", "AUX", "PART", "PRON", "CCONJ", "SCONJ", "PUNCT", "SPACE", "ADV", "INTJ", "SYM", "X"])
_RANKS: Final = frozenset(
    [
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
        *(
            "deadliest",
            "bloodiest",
            "worst",
            "biggest",
            "largest",
            "gravest",
            "deadly",
            "lethal",
            "murderous",
            "bloody",
            "serious",
        ),
        *("only", "sole", "single", "last", "latest", "previous", "recent", "most", "more", "no", "none", "never", "free"),
    ]
)
_EMPTY: Final = frozenset(
    [
        *("attack", "incident", "act", "violence", "event", "kind", "sort", "type", "nature", "like", "such", "same", "new"),
        *(
            "time",
            "history",
            "record",
            "memory",
            "living",
            "date",
            "day",
            "week",
            "month",
            "year",
            "decade",
            "other",
            "many",
            "any",
        ),
        *(
            "one",
            "people",
            "person",
            "city",
            "town",
            "village",
            "capital",
            "country",
            "province",
            "soil",
            "territory",
            "responsibility",
        ),
        *(
            "be",
            "have",
            "do",
            "happen",
            "occur",
            "take",
            "place",
            "see",
            "suffer",
            "know",
            "witness",
            "experience",
            "face",
            "endure",
        ),
        *("hit", "strike", "carry", "stage", "commit", "mount", "mark", "become", "go", "come", "make", "claim", "say", "report"),
    ]
)
"""Lemmas that narrow nothing in a claim, or say what its rank or its bound says."""
_GAP: Final = 2
"""Function words that may stand between two words of one phrase."""


def unread(
    doc: Doc, sheet: Sheet, triggers: Iterable[Trigger], *, place: Place | None, actor: Span | None, understood: str
) -> tuple[str, ...]:
    """The phrases of a claim that its understanding leaves out, in order.

    Args:
        doc, sheet: the claim without its bound, as read.
        triggers: its words for acts.
        place: the place that was understood.
        actor: where the actor stands who was understood.
        understood: all words that tell of the kind, the weapons, the target or the stage that were understood.
    """
    known = {token.i for trigger in triggers for token in doc if _tells(trigger, token)}
    spans = [*_used_places(sheet, place), *_used_times(sheet), *([actor] if actor else [])]
    told = frozenset(
        f"{understood} {place.name if place else ''}".lower().replace("_", " ").replace("-", " ").replace(",", " ").split()
    )
    left = [t for t in doc if t.i not in known and not _is_empty(t, told) and not any(s.overlaps(span_of(t)) for s in spans)]
    return tuple(_phrases(doc, left))


def _tells(trigger: Trigger, token: Token) -> bool:
    """Whether a word is that of the act; of two acts joined by "and" only the first is asked for."""
    return token.i == trigger.token.i and not (token.dep_ == "conj" and trigger.strength > 1 and token.pos_ == "NOUN")


def _is_empty(token: Token, told: frozenset[str]) -> bool:
    words = {token.lower_, token.lemma_.lower()}
    plural = {word.removesuffix("s") for word in words} | {word.removesuffix("ing") for word in words}
    if token.pos_ in _FUNCTION and (token.is_stop or token.is_punct or token.ent_type_ not in ("NORP", "PERSON", "ORG")):
        return True
    return bool(words & (_RANKS | _EMPTY) or (words | plural) & told) or token.lower_.rstrip("stndrh").isdigit()


def _used_places(sheet: Sheet, place: Place | None) -> Iterator[Span]:
    """Where the place stands that was understood, or what it lies in; its capital stands for a country."""
    for mention in sheet.mentions:
        if mention.kind != "place" or place is None or not isinstance(mention.value, Place):
            continue
        value = mention.value
        same = value.name == place.name or mention.words in place.name or place.name in mention.words
        if same or (value.precision == "country" and value.country_code == place.country_code):
            yield mention.span


def _used_times(sheet: Sheet) -> Iterator[Span]:
    """Days and dates of the claim's own: "Friday's car bomb". A season or a festival without a year is none."""
    for mention in sheet.mentions:
        if mention.kind == "time" and isinstance(mention.value, Interval) and _is_day(mention):
            yield mention.span


def _is_day(mention: Mention) -> bool:
    value = mention.value
    return (
        isinstance(value, Interval)
        and bool(value.start and value.end)
        and value.precision in ("day", "hour", "minute", "month", "year")
    )


def _phrases(doc: Doc, left: list[Token]) -> Iterator[str]:
    start = end = -1
    for token in left:
        between = doc[end + 1 : token.i] if start >= 0 else ()
        if start >= 0 and (len(between) > _GAP or any(word.pos_ not in _FUNCTION for word in between)):
            yield doc[start : end + 1].text
            start = -1
        start, end = (token.i if start < 0 else start), token.i
    if start >= 0:
        yield doc[start : end + 1].text
