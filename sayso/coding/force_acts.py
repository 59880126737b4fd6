"""What a text says that police, soldiers and other forces of the state have done to people: arrested them, used force, killed them.

Nobody but the state arrests, so an arrest needs no doer; force and killing need one, named as the doer of the act ("police fired", "killed
in police firing", "shot dead by troops"), unless the word says it ("lathicharge") or what was told before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from sayso.coding.force_arrests import Arrests
from sayso.coding.force_doers import Doers
from sayso.coding.force_killings import Killings
from sayso.coding.force_saying import is_unsaid
from sayso.coding.force_uses import Uses
from sayso.language import doc_of
from sayso.records import Sheet

Deed = Literal["arrest", "force", "kill"]


@dataclass(frozen=True, slots=True)
class ForceAct:
    """One thing that forces of the state are said to have done.

    Attributes:
        deed: what: a killing is force, too, and is told as both.
        trigger: the word that says so.
    """

    deed: Deed
    trigger: Token


def force_acts(sheet: Sheet) -> list[ForceAct]:
    """The acts of forces of the state in a text, in order. Needs the parse and the actors.

    What is only threatened, asked for, denied or supposed is left out.
    """
    return sorted(_acts(sheet), key=lambda act: act.trigger.i)


def _acts(sheet: Sheet) -> Iterator[ForceAct]:
    doc, doers = doc_of(sheet), Doers(sheet)
    arrests, uses = Arrests(doers), Uses(doers)
    killings = Killings(doc, doers, uses)
    for token in doc:
        told = (token.is_alpha or "-" in token.text) and not is_unsaid(token)
        if (told or arrests.has_been(token)) and arrests.tells(token):
            yield ForceAct("arrest", token)
        killing = told and killings.tells(token)
        if killing:
            yield ForceAct("kill", token)
        forceful = killing or (told and uses.tells(token))
        if forceful:
            yield ForceAct("force", token)
            doers.told = True
        killings.pass_by(token, forceful=forceful)
    for token in killings.named_elsewhere():
        yield ForceAct("kill", token)
        yield ForceAct("force", token)
