"""The prediction that the scorer of event types takes."""

from benchmarks.documents import Document
from benchmarks.types import predict


def test_a_prediction_is_an_id_and_a_label() -> None:
    document = Document(key="id", id="x-1", text="Warplanes struck a village near Kelm.")
    assert predict(document) == {"id": "x-1", "event_type": "AIR_STRIKE"}
