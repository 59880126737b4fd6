"""The event type of a snippet, a skill of its own."""

from __future__ import annotations

from sayso.coding.event_types import EventType, event_type_of
from sayso.flow.coding import sheet_of_text
from sayso.reading.sentences import Sentences
from sayso.settings import load_settings


def read_event_type(chars: str) -> EventType:
    """Which of ACLED's sub-event types a snippet tells of, or which of five labels beside them, with how likely that is.

    It is made for a headline, a coder's note, a sentence or two that tell of one event. Of a whole report `code` gives the incidents, each
    with its type.

    Args:
        chars: the snippet; of a long text the first 510 word pieces are read.
    """
    return event_type_of(Sentences(load_settings().spacy_pipeline)(sheet_of_text(chars, None)))
