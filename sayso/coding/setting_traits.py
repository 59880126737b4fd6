"""What is known of a time, place or facility that may be that of an incident. Names are never among it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_setting import is_named_place
from sayso.coding.incident_ties import Candidate, Settings, Ties
from sayso.language import head_of, tokens_in
from sayso.language.words import common_words
from sayso.records import Account, Interval, Mention, Place

_PREPOSITIONS: Final = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "outside",
        "inside",
        "around",
        "across",
        "into",
        "through",
        "of",
        "on",
        "by",
        "for",
        "with",
        "against",
        "between",
        "over",
        "along",
        "off",
        "since",
        "until",
        "before",
        "after",
        "during",
    ]
)
_FINER: Final = {
    "exact": 4,
    "near": 4,
    "settlement": 4,
    "unresolved": 4,
    "district": 3,
    "province": 2,
    "country": 1,
    "region": 0,
}
_POINTERS: Final = {
    **dict.fromkeys(
        ("city", "town", "village", "capital", "area", "locality", "neighborhood", "neighbourhood", "district", "areas"),
        "settlement near unresolved",
    ),
    **dict.fromkeys(("state", "province", "region", "county"), "province region district"),
    "country": "country",
}
_AFTER_DATELINE: Final = (":", "--", "(", ",", "—", "–", "-")
_WATERS: Final = frozenset(
    ["sea", "seas", "gulf", "ocean", "strait", "straits", "bay", "channel", "coast", "waters", "lake", "river"]
)
_FIRST: Final = 4
"""So many words of an incident are looked around."""
_COMMA: Final = 2
_LINKS_UP: Final = 5
_NEAR: Final = 30
_FAR: Final = 90
_GAPS: Final = ((-1, "after"), (0, "0"), (1, "1"), (6, "2-6"), (31, "7-31"), (366, "32-366"))


def traits_of(settings: Settings, ties: Ties, account: Account, number: int, candidates: list[Candidate]) -> list[list[str]]:
    """The traits of each candidate of an incident.

    Args:
        settings: what is known of the report.
        ties: those of the candidates' kind.
        account: the incident.
        number: how many incidents come before it in the report.
        candidates: all of them, since one tells of another ("Kelm, Vasrland").
    """
    counts = ties.ties_of(account)
    pointed = _pointed_at(settings, ties, account)
    return [
        [
            *_standing(settings, account, number, candidate),
            *_bound(settings, ties, account, candidate, counts[candidate.mention.id]),
            *_place(settings, number, candidate, candidates),
            *_pointing(candidate, pointed),
            *_time(settings, account, candidate),
            *_site(settings, account, candidate),
        ]
        for candidate in candidates
    ]


def _standing(settings: Settings, account: Account, number: int, candidate: Candidate) -> Iterator[str]:
    """Where it stands: to the incident's words, and in the report."""
    mention, tie = candidate.mention, candidate.tie
    yield "always"
    yield f"tie:{tie}"
    yield f"tie:{tie} {min(candidate.order, 2)}"
    yield f"incident:{min(number, 2)} {tie}"
    if len(settings.sheet.incidents) == 1:
        yield f"only incident {tie}"
    at = settings.sentence_at(mention.span.start)
    anchors = [(abs(settings.sentence_at(anchor.start) - at), anchor) for anchor in account.anchors]
    away, nearest = min(anchors, key=lambda row: (row[0], abs(row[1].start - mention.span.start)))
    forward = mention.span.start > nearest.start
    yield f"sentences:{'+' if forward else '-'}{min(away, 4)}"
    if away == 0:
        gap = mention.span.start - nearest.end if forward else nearest.start - mention.span.end
        yield f"gap:{'+' if forward else '-'}{0 if gap < _NEAR else 1 if gap < _FAR else 2}"
    if mention.span.start < settings.sheet.text.body_start:
        yield "title"
    elif at == settings.sentence_at(settings.sheet.text.body_start):
        yield "first sentence"
    if settings.sentence_at(account.anchors[0].start) == at:
        yield "with the first words"
    between = settings.sheet.text.chars[min(mention.span.end, nearest.end) : max(mention.span.start, nearest.start)]
    yield "another paragraph" if "\n" in between.strip() else "same paragraph"


def _bound(settings: Settings, ties: Ties, account: Account, candidate: Candidate, own: int) -> Iterator[str]:
    """What it hangs on."""
    mention = candidate.mention
    yield f"ties:{min(own, 2)}"
    if ties.holders.get(mention.id, 0) > own:
        yield "held by others too" if own else "held by others"
    if settings.is_reported_with(mention):
        yield f"reported {candidate.tie}"
    head = head_of(settings.doc, mention.span)
    if head is None:
        return
    yield f"dependency:{head.dep_}"
    if head.dep_ == "pobj":
        lower = head.head.lower_
        yield f"preposition:{lower if lower in _PREPOSITIONS else 'other'}"
        if head.head.head.pos_ in ("VERB", "NOUN", "PROPN"):
            yield f"on a {head.head.head.pos_}"
    yield from _path(head, {token.i for token in ties.own(account)}, candidate.tie)
    following = _following(head, mention.span.end)
    if following is not None and following.text.islower() and following.lower_ in common_words():
        yield f"next:{following.lower_}"
    yield f"entity:{head.ent_type_ or 'none'}"


def _path(head: Token, own: set[int], tie: str) -> Iterator[str]:
    """How far up the parse the incident's words are, and how many verbs lie between."""
    if tie not in ("held", "beside"):
        return
    verbs = 0
    for steps, above in enumerate((head, *head.ancestors)):
        if above.i in own:
            yield f"steps:{min(steps, 5)}"
            yield f"verbs between:{min(verbs, 2)}"
            return
        verbs += above.pos_ in ("VERB", "AUX")
    yield f"beside a path {tie}"


def _following(head: Token, end: int) -> Token | None:
    """The word right after the words that a token heads."""
    doc, i = head.doc, head.i
    while i < len(doc) and doc[i].idx < end:
        i += 1
    return doc[i] if i < len(doc) else None


def _place(settings: Settings, number: int, candidate: Candidate, candidates: list[Candidate]) -> Iterator[str]:
    mention, place = candidate.mention, candidate.mention.value
    if mention.kind != "place" or not isinstance(place, Place):
        return
    precision: str = "settlement" if place.precision == "near" else place.precision
    if precision == "region" and _WATERS & set(mention.words.lower().split()):
        precision = "water"
    yield f"is:{precision}"
    yield f"is:{precision} {candidate.tie}"
    yield f"score:{mention.score}"
    lower = mention.words.lower()
    yield f"named:{min(settings.names[lower], 4)}"
    yield "names it" if is_named_place(settings.doc, mention) else "names no place"
    words = lower.split()
    if words[-1] in settings.people:
        yield f"a person's {mention.score}"
    if lower in settings.actors:
        yield f"actor:{settings.actors[lower]}"
    if all(word in common_words() for word in words):
        yield "ordinary words"
    home = settings.home.value if settings.home is not None else None
    if isinstance(home, Place):
        yield "at home" if home.country == place.country else "abroad" if place.country else "in no known country"
    yield from _called(settings.doc, mention, number)
    if any(holds(place, other.mention.value) for other in candidates if other.tie in ("held", "beside")):
        yield f"holds another {candidate.tie}"
    if any(holds(other.mention.value, place) for other in candidates if other.tie in ("held", "beside")):
        yield "held by another"
    for other in candidates:  # "Kelm, Vasrland" names one place, and Kelm is where
        behind = holds(place, other.mention.value) and 0 < mention.span.start - other.mention.span.end <= _COMMA
        if behind or _tells_where(settings.doc, mention, other.mention):
            yield "only says where another is"
        if holds(other.mention.value, place) and 0 < other.mention.span.start - mention.span.end <= _COMMA:
            yield "said where it is"


def _tells_where(doc: Doc, mention: Mention, other: Mention) -> bool:
    """Whether a place is only named to tell where another is: "Kelm, the capital of Vasrland", "Kelm, in the Ouban state of Vasrland"."""
    head, meant = head_of(doc, mention.span), head_of(doc, other.span)
    if head is None or meant is None or meant.i >= head.i or other.kind != "place":
        return False
    above = head
    for _ in range(_LINKS_UP):
        if above.dep_ not in ("pobj", "prep", "appos", "compound", "poss") or above.pos_ == "VERB":
            return False
        above = above.head
        if above.i == meant.i:
            return True
    return False


def _called(doc: Doc, mention: Mention, number: int) -> Iterator[str]:
    """What the words right around a place make of it: a dateline ("KELM:"), a part of somewhere ("the Kelm area", "district of Kelm")."""
    tokens = tokens_in(doc, mention.span)
    if not tokens:
        return
    first, last = tokens[0].i, tokens[-1].i
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if (first == 0 or "\n" in doc[first - 1].text_with_ws) and after in _AFTER_DATELINE:
        yield f"dateline {'of the news' if number == 0 else 'of others'}"
        yield f"dateline {after}"
    before = doc[first - 2].lower_ if first > 1 and doc[first - 1].lower_ == "of" else ""
    if after in _POINTERS or before in _POINTERS:
        yield "called a place"


def _pointed_at(settings: Settings, ties: Ties, account: Account) -> frozenset[str]:
    """The kinds of place that the sentences with the incident's words point back to: "in the city", "across the state"."""
    sentences = {token.sent.start: token.sent for token in ties.own(account)[:_FIRST]}
    return frozenset(
        _POINTERS[token.lower_]
        for sentence in sentences.values()
        for token in sentence[1:]
        if token.lower_ in _POINTERS and token.dep_ == "pobj" and token.nbor(-1).lower_ in ("the", "this", "that")
    )


def _pointing(candidate: Candidate, pointed: frozenset[str]) -> Iterator[str]:
    place = candidate.mention.value
    if pointed and isinstance(place, Place) and candidate.mention.kind == "place":
        fits = "as" if any(place.precision in kinds.split() for kinds in pointed) else "not as"
        yield f"{fits} pointed at {candidate.tie}"


def holds(outer: object, inner: object) -> bool:
    """Whether one place may hold a finer one."""
    if not isinstance(outer, Place) or not isinstance(inner, Place) or _FINER[outer.precision] >= _FINER[inner.precision]:
        return False
    if outer.precision == "country" or inner.precision == "unresolved":
        return inner.country in (None, outer.country)
    return outer.country == inner.country and outer.admin1 in (None, inner.admin1)


def _time(settings: Settings, account: Account, candidate: Candidate) -> Iterator[str]:
    mention, when = candidate.mention, candidate.mention.value
    if mention.kind != "time" or not isinstance(when, Interval):
        return
    yield f"is:{when.precision}"
    yield f"is:{when.precision} {candidate.tie}"
    if when.part:
        yield "part of the day"
    for word in mention.words.lower().split():
        if word in common_words():
            yield f"word:{word}"
    memory = "recalled" if account.first("background") else "news"
    gap = gap_of(settings.sheet.report.published, when)
    yield f"gap:{gap}"
    yield f"{memory} gap:{gap}"
    yield f"{memory} {candidate.tie}"


def gap_of(published: str | None, when: Interval) -> str:
    """How many days a time lies before the day of publication, in ranges; "unknown" if either is not known."""
    day = when.end or when.start
    if published is None or day is None:
        return "unknown"
    days = (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
    return next((name for most, name in _GAPS if days <= most), "more")


def _site(settings: Settings, account: Account, candidate: Candidate) -> Iterator[str]:
    mention = candidate.mention
    if mention.kind != "facility":
        return
    yield f"of a {account.first('type')}"
    if account.first("background"):
        yield "recalled"
    last = mention.words.lower().split()[-1]
    if last in common_words():
        yield f"noun:{last}"
    yield "capital" if mention.words[0].isupper() else "small letters"
    yield f"words:{min(len(mention.words.split()), 3)}"
    head = head_of(settings.doc, mention.span)
    if head is not None:
        yield f"article:{next((c.lower_ for c in head.children if c.dep_ == 'det'), 'none')}"
        if any(child.dep_ == "prep" for child in head.children):
            yield "goes on"
