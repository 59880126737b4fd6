"""Everything in a report by which somebody says, claims, threatens or condemns something: the raw material of statements."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate

from spacy.tokens import Doc, Token

from sayso.coding.statement_lexicon import act_words
from sayso.coding.statement_threats import threats_in
from sayso.language import doc_of, head_of, noun_phrase, span_of, tokens_in
from sayso.records import Sheet, Span, Speech

_SKIPPED_SUBJECTS = frozenset({"it", "that", "which", "this", "there", "who", "what", "nobody", "none"})
_WISHING = frozenset(
    [
        "demand",
        "ask",
        "urge",
        "call",
        "want",
        "request",
        "require",
        "refuse",
        "decline",
        "hesitate",
        "fail",
        "expect",
        "invite",
        "order",
    ]
)
_CALLING = frozenset({"on", "for", "upon", "of"})
_OBJECTS = ("dobj", "prep", "ccomp", "xcomp", "pobj", "dative", "oprd", "agent")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One attribution: a source, a cue, a content.

    Attributes:
        source: words that name the speaker, or None.
        actor_id: whom they name, or None.
        cue: the reporting or acting words; None for a quotation that only stands beside its speaker.
        lemma: lemma of the cue's head, or "".
        content: what is said.
        direct: whether the content stands in quotation marks.
        negated: the cue is negated.
        spoken: whether reading found it as a speech, and not only its verb here.
        nested: whether it is itself told inside what somebody says.
        threat: whether it is told by a noun for a threat alone.
        score: how sure the reader is.
    """

    source: Span | None
    actor_id: str | None
    cue: Span | None
    lemma: str
    content: tuple[Span, ...]
    direct: bool = False
    negated: bool = False
    spoken: bool = False
    nested: bool = False
    threat: bool = False
    score: float = 1.0

    @property
    def anchor(self) -> Span:
        """Where the utterance is told: its cue, else its source, else its content."""
        return self.cue or self.source or self.content[0]

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(span.start for span in (self.source, self.cue, *self.content) if span is not None)


def utterances_of(sheet: Sheet) -> list[Utterance]:
    """The speeches of a sheet, and verbs that are acts of speech with a noun for content ("condemned the attack")."""
    doc = doc_of(sheet)
    spoken = [_of_speech(sheet, doc, speech) for speech in sheet.speeches if speech.content]
    taken = {token.i for utterance in spoken if utterance.cue for token in tokens_in(doc, utterance.cue)}
    acted = _acting(sheet, doc, taken)
    spoken, acted = ([u for u in found if not _is_wished(doc, u)] for found in (spoken, acted))
    threats = [_of_threat(sheet, *threat) for threat in threats_in(doc)]
    found = sorted([*spoken, *acted, *threats], key=lambda u: (u.start, u.anchor))
    return _with_nesting(found, sheet)


def _is_wished(doc: Doc, utterance: Utterance) -> bool:
    """ "demanded that the minister explain why …", "refused to confirm it": what somebody should say, or would not, nobody has said."""
    cue = head_of(doc, utterance.cue) if utterance.cue is not None else None
    if cue is None or cue.tag_ not in ("VB", "VBP") or cue.dep_ not in ("ccomp", "xcomp"):
        return False
    return cue.head.lemma_.lower() in _WISHING


def _with_nesting(utterances: list[Utterance], sheet: Sheet) -> list[Utterance]:
    """Mark the utterances whose cue stands inside the content of a speech: one pass over both in order of the text."""
    parts = sorted((part for speech in sheet.speeches for part in speech.content), key=lambda part: part.start)
    reach = list(accumulate((part.end for part in parts), max))
    starts = [part.start for part in parts]
    marked: list[Utterance] = []
    for utterance in utterances:
        before = bisect_right(starts, utterance.anchor.start)
        marked.append(replace(utterance, nested=before > 0 and reach[before - 1] >= utterance.anchor.end))
    return marked


def _of_speech(sheet: Sheet, doc: Doc, speech: Speech) -> Utterance:
    source, actor_id = (speech.source[0] if speech.source else None), speech.actor_id
    cue = speech.cue[0] if speech.cue else None
    head = head_of(doc, cue) if cue is not None else None
    if source is None and head is not None:
        # "In a recording …, a spokesman called on soldiers to …": the parser may hang the verb on its own subject.
        speaker = _speaker_of(head) or (head.head if head.dep_ == "acl" and head.head.pos_ in ("NOUN", "PROPN") else None)
        if (
            speaker is not None
            and speaker.lower_ not in _SKIPPED_SUBJECTS
            and not any(p.covers(span_of(speaker)) for p in speech.content)
        ):
            source = noun_phrase(speaker)
            actor_id = actor_at(sheet, source)
    return Utterance(
        source=source,
        actor_id=actor_id,
        cue=cue,
        lemma=speech.lemma,
        content=speech.content,
        direct=speech.directness != "indirect",
        negated=speech.negated,
        spoken=True,
        score=speech.score,
    )


def _acting(sheet: Sheet, doc: Doc, taken: set[int]) -> list[Utterance]:
    verbs = act_words().verbs
    found: list[Utterance] = []
    for token in doc:
        if (
            token.pos_ != "VERB"
            or token.i in taken
            or (token.lemma_.lower() not in verbs and token.lemma_.lower() not in ("claim",))
        ):
            continue
        utterance = _of_verb(token)
        if utterance is not None:
            found.append(replace(utterance, actor_id=actor_at(sheet, utterance.source)))
    return found


def _of_threat(sheet: Sheet, maker: Token, noun: Token, verb: Token) -> Utterance:
    """ "An unknown man made a threatening call to the bank": the threat is what the sentence tells of it."""
    source = noun_phrase(maker)
    first, last = sorted((verb, noun), key=lambda token: token.i)
    content = span_of(
        first, *(token for token in last.subtree if not token.is_space), *(t for t in noun.subtree if not t.is_space)
    )
    actor_id = None if maker.pos_ == "PRON" else actor_at(sheet, source)
    return Utterance(source, actor_id, span_of(verb, noun), "threaten", (content,), threat=True, score=0.8)


def _of_verb(verb: Token) -> Utterance | None:
    speaker = _speaker_of(verb)
    if speaker is None or speaker.lower_ in _SKIPPED_SUBJECTS or any(c.lower_ in ("no", "neither") for c in speaker.children):
        return None
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    wanted = ("nsubjpass", "prep") if passive else _OBJECTS
    parts = [child for child in verb.children if child.dep_ in wanted and child.i != speaker.i and speaker not in child.subtree]
    if not parts and verb.dep_ == "acl":
        parts = [verb.head]
    if not parts or (verb.lemma_.lower() == "call" and not any(c.lower_ in _CALLING for c in verb.children)):
        return None
    content = [token for part in parts for token in part.subtree if not token.is_space]
    content = [t for t in content if t.i > verb.i] if not passive and verb.dep_ != "acl" else content
    if not content:
        return None
    return Utterance(
        source=noun_phrase(speaker),
        actor_id=None,
        cue=span_of(verb),
        lemma=verb.lemma_.lower(),
        content=(span_of(*content),),
        negated=any(child.dep_ == "neg" for child in verb.children),
        score=0.8,
    )


def _speaker_of(verb: Token) -> Token | None:
    """The subject of an active verb (also of the one it hangs on), or the agent of a passive one."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return None
    at: Token = verb
    while True:
        subject = next((child for child in at.children if child.dep_ == "nsubj"), None)
        if subject is not None:
            return subject
        if at.dep_ not in ("conj", "xcomp", "advcl") or at.head == at:
            return at.head if at.dep_ == "acl" and at.tag_ == "VBG" else None
        at = at.head


def actor_at(sheet: Sheet, span: Span | None) -> str | None:
    """The actor that the head of a span names, or None."""
    if span is None:
        return None
    head = head_of(doc_of(sheet), span)
    if head is None:
        return None
    at = span_of(head)
    best = [m for m in sheet.mentions if m.kind == "actor" and m.actor_id and m.span.covers(at)]
    return min(best, key=lambda m: len(m.span)).actor_id if best else None
