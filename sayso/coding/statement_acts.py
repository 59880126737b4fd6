"""What a statement does: claim, deny, blame, condemn, threaten, warn, demand, …

Two things tell it. Verbs and phrases that are the act itself ("condemned", "claimed responsibility", "we will target you") are in
`data/statement_acts.yaml`. For acts that have no words of their own (an official's account of what happened *confirms* it, news of
an arrest *announces* it) the words of the content, the speaker and the cue are weighed together, with weights fitted on coded
reports (`data/statement_act_weights.yaml`); the evidence is then what is said, as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.statement_drafts import Draft
from sayso.coding.statement_lexicon import act_words, read
from sayso.coding.statement_utterances import Utterance
from sayso.coding.statement_worth import source_traits, total
from sayso.language import head_of, tokens_in
from sayso.language.words import common_words
from sayso.records import Account, Sheet, Span

Acts = dict[str, tuple[Span, Span]]
"""Act → the words that show it, and where the report tells of the utterance they stand in."""

_WEIGHED: Final = frozenset({"announce", "blame", "condemn", "confirm"})
"""Acts that mostly have no words of their own. All others are coded only on words that are the act."""
_NOT_BLAMING: Final = frozenset({"claim_responsibility", "deny", "deny_responsibility"})
_BEYOND_NEWS: Final = frozenset({"claim_responsibility", "threaten"})
"""Who claims or threatens says what he has done or will do, and does not announce it beside."""
_NO_ACT_IF_NEGATED: Final = frozenset({"claim", "condemn", "blame", "threaten", "accuse"})
_OWN_DOERS: Final = frozenset(
    ["bomber", "attacker", "martyr", "fighter", "operation", "attack", "bombing", "mujahid", "assailant"]
)
_CALLING: Final = frozenset({"on", "for", "upon", "to"})
_SAID: Final = ("blamed", "suspected", "denied", "claimed")
_TELLING: Final = frozenset(("killed", "wounded", "abducted", "arrested", "perpetrator", "target", "weapon", *_SAID))
_NOBODY: Final = frozenset(["we", "i", "that", "which", "attack", "attacks", "bombing", "shooting", "raid"])
_BETWEEN: Final = 30
"""Characters between a cue and its content that may be words of the act: "asked anyone", "told the army"."""
_NAMES: Final = ("PERSON", "GPE", "ORG", "NORP")


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    loaded: Mapping[str, Mapping[str, float]] = read("statement_act_weights.yaml")
    return loaded


def acts_of(sheet: Sheet, doc: Doc, draft: Draft, *, by_armed_group: bool) -> Acts:
    """The acts of a statement, each with its evidence; ``other`` if nothing tells any.

    Args:
        sheet, doc: the report and its parse.
        draft: the statement.
        by_armed_group: whether an armed group issued it: what it claims about "the bomber" is then a claim of its own deed.
    """
    acts = worded_acts(sheet, doc, draft, by_armed_group=by_armed_group)
    if not by_armed_group and not draft.recalled:
        traits = traits_of(sheet, doc, draft, set(acts))
        weighed = {act for act, weights in _weights().items() if total(weights, traits) > 0}
        by_verb = {_by_verb(doc, utterance) for utterance in draft.utterances}
        acts = {act: found for act, found in acts.items() if act not in _WEIGHED or act in weighed or act in by_verb}
        for act in sorted(weighed - set(acts)):
            acts[act] = _shown(doc, draft, _weights()[act])
    if "claim_responsibility" in acts:
        acts.pop("blame", None)
    first = draft.utterances[0]
    return acts or {"other": (first.content[0], first.anchor)}


def traits_of(sheet: Sheet, doc: Doc, draft: Draft, worded: set[str]) -> set[str]:
    """What is weighed: acts told by words, cues, ordinary words of the content, who speaks, how near an incident is."""
    traits = {"always", *(f"act:{act}" for act in worded), *source_traits(sheet, draft)}
    for utterance in draft.utterances:
        traits.add(f"cue:{utterance.lemma}")
        if utterance.direct:
            traits.add("quoted")
        for part in utterance.content:
            own = (t for t in tokens_in(doc, part) if not any(r.start <= t.idx < r.end for r in draft.recalled))
            traits.update(f"word:{token.lemma_.lower()}" for token in own if _is_ordinary(token))
    traits.add(f"incident at:{draft.near}")
    traits.update(_told_of_incidents(sheet, draft))
    return traits


def _told_of_incidents(sheet: Sheet, draft: Draft) -> Iterator[str]:
    """What has been coded of incidents from a statement's words (whom it holds responsible, how many it says died), and on its say-so."""
    parts = [part for utterance in draft.utterances for part in utterance.content]
    speakers = draft.speakers or [u.actor_id for u in draft.utterances if u.actor_id]
    for account in sheet.incidents:
        for assertion in account.assertions:
            if assertion.property in _TELLING and any(part.covers(assertion.evidence[0]) for part in parts):
                yield f"tells:{assertion.property}"
            if assertion.property in _SAID and assertion.by is not None and assertion.by.actor_id in speakers:
                yield f"says who did it:{assertion.property}"


def _is_ordinary(token: Token) -> bool:
    """Never a name: what is learned must hold for other countries and other groups."""
    return token.is_alpha and token.pos_ != "PROPN" and token.ent_type_ not in _NAMES and token.lower_ in common_words()


def _shown(doc: Doc, draft: Draft, weights: Mapping[str, float]) -> tuple[Span, Span]:
    """The part of the content that weighs most for the act: an act without words of its own is shown by all that is said."""

    def weight(part: Span) -> float:
        return total(weights, (f"word:{t.lemma_.lower()}" for t in tokens_in(doc, part) if _is_ordinary(t)))

    parts = [(part, utterance.anchor) for utterance in draft.utterances for part in utterance.content]
    return max(parts, key=lambda pair: weight(pair[0]))


def worded_acts(sheet: Sheet, doc: Doc, draft: Draft, *, by_armed_group: bool = False) -> Acts:
    """The acts that verbs and phrases of the utterances tell by themselves."""
    acts: Acts = {}
    for utterance in draft.utterances:
        for act, span in _worded(sheet, doc, utterance, by_armed_group, draft.recalled).items():
            acts.setdefault(act, (span, utterance.anchor))
    if _BEYOND_NEWS & set(acts):
        acts.pop("announce", None)
    return acts


def _worded(sheet: Sheet, doc: Doc, utterance: Utterance, by_armed_group: bool, recalled: list[Span]) -> dict[str, Span]:
    words = act_words()
    cue = utterance.cue
    acts: dict[str, Span] = {}
    if utterance.negated and utterance.lemma in _NO_ACT_IF_NEGATED:
        return {}
    by_cue = _by_verb(doc, utterance)
    if by_cue and cue is not None:
        acts[by_cue] = cue
    for part in ((cue,) if cue else ()) + utterance.content:
        at = Span(cue.start, part.end) if cue and cue.end <= part.start and part.start - cue.end < _BETWEEN else part
        chars = sheet.text.words(at).lower().replace("\n", " ")
        for act, pattern in words.phrases.items():
            for match in pattern.finditer(chars):
                shown = Span(at.start + match.start(), at.start + match.end())
                if not any(span.overlaps(shown) for span in recalled):
                    acts.setdefault(act, shown)
                    break
    if by_armed_group and utterance.lemma == "claim" and "claim_responsibility" not in acts:
        doer = next((t for part in utterance.content for t in tokens_in(doc, part) if t.lemma_.lower() in _OWN_DOERS), None)
        if doer is not None:
            acts["claim_responsibility"] = utterance.content[0]
    if "claim_responsibility" not in acts and (own := _own_deed(sheet, utterance)) is not None:
        acts["claim_responsibility"] = own
    if "deny_responsibility" in acts:
        acts.pop("deny", None)
    if not _NOT_BLAMING & set(acts) and any(_accuses(doc, part, sheet.incidents) for part in utterance.content):
        acts.setdefault("blame", utterance.content[0])
    return acts


def _own_deed(sheet: Sheet, utterance: Utterance) -> Span | None:
    """The words by which an armed group, or one of its people, says to have done an incident: "said it had planted the bomb"."""
    actor = sheet.actor(utterance.actor_id)
    if actor is None or utterance.negated:
        return None
    group = next((other for other in sheet.actors if other.name == actor.affiliation), actor)
    if group.kind != "armed_group":
        return None
    for account in sheet.incidents:
        for claim in account.of("claimed"):
            evidence = claim.evidence[-1]
            if claim.by is not None and claim.by.actor_id == actor.id and any(c.covers(evidence) for c in utterance.content):
                return evidence
    return None


def acts_of_verbs(draft: Draft) -> set[str]:
    """The acts that the cues' verbs may be ("described", "called him a front"): who uses them speaks, though they tell none here."""
    verbs = act_words().verbs
    lemmas = {lemma for u in draft.utterances for lemma in (u.lemma, u.lemma.partition(" ")[0])}
    return {verbs[lemma] for lemma in lemmas if lemma in verbs}


def _by_verb(doc: Doc, utterance: Utterance) -> str | None:
    """The act that the cue's verb is: "condemned", "admits", "called on"."""
    words = act_words()
    lemma = utterance.lemma.partition(" ")[0]
    if lemma in words.weak or _only_names(doc, utterance):
        return None
    return words.verbs.get(utterance.lemma) or words.verbs.get(lemma)


def _only_names(doc: Doc, utterance: Utterance) -> bool:
    """ "called him a front", "pleaded guilty": no call for anything, and no plea to anybody."""
    lemma, _, particle = utterance.lemma.partition(" ")
    head = head_of(doc, utterance.cue) if utterance.cue is not None else None
    if lemma not in ("call", "plead") or particle or head is None:
        return False
    after = head.nbor(1).lower_ if head.i + 1 < len(doc) else ""
    if lemma == "plead":
        return after in ("guilty", "not", "innocent", "no")
    return after not in _CALLING and not any(c.lower_ in _CALLING or c.dep_ == "xcomp" for c in head.children)


def _accuses(doc: Doc, content: Span, incidents: tuple[Account, ...]) -> bool:
    """Whether the content says of somebody that he did an incident: the incident's verb has a subject that acts."""
    inside = [anchor for account in incidents for anchor in account.anchors if content.covers(anchor)]
    verbs = [t for anchor in inside for t in tokens_in(doc, anchor) if t.pos_ == "VERB" and t.lower_ not in _undergone()]
    return any(_acts(child) for verb in verbs for child in verb.children)


def _undergone() -> frozenset[str]:
    """Verbs whose subject does nothing: it died, it exploded."""
    return word_list("dying") | word_list("bursting")


def _acts(child: Token) -> bool:
    """Whether what a verb governs is somebody who does it: "gunmen", "by rebels", not "the bomb", "we", "which" or "by a blast"."""
    doers = [child] if child.dep_ == "nsubj" else list(child.children) if child.dep_ == "agent" else []
    idle = _NOBODY | word_list("lying") | word_list("bursting") | word_list("happenings")
    return any(doer.pos_ in ("NOUN", "PROPN", "PRON") and doer.lower_ not in idle for doer in doers)
