"""Words per CPU second and peak memory of whole coding, and of the reading of times alone, beside plain spaCy on the same texts.

Each is a process of its own, in turn, twice; loading the models is not counted in the speed, and is in the memory.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.documents import read


def compare(gold: Path, texts: int = 60, rounds: int = 2) -> dict[str, dict[str, float]]:
    """Measure the programs in turn and keep the best round of each: noise only ever slows."""
    best: dict[str, dict[str, float]] = {}
    for _ in range(rounds):
        for program in ("spacy", "sayso", "times"):
            command = [sys.executable, "-m", "benchmarks.speed", program, str(gold), str(texts)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
            if program not in best or found["words per CPU second"] > best[program]["words per CPU second"]:
                best[program] = found
    return best


def _measure(program: str, gold: Path, texts: int) -> dict[str, float]:
    documents = list(read(gold))[:texts]
    words = sum(len(document.text.split()) for document in documents)
    if program == "spacy":
        from sayso.language.parse import load

        language = load()
        language(documents[0].text)
        start = time.process_time()
        for document in documents:
            language(document.text)
    elif program == "times":
        from sayso.language import parse
        from sayso.reading.times import times_of

        parsed = [(document, parse(document.text)) for document in documents]
        times_of(documents[0].text, parsed[0][1], documents[0].published)
        start = time.process_time()
        for document, doc in parsed:
            times_of(document.text, doc, document.published)
    else:
        from sayso.codebook import default_codebook
        from sayso.pipeline import build
        from sayso.records import Report, Sheet, Text
        from sayso.settings import Settings

        pipeline = build(Settings(), default_codebook())

        def code(chars: str, published: str | None) -> None:
            report = Report(sha256="0" * 64, name="speed", published=published)
            pipeline(Sheet(report, Text(report.id, chars, "as-given@1")))

        code(documents[0].text, documents[0].published)
        start = time.process_time()
        for document in documents:
            code(document.text, document.published)
    seconds = time.process_time() - start
    return {
        "words": words,
        "reports per CPU second": round(len(documents) / seconds),
        "words per CPU second": round(words / seconds),
        "peak memory MB": round(_peak()),
    }


def _peak() -> float:
    """Most memory that this program has held, in MB. What `getrusage` says counts that of the program that started it, too."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
