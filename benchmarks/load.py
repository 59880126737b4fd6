"""How long the pages of the desk take while many people click and reports are added.

python -m benchmarks load --archive FILE-OR-URL [--people 20] [--adders 2] [--pace 4] [--seconds 300]
                          [--out benchmarks/load.json]

The archive is one of `benchmarks scale`, or any other; people are added to it, and reports. ``sayso desk --team`` serves it in a
process of its own. Each adder is a process that adds an invented report and then another, at the pace of a person or, with ``--pace 0``,
as fast as it can, as ``sayso add`` does with a folder. Everybody clicks, waits for the page, looks at it for some seconds, and clicks
again; most are coders, from whom names are hidden, which takes longest.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Any, Final
from urllib.parse import quote, urlencode

import sayso.flow as flow
from benchmarks.synthetic import sheets
from sayso.archive import Filter, Reader, open_archive
from sayso.desk.access import csrf_of
from sayso.desk.team import COOKIE
from sayso.records import Card, Role
from sayso.settings import Settings, load_settings

LOOKS: Final = 4.0
"""Seconds that somebody looks at a page, on average; as often less than seven tenths of it as more."""
ROLES: Final[tuple[Role, ...]] = ("admin", "coder", "coder", "coder", "editor", "coder", "coder", "reader", "coder", "coder")
NO_ANSWER: Final = 599
FETCHED: Final = "incident, before and after"
"""What a browser fetches by itself as soon as it shows an incident."""
PASSWORD: Final = "four words in a row"
COMMAND: Final = (sys.executable, "-c", "from sayso.cli.app import main; main()")
HERE: Final = Path(__file__).parent


@dataclass(frozen=True)
class Seen:
    """What of the archive people click on."""

    incidents: list[Card]
    statements: list[Card]
    actors: list[Card]
    reports: list[str]
    values: dict[str, list[str]]

    def pages(self, random: Random) -> dict[str, Callable[[], str]]:
        """The address of each page, made anew for each click."""

        def one() -> Card:
            return random.choice(self.incidents)

        def place() -> str:
            return quote(one().place or "")

        return {
            "inbox": lambda: f"/inbox?page={random.randint(1, 5)}",
            "report": lambda: f"/reports/{random.choice(self.reports)}",
            "incident": lambda: f"/incidents/{one().id}",
            "incidents": lambda: f"/incidents?place={place()}",
            "statement": lambda: f"/statements/{random.choice(self.statements).id}",
            "actor": lambda: f"/actors/{random.choice(self.actors).id}",
            "statements": lambda: f"/statements?page={random.randint(1, 9)}",
            "actors": lambda: f"/actors?page={random.randint(1, 9)}",
            "source": lambda: f"/sources/{quote(random.choice(one().sources))}",
            "sources": lambda: "/sources",
            "contradictions": lambda: f"/contradictions?page={random.randint(1, 9)}",
            "search": lambda: f"/search?words={place()}",
            "precedents": lambda: f"/precedents?claim=the+first+bombing+in+{place()}+since+{random.randint(2016, 2023)}",
            "map": lambda: "/map",
            "timeline": lambda: f"/timeline?place={place()}",
            "activity": lambda: "/activity",
            "codebook": lambda: "/codebook",
        }


def look_around(reader: Reader, random: Random) -> Seen:
    """Some hundred incidents, statements and actors of the archive, with their reports and the values of these."""

    def some(kind: Any) -> list[Card]:
        total = reader.count_cards(Filter(kind=kind))
        pages = [random.randrange(max(1, total - 20)) for _ in range(20)]
        return [card for page in pages for card in reader.cards(Filter(kind=kind), limit=20, offset=page)]

    incidents = some("incident")
    members = reader.members("incident", [card.id for card in incidents])
    of_account = reader.report_ids_of([one for many in members.values() for one in many if one.startswith("inc-")])
    reports = sorted(set(of_account.values()))
    values = {one: [a.id for account in reader.accounts_of(one) for a in account.assertions] for one in reports}
    return Seen(incidents, some("statement"), some("actor"), reports, values)


class Times:
    """How long each page took, and what went wrong."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.of: dict[str, list[float]] = {}
        self.wrong: dict[str, int] = {}

    def add(self, page: str, seconds: float, status: int) -> None:
        """Note one click."""
        with self._lock:
            self.of.setdefault(page, []).append(seconds)
            if status >= 400:
                self.wrong[f"{page}: {status}"] = self.wrong.get(f"{page}: {status}", 0) + 1


def click(port: int, secret: str, role: Role, seen: Seen, until: float, times: Times, random: Random) -> None:
    """One person at work."""
    headers = {"Cookie": f"{COOKIE}={secret}"}
    pages = seen.pages(random)
    time.sleep(random.uniform(0, LOOKS))
    while time.time() < until:
        name = random.choice([*pages, *(("decide",) if role != "reader" else ())])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)  # as after some seconds of reading
        if name == "decide":
            report = random.choice(seen.reports)
            form = {"decision": "accept", "subject": random.choice(seen.values[report]), "back": f"/reports/{report}"}
            more = {"X-CSRF-Token": csrf_of(secret), "Content-Type": "application/x-www-form-urlencoded"}
            times.add(name, *_timed(connection, "POST", "/decide", {**headers, **more}, urlencode(form)))
        else:
            address = pages[name]()
            times.add(name, *_timed(connection, "GET", address, headers))
            if name == "incident":  # what a browser fetches by itself as soon as it has the page
                times.add(FETCHED, *_timed(connection, "GET", f"{address}/before", {**headers, "HX-Request": "true"}))
        connection.close()
        time.sleep(random.expovariate(1 / LOOKS))


def _timed(
    connection: http.client.HTTPConnection, method: str, address: str, headers: dict[str, str], body: str | None = None
) -> tuple[float, int]:
    """Seconds until the whole answer was there, and its status."""
    begun = time.perf_counter()
    try:
        connection.request(method, address, body, headers)
        answer = connection.getresponse()
        answer.read()
        status = answer.status
    except OSError:  # none within a minute
        status = NO_ANSWER
        connection.close()
    return time.perf_counter() - begun, status


def _ask(port: int, headers: dict[str, str], address: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers=headers)
    connection.getresponse().read()
    connection.close()


@contextmanager
def served(settings: Settings) -> Iterator[int]:
    """The desk of a team, in a process of its own; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    environment = {**os.environ, "SAYSO_ARCHIVE": str(settings.archive)}
    with subprocess.Popen([*COMMAND, "desk", "--team", "--port", str(port)], env=environment) as process:
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(120):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the desk did not start within a minute")


@contextmanager
def adding(settings: Settings, folder: Path, seed: int, count: int, pace: float) -> Iterator[None]:
    """Somebody who adds reports of a world, and of incidents, that nobody has told of, as long as the trial lasts."""
    folder.mkdir()
    for number, (sheet, _) in enumerate(sheets(count, seed, begin=seed)):
        given = {"id": sheet.report.name, "text": sheet.text.chars, "source": sheet.report.source, "published": "2031-01-01"}
        (folder / f"{number:06}.jsonl").write_text(json.dumps(given), encoding="utf-8")
    environment = {**os.environ, "SAYSO_ARCHIVE": str(settings.archive)}
    nowhere = subprocess.DEVNULL
    paced = (sys.executable, "-m", "benchmarks.adder", str(settings.archive), str(folder), str(pace))
    command = paced if pace else (*COMMAND, "add", str(folder))
    with subprocess.Popen(command, env=environment, stdout=nowhere, stderr=nowhere) as process:
        try:
            yield
        finally:
            process.terminate()


def trial(archive: str, people: int, adders: int, seconds: float, pace: float = LOOKS) -> dict[str, Any]:
    """One trial; what it found."""
    settings = replace(load_settings(), archive=archive)
    random = Random(f"load {time.time_ns()}")
    with open_archive(archive) as opened, opened.reading() as reader:
        before, seen, store = reader.counts()["reports"], look_around(reader, random), opened.engine.dialect.name
    mark = f"{time.time_ns():x}"
    roles = [ROLES[n % len(ROLES)] for n in range(people)]
    for n, role in enumerate(roles):
        flow.add_person(f"Load {mark} {n}", role, PASSWORD, settings=settings)
    secrets = [flow.log_in(f"Load {mark} {n}", PASSWORD, address=f"load {n}", settings=settings)[1] for n in range(people)]
    times = Times()
    with TemporaryDirectory() as folder, ExitStack() as stack:
        port = stack.enter_context(served(settings))
        for n in range(adders):
            seed = random.randrange(10**6, 10**9)
            stack.enter_context(adding(settings, Path(folder) / str(n), seed, int(20 * seconds), pace))
        time.sleep(10 if adders else 0)  # by then the adders have read their model
        for page in seen.pages(random).values():  # and the desk its own: somebody was there before
            _ask(port, {"Cookie": f"{COOKIE}={secrets[0]}"}, page())
        until = time.time() + seconds
        clicking = [
            Thread(target=click, args=(port, secret, role, seen, until, times, Random(f"{mark} {n}")))
            for n, (secret, role) in enumerate(zip(secrets, roles, strict=True))
        ]
        for one in clicking:
            one.start()
        for one in clicking:
            one.join()
    with open_archive(archive) as opened, opened.reading() as reader:
        added = reader.counts()["reports"] - before
    pages = {name: _spread(some) for name, some in sorted(times.of.items())}
    whole = _spread([one for some in times.of.values() for one in some])
    return {
        "store": store, "reports": before, "people": people, "adders": adders, "pace": pace, "seconds": seconds, "added": added,
        "wrong": times.wrong, "all": whole, "pages": pages,
    }  # fmt: skip


def _spread(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        "clicks": len(ordered),
        "p50 ms": round(1000 * ordered[len(ordered) // 2], 1),
        "p95 ms": round(1000 * ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
    }


def main(arguments: list[str]) -> None:
    """Read the command line."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="python -m benchmarks load", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", required=True, help="a file, or the URL of a database; people and reports are added to it")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--adders", type=int, default=2)
    parser.add_argument("--pace", type=float, default=LOOKS, help="seconds between two reports of one adder; 0: none")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--out", type=Path, default=HERE / "load.json")
    given = parser.parse_args(arguments)
    found = trial(given.archive, given.people, given.adders, given.seconds, given.pace)
    kept = json.loads(given.out.read_text(encoding="utf-8")) if given.out.exists() else {}
    kept[found["store"] if given.pace else f"{found['store']}, no pause"] = found
    given.out.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{found['store']}: {found['reports']} reports, {found['added']} added meanwhile, wrong: {found['wrong'] or 'nothing'}")
    for name, row in {**found["pages"], "all": found["all"]}.items():
        print(f"  {name:<16} {row['clicks']:5.0f} clicks   p50 {row['p50 ms']:7.1f} ms   p95 {row['p95 ms']:7.1f} ms")
