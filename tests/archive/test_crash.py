"""What was committed is there after the program was killed, and nothing else."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.archive import Archive, open_archive
from tests.stores import STORES

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from sayso.archive import open_archive
from tests.archive.samples import RUN, sheet_of

with open_archive(sys.argv[1]) as archive:
    for number in range(100_000):
        sheet, data = sheet_of(f"Report {number} of {sys.argv[2]} from Brenholt, at length. " * 20)
        with archive.writing() as writer:
            key = writer.put_run(RUN, at="2031-06-01T12:00:00Z", by="tests")
            writer.put_report(sheet.report, sheet.text, data)
            writer.put_coding(sheet, key)
        print(sheet.report.id, flush=True)
"""


def killed(url: str, name: str, seconds: float) -> list[str]:
    """The reports that a writer has reported as kept before it was killed, so long after its first one."""
    command = [sys.executable, "-c", WRITER, url, name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().strip()]
        time.sleep(seconds)
        process.kill()
        told += process.stdout.read().split("\n")
    return [line for line in told if len(line) == len("rep-") + 16]


@pytest.mark.parametrize("store", STORES)
def test_a_killed_writer_loses_nothing_and_leaves_nothing_half_done(store: str, new_archive: Callable[[str], Archive]) -> None:
    archive = new_archive(store)
    url = archive.engine.url.render_as_string(hide_password=False)
    archive.close()
    wait = random.Random(7)
    told: list[str] = []
    for attempt in range(3):
        fresh = killed(url, f"attempt {attempt}", wait.uniform(0, 0.3))
        assert fresh
        told += fresh
        with open_archive(url, create=False) as again, again.reading() as reader:
            counts = reader.counts()
            assert all(reader.has_report(report_id) for report_id in told)
            assert len(told) <= counts["reports"] <= len(told) + attempt + 1, "at most the one that was being told of"
            assert counts["reports"] == counts["runs"] == counts["accounts"] == counts["log"]
            for report, _ in reader.each_report():
                assert reader.coding_run(report.id) is not None
                assert reader.bytes_of(report.sha256) is not None
            if store == "sqlite":
                assert reader.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
