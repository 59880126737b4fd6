"""The network of event types and its file."""

import numpy as np

from sayso.trained.event_types import LONGEST, event_type_network
from sayso.trained.files import DATA
from sayso.trained.labels import EVENT_TYPES


def test_chances_sum_to_one() -> None:
    chances = event_type_network().read("Rebels set up a new base near Saray Hill.")
    assert chances.shape == (len(EVENT_TYPES),)
    assert abs(float(chances.sum()) - 1) < 1e-4


def test_a_text_without_words_leaves_all_open() -> None:
    assert set(event_type_network().read(" ").tolist()) == {float(np.float32(1 / len(EVENT_TYPES)))}


def test_only_the_first_pieces_of_a_long_text_are_read() -> None:
    long = "kelm " * (LONGEST + 5)
    assert np.array_equal(event_type_network().read(long + "bomb"), event_type_network().read(long + "protest"))


def test_it_holds_only_what_the_first_network_does_not() -> None:
    assert (DATA / "event_types.onnx").stat().st_size < 5_000_000


def test_all_networks_together_stay_below_forty_megabytes() -> None:
    assert sum(path.stat().st_size for path in DATA.glob("*.onnx")) < 40_000_000
