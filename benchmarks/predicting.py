"""Predictions for a gold file: documents in, the form that the set's scorer takes out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import cast

from benchmarks.documents import Document, read

WholeSet = Callable[[list[Document], int], list[dict[str, object]]]
"""A benchmark that answers for all documents together has `predict_all`; the others have `predict`, for one document."""


def predict_file(name: str, gold: Path, out: Path, jobs: int = 1) -> int:
    """Predict every document of a file and write the predictions, a JSON object a line, in the same order.

    Args:
        name: one of `benchmarks.sets.NAMES`.
        gold: the file; nothing but ids, texts, titles, outlets and dates is read from it.
        out: where the predictions go; written whole at the end, so that no half file is left behind.
        jobs: number of processes.

    Returns:
        the number of documents.
    """
    documents = list(read(gold))
    lines: list[str] = []
    if hasattr(predictor := import_module(f"benchmarks.{name}"), "predict_all"):
        answers = cast(WholeSet, predictor.predict_all)(documents, jobs)
        lines = [json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers]
    elif jobs <= 1:
        for document in documents:
            lines.append(_predict((name, document)))
            _progress(name, len(lines), len(documents))
    else:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            for line in pool.map(_predict, [(name, document) for document in documents], chunksize=4):
                lines.append(line)
                _progress(name, len(lines), len(documents))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(lines), encoding="utf-8")
    return len(documents)


def _predict(task: tuple[str, Document]) -> str:
    name, document = task
    predict = cast(Callable[[Document], dict[str, object]], import_module(f"benchmarks.{name}").predict)
    return json.dumps(predict(document), ensure_ascii=False) + "\n"


def _progress(name: str, done: int, total: int) -> None:
    if sys.stderr.isatty() and (done % 10 == 0 or done == total):
        print(f"\r{name}: {done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
