"""Linking as a benchmark: the whole set is answered at once."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.documents import Document
from benchmarks.link import items_of_document, predict_all
from benchmarks.predicting import predict_file
from benchmarks.scoring import score_link
from benchmarks.sets import Bench

ONE = "A car bomb killed four people at a market in Mirsal on Monday, police said."
OTHER = "Four people died when a car bomb went off at a market in Mirsal on Monday, police said."
FERRY = "The ferry line between Torvik and Saray Hill reopened on Friday after a winter of repairs, the harbour office said."


def document(name: str, words: str) -> Document:
    return Document(key="docid", id=name, text=words, published="2031-03-04")


def test_reports_of_one_incident_get_one_cluster() -> None:
    found = {
        str(row["docid"]): row["cluster"] for row in predict_all([document("a", ONE), document("b", OTHER), document("c", FERRY)])
    }
    assert found["a"] == found["b"] != found["c"]


def test_two_documents_of_one_wording_are_two_reports() -> None:
    one, other = items_of_document(document("a", FERRY)), items_of_document(document("b", FERRY))
    assert one[0].report_id != other[0].report_id


def test_the_answers_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    rows = [{"docid": name, "text": words, "title": None, "published": None} for name, words in (("z", ONE), ("a", FERRY))]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert predict_file("link", gold, tmp_path / "pred.jsonl") == 2
    written = [json.loads(line) for line in (tmp_path / "pred.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["docid"] for row in written] == ["z", "a"]
    assert set(written[0]) == {"docid", "cluster"}


def test_a_part_of_a_set_is_whole_incidents(tmp_path: Path) -> None:
    rows = [{"docid": str(n), "set": "gvc" if n < 8 else "gva", "incident_ids": [f"i{n // 2}"]} for n in range(12)]
    (tmp_path / "link.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    bench = Bench("t", "link", "link.jsonl", score_link, sets=("gvc",), group="incident_ids")
    assert [json.loads(line)["docid"] for line in bench.lines(tmp_path, 2)] == ["0", "1", "4", "5"]
    assert len(list(bench.lines(tmp_path))) == 8


def test_without_a_group_every_nth_document_is_taken(tmp_path: Path) -> None:
    rows = [{"docid": str(n), "split": "dev" if n % 2 else "train"} for n in range(8)]
    (tmp_path / "some.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    bench = Bench("t", "time", "some.jsonl", score_link, splits=("dev",))
    assert [json.loads(line)["docid"] for line in bench.lines(tmp_path, 2)] == ["1", "5"]
