"""Does an archive survive? Verbs are killed at random moments, again and again; then what is there is compared with what ought to be.

python -m benchmarks crash [--kills N] [--store sqlite|postgresql] [--reports N] [--only VERB]

Each kill is a SIGKILL to a process that was just adding reports, coding again, linking anew or taking a decision. On PostgreSQL
every second kill hits the server first. After each one the archive is verified, and every report that was reported as added must
be in it. At the end the verb runs undisturbed, and the archive must say the same as one that was filled without a break.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.crash_content import content, differences, names_in, unsound
from benchmarks.crash_reports import write_reports
from benchmarks.crash_server import Server
from benchmarks.crash_victim import BEGIN, CODING, COMMIT, DONE, START, Deed, Life, Plan, Say, a_plan, a_short_plan, live
from sayso.archive import Filter, open_archive
from sayso.flow.judging import judge
from sayso.flow.keeping import add, recode
from sayso.settings import Settings, load_settings

SEED: Final = 20310504
_NEAR: Final = 0.005
"""Seconds from a commit within which a kill counts as near it."""
_PART: Final = 5
"""Coding again and deciding are tried on a fifth of the reports, with a tenth of the kills each."""
_CODEBOOK: Final = (
    "name: without-wounded\nversion: '1'\ntitle: Without the wounded\nextends: sayso\ndrop:\n  properties: [wounded]\n"
)


def main(arguments: list[str]) -> None:
    """The command line; exit status 1 if an archive did not survive."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks crash", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=300, help="how often 'add' is killed")
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite", help="where the archive is")
    parser.add_argument("--reports", type=int, default=500, help="how many reports are added")
    parser.add_argument("--seed", type=int, default=SEED, help="draws the moments")
    parser.add_argument("--only", choices=("add", "recode", "relink", "judge"), help="only this verb")
    given = parser.parse_args(arguments)
    try:
        run(given.kills, given.store, given.reports, given.seed, given.only)
    except Lost as lost:
        print(f"NOT SURVIVED: {lost}", file=sys.stderr)
        raise SystemExit(1) from None


class Lost(Exception):
    """An archive did not survive; says what is wrong with it."""


@dataclass(slots=True)
class Count:
    """What one trial gave.

    Attributes:
        kills: how often a process was killed; of which `server` times the server as well.
        where: what it was doing then.
        near: how many kills fell within five milliseconds before or after a commit.
        unsaid: how many reports were in the archive though the process died before it could say so.
        messages: what processes said whose server was killed and who were left to fail by themselves.
        seconds: how long all of it took.
    """

    kills: int = 0
    server: int = 0
    where: Counter[str] = field(default_factory=Counter)
    near: int = 0
    unsaid: int = 0
    messages: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Trial:
    """Where victims are let loose.

    Attributes:
        folder: for files.
        settings: of the victims; its `archive` is the one that they fill.
        random: draws every moment.
        server: of the archive, if it has one.
    """

    folder: Path
    settings: Settings
    random: Random
    server: Server | None = None

    def kill(self, deed: Deed, count: Count, plan: Plan, known: Sequence[str] = ()) -> Life:
        """One life and, unless it ended before, one death."""
        takes_server = self.server is not None and count.kills % 2 == 1
        left_alone = takes_server and self.random.random() < 0.5
        life = live(deed, plan, set(known), self._killer(left_alone) if takes_server else None)
        if takes_server and self.server:
            self.server.start()
        if life.broken:
            raise Lost(f"a process ended with a traceback:\n{life.broken}")
        if life.where != "ended":
            count.kills += 1
            count.server += takes_server
            count.where[life.where] += 1
            count.near += life.since_commit is not None and life.since_commit <= _NEAR
        if life.message:
            count.messages[life.message.partition(": ")[2]] += 1
        return life

    def _killer(self, left_alone: bool) -> Callable[[int], None]:
        def killer(pid: int) -> None:
            if self.server:
                self.server.kill()
            if not left_alone:
                os.kill(pid, signal.SIGKILL)

        return killer


def run(kills: int, store: str, reports: int, seed: int = SEED, only: str | None = None) -> dict[str, Count]:
    """All trials on one store.

    Args:
        kills: how often `add` is killed; `recode` and `judge` a tenth as often each, twice at least.
        store: sqlite or postgresql.
        reports: how many reports are added.
        only: the one verb to try; all of them if none is given.

    Raises:
        Lost: if an archive did not survive.
    """
    found: dict[str, Count] = {}
    with tempfile.TemporaryDirectory(prefix="sayso-crash-") as name, _server(store) as server:
        folder = Path(name)
        random = Random(seed)
        for verb, trial, times, size in (
            ("add", _adding, kills, reports),
            ("recode", _recoding, max(2, kills // 10), max(8, reports // _PART)),
            ("relink", _relinking, max(2, kills // 10), max(8, reports // _PART)),
            ("judge", _judging, max(2, kills // 10), max(8, reports // _PART)),
        ):
            if only not in (None, verb):
                continue
            begun = time.monotonic()
            (folder / verb).mkdir()
            url = server.create(f"{verb}_0") if server else str(folder / verb / "archive.sqlite")
            settings = replace(load_settings(), archive=url, user="crash test")
            found[verb] = trial(Trial(folder / verb, settings, random, server), times, size)
            found[verb].seconds = time.monotonic() - begun
            print_count(verb, found[verb])
    return found


@contextmanager
def _server(store: str) -> Iterator[Server | None]:
    if store == "sqlite":
        yield None
        return
    with Server() as server:
        yield server


def _adding(trial: Trial, kills: int, reports: int) -> Count:
    path = write_reports(trial.folder / "reports.jsonl", reports)
    whole = _filled(trial.folder / "whole.sqlite", path)
    count = Count()
    usual = 0.5
    settings, rounds = trial.settings, 0
    while count.kills < kills:
        known = _names(settings)
        life = trial.kill(partial(_add, path, settings), count, a_plan(trial.random, usual), known)
        usual = 0.8 * usual + 0.2 * life.first_done if life.first_done else usual
        after = _sound(settings)
        lost = {*known, *life.names} - set(after)
        if lost or len(after) != len(set(after)):
            raise Lost(f"after {count.kills} kills: {len(lost)} reports that had been added are gone, {sorted(lost)[:3]}")
        count.unsaid += len(set(after) - {*known, *life.names})
        if life.where == "ended" and count.kills < kills:  # all reports are in: once more from the start
            _same(settings, whole)
            rounds += 1
            fresh = trial.server.create(f"add_{rounds}") if trial.server else str(trial.folder / f"archive{rounds}.sqlite")
            settings = replace(settings, archive=fresh)
    _ends(partial(_add, path, settings))
    _same(settings, whole)
    return count


def _relinking(trial: Trial, kills: int, reports: int) -> Count:
    return _recoding(trial, kills, reports, relink=True)


def _recoding(trial: Trial, kills: int, reports: int, *, relink: bool = False) -> Count:
    path = write_reports(trial.folder / "reports.jsonl", reports)
    codebook = trial.folder / "codebook.yaml"
    codebook.write_text(_CODEBOOK, encoding="utf-8")
    whole = _filled(trial.folder / "whole.sqlite", path)
    _ends(partial(_add, path, trial.settings))
    newer = replace(trial.settings, codebook=str(codebook))
    for settings in (whole, trial.settings) if relink else ():  # as if an older version had linked it
        with open_archive(settings.archive) as archive, archive.writing() as writer:
            writer.put_fact("linker.incident", "older@0")
    recode(settings=replace(whole, codebook=str(codebook)))
    count, usual = Count(), 0.5
    while count.kills < kills:
        life = trial.kill(partial(_recode, newer), count, a_plan(trial.random, usual))
        usual = 0.8 * usual + 0.2 * life.first_done if life.first_done else usual
        if len(_sound(trial.settings, unfinished=relink)) != reports:
            raise Lost(f"after {count.kills} kills of recode there are other reports than before")
        if life.where == "ended":
            break
    _ends(partial(_recode, newer))
    _same(trial.settings, whole)
    return count


def _judging(trial: Trial, kills: int, reports: int) -> Count:
    path = write_reports(trial.folder / "reports.jsonl", reports)
    whole = _filled(trial.folder / "whole.sqlite", path)
    _ends(partial(_add, path, trial.settings))
    pairs = _pairs(whole, trial.random, kills)
    count, usual, taken = Count(), 0.3, 0
    for number, (first, second) in enumerate(pairs):
        _judge(first, second, whole)
        while taken <= number:
            deed = partial(_judge, first, second, trial.settings)
            if count.kills < kills * (number + 1) / len(pairs):
                trial.kill(deed, count, a_short_plan(trial.random, usual))
            else:
                _ends(deed)
            _sound(trial.settings)
            with open_archive(trial.settings.archive) as archive, archive.reading() as reader:
                taken = len(reader.judgements())
            if not number <= taken <= number + 1:
                raise Lost(f"there are {taken} decisions, and {number} or {number + 1} were taken")
        _same(trial.settings, whole)
    return count


def _add(path: Path, settings: Settings, say: Say | None = None) -> None:
    add(path, settings=settings, progress=say)


def _recode(settings: Settings, say: Say) -> None:
    recode(settings=settings, progress=say)


def _judge(first: str, second: str, settings: Settings, say: Say | None = None) -> None:
    judge("same", first, second, by="ana", reason="the same blast", settings=settings)


def _pairs(settings: Settings, random: Random, most: int) -> list[tuple[str, str]]:
    with open_archive(settings.archive) as archive, archive.reading() as reader:
        ids = sorted(card.id for card in reader.cards(Filter(kind="incident"), limit=10_000))
    random.shuffle(ids)
    return [(ids[2 * n], ids[2 * n + 1]) for n in range(min(most, len(ids) // 2))]


def _filled(path: Path, reports: Path) -> Settings:
    """An archive that was filled without a break, always a file: what an archive says does not depend on its store."""
    settings = replace(load_settings(), archive=str(path), user="crash test")
    add(reports, settings=settings)
    return settings


def _ends(deed: Deed) -> None:
    life = live(deed, None)
    if life.where != "ended":
        raise Lost(f"a process that nobody killed did not end well: {life.message or life.broken}")


def _names(settings: Settings) -> list[str]:
    with open_archive(settings.archive) as archive:
        return names_in(archive)


def _sound(settings: Settings, *, unfinished: bool = False) -> list[str]:
    with open_archive(settings.archive) as archive:
        if found := unsound(archive, unfinished=unfinished):
            raise Lost(f"the archive is not sound: {'; '.join(found)}")
        return names_in(archive)


def _same(settings: Settings, whole: Settings) -> None:
    """Whether an archive says what the one says that was made without a break."""
    with open_archive(settings.archive) as archive, open_archive(whole.archive) as other:
        found = [*unsound(archive), *differences(content(archive), content(other))]
    if found:
        raise Lost("\n".join(["the archive is not the one that would be there without a break:", *found]))


def print_count(verb: str, count: Count) -> None:
    """The figures of one trial."""
    where = ", ".join(f"{name} {count.where[name]}" for name in (START, CODING, BEGIN, COMMIT, DONE) if count.where[name])
    print(f"{verb}: {count.kills} kills ({count.server} with the server) in {count.seconds:.0f} s; {where}", flush=True)
    print(
        f"  {count.near} within {1000 * _NEAR:.0f} ms of a commit; {count.unsaid} reports in though nobody could say so",
        flush=True,
    )
    print("  nothing lost, nothing doubled, verify clean after every kill, content as without a break", flush=True)
    for message, times in sorted(count.messages.items()):
        print(f"  {times} times: {message}", flush=True)
