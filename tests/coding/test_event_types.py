"""One label for a snippet, by network and rules together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.coding.event_type_rules import lexicon
from sayso.trained.event_types import EventTypeNetwork, event_type_network
from sayso.trained.labels import EVENT_TYPES
from tests.coding.test_event_type_rules import CASES

UNSAID = [
    ("ABDUCT_DISSAP", "Men in masks walked him out of the clinic in Kelm, and nobody has seen him since."),
    ("CHANGE_TO_GROUP_ACT", "Two hundred of the Brask Front's men went over to Ansar al-Fajr, taking their rifles with them."),
    ("DISR_WEAP", "Sappers took apart a device that a shopkeeper had noticed under the stage in Torvik."),
    ("GOV_REGAINS_TERIT", "The flag of Vasrland flies over Ouban again after soldiers stormed the last rebel trenches."),
    ("NON_VIOL_TERRIT_TRANSFER", "Not a shot was fired as the garrison marched out of Mirsal and the insurgents walked in."),
    ("PEACE_PROTEST", "Nurses in Dahra laid down their work for a day and sang outside the ministry."),
    ("REM_EXPLOS", "The shepherd stepped on something buried beside the Kelm track and lost both legs."),
]
"""Snippets without the plain words of their label."""


def test_plain_words_get_their_label_but_for_two() -> None:
    wrong = [(label, chars) for label, chars in CASES if sayso.read_event_type(chars).label != label]
    assert len(wrong) <= 2, wrong


def test_other_words_get_it_too_but_for_one() -> None:
    wrong = [(label, chars) for label, chars in UNSAID if sayso.read_event_type(chars).label != label]
    assert len(wrong) <= 1, wrong


def test_a_label_has_the_name_of_the_codebook() -> None:
    found = sayso.read_event_type("Gunmen shot dead a farmer near Saray Hill.")
    assert found.name == lexicon().labels[found.label] == "Attack"


def test_labels_of_network_and_rules_are_the_same() -> None:
    assert set(EVENT_TYPES) == set(lexicon().labels)


def test_chances_are_shares_and_the_label_has_the_greatest() -> None:
    found = sayso.read_event_type("Gunmen shot dead a farmer near Saray Hill.")
    assert [chance for _, chance in found.ranked] == sorted((chance for _, chance in found.ranked), reverse=True)
    assert sum(chance for _, chance in found.ranked) == pytest.approx(1, abs=0.01)
    assert (found.label, found.chance) == found.ranked[0]
    assert found.by_rules == "ATTACK"


def test_the_rules_raise_the_odds_of_their_label() -> None:
    chars = "Militants abducted three aid workers near Ouban."
    alone = dict(zip(EVENT_TYPES, event_type_network().read(chars), strict=True))
    assert dict(sayso.read_event_type(chars).ranked)["ABDUCT_DISSAP"] >= alone["ABDUCT_DISSAP"]


def test_a_second_network_gives_the_same_numbers() -> None:
    chars = "A grenade exploded outside the house of a councillor in Brenholt."
    assert np.array_equal(EventTypeNetwork().read(chars), event_type_network().read(chars))


@pytest.mark.parametrize("chars", ["", " \n", "☃", "word " * 3000])
def test_texts_that_are_no_snippets_have_a_label_all_the_same(chars: str) -> None:
    assert sayso.read_event_type(chars).label in EVENT_TYPES


@given(st.text(max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_has_a_label(chars: str) -> None:
    found = sayso.read_event_type(chars)
    assert found.label in EVENT_TYPES
    assert 0 < found.chance <= 1
