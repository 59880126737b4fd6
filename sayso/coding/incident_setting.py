"""When and where, as said of one trigger: which times and places hang on it in the parse, and when two exclude each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_lexicon import word_list
from sayso.gazetteer import demonym
from sayso.language import head_of, tokens_in
from sayso.records import Interval, Mention, Place, Sheet

_ADJUNCTS: Final = ("pobj", "prep", "npadvmod", "nmod", "advmod", "compound", "pcomp")
_APART: Final = 0.5
_CLAUSES: Final = ("ccomp", "relcl", "acl")
_LANDS: Final = ("territory", "soil", "airspace", "waters")
_NEXT_WEEK: Final = 7
"""Days after publication up to which a day of the week may have been read as one week too late."""
_UNRESOLVED_DIFFER: Final = 0.4
_KEPT_COMPOUNDS: Final = frozenset(["night", "morning", "evening", "afternoon", "day", "prayers", "prayer", "mass", "service"])
_WITH_PLACES: Final = ("organisation", "security_force", "government", "media")
"""Kinds of bodies that are often called after a town or province; what is called after a country is mostly in it."""
_WHERE: Final = frozenset(("in", "at", "near", "around", "outside", "inside", "from", "to", "into", "across"))
_AT: Final = frozenset(("in", "at", "near", "around", "outside", "inside"))
FINE: Final = ("exact", "near", "settlement", "district", "unresolved")


def owners(doc: Doc, mentions: Iterable[Mention], triggers: dict[int, Token]) -> dict[int, list[Mention]]:
    """Hang mentions on triggers.

    Args:
        doc: the parse.
        mentions: of times or places.
        triggers: trigger tokens by their index.

    Returns:
        the mentions said of each trigger, by the trigger's index, nearest attachment first.
    """
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        head = head_of(doc, mention.span)
        if head is None:
            continue
        for index in _owned_by(head, triggers):
            found.setdefault(index, []).append(mention)
    return found


def _owned_by(head: Token, triggers: dict[int, Token]) -> list[int]:
    """Climb from a mention: the first trigger above it; or, at a verb that is none, the triggers among its arguments."""
    within = False
    for above in (head, *head.ancestors):
        if above.i in triggers:
            after = (child.i for child in above.children if child.dep_ == "conj" and child.i in triggers)
            return [above.i, *(i for i in after if i < head.i or above.pos_ == "VERB")]
        if above.pos_ in ("VERB", "AUX"):
            below = [
                t.i
                for child in above.children
                if not within
                and child.dep_ not in ("ccomp", "parataxis")
                and not (child.dep_ == "nsubj" and _relates(above, child, head))
                for t in _argument(child)
                if t.i in triggers
            ]
            if below:
                return below
            if above.lemma_.lower() in word_list("reporting"):
                return []
            within = within or above.dep_ in _CLAUSES
    return []


def _relates(verb: Token, subject: Token, head: Token) -> bool:
    """ "the attack follows two last week in Kelm": what stands behind such a verb is said of the other happening."""
    return verb.lemma_.lower() in word_list("relating") and subject.i < verb.i < head.i


def _argument(child: Token) -> list[Token]:
    """The head of an argument of a verb and what its prepositions hold: "carried out an attack", "died in the blast"."""
    found = [child]
    for below in child.children:
        if below.dep_ in ("pobj", "prep", "conj", "pcomp", "dobj"):
            found.extend(_argument(below))
    return found


def places_differ(one: Mention, other: Mention) -> float:
    """How surely two places said of triggers are not one: 1 if they exclude each other, 0 if one may lie in the other."""
    a, b = one.value, other.value
    if not isinstance(a, Place) or not isinstance(b, Place) or _same_name(one, other):
        return 0.0
    if a.country_code and b.country_code and a.country_code != b.country_code:
        return 1.0
    if a.precision not in FINE or b.precision not in FINE:
        return 0.0
    if a.lat is not None and b.lat is not None and a.lon is not None and b.lon is not None:
        return float(abs(a.lat - b.lat) + abs(a.lon - b.lon) > _APART)
    return _UNRESOLVED_DIFFER


def _same_name(one: Mention, other: Mention) -> bool:
    first, second = set(one.words.lower().split()), set(other.words.lower().split())
    return first <= second or second <= first


def settings_of(sheet: Sheet, doc: Doc, triggers: dict[int, Token]) -> tuple[dict[int, list[Mention]], dict[int, list[Mention]]]:
    """The times and the places said of each trigger."""
    times = [m for m in sheet.mentions if m.kind == "time" and is_date(doc, m) and not is_to_come(m, sheet.report.published)]
    cues = {token.i for speech in sheet.speeches for span in speech.cue for token in tokens_in(doc, span)}
    times = [mention for mention in times if not is_of_saying(doc, mention, cues - triggers.keys())]
    named = in_names(sheet) | of_persons(sheet, doc)
    places = [m for m in sheet.mentions if m.kind == "place" and is_named_place(doc, m) and m.id not in named]
    places = [m for m in places if not is_of_people(doc, m)]
    placed = owners(doc, places, triggers)
    leads = leading(doc, places)
    for index, token in triggers.items():
        lead = leads.get(token.sent.start)
        if lead is not None and index not in placed:
            placed[index] = [lead]
    return owners(doc, times, triggers), placed


def in_names(sheet: Sheet) -> frozenset[str]:
    """Ids of the places that are only part of the name of an organisation, a force or a group: "West Coast Bank", "Torvik Police"."""
    bodies = {actor.id for actor in sheet.actors if actor.named and actor.kind in _WITH_PLACES}
    longest: dict[int, int] = {}
    for mention in sheet.mentions:
        if mention.kind == "actor" and mention.actor_id in bodies:
            longest |= {at: max(len(mention.span), longest.get(at, 0)) for at in range(mention.span.start, mention.span.end)}
    places = (m for m in sheet.mentions if m.kind == "place" and isinstance(m.value, Place) and m.value.precision != "country")
    return frozenset(m.id for m in places if longest.get(m.span.start, 0) > len(m.span))


def of_persons(sheet: Sheet, doc: Doc) -> frozenset[str]:
    """Ids of the places that are the last name of somebody whom the report names in full, unless they are said to be where: "in Gray"."""
    persons = [actor.name.lower().split() for actor in sheet.actors if actor.named and actor.kind == "person"]
    last = {name[-1] for name in persons if len(name) > 1}
    return frozenset(
        m.id for m in sheet.mentions if m.kind == "place" and m.words.lower() in last and not _is_said_to_be_where(doc, m)
    )


def _is_said_to_be_where(doc: Doc, mention: Mention) -> bool:
    head = head_of(doc, mention.span)
    return head is not None and head.dep_ == "pobj" and head.head.lower_ in _WHERE


def leading(doc: Doc, places: list[Mention]) -> dict[int, Mention]:
    """The places that open a sentence ("Near Kelm, one strike …", "Kelm: two dead"), by the index of its first token."""
    found: dict[int, Mention] = {}
    for mention in places:
        head = head_of(doc, mention.span)
        if head is None:
            continue
        start = head.sent.start
        before = doc[start : head.i]
        words = [
            t.lower_ for t in before if not t.is_space and not t.is_punct and not mention.span.start <= t.idx < mention.span.end
        ]
        after = doc[head.i + 1].text if head.i + 1 < len(doc) else ""
        if (len(words) == 1 and words[0] in _AT) or (not words and after in (":", "-", "–", "—")):
            found.setdefault(start, mention)
    return found


def is_of_people(doc: Doc, mention: Mention) -> bool:
    """ "The Qadrian rebels" may be anywhere; "inside Qadrian territory" is in Qadria."""
    head = head_of(doc, mention.span)
    land = head is not None and head.i + 1 < len(doc) and doc[head.i + 1].lower_ in _LANDS
    return demonym(mention.words) is not None and not land


def is_named_place(doc: Doc, mention: Mention) -> bool:
    """Whether a place mention names the place itself, not people or things of it ("Qadrian", "post-Mirsal"), nor a state that acts."""
    head = head_of(doc, mention.span)
    if head is None:
        return True
    after_hyphen = head.i > 1 and doc[head.i - 1].text == "-" and not doc[head.i - 2].whitespace_
    acts = head.dep_ == "nsubj" or (head.dep_ == "pobj" and head.head.lower_ == "by")
    acts = acts or (head.dep_ == "dobj" and head.head.lemma_.lower() in word_list("condemning"))  # "accused Qadria of …"
    return head.pos_ != "ADJ" and head.ent_type_ != "NORP" and not after_hyphen and not acts


def is_of_saying(doc: Doc, mention: Mention, cues: set[int]) -> bool:
    """Whether a time hangs on words of saying: "on Wednesday claimed the bombing" does not date the bombing.

    Nor does "claimed the bombing on Wednesday in a letter", where the parser hangs the day on the bombing.
    """
    token = head_of(doc, mention.span)
    while token is not None and token.dep_ in _ADJUNCTS and token.head != token:
        token = token.head
    if token is None:
        return False
    claimed = token.dep_ == "dobj" and token.head.lemma_.lower() == "claim" and token.idx < mention.span.start
    return claimed or token.i in cues


def is_to_come(mention: Mention, published: str | None) -> bool:
    """Whether a time is after the day of publication, and so of nothing that has happened: "the elections due in June"."""
    when = mention.value
    if published is None or not isinstance(when, Interval) or when.start is None:
        return False
    return (date.fromisoformat(when.start) - date.fromisoformat(published[:10])).days > _NEXT_WEEK


def is_date(doc: Doc, mention: Mention) -> bool:
    """Whether a time mention may tell when something was: no duration, nothing repeated, no part of a name ("the Christmas party").

    Nor what is still to come: "as soon as possible" is when something else is wanted.
    """
    if isinstance(mention.value, Interval) and (
        mention.value.timex in ("DURATION", "SET") or mention.value.value == "FUTURE_REF"
    ):
        return False
    if mention.words.lower() in word_list("timeless"):
        return False
    head = head_of(doc, mention.span)
    return head is None or head.dep_ != "compound" or head.head.lower_ in _KEPT_COMPOUNDS
