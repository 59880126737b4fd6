"""Where the words of a speech end: at which comma, dash or "and" the reporter goes on in his own voice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Doc, Token

from sayso.reading.speech_draft import Draft
from sayso.reading.speech_page import Page
from sayso.reading.speech_words import words
from sayso.records import Span

_DASHES: Final = frozenset({"—", "–", "--", "-", "―"})
_STOPS: Final = frozenset({",", ";", ":", "(", *_DASHES})
_FURTHEST: Final = 60
"""Words that a content may grow by."""
_MOST: Final = 5
"""Places to end looked at on each side."""
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class End:
    """A place where a content may end.

    Attributes:
        token: index behind its last token.
        features: what the weights are for.
    """

    token: int
    features: tuple[str, ...]


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The learned weight of each feature (built by ``scripts/build_cues.py``)."""
    lines = (files("sayso.reading") / "data" / "extents.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {feature: float(weight) for feature, weight in pairs}


def settle_end(page: Page, draft: Draft) -> None:
    """Let the content of a speech end where the learned weights say that it is likeliest to end; the marks of a quotation belong to it."""
    places = ends(page, draft)
    if len(places) > 1:
        table = weights()
        best = max(places, key=lambda place: (sum(table.get(feature, 0.0) for feature in place.features), -place.token))
        ended_at(page, draft, best.token)
    draft.content = tuple(_with_marks(page, part) for part in draft.content)


def _with_marks(page: Page, part: Span) -> Span:
    """A span with the quotation marks that stand right before and behind it, where it holds all that is between them."""
    start, end = part.start, part.end
    for quote in page.quotes_over(part):
        inside = page.chars[quote.inner_start : quote.inner_end]
        if quote.start < start <= quote.inner_start + len(inside) - len(inside.lstrip()):
            start = quote.start
        if quote.closed and quote.inner_start + len(inside.rstrip(" .,")) <= end < quote.end and start <= quote.inner_start:
            end = quote.end
    return Span(start, end)


def ended_at(page: Page, draft: Draft, end: int) -> None:
    """Let the last span of a content end before a token."""
    last = page.span(page.index_from(draft.content[-1].start), end)
    if last is not None:
        draft.content = (*draft.content[:-1], last)


def ends(page: Page, draft: Draft) -> list[End]:
    """The places where the last span of a content may end: where it ends now, the marks before that, and those behind it."""
    doc, last = page.doc, draft.content[-1]
    start = page.index_from(last.start)
    now = page.index_from(last.end - 1) + 1
    if draft.head.i >= now or draft.frame in ("dash", "colon", "turn"):
        return []  # what stands before its cue ends there
    found = [End(now, tuple(_features(page, draft, start, now, now)))]
    before = [i for i in range(now - 1, start + 1, -1) if _may_end(page, i, start)]
    found.extend(End(i, tuple(_features(page, draft, start, now, i))) for i in before[:_MOST])
    bottom = min(page.paragraph_end(draft.head.i), now + _FURTHEST)
    if page.paragraph_of[draft.head.i] != page.paragraph_of[now - 1]:
        return found
    grown = 0
    for i in range(now + 1, bottom + 1):
        if doc[i - 1].lower_ == "according" and not page.quoted(i - 1):
            break  # who says all of it is no part of what is said
        ends_here = i == bottom or doc[i].is_sent_start or (doc[i].text == "." and not page.quoted(i))
        if ends_here or _may_end(page, i, now):
            found.append(End(i, tuple(_features(page, draft, start, now, i))))
            grown += 1
        if ends_here or grown == _MOST:
            break
    return found


def _may_end(page: Page, i: int, start: int) -> bool:
    """Whether a content may end before token `i`: at a mark outside quotation marks, or before "and" that joins a verb."""
    token = page.doc[i]
    if page.quoted(i) and page.quoted(i - 1) and page.quote_of[i] == page.quote_of[i - 1]:
        return False
    if token.text in _STOPS:
        return True
    if page.doc[i - 1].text in _STOPS:
        return False
    if token.dep_ == "cc" and token.head.pos_ in ("VERB", "AUX") and token.head.i >= start:
        return True
    return page.quoted(i - 1) and not page.quoted(i) and token.text not in (".", "?", "!")


def _features(page: Page, draft: Draft, start: int, now: int, i: int) -> list[str]:
    """What speaks for ending before token `i`: the mark, the words behind it, how they hang together with those before."""
    doc = page.doc
    family = draft.frame.split(" ")[0]
    side = "here" if i == now else "cut" if i < now else "grow"
    mark, after = _mark_and_word(doc, i)
    top = _top(after, i) if after is not None else None
    word = "end" if after is None else after.lower_ if after.tag_ in _SMALL or after.is_punct else after.tag_
    joint = "none" if top is None else f"{top.dep_}/{top.tag_}"
    inside = "none" if top is None else "in" if start <= top.head.i < i else "cue" if top.head.i == draft.head.i else "out"
    verbs = [] if after is None else [t.tag_ for t in doc[after.i : min(after.i + 12, len(doc))] if t.tag_ in _FINITE]
    tense = "none" if not verbs else "same" if verbs[0] == draft.head.tag_ else verbs[0]
    quoted = "q" if i > 0 and page.quoted(i - 1) else "o"
    length = i - start
    size = "1" if length < 3 else "3" if length < 6 else "6" if length < 12 else "12" if length < 25 else "25"
    rest = abs(now - i)
    far = "0" if not rest else "1" if rest < 3 else "3" if rest < 8 else "8" if rest < 20 else "20"
    return [
        f"side={side}",
        f"side={side}|{family}",
        f"mark={mark}|{side}",
        f"word={word}|{mark}|{side}",
        f"joint={joint}|{side}",
        f"inside={inside}|{side}",
        f"joint+inside={joint}|{inside}|{mark}",
        f"word+inside={word}|{inside}",
        f"tense={tense}|{draft.head.tag_}|{inside}",
        f"quoted={quoted}|{side}|{mark}",
        f"size={size}|{side}",
        f"far={far}|{side}",
        f"lemma={draft.lemma}|{side}",
        f"last={_last_word(doc, i)}|{side}",
        f"root={'lost' if _root(doc, draft, start).i >= i else 'kept'}|{family}|{side}",
        f"goes_on={_goes_on(top)}|{inside}|{side}",
        f"goes_on={_goes_on(top)}|{mark}|{joint}",
    ]


_SMALL: Final = frozenset({"IN", "TO", "WDT", "WP", "WRB", "WP$", "DT", "PRP$", "CC", "RB", "RP", "MD", "EX"})


def _mark_and_word(doc: Doc, i: int) -> tuple[str, Token | None]:
    """The mark or "and" that stands at a place, and the first word behind it."""
    mark = "none"
    while i < len(doc) and (doc[i].is_punct or doc[i].is_space or doc[i].dep_ == "cc"):
        if mark == "none" and not doc[i].is_space:
            mark = "dash" if doc[i].text in _DASHES else doc[i].lower_
        if doc[i].text in (".", "?", "!") or "\n" in doc[i].text:
            return mark, None
        i += 1
    return mark, doc[i] if i < len(doc) else None


def _top(token: Token, i: int) -> Token:
    """The highest word above a token whose whole phrase stands at or behind token `i`."""
    while token.head != token and token.head.i >= i and token.head.left_edge.i >= i:
        token = token.head
    return token


def _root(doc: Doc, draft: Draft, start: int) -> Token:
    """The word that carries the first clause of a content: without it what is left is no clause."""
    token = doc[start]
    while token.head != token and token.head != draft.head and token.head.i > draft.head.i:
        token = token.head
    return token


def _goes_on(top: Token | None) -> str:
    """How the sentence goes on behind a place: with a verb that has its own subject, with one that may report, or otherwise."""
    if top is None or top.pos_ not in ("VERB", "AUX"):
        return "no"
    own = any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in top.children)
    return ("own " if own else "") + ("says" if top.lemma_.lower() in words("carry_on") else top.tag_)


def _last_word(doc: Doc, i: int) -> str:
    token = doc[i - 1] if i else doc[0]
    return token.lower_ if token.tag_ in _SMALL or token.is_punct else token.tag_
