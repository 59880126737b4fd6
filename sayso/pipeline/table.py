"""The steps, listed by hand: what is read and coded, in this order."""

from __future__ import annotations

from sayso.codebook import Codebook
from sayso.coding.conform import Conform
from sayso.coding.incidents import Incidents
from sayso.coding.place_lists import PlaceLists
from sayso.coding.precedents import Precedents
from sayso.coding.responsibility import Responsibility
from sayso.coding.roles import Roles
from sayso.coding.statements import Statements
from sayso.coding.sureness import Sureness
from sayso.coding.tolls import Tolls
from sayso.coding.when_where import WhenWhere
from sayso.errors import SettingsError
from sayso.gazetteer import gazetteer, use_places
from sayso.pipeline.component import Component
from sayso.pipeline.pipeline import Pipeline
from sayso.reading.actors import Actors
from sayso.reading.amounts import Amounts
from sayso.reading.places import Places
from sayso.reading.sentences import Sentences
from sayso.reading.speech import Speeches
from sayso.reading.times import Times
from sayso.reading.weapons import Weapons
from sayso.settings import READERS, Settings


def build(settings: Settings, codebook: Codebook) -> Pipeline:
    """The pipeline of this version of Sayso.

    A trained reader takes part by standing in its place here: each step takes a sheet and returns one.

    Raises:
        SettingsError: if the setting `reader` names none, or the list of the setting `places` cannot be used.
    """
    if settings.reader not in READERS:
        raise SettingsError(f"unknown reader {settings.reader!r} (setting 'reader'); readers: {', '.join(READERS)}")
    use_places(settings.places)
    gazetteer()  # what is wrong with the user's own list of places is said before any report is read
    trained = settings.reader == "trained"
    return Pipeline(
        (
            Sentences(settings.spacy_pipeline),  # the parse and the sentences
            Actors(),  # people, groups, bodies; who "he" and "the group" are
            Places(),  # places and facilities, with coordinates
            Times(),  # dates and times, resolved as far as the words allow
            Amounts(),  # how many
            Weapons(),  # with what
            Speeches(),  # who says what
            Incidents(),  # which happenings there are: type, stage, background
            WhenWhere(),  # date, place, site of each
            Tolls(),  # killed, wounded, abducted, arrested
            Roles(),  # targets and weapons
            Responsibility(),  # who did it, claims it, is blamed, denies it; that nobody claims it
            PlaceLists(),  # one incident a place of a list
            Statements(),  # which communications there are, and what is said of them
            Precedents(),  # "the first since …", "hours after …"
            *(_trained() if trained else ()),  # the trained network's judgement of the incidents
            Sureness("trained" if trained else "rules"),  # how likely each value of an incident is right
            Conform(codebook),  # nothing that the codebook does not allow
        ),
        settings.places,
    )


def _trained() -> tuple[Component, ...]:
    from sayso.coding.trained import Trained  # the network's runtime is loaded only where it is used

    return (Trained(),)
