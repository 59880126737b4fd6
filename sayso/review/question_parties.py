"""By whom and against whom, in the words of a claim."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_triggers import Trigger
from sayso.records import Sheet, Span
from sayso.review.question_places import looks_like_place, whole_name

_BY: Final = re.compile(r"\bby\s+(?:the\s+|members\s+of\s+(?:the\s+)?|fighters\s+(?:of|from)\s+(?:the\s+)?)?$", re.IGNORECASE)
_GROUP: Final = r"(?:group|organi[sz]ation|movement|cell|gang|network)"
_THE_GROUP: Final = re.compile(
    rf"\b(?:by|from)\s+(?:the|this|that)\s+(?:\w+\s+)?{_GROUP}\b|\b(?:the|this|that)\s+(?:same\s+)?{_GROUP}\b(?!\s+of\b)"
    r"|\b(?:its|their|his)(?=\s+(?:first|only|second|third|deadliest|worst|biggest|largest|latest|last)\b)|\bthey(?=\s+(?:have|had|\w+ed)\b)",
    re.IGNORECASE,
)
_CLAIMS: Final = re.compile(r"\s+(?:has\s+|had\s+)?(?:claimed|carried|staged|attacked|bombed|said)\b")
_AT: Final = ("on", "against", "of", "at", "targeting", "upon")
_NOUNS: Final = ("NN", "NNS", "NNP", "NNPS")
_ORDER: Final = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest", "last"]
)
_ANYBODY: Final = frozenset(
    [
        *("one", "people", "person", "persons", "anyone", "anybody", "nobody", "none", "kind", "sort", "type", "nature"),
        *(
            "day",
            "week",
            "month",
            "year",
            "time",
            "attack",
            "bomb",
            "bombing",
            "soil",
            "territory",
            "capital",
            "city",
            "town",
            "country",
            "area",
            "district",
        ),
    ]
)
_MEANS: Final = frozenset(
    [
        *("car", "truck", "vehicle", "bomb", "suicide", "rocket", "grenade", "mortar", "knife", "gun", "drone", "air", "missile"),
        *("terror", "terrorist", "terrorism", "mass", "arson", "roadside", "parcel", "letter", "chemical", "acid", "poison"),
        *(
            "militant",
            "rebel",
            "insurgent",
            "jihadist",
            "extremist",
            "artillery",
            "shell",
            "hand",
            "petrol",
            "fire",
            "gas",
            "nail",
        ),
        *(
            "assassination",
            "kidnap",
            "hostage",
            "death",
            "revenge",
            "copycat",
            "axe",
            "machete",
            "sword",
            "landmine",
            "mine",
            "sniper",
        ),
        *(
            "motorcycle",
            "motorbike",
            "ied",
            "vbied",
            "double",
            "twin",
            "triple",
            "daylight",
            "night",
            "morning",
            "claimed",
            "ground",
        ),
    ]
)
"""Words before "attack" or "bombing" that tell by what means, by whom or when, and not against whom."""


def actor_in(sheet: Sheet, doc: Doc, triggers: list[Trigger]) -> tuple[str, Span | None]:
    """Who is said to have done it, by name: after "by", as the one who claims, or before the act ("the NDF attack")."""
    chars = sheet.text.chars
    for mention in (m for m in sheet.mentions if m.kind in ("actor", "place") and m.words[:1].isupper()):
        if _BY.search(chars[: mention.span.start]):
            span = whole_name(doc, mention.span)
            return span.words(chars), span
    ends = {trigger.token.idx for trigger in triggers if trigger.nominal}
    for mention in (m for m in sheet.mentions if m.kind == "actor" and m.words[:1].isupper()):
        actor = sheet.actor(mention.actor_id)
        after = chars[mention.span.end :]
        owns = re.match(r"['’]s?\s", after) is not None
        near = owns or _CLAIMS.match(after) is not None or mention.span.end + 1 in ends
        if near and actor is not None and actor.kind in ("armed_group", "organisation"):
            return mention.words, mention.span
    return "", None


def unnamed_actor(words: str) -> str:
    """Words that point to an actor without naming it ("by the group"), or ""."""
    found = _THE_GROUP.search(words)
    return found.group() if found else ""


def target_in(doc: Doc, triggers: list[Trigger], sheet: Sheet, actor: Span | None) -> str:
    """Who or what was attacked: "on police", "of a judge", "kidnapped two aid workers", "church bombing"."""
    taken = [m.span for m in sheet.mentions if m.kind in ("place", "time")] + ([actor] if actor else [])
    for trigger in triggers:
        for head in _struck(trigger.token):
            inside = any(span.covers(Span(head.idx, head.idx + len(head))) for span in taken)
            if inside or head.lower_ in _ANYBODY or head.pos_ not in ("NOUN", "PROPN") or head.ent_type_ in ("DATE", "TIME"):
                continue
            if head.pos_ == "PROPN" and head.ent_type_ != "NORP" and looks_like_place(head):
                continue
            return _described(head)
        before = _named_before(trigger, taken)
        if before:
            return before
    return ""


def _struck(token: Token) -> list[Token]:
    """The heads of what an act hits, whether it is told by a verb or a noun."""
    found: list[Token] = []
    tops = [token]
    while tops[-1].dep_ == "compound" and tops[-1].head.i != tops[-1].i:
        tops.append(tops[-1].head)
    for top in tops:
        for child in top.children:
            if child.dep_ in ("dobj", "nsubjpass"):
                found.append(child)
            elif child.dep_ == "prep" and child.lower_ in _AT:
                found.extend(c for c in child.children if c.dep_ in ("pobj", "pcomp"))
            elif child.dep_ == "acl" and child.lower_ == "targeting":
                found.extend(c for c in child.children if c.dep_ == "dobj")
        if top.dep_ in ("acl", "relcl") and any(child.dep_ == "auxpass" for child in top.children):
            found.append(top.head)  # "the third member of the council to be assassinated"
    return found


def _named_before(trigger: Trigger, taken: list[Span]) -> str:
    """What stands before the noun of an act and is no means: "church bombing", "embassy attack"."""
    if not trigger.nominal:
        return ""
    token = trigger.token
    near = [t for t in token.subtree if t.i < token.i and t.dep_ in ("compound", "nmod") and t.tag_ in _NOUNS]
    kept = [t for t in near if t.lower_ not in _MEANS and not any(span.covers(Span(t.idx, t.idx + len(t))) for span in taken)]
    kept = [
        t
        for t in kept
        if t.is_alpha and not t.lower_.endswith("iest") and t.ent_type_ not in ("DATE", "TIME") and t.lower_ not in _ANYBODY
    ]
    return doc_words(kept) if kept and not any(t.pos_ == "PROPN" and t.i == kept[-1].i for t in kept) else ""


def doc_words(tokens: list[Token]) -> str:
    """The words from the first to the last of some tokens of one text."""
    return str(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text)


def _described(head: Token) -> str:
    """A noun with the words before it that tell what it is, and what it is "of": "aid workers", "member of the council"."""
    near = [
        c for c in head.children if c.i < head.i and c.dep_ in ("compound", "amod", "nmod", "poss") and c.lower_ not in _ORDER
    ]
    first = min((t.i for c in near for t in c.subtree), default=head.i)
    of = [t for c in head.children if c.dep_ == "prep" and c.lower_ == "of" and c.i > head.i for t in c.subtree]
    last = max((t.i for t in of), default=head.i) if of and of[-1].i - head.i <= 6 else head.i
    return _bare(head.doc[first : last + 1].text)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an|any|its|his|her|their|\d+|two|three|four|five)\s+", "", words.strip(), flags=re.IGNORECASE)
