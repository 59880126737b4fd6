"""Is adding flat? The same new reports are filed by turns into a small archive and into a great one.

python -m benchmarks growth --archive SMALL --archive GREAT [--rounds 5] [--out benchmarks/growth.json]

The reports are of years after all that are there, as in an archive that goes on. By turns, since what else the machine does changes
from minute to minute: what is compared is processor time, of this process and of a PostgreSQL server on this machine. Both archives
grow by what is filed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.processors import Clock, Watch
from benchmarks.synthetic import sheets
from sayso.archive import Archive, open_archive
from sayso.codebook import default_codebook
from sayso.filing.filing import Arrival, file_sheets

TOGETHER: Final = 100
"""Reports of a round that are filed in one transaction."""
ALONE: Final = 15
"""Reports of a round that are filed each in a transaction of its own."""
A_DAY: Final = 8
AFTER: Final = 500_000
"""Number of the first incident, which lies some 170 years on, and one more for each report that is there: no report comes twice."""
HERE: Final = Path(__file__).parent


class Side:
    """One of the archives, with what its rounds took."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        with archive.writing() as writer:
            self.reports = writer.counts()["reports"]
            self.run = writer.runs()[0].key
            self.clock = Clock(writer.connection)
        self.took: dict[str, list[Watch]] = {"together": [], "alone": []}

    def file(self, name: str, batches: Sequence[Sequence[Arrival]]) -> None:
        """File each batch in a transaction of its own."""
        watch = Watch(self.clock)
        for batch in batches:
            with watch, self.archive.writing() as writer:
                file_sheets(writer, default_codebook(), batch, self.run)
        self.took[name].append(watch)

    def row(self) -> dict[str, float]:
        """Milliseconds of processor time for each report: medians of the rounds, the first one left out."""
        found: dict[str, float] = {"reports": self.reports}
        for name, many in (("together", TOGETHER), ("alone", ALONE)):
            watches = self.took[name][1:]
            found[f"{name} CPU ms"] = round(1000 * median(watch.here for watch in watches) / many, 1)
            if watches[0].served:  # counted in hundredths of a second: only all rounds together tell it
                found[f"{name} server CPU ms"] = round(1000 * sum(watch.server for watch in watches) / many / len(watches), 1)
        return found


def measure(archives: Sequence[str], rounds: int, out: Path) -> None:
    """File some rounds of reports into each archive, who begins by turns, and write down what it took."""
    with ExitStack() as stack:
        sides = [Side(stack.enter_context(open_archive(url))) for url in archives]
        stream = (Arrival(*one) for one in sheets(10**9, begin=AFTER + sum(side.reports for side in sides), a_day=A_DAY))
        for number in range(rounds + 1):
            together, alone = list(islice(stream, TOGETHER)), list(islice(stream, ALONE))
            for side in sides if number % 2 else sides[::-1]:
                side.file("together", [together])
                side.file("alone", [[one] for one in alone])
        store = sides[0].archive.engine.dialect.name
        kept: dict[str, list[dict[str, Any]]] = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
        kept[store] = [side.row() for side in sides]
        out.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(store, json.dumps(kept[store]))


def main(arguments: list[str]) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks growth", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", action="append", required=True, help="give it twice: the small one, then the great one")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=HERE / "growth.json")
    given = parser.parse_args(arguments)
    measure(given.archive, given.rounds, given.out)
