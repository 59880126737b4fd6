"""One actor, one entry: of several names and descriptions of one party, which one stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import is_passive, subjects_of
from sayso.records import Account

_HELD: Final = ("perpetrator", "claimed", "blamed", "suspected")
_GROUPS: Final = frozenset(
    {
        "group",
        "movement",
        "organization",
        "organisation",
        "militia",
        "faction",
        "gang",
        "cartel",
        "rebel",
        "guerrilla",
        "militant",
    }
)
_SHORT: Final = 4
"""Letters of a word whose "s" may belong to it."""
_ACCUSED: Final = ("blamed", "suspected")


def settled(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that stand, in order.

    What the report asserts of a party needs no blame beside it; a party that claims the act is not blamed for it as well; the
    police and soldiers in an incident are not the same party as those they faced, all other descriptions are of one party.
    """
    with_party = [f for f in findings if f.holder is not None]
    with_party = [f for f in with_party if not f.if_accused or any(_accuses(other, f) for other in with_party)]
    with_party = [_by_fullest_name(f, with_party) for f in with_party]
    kept: list[Finding] = []
    for finding in with_party:
        if not any(_is_same(finding, other) for other in kept):
            kept.append(_fullest(finding, with_party))
    others = any(f.basis in _HELD and f.holder is not None and not is_force(f.holder) for f in kept)
    kept = [
        f
        for f in kept
        if not _is_outdone(f, kept) and not _only_describes(f, kept) and not (others and _is_response(f, with_party))
    ]
    return _one_description([_with_first(f, with_party) for f in kept])


def _by_fullest_name(finding: Finding, findings: Sequence[Finding]) -> Finding:
    """ "The Free Kelm Movement denied it. Police hold the Movement responsible": one name for one body, whatever is said of it."""
    party = finding.holder
    if party is None or not party.named or _is_person(party):
        return finding
    mine = party.name.lower().split()
    longer = [f.holder for f in findings if f.holder is not None and f.holder.named and not _is_person(f.holder)]
    full = [p for p in longer if len(mine) < len(p.name.split()) and p.name.lower().split()[-len(mine) :] == mine]
    if len({p.name for p in full}) != 1:
        return finding
    return replace(finding, holder=replace(party, name=full[0].name, span=full[0].span, actor=full[0].actor))


def unproven(findings: Sequence[Finding]) -> list[Finding]:
    """What the report itself tells of a person whom the law accuses of it is an accusation, until a court has found it so."""
    proven = {f.holder.actor.id for f in findings if f.proven and f.holder and f.holder.actor}
    accused = {f.holder.actor.id for f in findings if f.by_authority and f.holder and f.holder.actor} - proven

    def is_told(finding: Finding) -> bool:
        holder = finding.holder
        if finding.basis != "perpetrator" or finding.proven or holder is None or holder.actor is None or not holder.named:
            return False
        return holder.actor.kind == "person" and holder.actor.id in accused

    return [replace(f, basis="blamed", by_authority=True) if is_told(f) else f for f in findings]


def followed(pairs: Sequence[tuple[Account, Finding]]) -> list[tuple[Account, Finding]]:
    """ "NDF members blew up a pylon. The guerrillas also burned three trucks": the group named as a doer before."""
    words = responsibility_words()
    found: list[tuple[Account, Finding]] = []
    last: Party | None = None
    for account, finding in sorted(pairs, key=lambda pair: pair[1].trigger.i):
        party = finding.holder
        if party is not None and party.named and party.actor is not None and party.actor.kind == "armed_group":
            last = party
        elif (
            party is not None
            and last is not None
            and finding.basis in _HELD
            and not party.named
            and party.head.lemma_.lower() in words.rebels
            and any(c.lower_ in ("the", "these", "those") for c in party.head.children)
        ):
            finding = replace(finding, holder=replace(party, name=last.name, actor=last.actor, named=True))
        found.append((account, finding))
    return found


def _with_first(finding: Finding, findings: Sequence[Finding]) -> Finding:
    """ "A man killed two, police said. … Omar Rafi did it, Marr said": a second accuser of one party adds nothing to the first."""
    if finding.basis not in _ACCUSED or finding.holder is None or not finding.holder.named or finding.speaker is not None:
        return finding  # who names him in so many words ("police identified the suspect as Y") is the accuser
    before = [f for f in findings if f.basis in _ACCUSED and f.trigger.i < finding.trigger.i and _describes(f, finding)]
    return replace(finding, first=min(before, key=lambda f: f.trigger.i)) if before else finding


def _describes(one: Finding, other: Finding) -> bool:
    """Whether a finding only describes the one person whom another names."""
    if one.holder is None or other.holder is None or one.holder.named or one.holder.head.tag_ != "NN":
        return False
    return is_force(one.holder) == is_force(other.holder)


def _accuses(finding: Finding, denial: Finding) -> bool:
    return finding.basis in _ACCUSED and is_same_party(finding.holder, denial.holder)


def _is_response(finding: Finding, findings: Sequence[Finding]) -> bool:
    """ "an officer killed the gunman": what the forces of the state did to those who did it."""
    words = responsibility_words()
    if finding.holder is None or not is_force(finding.holder) or finding.trigger.lemma_.lower() in words.blaming_verbs:
        return False
    objects = [c for c in finding.trigger.children if c.dep_ in ("dobj", "nsubjpass")]
    objects += subjects_of(finding.trigger) if finding.trigger.dep_ == "conj" and is_passive(finding.trigger) else []
    objects += [n for c in finding.trigger.children if c.lower_ in ("at", "on") for n in c.children if n.dep_ == "pobj"]
    objects += [n for o in objects for c in o.children if c.lower_ == "of" for n in c.children]  # "12 of them"
    if any(o.pos_ == "PRON" and _has_just_done_it(o, findings) for o in objects):
        return True
    return any(o.lemma_.lower() in words.presumed | words.suspect_nouns | words.crowds | words.vague for o in objects)


def _has_just_done_it(pronoun: Token, findings: Sequence[Finding]) -> bool:
    """ "A man stabbed three people before he was shot by police": the pronoun goes back to who did it, in the same sentence."""
    doers = [f.holder.head for f in findings if f.holder is not None and f.basis in _HELD and not is_force(f.holder)]
    subjects = [d for d in doers if d.dep_ == "nsubj" and d.sent.start == pronoun.sent.start and d.i < pronoun.i]
    one = pronoun.lower_ in ("he", "him", "she", "her")
    return any((d.tag_ in ("NN", "NNP")) == one for d in subjects)


def _is_same(one: Finding, other: Finding) -> bool:
    """The same party on the same basis; suspicion is a kind of blame."""
    same_basis = one.basis == other.basis or (one.basis in _ACCUSED and other.basis in _ACCUSED)
    return same_basis and is_same_party(one.holder, other.holder)


def is_same_party(one: Party | None, other: Party | None) -> bool:
    """Whether two names are one party's: the same actor, or one name's words are among the other's."""
    if one is None or other is None:
        return False
    mine, theirs = _singular(one.name), _singular(other.name)
    if one.actor is not None and other.actor is not None and one.named and other.named:
        bodies = one.actor.kind == other.actor.kind == "armed_group" and bool(mine) and (mine <= theirs or theirs <= mine)
        return one.actor.id == other.actor.id or mine == theirs or bodies
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _singular(name: str) -> set[str]:
    """The words of a name in small letters: "Kelmites" and "Kelmite rebels" have one in common."""
    return {word.removesuffix("s") if len(word) > _SHORT else word for word in name.lower().split()}


def _fullest(finding: Finding, findings: Sequence[Finding]) -> Finding:
    """The finding of the same party and basis with the fullest name; one that says who accuses before one that does not."""
    same = [f for f in findings if _is_same(finding, f) and f.basis == finding.basis]
    return max(same, key=lambda f: (len(f.holder.name.split()) if f.holder else 0, f.speaker is not None), default=finding)


def _is_outdone(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Whether firmer words about the same party, or a name for whom this one only describes, stand beside it."""
    party = finding.holder
    if party is None:
        return True
    for other in findings:
        if other is finding or other.holder is None:
            continue
        firmer = finding.basis in _ACCUSED and other.basis in ("perpetrator", "claimed") and is_same_party(party, other.holder)
        if firmer and (party.named or other.holder.named or len(other.holder.name) >= len(party.name)):
            return True  # of two descriptions the one that says more stands, by whomever
        if (
            finding.basis in _HELD
            and other.basis in _HELD
            and not party.named
            and party.head.tag_ == "NN"
            and other.holder.named
            and is_force(party) == is_force(other.holder)
        ):
            return True
    return False


def _only_describes(finding: Finding, findings: Sequence[Finding]) -> bool:
    """ "Militant group denies it. Ansar al-Fajr said …": one denial, where the report names one group that denies it."""
    party = finding.holder
    if finding.basis != "denied" or party is None or party.named or party.head.lemma_.lower() not in _GROUPS:
        return False
    named = {
        f.holder.name
        for f in findings
        if f.basis == "denied" and f.holder is not None and f.holder.named and not _is_person(f.holder)
    }
    return len(named) == 1


def _is_person(party: Party) -> bool:
    return party.actor is not None and party.actor.kind == "person"


def _one_description(findings: Sequence[Finding]) -> list[Finding]:
    """Of the descriptions without a name that are left, the best one of forces of the state and the best one of all others.

    What the report tells itself stands beside whom somebody accuses: "gunmen killed nine; villagers blamed herders".
    """
    best: dict[tuple[bool, bool], Finding] = {}
    for finding in findings:
        party = finding.holder
        if party is not None and not party.named and finding.basis in _HELD:
            kind = is_force(party), finding.basis in _ACCUSED and finding.speaker is not None
            if kind not in best or _worth(finding) > _worth(best[kind]):
                best[kind] = finding
    return [
        f
        for f in findings
        if f.holder is None or f.holder.named or f.basis not in _HELD or any(f is chosen for chosen in best.values())
    ]


def _worth(finding: Finding) -> tuple[bool, int, bool]:
    """A description that says what sort of people they were before one that only says that there were some; then the longer one."""
    party = finding.holder
    if party is None:
        return (False, 0, False)
    length = 1 if party.head.pos_ == "PRON" else len(party.name.split())  # what a pronoun goes back to is less sure than words
    return (not is_vague(party), length, finding.basis == "perpetrator")


def is_vague(party: Party) -> bool:
    """Whether the words say no more than that somebody did it."""
    known = party.head.pos_ == "PRON" and party.name.lower() != party.head.lower_  # "they", who were described before
    return not party.named and not known and party.head.lemma_.lower() in responsibility_words().vague


def is_force(party: Party) -> bool:
    """Whether a party acts in the name of the state; "guerrilla forces" do not."""
    words = responsibility_words()
    rebels = words.groups - words.forces
    if any(c.lemma_.lower() in rebels for c in party.head.children):
        return False
    if party.actor is not None and party.actor.kind in ("security_force", "government"):
        return True
    return party.head.lemma_.lower() in words.forces
