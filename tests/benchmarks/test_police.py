from benchmarks.documents import Document
from benchmarks.police import predict_all


def test_an_act_goes_to_its_sentence_and_articles_are_read_apart() -> None:
    texts = {
        "a-1-0": "The market was closed on Friday.",
        "a-1-1": "Police opened fire in Torvik.",
        "a-1-2": "One man was killed in the firing and six were arrested.",
        "a-2-0": "One man was killed in the firing.",
    }
    answers = predict_all([Document("id", name, text) for name, text in texts.items()], 1)
    assert [answer["id"] for answer in answers] == list(texts)
    assert [(answer["KILL"], answer["ARREST"], answer["FORCE"]) for answer in answers] == [
        ("no", "no", "no"),
        ("no", "no", "yes"),
        ("yes", "yes", "yes"),
        ("no", "no", "no"),
    ]
