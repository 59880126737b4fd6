"""Lists of places in a report, and of which incidents' words each is said: "bombs went off in Kelm, Torvik and Ouban"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_setting import FINE, in_names, is_named_place
from sayso.coding.incident_ties import Settings
from sayso.coding.incident_triggers import Trigger
from sayso.language import head_of
from sayso.records import Account, Assertion, Mention, Place

_KIND: Final = r"(?:the )?(?:(?:cities|towns|villages|states|provinces|departments|districts|neighbou?rhoods|suburbs) of )?"
_LINK: Final = re.compile(
    rf"\W*(?:,|;|\band\b|&|\bas well as\b)\W*(?:and |also |later |then )?(?:(?:in|at|near|around|of) )?{_KIND}\W*", re.IGNORECASE
)
_LAST_LINK: Final = re.compile(r"\band\b|&|\bas well as\b", re.IGNORECASE)
_NO_LIST: Final = re.compile(r"\b(?:between|from|linking|connecting|joining|links)\W+(?:the )?$", re.IGNORECASE)
_NO_SPOT: Final = re.compile(
    r"^\W*(?:borders?|road|highway|frontier|relations|talks|route|line|axis|conflict|war)\b", re.IGNORECASE
)
_OF_NOUNS: Final = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "compound")
_MOST: Final = 8
_BACK: Final = 24


def lists_of(settings: Settings) -> Iterator[list[Mention]]:
    """Runs of places that the words join to a list, each without what only says where another is ("Kelm, Vasrland; Torvik, Qadria")."""
    chars = settings.sheet.text.chars
    inside = in_names(settings.sheet)
    run: list[Mention] = []
    end, joined = -1, False
    for mention in settings.places.mentions:
        gap = chars[end : mention.span.start] if run else ""
        if run and _only_locates(gap, run[-1], mention):
            end = mention.span.end
            continue
        fits = is_named_place(settings.doc, mention) and mention.id not in inside
        if run and mention.id not in inside and not joined and _LINK.fullmatch(gap) and _are_alike(run, mention):
            run.append(mention)
            joined = bool(_LAST_LINK.search(gap))
        else:
            if joined:
                yield run
            run, joined = ([mention] if fits else []), False
        end = mention.span.end
    if joined:
        yield run


def _only_locates(gap: str, inner: Mention, outer: Mention) -> bool:
    a, b = inner.value, outer.value
    if not isinstance(a, Place) or not isinstance(b, Place) or gap.strip() not in (",", ", in", "(", "in"):
        return False
    return b.precision in ("country", "province") and a.precision != b.precision and b.country in (None, a.country)


def _are_alike(run: list[Mention], mention: Mention) -> bool:
    """Whether a place is of the kind of those before it, and none of them."""
    value, first = mention.value, run[0].value
    if not isinstance(value, Place) or not isinstance(first, Place) or {"region", "country"} & {value.precision, first.precision}:
        return False
    fine = value.precision in FINE and first.precision in FINE
    if not fine and value.precision != first.precision:
        return False
    names = {one.words.lower() for one in run}
    return mention.words.lower() not in names and len(run) < _MOST


def places_of(settings: Settings, account: Account, triggers: dict[int, Trigger], lists: list[list[Mention]]) -> list[Mention]:
    """The list of places that the account's words are said of, unless they are said of another place outright."""
    own = [triggers[token.i] for token in settings.places.own(account) if token.i in triggers]
    spoken = {m.id for trigger in own for m in settings.places.held.get(trigger.token.i, ())}
    held = {m.id for trigger in own if _may_be_several(trigger) for m in _said_of(settings, trigger.token)}
    place = next((a for a in account.of("place") if a.stance == "asserted"), None)
    elsewhere = {m.words.lower() for m in settings.places.mentions if m.id in spoken}
    for one in lists:
        sure = place is None or place.words.lower() not in elsewhere
        if held and all(m.id in held for m in one) and _is_whole(settings, one) and (sure or _may_hold(place, one)):
            return one
    return []


def _said_of(settings: Settings, act: Token) -> list[Mention]:
    """The places that hang on an act with no other act or doing between: on it, or on a plain verb of which it is an argument."""
    mentions = settings.places.held.get(act.i, ())
    return [m for m in mentions if (head := head_of(settings.doc, m.span)) is not None and _is_straight(head, act)]


def _is_straight(head: Token, act: Token) -> bool:
    for above in head.ancestors:
        if above.i == act.i:
            return True
        if above.pos_ in ("VERB", "AUX"):
            return above.head.i == act.i or act.head.i == above.i or act.head.head.i == above.i
    return False


def _may_be_several(trigger: Trigger) -> bool:
    """Whether a word may speak of several acts: a noun in the plural, or a verb that does it to more than one."""
    word = trigger.token
    if word.tag_ == "VBG" and word.dep_ in _OF_NOUNS:  # "fighting", "looting": all of it at once
        return False
    if trigger.nominal and trigger.strength < 2:  # "incidents of violence in …"
        return False
    if trigger.nominal:
        return word.tag_ in ("NNS", "NNPS") or any(t.tag_ == "NNS" for c in word.children if c.lower_ == "of" for t in c.children)
    struck = [child for child in word.children if child.dep_ in ("dobj", "nsubjpass")]
    return not any(_is_one(thing) for thing in struck)


def _is_one(thing: Token) -> bool:
    """ "The mayor", "Kelm", "a bus": can be hit in one place only."""
    if thing.tag_ in ("NNS", "NNPS") or any(child.dep_ in ("conj", "nummod") for child in thing.children):
        return False
    return thing.tag_ in ("NNP", "PRP") or any(child.dep_ in ("det", "poss") for child in thing.children)


def _is_whole(settings: Settings, one: list[Mention]) -> bool:
    """Whether the words around leave it a list of spots: not "between Kelm and Torvik", nor "the Kelm and Torvik road"."""
    chars = settings.sheet.text.chars
    before, after = chars[max(0, one[0].span.start - _BACK) : one[0].span.start], chars[one[-1].span.end :][:_BACK]
    return not _NO_LIST.search(before) and not _NO_SPOT.match(after)


def _may_hold(place: Assertion | None, one: list[Mention]) -> bool:
    if place is None or not isinstance(place.value, Place):
        return True
    if any(place.evidence[0].overlaps(m.span) or place.words.lower() == m.words.lower() for m in one):
        return True
    outer, inner = place.value, [m.value for m in one if isinstance(m.value, Place)]
    return outer.precision in ("country", "region", "province") and any(outer.country in (None, p.country) for p in inner)
