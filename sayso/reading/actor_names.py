"""Proper names of people and bodies: cut from runs of capitalised words, then told apart by what speaks for each kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Token

from sayso.gazetteer.groups import Group, group_register
from sayso.reading.actor_found import Found, head_within, link_key, plain, span_between
from sayso.reading.actor_register import registered
from sayso.reading.actor_runs import runs
from sayso.reading.actor_signs import SignsOf, is_located, known_places
from sayso.reading.actor_words import actor_words
from sayso.records import ActorKind, Text

PLACE: Final = "place"
NOTHING: Final = "nothing"
_LONGEST_PLACE: Final = 4
# "The Pentagon", "the Treasury": names though they are one word for a body.
_BY_ITSELF: Final = frozenset({"pentagon", "treasury"})
_CLOSERS: Final = frozenset({"association", "union", "institute", "foundation", "federation", "committee", "agency", "league"})
_CLOSED_WITHIN: Final = 5
_SURE: Final = 2.0
_DOUBTFUL: Final = 0.9
_SUSPECTED: Final = frozenset({"suspected", "suspect", "alleged", "accused", "presumed", "convicted"})
_OF: Final = frozenset({"of", "for", "in"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run cut down to a name.

    Attributes:
        tokens: the tokens of the name.
        before: titles and words of office cut off its front.
        group: the group of the register whose name it is, or None.
        armed: the name is in the register, though it may be that of several groups.
    """

    tokens: tuple[Token, ...]
    before: tuple[Token, ...] = ()
    group: Group | None = None
    armed: bool = False

    @property
    def key(self) -> str:
        """Equal for two spellings of one name."""
        return link_key(" ".join(t.text for t in self.tokens).replace(" - ", "-")) or self.tokens[0].lower_


def names(doc: Doc, text: Text, *, recased: bool) -> list[Found]:
    """The proper names of actors in a text, in order, none overlapping.

    One label a name: what all its occurrences and their neighbours say is counted together.

    Args:
        doc: the parse.
        text: the text, for the words.
        recased: whether the text is all in capitals or small letters, so that its case is our guess.
    """
    candidates = _candidates(doc, recased)
    labels = _labels(candidates, recased)
    found = []
    for candidate in candidates:
        label = labels[candidate.key]
        kind: ActorKind | None = label  # type: ignore[assignment]  # PLACE and NOTHING are no kinds and are handled below
        head = head_within(list(candidate.tokens))
        if label == PLACE:
            kind = "government" if _acts(head) else None
        elif label == NOTHING:
            kind = None
        if kind is None:
            continue
        span = span_between(list(candidate.tokens))
        found.append(
            Found(
                span=span,
                words=plain(text, span),
                sort="name",
                kind=kind,
                start=candidate.tokens[0].i,
                end=candidate.tokens[-1].i + 1,
                head=head.i,
                role=_role(candidate.before, text) if kind == "person" else None,
                group=candidate.group or (_by_acronym(candidate) if kind == "armed_group" else None),
                plural=kind == "people" or head.tag_ in ("NNPS", "NNS"),
            )
        )
    return found


def _by_acronym(candidate: Candidate) -> Group | None:
    """The registered group of which a word is the acronym, if it is that of one only."""
    word = candidate.tokens[0].text
    return group_register().find(word) if len(candidate.tokens) == 1 and group_register().is_acronym(word) else None


def _acts(head: Token) -> bool:
    """Whether a place does what only a government or its people do ("Qadria accused …")."""
    if head.dep_ == "nsubj":
        return head.head.lemma_.lower() in actor_words().acts
    return (
        head.dep_ == "pobj"
        and head.head.lower_ == "by"
        and head.head.dep_ == "agent"
        and head.head.head.lemma_.lower() in actor_words().acts
    )


def _role(before: tuple[Token, ...], text: Text) -> str | None:
    kept = [t for t in before if t.ent_type_ not in ("NORP", "GPE")]
    while kept and (kept[0].lower_.rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "the", "sir")):
        kept = kept[1:]
    return plain(text, span_between(kept)) if kept else None


def _candidates(doc: Doc, recased: bool) -> list[Candidate]:
    known = registered(doc, recased=recased)
    taken = {t.i for tokens, _ in known for t in tokens}
    candidates = [Candidate(tuple(tokens), (), group, armed=True) for tokens, group in known]
    for run in runs(doc, recased=recased):
        for part in _outside(run, taken):
            candidates.extend(_cut(part, taken, recased))
    return _named_bodies(_apart(candidates))


def _apart(candidates: list[Candidate]) -> list[Candidate]:
    """In order, and of two that overlap the longer one."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.tokens[0].i, -len(c.tokens))):
        if not kept or candidate.tokens[0].i > kept[-1].tokens[-1].i:
            kept.append(candidate)
        elif len(candidate.tokens) > len(kept[-1].tokens):
            kept[-1] = candidate
    return kept


def _named_bodies(candidates: list[Candidate]) -> list[Candidate]:
    """Without those that only say what a body is ("Council"), unless a fuller name in the text ends or begins with that word."""
    words = actor_words()
    fuller = {t.lower_ for c in candidates if len(c.tokens) > 1 for t in (c.tokens[0], _last_head(c))}
    return [
        c
        for c in candidates
        if len(c.tokens) > 1
        or c.armed
        or not _is_body(c.tokens[0].lower_)
        or (c.tokens[0].lower_ in fuller & set(words.heads) and _is_definite(c.tokens[0]))
    ]


def _is_definite(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ == "the"


def _is_body(word: str) -> bool:
    return word in actor_words().nouns or (word in actor_words().heads and word not in _BY_ITSELF)


def _last_head(candidate: Candidate) -> Token:
    return next((c for c, after in pairwise(candidate.tokens) if after.lower_ in _OF), candidate.tokens[-1])


def _outside(run: list[Token], taken: set[int]) -> list[list[Token]]:
    """The parts of a run that hold no token that is taken."""
    parts: list[list[Token]] = [[]]
    for token in run:
        if token.i in taken:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _cut(run: list[Token], taken: set[int], recased: bool) -> list[Candidate]:
    """Cut a run where a person's name begins or a word of office ends; small words at the ends fall off."""
    words = actor_words()
    pieces: list[list[Token]] = [[]]
    for n, token in enumerate(run):
        joined = n > 0 and (run[n - 1].text in ("-", "–") or run[n - 1].lower_ in words.particles or token.lower_ == "y")
        starts_person = token.ent_type_ == "PERSON" and token.ent_iob_ == "B"
        ends_person = (
            n > 0 and run[n - 1].ent_type_ == "PERSON" and token.ent_iob_ == "B" and token.ent_type_ in ("ORG", "GPE", "PERSON")
        )
        if pieces[-1] and not joined and ((starts_person and run[n - 1].ent_type_ in ("GPE", "NORP")) or ends_person):
            pieces.append([])
        pieces[-1].append(token)
    found = []
    for piece in pieces:
        before, name = _untitled(piece)
        body = _body_of_office(before)
        if body:
            found.append(Candidate(tuple(body)))
        name = _trimmed(name)
        if name:
            found.append(Candidate(tuple(_extended(name, taken, recased)), tuple(before)))
    return found


def _body_of_office(before: list[Token]) -> list[Token]:
    """The body in "Interior Ministry Spokesman" and "NDF Commander"; none in "Deputy Prime Minister"."""
    words = actor_words()
    office = next((n for n, t in enumerate(before) if t.lower_.rstrip(".") in words.roles | words.titles), 0)
    body = before[:office]
    if not body or (len(body) == 1 and not (body[0].is_upper and len(body[0]) > 2)):
        return []
    return body if len(body) == 1 or any(t.lower_ in words.heads for t in body) else []


def _untitled(run: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split "Interior Minister Omar Rafi" into office and name. A run that ends in the office is no name of its own."""
    words, doc = actor_words(), run[0].doc
    last = -1
    if run[0].i > 1 and len(run) > 2 and run[0].nbor(-1).lower_ == "of" and doc[run[0].i - 2].lower_ in words.roles:
        return run[:1], run[1:]  # "Chief of Police Goran Belt"
    for n, token in enumerate(run):
        low = token.lower_.rstrip(".\u200e\u200f")
        if (
            low in words.titles
            or low in words.roles
            or (n == 0 and low.endswith(("man", "men", "soldier", "soldiers")) and low in words.nouns)
        ):
            last = n
    if last < 0:
        return [], run
    if last == len(run) - 1:
        if any(of.lower_ in _OF and head.lower_ in words.heads for head, of in pairwise(run[:last])):
            return [], run  # "National Union of Journalists" is a body, and no journalist
        return (
            ([], run)
            if run[0].lower_.rstrip(".") not in words.titles | words.roles and run[0].ent_type_ == "PERSON"
            else (run, [])
        )
    if run[last + 1].lower_ in _OF or any(t.lower_ in words.heads for t in run[last + 1 :]):
        return [], run
    return run[: last + 1], run[last + 1 :]


def _trimmed(tokens: list[Token]) -> list[Token]:
    while len(tokens) > 1 and tokens[0].lower_ in _SUSPECTED:
        tokens = tokens[1:]  # "Suspected Northern Front rebels": what somebody is held to be is no part of a name
    small = actor_words().particles | _OF | {"the", "and", "&", "'s", "’s", "-", "–"}
    while tokens and (tokens[-1].lower_ in small and not tokens[-1].text[0].isupper()):
        tokens = tokens[:-1]
    while tokens and tokens[0].lower_ in ("of", "for", "the", "and", "&", "-", "–", "in"):
        tokens = tokens[1:]
    return tokens


def _extended(tokens: list[Token], taken: set[int], recased: bool) -> list[Token]:
    """A name with the small-letter words that belong to it.

    To the left, "ministry of Defence" and "chamber of Commerce"; to the right, in a text without two cases, ordinary words up to the
    head of a body's name ("… national liberation front").
    """
    words, doc = actor_words(), tokens[-1].doc
    start, end = tokens[0].i, tokens[-1].i + 1
    link = start - 2 if start > 1 and doc[start - 1].lower_ == "the" else start - 1
    head = doc[link - 1] if link > 0 else doc[0]
    if (
        link > 0
        and doc[link].lower_ in ("of", "for")
        and head.lower_ in words.heads
        and head.tag_ in ("NN", "NNP")
        and head.pos_ in ("NOUN", "PROPN")
        and head.i not in taken
    ):
        start = head.i
    if not recased and (body := _body_behind(tokens, taken)) is not None:
        end = body.i + 1
    if recased:
        while (
            start > 0
            and (
                (len(doc[start - 1]) == 1 and doc[start - 1].is_alpha and doc[start - 1].lower_ not in ("a", "i"))
                or doc[start - 1].text == "."
            )
            and tokens[0].i - start < 4
        ):
            start -= 1
        while doc[start].text == ".":
            start += 1
        i = end
        while i < len(doc) and i - end < 5 and i not in taken and doc[i].lower_ in words.body_modifiers:
            i += 1
        if i < len(doc) and i not in taken and doc[i].lower_ in words.heads and doc[i].pos_ in ("NOUN", "PROPN", "ADJ"):
            end = i + 1
    return list(doc[start:end])


def _body_behind(tokens: list[Token], taken: set[int]) -> Token | None:
    """The small-letter word that makes a name that of a body: "the Brask association", "the Kelm cattle breeders' union"."""
    last = tokens[-1]
    if any(t.ent_type_ in ("GPE", "NORP", "PERSON") or t.lower_ in actor_words().heads for t in tokens):
        return None
    for n in range(last.i + 1, min(last.i + _CLOSED_WITHIN, len(last.doc))):
        token = last.doc[n]
        if token.i in taken or (token.pos_ not in ("NOUN", "ADJ") and token.tag_ != "POS"):
            return None
        if token.lower_ in _CLOSERS and not token.text[0].isupper():
            return token
    return None


def _labels(candidates: list[Candidate], recased: bool) -> dict[str, str]:
    """The label of each name: an actor kind, PLACE or NOTHING."""
    votes: dict[str, dict[str, float]] = {}
    listed: dict[str, float] = {}
    signs = SignsOf(recased)
    places = known_places(
        [" ".join(t.text for t in c.tokens) for c in candidates if c.group is None and len(c.tokens) <= _LONGEST_PLACE]
    )
    for candidate in candidates:
        tally = votes.setdefault(candidate.key, defaultdict(float))
        if candidate.armed:
            tally["armed_group"] += 9
        for label, weight in signs(candidate.tokens, candidate.before):
            tally[label] += weight
        in_gazetteer = places.get(" ".join(t.text for t in candidate.tokens), 0.0)
        tally[PLACE] += in_gazetteer
        listed[candidate.key] = listed.get(candidate.key, 0.0) + in_gazetteer
    # Where we set the case ourselves, one word alone needs more than the parser's label to be a name.
    labels = {key: _winner(tally, _DOUBTFUL if recased and " " not in key else 0.0) for key, tally in votes.items()}
    people = {
        word
        for key, label in labels.items()
        if label == "person"
        for word in key.split()[-2 if key.count(" ") > 1 else -1 :]
        if " " in key
    }
    located = {c.key for c in candidates if is_located(c.tokens)}
    first_names = {key.split()[0] for key, label in labels.items() if label == "person" and " " in key} - located
    for key in labels:
        if key in first_names and labels[key] == PLACE and listed[key] < _SURE and not votes[key]["armed_group"]:
            labels[key] = "person"
        # A single word that is the last word of somebody's name is that person, unless it stands where places stand: many surnames
        # are towns in the gazetteer, and the parser takes others for peoples.
        is_place = listed[key] >= _SURE or (key in located and not votes[key]["person"])
        if " " not in key and key in people and not is_place and not votes[key]["armed_group"]:
            labels[key] = "person"
    return labels


def _winner(tally: dict[str, float], least: float) -> str:
    best = max(tally.items(), key=lambda item: (item[1], item[0]), default=(NOTHING, 0))
    return best[0] if best[1] > least else NOTHING
