"""Utterances of one speaker on one occasion, gathered into one statement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from sayso.coding.statement_communications import Communication, communications_of
from sayso.coding.statement_utterances import Utterance, actor_at, utterances_of
from sayso.language import doc_of, head_of, noun_phrase
from sayso.records import Sheet, Span

_POLICE = frozenset({"police", "officer", "deputy", "detective", "investigator"})
_OURS = frozenset({"we", "us"})


@dataclass(slots=True)
class Draft:
    """A statement in the making.

    Attributes:
        utterances: what is said in it, in order.
        communication: the recording, paper or occasion it was made in, or None.
        speakers: ids of the actors that speak in it, in order of their first words.
        recalled: what other statements say that are only recalled in this one ("the group had released a statement warning …").
        near: how near an incident is told: 0 in its own content, 1 in the same sentence, then one more a sentence, 4 at most.
    """

    utterances: list[Utterance] = field(default_factory=list)
    communication: Communication | None = None
    speakers: list[str] = field(default_factory=list)
    recalled: list[Span] = field(default_factory=list)
    near: int = 4


def drafts_of(sheet: Sheet) -> list[Draft]:
    """Gather the utterances of a sheet: by the communication they stand in, else by who speaks."""
    doc = doc_of(sheet)
    communications = communications_of(doc)
    gathering = _Gathering(sheet, doc, communications)
    for utterance in utterances_of(sheet):
        gathering.put(utterance)
    gathering.recall()
    gathering.own_voice()
    gathering.one_police()
    drafts = [draft for draft in gathering.drafts if draft.utterances]
    nearness = _Nearness(sheet)
    for draft in drafts:
        draft.near = min(nearness.of(utterance) for utterance in draft.utterances)
    return drafts


class _Nearness:
    """How far utterances are from the words that name incidents; sentences are looked up, not searched."""

    def __init__(self, sheet: Sheet) -> None:
        self.starts = [sentence.start for sentence in sheet.sentences]
        self.anchors = sorted(anchor for account in sheet.incidents for anchor in account.anchors)
        self.told = sorted({self._sentence(anchor) for anchor in self.anchors})

    def _sentence(self, span: Span) -> int:
        return max(bisect_right(self.starts, span.start) - 1, 0)

    def of(self, utterance: Utterance) -> int:
        for part in utterance.content:
            at = bisect_left(self.anchors, part.start, key=lambda anchor: anchor.start)
            if any(part.covers(anchor) for anchor in self.anchors[at : at + 3]):
                return 0
        here = self._sentence(utterance.anchor)
        at = bisect_left(self.told, here)
        return min(4, 1 + min((abs(here - there) for there in self.told[max(at - 1, 0) : at + 1]), default=3))


class _Gathering:
    def __init__(self, sheet: Sheet, doc: Doc, communications: list[Communication]) -> None:
        self.sheet, self.doc = sheet, doc
        self.drafts: list[Draft] = []
        self.named = {i: communication for communication in communications for i in communication.heads}
        self.by_communication: dict[int, Draft] = {}
        self.by_speaker: dict[str, Draft] = {}
        for communication in communications:
            for speaker in communication.speakers:
                self._speaks(self._draft_of(communication), actor_at(sheet, noun_phrase(speaker)))

    def put(self, utterance: Utterance) -> None:
        source = head_of(self.doc, utterance.source) if utterance.source else None
        cue = head_of(self.doc, utterance.cue) if utterance.cue else None
        as_speaker = self.named.get(source.i) if source is not None else None
        around = None if as_speaker else self._around(cue)
        if source is not None and source.lower_ in _OURS and not utterance.nested:
            utterance = replace(utterance, actor_id="we")
        key = None if as_speaker else utterance.actor_id or (source.lemma_.lower() if source is not None else None)
        communication = as_speaker or around
        if communication is None and key is None:
            return
        draft = self._draft_of(communication) if communication else self._draft_by(str(key))
        if key is not None and around is not None:
            self._speaks(draft, key)
        draft = self.by_speaker.get(key, draft) if key is not None else draft
        draft.utterances.append(self._to_the_end(utterance) if as_speaker else utterance)

    def recall(self) -> None:
        """A communication told inside somebody's words is not what that one does: mark its content there as recalled."""
        for draft in self.drafts:
            told = [u for u in draft.utterances if u.nested and u.cue is not None and draft.communication is not None]
            for other in self.drafts if told else ():
                parts = [part for u in other.utterances for part in u.content] if other is not draft else []
                other.recalled += [c for u in told if any(p.covers(u.anchor) for p in parts) for c in (u.anchor, *u.content)]

    def _to_the_end(self, utterance: Utterance) -> Utterance:
        """What a recalled communication says goes on to the end of the sentence that recalls it."""
        if utterance.spoken or not utterance.nested:
            return utterance
        part = next((p for s in self.sheet.speeches for p in s.content if p.covers(utterance.anchor)), None)
        sentence = self.sheet.sentence_of(utterance.anchor)
        if part is None or sentence is None:
            return utterance
        start, end = utterance.content[0].start, min(part.end, sentence.end)
        return replace(utterance, content=(Span(start, end),)) if end > start else utterance

    def one_police(self) -> None:
        """ "Police", "Kelm police", "officers" and "investigators" without a name are one voice in one report: the first one's."""
        voices = [d for d in self.drafts if d.utterances and d.communication is None and self._is_police(d)]
        for draft in voices[1:]:
            voices[0].utterances = sorted([*voices[0].utterances, *draft.utterances], key=lambda u: u.start)
            draft.utterances = []

    def _is_police(self, draft: Draft) -> bool:
        sources = [head_of(self.doc, u.source) for u in draft.utterances if u.source is not None]
        actor = self.sheet.actor(draft.utterances[0].actor_id)
        if actor is not None and (actor.kind == "person" or (actor.named and actor.kind not in ("security_force", "government"))):
            return False
        return any(head is not None and head.lemma_.lower() in _POLICE for head in sources)

    def own_voice(self) -> None:
        """In an issuer's own release "we" is the issuer: join it to the body that "condemns" and "reaffirms" in the present."""
        ours = self.by_speaker.get("we")
        if ours is None:
            return
        for draft in self.drafts:
            cue = draft.utterances[0].cue if draft.utterances and draft is not ours else None
            head = head_of(self.doc, cue) if cue is not None else None
            source = head_of(self.doc, draft.utterances[0].source) if head is not None and draft.utterances[0].source else None
            if head is not None and source is not None and head.tag_ == "VBZ" and source.pos_ == "PROPN":
                draft.utterances = sorted([*draft.utterances, *ours.utterances], key=lambda u: u.start)
                ours.utterances = []
                return

    def _around(self, cue: Token | None) -> Communication | None:
        """The communication that the cue's own clause names: "said in a statement", "in a recording, … called on"."""
        if cue is None:
            return None
        above = [cue.head] if cue.dep_ in ("acl", "conj", "xcomp") else []
        for child in [child for node in (cue, *above) for child in node.children]:
            if child.dep_ == "prep" and child.lower_ in ("in", "through", "via", "on", "during", "at", "by", "from", "with"):
                for grand in child.children:
                    if grand.dep_ == "pobj" and grand.i in self.named:
                        return self.named[grand.i]
        return None

    def _draft_of(self, communication: Communication) -> Draft:
        key = communication.heads[0]
        if key not in self.by_communication:
            self.by_communication[key] = Draft(communication=communication)
            self.drafts.append(self.by_communication[key])
            if communication.issuer is not None:
                issuer = actor_at(self.sheet, noun_phrase(communication.issuer))
                if issuer is not None:
                    self.by_speaker.setdefault(issuer, self.by_communication[key])
        return self.by_communication[key]

    def _draft_by(self, speaker: str) -> Draft:
        if speaker not in self.by_speaker:
            self.by_speaker[speaker] = Draft(speakers=[speaker])
            self.drafts.append(self.by_speaker[speaker])
        return self.by_speaker[speaker]

    def _speaks(self, draft: Draft, speaker: str | None) -> None:
        """Somebody speaks in a draft; what he has said without one, or will say, belongs to it."""
        if speaker is None:
            return
        before = self.by_speaker.get(speaker)
        if before is not None and before is not draft and before.communication is None:
            draft.utterances[:0] = before.utterances
            before.utterances.clear()
        if speaker not in draft.speakers:
            draft.speakers.append(speaker)
        self.by_speaker[speaker] = draft
