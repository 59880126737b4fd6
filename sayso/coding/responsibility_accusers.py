"""Who says so, where the words of an accusation leave it to their surroundings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.attribution import claimants_of, speaker_of
from sayso.coding.parties import Parties
from sayso.coding.responsibility_words import responsibility_words
from sayso.language import doc_of, head_of, span_of
from sayso.records import Claimant, Place, Sheet, Span

_COUNTRIES: Final = ("country",)


def speakers_over(sheet: Sheet, span: Span, *, facts: bool = False) -> tuple[Claimant, ...]:
    """Who says the words of a span, nearest first, without the outlet and the town of a dateline; `facts` as in `claimants_of`."""
    return tuple(link for link in claimants_of(sheet, span, facts=facts) if not link.outlet and not _is_dateline(sheet, link))


def _is_dateline(sheet: Sheet, link: Claimant) -> bool:
    """ "Kelm: …": the town that a report was sent from says nothing."""
    return link.span is not None and is_town(sheet, link.span)


def is_town(sheet: Sheet, span: Span) -> bool:
    """Whether some words as a whole name a place that is no country: towns neither act nor speak."""
    return any(
        mention.span.covers(span) and isinstance(mention.value, Place) and mention.value.precision not in _COUNTRIES
        for mention in sheet.mentions
        if mention.kind in ("place", "facility")
    )


class Authorities:
    """The police, courts and officials of one sheet: who arrests, charges and accuses where the words do not say who does."""

    def __init__(self, sheet: Sheet, parties: Parties) -> None:
        """Find the words for them once: the sources of what is said, and the subjects of what is done."""
        self._sheet = sheet
        self._speakers = list(_speakers(sheet))
        self._subjects = list(_subjects(sheet, parties))

    def near(self, trigger: Token, *, but: str) -> Claimant | None:
        """The authority that an arrest, a charge or a suspicion goes back to.

        That is who speaks or acts in the same sentence, else who speaks nearest, else who acts nearest.

        Args:
            trigger: the word of the accusation.
            but: name of the accused, who does not accuse himself.
        """
        sentences = self._sheet.sentences
        at = next((n for n, sentence in enumerate(sentences) if sentence.overlaps(span_of(trigger))), None)
        if at is None:
            return None
        everybody = [*self._speakers, *self._subjects]
        for beside in ((at,), (at - 1, at + 1)):
            spans = [sentences[n] for n in beside if 0 <= n < len(sentences)]
            near = [link for link in everybody if any(_in(span, link) for span in spans)]
            fitting = [link for link in near if but not in link.name and link.name not in but]
            if fitting:
                return min(fitting, key=lambda link: abs(link.span.start - trigger.idx) if link.span else 0)
        return None


def _in(sentence: Span | None, link: Claimant) -> bool:
    return sentence is not None and link.span is not None and sentence.covers(link.span)


def _speakers(sheet: Sheet) -> Iterator[Claimant]:
    """Sources of what is said that are authorities."""
    words = responsibility_words().authorities
    doc = doc_of(sheet)
    for speech in sheet.speeches:
        link = speaker_of(sheet, speech)
        if link is None or link.span is None:
            continue
        actor = sheet.actor(speech.actor_id)
        head = head_of(doc, link.span)
        official = actor is not None and (
            actor.kind in ("security_force", "government") or bool(set((actor.role or "").lower().split()) & words)
        )
        if official or (head is not None and head.lemma_.lower() in words):
            yield link


def _subjects(sheet: Sheet, parties: Parties) -> Iterator[Claimant]:
    """Authorities that do something in the text."""
    words = responsibility_words().authorities
    for token in doc_of(sheet):
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in words and token.dep_ in ("nsubj", "pobj"):
            for party in parties.speakers_at(token)[:1]:
                actor_id = party.actor.id if party.actor is not None else None
                yield Claimant(party.name, sheet.text.words(party.span), party.span, actor_id)
