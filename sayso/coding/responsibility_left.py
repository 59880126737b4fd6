"""What the doers leave behind: their initials on a wall, signed leaflets at the spot; and attackers who give the name of their group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_nobody, is_supposed, objects_of
from sayso.coding.responsibility_voices import LEFT_PAPERS, is_doer_by_name, is_of_state, signers
from sayso.coding.toll_syntax import is_negated_verb, is_passive, subjects_of

_MARKS: Final = frozenset({"initial", "signature", "emblem", "logo", "acronym", "seal", "insignia", "symbol", "monogram"})
_SIGNED: Final = LEFT_PAPERS | {"card", "message", "poster", "letter", "statement", "tract"}
_LEAVING: Final = frozenset(
    (
        *(
            "paint",
            "leave",
            "scrawl",
            "spray",
            "daub",
            "find",
            "write",
            "draw",
            "carve",
            "scratch",
            "scatter",
            "drop",
            "throw",
            "strew",
        ),
        *("pin", "attach", "discover", "spraypaint", "chalk", "stencil", "paste", "recover", "toss", "fix"),
    )
)
_LYING: Final = frozenset({"lie", "hang"})
_CONTENT: Final = frozenset(
    {"call", "demand", "urge", "warn", "threaten", "advertise", "ask", "protest", "accuse", "invite", "announce"}
)
_SELVES: Final = frozenset({"themselves", "himself", "herself"})
_PRESENTING: Final = frozenset({"call", "style", "identify", "introduce", "describe", "present", "declare", "name"})
_TELLING: Final = frozenset({"say", "claim", "shout", "announce"})
_MEMBERS: Final = frozenset({"member", "fighter", "soldier", "militant", "supporter", "guerrilla", "commando", "man", "part"})


def left_behind(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The initials of X had been painted on the wall", "leaflets signed by X were found beside the body"."""
    if verb.lemma_.lower() not in _LEAVING | _LYING or is_negated_verb(verb) or is_supposed(verb):
        return
    things = subjects_of(verb) if is_passive(verb) or verb.lemma_.lower() in _LYING else objects_of(verb)
    marked = [n for c in verb.children if c.lower_ == "with" for n in c.children if n.lemma_.lower() in _MARKS]
    for thing in (*things[:1], *marked):
        if is_nobody(thing) or any(c.dep_ in ("acl", "relcl") and c.lemma_.lower() in _CONTENT for c in thing.children):
            continue
        for party in _owners(thing, parties):
            yield Finding("claimed", verb, party, party)


def gave_name(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The gunmen identified themselves as members of X", "the kidnappers, who called themselves X", "said they belonged to X"."""
    lemma = verb.lemma_.lower()
    presents = lemma in _PRESENTING and any(o.lower_ in _SELVES for o in objects_of(verb))
    if not (presents or lemma in _TELLING) or is_negated_verb(verb) or is_supposed(verb):
        return
    subject = next(iter(subjects_of(verb)), None)
    if subject is None or not (is_doer_by_name(_behind(subject)) or (presents and _is_they(subject, parties))):
        return
    if presents:
        held = [n for c in verb.children for n in ((c,) if c.dep_ == "oprd" else c.children if c.lower_ == "as" else ())]
        groups = [p for n in held for p in _groups_of(n, parties)]
    else:
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and not is_negated_verb(c)]
        own = [c for c in clauses if any(s.lower_ in ("they", "he", "we") for s in subjects_of(c))]
        belonging = [n for c in own if c.lemma_.lower() == "belong" for t in c.children if t.lower_ == "to" for n in t.children]
        belonging += [
            n for c in own if c.lemma_.lower() == "be" for n in c.children if n.dep_ == "attr" and n.lemma_.lower() in _MEMBERS
        ]
        groups = [p for n in belonging for p in _groups_of(n, parties)]
    yield from (Finding("claimed", verb, party, party) for party in groups)


def _behind(subject: Token) -> Token:
    """The noun that "who" stands for."""
    return subject.head.head if subject.lower_ in ("who", "that") and subject.head.dep_ == "relcl" else subject


def _is_they(subject: Token, parties: Parties) -> bool:
    """ "They", where those are known to be the attackers."""
    party = parties.at(subject) if subject.lower_ in ("they", "he") else None
    if party is not None and party.actor is not None:
        return any(
            is_doer_by_name(t) for t in subject.doc[: subject.i] if (p := parties.at(t)) is not None and p.actor == party.actor
        )
    before = subject.doc[: subject.sent.start]
    last = before[-1].sent if len(before) else None
    return (
        party is None
        and subject.lower_ == "they"
        and last is not None
        and any(is_doer_by_name(t) for t in last if t.dep_ == "nsubj")
    )


def _owners(thing: Token, parties: Parties) -> list[Party]:
    """Whose sign it is, or who has signed it."""
    spelled = thing.lower_ == "letters" and any(
        c.dep_ in ("appos", "nmod", "compound") and c.text.isupper() for c in thing.children
    )
    if thing.lemma_.lower() in _MARKS or spelled:
        return _named(thing, parties)
    if thing.lemma_.lower() in _SIGNED:
        inside = [t for t in thing.subtree if t.lemma_.lower() in _MARKS]
        owned = [p for mark in inside for p in _named(mark, parties)] or signers(thing, parties)
        return owned if owned else [p for p in _named(thing, parties) if not _is_beside(thing, p)]
    return []


def _named(noun: Token, parties: Parties) -> list[Party]:
    near = [c for c in noun.children if c.dep_ in ("compound", "poss", "appos", "nmod") and c.pos_ == "PROPN"]
    near += [n for c in noun.children if c.lower_ in ("of", "from") for n in c.children if n.dep_ == "pobj"]
    return [p for n in near for p in parties.all_at(n) if p.named and not is_of_state(p)]


def _is_beside(thing: Token, party: Party) -> bool:
    """Whether a name only stands beside a paper, as the words on it do."""
    return party.head.head.i == thing.i and party.head.dep_ in ("compound", "appos", "nmod")


def _groups_of(noun: Token, parties: Parties) -> list[Party]:
    """The group in "members of X", or "X"."""
    of = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    nouns = of if noun.lemma_.lower() in _MEMBERS else [noun]
    return [p for n in nouns for p in parties.all_at(n) if p.named and not is_of_state(p) and n.pos_ == "PROPN"]
